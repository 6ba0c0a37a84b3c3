/** Subscriptions where all subgraphs run in this process: GraphQL's own, over the schema that answers queries. */
import { type GraphQLSchema } from "graphql";
import { type ReportUnexpected } from "../operations/errors";
import { rootToSubscribe, type SubscriptionOpener } from "./subscription";
import { eventsInProcess } from "./transports";

/** The schema that clients see, and the one that can be executed. */
export interface OneProcessParts {
  readonly publicSchema: GraphQLSchema;
  readonly executable: GraphQLSchema;
  readonly report: ReportUnexpected;
}

/** Opens subscriptions in this process. */
export function subscribingInOneProcess({ publicSchema, executable, report }: OneProcessParts): SubscriptionOpener {
  const open = eventsInProcess(executable, report);
  return {
    async subscribe(asked) {
      const root = rootToSubscribe(asked, publicSchema);
      if ("errors" in root) return root;
      const { document, operation, variables, context } = asked;
      return open({ document, variables, context, operationName: operation.name?.value });
    },
  };
}
