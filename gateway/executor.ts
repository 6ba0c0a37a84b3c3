import { executorInOneProcess } from "./oneProcess";
import { type OperationExecutor } from "./operation";
import type * as planning from "./plan";

/** What an executor is made of. */
export interface ExecutorOptions extends planning.PlanOptions {
  /** Plans operations over the subgraphs even where all of them run in this process. */
  readonly isFederated?: boolean;
}

/** What answers operations: the resolvers of all subgraphs where they run in this process, a planner where one runs elsewhere. */
export function createExecutor({ isFederated, ...options }: ExecutorOptions): OperationExecutor {
  const isElsewhere = options.subgraphs.some(({ name }) => options.urls[name] !== undefined);
  return isElsewhere || isFederated ? planner().federatedExecutor(options) : executorInOneProcess(options);
}

/** Loading the planner takes half a second, which a hub of one process is spared. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const planner = () => require("./plan") as typeof planning;
