/** Subscriptions over a planner: one run of the plan for each event. */
import type { FetchNode, PlanNode } from "@graphql-hive/router-query-planner";
import { type Subgraph } from "../operations/compose";
import { type Asks } from "../operations/transports";
import { type FederatedExecutor, type FederationOptions, type Step } from "../federation/federatedExecutor";
import { type Answer, ask, join } from "../federation/join";
import { rootFields } from "../operations/operation";
import { ResultStream } from "./resultStream";
import { rootToSubscribe, type Subscribed, type SubscriptionOpener } from "./subscription";
import { eventsInProcess, eventsOverHttp } from "./transports";

/** Opens what a subscription follows. */
type Source = Asks<Answer | ResultStream<unknown, Answer>>;
type Failed = ReturnType<FederatedExecutor["failing"]>;

/** Opens subscriptions over all subgraphs, planned as `executor` plans queries. Each result is public; the last may say why it is the last. */
export function subscribingOverPlanner(executor: FederatedExecutor, options: FederationOptions): SubscriptionOpener {
  const sources = new Map(options.subgraphs.map((subgraph) => [subgraph.name, sourceOf(subgraph, options)]));
  return {
    async subscribe(asked) {
      const root = rootToSubscribe(asked, options.publicSchema);
      if ("errors" in root) return root;
      const failed = executor.failing(asked.context);
      try {
        const [step] = executor.steps(asked, root, rootFields(asked, root));
        if (!step) throw new Error("A subscription has no plan.");
        return await follow(step, sources, failed);
      } catch (error) {
        return { errors: [failed(error)] };
      }
    },
  };
}

async function follow(
  { plan, parts, completed }: Step,
  sources: ReadonlyMap<string, Source>,
  failed: Failed,
): Promise<Subscribed> {
  const node = await plan;
  const run = async (event: Answer) => completed(await join(node, { ...parts, event }));
  const opened = await ask(eventsOf(node), { ...parts, executors: sources });
  if (!(opened instanceof ResultStream)) return { errors: (await run(opened)).errors };
  return new ResultStream(opened, {
    // An event without data is the error that ends the subscription.
    map: (event) => (event.data === undefined ? { errors: event.errors?.map(failed) } : run(event)),
    failed: (error) => ({ errors: [failed(error)] }),
  });
}

/** What is asked for events. */
function eventsOf(plan: PlanNode): FetchNode {
  const nodes = plan.kind === "Sequence" ? plan.nodes : [plan];
  const source = nodes.find((node) => node.kind === "Subscription");
  if (!source) throw new Error("The plan of a subscription has no source of events.");
  return source.primary;
}

function sourceOf({ name, schema }: Subgraph, { urls, keys, report }: FederationOptions): Source {
  const url = urls[name];
  return url === undefined ? eventsInProcess(schema, report) : eventsOverHttp({ name, url, keys }, report);
}
