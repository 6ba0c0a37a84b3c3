/** Filters, orders and counts reveal a field as much as reading it does, so they require the same permission. */
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
    if (condition === null || condition === undefined) continue;
    if (name === "AND" || name === "OR") (condition as Where[]).forEach((one) => refuseWhere(viewer, target, one));
    else if (name === "NOT") refuseWhere(viewer, target, condition as Where);
    else if (fields[name]) refuseCondition(viewer, { target, name, field: fields[name] }, condition as Where);
  }
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
  const inner = isList ? Object.values(condition).filter((one) => one !== null && one !== undefined) : [condition];
  for (const one of inner) refuseWhere(viewer, field.target, one as Where);
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
