/** How a subgraph is asked for its part of a query or mutation: in this process, or as a process of its own. */
import { type ExecutionRequest, type ExecutionResult } from "@graphql-tools/utils";
import {
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  print,
} from "graphql";
import { LiaisonError } from "../../domain/errors";
import { ownJson } from "../../domain/ownJson";
import { ANONYMOUS_VIEWER, ASSERTION_HEADER, type HubKeys, signAssertion } from "../../policy";
import { publicError, type ReportUnexpected } from "./errors";
import { type RequestContext } from "./requestContext";
import { factsOf } from "../http/requestFacts";

/** How long a subgraph elsewhere may take, milliseconds. */
const HTTP_TIMEOUT = 10_000;

/** A subgraph that runs as a process of its own, and the keys with which the gateway signs what it sends there. */
export interface RemoteSubgraph {
  readonly name: string;
  readonly url: string;
  readonly keys: HubKeys;
}

/** A request to a subgraph. */
export type SubgraphRequest = Pick<
  ExecutionRequest<Record<string, unknown>, RequestContext>,
  "document" | "variables" | "operationName" | "context"
>;

/** Asks a subgraph for its part of an operation: for its answer, or for what it answers to a subscription. */
export type Asks<Answered = ExecutionResult> = (request: SubgraphRequest) => Promise<Answered>;

/** Runs a subgraph's part of an operation in this process. Never throws, never answers synchronously. */
export function inProcess(schema: GraphQLSchema, report: ReportUnexpected): Asks {
  return async ({ document, variables, operationName, context }) => {
    const { map, failed } = publicResults(report, context);
    try {
      return map(await execute({ schema, document, variableValues: variables, operationName, contextValue: context }));
    } catch (error) {
      return failed(error);
    }
  };
}

/** How results of this process become public, and what was thrown instead of one. */
export function publicResults(report: ReportUnexpected, context: unknown) {
  const asPublic = (error: GraphQLError) => publicError(error, (cause) => report(cause, context));
  return {
    map: (result: ExecutionResult): ExecutionResult =>
      result.errors ? { ...result, errors: result.errors.map(asPublic) } : result,
    failed: (error: unknown): ExecutionResult => ({ errors: [asPublic(wrapped(error))] }),
  };
}

/**
 * Sends a subgraph's part of an operation to another process: one POST, never repeated, never shared between requests.
 * What does not arrive, comes back as no answer or breaks off becomes UNAVAILABLE.
 */
export function overHttp(subgraph: RemoteSubgraph, report: ReportUnexpected): Asks {
  return async (request) => {
    const exchange = exchangeFor(request.context);
    try {
      return await resultIn(await post(subgraph, request, { accept: "application/json", signal: exchange.signal }));
    } catch (error) {
      return unavailable(subgraph, report, request.context)(error);
    } finally {
      exchange.hasAnswer();
    }
  };
}

/** One exchange with a subgraph elsewhere: it ends when its client leaves, or where no answer has come in time. */
export function exchangeFor(context: RequestContext | undefined) {
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), HTTP_TIMEOUT);
  const left = context?.signal;
  return {
    signal: AbortSignal.any([ending.signal, ...(left ? [left] : [])]),
    hasAnswer: () => clearTimeout(timer),
    end: () => ending.abort(),
  };
}

/** The answer in place of a remote subgraph that does not answer. */
export const unavailable =
  ({ name }: RemoteSubgraph, report: ReportUnexpected, context: unknown) =>
  (error: unknown): ExecutionResult => {
    if (error instanceof LiaisonError) return { errors: [publicError(wrapped(error), () => undefined)] };
    report(error, context);
    const message = `The part of the hub that knows ${name} does not answer at the moment; try again shortly.`;
    return { errors: [new GraphQLError(message, { extensions: { code: "UNAVAILABLE" } })] };
  };

/** The response of a remote subgraph. */
export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly Pick<GraphQLFormattedError, "message" | "path" | "extensions">[];
}

const requestIdOf = (context: unknown) => ({ "x-request-id": factsOf(context)?.requestId ?? "" });

/** Sends a request to a subgraph without any of the client’s own headers; the subgraph learns who asks from the assertion alone. */
export async function post(
  { name, url, keys }: RemoteSubgraph,
  { document, variables, operationName, context }: SubgraphRequest,
  { accept, signal }: { readonly accept: string; readonly signal: AbortSignal },
): Promise<Response> {
  const body = JSON.stringify({ query: textOf(document), variables, operationName });
  const viewer = context?.viewer ?? ANONYMOUS_VIEWER;
  const assertion = await signAssertion(keys, { subgraph: name, method: "POST", body }, viewer);
  const headers = { "content-type": "application/json", accept, [ASSERTION_HEADER]: assertion };
  return fetch(url, {
    method: "POST",
    headers: { ...headers, ...requestIdOf(context) },
    body,
    redirect: "error",
    signal,
  });
}

/** The result in a response. Throws where there is none. */
export async function resultIn(response: Response): Promise<ExecutionResult> {
  const answer = ownJson<Answer | null>(await response.text());
  if (!answer?.data && !answer?.errors?.length) throw new Error(`No answer, status ${response.status}.`);
  return resultOf(answer);
}

/** Makes the errors of an answer public. */
export function resultOf({ data, errors }: Answer): ExecutionResult {
  return { data: data ?? null, ...(errors && { errors: errors.map(errorFrom) }) };
}

/** The subgraph has reported what was unexpected to its own log. */
function errorFrom({ message, path, extensions }: NonNullable<Answer["errors"]>[number]): GraphQLError {
  return publicError(new GraphQLError(message, { path, extensions }), () => undefined);
}

/** The planner gives the same document for the same operation. */
const texts = new WeakMap<DocumentNode, string>();

function textOf(document: DocumentNode): string {
  const known = texts.get(document);
  if (known !== undefined) return known;
  const text = print(document);
  texts.set(document, text);
  return text;
}

/** Turns anything that was thrown into an error of an answer. */
export function wrapped(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError("", { originalError: error instanceof Error ? error : new Error(String(error)) });
}
