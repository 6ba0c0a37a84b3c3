import type { Kit, OwnPart } from "../shared/build";
import { publication } from "./publication";

/** Documents and recommendations; all but the decision about publication follows from the model. */
export const knowledge = (kit: Kit): OwnPart => ({ resolvers: [publication(kit)] });
