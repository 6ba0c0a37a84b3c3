/** Subscriptions over a planner: one run of the plan for each event. */
import type { FetchNode, PlanNode } from "@graphql-hive/router-query-planner";
import { type ExecutionResult } from "@graphql-tools/utils";
import { type GraphQLError } from "graphql";
import { type Subscribed } from "../operations/operation";
import { ResultStream } from "./resultStream";
import { type Answer, ask, join, type JoinedAnswer, type JoinParts } from "../federation/join";

/** What becomes of what is joined for an event, and of an error nobody expected. */
export interface EventSteps {
  readonly complete: (joined: JoinedAnswer) => ExecutionResult;
  readonly failed: (error: unknown) => GraphQLError;
}

/** Opens a subscription. Each result is public; the last may say why it is the last. */
export async function openEvents(
  plan: PlanNode,
  parts: JoinParts,
  { complete, failed }: EventSteps,
): Promise<Subscribed> {
  const run = async (event: Answer) => complete(await join(plan, { ...parts, event }));
  const opened: unknown = await ask(sourceOf(plan), parts);
  if (!(opened instanceof ResultStream)) return { errors: (await run(opened as Answer)).errors };
  return new ResultStream(opened as ResultStream<unknown, Answer>, {
    // An event without data is the error that ends the subscription.
    map: (event) => (event.data === undefined ? { errors: event.errors?.map(failed) } : run(event)),
    failed: (error) => ({ errors: [failed(error)] }),
  });
}

/** What is asked for events. */
function sourceOf(plan: PlanNode): FetchNode {
  const nodes = plan.kind === "Sequence" ? plan.nodes : [plan];
  const source = nodes.find((node) => node.kind === "Subscription");
  if (!source) throw new Error("The plan of a subscription has no source of events.");
  return source.primary;
}
