/** A subscription, and what opens it. */
import { type ExecutionResult } from "@graphql-tools/utils";
import { type GraphQLSchema } from "graphql";
import { type Operation, type Refused, refusal, type Root, rootFields, rootOf } from "../operations/operation";
import { type ResultStream } from "./resultStream";

/** Opens subscriptions over all subgraphs. */
export interface SubscriptionOpener {
  /**
   * Opens a subscription: its results, or the one result that says why there are none. Neither throws, nor do the results: what
   * goes wrong is in their `errors`, and one without `data` is the last. Every resolver of every event gets the context itself.
   */
  subscribe(operation: Operation): Promise<Subscribed>;
}

/** The results of a subscription, or one result that says why there are none. */
export type Subscribed = ExecutionResult | ResultStream<unknown, ExecutionResult>;

/** The root field that a subscription follows, or the errors for which it is not opened. */
export function rootToSubscribe(operation: Operation, schema: GraphQLSchema): Root | Refused {
  const root = rootOf(operation, schema);
  if ("errors" in root) return root;
  const asked = rootFields(operation, root).filter(([node]) => node?.name.value.startsWith("__") === false);
  return asked.length === 1 ? root : { errors: [refusal("A subscription asks for exactly one field.")] };
}
