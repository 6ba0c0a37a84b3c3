/** Turns what the statement of a list returns into a page of it. */
import { encodeCursor, type Paging } from "../cypher/keyset";
import { countsColumn } from "../cypher/list";
import { rowOfList, type Columns } from "../cypher/projection";
import type { ListNeeds, ListPage, ListRequest, Summary, ValueCount } from "../port";
import type { Value, Row } from "../../model";

/** Nothing of a list is selected but its type. */
export const asksNothing = ({ countsBy, ...needs }: ListNeeds): boolean =>
  countsBy.length === 0 && !Object.values(needs).some(Boolean);

/** A record as a list returns it: itself, or, where the operation shows some properties only, their values. */
type FoundRow = Row | readonly Value[];

/** What a statement returns of one list; what was not selected is missing. */
export interface FoundList {
  readonly parentId?: string;
  readonly rows?: readonly FoundRow[];
  readonly undetermined?: readonly FoundRow[];
  readonly summary?: Summary;
  readonly totalCount?: number;
  readonly undeterminedCount?: number;
  readonly unfit?: readonly string[];
  readonly [counts: ReturnType<typeof countsColumn>]: readonly ValueCount[] | undefined;
}

/** A record of the statement: a list, or all of them with what their rows point at. */
export interface FoundLists extends FoundList, Partial<Answered> {}

/** What a statement has returned. */
export interface Answered {
  /** One for each parent, or of the one list. */
  readonly lists: readonly FoundList[];
  /** What rows point at, where the statement has looked ahead. */
  readonly pointed?: readonly (readonly Value[])[];
}

/** The lists in the records of a statement. */
export function listsIn(records: readonly FoundLists[]): Answered {
  const { pointed, lists }: FoundLists = records[0] ?? {};
  return { lists: lists ?? records, ...(pointed && { pointed }) };
}

/** How a list was asked for. */
interface Listed {
  readonly paging: Paging;
  readonly columns?: Columns;
}

/** The page in what the statement returns of one list. */
export function pageOf(list: FoundList, { paging, columns }: Listed, { needs }: ListRequest): ListPage {
  const rowsIn = (found: readonly FoundRow[] = []): readonly Row[] => found.map((one) => rowOf(one, columns));
  const fetched = rowsIn(list.rows);
  const hasMore = fetched.length > paging.size;
  const kept = hasMore ? fetched.slice(0, paging.size) : fetched;
  const rows = paging.backward ? [...kept].reverse() : kept;
  const beyond = paging.cursor !== undefined;
  let cursors: readonly string[] | undefined;
  return {
    rows,
    get cursors() {
      return (cursors ??= rows.map((row) => encodeCursor(row, paging)));
    },
    hasNextPage: paging.backward ? beyond : hasMore,
    hasPreviousPage: paging.backward ? hasMore : beyond,
    totalCount: list.totalCount ?? 0,
    undetermined: rowsIn(list.undetermined),
    undeterminedCount: list.undeterminedCount ?? 0,
    unfit: list.unfit ?? [],
    ...(needs.summary ? { summary: list.summary ?? NOTHING_FOUND } : {}),
    countsBy: Object.fromEntries(needs.countsBy.map((property) => [property, list[countsColumn(property)] ?? []])),
  };
}

function rowOf(found: FoundRow, columns: Columns | undefined): Row {
  if (!isValues(found)) return found;
  if (!columns) throw new Error("Values were read, but of no columns.");
  return rowOfList(found, columns);
}

const isValues = (row: FoundRow): row is readonly Value[] => Array.isArray(row);

const NOTHING_FOUND: Summary = { records: 0, partnerCount: 0, newestAttestation: null, unverified: 0 };
