/** Records that others name by their pointers, read in the statement of those. */
import type { Parameters } from "./parameters";
import { pointedFrom, valuesOf, type Columns } from "./projection";
import type { Visible } from "./visibility";

/** What conditions and values of the statement need. */
export interface Tools {
  readonly visible: Visible;
  readonly parameters: Parameters;
}

/**
 * A subquery that finds in `pointed` what rows point at, each once, as far as it may be seen. `unwound`: the clause that makes rows of values `row` of
 * the variable `given`. By ids, as look-ups have it; where in a row some stand is a parameter, so that all selections share a plan.
 */
export function pointedBlock(given: string, unwound: string, columns: Columns, { visible, parameters }: Tools): string {
  return `CALL { WITH ${given} ${unwound} ${pointedFrom("row", columns, parameters)} AS pointedId
WITH collect(DISTINCT pointedId) AS pointedIds MATCH (t:Record) WHERE t.id IN pointedIds AND ${visible("t")}
RETURN collect(${valuesOf("t", columns, parameters)}) AS pointed }`;
}
