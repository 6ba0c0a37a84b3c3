/**
 * The API as data. A type is a list of fields, and a field says in one place what it is called and holds, which arguments it takes, what answers
 * it and what it takes to read it. `typeGraphql.ts` makes a schema of that.
 */
import type { MaybePromise } from "@graphql-tools/utils";
import type { GraphQLResolveInfo, GraphQLScalarType } from "graphql";
import type { Requirement } from "../../domain/access/scopes";
import type { EnumModel, EnumName, EnumValue, Label, Row, RowOf, Where } from "../../store/port";
import type { SubgraphContext } from "../shared/context";

/** An argument, or a field of an input. `type` is written as in a schema: `[ID!]!`. */
export interface ArgumentDescriptor {
  readonly type: string;
  readonly description: string;
  readonly defaultValue?: string | number | boolean;
}
/** Arguments of a field, or fields of an input, by name. */
export type Arguments = Readonly<Record<string, ArgumentDescriptor>>;

/** A field of a type; what reads `Source` answers it. */
export interface FieldDescriptor<Source = unknown, Args = Arguments> {
  /** As in a schema: `[ChairTerm!]!`. */
  readonly type: string;
  readonly description: string;
  readonly args?: Args;
  /** What answers it; without it, the property of the same name. GraphQL has checked the arguments against their types. */
  resolve?(
    this: void,
    source: Source,
    args: ArgumentsOf<Args>,
    context: SubgraphContext,
    info: GraphQLResolveInfo,
  ): unknown;
  /** Of subscriptions: what is told, as it happens. */
  subscribe?(this: void, source: Source, args: ArgumentsOf<Args>, context: SubgraphContext): AsyncIterable<unknown>;
  /** What it takes to read or use it; everyone may where it is not stated. */
  readonly requires?: Requirement;
  /** The subgraph is not the only one that has it. */
  readonly isShared?: boolean;
}
/** Fields of a type by name. */
export type Fields<Source = unknown> = Readonly<Record<string, FieldDescriptor<Source>>>;

type Resolve = (reference: { readonly id: string }, context: SubgraphContext) => MaybePromise<Row | null>;

interface Named {
  readonly name: string;
  readonly description: string;
}
/** An object type with its fields. */
export interface ObjectDescriptor extends Named {
  readonly kind: "OBJECT";
  readonly fields: Fields;
  readonly interfaces?: readonly string[];
  /** Every subgraph has the type, with the same fields. */
  readonly isShared?: boolean;
  /** Set where a gateway refers to it by its id. */
  readonly resolveReference?: Resolve;
}
/** An interface, and how the type of a row that implements it is found. */
export interface InterfaceDescriptor extends Named {
  readonly kind: "INTERFACE";
  readonly fields: Fields;
  readonly resolveType: (row: Row) => string;
  readonly resolveReference?: Resolve;
}
/** An input type with its fields. */
export interface InputDescriptor<Stated extends Arguments = Arguments> extends Named {
  readonly kind: "INPUT";
  readonly fields: Stated;
}
/** An enumeration with its values. */
export interface EnumDescriptor extends Named {
  readonly kind: "ENUM";
  /** Value → what it means. */
  readonly values: Readonly<Record<string, string>>;
  /** What a value is called inside, where not the same. */
  readonly internal: Readonly<Record<string, string>>;
}
/** Value → what it is called inside. */
export const internalValuesOf = ({ values, internal }: EnumDescriptor): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.keys(values).map((value) => [value, internal[value] ?? value]));

/** A scalar, which graphql-js defines itself. */
export interface ScalarDescriptor {
  readonly kind: "SCALAR";
  readonly name: string;
  readonly scalar: GraphQLScalarType;
}
/** A type of the API, of any kind. */
export type TypeDescriptor =
  ObjectDescriptor | InterfaceDescriptor | InputDescriptor | EnumDescriptor | ScalarDescriptor;

