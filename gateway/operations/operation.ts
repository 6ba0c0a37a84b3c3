/** An operation of a client, its executor, and the reasons to refuse it before it runs. */
import { type ExecutionResult } from "@graphql-tools/utils";
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from "graphql";
import { collectFields } from "graphql/execution/collectFields";
import { getVariableValues } from "graphql/execution/values";
import { type RequestContext } from "./requestContext";

/** A valid document, and which of its operations is meant. */
export interface Operation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: RequestContext;
}

/** Answers queries and mutations over all subgraphs. */
export interface OperationExecutor {
  /** Never throws: what goes wrong is in `errors`; no `data` member means that nothing was executed. */
  execute(operation: Operation): Promise<ExecutionResult>;
  close(): Promise<void>;
}

/** The root of an operation, and its variables as the schema parsed them. */
export interface Root {
  readonly schema: GraphQLSchema;
  readonly type: GraphQLObjectType;
  readonly variables: Record<string, unknown>;
}

/** All selections of one response name at the root. */
export type RootField = readonly FieldNode[];

/** The errors for which an operation is not run. */
export type Refused = { readonly errors: readonly GraphQLError[] };

const MAX_INPUT_ERRORS = 10;
const HOW_TO_SUBSCRIBE =
  "A subscription is answered by a stream: send it with Accept: text/event-stream, or over a WebSocket of this address with the subprotocol graphql-transport-ws.";

/** The root of a query or a mutation, or the errors for which it is not run. */
export function rootToExecute(operation: Operation, schema: GraphQLSchema): Root | Refused {
  const root = rootOf(operation, schema);
  if ("errors" in root || operation.operation.operation !== OperationTypeNode.SUBSCRIPTION) return root;
  return { errors: [refusal(HOW_TO_SUBSCRIBE)] };
}

/** The fields an operation selects at its root, in their order. */
export function rootFields({ document, operation }: Operation, { schema, type, variables }: Root): RootField[] {
  return [...collectFields(schema, fragmentsIn(document), variables, type, operation.selectionSet).values()];
}

/** Fragments of a document by name. */
export function fragmentsIn(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment]));
}

/** The root of an operation of any kind, or the errors in its variables. */
export function rootOf({ operation, variables }: Operation, schema: GraphQLSchema): Root | Refused {
  const inputs = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
    maxErrors: MAX_INPUT_ERRORS,
  });
  if (inputs.errors) return { errors: inputs.errors };
  const type = schema.getRootType(operation.operation);
  if (!type) return { errors: [refusal(`The hub has no ${operation.operation} operations.`)] };
  return { schema, type, variables: inputs.coerced };
}

/** The refusal of an operation that can’t be run as it was sent. */
export function refusal(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT" } });
}
