/**
 * From descriptors to a schema. What type-graphql’s decorators would note of classes is noted of descriptors, so no type needs a class; and what
 * was noted for one schema is forgotten before the next, so none leaks fields into another.
 */
import "reflect-metadata";
import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLSchema,
  GraphQLString,
  Kind,
  parseType,
  type TypeNode,
} from "graphql";
import { buildSchemaSync, getMetadataStorage, type PubSub } from "type-graphql";
import { guardDirective } from "../../policy";
import {
  internalValuesOf,
  type Arguments,
  type EnumDescriptor,
  type Fields,
  type FieldDescriptor,
  type InputDescriptor,
  type InterfaceDescriptor,
  type ObjectDescriptor,
  type TypeDescriptor,
} from "./descriptors";

/** What type-graphql knows a type by. It asks nothing of it but to be the same one, and a constructor. */
type Token = new () => object;
/** Name of a type → its token; of enumerations and scalars what they are. */
type References = ReadonlyMap<string, object>;

const BUILT_IN = [GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, GraphQLString];
const KEY = '@key(fields: "id")';
const SHAREABLE = "@shareable";
const isRoot = ({ name }: { readonly name: string }): boolean => /^(Query|Mutation|Subscription)$/.test(name);

/** The schema of these types, without resolvers. `also`: names of types that it has even where no field leads to them, in their order. */
export function schemaOf(types: readonly TypeDescriptor[], also: readonly string[]): GraphQLSchema {
  getMetadataStorage().clear();
  const tokens = new Map(types.map(({ name }) => [name, tokenOf(name)]));
  const references = new Map<string, object>([...BUILT_IN.map((one) => [one.name, one] as const), ...tokens]);
  const note = new Notes(references, tokens);
  const place = new Map(also.map((name, at) => [name, at]));
  const placeOf = ({ name }: TypeDescriptor): number => place.get(name) ?? also.length;
  for (const type of [...types].sort((a, b) => placeOf(a) - placeOf(b))) {
    if (type.kind === "SCALAR") references.set(type.name, type.scalar);
    else if (type.kind === "ENUM") references.set(type.name, note.enumeration(type));
    else note.type(type, tokens.get(type.name) ?? tokenOf(type.name));
  }
  const roots = types.filter(isRoot);
  const [first, ...others] = roots.flatMap(({ name }) => tokens.get(name) ?? []);
  if (!first) throw new Error("The schema has no root type.");
  const schema = buildSchemaSync({
    resolvers: [first, ...others],
    orphanedTypes: also.flatMap((name) => tokens.get(name) ?? []),
    validate: false,
    skipCheck: true,
    pubSub: NOTHING_PUBLISHED,
  });
  for (const root of roots) {
    const type = schema.getType(root.name);
    if (type && "description" in root) type.description = root.description;
  }
  return schema;
}

function tokenOf(name: string): Token {
  const made = class {};
  Object.defineProperty(made, "name", { value: name });
  return made;
}

/** Notes types as decorators would. */
class Notes {
  readonly #storage = getMetadataStorage();

  constructor(
    private readonly references: References,
    private readonly tokens: ReadonlyMap<string, Token>,
  ) {}

  type(type: ObjectDescriptor | InterfaceDescriptor | InputDescriptor, target: Token): void {
    if (type.kind === "INPUT") return this.#input(type, target);
    if (type.kind === "INTERFACE") return this.#interface(type, target);
    return isRoot(type) ? this.#root(type, target) : this.#object(type, target);
  }

  #object({ name, description, fields, interfaces = [], isShared, resolveReference }: ObjectDescriptor, target: Token) {
    const interfaceClasses = interfaces.map((one) => this.#token(one));
    this.#storage.collectObjectMetadata({ name, target, description, interfaceClasses });
    for (const directive of [...(isShared ? [SHAREABLE] : []), ...(resolveReference ? [KEY] : [])])
      this.#storage.collectDirectiveClassMetadata({ target, directive: { nameOrDefinition: directive, args: {} } });
    this.#fields(fields, target, true);
  }