/** Fields that are added to a type declared elsewhere: to a record, or to the root types. */
export interface Extension {
  readonly kind: "EXTENSION";
  readonly name: string;
  readonly fields: Fields;
}

/** What a feature adds to its subgraph. */
export type Feature = readonly (TypeDescriptor | Extension)[];

/** A type with fields of its own; `Source` is what its resolvers get. */
export const object = <Source = unknown>(
  name: string,
  description: string,
  fields: Fields<Source>,
  more: Pick<ObjectDescriptor, "interfaces" | "isShared" | "resolveReference"> = {},
): ObjectDescriptor => ({ kind: "OBJECT", name, description, fields, ...more });

/** A type of values that every subgraph has. */
export const sharedObject = (name: string, description: string, fields: Fields): ObjectDescriptor =>
  object(name, description, fields, { isShared: true });

/** An input; `GivenFor<typeof X>` is what resolvers get for it. */
export const input = <const Stated extends Arguments>(
  name: string,
  description: string,
  fields: Stated,
): InputDescriptor<Stated> => ({
  kind: "INPUT",
  name,
  description,
  fields,
});

/** An enumeration of the API; `internal` gives names that values have inside the hub where they differ. */
export const enumeration = (
  name: string,
  description: string,
  values: EnumModel["values"],
  internal: EnumDescriptor["internal"] = {},
): EnumDescriptor => ({ kind: "ENUM", name, description, values, internal });

/** A field that holds a value, or is answered by a function of what its type is made of. */
export const field = <Source>(
  type: string,
  description: string,
  resolve?: FieldDescriptor<Source>["resolve"],
): FieldDescriptor<Source> => ({ type, description, ...(resolve ? { resolve } : {}) });

/** An argument, or a field of an input, with its type as a schema writes it. */
export const argument = <const Type extends string>(type: Type, description: string) => ({ type, description });

type Root = "Query" | "Mutation" | "Subscription";
type SourceOf<Name extends Label | Root> = Name extends Label ? RowOf<Name> : unknown;

/** Adds fields to a record, or root fields. Arguments of resolvers have the types that `args` says. */
export const extend = <Name extends Label | Root, const Args>(
  name: Name,
  fields: { readonly [Field in keyof Args]: FieldDescriptor<SourceOf<Name>, Args[Field]> },
): Extension => ({ kind: "EXTENSION", name, fields: fields as Fields });

interface Scalars {
  ID: string;
  String: string;
  Int: number;
  Float: number;
  Boolean: boolean;
  PartialDate: string;
  DateTime: string;
  URL: string;
}
/** Of other inputs than filters, and of enumerations that the model does not have, resolvers say themselves what they get. */
type Value<Name extends string> = Name extends keyof Scalars
  ? Scalars[Name]
  : Name extends EnumName
    ? EnumValue<Name>
    : Name extends `${string}Where`
      ? Where
      : unknown;
/** What a type written as in a schema holds. */
type Given<Type extends string> = Type extends `[${infer Item}]!`
  ? readonly Given<Item>[]
  : Type extends `[${infer Item}]`
    ? readonly Given<Item>[] | null
    : Type extends `${infer Name}!`
      ? Value<Name>
      : Value<Type> | null;

type TypeOf<Argument> = Argument extends { readonly type: infer Type extends string } ? Type : string;

/** What a resolver gets for arguments. */
export type ArgumentsOf<Args> = {
  readonly [Name in keyof Args as TypeOf<Args[Name]> extends `${string}!` ? Name : never]: Given<TypeOf<Args[Name]>>;
} & {
  readonly [Name in keyof Args as TypeOf<Args[Name]> extends `${string}!` ? never : Name]?: Given<TypeOf<Args[Name]>>;
};

/** What a resolver gets for an input. */
export type GivenFor<Input extends InputDescriptor> = ArgumentsOf<Input["fields"]>;
