import { type GraphQLSchema, isAbstractType, isObjectType } from "graphql";

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
