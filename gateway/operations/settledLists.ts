/**
 * graphql-js 16 forgets the items of a list that are still being resolved once a later item fails at once, and what becomes of
 * them then ends the process as an unhandled rejection (https://github.com/graphql/graphql-js/pull/4643, in version 17 only).
 * Items that are promises fail later, all of them, and are all waited for.
 */
import {
  defaultFieldResolver,
  getNamedType,
  getNullableType,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isCompositeType,
  isListType,
  isObjectType,
} from "graphql";

const settled = new WeakSet<GraphQLSchema>();

/** Makes the items of every list of objects promises; once for a schema. */
export function settleLists(schema: GraphQLSchema): void {
  if (settled.has(schema)) return;
  settled.add(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    for (const field of Object.values(type.getFields())) {
      const isList = isListType(getNullableType(field.type)) && isCompositeType(getNamedType(field.type));
      if (isList) field.resolve = withPromises(field.resolve ?? defaultFieldResolver);
    }
  }
}

const withPromises =
  (resolve: GraphQLFieldResolver<unknown, unknown>): GraphQLFieldResolver<unknown, unknown> =>
  (...call) => {
    const value: unknown = resolve(...call);
    return value instanceof Promise ? value.then(itemsAsPromises) : itemsAsPromises(value);
  };

const itemsAsPromises = (value: unknown): unknown => (Array.isArray(value) ? value.map(itemAsPromise) : value);

/** A promise, where the item is none, and no more than one: most items of most lists are records that are there. */
const itemAsPromise = (item: unknown): Promise<unknown> =>
  Array.isArray(item) || item instanceof Promise ? Promise.resolve(item).then(itemsAsPromises) : Promise.resolve(item);
