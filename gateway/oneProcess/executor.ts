/** Answers operations where all subgraphs run in this process: GraphQL's own execution, nothing planned and nothing joined. */
import { type ExecutionResult } from "@graphql-tools/utils";
import { type GraphQLSchema, OperationTypeNode } from "graphql";
import { type Subgraph } from "../operations/compose";
import { publicError } from "../operations/errors";
import { executableSchema } from "./executable";
import { narrow } from "../operations/liveContext";
import {
  type Operation,
  type OperationExecutor,
  rootToExecute,
  rootToSubscribe,
  type Subscribed,
} from "../operations/operation";
import { selections } from "../operations/selected";
import { inProcess, type ReportUnexpected, wrapped } from "../operations/transports";

/** What it is made of. */
export interface OneProcessOptions {
  readonly publicSchema: GraphQLSchema;
  readonly subgraphs: readonly Subgraph[];
  readonly report: ReportUnexpected;
}

/** Throws an OwnershipError for subgraphs that take a planner. */
export function executorInOneProcess({ publicSchema, subgraphs, report }: OneProcessOptions): OperationExecutor {
  const run = inProcess(executableSchema(publicSchema, subgraphs), report);
  const selectedIn = selections(publicSchema);
  const asked = ({ document, operation, variables, context }: Operation, operationType: OperationTypeNode) => ({
    ...{ document, variables, context, operationType },
    operationName: operation.name?.value,
  });
  return {
    async execute(operation) {
      try {
        const root = rootToExecute(operation, publicSchema);
        if ("errors" in root) return root;
        if (operation.operation.operation === OperationTypeNode.QUERY) narrow(operation.context, selectedIn(operation));
        return (await run(asked(operation, operation.operation.operation))) as ExecutionResult;
      } catch (error) {
        return { data: null, errors: [publicError(wrapped(error), (cause) => report(cause, operation.context))] };
      }
    },
    async subscribe(operation) {
      const root = rootToSubscribe(operation, publicSchema);
      if ("errors" in root) return root;
      return (await run(asked(operation, OperationTypeNode.SUBSCRIPTION))) as Subscribed;
    },
    close: async () => undefined,
  };
}
