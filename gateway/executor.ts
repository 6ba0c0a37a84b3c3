import { executorInOneProcess } from "./oneProcess/executor";
import { executableSchema } from "./oneProcess/executable";
import { type OperationExecutor } from "./operations/operation";
import type * as federation from "./federation/federatedExecutor";
import { settleLists } from "./operations/settledLists";
import { subscribingInOneProcess } from "./streams/inOneProcess";
import { subscribingOverPlanner } from "./streams/overPlanner";
import { type SubscriptionOpener } from "./streams/subscription";

/** Answers queries and mutations, and opens subscriptions. */
export type HubExecutor = OperationExecutor & SubscriptionOpener;

/** What an executor needs. */
export interface ExecutorOptions extends federation.FederationOptions {
  /** Plans operations over the subgraphs even where all of them run in this process. */
  readonly isFederated?: boolean;
}

/**
 * Makes the executor: the resolvers of all subgraphs if they run in this process, a planner if one runs elsewhere. Throws an
 * OwnershipError for subgraphs of this process that need a planner.
 */
export function createExecutor({ isFederated, ...options }: ExecutorOptions): HubExecutor {
  options.subgraphs.forEach(({ schema }) => settleLists(schema));
  const isElsewhere = options.subgraphs.some(({ name }) => options.urls[name] !== undefined);
  return isElsewhere || isFederated ? overPlanner(options) : inOneProcess(options);
}

function inOneProcess({ publicSchema, subgraphs, report }: federation.FederationOptions): HubExecutor {
  const parts = { publicSchema, executable: executableSchema(publicSchema, subgraphs), report };
  return { ...executorInOneProcess(parts), ...subscribingInOneProcess(parts) };
}

function overPlanner(options: federation.FederationOptions): HubExecutor {
  const executor = new (planner().FederatedExecutor)(options);
  return {
    execute: (asked) => executor.execute(asked),
    close: () => executor.close(),
    ...subscribingOverPlanner(executor, options),
  };
}

/** The planner is a library of its own kind, which a hub of one process does without. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const planner = () => require("./federation/federatedExecutor") as typeof federation;
