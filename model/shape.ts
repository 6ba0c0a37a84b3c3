/** The vocabulary in which the model is written: data only, no behaviour. */
import type { Requirement } from "../domain/access/scopes";
import type { Area } from "../domain/areas";
import type { EnumName } from "./enumerations";
import type { Label } from "./labels";
import type { TableModel } from "./table";

/** The four kinds of actor; their nodes carry the label `Actor` too. */
export const ACTOR_LABELS = ["Npm", "Cso", "Body", "Network"] as const satisfies readonly Label[];
/** Label of one of the four kinds of actor. */
export type ActorLabel = (typeof ACTOR_LABELS)[number];

/** The target of an inverse relation: one label, or the interface of the four actors. */
export type Side = Label | "Actor";

/** What a property holds, before its options say more. */
export type PropertyType =
  "STRING" | "INT" | "FLOAT" | "BOOLEAN" | "PARTIAL_DATE" | "URL" | "ENUM" | "LOCALE" | "COUNTRY_CODE";

/** Least and greatest value. */
export interface Range {
  readonly least: number;
  readonly greatest: number;
}

/** Codes: of a state (ISO 3166-1 alpha-2, and the user-assigned XK), of a currency (ISO 4217). */
export type CodeKind = "STATE" | "CURRENCY";

/** All there is to know about a property: its type, what may be done with it, who may read it, and what it means. */
export interface PropertyModel {
  readonly type: PropertyType;
  /** Name of the enumeration; only with type ENUM. */
  readonly enum?: EnumName;
  readonly list?: boolean;
  readonly required?: boolean;
  /** The name under which a list is filtered: `patterns` is asked for as `pattern: { eq }`. */
  readonly filterName?: string;
  /** Set when lists may be ordered by it. */
  readonly sort?: boolean;
  /** Most characters of a text; without it as `longestText` says. */
  readonly longest?: number;
  /** Set when the text search reads it. */
  readonly search?: boolean;
  /** Set by the writer from other facts; never read from input. */
  readonly derived?: boolean;
  /** Set by an operation that keeps a rule, never by a general create or update. */
  readonly ruled?: boolean;
  /** The value of every record of this kind; nobody states it. */
  readonly fixed?: boolean;
  /** What it takes to read it beside seeing the record; nothing where not stated. */
  readonly requires?: Requirement;
  /** Of text: it may have several lines. */
  readonly paragraphs?: boolean;
  /** Of numbers: the least and the greatest value, both allowed. */
  readonly range?: Range;
  /** Of text: a code of this kind. */
  readonly code?: CodeKind;
  /** Of dates: an empty one is not known only where another property has one of these values, or never; without it, always. */
  readonly unknownWhen?: "NEVER" | { readonly property: string; readonly values: readonly string[] };
  /** Its column in files of a dataset, where that is not its name in snake_case. */
  readonly column?: string;
  /** No two records of the kind have the same value. */
  readonly unique?: boolean;
  readonly description: string;
}

/** A relation from a record to others, as it is stored: its ends, its edge in Neo4j, and what it means. */
export interface PointerModel {
  /** Labels it may point at: one, the four actors, or several kinds (then typed `Node`). */
  readonly to: readonly Label[];
  readonly many?: boolean;
  readonly required?: boolean;
  readonly derived?: boolean;
  /** As with properties. */
  readonly ruled?: boolean;
  /** As with properties. */
  readonly column?: string;
  /** Where it leads nowhere, what it leads to is not known: a filter on it can’t be decided. Otherwise there is nothing then. */
  readonly mayBeUnknown?: boolean;
  /** Whom it names is a party of the record: an organisation records only what it is a party of. */
  readonly party?: boolean;
  /** The state it points at is the country of the record, where none is given: a token can be narrowed to countries. */
  readonly country?: boolean;
  /** Neo4j relationship type. */
  readonly edge: string;
  readonly description: string;
}

/** Which roles between two records count: ONLY where each role that is recorded is one of these, WITHOUT where one of them is another. */
export interface RolesModel {
  readonly kind: "ONLY" | "WITHOUT";
  readonly values: readonly string[];
}

