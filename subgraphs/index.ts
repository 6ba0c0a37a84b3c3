import { memoised } from "../domain/memoised";
import type { Requirements } from "../policy";
import type { Area } from "../store/port";
import { access } from "./access";
import { actors } from "./actors";
import { activities } from "./activities";
import { cooperation } from "./cooperation";
import { insights } from "./insights";
import { knowledge } from "./knowledge";
import { networks } from "./networks";
import { describeArea, requirementsOf } from "./schema/describe";
import { buildArea, type Subgraph } from "./schema/subgraph";

export { createContext, type Services } from "./shared/context";
export type { Subgraph };

/** The subgraphs in the order of the API table. */
export const SUBGRAPH_NAMES = [
  "actors",
  "networks",
  "cooperation",
  "activities",
  "knowledge",
  "insights",
  "access",
] as const satisfies readonly Area[];
/** Name of a subgraph. */
export type SubgraphName = (typeof SUBGRAPH_NAMES)[number];

const features = { actors, networks, cooperation, activities, knowledge, insights, access };

/** Builds one subgraph: its schema with resolvers, and its SDL. */
export const buildSubgraph = async (name: SubgraphName): Promise<Subgraph> => buildArea(name, features[name]);

/** The permission that reading a field of a type requires, in any subgraph. */
export const requirementOf: Requirements = (type, field) => {
  for (const name of SUBGRAPH_NAMES) {
    const requirement = requirementsIn(name)(type, field);
    if (requirement !== undefined) return requirement;
  }
  return undefined;
};

const requirementsIn = memoised((name: SubgraphName) => requirementsOf(describeArea(name, features[name])));
