import { document } from "./document";
import { followUp } from "./followUp";
import { recommendation } from "./recommendation";

/** The records that the subgraph knowledge owns. */
export const knowledgeRecords = {
  Document: document,
  Recommendation: recommendation,
  FollowUp: followUp,
} as const;
