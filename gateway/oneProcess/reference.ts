/** An object as another subgraph knows it: found by its key, through the field that federation gives every subgraph for that. */
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

/** What the resolver of the field was called with. */
export interface Call {
  readonly source: unknown;
  readonly context: unknown;
  readonly info: GraphQLResolveInfo;
}

/** Resolves to the object, or to null where the subgraph finds none. */
export async function referenced({ origin, subgraph, key }: Reference, call: Call): Promise<unknown> {
  const __typename = call.info.parentType.name;
  const values = await Promise.all(key.map(async (name) => [name, await keyValue(origin, name, call)] as const));
  const representations = [{ __typename, ...Object.fromEntries(values) }];
  const entities = subgraph.schema.getQueryType()?.getFields()["_entities"]?.resolve;
  // Types are looked up in the schema of `info`: those of the subgraph have the functions that find objects.
  const info = { ...call.info, schema: subgraph.schema };
  const [found] = (await entities?.(undefined, { representations }, call.context, info)) as readonly unknown[];
  return found;
}

/** As it would be sent to the other subgraph. */
async function keyValue(origin: Subgraph, name: string, { source, context, info }: Call): Promise<unknown> {
  const field = fieldIn(origin, info.parentType.name, name);
  const resolve = field?.resolve ?? defaultFieldResolver;
  const value: unknown = await resolve(source, {}, context, { ...info, fieldName: name });
  const type = getNamedType(field?.type);
  return isLeafType(type) && value != null ? type.serialize(value) : value;
}
