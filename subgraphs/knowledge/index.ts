/** Documents and recommendations; all but the decision about publication follows from the model. */
import type { Feature } from "../schema/descriptors";
import { publication } from "./publication";

export const knowledge: readonly Feature[] = [publication];
