/** What can be filtered, ordered and counted by, derived from the model; statements and the inputs of the API follow from it. */
import { memoised } from "../../domain/memoised";
import {
  ACTOR_LABELS,
  inverses,
  inversesOf,
  isActorLabel,
  pointersOf,
  propertiesOf,
  records,
  type InverseModel,
  type Label,
  type PointerModel,
  type PropertyModel,
} from "../../model";

/** What a filter applies to: records of one label, any of the four actors, or any record. */
export type FilterTarget = Label | "Actor" | "Node";

/** What one field of a filter compares: the id, the label, a property, or records at the other end of a relation. */
export type FilterField =
  | { readonly kind: "id" }
  | { readonly kind: "label" }
  | { readonly kind: "property"; readonly property: string; readonly model: PropertyModel }
  | { readonly kind: "pointer"; readonly model: PointerModel; readonly target: FilterTarget }
  | { readonly kind: "inverse"; readonly model: InverseModel; readonly target: Label };

/** What can be listed: one kind of record, or all four kinds of actor together. */
export type ListTarget = Label | "Actor";

/** The target of a pointer: its one label, `Actor` where it names exactly the four actors, else any record. */
export function targetOf(pointer: PointerModel): FilterTarget {
  const [first, ...others] = pointer.to;
  if (first && others.length === 0) return first;
  return pointer.to.length === ACTOR_LABELS.length && pointer.to.every(isActorLabel) ? "Actor" : "Node";
}

function actorFields(): Record<string, FilterField> {
  const { properties, pointers } = records.Npm;
  const fields: Record<string, FilterField> = { id: { kind: "id" }, kind: { kind: "label" } };
  for (const property of ["name", "isCivilSociety"]) {
    const model = properties[property];
    if (model) fields[property] = { kind: "property", property, model };
  }
  const { state } = pointers;
  if (state) fields.state = { kind: "pointer", model: state, target: "State" };
  for (const model of inverses)
    if (model.on === "Actor") fields[model.name] = { kind: "inverse", model, target: model.of };
  return fields;
}

/** Filter fields of a target by the name they have in the API. */
export const filterFieldsOf = memoised((target: FilterTarget): Readonly<Record<string, FilterField>> => {
  if (target === "Node") return { id: { kind: "id" } };
  if (target === "Actor") return actorFields();
  const fields: Record<string, FilterField> = { id: { kind: "id" } };
  for (const [property, model] of Object.entries(propertiesOf(target))) {
    fields[model.filterName ?? property] = { kind: "property", property, model };
  }
  for (const [name, model] of Object.entries(pointersOf(target)))
    fields[name] = { kind: "pointer", model, target: targetOf(model) };
  for (const model of inversesOf(target)) fields[model.name] = { kind: "inverse", model, target: model.of };
  return fields;
});

/** Properties by which lists of a label can be ordered; `certainFrom` orders them by time, as far as it is known. */
export const orderPropertiesOf = memoised((label: ListTarget): readonly string[] => {
  if (label === "Actor") return ["name"];
  const sortable = Object.entries(propertiesOf(label))
    .filter(([, model]) => model.sort)
    .map(([name]) => name);
  return records[label].period ? [...sortable, "certainFrom"] : sortable;
});

/** Node property by which a property is ordered: folded text, first possible day, or the value itself. */
export function orderKey(label: ListTarget, property: string): string {
  const type = propertiesOf(label === "Actor" ? "Npm" : label)[property]?.type;
  if (type === "STRING") return `${property}Folded`;
  if (type === "PARTIAL_DATE") return `${property}Earliest`;
  return property;
}

/** Properties of nodes in the index for what lists of a label are often filtered by; none where there is none. All records have them all. */
export function inFilterIndex(label: Label): readonly string[] {
  const { frequentFilter = [] } = records[label];
  return frequentFilter.length === 0 ? [] : [...frequentFilter, "visibilityClass"];
}

/** Whether every record of a label has the node property by which a property is ordered. */
export function isOrderedAlways(label: ListTarget, property: string): boolean {
  if (property === "certainFrom") return true;
  const model = propertiesOf(label === "Actor" ? "Npm" : label)[property];
  return model?.required === true && !model.derived && !model.list && model.type !== "PARTIAL_DATE";
}

/** Enumerations by whose values records of a label can be counted. */
export function countablePropertiesOf(label: ListTarget): readonly string[] {
  if (label === "Actor") return [];
  return Object.entries(propertiesOf(label))
    .filter(([, model]) => model.type === "ENUM")
    .map(([name]) => name);
}
