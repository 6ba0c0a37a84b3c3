/** From what the statement of a list returns to a page of it. */
import { encodeCursor, type Paging } from "../cypher/keyset";
import { rowOfList, type Columns } from "../cypher/projection";
import type { ListNeeds, ListPage, ListRequest, Summary, ValueCount } from "../port";
import type { Value, Row } from "../../model";

/** Nothing of a list is selected but its type. */
export const asksNothing = ({ countsBy, ...needs }: ListNeeds): boolean =>
  countsBy.length === 0 && !Object.values(needs).some(Boolean);

/** What a statement has returned. */
export interface Answered {
  /** One for each parent, or of the one list. */
  readonly lists: readonly Record<string, unknown>[];
  /** What rows point at, where the statement has looked ahead. */
  readonly pointed?: readonly (readonly Value[])[];
}

/** The lists in the records of a statement. */
export function listsIn(records: readonly Record<string, unknown>[]): Answered {
  const [first] = records;
  const { pointed, lists } = (first ?? {}) as Partial<Answered>;
  return { lists: lists ?? records, ...(pointed && { pointed }) };
}

/** How a list was asked for. */
interface Listed {
  readonly paging: Paging;
  readonly columns?: Columns;
}

/** The page in one record of the statement. */
export function pageOf(record: Record<string, unknown>, { paging, columns }: Listed, { needs }: ListRequest): ListPage {
  const rowsIn = (column: string): Row[] => {
    const found = record[column] ?? [];
    return columns ? (found as Value[][]).map((values) => rowOfList(values, columns)) : (found as Row[]);
  };
  const fetched = rowsIn("rows");
  const hasMore = fetched.length > paging.size;
  const kept = hasMore ? fetched.slice(0, paging.size) : fetched;
  const rows = paging.backward ? [...kept].reverse() : kept;
  const beyond = paging.cursor !== undefined;
  const summary = record["summary"] as Summary | undefined;
  let cursors: readonly string[] | undefined;
  return {
    rows,
    get cursors() {
      return (cursors ??= rows.map((row) => encodeCursor(row, paging)));
    },
    hasNextPage: paging.backward ? beyond : hasMore,
    hasPreviousPage: paging.backward ? hasMore : beyond,
    totalCount: (record["totalCount"] as number | undefined) ?? 0,
    undetermined: rowsIn("undetermined"),
    undeterminedCount: (record["undeterminedCount"] as number | undefined) ?? 0,
    unfit: (record["unfit"] as string[] | undefined) ?? [],
    ...(needs.summary ? { summary: summary ?? NOTHING_FOUND } : {}),
    countsBy: Object.fromEntries(
      needs.countsBy.map((property) => [property, (record[`countsBy_${property}`] as ValueCount[] | undefined) ?? []]),
    ),
  };
}

const NOTHING_FOUND: Summary = { records: 0, partnerCount: 0, newestAttestation: null, unverified: 0 };