/** A to-many relation seen from the other end of one or more pointers. */
export interface InverseModel {
  readonly on: Side;
  readonly name: string;
  /** The records it lists. */
  readonly of: Label;
  /** Pointers of `of` (or of `through`) that end at `on`. */
  readonly via: readonly string[];
  /** A relation record in between: `via` are its pointers to `on`, `onward` its pointer to `of`. */
  readonly through?: { readonly label: Label; readonly onward: string; readonly roles?: RolesModel };
  /** A fixed filter: the property must hold one of the values. */
  readonly only?: { readonly property: string; readonly values: readonly string[] };
  /** Can be asked for as it was known at a time. */
  readonly knownAt?: boolean;
  readonly description: string;
}

/** How a record’s period follows from its properties `from`, `to`, `firstAttested`, `lastAttested`. */
export interface PeriodModel {
  /** The record goes on when `property` holds one of `values` and `to` is empty. */
  readonly openWhen?: { readonly property: string; readonly values: readonly string[] };
  /** It has ended when `property` holds one of `values`: without `to`, by its newest attestation, else by when that was recorded. */
  readonly endedWhen?: { readonly property: string; readonly values: readonly string[] };
  /** `to` is the last day itself (meetings, visits), not the first day after. */
  readonly inclusive?: boolean;
  /** A property with the year that names it (chair terms); where nothing else is recorded of its dates, it is that year’s. */
  readonly namedByYear?: string;
}

/** A kind of write. */
export type WriteKind = "create" | "update" | "archive";
/** All that a mutation can do with a record. */
export const EVERY_WRITE = ["create", "update", "archive"] as const satisfies readonly WriteKind[];

/** Names of the mutations of a label; null where there is none. */
export type MutationNames = Readonly<Record<WriteKind, string | null>>;

/** All there is to know about a kind of record: who owns it, its properties and pointers, how it is listed and written. */
export interface RecordModel {
  /** The subgraph that owns such records. */
  readonly area: Area;
  /** Beginning of the ids that the hub makes. */
  readonly idPrefix: string;
  /** The files of a dataset that hold such records, a row each. */
  readonly files?: readonly string[];
  /** Root fields: one record, and the list. */
  readonly root: { readonly one: string; readonly many: string };
  readonly description: string;
  /** The property that names the record to a person. */
  readonly title?: string;
  readonly properties: Readonly<Record<string, PropertyModel>>;
  readonly pointers: Readonly<Record<string, PointerModel>>;
  readonly period?: PeriodModel;
  readonly defaultOrder: readonly { readonly property: string; readonly descending?: boolean }[];
  /**
   * Required properties by which lists are often filtered, the one that is compared first; an index holds them beside the class, so that the filter is decided
   * without reading a record.
   */
  readonly frequentFilter?: readonly string[];
  /** A record that relates others: never more visible than any of its endpoints. */
  readonly isRelation?: boolean;
  /** Names of the mutations that write such records where they are not `createX`, `updateX`, `archiveX`; null: there is none. */
  readonly mutations?: Partial<MutationNames>;
  /** What organisations do with records of their own; all else is for stewards alone. */
  readonly organisationsMay?: readonly WriteKind[];
  /** The flat table of such records, where there is one. */
  readonly table?: TableModel;
  /** Class of a record that someone creates without saying which; PUBLIC where not stated. */
  readonly standardVisibility?: "RESTRICTED" | "CONFIDENTIAL";
}

/** Most characters of a text, and of one by which lists are ordered: cursors hold it. */
const LONGEST = { text: 10_000, sorted: 500 } as const;

/** Most characters that a text of a property may have. */
export const longestText = ({ longest, sort = false }: PropertyModel): number =>
  longest ?? (sort ? LONGEST.sorted : LONGEST.text);

type PropertyOptions = Omit<PropertyModel, "type" | "description" | "enum">;
type NoOptions = Readonly<Record<never, never>>;
/** Options that hold nothing but what `Known` has: a misspelt one is an error. */
type Only<Options, Known> = Options & Readonly<Record<Exclude<keyof Options, keyof Known>, never>>;

