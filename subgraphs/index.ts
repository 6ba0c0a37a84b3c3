import { AREAS, type Area } from "../domain/areas";
import { memoised } from "../domain/memoised";
import type { Requirements } from "../policy";
import { features } from "./features";
import { describeArea, requirementsOf } from "./schema/describe";
import { buildArea, type Subgraph } from "./schema/subgraph";

export { createContext, type Services } from "./shared/context";
export type { Subgraph };

/** Builds one subgraph: its schema with resolvers, and its SDL. */
export const buildSubgraph = async (name: Area): Promise<Subgraph> => buildArea(name, features[name]);

/** The permission that reading a field of a type requires, in any subgraph. */
export const requirementOf: Requirements = (type, field) => {
  for (const name of AREAS) {
    const requirement = requirementsIn(name)(type, field);
    if (requirement !== undefined) return requirement;
  }
  return undefined;
};

const requirementsIn = memoised((name: Area) => requirementsOf(describeArea(name, features[name])));
