/**
 * The model as data. Constraints, indexes, import checks, filters, statements and the types of the API all follow from it;
 * a kind of record, a property or a relation is added here and nowhere else.
 */
import { memoised } from "../domain/memoised";
import { activityRecords } from "./activities";
import { activityEnums } from "./activityEnums";
import { actorRecords } from "./actors";
import { cooperationRecords } from "./cooperation";
import { cooperationEnums } from "./cooperationEnums";
import { actorEnums, type EnumModel } from "./enums";
import { ABSENT_ROLES, inverses } from "./inverses";
import { knowledgeRecords } from "./knowledge";
import { networkRecords } from "./networks";
import {
  ACTOR_LABELS,
  choice,
  longestText,
  pointer,
  text,
  type ActorLabel,
  type Area,
  type InverseModel,
  type CodeKind,
  type Label,
  type PointerModel,
  type PropertyModel,
  type RecordModel,
} from "./shape";

export { ABSENT_ROLES, ACTOR_LABELS, inverses, longestText };
export type { Value } from "./value";
export type { ActorLabel, Area, CodeKind, EnumModel, InverseModel, Label, PointerModel, PropertyModel, RecordModel };

/** Every kind of record by label. */
export const records: Readonly<Record<Label, RecordModel>> = {
  ...actorRecords,
  ...networkRecords,
  ...cooperationRecords,
  ...activityRecords,
  ...knowledgeRecords,
};

/** All labels, alphabetical: one order wherever order must not depend on anything else. */
export const labels: readonly Label[] = (Object.keys(records) as Label[]).sort();

export const enums: Readonly<Record<string, EnumModel>> = { ...actorEnums, ...cooperationEnums, ...activityEnums };

/** Properties that every record has beside its own. */
export const commonProperties: Readonly<Record<string, PropertyModel>> = {
  confidence: choice("Confidence", "How well the record is backed by sources.", { required: true }),
  unverifiedFields: text(
    "Fields of this record that rest on background knowledge, inference, a calculation or a page that could not be read again.",
    {
      list: true,
      required: true,
      filterName: "unverifiedField",
    },
  ),
  visibility: choice("Visibility", "Who may see the record.", { required: true }),
};

/** The pointer that every record but a Source has: where its facts were read, in the order given. */
export const sourcesPointer: PointerModel = pointer("Source", "SOURCED_BY", "Where it was read.", { many: true });

/** Pointers of a label that name the parties of its records. */
export const partyPointersOf = memoised((label: Label): readonly string[] =>
  Object.entries(records[label].pointers).flatMap(([name, { party }]) => (party ? [name] : [])),
);

/** Pointers of records that have parties: what each of them says to what the record says of it. */
const confirmationPointers = {
  confirmedBy: pointer(
    ACTOR_LABELS,
    "CONFIRMED_BY",
    "Parties that confirmed what the record says: by `confirmRecord`, or by writing it themselves.",
    { many: true, ruled: true },
  ),
  disputedBy: pointer(
    ACTOR_LABELS,
    "DISPUTED_BY",
    "Parties that object to the record, until a steward dismisses the objection or they confirm the record.",
    { many: true, ruled: true },
  ),
} as const satisfies Readonly<Record<string, PointerModel>>;

export const isActorLabel = (label: string): label is ActorLabel => (ACTOR_LABELS as readonly string[]).includes(label);

/** Own and common properties of a label. */
export const propertiesOf = memoised((label: Label): Readonly<Record<string, PropertyModel>> => ({
  ...records[label].properties,
  ...commonProperties,
}));

/** Properties of a label of which no two records share a value. */
export const uniqueOf = (label: Label): readonly string[] =>
  Object.entries(propertiesOf(label)).flatMap(([name, { unique }]) => (unique ? [name] : []));

/** Fields that not everyone can read who sees the record: properties, and for whom it is. */
export const GUARDED: readonly string[] = [
  ...new Set(
    labels.flatMap((label) => {
      const { properties } = records[label];
      return Object.keys(properties).filter((name) => properties[name]?.guarded);
    }),
  ),
  "owners",
  "audience",
];

/** Own pointers of a label, its sources, and where it has parties what these say to it. */
export const pointersOf = memoised((label: Label): Readonly<Record<string, PointerModel>> => ({
  ...records[label].pointers,
  ...(label === "Source" ? {} : { sources: sourcesPointer }),
  ...(partyPointersOf(label).length > 0 ? confirmationPointers : {}),
}));

/** Node property that holds the id (or ids) a pointer points at. */
export const pointerProperty = (name: string, model: PointerModel): string =>
  model.many ? `${name.replace(/s$/, "")}Ids` : `${name}Id`;

/** To-many relations of a label; those on the label itself take precedence over those on `Actor`. */
export const inversesOf = memoised((label: Label): readonly InverseModel[] => {
  const own = inverses.filter((inverse) => inverse.on === label);
  if (!isActorLabel(label)) return own;
  const shared = inverses.filter((inverse) => inverse.on === "Actor" && !own.some((one) => one.name === inverse.name));
  return [...own, ...shared];
});

/** Labels that the text search covers. */
export const searchableLabels: readonly Label[] = labels.filter((label) =>
  Object.values(records[label].properties).some((one) => one.search),
);

/** Enumeration of a property of type ENUM. */
export function enumOf(model: PropertyModel): EnumModel {
  const found = enums[model.enum ?? ""];
  if (!found) throw new Error(`The model names the enumeration ${String(model.enum)}, which does not exist.`);
  return found;
}
