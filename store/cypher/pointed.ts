/** Records that others name by their pointers, read in the statement of those. */
import type { Parameters } from "./parameters";
import { valuesOf, type Columns } from "./projection";
import type { Visible } from "./visibility";

/** Conditions and values of the statement. */
interface Tools {
  readonly visible: Visible;
  readonly parameters: Parameters;
}

/**
 * A subquery that finds in `pointed` what the nodes point at, each once, as far as it may be seen. `unwound`: the clause that makes nodes `n` of the
 * variable `given`. By ids, as look-ups have it; which properties hold some is a parameter, so that all selections share a plan.
 */
export function pointedBlock(given: string, unwound: string, columns: Columns, { visible, parameters }: Tools): string {
  return `CALL { WITH ${given} ${unwound}
UNWIND coalesce(${parameters.named("pointers", columns.pointers)}[n.label], []) AS pointer UNWIND n[pointer] AS pointedId
WITH collect(DISTINCT pointedId) AS pointedIds MATCH (t:Record) WHERE t.id IN pointedIds AND ${visible("t")}
RETURN collect(${valuesOf("t", columns, parameters)}) AS pointed }`;
}
