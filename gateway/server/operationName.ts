/** Finds the operation of a document that a request means. */
import { type ApolloServerPlugin } from "@apollo/server";
import { type DocumentNode, GraphQLError, Kind } from "graphql";

/**
 * Treats an empty operation name as none. A name that the document lacks, or no name where it needs one, is BAD_USER_INPUT, and the
 * message lists the names there are.
 */
export const settlingOperationName: ApolloServerPlugin<object> = {
  async requestDidStart({ request }) {
    if (request.operationName === "") request.operationName = undefined;
    return {
      async didResolveOperation({ operation, document, request: { operationName } }) {
        if (!operation) throw unknownOperation(document, operationName);
      },
    };
  },
};

function unknownOperation(document: DocumentNode, asked: string | undefined): GraphQLError {
  const names = document.definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? [one.name?.value ?? "one without a name"] : [],
  );
  return new GraphQLError(problemWith(names, asked), {
    extensions: { code: "BAD_USER_INPUT", argument: "operationName", http: { status: 400 } },
  });
}

function problemWith(names: readonly string[], asked: string | undefined): string {
  if (names.length === 0) return "The document has no operation; send a query, a mutation or a subscription.";
  const there = names.length === 1 ? `the operation ${names[0] ?? ""}` : `the operations ${names.join(", ")}`;
  return asked === undefined
    ? `The document has ${there}; say which one in operationName.`
    : `The document has no operation named ${JSON.stringify(asked)}; it has ${there}.`;
}
