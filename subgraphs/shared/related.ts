import { inversesOf, type Label, type ListNeeds, type Row, type Where } from "../../store/port";
import type { SubgraphContext } from "./context";
import { MOST } from "./timedLists";
import { recordIdOf } from "./versions";

const ROWS_ONLY: ListNeeds = {
  rows: true,
  totalCount: false,
  undetermined: false,
  undeterminedCount: false,
  summary: false,
  countsBy: [],
};
/** Makes a function that reads the first 200 records of a relation, for values computed from them. */
export function relatedRows(on: Label, name: string, where?: Where) {
  const { relation, request } = asked(on, name, where);
  return async (row: Row, { loaders }: SubgraphContext): Promise<readonly Row[]> =>
    (await loaders.related(relation, request).load(recordIdOf(row.id))).rows;
}

/** Makes a function that reads all records of a relation, page after page: for rules, which must not rest on a part of the facts. */
export function allRelatedRows(on: Label, name: string, where?: Where) {
  const { relation, request } = asked(on, name, where);
  return async (row: Row, { loaders }: SubgraphContext): Promise<readonly Row[]> => {
    const rows: Row[] = [];
    let page = await loaders.related(relation, request).load(recordIdOf(row.id));
    for (rows.push(...page.rows); page.hasNextPage; rows.push(...page.rows)) {
      const next = { ...request, page: { first: MOST, after: page.cursors.at(-1) ?? "" } };
      page = await loaders.related(relation, next).load(recordIdOf(row.id));
    }
    return rows;
  };
}

function asked(on: Label, name: string, where: Where | undefined) {
  const relation = inversesOf(on).find((one) => one.name === name);
  if (!relation) throw new Error(`The model has no relation ${on}.${name}.`);
  return { relation, request: { ...(where ? { where } : {}), page: { first: MOST }, needs: ROWS_ONLY } };
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
