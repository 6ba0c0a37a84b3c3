/** Reads a table page by page. */
import { PAGE_SIZE } from "../../domain/pageSize";
import { type PageSource, readRoot } from "../files/read";
import { type Cell, cellsOf, type PreparedTable } from "./query";
import { type TableRequest } from "./request";

/** One page of rows. */
export interface Page {
  readonly rows: readonly (readonly Cell[])[];
  /** Records that may or may not fit what is asked for; they are in no row. Undefined where all is asked for. */
  readonly undeterminedCount?: number;
}

interface ListAnswer {
  readonly nodes: readonly unknown[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly undeterminedCount?: number;
}

/** Pages of a table, at least one. Throws a FileReadError rather than leaving rows out. */
export async function* readPages(
  table: PreparedTable,
  request: TableRequest,
  source: PageSource,
): AsyncGenerator<Page> {
  let after: string | null = null;
  for (let left = request.limit; ;) {
    const first = Math.min(PAGE_SIZE.largest, left);
    const variables: Record<string, unknown> = { ...request.filters, first, after };
    const query = isFiltered(request) ? table.filteredQuery : table.query;
    const answer = await readRoot<ListAnswer>({ field: table.name, query, variables }, source);
    const rows = answer.nodes.map((node) => cellsOf(node, table.columns));
    const { undeterminedCount } = answer;
    yield { rows, ...(undeterminedCount !== undefined && { undeterminedCount }) };
    left -= rows.length;
    after = answer.pageInfo.endCursor;
    if (left <= 0 || rows.length === 0 || !answer.pageInfo.hasNextPage) return;
  }
}

const isFiltered = ({ filters: { where, asOf, since, until } }: TableRequest): boolean =>
  [where, asOf, since, until].some(Boolean);
