/** How a subgraph is asked for events: in this process, or as a process of its own. */
import { type ExecutionResult, isAsyncIterable } from "@graphql-tools/utils";
import { type GraphQLSchema, subscribe } from "graphql";
import {
  type Answer,
  type Asks,
  exchangeFor,
  post,
  publicResults,
  type RemoteSubgraph,
  resultIn,
  resultOf,
  unavailable,
} from "../operations/transports";
import { type ReportUnexpected } from "../operations/errors";
import { EVENT_STREAM, eventsIn, isEventStream } from "./eventSource";
import { ResultStream } from "./resultStream";
import { type Subscribed } from "./subscription";

/** Opens a subscription to a subgraph of this process. Never throws, never answers synchronously. */
export function eventsInProcess(schema: GraphQLSchema, report: ReportUnexpected): Asks<Subscribed> {
  return async ({ document, variables, operationName, context }) => {
    const { map, failed } = publicResults(report, context);
    const asked = { schema, document, variableValues: variables, operationName, contextValue: context };
    try {
      const answer = await subscribe(asked);
      return isAsyncIterable(answer) ? new ResultStream(answer, { map, failed }) : map(answer);
    } catch (error) {
      return failed(error);
    }
  };
}

/** Opens a subscription to a subgraph elsewhere; the context is renewed before each of its events, since no resolver of this process does it. */
export function eventsOverHttp(subgraph: RemoteSubgraph, report: ReportUnexpected): Asks<Subscribed> {
  return async (request) => {
    const { context } = request;
    const failed = unavailable(subgraph, report, context);
    const exchange = exchangeFor(context);
    try {
      const response = await post(subgraph, request, { accept: EVENT_STREAM, signal: exchange.signal });
      if (!isEventStream(response)) return await resultIn(response);
      const map = async (event: Answer): Promise<ExecutionResult> => {
        await context?.renew?.();
        return { ...resultOf(event), data: event.data };
      };
      return new ResultStream(eventsIn(response), { map, failed, ended: () => exchange.end() });
    } catch (error) {
      return failed(error);
    } finally {
      exchange.hasAnswer();
    }
  };
}
