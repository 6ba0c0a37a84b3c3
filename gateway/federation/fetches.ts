/** The requests that a plan makes to a subgraph: their documents, and the fields they ask for. */
import type { BatchFetchNode, EntityBatchAlias, FetchNode, PlanNode } from "@graphql-hive/router-query-planner";
import {
  type DocumentNode,
  getOperationAST,
  type GraphQLObjectType,
  type GraphQLSchema,
  isCompositeType,
  parse,
} from "graphql";
import { collectFields, collectSubfields } from "graphql/execution/collectFields";
import { fragmentsIn, type RootField } from "../operations/operation";

/** A node of a plan that asks a subgraph. */
export type Asking = FetchNode | BatchFetchNode;

const TYPENAME = "__typename";
const documents = new WeakMap<Asking, DocumentNode>();

/** The document of a fetch, the same one each time. */
export function documentOf(node: Asking): DocumentNode {
  const known = documents.get(node) ?? parse(node.operation, { noLocation: true });
  documents.set(node, known);
  return known;
}

/** The fields in which objects are looked up, where a node asks for that; otherwise it asks for fields of the root. */
export function lookupsIn(
  node: PlanNode,
): { readonly asking: Asking; readonly fields: readonly EntityBatchAlias[] } | undefined {
  if (node.kind === "BatchFetch") return { asking: node, fields: node.entityBatch.aliases };
  if (node.kind !== "Flatten" || node.node.kind !== "Fetch") return undefined;
  const { requires = [], inputRewrites, outputRewrites } = node.node;
  const field = { alias: "_entities", representationsVariableName: "representations", paths: [node.path], requires };
  return { asking: node.node, fields: [{ ...field, inputRewrites, outputRewrites }] };
}

/** Names under which a fetch asks for fields of the root. */
export const rootKeysOf = (node: Asking, schema: GraphQLSchema): readonly string[] => [
  ...rootFieldsOf(node, schema).keys(),
];

/** Names under which a fetch asks for fields of an object of a type, in a field in which objects are looked up. */
export function keysOf(
  node: Asking,
  { alias, type }: { alias: string; type: string },
  schema: GraphQLSchema,
): readonly string[] {
  const object = schema.getType(type);
  const nodes = rootFieldsOf(node, schema).get(alias) ?? [];
  if (!isCompositeType(object)) return [];
  const fields = collectSubfields(schema, fragmentsIn(documentOf(node)), {}, object as GraphQLObjectType, nodes);
  return [...fields.keys()].filter((key) => key !== TYPENAME);
}

function rootFieldsOf(node: Asking, schema: GraphQLSchema): Map<string, RootField> {
  const document = documentOf(node);
  const operation = getOperationAST(document, node.operationName);
  const root = operation && schema.getRootType(operation.operation);
  return root
    ? collectFields(schema, fragmentsIn(document), {}, root, operation.selectionSet)
    : new Map<string, RootField>();
}
