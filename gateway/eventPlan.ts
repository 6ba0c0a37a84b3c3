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

/** For whom a subscription is, and what becomes of errors nobody expected. */
export interface Subscriber {
  readonly context: object;
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
  { context, failed }: Subscriber,
): Promise<ExecutionResult | ResultStream<unknown, ExecutionResult>> {
  const opening = new Turn(context);
  try {
    const { errors } = await run(opening);
    if (errors?.length) return { errors: errors.map(failed) };
    if (!opening.events) throw new Error("The subgraph has opened no stream.");
  } catch (error) {
    return { errors: [failed(error)] };
  }
  return new ResultStream(opening.events ?? [], {
    map: async (event) => {
      // Nothing to look up: a null answer, or the error that ends the subscription.
      const result = event.data ? await run(new Turn(context, event)) : event;
      return result.errors ? { ...result, errors: result.errors.map(failed) } : result;
    },
    failed: (error) => ({ errors: [failed(error)] }),
  });
}
