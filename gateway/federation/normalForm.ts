/**
 * The normal form of an operation: what a planner is asked. Conditions are decided, selections of one response name are merged, and
 * what a client calls otherwise than the schema does has a name that no field has. Planner and runtime take a response name for the
 * field of that name: `id: name` would hide the key of a record from them, and a list selected twice would come back twice as long.
 */
import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLCompositeType,
  GraphQLNonNull,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLString,
  isAbstractType,
  isCompositeType,
  isEqualType,
  isInterfaceType,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from "graphql";
import { collectSubfields } from "graphql/execution/collectFields";
import { limitError, LIMITS } from "../limits";
import { fragmentsIn, type Operation, type Root, type RootField } from "../operations/operation";

/** A field of an answer. */
export interface NormalField {
  /** What the client calls it. */
  readonly responseName: string;
  /** What it is called in the normal form. */
  readonly key: string;
  /** `Npm.name`. */
  readonly coordinate: string;
  readonly type: GraphQLOutputType;
  /** One of its selections: its name, and its arguments. */
  readonly node: FieldNode;
  /** What is selected of it, where there is something to select. */
  readonly selection?: Selection;
}

/** What is selected of an object. */
export interface Selection {
  /** Its fields by its type, in the order of the answer. */
  readonly byType: ReadonlyMap<string, readonly NormalField[]>;
  /** The fields of an object of whatever type; undefined where they depend on it. */
  readonly ofAny?: readonly NormalField[];
}

/** An operation in normal form. */
export interface NormalForm {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly root: GraphQLObjectType;
  readonly fields: readonly NormalField[];
  /** Names of the client by those of the normal form. */
  readonly responseNames: ReadonlyMap<string, string>;
}

const TYPENAME = "__typename";

/** The normal form of these root fields of an operation. Throws COST_LIMIT_EXCEEDED where it would be longer than any should be. */
export const normalFormOf = (asked: Operation, root: Root, fields: readonly RootField[]): NormalForm =>
  new Normaliser(asked, root).formOf(fields);

class Normaliser {
  readonly #fragments: ReturnType<typeof fragmentsIn>;
  /** What was made for a type and selections of it. */
  readonly #selections = new Map<string, Selection>();
  readonly #numbers = new Map<FieldNode, number>();
  /** Names of the normal form by what they stand for. */
  readonly #keys = new Map<string, string>();
  readonly #responseNames = new Map<string, string>();
  #length = 0;

  constructor(
    private readonly asked: Operation,
    private readonly root: Root,
  ) {
    this.#fragments = fragmentsIn(asked.document);
  }

