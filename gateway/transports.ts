import { type ExecutionRequest, type ExecutionResult, type Executor } from "@graphql-tools/utils";
import { type DocumentNode, execute, GraphQLError, type GraphQLSchema, print } from "graphql";
import { ANONYMOUS_VIEWER, ASSERTION_HEADER, type HubKeys, signAssertion } from "../policy";
import { publicError } from "./errors";
import { factsOf } from "./requestFacts";

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

/** Runs a subgraph's part of an operation in this process. Never throws, never answers synchronously. */
export function inProcess(schema: GraphQLSchema, report: ReportUnexpected): Executor {
  const run = async ({ document, variables, operationName, context }: Request): Promise<ExecutionResult> => {
    const asPublic = (error: GraphQLError) => publicError(error, (cause) => report(cause, context));
    try {
      const result = await execute({
        schema,
        document,
        variableValues: variables,
        operationName,
        contextValue: context,
      });
      return result.errors ? { ...result, errors: result.errors.map(asPublic) } : result;
    } catch (error) {
      return { errors: [asPublic(new GraphQLError("", { originalError: asError(error) }))] };
    }
  };
  return run as Executor;
}

/**
 * Sends a subgraph's part of an operation to another process: one POST, never repeated, never shared between requests.
 * What does not arrive, or comes back as no answer, becomes UNAVAILABLE.
 */
export function overHttp({ name, url, keys }: RemoteSubgraph, report: ReportUnexpected): Executor {
  const run = async ({ document, variables, operationName, context }: Request): Promise<ExecutionResult> => {
    const body = JSON.stringify({ query: textOf(document), variables, operationName });
    try {
      const viewer = factsOf(context)?.viewer ?? ANONYMOUS_VIEWER;
      const assertion = await signAssertion(keys, { subgraph: name, method: "POST", body }, viewer);
      const answer = await post(url, body, { [ASSERTION_HEADER]: assertion, ...requestIdOf(context) });
      return { data: answer.data ?? null, ...(answer.errors && { errors: answer.errors.map(errorFrom) }) };
    } catch (error) {
      report(error, context);
      const message = `The part of the hub that knows ${name} does not answer at the moment; try again shortly.`;
      return { errors: [new GraphQLError(message, { extensions: { code: "UNAVAILABLE" } })] };
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
async function post(url: string, body: string, headers: Record<string, string>): Promise<Answer> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json", ...headers },
    body,
    redirect: "error",
    signal: AbortSignal.timeout(HTTP_TIMEOUT),
  });
  const answer = (await response.json()) as Answer | null;
  if (!answer?.data && !answer?.errors?.length) throw new Error(`No answer, status ${response.status}.`);
  return answer;
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

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
