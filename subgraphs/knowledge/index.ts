/** Documents and recommendations; all but the decision about publication follows from the model. */
import type { Feature } from "../schema/descriptors";
import { publication } from "./publication";

/** What the subgraph adds to the types that follow from the model. */
export const knowledge: readonly Feature[] = [publication];
