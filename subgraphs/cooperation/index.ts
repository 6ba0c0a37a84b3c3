/** Collaborations, patterns, advisory bodies with their seats, exchanges and absences. */
import type { Feature } from "../schema/descriptors";
import { ending } from "./end";
import { seats } from "./seats";

/** What the subgraph adds to the types that follow from the model. */
export const cooperation: readonly Feature[] = [seats, ending];
