import type { Kit, OwnPart } from "../shared/build";

/** Everything of this subgraph follows from the model. */
export const networks = (_kit: Kit): OwnPart => ({});