  #interface({ name, description, fields, resolveReference }: InterfaceDescriptor, target: Token) {
    const registration = { interfaceClasses: undefined, autoRegisteringDisabled: true };
    this.#storage.collectInterfaceMetadata({ name, target, description, ...registration });
    if (resolveReference)
      this.#storage.collectDirectiveClassMetadata({ target, directive: { nameOrDefinition: KEY, args: {} } });
    this.#fields(fields, target, false);
  }

  #input({ name, description, fields }: InputDescriptor, target: Token) {
    this.#storage.collectInputMetadata({ name, target, description });
    for (const [field, { type, description: about, defaultValue }] of Object.entries(fields))
      this.#storage.collectClassFieldMetadata({
        target,
        name: field,
        schemaName: field,
        description: about,
        ...UNUSED,
        ...this.#typed(type, defaultValue),
      });
  }

  enumeration(descriptor: EnumDescriptor): object {
    const { name, description, values } = descriptor;
    const enumObj = internalValuesOf(descriptor);
    const valuesConfig = Object.fromEntries(
      Object.entries(values).map(([one, about]) => [one, { description: about }]),
    );
    this.#storage.collectEnumMetadata({ enumObj, name, description, valuesConfig });
    return enumObj;
  }

  #root({ name: root, fields }: ObjectDescriptor, target: Token): void {
    for (const [name, field] of Object.entries(fields)) {
      const { getType, typeOptions } = this.#typed(field.type);
      const noted = {
        target,
        methodName: name,
        schemaName: name,
        description: field.description,
        ...UNUSED,
        getReturnType: getType,
        returnTypeOptions: typeOptions,
      };
      if (root === "Query") this.#storage.collectQueryHandlerMetadata(noted);
      else if (root === "Mutation") this.#storage.collectMutationHandlerMetadata(noted);
      else this.#storage.collectSubscriptionHandlerMetadata({ ...noted, ...NO_TOPICS });
      this.#arguments(name, field.args, target);
      this.#directives(name, field, target);
    }
  }

  #fields(fields: Fields, target: Token, isGuarded: boolean): void {
    for (const [name, field] of Object.entries(fields)) {
      this.#storage.collectClassFieldMetadata({
        target,
        name,
        schemaName: name,
        description: field.description,
        ...UNUSED,
        ...this.#typed(field.type),
        // Rows hold values under their names; type-graphql would answer each by a promise.
        simple: true,
      });
      this.#arguments(name, field.args, target);
      if (isGuarded) this.#directives(name, field, target);
    }
  }

  #arguments(methodName: string, args: Arguments = {}, target: Token): void {
    Object.entries(args).forEach(([name, { type, description, defaultValue }], index) =>
      this.#storage.collectHandlerParamMetadata({
        kind: "arg",
        target,
        methodName,
        index,
        name,
        description,
        ...UNUSED,
        validateSettings: undefined,
        validateFn: undefined,
        ...this.#typed(type, defaultValue),
      }),
    );
  }

  /** Decorators are applied from the last to the first, so they are noted in this order. */
  #directives(fieldName: string, { isShared, requires }: FieldDescriptor, target: Token): void {
    const guard = guardDirective(requires ?? "public");
    for (const directive of [...(guard === undefined ? [] : [guard]), ...(isShared ? [SHAREABLE] : [])])
      this.#storage.collectDirectiveFieldMetadata({
        target,
        fieldName,
        directive: { nameOrDefinition: directive, args: {} },
      });
  }

  /** `[ID!]!` as type-graphql has it. */
  #typed(text: string, defaultValue?: unknown) {
    const { name, isList, ...options } = shapeOf(parseType(text));
    const getType = () => this.#reference(name);
    const typeOptions = isList ? { ...options, array: true, arrayDepth: 1 } : options;
    return { getType, typeOptions: defaultValue === undefined ? typeOptions : { ...typeOptions, defaultValue } };
  }

  #reference(name: string): object {
    return known(name, this.references);
  }

  #token(name: string): Token {
    return known(name, this.tokens);
  }
}

function known<Kept>(name: string, types: ReadonlyMap<string, Kept>): Kept {
  const type = types.get(name);
  if (!type) throw new Error(`There is no type ${name}.`);
  return type;
}

/** What a type written as in a schema is made of. */
function shapeOf(node: TypeNode): { name: string; isList: boolean; nullable: boolean | "items" | "itemsAndList" } {
  const isRequired = node.kind === Kind.NON_NULL_TYPE;
  const inner = isRequired ? node.type : node;
  if (inner.kind === Kind.NAMED_TYPE) return { name: inner.name.value, isList: false, nullable: !isRequired };
  const item = shapeOf(inner.type);
  const nullable = item.nullable ? (isRequired ? "items" : "itemsAndList") : !isRequired;
  return { name: item.name, isList: true, nullable };
}

/** What metadata of type-graphql can say beside, and none here does. */
const UNUSED = { deprecationReason: undefined, complexity: undefined } as const;
const NO_TOPICS = { topics: undefined, topicId: undefined, filter: undefined, subscribe: undefined } as const;

/** Events come from the journal, not from within the process; type-graphql asks for a source of them all the same. */
const NOTHING_PUBLISHED: PubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error("Events come from the journal.");
  },
};
