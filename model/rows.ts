/** What the model says of rows, as types: names, what may be empty, lists, values of enumerations, ids of pointers. */
import type { PeriodBounds } from "../domain/time/period";
import type { commonProperties, confirmationPointers, sourcesPointer } from "./common";
import type { EnumName, EnumValue } from "./enumerations";
import type { Label } from "./labels";
import type { Records } from "./records";
import type { PropertyType } from "./shape";
import type { Value } from "./value";

/** Values of a property that is no enumeration, by its type. */
interface Scalars extends Record<Exclude<PropertyType, "ENUM">, string | number | boolean> {
  STRING: string;
  INT: number;
  FLOAT: number;
  BOOLEAN: boolean;
  PARTIAL_DATE: string;
  URL: string;
  LOCALE: string;
  COUNTRY_CODE: string;
}

type One<Property> = Property extends { readonly enum: infer Name extends EnumName }
  ? EnumValue<Name>
  : Property extends { readonly type: infer Type extends keyof Scalars }
    ? Scalars[Type]
    : never;

type Nothing = null | undefined;

/** What a property holds where it holds something. */
type Held<Property> = Property extends { readonly list: true } ? readonly One<Property>[] : One<Property>;
type Stored<Property> = Property extends { readonly required: true } ? Held<Property> : Held<Property> | Nothing;

/** What a record of any label holds, where it is there. */
type Common = { readonly [Name in keyof typeof commonProperties]?: Held<(typeof commonProperties)[Name]> | Nothing };

type PropertiesOf<L extends Label> = Records[L]["properties"] & typeof commonProperties;
type OwnPointers<L extends Label> = Records[L]["pointers"];
type HasParties<L extends Label> = {
  [Name in keyof OwnPointers<L>]: OwnPointers<L>[Name] extends { readonly party: true } ? true : never;
}[keyof OwnPointers<L>];
type PointersOf<L extends Label> = OwnPointers<L> &
  (L extends "Source" ? unknown : { readonly sources: typeof sourcesPointer }) &
  (true extends HasParties<L> ? typeof confirmationPointers : unknown);

/** Name under which a row holds the id (or ids) a pointer points at; as `pointerProperty` makes it. */
type IdName<Name, Pointer> = Name extends string
  ? Pointer extends { readonly many: true }
    ? Name extends `${infer Stem}s`
      ? `${Stem}Ids`
      : `${Name}Ids`
    : `${Name}Id`
  : never;
/** Only what a record relates is as visible as the record itself; what else it must name may be hidden from whoever reads. */
type Ids<L extends Label, Pointer> = Pointer extends { readonly many: true }
  ? readonly string[] | Nothing
  : [Records[L], Pointer] extends [{ readonly isRelation: true }, { readonly required: true }]
    ? string
    : string | Nothing;

/** What rows hold beside the model’s properties, where it was read: who may see the record, and where it comes from. */
interface Classified {
  readonly owners?: readonly string[] | null;
  readonly audience?: readonly string[] | null;
  readonly ownOwners?: readonly string[] | null;
  readonly ownAudience?: readonly string[] | null;
  readonly visibilityClass?: number | null;
  /** The import that wrote it. */
  readonly origin?: string | null;
  /** Field → where its value was read, as JSON. */
  readonly provenance?: string | null;
}

type Flat<Parts> = { readonly [Name in keyof Parts]: Parts[Name] };
/** Row types by label: made once for each. */
type Rows = {
  readonly [L in Label]: Flat<
    { readonly id: string; readonly label: L } & {
      readonly [Name in keyof PropertiesOf<L>]: Stored<PropertiesOf<L>[Name]>;
    } & {
      readonly [Name in keyof PointersOf<L> as IdName<Name, PointersOf<L>[Name]>]: Ids<L, PointersOf<L>[Name]>;
    } & (Records[L] extends { readonly period: object } ? PeriodBounds : unknown) &
      Classified
  >;
};

/**
 * A record of a label as readers return it: properties under their own names, pointers as ids (`npmId`, `sourceIds`), periods as days
 * (`certainFrom` …). What is not required may be missing. Of several labels it is any of them: go by `label`.
 */
export type RowOf<L extends Label> = Rows[L];

/** A record of any label, of which only the label is known. */
export interface Row extends Common, Classified {
  readonly id: string;
  readonly label: Label;
  readonly [property: string]: Value | undefined;
}

/** Whether a row is a record of a label. */
export const isRowOf = <L extends Label>(label: L, row: Row): row is RowOf<L> => row.label === label;

/** Properties of a record of any label. */
export interface AnyProperties extends Pick<Common, "unverifiedFields"> {
  readonly [property: string]: Value | undefined;
}

/** Pointers of a record of any label, as ids. */
export interface AnyPointers {
  readonly sources?: readonly string[];
  readonly confirmedBy?: readonly string[];
  readonly disputedBy?: readonly string[];
  readonly [pointer: string]: string | readonly string[] | undefined;
}

type Stated = {
  readonly [L in Label]: { readonly [Name in keyof PropertiesOf<L>]?: Held<PropertiesOf<L>[Name]> | Nothing };
};
type Drafts = {
  readonly [L in Label]: {
    readonly properties: Stated[L];
    readonly pointers: {
      readonly [Name in keyof PointersOf<L>]?:
        (PointersOf<L>[Name] extends { readonly many: true } ? readonly string[] : string) | Nothing;
    };
  };
};

/** Properties and pointers of a label as an input states them; null removes a value, and absent ones stay unchanged. */
export type DraftOf<L extends Label> = Drafts[L];

/** Properties of a label as they are to be changed. */
export type ChangesOf<L extends Label> = Stated[L];

/** Names of the pointers of a label. */
export type PointerOf<L extends Label> = keyof PointersOf<L> & string;

/** Conditions on a property; all must hold. */
interface Conditions<Value> {
  readonly eq?: Value;
  readonly in?: readonly Value[];
  readonly contains?: string;
  readonly startsWith?: string;
  readonly gt?: Value;
  readonly gte?: Value;
  readonly lt?: Value;
  readonly lte?: Value;
  readonly isNull?: boolean;
}
type FilterName<Name, Property> = Property extends { readonly filterName: infer Other extends string } ? Other : Name;
type EndsOf<Pointer> = Pointer extends { readonly to: readonly (infer L extends Label)[] } ? L : never;
type Leads<Pointer> = Pointer extends { readonly many: true }
  ? { readonly [Quantifier in "some" | "all" | "none"]?: WhereOf<EndsOf<Pointer>> }
  : WhereOf<EndsOf<Pointer>> & { readonly isNull?: boolean };

/** A filter on records of a label by their properties and pointers, as lists take it; those by inverse relations are typed by the API. */
export type WhereOf<L extends Label> = {
  readonly [Name in keyof PropertiesOf<L> as FilterName<Name, PropertiesOf<L>[Name]>]?: Conditions<
    One<PropertiesOf<L>[Name]>
  >;
} & { readonly [Name in keyof PointersOf<L>]?: Leads<PointersOf<L>[Name]> } & {
  readonly id?: Conditions<string>;
  readonly AND?: readonly WhereOf<L>[];
  readonly OR?: readonly WhereOf<L>[];
  readonly NOT?: WhereOf<L>;
};
