/**
 * The public schema with the resolvers of the subgraphs: GraphQL's own execution of it is what every answer must equal. A field is
 * resolved by the function that resolves it in its subgraph, guards and all. An object of one subgraph gets to a field of another
 * as it would over a planner: the other finds it by its key, or does not.
 */
import { addResolversToSchema } from "@graphql-tools/schema";
import { type IEnumTypeResolver, type IObjectTypeResolver, type IResolvers, isPromise } from "@graphql-tools/utils";
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
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from "graphql";
import { type Subgraph } from "../operations/compose";
import { answering, fieldIn, having, OwnershipError, refuseUnsupported } from "./owners";
import { type Call, type Reference, referenced } from "./reference";

type Resolve = GraphQLFieldResolver<unknown, unknown, object>;
type Path = GraphQLResolveInfo["path"];

/** A public schema that can be executed directly. Throws an OwnershipError for subgraphs that need a planner. */
export function executableSchema(schema: GraphQLSchema, subgraphs: readonly Subgraph[]): GraphQLSchema {
  subgraphs.forEach(refuseUnsupported);
  const joining = new Joining(schema, subgraphs);
  const resolvers: IResolvers = {};
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type)) continue;
    if (isObjectType(type)) resolvers[type.name] = joining.fieldsOf(type);
    if (isAbstractType(type)) resolvers[type.name] = { __resolveType: joining.typeResolverOf(type) };
    if (isEnumType(type)) resolvers[type.name] = internalValues(type.name, subgraphs);
    const scalar = isScalarType(type) && !isSpecifiedScalarType(type) ? scalarOf(type.name, subgraphs) : undefined;
    if (scalar) resolvers[type.name] = scalar;
  }
  return addResolversToSchema({ schema, resolvers });
}

/** What the values of an enumeration are called inside. */
function internalValues(name: string, subgraphs: readonly Subgraph[]): IEnumTypeResolver {
  const values: IEnumTypeResolver = {};
  for (const type of subgraphs.map(({ schema }) => schema.getType(name)).filter(isEnumType)) {
    for (const one of type.getValues()) {
      const internal: unknown = one.value;
      if (Object.hasOwn(values, one.name) && values[one.name] !== internal)
        throw new OwnershipError(`${name}.${one.name} stands for different things in different subgraphs.`);
      values[one.name] = internal;
    }
  }
  return values;
}

const scalarOf = (name: string, subgraphs: readonly Subgraph[]) =>
  subgraphs.map(({ schema }) => schema.getType(name)).find(isScalarType);

/** What is known of the objects of one execution. */
interface Known {
  /** Which subgraph has named the objects of a field, by the place of the field in the answer. */
  readonly origins: Map<Path, Subgraph>;
  /** What other subgraphs have found for an object, by the place of the object in the answer. */
  readonly found: Map<Path, Map<Subgraph, unknown>>;
}

/** Makes the resolvers. */
class Joining {
  /** By the values of variables, which are made for each execution, so that all of it goes at once. */
  readonly #executions = new WeakMap<object, Known>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly subgraphs: readonly Subgraph[],
  ) {}

  /** Resolvers by field; fields that are plain properties have none. */
  fieldsOf(type: GraphQLObjectType): IObjectTypeResolver {
    const { schema } = this;
    const isRoot = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(type);
    const make = (field: string) => (isRoot ? this.#rootField(type, field) : this.#field(type, field));
    const made: IObjectTypeResolver = {};
    for (const field of Object.keys(type.getFields())) {
      const resolver = make(field);
      if (resolver) made[field] = resolver;
    }
    return made;
  }

  /** The subgraph that has named an object knows its type. */
  typeResolverOf({ name }: GraphQLAbstractType): GraphQLTypeResolver<unknown, unknown> {
    return (...call) => {
      const [, , info] = call;
      const own = this.#known(info).origins.get(info.path)?.schema.getType(name);
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
      const [source, args, context, info] = call;
      const way = ways.get(this.#originOf(info));
      if (!way) throw new OwnershipError(`${type.name} is not of the subgraph that has named it.`);
      const { reference, resolve } = way;
      if (!reference) return resolve(...call);
      const answer = (object: unknown): unknown => (object == null ? null : resolve(object, args, context, info));
      const found = this.#find(reference, { source, context, info });
      return isPromise(found) ? found.then(answer) : answer(found);
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
      this.#known(info).origins.set(info.path, subgraph);
      return resolve(...call);
    };
  }

  #isShared(type: GraphQLNamedType | undefined): boolean {
    return isAbstractType(type) || (isObjectType(type) && having(type.name, this.subgraphs).length > 1);
  }

  /** Noted by the field that has led to the object; between the two may be places in lists. */
  #originOf(info: GraphQLResolveInfo): Subgraph {
    const { path } = info;
    let place = path.prev;
    while (typeof place?.key === "number") place = place.prev;
    const origin = place && this.#known(info).origins.get(place);
    if (!origin) throw new OwnershipError(`It is not known which subgraph has named the object of ${path.key}.`);
    return origin;
  }

  /** Asks for an object once, however many fields want it. */
  #find(reference: Reference, call: Call): unknown {
    const { found } = this.#known(call.info);
    const place = call.info.path.prev ?? call.info.path;
    const all = found.get(place) ?? new Map<Subgraph, unknown>();
    found.set(place, all);
    if (!all.has(reference.subgraph)) all.set(reference.subgraph, referenced(reference, call));
    return all.get(reference.subgraph);
  }

  #known({ variableValues }: GraphQLResolveInfo): Known {
    let known = this.#executions.get(variableValues);
    if (!known) this.#executions.set(variableValues, (known = { origins: new Map(), found: new Map() }));
    return known;
  }
}

/** How a field is resolved for the objects of a subgraph. */
interface Way {
  readonly resolve: Resolve;
  /** Where the object has to be found first. */
  readonly reference?: Reference;
}
