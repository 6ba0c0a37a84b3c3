/** Reads a table page by page through the GraphQL server, so that it obeys the same rules as any query. */
import { type ApolloServer } from "@apollo/server";
import { type GraphQLFormattedError } from "graphql";
import { type Cell, cellsOf, PAGE_SIZE, type PreparedTable } from "./query";
import { type TableRequest } from "./request";

/** What reading takes. */
export interface PageSource {
  readonly server: ApolloServer<object>;
  /** A fresh context per page, so that loaders do not grow with the table. */
  readonly newContext: () => Promise<object>;
}

/** One page of rows. */
export interface Page {
  readonly rows: readonly (readonly Cell[])[];
  /** Records that may or may not hold on `asOf`; they are in no row. */
  readonly undeterminedCount?: number;
}

/** An error of the API while a table was read. */
export class TableReadError extends Error {
  override readonly name = "TableReadError";

  constructor(readonly errors: readonly GraphQLFormattedError[]) {
    super(errors.map((error) => error.message).join(" "));
  }

  /** Status a client gets when nothing was sent yet. */
  get status(): number {
    const codes = this.errors.map((error) => error.extensions?.code);
    if (codes.includes("INTERNAL_SERVER_ERROR")) return 500;
    return codes.includes("UNAVAILABLE") ? 503 : 400;
  }
}

interface ListAnswer {
  readonly nodes: readonly unknown[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly undeterminedCount?: number;
}

/** Pages of a table, at least one. Throws a TableReadError rather than leaving rows out. */
export async function* readPages(
  table: PreparedTable,
  request: TableRequest,
  source: PageSource,
): AsyncGenerator<Page> {
  let after: string | null = null;
  for (let left = request.limit; ;) {
    const first = Math.min(PAGE_SIZE, left);
    const answer: ListAnswer = await readPage(table, { ...request.filters, first, after }, source);
    const rows = answer.nodes.map((node) => cellsOf(node, table.columns));
    const { undeterminedCount } = answer;
    yield { rows, ...(request.filters.asOf !== undefined && { undeterminedCount }) };
    left -= rows.length;
    after = answer.pageInfo.endCursor;
    if (left <= 0 || rows.length === 0 || !answer.pageInfo.hasNextPage) return;
  }
}

async function readPage(
  table: PreparedTable,
  variables: Record<string, unknown>,
  source: PageSource,
): Promise<ListAnswer> {
  const response = await source.server.executeOperation(
    { query: table.query, variables },
    { contextValue: await source.newContext() },
  );
  if (response.body.kind !== "single") throw new Error("A table was answered in parts.");
  const { data, errors = [] } = response.body.singleResult;
  const answer = data?.[table.name] as ListAnswer | null | undefined;
  // A field the viewer may not read is an empty cell, as in GraphQL; any other error would leave something out unseen.
  const fatal = errors.filter((error) => error.extensions?.code !== "FORBIDDEN");
  if (fatal.length > 0 || !answer) throw new TableReadError(fatal.length > 0 ? fatal : errors);
  return answer;
}
