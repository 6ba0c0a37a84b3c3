import { type GraphQLSchema, isInterfaceType, isObjectType } from "graphql";
import type { Requirements } from "./shield";

/** The permission that each field of a schema requires, one line a field in the order of names; the list is committed and reviewed. */
export function guardList(schema: GraphQLSchema, requirementOf: Requirements): string {
  const types = Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith("__"))
    .filter((type) => isObjectType(type) || isInterfaceType(type));
  const lines = types.flatMap((type) =>
    Object.keys(type.getFields()).map((field) => {
      const takes = requirementOf(type.name, field) ?? "UNKNOWN";
      return `${type.name}.${field}: ${typeof takes === "string" ? takes : takes.join(" | ")}`;
    }),
  );
  return lines.sort().join("\n");
}
