/**
 * The model as data. Constraints, indexes, import checks, filters, statements and the types of the API all follow from it;
 * a kind of record, a property or a relation is added here and nowhere else.
 */
import type { Area } from "../domain/areas";
import { namesOf } from "../domain/entries";
import { memoised } from "../domain/memoised";
import { commonProperties, confirmationPointers, sourcesPointer } from "./common";
import { enums } from "./enumerations";
import type { EnumModel } from "./enums";
import { ABSENT_ROLES, inverses } from "./inverses";
import type { Label } from "./labels";
import { records } from "./records";
import {
  ACTOR_LABELS,
  longestText,
  type ActorLabel,
  type InverseModel,
  type CodeKind,
  type PointerModel,
  type PropertyModel,
} from "./shape";

export { ABSENT_ROLES, ACTOR_LABELS, commonProperties, enums, inverses, longestText, records, sourcesPointer };
export type { InverseName, InverseOf } from "./inverses";
export { mutationNamesOf } from "./mutations";
export {
  isRowOf,
  type AnyPointers,
  type AnyProperties,
  type ChangesOf,
  type DraftOf,
  type PointerOf,
  type Row,
  type RowOf,
  type WhereOf,
} from "./rows";
export type { EnumName, EnumValue } from "./enumerations";
export { plain, snakeCase, type TableColumn, type TableModel } from "./table";
export type { Value } from "./value";
export type { ActorLabel, Area, CodeKind, EnumModel, InverseModel, Label, PointerModel, PropertyModel };

/** All labels in alphabetical order, wherever the order must not depend on anything else. */
export const labels: readonly Label[] = namesOf(records).sort();

/** True for the name of a label. */
export const isLabel = (name: string): name is Label => Object.hasOwn(records, name);

/** Pointers of a label that name the parties of its records. */
export const partyPointersOf = memoised((label: Label): readonly string[] =>
  Object.entries(records[label].pointers).flatMap(([name, { party }]) => (party ? [name] : [])),
);

/** True for the labels of the four kinds of actor. */
export const isActorLabel = (label: string): label is ActorLabel => ACTOR_LABELS.some((actor) => actor === label);

/** Own and common properties of a label. */
export const propertiesOf = memoised((label: Label): Readonly<Record<string, PropertyModel>> => ({
  ...records[label].properties,
  ...commonProperties,
}));

/** Properties of a label whose values no two records may share. */
export const uniqueOf = (label: Label): readonly string[] =>
  Object.entries(propertiesOf(label)).flatMap(([name, { unique }]) => (unique ? [name] : []));

/** Fields that not everyone who sees the record may read: guarded properties, owners and audience. */
export const GUARDED: readonly string[] = [
  ...new Set(
    labels.flatMap((label) => {
      const { properties } = records[label];
      return Object.keys(properties).filter((name) => properties[name]?.requires !== undefined);
    }),
  ),
  "owners",
  "audience",
];

/** Own pointers of a label, its sources, and the confirmation pointers where it has parties. */
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
  if (!model.enum) throw new Error("Only properties of type ENUM have an enumeration.");
  return enums[model.enum];
}
