/** Projects with their funding, meetings, visits and places. */
import type { Feature } from "../schema/descriptors";
import { funding } from "./funding";

/** What the subgraph adds to the types that follow from the model. */
export const activities: readonly Feature[] = [funding];
