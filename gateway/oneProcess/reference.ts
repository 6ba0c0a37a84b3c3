/** An object as another subgraph knows it: found by its key, by the function that answers `_entities` for its type. */
import { type ApolloGraphQLObjectTypeExtensions } from "@apollo/subgraph/dist/schemaExtensions";
import { isPromise } from "@graphql-tools/utils";
import { defaultFieldResolver, getNamedType, type GraphQLResolveInfo, isLeafType } from "graphql";
import { type Subgraph } from "../operations/compose";
import { fieldIn } from "./owners";

/** A field of an object that another subgraph than the one that has named it answers. */
export interface Reference {
  readonly origin: Subgraph;
  readonly subgraph: Subgraph;
  /** Fields by which `subgraph` finds the object. */
  readonly key: readonly string[];
}

/** The arguments with which the resolver of the field was called. */
export interface Call {
  readonly source: unknown;
  readonly context: unknown;
  readonly info: GraphQLResolveInfo;
}

/** The object, or null where the subgraph finds none; a promise of it only where something has to be waited for. */
export function referenced({ origin, subgraph, key }: Reference, call: Call): unknown {
  const values = key.map((name) => keyValue(origin, name, call));
  return values.some(isPromise)
    ? Promise.all(values).then((known) => objectBy(subgraph, { key, values: known }, call))
    : objectBy(subgraph, { key, values }, call);
}

/** Fields by which an object is found, and their values. */
interface Known {
  readonly key: readonly string[];
  readonly values: readonly unknown[];
}

/** What the subgraph finds by a key; where it has no function for that, the key is all there is of the object. */
function objectBy({ schema }: Subgraph, { key, values }: Known, { context, info }: Call): unknown {
  const { name } = info.parentType;
  const representation: Record<string, unknown> = { __typename: name };
  key.forEach((field, at) => (representation[field] = values[at]));
  const extensions: ApolloGraphQLObjectTypeExtensions<unknown, unknown> = schema.getType(name)?.extensions ?? {};
  const find = extensions.apollo?.subgraph?.resolveReference;
  // Types are looked up in the schema of `info`: those of the subgraph have the functions that find objects.
  return find ? find(representation, context, { ...info, schema }) : representation;
}

/** As it would be sent to the other subgraph. */
function keyValue(origin: Subgraph, name: string, { source, context, info }: Call): unknown {
  const field = fieldIn(origin, info.parentType.name, name);
  const resolve = field?.resolve ?? defaultFieldResolver;
  const value: unknown = resolve(source, {}, context, { ...info, fieldName: name });
  const type = getNamedType(field?.type);
  const sent = (one: unknown): unknown => (isLeafType(type) && one != null ? type.serialize(one) : one);
  return isPromise(value) ? value.then(sent) : sent(value);
}
