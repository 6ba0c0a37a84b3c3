/** Arguments and variables of drawn operations: written out, as variables, with defaults, null or left out. */
import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from "graphql";
import { type Draw } from "./draw";

/** The value of an argument or of a field of an input, as JSON; undefined where any of its type will do. */
export type ValueFor = (input: GraphQLArgument | GraphQLInputField, owner: string, draw: Draw) => unknown;

/** A name of an enumeration, which is written without quotes. */
class Name {
  constructor(readonly text: string) {}
}

const MOST_NESTED = 2;

export class Inputs {
  readonly definitions: string[] = [];
  readonly values: Record<string, unknown> = {};

  constructor(
    private readonly draw: Draw,
    private readonly valueFor: ValueFor = () => undefined,
  ) {}

  /** `name: value`; nothing where it is left out. */
  argument(arg: GraphQLArgument, owner: string): string {
    if (!isRequiredArgument(arg) && this.draw.chance(40)) return "";
    const value = this.valueFor(arg, owner, this.draw) ?? this.#value(arg.type, 0);
    return `${arg.name}: ${this.draw.chance(40) ? this.#variable(arg.type, value) : literal(value)}`;
  }

  /** What decides whether something is skipped. */
  condition(): string {
    const value = this.draw.chance(50);
    return this.draw.chance(60) ? this.#variable("Boolean!", value) : String(value);
  }

  #variable(type: GraphQLInputType | string, value: unknown): string {
    const name = `v${this.definitions.length}`;
    const isDefault = value !== null && this.draw.chance(20);
    this.definitions.push(`$${name}: ${String(type)}${isDefault ? ` = ${literal(value)}` : ""}`);
    if (!isDefault) this.values[name] = asJson(value);
    return `$${name}`;
  }

  #value(type: GraphQLInputType, nesting: number): unknown {
    if (isNonNullType(type)) return this.#some(type.ofType, nesting);
    return this.draw.chance(12) ? null : this.#some(type, nesting);
  }

  #some(type: GraphQLInputType, nesting: number): unknown {
    if (isNonNullType(type)) return this.#some(type.ofType, nesting);
    if (isListType(type)) {
      if (this.draw.chance(15)) return this.#value(type.ofType, nesting);
      return Array.from({ length: this.draw.number(3) }, () => this.#value(type.ofType, nesting));
    }
    if (isEnumType(type)) {
      const values = type.getValues();
      return new Name(values[this.draw.number(values.length)]?.name ?? "");
    }
    if (!isInputObjectType(type)) return this.#scalar(type.name);
    const fields = Object.values(type.getFields()).filter(
      (field) => isRequiredInputField(field) || (nesting < MOST_NESTED && this.draw.chance(30)),
    );
    return Object.fromEntries(
      fields.map((field) => [
        field.name,
        this.valueFor(field, type.name, this.draw) ?? this.#value(field.type, nesting + 1),
      ]),
    );
  }

  #scalar(name: string): unknown {
    const number = this.draw.number(5);
    if (name === "Int") return number;
    if (name === "Float") return number / 2;
    if (name === "Boolean") return number % 2 === 0;
    if (name === "Day") return `2013-03-2${number}`;
    return `${name === "ID" ? (["Owl", "Swan", "Nest"][number % 3] ?? "") : "text"}-${number}`;
  }
}

const literal = (value: unknown): string => {
  if (value instanceof Name) return value.text;
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([name, one]) => `${name}: ${literal(one)}`)
    .join(", ")} }`;
};

const asJson = (value: unknown): unknown => {
  if (value instanceof Name) return value.text;
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, asJson(one)]));
};
