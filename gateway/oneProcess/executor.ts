/** Answers operations where all subgraphs run in this process, with GraphQL's own execution: nothing is planned or joined. */
import { type GraphQLSchema, OperationTypeNode } from "graphql";
import { publicError, type ReportUnexpected } from "../operations/errors";
import { type OperationExecutor, rootToExecute } from "../operations/operation";
import { selections } from "../operations/selected";
import { inProcess, wrapped } from "../operations/transports";

/** The schema that clients see, and the one that can be executed. */
export interface OneProcessOptions {
  readonly publicSchema: GraphQLSchema;
  readonly executable: GraphQLSchema;
  readonly report: ReportUnexpected;
}

/** Answers queries and mutations in this process. */
export function executorInOneProcess({ publicSchema, executable, report }: OneProcessOptions): OperationExecutor {
  const run = inProcess(executable, report);
  const selectedIn = selections(publicSchema);
  return {
    async execute(asked) {
      const { document, operation, variables, context } = asked;
      try {
        const root = rootToExecute(asked, publicSchema);
        if ("errors" in root) return root;
        if (operation.operation === OperationTypeNode.QUERY) context.narrow?.(selectedIn(asked));
        return await run({ document, variables, context, operationName: operation.name?.value });
      } catch (error) {
        return { data: null, errors: [publicError(wrapped(error), (cause) => report(cause, context))] };
      }
    },
    close: async () => undefined,
  };
}
