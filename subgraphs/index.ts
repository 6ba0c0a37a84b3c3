import type { Area } from "../store/port";
import { access } from "./access";
import { actors } from "./actors";
import { activities } from "./activities";
import { cooperation } from "./cooperation";
import { insights } from "./insights";
import { knowledge } from "./knowledge";
import { networks } from "./networks";
import { buildArea, type Subgraph } from "./shared/build";

export { createContext, type Services } from "./shared/context";
export type { Subgraph } from "./shared/build";

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
export type SubgraphName = (typeof SUBGRAPH_NAMES)[number];

const ownParts = { actors, networks, cooperation, activities, knowledge, insights, access };

/** Builds one subgraph: its schema with resolvers, and its SDL. */
export const buildSubgraph = (name: SubgraphName): Promise<Subgraph> => buildArea(name, ownParts[name]);
