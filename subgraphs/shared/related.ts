import { inversesOf, type Label, type ListNeeds, type Row, type Where } from "../../store/port";
import type { SubgraphContext } from "./context";
import { recordIdOf } from "./versions";

const ROWS_ONLY: ListNeeds = {
  rows: true,
  totalCount: false,
  undetermined: false,
  undeterminedCount: false,
  summary: false,
  countsBy: [],
};
/** Largest page there is. */
const MOST = 200;

/** Makes a function that reads the first 200 records of a relation, for values computed from them. */
export function relatedRows(on: Label, name: string, where?: Where) {
  const relation = inversesOf(on).find((one) => one.name === name);
  if (!relation) throw new Error(`The model has no relation ${on}.${name}.`);
  const request = { ...(where ? { where } : {}), page: { first: MOST }, needs: ROWS_ONLY };
  return async (row: Row, { loaders }: SubgraphContext): Promise<readonly Row[]> =>
    (await loaders.related(relation, request).load(recordIdOf(row.id))).rows;
}

/** A period as the API shows it. */
export interface Period {
  readonly from: unknown;
  readonly to: unknown;
  /** `to` is the last day itself. */
  readonly includesLastDay: boolean;
}

/** The period of a row, as far as it is recorded. */
export const periodOf = (row: Row, includesLastDay = false): Period => ({
  from: row["from"] ?? null,
  to: row["to"] ?? null,
  includesLastDay,
});
