/** Counts reports of errors before they are made, because anyone may make them and a steward reads each. */
import { type ApolloServerPlugin } from "@apollo/server";
import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from "graphql";
import { UNKNOWN_CLIENT } from "../limits";
import { type Rates } from "../clients/rates";
import { factsOf } from "../http/requestFacts";

const COUNTED = "reportError";

/** An Apollo Server plugin that counts the `reportError` fields of an operation against its client, and refuses too many. */
export const countingReports = (rates: Rates): ApolloServerPlugin<object> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ document, operation, contextValue }) {
        const reports = operation?.operation === OperationTypeNode.MUTATION ? timesAsked(document, operation) : 0;
        if (reports > 0) await rates.reports(factsOf(contextValue)?.client ?? UNKNOWN_CLIENT, reports);
      },
    };
  },
});

/** How often a valid operation asks for it at its root, fragments opened. */
function timesAsked(document: DocumentNode, operation: OperationDefinitionNode): number {
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  const within = (set: SelectionSetNode | undefined): number =>
    (set?.selections ?? []).reduce((sum, one) => {
      if (one.kind === Kind.FIELD) return sum + (one.name.value === COUNTED ? 1 : 0);
      const inner = one.kind === Kind.INLINE_FRAGMENT ? one : fragments.get(one.name.value);
      return sum + within(inner?.selectionSet);
    }, 0);
  return within(operation.selectionSet);
}
