/** The viewer, tokens, the audit, changes, and what others say about records. */
import type { Feature } from "../schema/descriptors";
import { audit } from "./audit";
import { changes } from "./changeRoots";
import { parties } from "./partyRoots";
import { proposals } from "./proposals";
import { tokens } from "./tokens";

/** What the subgraph adds to the types that follow from the model. */
export const access: readonly Feature[] = [tokens, audit, changes, proposals, parties];
