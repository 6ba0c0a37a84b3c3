import { PAGE_SIZE } from "../../domain/pageSize";
import {
  inversesOf,
  type InverseModel,
  type ListRequest,
  type InverseName,
  type InverseOf,
  type Label,
  type Row,
  type RowOf,
  type WhereOf,
} from "../../store/port";
import type { SubgraphContext } from "./context";
import { needsFor } from "./listing";
import { recordIdOf } from "./versions";

const ROWS_ONLY = needsFor(["nodes"]);

/** Makes a function that reads the first 200 records of a relation, for values computed from them. */
export function relatedRows<On extends Label, Name extends InverseName<On>>(
  on: On,
  name: Name,
  where?: WhereOf<InverseOf<On, Name>>,
) {
  const [relation, request] = [relationOf(on, name), requestFor(where)];
  return async (row: RowOf<On>, { loaders }: SubgraphContext): Promise<readonly RowOf<InverseOf<On, Name>>[]> =>
    listed<On, Name>((await loaders.related(relation, request).load(recordIdOf(row.id))).rows);
}

/** Makes a function that reads all records of a relation, page after page: for rules, which must not rest on a part of the facts. */
export function allRelatedRows<On extends Label, Name extends InverseName<On>>(
  on: On,
  name: Name,
  where?: WhereOf<InverseOf<On, Name>>,
) {
  const read = everyRow(relationOf(on, name), where);
  return async (row: RowOf<On>, context: SubgraphContext): Promise<readonly RowOf<InverseOf<On, Name>>[]> =>
    listed<On, Name>(await read(row, context));
}

/** Like `allRelatedRows`, for a relation whose target only the model knows. */
export function everyRow(relation: InverseModel, where?: object) {
  const request = requestFor(where);
  return async (row: Pick<Row, "id">, { loaders }: SubgraphContext): Promise<readonly Row[]> => {
    const rows: Row[] = [];
    let page = await loaders.related(relation, request).load(recordIdOf(row.id));
    for (rows.push(...page.rows); page.hasNextPage; rows.push(...page.rows)) {
      const next = { ...request, page: { first: PAGE_SIZE.largest, after: page.cursors.at(-1) ?? "" } };
      page = await loaders.related(relation, next).load(recordIdOf(row.id));
    }
    return rows;
  };
}

/** A relation lists records of one label; the store returns no others. */
const listed = <On extends Label, Name extends InverseName<On>>(rows: readonly Row[]) =>
  rows as readonly RowOf<InverseOf<On, Name>>[];

function relationOf(on: Label, name: PropertyKey): InverseModel {
  const relation = inversesOf(on).find((one) => one.name === name);
  if (!relation) throw new Error(`The model has no relation ${on}.${String(name)}.`);
  return relation;
}

const requestFor = (where: object | undefined): ListRequest => ({
  ...(where ? { where: { ...where } } : {}),
  page: { first: PAGE_SIZE.largest },
  needs: ROWS_ONLY,
});

/** A period as the API shows it. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
  /** `to` is the last day itself. */
  readonly includesLastDay: boolean;
}

/** The period of a row, as far as it is recorded. */
export const periodOf = ({ from, to }: Dated, includesLastDay = false): Period => ({
  from: from ?? null,
  to: to ?? null,
  includesLastDay,
});

interface Dated {
  readonly id: string;
  readonly from?: string | null;
  readonly to?: string | null;
}