  formOf(rootFields: readonly RootField[]): NormalForm {
    const { type } = this.root;
    const fields = rootFields.map((nodes) => this.#field(type, nodes));
    const selectionSet = this.#selectionSet(type, { byType: new Map([[type.name, fields]]) });
    const operation = { ...this.asked.operation, directives: [], selectionSet };
    const used = variablesIn(operation);
    const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value));
    const pruned: OperationDefinitionNode = { ...operation, variableDefinitions };
    const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [pruned] };
    return { document, operation: pruned, root: type, fields, responseNames: this.#responseNames };
  }

  #field(parent: GraphQLObjectType, nodes: RootField): NormalField {
    const [node] = nodes;
    if (!node) throw new Error(`A field of ${parent.name} is selected nowhere.`);
    const name = node.name.value;
    const responseName = node.alias?.value ?? name;
    const type = name === TYPENAME ? new GraphQLNonNull(GraphQLString) : parent.getFields()[name]?.type;
    if (!type) throw new Error(`${parent.name} has no field ${name}.`);
    const named = getNamedType(type);
    const selection = isCompositeType(named) ? this.#selection(named, nodes) : undefined;
    const coordinate = `${parent.name}.${name}`;
    const narrower = isNarrower(parent, { name, type }) ? type : undefined;
    return { responseName, key: this.#keyOf(responseName, node, narrower), coordinate, type, node, selection };
  }

  /**
   * A field under its own name and without arguments keeps it; a planner may ask for it too, and gets the same. One that has a
   * narrower type than that of an interface is asked of each type, where types that differ must not have one name.
   */
  #keyOf(responseName: string, node: FieldNode, narrower: GraphQLOutputType | undefined): string {
    const isOwn = responseName === node.name.value && !node.arguments?.length;
    if (isOwn && !narrower) return responseName;
    const meaning = print({ ...node, alias: undefined, directives: [], selectionSet: undefined });
    const signature = `${responseName}: ${meaning} ${String(narrower ?? "")}`;
    const key = this.#keys.get(signature) ?? `_${this.#keys.size}_${responseName}`;
    this.#keys.set(signature, key);
    this.#responseNames.set(key, responseName);
    return key;
  }

  #selection(type: GraphQLCompositeType, nodes: RootField): Selection {
    const signature = `${type.name} ${nodes.map((node) => this.#numberOf(node)).join(" ")}`;
    const known = this.#selections.get(signature);
    if (known) return known;
    const { schema, variables } = this.root;
    const possible = possibleTypes(type, schema);
    const byType = new Map<string, readonly NormalField[]>();
    for (const object of possible) {
      const collected = collectSubfields(schema, this.#fragments, variables, object, nodes);
      byType.set(
        object.name,
        [...collected.values()].map((one) => this.#field(object, one)),
      );
    }
    const made: Selection = { byType, ofAny: alike(type, byType) };
    this.#selections.set(signature, made);
    return made;
  }

  #numberOf(node: FieldNode): number {
    const number = this.#numbers.get(node) ?? this.#numbers.size;
    this.#numbers.set(node, number);
    return number;
  }

  /**
   * What all types have in common once, the rest for each type by itself: no response name stands twice. The type of an object is
   * asked for where something depends on it; where nothing does, a subgraph that does not know it may answer (`@interfaceObject`).
   */
  #selectionSet(type: GraphQLCompositeType, { byType, ofAny }: Selection): SelectionSetNode {
    const shared = ofAny ?? (isAbstractType(type) ? sharedBy(type, byType) : [...(byType.get(type.name) ?? [])]);
    const selections: SelectionNode[] = this.#nodesOf(shared);
    if ((isAbstractType(type) && !ofAny) || selections.length === 0)
      selections.push(this.#counted({ ...TYPENAME_NODE }));
    for (const [object, fields] of isAbstractType(type) ? byType : []) {
      const own = this.#nodesOf(fields.filter((field) => !shared.some((one) => isSame(one, field))));
      if (own.length > 0) selections.push(onType(object, own));
    }
    return { kind: Kind.SELECTION_SET, selections };
  }

  /** The type of an object is known without asking for it, or asked for in any case. */
  #nodesOf(fields: readonly NormalField[]): FieldNode[] {
    return fields.filter(({ node }) => node.name.value !== TYPENAME).map((field) => this.#nodeOf(field));
  }

  #nodeOf({ key, node, type, selection }: NormalField): FieldNode {
    const { name, arguments: args } = node;
    const alias = key === name.value ? {} : { alias: { kind: Kind.NAME, value: key } as const };
    const named = getNamedType(type);
    const inner = selection && isCompositeType(named) && { selectionSet: this.#selectionSet(named, selection) };
    return this.#counted({ kind: Kind.FIELD, name, ...alias, ...(args?.length && { arguments: args }), ...inner });
  }

  /** Fields of interfaces are written once for each type where the types differ, which multiplies from level to level. */
  #counted(node: FieldNode): FieldNode {
    this.#length += 1;
    if (this.#length > LIMITS.planned) throw limitError("fields that differ for too many types");
    return node;
  }
}

/** The types of objects that a type stands for. An interface that no type has is taken for one: subgraphs may know no more of its objects. */
function possibleTypes(type: GraphQLCompositeType, schema: GraphQLSchema): readonly GraphQLObjectType[] {
  const known = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
  return known.length > 0 ? known : [type as GraphQLObjectType];
}

/** Whether an object has a field of another type than an interface of it. */
const isNarrower = (parent: GraphQLObjectType, { name, type }: { name: string; type: GraphQLOutputType }): boolean =>
  parent.getInterfaces().some((one) => {
    const general = one.getFields()[name]?.type;
    return general !== undefined && !isEqualType(general, type);
  });

const TYPENAME_NODE: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: TYPENAME } };

const onType = (type: string, selections: readonly SelectionNode[]): SelectionNode => ({
  kind: Kind.INLINE_FRAGMENT,
  typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
  selectionSet: { kind: Kind.SELECTION_SET, selections },
});

/** Fields of an interface that are selected alike whatever the type of the object. */
function sharedBy(type: GraphQLCompositeType, byType: Selection["byType"]): readonly NormalField[] {
  if (!isInterfaceType(type)) return [];
  const [first = [], ...others] = byType.values();
  return first.filter((field) => {
    const own = type.getFields()[field.node.name.value]?.type;
    // Objects may narrow what it leads to, and select what only the narrower type has.
    const isNarrowed = getNamedType(own) !== getNamedType(field.type);
    return !isNarrowed && others.every((fields) => fields.some((one) => isSame(one, field)));
  });
}

const isSame = (one: NormalField, other: NormalField): boolean =>
  one.key === other.key && one.selection === other.selection;

/** The fields of an interface that are selected alike, and nothing else is: nothing depends on the type of the object. */
function alike(type: GraphQLCompositeType, byType: Selection["byType"]): readonly NormalField[] | undefined {
  const shared = sharedBy(type, byType);
  const isAll = (fields: readonly NormalField[]) =>
    fields.length === shared.length &&
    shared.every(({ key, type: expected }, index) => {
      const field = fields[index];
      return field?.key === key && isEqualType(field.type, expected);
    });
  return shared.length > 0 && [...byType.values()].every(isAll) ? shared : undefined;
}

function variablesIn(operation: OperationDefinitionNode): Set<string> {
  const names = new Set<string>();
  visit(operation.selectionSet, { Variable: ({ name }) => void names.add(name.value) });
  return names;
}
