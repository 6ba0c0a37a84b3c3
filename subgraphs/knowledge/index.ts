import type { Kit, OwnPart } from "../shared/build";

/** Everything of this subgraph follows from the model. */
export const knowledge = (_kit: Kit): OwnPart => ({});
