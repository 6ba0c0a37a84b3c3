/** The values that a plan renames or sets in requests and answers. */
import type { FetchNodePathSegment, FetchRewrite } from "@graphql-hive/router-query-planner";
import { type GraphQLSchema, isAbstractType, isObjectType } from "graphql";
import { isJoined, type Joined } from "./absence";

/** The field in which objects are looked up; paths may begin with it, or with the objects. */
const ENTITIES = "_entities";

/** Changes an answer in place, or a list of objects that were looked up. */
export function rewrite(value: unknown, rewrites: readonly FetchRewrite[], schema: GraphQLSchema): void {
  for (const one of rewrites) {
    const { path, change } = changeOf(one);
    const [first, ...rest] = path;
    const isFromRoot = Array.isArray(value) && first && "Key" in first && first.Key === ENTITIES;
    for (const { object, key } of placesIn(value, isFromRoot ? rest : path, schema)) change(object, key);
  }
}

type Change = (object: Joined, key: string) => void;

function changeOf(rewrite: FetchRewrite): { path: readonly FetchNodePathSegment[]; change: Change } {
  if ("KeyRenamer" in rewrite) {
    const { path, renameKeyTo } = rewrite.KeyRenamer;
    return { path, change: (object, key) => rename(object, key, renameKeyTo) };
  }
  const { path, setValueTo } = "ValueSetter" in rewrite ? rewrite.ValueSetter : rewrite;
  return { path, change: (object, key) => void (object[key] = setValueTo) };
}

function rename(object: Joined, from: string, to: string): void {
  if (!Object.hasOwn(object, from)) return;
  object[to] = object[from];
  delete object[from];
}

/** The members that a path leads to, through all items of lists. */
function placesIn(
  value: unknown,
  [segment, ...rest]: readonly FetchNodePathSegment[],
  schema: GraphQLSchema,
): { object: Joined; key: string }[] {
  if (!segment || !isJoined(value)) return [];
  if (Array.isArray(value)) return value.flatMap((item) => placesIn(item, [segment, ...rest], schema));
  if ("Key" in segment)
    return rest.length === 0 ? [{ object: value, key: segment.Key }] : placesIn(value[segment.Key], rest, schema);
  const isOther = value.__typename !== undefined && !fits(value.__typename, segment.TypenameEquals, schema);
  return isOther ? [] : placesIn(value, rest, schema);
}

/** Whether a type of objects is one of these, or has one of them as an interface or union. */
export function fits(type: unknown, conditions: readonly string[], schema: GraphQLSchema): boolean {
  if (typeof type !== "string") return false;
  if (conditions.includes(type)) return true;
  const object = schema.getType(type);
  return conditions.some((condition) => {
    const other = schema.getType(condition);
    return isObjectType(object) && isAbstractType(other) && schema.isSubType(other, object);
  });
}
