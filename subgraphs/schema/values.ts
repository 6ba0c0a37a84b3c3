/** Types that every subgraph has, and that do not depend on a kind of record: scalars, enumerations, values, the interface of all records. */
import {
  enums,
  labels,
  records,
  type ActorLabel,
  type EnumModel,
  type Label,
  type PropertyModel,
} from "../../store/port";
import { CONFIRMATION } from "../shared/confirmation";
import { enumeration, field, sharedObject, type InterfaceDescriptor, type TypeDescriptor } from "./descriptors";
import { CountryCodeScalar, DateTimeScalar, LocaleScalar, PartialDateScalar, UrlScalar } from "./scalars";

const SCALARS: readonly TypeDescriptor[] = [
  CountryCodeScalar,
  DateTimeScalar,
  LocaleScalar,
  PartialDateScalar,
  UrlScalar,
].map((scalar) => ({ kind: "SCALAR", name: scalar.name, scalar }));

const SCALAR_OF: Readonly<Record<Exclude<PropertyModel["type"], "ENUM">, string>> = {
  STRING: "String",
  INT: "Int",
  FLOAT: "Float",
  BOOLEAN: "Boolean",
  PARTIAL_DATE: "PartialDate",
  URL: "URL",
  LOCALE: "Locale",
  COUNTRY_CODE: "CountryCode",
};

/** Name of the type of one value of a property. */
export const typeNameOf = ({ type, enum: name = "Confidence" }: PropertyModel): string =>
  type === "ENUM" ? name : SCALAR_OF[type];

/** Name of a property or label in enumerations: `ratificationDate` → `RATIFICATION_DATE`; the order of time is called PERIOD. */
const enumName = (name: string): string =>
  name === "certainFrom" ? "PERIOD" : name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toUpperCase();

/** An enumeration of properties or labels, called inside by their own names. */
export const enumerationOfNames = <Name extends string>(
  name: string,
  description: string,
  { names, meaning }: { readonly names: readonly Name[]; readonly meaning: (name: Name) => string },
) =>
  enumeration(
    name,
    description,
    Object.fromEntries(names.map((one) => [enumName(one), meaning(one)])),
    Object.fromEntries(names.map((one) => [enumName(one), one])),
  );

const described = (name: string, { description, values }: EnumModel) => enumeration(name, description, values);

const ACTOR_KIND_LABELS: Readonly<Record<string, ActorLabel>> = {
  NPM: "Npm",
  CSO: "Cso",
  BODY: "Body",
  NETWORK: "Network",
};

const ENUMERATIONS: readonly TypeDescriptor[] = [
  ...Object.entries(enums).map(([name, model]) => described(name, model)),
  described("Confirmation", CONFIRMATION),
  enumeration(
    "ActorKind",
    "Kind of actor.",
    {
      NPM: "National Preventive Mechanism.",
      CSO: "Civil society organisation.",
      BODY: "International, regional or national body.",
      NETWORK: "Network.",
    },
    ACTOR_KIND_LABELS,
  ),
  enumeration("SortDirection", "Direction of an order.", { ASC: "Ascending.", DESC: "Descending." }),
  enumeration("UndeterminedReason", "Why it is undetermined whether a record holds on a date, or fits a filter.", {
    START_UNKNOWN: "The start is not recorded.",
    END_UNKNOWN: "The end is not recorded.",
    NOT_YET: "It is ongoing as far as is known and has no recorded end, so nothing is certain after today.",
    PRECISION: "The dates are recorded less precisely than asked for.",
    FILTER: "What the filter asks about is not recorded, or not precisely enough to tell whether the record fits.",
  }),
  enumeration("CriterionResult", "Whether a criterion is met. Unknown is never failed.", {
    SATISFIED: "The facts show that it is met.",
    FAILED: "The facts show that it is not met.",
    UNKNOWN: "The facts leave it open.",
  }),
  enumerationOfNames<Label>("RecordKind", "Kind of record.", {
    names: labels,
    meaning: (label) => records[label].description,
  }),
];

/** Any record. */
const NODE: InterfaceDescriptor = {
  kind: "INTERFACE",
  name: "Node",
  description: "Any record; its id is unique over all types.",
  fields: { id: field("ID!", "Id, unique over all types.") },
  resolveType: ({ label }) => label,
};

const VALUES: readonly TypeDescriptor[] = [
  sharedObject("PageInfo", "Position of a page in its list (Relay cursor connections).", {
    hasNextPage: field("Boolean!", "There are records after this page."),
    hasPreviousPage: field("Boolean!", "There are records before this page."),
    startCursor: field("String", "Cursor of the first record of the page."),
    endCursor: field("String", "Cursor of the last record of the page."),
  }),
  sharedObject("Period", "When something holds, as far as it is recorded.", {
    from: field("PartialDate", "When it began; empty where not recorded."),
    to: field(
      "PartialDate",
      "When it ended: the first day on which it no longer holds, or the last day where `includesLastDay`.",
    ),
    includesLastDay: field("Boolean!", "`to` is the last day itself (meetings, visits)."),
  }),
  sharedObject("Coverage", "What a number rests on: records found, not cooperation that exists.", {
    records: field("Int!", "Number of records found."),
    newestAttestation: field("PartialDate", "Newest date at which a source shows one of them."),
    unverified: field("Int!", "Records that are unverified or hold an unverified field."),
    unverifiedShare: field("Float", "`unverified` as part of `records`, 0 to 1; empty where nothing was found."),
    note: field("String!", "How to read the number."),
  }),
  sharedObject("ValueCount", "Number of records with one value of a field.", {
    value: field("String", "The value; empty where none is recorded."),
    count: field("Int!", "Number of records."),
  }),
  sharedObject("FieldProvenance", "Where the value of one field was read.", {
    field: field("String!", "Name of the field."),
    confidence: field("Confidence!", "How sure the value is."),
    sources: field("[Source!]!", "Where it was read."),
  }),
];

/** Types that every subgraph may use. */
export const valueTypes: readonly TypeDescriptor[] = [...SCALARS, ...ENUMERATIONS, NODE, ...VALUES];
