/** Subscriptions over the planner: one operation of it per event. */
import { type ExecutionResult, type Executor, isAsyncIterable } from "@graphql-tools/utils";
import { type GraphQLError, OperationTypeNode } from "graphql";
import { ResultStream } from "./resultStream";

/** What the planner's executor takes for a context: which event is at hand, and the context resolvers get. */
class Turn {
  /** The events, once the subgraph that has them is asked. */
  events: AsyncIterable<ExecutionResult> | undefined;

  constructor(
    readonly context: object,
    /** Undefined while the subscription is opened. */
    readonly event?: ExecutionResult,
  ) {}
}

/** Runs the operation of a subscription once, with this for a context. */
type Run = (context: object) => Promise<ExecutionResult>;

/** For whom a subscription is, and what becomes of its results. */
export interface Subscriber {
  readonly context: object;
  /** Makes an answer of what was joined. */
  readonly complete: (joined: ExecutionResult) => ExecutionResult;
  /** Makes an error nobody expected public. */
  readonly failed: (error: unknown) => GraphQLError;
}

/**
 * The planner's runtime keeps one list of errors and the last data for all events of a subscription, and batches by context, which
 * lives as long: what one event left would come with the next. So each event is an operation of its own: the field of the
 * subscription answers with the event at hand.
 */
export function byEvents(executor: Executor): Executor {
  const run = async (request: Parameters<Executor>[0]) => {
    const turn: unknown = request.context;
    if (!(turn instanceof Turn)) return executor(request);
    const isSource = request.operationType === OperationTypeNode.SUBSCRIPTION;
    if (isSource && turn.event) return turn.event;
    const answer = (await executor({ ...request, context: turn.context })) as unknown;
    if (!isSource || !isAsyncIterable<ExecutionResult>(answer)) return answer;
    turn.events = answer;
    return { data: null };
  };
  return run as Executor;
}

/** Opens a subscription. Each result is public; the last may say why it is the last. */
export async function subscribeTo(
  run: Run,
  { context, complete, failed }: Subscriber,
): Promise<ExecutionResult | ResultStream<unknown, ExecutionResult>> {
  const opening = new Turn(context);
  try {
    const joined = await run(opening);
    if (joined.errors?.length) return { errors: complete(joined).errors };
    if (!opening.events) throw new Error("The subgraph has opened no stream.");
  } catch (error) {
    return { errors: [failed(error)] };
  }
  return new ResultStream(opening.events ?? [], {
    map: async (event) => {
      // Nothing to look up: a null answer, or the error that ends the subscription.
      if (event.data) return complete(await run(new Turn(context, event)));
      return event.data === null ? complete(event) : { ...event, errors: event.errors?.map(failed) };
    },
    failed: (error) => ({ errors: [failed(error)] }),
  });
}
