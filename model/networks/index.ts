import { chairTerm } from "./chairTerm";
import { decision } from "./decision";
import { delegation } from "./delegation";
import { membership } from "./membership";
import { network } from "./network";
import { position } from "./position";
import { workingGroup } from "./workingGroup";

/** The records that the subgraph networks owns. */
export const networkRecords = {
  Network: network,
  Membership: membership,
  ChairTerm: chairTerm,
  Delegation: delegation,
  WorkingGroup: workingGroup,
  Decision: decision,
  Position: position,
} as const;
