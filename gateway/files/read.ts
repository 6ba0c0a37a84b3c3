/** Reads a part of a file through the GraphQL server, so that the same rules apply as to any query. */
import { type ApolloServer } from "@apollo/server";
import { type GraphQLFormattedError } from "graphql";
import { type RequestContext } from "../operations/requestContext";

/** What reading the pages of a file needs. */
export interface PageSource {
  readonly server: ApolloServer<RequestContext>;
  /** A fresh context per page, so that loaders do not grow with the file. */
  readonly newContext: () => Promise<RequestContext>;
}

/** One query of a root field. */
export interface RootQuery {
  readonly field: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** An error of the API while a file was read. */
export class FileReadError extends Error {
  override readonly name = "FileReadError";

  constructor(readonly errors: readonly GraphQLFormattedError[]) {
    super(errors.map((error) => error.message).join(" "));
  }

  /** Status a client gets when nothing was sent yet. */
  get status(): number {
    if (this.#has("INTERNAL_SERVER_ERROR")) return 500;
    if (this.#has("UNAVAILABLE")) return 503;
    if (this.#has("RATE_LIMITED")) return 429;
    return this.isConflict ? 409 : 400;
  }

  /** What was read before is not what there is now. */
  get isConflict(): boolean {
    return this.#has("CONFLICT");
  }

  #has(code: string): boolean {
    return this.errors.some((error) => error.extensions?.code === code);
  }
}

/** The answer of a root field. Throws a FileReadError rather than leaving something out. */
export async function readRoot<Answer>({ field, query, variables }: RootQuery, source: PageSource): Promise<Answer> {
  const response = await source.server.executeOperation<Readonly<Record<string, Answer | null>>>(
    { query, variables },
    { contextValue: await source.newContext() },
  );
  if (response.body.kind !== "single") throw new Error("A file was answered in parts.");
  const { data, errors = [] } = response.body.singleResult;
  const answer = data?.[field];
  // A field the viewer may not read is an empty cell, as in GraphQL; any other error would leave something out unseen.
  const fatal = errors.filter((error) => error.extensions?.code !== "FORBIDDEN");
  if (fatal.length > 0 || !answer) throw new FileReadError(fatal.length > 0 ? fatal : errors);
  return answer;
}
