/** Valid operations of a schema, drawn so that what is hard for a planner comes often. */
import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isUnionType,
  type OperationTypeNode,
  parse,
  validate,
} from "graphql";
import { type Draw } from "./draw";
import { Inputs, type ValueFor } from "./inputs";

/** An operation as a client sends it. */
export interface Drawn {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What operations are drawn of. */
export interface Grammar {
  readonly schema: GraphQLSchema;
  /** Levels of nesting. */
  readonly depth: number;
  /** Values of arguments that only some values make sense for. */
  readonly valueFor?: ValueFor;
  /** Whether a field is asked for. */
  readonly isAsked?: (type: GraphQLCompositeType, field: string) => boolean;
}

/** Names that clients give fields, among them such as planners and objects need for themselves. */
const ALIASES = ["id", "__typename", "name", "a", "b", "rank", "nodes", "__proto__", "constructor", "_entities"];
const ATTEMPTS = 20;

/** An operation of a kind; `{ __typename }` where none of those drawn was valid. */
export function drawOperation(grammar: Grammar, kind: OperationTypeNode, draw: Draw): Drawn {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const drawn = new Writing(grammar, draw).operation(kind);
    if (validate(grammar.schema, parse(drawn.query)).length === 0) return drawn;
  }
  return { query: "{ __typename }", variables: {} };
}

/** What a response name stands for at a place in the answer. */
interface Meaning {
  /** The field with its arguments. */
  readonly text: string;
  readonly field: string;
  readonly parents: Set<string>;
  readonly type: string;
  readonly scope: Scope;
}

/** Response names of a place in the answer. */
type Scope = Map<string, Meaning>;

interface Place {
  readonly type: GraphQLCompositeType;
  readonly depth: number;
  readonly scope: Scope;
}

class Writing {
  readonly #inputs: Inputs;
  readonly #fragments: { readonly name: string; readonly on: string; readonly text: string; readonly scope: Scope }[] =
    [];

  constructor(
    private readonly grammar: Grammar,
    private readonly draw: Draw,
  ) {
    this.#inputs = new Inputs(draw, grammar.valueFor);
  }

  operation(kind: OperationTypeNode): Drawn {
    const type = this.grammar.schema.getRootType(kind);
    if (!type) throw new Error(`There are no operations of kind ${kind}.`);
    const selections = this.#selections({ type, depth: this.grammar.depth, scope: new Map() });
    const { definitions, values } = this.#inputs;
    const variables = definitions.length > 0 ? `(${definitions.join(", ")})` : "";
    const fragments = this.#fragments.map(({ name, on, text }) => `fragment ${name} on ${on} ${text}`);
    return { query: [`${kind} Drawn${variables} ${selections}`, ...fragments].join("\n"), variables: values };
  }

  #selections(place: Place): string {
    const written = Array.from({ length: 1 + this.draw.number(4) }, () => this.#selection(place)).filter(Boolean);
    return `{ ${written.length > 0 ? written.join(" ") : "__typename"} }`;
  }

