/** States, mandates, the four kinds of actor, persons, aliases and sources; look-ups by id and text search over all records. */
import type { Feature } from "../schema/descriptors";
import { level } from "./level";
import { lookups } from "./lookups";
import { reports } from "./reports";
import { search } from "./search";
import { treaty } from "./treaty";

/** What the subgraph adds to the types that follow from the model. */
export const actors: readonly Feature[] = [treaty, level, lookups, search, reports];
