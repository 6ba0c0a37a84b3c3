/** How a plan names objects to a subgraph that is to look them up. */
import type { FetchNode, RequiresSelection } from "@graphql-hive/router-query-planner";
import { type GraphQLSchema } from "graphql";
import { Absence, type Joined, merge } from "./absence";
import { rewrite } from "./rewrites";
import { fits } from "./types";

type Requires = readonly RequiresSelection[];

/** Of one object, what a subgraph needs to know to look it up; undefined where it is not enough. */
export function representationOf(
  object: Joined,
  { requires = [], inputRewrites = [] }: Pick<FetchNode, "requires" | "inputRewrites">,
  schema: GraphQLSchema,
): Joined | undefined {
  const { __typename } = object;
  if (typeof __typename !== "string") return undefined;
  const known = required(object, requires, schema);
  if (Object.keys(known).every((name) => name === "__typename")) return undefined;
  const representation = { __typename, ...known };
  rewrite(representation, inputRewrites, schema);
  return representation;
}

/** Of a value, what is required; a key that is missing or null is left out. */
function required(object: Joined, requires: Requires, schema: GraphQLSchema): Joined {
  const known: Joined = {};
  for (const one of requires) {
    if (one.kind === "InlineFragment") {
      if (fits(object["__typename"], [one.typeCondition], schema))
        merge(known, required(object, one.selections, schema));
    } else if (one.kind === "Field") {
      const value = requiredValue(object[one.name] ?? object[one.alias ?? ""], one.selections, schema);
      if (value !== null && value !== undefined) known[one.alias ?? one.name] = value;
    }
  }
  return known;
}

function requiredValue(value: unknown, selections: Requires | undefined, schema: GraphQLSchema): unknown {
  if (value instanceof Absence) return undefined;
  if (!selections || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => requiredValue(item, selections, schema) ?? null);
  return required(value as Joined, selections, schema);
}
