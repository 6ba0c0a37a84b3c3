/** How a subscription gets through Apollo Server, which knows answers only: it parses, validates, limits, and leaves the results here. */
import { type ApolloServer } from "@apollo/server";
import { type ExecutionResult } from "@graphql-tools/utils";
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  OperationTypeNode,
  parse,
  validate,
} from "graphql";
import { formatError, type ReportUnexpected } from "../operations/errors";
import { type OperationExecutor, type Operation } from "../operations/operation";
import { type RequestContext } from "../operations/requestContext";
import { factsOf, rememberFacts } from "../http/requestFacts";
import { ResultStream } from "./resultStream";
import { type SubscriptionOpener } from "./subscription";
import { eventsInProcess } from "./transports";

/** What a client sends to subscribe. */
export interface AskedSubscription {
  readonly query?: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

/** An open subscription, or the errors for which there is none, ready to be sent. */
export type Started =
  | { readonly document: DocumentNode; readonly results: AsyncIterable<ExecutionResult> }
  | { readonly errors: readonly GraphQLFormattedError[] };

const SUBSCRIPTIONS_ONLY =
  "Streams and sockets serve subscriptions only; send queries and mutations to POST /graphql with Accept: application/json.";

/** Apollo Server copies the context it is given; this is what the copy points at. */
class Opening {
  started: Extract<Started, { document: DocumentNode }> | undefined;

  constructor(readonly context: RequestContext) {}

  /** Opens the subscription with the context itself; what is no subscription is not run. */
  async open(opener: SubscriptionOpener, operation: Omit<Operation, "context">): Promise<ExecutionResult> {
    if (operation.operation.operation !== OperationTypeNode.SUBSCRIPTION)
      return { errors: [new GraphQLError(SUBSCRIPTIONS_ONLY, { extensions: { code: "BAD_USER_INPUT" } })] };
    const results = await opener.subscribe({ ...operation, context: this.context });
    if (!(results instanceof ResultStream)) return results;
    this.started = { document: operation.document, results };
    return { data: null };
  }
}

/** Answers operations as `executor` does; one whose context points at an opening is opened as a subscription. */
export const openingSubscriptions = (executor: OperationExecutor & SubscriptionOpener): OperationExecutor => ({
  execute(operation) {
    const opening = "opening" in operation.context ? operation.context.opening : undefined;
    return opening instanceof Opening ? opening.open(executor, operation) : executor.execute(operation);
  },
  close: () => executor.close(),
});

/** Opens a subscription through the server of the gateway, under the same limits as every document. */
export async function startThrough(
  server: ApolloServer<RequestContext>,
  asked: AskedSubscription,
  context: RequestContext,
): Promise<Started> {
  const opening = new Opening(context);
  const contextValue = { opening, viewer: context.viewer };
  const facts = factsOf(context);
  if (facts) rememberFacts(contextValue, facts);
  const { body } = await server.executeOperation(asked, { contextValue });
  if (opening.started) return opening.started;
  return { errors: (body.kind === "single" && body.singleResult.errors) || [] };
}

/** Opens subscriptions of one subgraph. Their documents come from the planner, so they are not limited. */
export function startOn(schema: GraphQLSchema, report: ReportUnexpected) {
  const open = eventsInProcess(schema, report);
  return async (
    { query = "", variables, operationName }: AskedSubscription,
    context: RequestContext,
  ): Promise<Started> => {
    const document = parse(query);
    const problems = validate(schema, document);
    if (problems.length > 0)
      throw new Error("The gateway asked for something that this subgraph does not have.", { cause: problems[0] });
    const answer = await open({ document, variables, operationName, context });
    if (answer instanceof ResultStream) return { document, results: answer };
    return { errors: (answer.errors ?? []).map((error) => formatError(error.toJSON(), error)) };
  };
}
