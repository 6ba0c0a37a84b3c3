/** What an operation costs, before it runs: everything that its answer could hold, were all of its lists full. */
import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from "graphql";
import {
  type Arguments,
  assumedSize,
  ITSELF,
  OVER_ALL,
  pageSizes,
  POINTS,
  saidBy,
  type Sizes,
  workOf,
} from "./weights";

/** A valid document, and what is asked of it. */
export interface AskedOperation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** As graphql-js has coerced them. */
  readonly variables: Arguments;
}

/** A field that an operation asks for, and its arguments. */
export interface AskedField {
  readonly type: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly given: Arguments;
}

/** The points of an operation. `hear` is called for each field with its arguments, in the order in which they occur. */
export function operationCost(asked: AskedOperation, hear: (field: AskedField) => void = () => undefined): number {
  const root = asked.schema.getRootType(asked.operation.operation);
  if (!root) return 0;
  const points = new Counting(asked, hear).selection(root, [asked.operation.selectionSet], {});
  return Math.min(Math.ceil(points), Number.MAX_SAFE_INTEGER);
}

/** Fields by the name that they have in the answer. */
type Fields = Map<string, FieldNode[]>;

/** Fields of one selection by the type that they are asked of. */
type Groups = Map<GraphQLCompositeType, Fields>;

class Counting {
  constructor(
    private readonly asked: AskedOperation,
    private readonly hear: (field: AskedField) => void,
  ) {}

  /**
   * Points of what is selected of one object. Of an abstract type an object is of one kind only, so of fragments on kinds the dearest
   * counts. Every selection is looked at once, so that a document can’t be dear to count.
   */
  selection(type: GraphQLCompositeType, sets: readonly SelectionSetNode[], sizes: Sizes): number {
    const groups: Groups = new Map();
    for (const set of sets) this.#collect(set, type, { groups, spread: new Set() });
    let [always, dearest] = [0, 0];
    for (const [owner, fields] of groups) {
      const points = this.#fields(owner, fields, sizes);
      if (owner !== type && isObjectType(owner)) dearest = Math.max(dearest, points);
      else always += points;
    }
    return always + dearest;
  }

  #collect(set: SelectionSetNode, type: GraphQLCompositeType, found: { groups: Groups; spread: Set<string> }): void {
    for (const selection of set.selections) {
      if (!this.#isIncluded(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        addTo(found.groups, type, selection);
        continue;
      }
      const key = selection.kind === Kind.FRAGMENT_SPREAD ? `${type.name} ${selection.name.value}` : null;
      if (key !== null && found.spread.has(key)) continue;
      if (key !== null) found.spread.add(key);
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? this.asked.fragments[selection.name.value] : selection;
      if (!fragment) continue;
      const owner = this.#narrowed(type, fragment.typeCondition?.name.value);
      if (owner) this.#collect(fragment.selectionSet, owner, found);
    }
  }

  /** The type that a fragment’s fields are asked of; undefined where no object is of both. */
  #narrowed(type: GraphQLCompositeType, condition: string | undefined): GraphQLCompositeType | undefined {
    const { schema } = this.asked;
    const wanted = condition === undefined ? type : schema.getType(condition);
    if (!isCompositeType(wanted) || wanted === type) return type;
    if (isObjectType(type)) return isAbstractType(wanted) && schema.isSubType(wanted, type) ? type : undefined;
    if (isObjectType(wanted)) return wanted;
    return schema.getPossibleTypes(type).every((one) => schema.isSubType(wanted, one)) ? type : wanted;
  }

  #isIncluded(selection: SelectionNode): boolean {
    return (
      this.#directive(GraphQLSkipDirective, selection)?.if !== true &&
      this.#directive(GraphQLIncludeDirective, selection)?.if !== false
    );
  }

  #directive(directive: typeof GraphQLSkipDirective, node: { readonly directives?: readonly DirectiveNode[] }) {
    try {
      return getDirectiveValues(directive, node, this.asked.variables);
    } catch {
      // Its variable is missing, which whoever runs the operation says.
      return undefined;
    }
  }

  #fields(type: GraphQLCompositeType, fields: Fields, sizes: Sizes): number {
    let points = 0;
    let isWhole = false;
    for (const nodes of fields.values()) {
      const [node] = nodes;
      const field = node && this.#definition(type, node.name.value);
      if (!node || !field) continue;
      const given = this.#argumentsOf(field, node);
      this.hear({ type: type.name, field, given });
      points += this.#field({ type: type.name, field, given }, nodes, sizes);
      if (!isConnection(type.name) || !OVER_ALL.has(field.name)) continue;
      if (!isWhole || field.name === "countsBy") points += POINTS.whole;
      isWhole = true;
    }
    return points;
  }

  #field({ type, field, given }: AskedField, nodes: readonly FieldNode[], sizes: Sizes): number {
    const said = saidBy(type, field.name, given);
    const times = isList(field.type) ? (said?.[ITSELF] ?? sizes[field.name] ?? assumedSize(type, field.name)) : 1;
    const work = workOf(type, field.name, given);
    const named = getNamedType(field.type);
    if (!isCompositeType(named)) return work + POINTS.value * (isList(field.type) ? 1 + times : 1);
    const page = isConnection(named.name) ? pageSizes(given) : undefined;
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const within = page ?? said ?? {};
    const own = this.#isRecord(named) ? POINTS.record : POINTS.value;
    return work + (page ? POINTS.list : 0) + times * (own + this.selection(named, sets, within));
  }

  #definition(type: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
    if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
    if (type === this.asked.schema.getQueryType()) {
      if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
      if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    }
    return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  }

  /** What can’t be coerced is refused by whoever runs the operation; until then it counts as if it were not there. */
  #argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Arguments {
    try {
      return getArgumentValues(field, node, this.asked.variables);
    } catch {
      return {};
    }
  }

  /** Whatever has an id of its own is a record. */
  #isRecord(type: GraphQLCompositeType): boolean {
    const node = this.asked.schema.getType("Node");
    if (!isInterfaceType(node)) return false;
    const kinds = isAbstractType(type) ? this.asked.schema.getPossibleTypes(type) : [type];
    return kinds.every((kind) => this.asked.schema.isSubType(node, kind));
  }
}

function addTo(groups: Groups, type: GraphQLCompositeType, node: FieldNode): void {
  const fields = groups.get(type) ?? new Map<string, FieldNode[]>();
  groups.set(type, fields);
  const name = (node.alias ?? node.name).value;
  fields.set(name, [...(fields.get(name) ?? []), node]);
}

const isConnection = (type: string): boolean => type.endsWith("Connection");

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
