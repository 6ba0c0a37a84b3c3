import { executorInOneProcess } from "./oneProcess/executor";
import { type OperationExecutor } from "./operations/operation";
import type * as federation from "./federation/federatedExecutor";
import { settleLists } from "./operations/settledLists";

/** What an executor is made of. */
export interface ExecutorOptions extends federation.FederationOptions {
  /** Plans operations over the subgraphs even where all of them run in this process. */
  readonly isFederated?: boolean;
}

/** What answers operations: the resolvers of all subgraphs where they run in this process, a planner where one runs elsewhere. */
export function createExecutor({ isFederated, ...options }: ExecutorOptions): OperationExecutor {
  options.subgraphs.forEach(({ schema }) => settleLists(schema));
  const isElsewhere = options.subgraphs.some(({ name }) => options.urls[name] !== undefined);
  return isElsewhere || isFederated ? new (planner().FederatedExecutor)(options) : executorInOneProcess(options);
}

/** The planner is a library of its own kind, which a hub of one process does without. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const planner = () => require("./federation/federatedExecutor") as typeof federation;
