import { absence } from "./absence";
import { advisoryBody } from "./advisoryBody";
import { collaboration } from "./collaboration";
import { collaborationPattern } from "./collaborationPattern";
import { informationExchange } from "./informationExchange";

/** The records that the subgraph cooperation owns. */
export const cooperationRecords = {
  Collaboration: collaboration,
  CollaborationPattern: collaborationPattern,
  AdvisoryBody: advisoryBody,
  InformationExchange: informationExchange,
  Absence: absence,
} as const;
