/** Subscriptions as they are sent to clients, over any transport. */
import { setMaxListeners } from "node:events";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type ExecutionResult } from "@graphql-tools/utils";
import { type DocumentNode, type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError } from "graphql";
import { noteRefusals, type NoteRefusal, settledErrors } from "../operations/answers";
import { formatError, publicError, type ReportUnexpected } from "../operations/errors";
import { type CreateContext, openContext, type RequestContext } from "../operations/requestContext";
import { type AskedSubscription, type Started } from "./opening";
import { type RequestFacts, rememberFacts } from "../http/requestFacts";
import { limitsOf } from "../clients/requestLimits";
import { ResultStream } from "./resultStream";

/** Results as they are sent. */
export type SentResults = ResultStream<unknown, FormattedExecutionResult>;

/** A subscription in the form its client gets, or the errors for which there is none. */
export type Opened =
  | { readonly document: DocumentNode; readonly results: SentResults }
  | { readonly errors: readonly GraphQLFormattedError[] };

/** Opens a subscription for the viewer of `facts`; `ended` is called once it is over. Does not throw. */
export type Subscribe = (asked: AskedSubscription, facts: RequestFacts, ended?: () => void) => Promise<Opened>;

/** What opening subscriptions needs. */
export interface SubscriptionParts {
  /** The context of one subscription. */
  readonly createContext: CreateContext;
  readonly start: (asked: AskedSubscription, context: RequestContext) => Promise<Started>;
  readonly report: ReportUnexpected;
  readonly noteRefusal: NoteRefusal;
}

/** The last result that listeners get when the server closes. */
export const FAREWELL_RESULT: FormattedExecutionResult = {
  errors: [{ message: "The hub is closing; subscribe again shortly.", extensions: { code: "UNAVAILABLE" } }],
};

/** Makes the one function that opens subscriptions. */
export function subscriber({ createContext, start, report, noteRefusal }: SubscriptionParts): Subscribe {
  return async (asked, facts, ended) => {
    facts.operationType = "subscription";
    const abort = new AbortController();
    setMaxListeners(0, abort.signal);
    const failed = (error: unknown): FormattedExecutionResult => ({
      errors: settledErrors([shownError(error, (cause) => report(cause, carrierOf(facts)))], facts),
    });
    try {
      const context = await openContext(createContext, facts, limitsOf(facts, abort.signal));
      const started = await start(asked, context);
      if ("errors" in started) return started;
      const map = async ({
        data,
        errors,
      }: ExecutionResult<Record<string, unknown>>): Promise<FormattedExecutionResult> => {
        // A source that never waits would keep the process to itself.
        await nextTurn();
        const part = data === undefined ? {} : { data };
        if (!errors) return part;
        const shown = settledErrors(
          errors.map((error) => formatError(error.toJSON(), error)),
          facts,
        );
        await noteRefusals(shown, facts, noteRefusal);
        return { ...part, errors: shown };
      };
      const over = (): void => {
        abort.abort();
        ended?.();
      };
      return { document: started.document, results: new ResultStream(started.results, { map, failed, ended: over }) };
    } catch (error) {
      return { errors: failed(error).errors ?? [] };
    }
  };
}

/** What a report knows a request by. */
function carrierOf(facts: RequestFacts): object {
  const carrier = {};
  rememberFacts(carrier, facts);
  return carrier;
}

function shownError(error: unknown, unexpected: (error: unknown) => void): GraphQLFormattedError {
  const originalError = error instanceof Error ? error : new Error(String(error));
  const shown = publicError(new GraphQLError("", { originalError }), unexpected);
  return formatError(shown.toJSON(), shown);
}
