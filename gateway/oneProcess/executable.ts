/**
 * The public schema with the resolvers of the subgraphs: GraphQL's own execution of it is what every answer must equal. A field is
 * resolved by the function that resolves it in its subgraph, guards and all. An object of one subgraph gets to a field of another
 * as it would over a planner: the other finds it by its key, or does not.
 */
import { addResolversToSchema } from "@graphql-tools/schema";
import { type IResolvers } from "@graphql-tools/utils";
import {
  defaultFieldResolver,
  defaultTypeResolver,
  getNamedType,
  type GraphQLAbstractType,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type GraphQLTypeResolver,
  isAbstractType,
  isEnumType,
  isIntrospectionType,
  isLeafType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from "graphql";
import { type Subgraph } from "../operations/compose";
import { answering, fieldIn, having, OwnershipError, refuseUnsupported } from "./owners";

type Resolve = GraphQLFieldResolver<unknown, unknown>;
type Path = GraphQLResolveInfo["path"];

/** A public schema that can be executed as it is. Throws an OwnershipError for subgraphs that take a planner. */
export function executableSchema(schema: GraphQLSchema, subgraphs: readonly Subgraph[]): GraphQLSchema {
  subgraphs.forEach(refuseUnsupported);
  const joining = new Joining(schema, subgraphs);
  const resolvers: Record<string, unknown> = {};
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type)) continue;
    if (isObjectType(type)) resolvers[type.name] = joining.fieldsOf(type);
    if (isAbstractType(type)) resolvers[type.name] = { __resolveType: joining.typeResolverOf(type) };
    if (isEnumType(type)) resolvers[type.name] = internalValues(type.name, subgraphs);
    if (isScalarType(type) && !isSpecifiedScalarType(type)) resolvers[type.name] = scalarOf(type.name, subgraphs);
  }
  return addResolversToSchema({ schema, resolvers: resolvers as IResolvers });
}

/** What the values of an enumeration are called inside. */
function internalValues(name: string, subgraphs: readonly Subgraph[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const type of subgraphs.map(({ schema }) => schema.getType(name)).filter(isEnumType)) {
    for (const { name: value, value: internal } of type.getValues()) {
      if (Object.hasOwn(values, value) && values[value] !== internal)
        throw new OwnershipError(`${name}.${value} stands for different things in different subgraphs.`);
      values[value] = internal;
    }
  }
  return values;
}

const scalarOf = (name: string, subgraphs: readonly Subgraph[]) =>
  subgraphs.map(({ schema }) => schema.getType(name)).find(isScalarType);

/** Makes the resolvers. */
class Joining {
  /** Which subgraph has named the objects of a field, by the place of the field in the answer. */
  readonly #origins = new WeakMap<Path, Subgraph>();
  /** What other subgraphs have found for an object, by the place of the object in the answer. */
  readonly #found = new WeakMap<Path, Map<Subgraph, Promise<unknown>>>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly subgraphs: readonly Subgraph[],
  ) {}

  /** Resolvers by field; fields that are plain properties have none. */
  fieldsOf(type: GraphQLObjectType): object {
    const { schema } = this;
    const isRoot = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(type);
    const make = (field: string) => (isRoot ? this.#rootField(type, field) : this.#field(type, field));
    const made = Object.keys(type.getFields()).map((field) => [field, make(field)] as const);
    return Object.fromEntries(made.filter(([, resolver]) => resolver));
  }

  /** The subgraph that has named an object knows its type. */
  typeResolverOf({ name }: GraphQLAbstractType): GraphQLTypeResolver<unknown, unknown> {
    return (...call) => {
      const [, , info] = call;
      const own = this.#origins.get(info.path)?.schema.getType(name);
      return ((isAbstractType(own) && own.resolveType) || defaultTypeResolver)(...call);
    };
  }

  #rootField(type: GraphQLObjectType, field: string) {
    const owner = this.subgraphs.find((subgraph) => fieldIn(subgraph, type.name, field));
    if (!owner) throw new OwnershipError(`No subgraph has ${type.name}.${field}.`);
    const resolve = this.#resolverIn(owner, type, field);
    const subscribe = fieldIn(owner, type.name, field)?.subscribe;
    return subscribe ? { subscribe, ...(resolve && { resolve }) } : resolve;
  }

  #field(type: GraphQLObjectType, field: string): Resolve | undefined {
    const origins = having(type.name, this.subgraphs);
    const [only] = origins;
    if (only && origins.length === 1) return this.#resolverIn(only, type, field);
    const ways = new Map(origins.map((origin) => [origin, this.#way(type, field, origin)]));
    return (...call) => {
      const [source, args, context, info] = call as readonly [unknown, object, unknown, GraphQLResolveInfo];
      const { reference, resolve } = ways.get(this.#originOf(info)) as Way;
      if (!reference) return resolve(...call);
      const found = this.#find(reference, { source, context, info });
      return found.then((object) => (object == null ? null : resolve(object, args, context, info)));
    };
  }

  #way(type: GraphQLObjectType, field: string, origin: Subgraph): Way {
    const { subgraph, key } = answering({ type, field }, origin, this.subgraphs);
    const resolve = this.#resolverIn(subgraph, type, field) ?? defaultFieldResolver;
    return { resolve, ...(key && { reference: { origin, subgraph, key } }) };
  }

  /** The resolver of a field in a subgraph. Where others have fields of what it leads to as well, it notes who has named it. */
  #resolverIn(subgraph: Subgraph, type: GraphQLObjectType, field: string): Resolve | undefined {
    const own = fieldIn(subgraph, type.name, field)?.resolve;
    if (!this.#isShared(getNamedType(type.getFields()[field]?.type))) return own;
    const resolve = own ?? defaultFieldResolver;
    return (...call) => {
      const [, , , info] = call;
      this.#origins.set(info.path, subgraph);
      return resolve(...call);
    };
  }

  #isShared(type: GraphQLNamedType | undefined): boolean {
    return isAbstractType(type) || (isObjectType(type) && having(type.name, this.subgraphs).length > 1);
  }

  /** Noted by the field that has led to the object; between the two may be places in lists. */
  #originOf({ path }: GraphQLResolveInfo): Subgraph {
    let place = path.prev;
    while (typeof place?.key === "number") place = place.prev;
    const origin = place && this.#origins.get(place);
    if (!origin) throw new OwnershipError(`It is not known which subgraph has named the object of ${path.key}.`);
    return origin;
  }

  /** Asks for an object once, however many fields want it. */
  #find(reference: Reference, call: Call): Promise<unknown> {
    const place = call.info.path.prev ?? call.info.path;
    const all = this.#found.get(place) ?? new Map<Subgraph, Promise<unknown>>();
    this.#found.set(place, all);
    const found = all.get(reference.subgraph) ?? referenced(reference, call);
    all.set(reference.subgraph, found);
    return found;
  }
}

/** How a field is resolved for the objects of a subgraph. */
interface Way {
  readonly resolve: Resolve;
  /** Where the object has to be found first. */
  readonly reference?: Reference;
}

/** A field of an object that another subgraph than the one that has named it answers. */
interface Reference {
  readonly origin: Subgraph;
  readonly subgraph: Subgraph;
  /** Fields by which `subgraph` finds the object. */
  readonly key: readonly string[];
}

/** What the resolver of the field was called with. */
interface Call {
  readonly source: unknown;
  readonly context: unknown;
  readonly info: GraphQLResolveInfo;
}

/** Resolves to the object, or to null where the subgraph finds none. */
async function referenced({ origin, subgraph, key }: Reference, call: Call): Promise<unknown> {
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
