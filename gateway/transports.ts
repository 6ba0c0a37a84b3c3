import httpTransport from "@graphql-mesh/transport-http";
import { type ExecutionRequest, type ExecutionResult, type Executor } from "@graphql-tools/utils";
import { execute, GraphQLError, type GraphQLSchema } from "graphql";
import { publicError } from "./errors";
import { factsOf } from "./requestFacts";

/** Hears of an error nobody expected in the request that has this context. */
export type ReportUnexpected = (error: unknown, context: unknown) => void;

/** How long a subgraph on another machine may take, milliseconds. */
const HTTP_TIMEOUT = 10_000;

/** What a transport that fails says of itself; the rest are errors of the subgraph. */
const TRANSPORT_FAILED: ReadonlySet<unknown> = new Set([
  ...["SUBREQUEST_HTTP_ERROR", "RESPONSE_VALIDATION_FAILED", "DOWNSTREAM_SERVICE_ERROR"],
  undefined,
]);

/** Runs a subgraph's part of an operation in this process. Never throws, never answers synchronously. */
export function inProcess(schema: GraphQLSchema, report: ReportUnexpected): Executor {
  const run = async ({ document, variables, operationName, context, rootValue }: ExecutionRequest): Promise<ExecutionResult> => {
    const asPublic = (error: GraphQLError) => publicError(error, (cause) => report(cause, context));
    try {
      const result = await execute({
        schema,
        document,
        variableValues: variables,
        operationName,
        contextValue: context as unknown,
        rootValue: rootValue as unknown,
      });
      return result.errors ? { ...result, errors: result.errors.map(asPublic) } : result;
    } catch (error) {
      return { errors: [asPublic(asGraphQLError(error))] };
    }
  };
  return run as Executor;
}

/** Sends a subgraph's part of an operation to another process. What does not arrive there becomes UNAVAILABLE. */
export function overHttp(name: string, url: string, report: ReportUnexpected): Executor {
  // No sharing of requests under way: two viewers may send the same text.
  const options = { timeout: HTTP_TIMEOUT, deduplicateInflightRequests: false };
  const payload = { subgraphName: name, transportEntry: { subgraph: name, kind: "http", location: url, options } };
  const send = httpTransport.getSubgraphExecutor(payload as never) as Executor;
  const run = async (request: ExecutionRequest): Promise<ExecutionResult> => {
    const headers = { "x-request-id": factsOf(request.context)?.requestId ?? "" };
    const asPublic = (error: GraphQLError) => {
      if (TRANSPORT_FAILED.has(error.extensions?.code)) return unavailable(name, error);
      return publicError(error, (cause) => report(cause, request.context));
    };
    try {
      const result = (await send({ ...request, extensions: { ...request.extensions, headers } })) as ExecutionResult;
      return result.errors ? { ...result, errors: result.errors.map((error) => asPublic(asGraphQLError(error))) } : result;
    } catch (error) {
      return { errors: [unavailable(name, asGraphQLError(error))] };
    }
  };
  return run as Executor;
}

function unavailable(name: string, { path }: GraphQLError): GraphQLError {
  const message = `The part of the hub that knows ${name} does not answer at the moment; try again shortly.`;
  return new GraphQLError(message, { path, extensions: { code: "UNAVAILABLE" } });
}

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const original = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(original.message, { originalError: original });
}
