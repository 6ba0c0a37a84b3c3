/** What a filter can leave open: dates and pointers may not be known, or not exactly. */
import { filterFieldsOf, type FilterField, type FilterTarget } from "../port/filters";
import { canBeUnknown } from "./compare";

type Filter = Readonly<Record<string, unknown>>;

/** Whether a filter asks for something that may be unknown, so that it can leave open whether a record fits. */
export function canLeaveOpen(target: FilterTarget, where: Filter): boolean {
  const fields = filterFieldsOf(target);
  return Object.entries(where).some(([name, value]) => {
    if (!isFilter(value)) return false;
    if (name === "NOT" || name === "AND" || name === "OR")
      return [value].flat().some((one) => canLeaveOpen(target, one));
    const field = fields[name];
    return field !== undefined && leavesOpen(field, value);
  });
}

function leavesOpen(field: FilterField, asked: Filter): boolean {
  if (field.kind === "id" || field.kind === "label") return false;
  if (field.kind === "property") return canBeUnknown(field.model) && asksMore(asked);
  if (field.kind === "pointer" && !field.model.many)
    return (field.model.mayBeUnknown === true && asksMore(asked)) || canLeaveOpen(field.target, asked);
  const inner = field.kind === "pointer" ? field.target : field.model.of;
  return Object.values(asked).some((one) => isFilter(one) && canLeaveOpen(inner, one));
}

/** Whether something is asked beside `isNull`, which is never open: what is recorded is known. */
export const asksMore = (filter: Filter): boolean =>
  Object.entries(filter).some(([name, value]) => name !== "isNull" && value !== undefined && value !== null);

const isFilter = (value: unknown): value is Filter => typeof value === "object" && value !== null;
