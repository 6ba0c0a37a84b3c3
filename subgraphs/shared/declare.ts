/** type-graphql’s decorators, applied to classes that are made from the model. */
import "reflect-metadata";
import { Args, ArgsType, Directive, Field, InputType, InterfaceType, ObjectType } from "type-graphql";

/** A class made for one schema; a class shared by two schemas would leak fields from one to the other. */
export type TypeClass = new () => object;
// What type-graphql accepts as a type: classes, scalars, enumerations, native constructors.
export type TypeReference = object;

export interface FieldOptions {
  readonly description: string;
  readonly nullable?: boolean;
  readonly list?: boolean;
  /** Arguments of the field. */
  readonly args?: TypeClass;
  readonly directives?: readonly string[];
  readonly defaultValue?: unknown;
}

/** An empty class with a name of its own. */
export function namedClass(name: string): TypeClass {
  const made = class {};
  Object.defineProperty(made, "name", { value: name });
  return made;
}

interface ObjectOptions {
  readonly description: string;
  readonly implements?: TypeClass[];
  readonly directives?: readonly string[];
}

export function declareObject(
  name: string,
  { description, implements: interfaces = [], directives = [] }: ObjectOptions,
): TypeClass {
  const made = namedClass(name);
  ObjectType(name, { description, implements: interfaces as never })(made);
  for (const directive of directives) Directive(directive)(made);
  return made;
}

export function declareInterface(name: string, { description, directives = [] }: ObjectOptions): TypeClass {
  const made = namedClass(name);
  InterfaceType(name, { description, autoRegisterImplementations: false })(made);
  for (const directive of directives) Directive(directive)(made);
  return made;
}

export function declareInput(name: string, description: string): TypeClass {
  const made = namedClass(name);
  InputType(name, { description })(made);
  return made;
}

export function declareArguments(name: string): TypeClass {
  const made = namedClass(name);
  ArgsType()(made);
  return made;
}

/** Declares a field; `type` is asked for when the schema is built, so that types may refer to each other. */
export function declareField(owner: TypeClass, name: string, type: () => TypeReference, options: FieldOptions): void {
  const { description, nullable = false, list = false, args, directives = [], defaultValue } = options;
  const returns = () => (list ? [type()] : type()) as never;
  const settings = { description, nullable, name, ...(defaultValue === undefined ? {} : { defaultValue }) } as never;
  const target = owner.prototype as object;
  if (args) {
    const descriptor = { value: () => undefined, configurable: true, writable: true };
    Object.defineProperty(target, name, descriptor);
    Args(() => args as never)(target, name, 0);
    Field(returns, settings)(target, name, descriptor);
  } else {
    Field(returns, settings)(target, name);
  }
  for (const directive of directives) (Directive(directive) as (target: object, name: string) => void)(target, name);
}

/** A field in a table of fields: nullable, a list, or a list that may be missing. */
export type FieldRow = readonly [
  name: string,
  type: () => TypeReference,
  description: string,
  shape?: "null" | "list" | "list?",
];

/** Declares the fields of a table; returns their owner. */
export function declareFields(owner: TypeClass, fields: readonly FieldRow[]): TypeClass {
  for (const [name, type, description, shape = ""] of fields)
    declareField(owner, name, type, { description, list: shape.startsWith("list"), nullable: /null|\?/.test(shape) });
  return owner;
}