  #selection(place: Place): string {
    const kind = this.draw.number(100);
    if (kind >= 92) return this.#fragment(place);
    if (kind >= 75) return this.#inline(place);
    if (kind >= 62) return this.#again(place);
    return this.#field(place);
  }

  #field(place: Place): string {
    const { type, depth } = place;
    if (isUnionType(type) || this.draw.chance(10))
      return this.#written(place, { name: "__typename", type: "String!", args: [] });
    const fields = Object.values(type.getFields()).filter(
      (field) =>
        (depth > 0 || !isCompositeType(getNamedType(field.type))) && (this.grammar.isAsked?.(type, field.name) ?? true),
    );
    const field = fields[this.draw.number(fields.length)];
    return field ? this.#written(place, { ...field, type: String(field.type) }) : "";
  }

  /** A field that is asked for already, once more. */
  #again({ type, depth, scope }: Place): string {
    const known = [...scope].filter(([, { parents }]) => parents.has(type.name));
    const [name, meaning] = known[this.draw.number(known.length)] ?? [];
    if (!name || !meaning) return "";
    const written = name === meaning.field ? meaning.text : `${name}: ${meaning.text}`;
    return `${written}${this.#condition()}${this.#below(type, meaning, depth)}`;
  }

  #written(place: Place, field: Asked): string {
    const { type, depth, scope } = place;
    const text = `${field.name}${this.#arguments(type, field.args)}`;
    const alias = this.draw.chance(35) ? ALIASES[this.draw.number(ALIASES.length)] : undefined;
    const name = alias ?? field.name;
    const known = scope.get(name);
    const meaning = known ?? {
      text,
      field: field.name,
      parents: new Set(),
      type: field.type,
      scope: new Map<string, Meaning>(),
    };
    // The same name may stand for other fields of other types of object only, and for something of the same form.
    if (
      meaning.text !== text &&
      (isAbstractType(type) || meaning.parents.has(type.name) || meaning.type !== field.type)
    )
      return "";
    meaning.parents.add(type.name);
    scope.set(name, meaning);
    const below = this.#below(type, { ...meaning, field: field.name }, depth);
    return `${name === field.name ? text : `${name}: ${text}`}${this.#condition()}${below}`;
  }

  #below(type: GraphQLCompositeType, { field, scope }: Pick<Meaning, "field" | "scope">, depth: number): string {
    const definition = isUnionType(type) ? undefined : type.getFields()[field];
    const inner = getNamedType(definition?.type);
    return isCompositeType(inner) ? ` ${this.#selections({ type: inner, depth: depth - 1, scope })}` : "";
  }

  #inline({ type, depth, scope }: Place): string {
    const other = this.draw.chance(15) ? type : this.#overlapping(type);
    const on = this.draw.chance(15) ? "" : ` on ${other.name}`;
    const inner = on === "" ? type : other;
    return `...${on}${this.#condition()} ${this.#selections({ type: inner, depth, scope })}`;
  }

  /** A fragment with a name: a new one, or one that was written for a place like this. */
  #fragment({ type, depth, scope }: Place): string {
    const known = this.#fragments.filter((fragment) => fragment.scope === scope);
    const again = known[this.draw.number(known.length)];
    if (again && this.draw.chance(50)) return `...${again.name}${this.#condition()}`;
    const on = this.#overlapping(type);
    const text = this.#selections({ type: on, depth: depth - 1, scope });
    const name = `F${this.#fragments.length}`;
    this.#fragments.push({ name, on: on.name, text, scope });
    return `...${name}${this.#condition()}`;
  }

  /** A type that objects of this type can be of. */
  #overlapping(type: GraphQLCompositeType): GraphQLCompositeType {
    const { schema } = this.grammar;
    const possible = new Set(isAbstractType(type) ? schema.getPossibleTypes(type) : [type]);
    const others = Object.values(schema.getTypeMap()).filter(
      (other): other is GraphQLCompositeType =>
        isCompositeType(other) &&
        !other.name.startsWith("__") &&
        (isAbstractType(other) ? schema.getPossibleTypes(other).some((one) => possible.has(one)) : possible.has(other)),
    );
    return others[this.draw.number(others.length)] ?? type;
  }

  #arguments(type: GraphQLCompositeType, args: readonly GraphQLArgument[]): string {
    const written = args.map((arg) => this.#inputs.argument(arg, type.name)).filter(Boolean);
    return written.length > 0 ? `(${written.join(", ")})` : "";
  }

  #condition(): string {
    if (!this.draw.chance(12)) return "";
    const name = this.draw.chance(50) ? "skip" : "include";
    return ` @${name}(if: ${this.#inputs.condition()})`;
  }
}

interface Asked extends Pick<GraphQLField<unknown, unknown>, "name" | "args"> {
  readonly type: string;
}
