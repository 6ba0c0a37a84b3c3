import { type ExecutionRequest, type ExecutionResult, type Executor, isAsyncIterable } from "@graphql-tools/utils";
import {
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
  print,
  subscribe,
} from "graphql";
import { LiaisonError } from "../../domain/errors";
import { ASSERTION_HEADER, type HubKeys, signAssertion } from "../../policy";
import { publicError } from "./errors";
import { EVENT_STREAM, eventsIn, isEventStream } from "../streams/eventSource";
import { renew, signalOf, viewerOf } from "./liveContext";
import { factsOf } from "../http/requestFacts";
import { ResultStream } from "../streams/resultStream";

/** Hears of an error nobody expected in the request that has this context. */
export type ReportUnexpected = (error: unknown, context: unknown) => void;

/** How long a subgraph elsewhere may take, milliseconds. */
const HTTP_TIMEOUT = 10_000;

/** A subgraph that runs as a process of its own, and the keys with which the gateway signs what it sends there. */
export interface RemoteSubgraph {
  readonly name: string;
  readonly url: string;
  readonly keys: HubKeys;
}

type Request = ExecutionRequest<Record<string, unknown>, unknown>;

/** What a transport gives: one result, or those of a subscription. */
type Answered = ExecutionResult | ResultStream<unknown, ExecutionResult>;

/** Runs a subgraph's part of an operation in this process. Never throws, never answers synchronously. */
export function inProcess(schema: GraphQLSchema, report: ReportUnexpected): Executor {
  const run = async ({ document, variables, operationName, operationType, context }: Request): Promise<Answered> => {
    const asPublic = (error: GraphQLError) => publicError(error, (cause) => report(cause, context));
    const failed = (error: unknown) => ({ errors: [asPublic(wrapped(error))] });
    const map = (result: ExecutionResult): ExecutionResult =>
      result.errors ? { ...result, errors: result.errors.map(asPublic) } : result;
    const asked = { schema, document, variableValues: variables, operationName, contextValue: context };
    try {
      if (operationType !== OperationTypeNode.SUBSCRIPTION) return map(await execute(asked));
      const answer = await subscribe(asked);
      return isAsyncIterable(answer) ? new ResultStream(answer, { map, failed }) : map(answer);
    } catch (error) {
      return failed(error);
    }
  };
  return run as Executor;
}

/**
 * Sends a subgraph's part of an operation to another process: one POST, never repeated, never shared between requests.
 * What does not arrive, comes back as no answer or breaks off becomes UNAVAILABLE.
 */
export function overHttp(subgraph: RemoteSubgraph, report: ReportUnexpected): Executor {
  const run = async (request: Request): Promise<Answered> => {
    const { context } = request;
    const failed = (error: unknown): ExecutionResult => {
      if (error instanceof LiaisonError) return { errors: [publicError(wrapped(error), () => undefined)] };
      report(error, context);
      const message = `The part of the hub that knows ${subgraph.name} does not answer at the moment; try again shortly.`;
      return { errors: [new GraphQLError(message, { extensions: { code: "UNAVAILABLE" } })] };
    };
    const exchange = new AbortController();
    const timer = setTimeout(() => exchange.abort(), HTTP_TIMEOUT);
    const left = signalOf(context);
    try {
      const response = await post(subgraph, request, AbortSignal.any([exchange.signal, ...(left ? [left] : [])]));
      if (!isEventStream(response)) return resultIn(await answerIn(response));
      const map = async (event: unknown) => {
        await renew(context);
        return { ...resultIn(event as Answer), data: (event as Answer).data };
      };
      return new ResultStream(eventsIn(response), { map, failed, ended: () => exchange.abort() });
    } catch (error) {
      return failed(error);
    } finally {
      clearTimeout(timer);
    }
  };
  return run as Executor;
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
}

const requestIdOf = (context: unknown) => ({ "x-request-id": factsOf(context)?.requestId ?? "" });

/** Nothing of the client’s own headers goes along: a subgraph learns who asks from the assertion alone. */
async function post({ name, url, keys }: RemoteSubgraph, request: Request, signal: AbortSignal): Promise<Response> {
  const { document, variables, operationName, operationType, context } = request;
  const body = JSON.stringify({ query: textOf(document), variables, operationName });
  const assertion = await signAssertion(keys, { subgraph: name, method: "POST", body }, viewerOf(context));
  const accept = operationType === OperationTypeNode.SUBSCRIPTION ? EVENT_STREAM : "application/json";
  const headers = { "content-type": "application/json", accept, [ASSERTION_HEADER]: assertion };
  return fetch(url, {
    method: "POST",
    headers: { ...headers, ...requestIdOf(context) },
    body,
    redirect: "error",
    signal,
  });
}

async function answerIn(response: Response): Promise<Answer> {
  const answer = (await response.json()) as Answer | null;
  if (!answer?.data && !answer?.errors?.length) throw new Error(`No answer, status ${response.status}.`);
  return answer;
}

function resultIn({ data, errors }: Answer): ExecutionResult {
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

/** Anything that was thrown, as an error of an answer. */
export function wrapped(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError("", { originalError: error instanceof Error ? error : new Error(String(error)) });
}
