/** How a subscription gets through Apollo Server, which knows answers only: it parses, validates, limits, and leaves the results here. */
import { type ApolloServer } from "@apollo/server";
import { type ExecutionResult } from "@graphql-tools/utils";
import { type DocumentNode, GraphQLError, type GraphQLFormattedError, OperationTypeNode } from "graphql";
import { type OperationExecutor, type Operation } from "../operations/operation";
import { factsOf, rememberFacts } from "../http/requestFacts";
import { ResultStream } from "./resultStream";

/** What a client sends to subscribe. */
export interface AskedSubscription {
  readonly query?: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

/** A subscription that is open, or the errors for which it is not, ready to be sent. */
export type Started =
  | { readonly document: DocumentNode; readonly results: AsyncIterable<ExecutionResult> }
  | { readonly errors: readonly GraphQLFormattedError[] };

const SUBSCRIPTIONS_ONLY =
  "Streams and sockets serve subscriptions only; send queries and mutations to POST /graphql with Accept: application/json.";

/** Apollo Server copies the context it is given; this is what the copy points at. */
export class Opening {
  started: Extract<Started, { document: DocumentNode }> | undefined;

  constructor(readonly context: object) {}

  /** Opens the subscription with the context itself; what is no subscription is not run. */
  async open(executor: OperationExecutor, operation: Omit<Operation, "context">): Promise<ExecutionResult> {
    if (operation.operation.operation !== OperationTypeNode.SUBSCRIPTION)
      return { errors: [new GraphQLError(SUBSCRIPTIONS_ONLY, { extensions: { code: "BAD_USER_INPUT" } })] };
    const results = await executor.subscribe({ ...operation, context: this.context });
    if (!(results instanceof ResultStream)) return results;
    this.started = { document: operation.document, results };
    return { data: null };
  }
}

/** The opening a context of Apollo Server's points at; undefined for queries and mutations. */
export function openingIn(context: object): Opening | undefined {
  const { opening } = context as { opening?: unknown };
  return opening instanceof Opening ? opening : undefined;
}

/** Opens a subscription through the server of the gateway, under the same limits as every document. */
export async function startThrough(
  server: ApolloServer<object>,
  asked: AskedSubscription,
  context: object,
): Promise<Started> {
  const opening = new Opening(context);
  const contextValue = { opening };
  const facts = factsOf(context);
  if (facts) rememberFacts(contextValue, facts);
  const { body } = await server.executeOperation(asked, { contextValue });
  if (opening.started) return opening.started;
  return { errors: (body.kind === "single" && body.singleResult.errors) || [] };
}