/** A property as declared: its options keep their own types, so that rows know what may be empty, and what is a list. */
type Property<Type extends PropertyType, Options> = { readonly type: Type; readonly description: string } & Options;

const property =
  <const Type extends PropertyType>(type: Type) =>
  <const Options extends PropertyOptions = NoOptions>(
    description: string,
    options?: Only<Options, PropertyOptions>,
  ): Property<Type, Options> => ({ type, description, ...(options as Options) });

/** Declares a property that holds text. */
export const text = property("STRING");
/** Declares a property that holds a whole number. */
export const integer = property("INT");
/** Declares a property that holds a decimal number. */
export const decimal = property("FLOAT");
/** Declares a property that is true or false. */
export const flag = property("BOOLEAN");
/** Declares a property that holds a partial date: a year, a month or a day. */
export const date = property("PARTIAL_DATE");
/** Declares a property that holds an http or https address. */
export const url = property("URL");
/** Declares a property that holds a language tag (BCP 47). */
export const locale = property("LOCALE");
/** Declares a property that holds a country code (ISO 3166-1 alpha-3, or XKX). */
export const countryCode = property("COUNTRY_CODE");
/** Declares a property that holds a value of an enumeration. */
export const choice = <const Name extends EnumName, const Options extends PropertyOptions = NoOptions>(
  name: Name,
  description: string,
  options?: Only<Options, PropertyOptions>,
): Property<"ENUM", Options> & { readonly enum: Name } => ({
  type: "ENUM",
  enum: name,
  description,
  ...(options as Options),
});

type PointerOptions = Omit<PointerModel, "to" | "edge" | "description">;
type Ends<To extends Label | readonly Label[]> = To extends readonly Label[] ? To : readonly [To];
/** A pointer as declared: where it leads, and its options, keep their own types. */
type Pointer<To extends Label | readonly Label[], Options> = {
  readonly to: Ends<To>;
  readonly edge: string;
  readonly description: string;
} & Options;

/** Declares a pointer to records of one or several labels, stored as the Neo4j relationship `edge`. */
export const pointer = <const To extends Label | readonly Label[], const Options extends PointerOptions = NoOptions>(
  to: To,
  edge: string,
  description: string,
  options?: Only<Options, PointerOptions>,
): Pointer<To, Options> => ({
  to: (typeof to === "string" ? [to] : to) as Ends<To>,
  edge,
  description,
  ...(options as Options),
});

/** Declares the property that names a record; lists are ordered by it and the text search reads it. */
export const nameProperty = (description: string) => text(description, { required: true, sort: true, search: true });
/** The property `note` of records that have one. */
export const note = text("Remark of the compiler, not a quotation.", { paragraphs: true });
/** Years in which something that is recorded can have begun. */
const YEARS: Range = { least: 1800, greatest: 2100 };
/** The range of amounts of money, in units of their currency. */
export const AMOUNTS: Range = { least: 0, greatest: 1_000_000_000_000 };
/** Numbers of people, members and the like. */
const COUNTS: Range = { least: 0, greatest: 1_000_000 };
/** A whole number within bounds. */
const bounded =
  (range: Range) =>
  <const Options extends PropertyOptions = NoOptions>(
    description: string,
    options?: Only<Options, PropertyOptions>,
  ): Property<"INT", Options> => ({ ...integer(description, options), range });
/** Declares a property that holds a year from 1800 to 2100. */
export const year = bounded(YEARS);
/** Declares a property that holds a number of people, members or the like, from 0 to 1,000,000. */
export const count = bounded(COUNTS);
/** `from` and `to`; exposed as `period { from to }`. */
export const periodProperties = (
  from: string,
  to: string,
  [fromColumn, toColumn]: readonly [string, string] = ["start_date", "end_date"],
) => ({
  from: date(from, { sort: true, column: fromColumn }),
  to: date(to, { sort: true, column: toColumn }),
});
/** The properties `firstAttested` and `lastAttested` of records that rest on dated sources. */
export const attestation = {
  firstAttested: date("Date of the oldest dated source that shows it; it may have begun earlier."),
  lastAttested: date("Date of the newest dated source that shows it; it may have lasted longer.", { sort: true }),
};
