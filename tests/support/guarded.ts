/** What it takes to read the fields of the API, as they are described. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, isInterfaceType, isObjectType } from "graphql";
import type { Requirement } from "../../domain/access/scopes";
import { requirementOf } from "../../subgraphs";

const api = buildSchema(readFileSync(join(__dirname, "../../schema/api.graphql"), "utf8"));

/** Type → field → what it takes; a field that nobody described is not in it. */
export const FIELDS: Readonly<Record<string, Readonly<Record<string, Requirement>>>> = Object.fromEntries(
  Object.values(api.getTypeMap()).flatMap((type) => {
    if (type.name.startsWith("__") || !(isObjectType(type) || isInterfaceType(type))) return [];
    const fields = Object.keys(type.getFields()).flatMap((field) => {
      const requirement = requirementOf(type.name, field);
      return requirement === undefined ? [] : [[field, requirement] as const];
    });
    return [[type.name, Object.fromEntries(fields)] as const];
  }),
);
