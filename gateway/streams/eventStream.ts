/** Subscriptions by server-sent events: graphql-sse's protocol with a connection for each. */
import { type NextFunction, type Request, type Response } from "express";
import { print } from "graphql-sse";
import { type FormattedExecutionResult } from "graphql";
import { z } from "zod";
import { LiaisonError } from "../../domain/errors";
import { EVENT_STREAM } from "./eventSource";
import { refuse } from "../http/refuse";
import { UNKNOWN_CLIENT, type StreamLimits } from "../limits";
import { type AskedSubscription } from "./opening";
import { type OpenStreams } from "./openStreams";
import { isForeign } from "./origin";
import { FAREWELL_RESULT, type Subscribe } from "./subscriptions";

/** What serving events needs. */
export interface EventParts {
  readonly subscribe: Subscribe;
  readonly streams: OpenStreams;
  readonly limits: StreamLimits;
  /** Origins whose pages may open streams, beside the hub’s own. */
  readonly origins: readonly string[];
}

const OTHER_TYPES = ["application/json", "application/graphql-response+json"];
const ASKED = z.object({
  query: z.string().min(1),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});
const UNREADABLE = "Send a subscription as JSON: query and, if needed, operationName (text) and variables (an object).";
const SIGN_OF_LIFE = ":\n\n";

/**
 * Answers requests that would rather have events than anything else; all others go on.
 *
 * A browser's EventSource asks by GET and can send no header of its own, so the sign of an API client that Apollo Server wants of a
 * GET is not asked for here. That opens nothing: a subscription changes nothing, whoever asks without an Authorization header is
 * anonymous (there are no cookies), pages of other origins can't read the answer, and their requests are refused besides.
 */
export function answeringEvents(parts: EventParts) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    if (!wantsEvents(request)) return next();
    if (request.method === "GET" && isForeign(request.headers, parts.origins))
      return badRequest(response, "Pages of another origin may not open streams.");
    const asked = askedBy(request);
    if (!asked) return badRequest(response, UNREADABLE);
    try {
      await serve(asked, response, parts);
    } catch (error) {
      if (!(error instanceof LiaisonError)) throw error;
      response.locals.facts.errorCodes = [error.code];
      refuse(response, error);
    }
  };
}

async function serve(asked: AskedSubscription, response: Response, parts: EventParts): Promise<void> {
  const { facts } = response.locals;
  const place = parts.streams.take(facts.client ?? UNKNOWN_CLIENT);
  response.once("close", () => place.free());
  const opened = await parts.subscribe(asked, facts);
  if ("errors" in opened) return send(response, only({ errors: opened.errors }), parts.limits);
  const { results } = opened;
  place.endBy({ end: () => results.end(FAREWELL_RESULT), cut: () => response.destroy() });
  await send(response, results, parts.limits);
}

function wantsEvents(request: Request): boolean {
  if (request.method !== "GET" && request.method !== "POST") return false;
  const isNamed = request.get("accept")?.includes(EVENT_STREAM) === true;
  return isNamed && request.accepts([...OTHER_TYPES, EVENT_STREAM]) === EVENT_STREAM;
}

/** What is asked; undefined when it can’t be read. */
function askedBy({ method, query: given, body }: Request): AskedSubscription | undefined {
  const { data } = ASKED.safeParse(method === "GET" ? { ...given, variables: parsed(given.variables) } : body);
  return data && { query: data.query, operationName: data.operationName ?? undefined, variables: data.variables ?? {} };
}

function parsed(variables: unknown): unknown {
  if (typeof variables !== "string") return variables;
  try {
    return JSON.parse(variables);
  } catch {
    return "no JSON";
  }
}

function badRequest(response: Response, message: string): void {
  response.locals.facts.errorCodes = ["BAD_REQUEST"];
  response.status(400).json({ errors: [{ message, extensions: { code: "BAD_REQUEST" } }] });
}

async function* only<Value>(value: Value): AsyncGenerator<Value> {
  yield value;
}

/**
 * Sends results as they come, and signs of life between them. The next result is asked for only once the client has taken the
 * last one off the connection, so that at most one waits here; who takes nothing for too long is cut off.
 */
async function send(
  response: Response,
  results: AsyncIterableIterator<FormattedExecutionResult>,
  { heartBeat, unread }: StreamLimits,
): Promise<void> {
  response.once("close", () => void results.return?.());
  if (response.destroyed) return void results.return?.();
  response.status(200).set({ "Content-Type": `${EVENT_STREAM}; charset=utf-8`, "X-Accel-Buffering": "no" });
  if (!response.get("Cache-Control")) response.set("Cache-Control", "no-store");
  // Some browsers wait for the first byte.
  response.write(SIGN_OF_LIFE);
  const beat = setInterval(() => response.writableNeedDrain || response.write(SIGN_OF_LIFE), heartBeat);
  response.once("close", () => clearInterval(beat));
  for await (const result of results) {
    if (response.destroyed) break;
    if (!response.write(print({ event: "next", data: result as never }))) await drained(response, unread);
  }
  clearInterval(beat);
  if (!response.destroyed) response.end(print({ event: "complete", data: null }));
}

async function drained(response: Response, limit: number): Promise<void> {
  if (response.destroyed) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => response.destroy(), limit);
    const go = (): void => {
      clearTimeout(timer);
      response.off("drain", go).off("close", go);
      resolve();
    };
    response.on("drain", go).on("close", go);
  });
}
