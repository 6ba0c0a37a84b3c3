/** Filters, orders and counts reveal a field as much as reading it does, so they require the same permission. */
import { isObject } from "../../domain/isObject";
import { meets, refusal, requirementOf, type Viewer } from "../../policy";
import {
  filterFieldsOf,
  type FilterField,
  type FilterTarget,
  type Label,
  type ListRequest,
  type ListTarget,
  type Where,
} from "../../store/port";

/** Properties that the API shows under another name: both ends of a period, and the order of time. */
const SHOWN_AS: Readonly<Record<string, string>> = { from: "period", to: "period", certainFrom: "period" };

/** Throws FORBIDDEN where a list is filtered, ordered or counted by a field that the viewer may not read. */
export function refuseUnreadable(viewer: Viewer, target: ListTarget, { where, orderBy, needs }: ListRequest): void {
  for (const property of [...(orderBy ?? []).map((one) => one.property), ...needs.countsBy])
    refuseField(viewer, target, property);
  if (where) refuseWhere(viewer, target, where);
}

/** Throws FORBIDDEN where a filter names a field that the viewer may not read. */
export function refuseWhere(viewer: Viewer, target: FilterTarget, where: Where): void {
  const fields = filterFieldsOf(target);
  for (const [name, condition] of Object.entries(where)) {
    if (!isObject(condition)) continue;
    if (name === "AND" || name === "OR") refuseEach(viewer, target, condition);
    else if (name === "NOT") refuseWhere(viewer, target, condition);
    else if (fields[name]) refuseCondition(viewer, { target, name, field: fields[name] }, condition);
  }
}

/** The filters in a list, or under the quantifiers of a relation. */
function refuseEach(viewer: Viewer, target: FilterTarget, filters: Where): void {
  for (const one of Object.values(filters)) if (isObject(one)) refuseWhere(viewer, target, one);
}

interface Condition {
  readonly target: FilterTarget;
  readonly name: string;
  readonly field: FilterField;
}

function refuseCondition(viewer: Viewer, { target, name, field }: Condition, condition: Where): void {
  if (field.kind === "id" || field.kind === "label") return;
  refuseField(viewer, target, field.kind === "property" ? field.property : name);
  if (field.kind === "property") return;
  const isList = field.kind === "inverse" || field.model.many;
  if (isList) refuseEach(viewer, field.target, condition);
  else refuseWhere(viewer, field.target, condition);
}

/** Whether a viewer may read a property or pointer of records of a kind. */
export function mayRead(viewer: Viewer, label: Label, property: string): boolean {
  const requirement = requirementOf(label, SHOWN_AS[property] ?? property);
  return requirement !== undefined && meets(viewer, requirement);
}

/** What may be filtered by on any actor is shown by each of the four kinds. */
function refuseField(viewer: Viewer, target: FilterTarget, property: string): void {
  const type = target === "Actor" ? "Npm" : target;
  const field = SHOWN_AS[property] ?? property;
  const requirement = type === "Node" ? "public" : requirementOf(type, field);
  if (requirement === undefined) throw new Error(`${type}.${field} can be filtered by, but is classified nowhere.`);
  if (!meets(viewer, requirement)) throw refusal(viewer, `${type}.${field}`, requirement);
}
