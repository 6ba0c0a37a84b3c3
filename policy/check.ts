import { type GraphQLSchema, isInterfaceType, isNonNullType, isObjectType } from "graphql";
import { fieldsOf, requirementOf } from "./fields";

/** Types that federation adds to a subgraph; what they hold is guarded where it is a type of the hub. */
const FEDERATION = /^_/;

/**
 * What of a schema the table does not cover, a sentence each: a type or a field that is not listed, or a guarded field that can’t
 * be null for those who may not read it. Empty when all is well.
 */
export function uncovered(schema: GraphQLSchema): readonly string[] {
  return Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith("__") && !FEDERATION.test(name))
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .flatMap((type) => {
      if (!fieldsOf(type.name)) return [`The type ${type.name} is not listed in policy/fields.`];
      return Object.values(type.getFields()).flatMap((field) => {
        if (FEDERATION.test(field.name)) return [];
        const requirement = requirementOf(type.name, field.name);
        if (requirement === undefined) return [`The field ${type.name}.${field.name} is not listed in policy/fields.`];
        const canBeNull = requirement === "public" || !isNonNullType(field.type);
        return canBeNull ? [] : [`The guarded field ${type.name}.${field.name} must be nullable.`];
      });
    });
}
