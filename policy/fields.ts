/**
 * The one table of what it takes to read a field: type → field → requirement. Everything else about fields is made from it:
 * the directives in the SDL, the guards in each subgraph, what can be filtered and ordered by. What records hold, and the mutations that
 * write them, follow from the model; all else is listed. A type or a field that is not listed fails the build, and so does a guard that is
 * not the one in `schema/guards.txt`.
 */
import { RECORD_FIELDS } from "./fields/records";
import { ROOT_FIELDS } from "./fields/roots";
import type { TypeFields } from "./fields/shape";
import { FAMILIES, VALUE_FIELDS } from "./fields/values";
import type { Requirement } from "../domain/access/scopes";

export const FIELDS: Readonly<Record<string, TypeFields>> = { ...ROOT_FIELDS, ...RECORD_FIELDS, ...VALUE_FIELDS };

/** The fields of a type, as listed or as a member of a family; undefined where the table has no such type. */
export function fieldsOf(type: string): TypeFields | undefined {
  if (Object.hasOwn(FIELDS, type)) return FIELDS[type];
  return FAMILIES.find(([names]) => names.test(type))?.[1];
}

/** What it takes to read a field; undefined where the table does not list it. */
export function requirementOf(type: string, field: string): Requirement | undefined {
  const fields = fieldsOf(type);
  return fields && Object.hasOwn(fields, field) ? fields[field] : undefined;
}
