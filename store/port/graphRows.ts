/** The records that analyses read, and which of their fields. */
import type { Label, RowOf } from "../../model";

/** Labels that analyses read; exchanges are not among them, because only their two parties know that they exist (OPCAT 21(1)). */
export const GRAPH_LABELS = [
  "State",
  "Npm",
  "Cso",
  "Body",
  "Network",
  "AdvisoryBody",
  "Collaboration",
  "Absence",
  "Membership",
  "Meeting",
  "MeetingParticipation",
  "Project",
  "ProjectParticipation",
  "Visit",
  "VisitParticipation",
  "Recommendation",
  "FollowUp",
] as const satisfies readonly Label[];
/** Label of a kind of record that analyses read. */
export type GraphLabel = (typeof GRAPH_LABELS)[number];

/** Properties and pointers that analyses do not read; reading the budget requires a scope of its own. */
export const LEFT_OUT = ["visibility", "note", "budgetAmount", "budgetCurrency", "confirmedBy", "disputedBy"] as const;

/** What rows hold beside the properties and pointers of the model stays behind too. */
type Unread =
  | (typeof LEFT_OUT)[number]
  | "confirmedByIds"
  | "disputedByIds"
  | "owners"
  | "audience"
  | "ownOwners"
  | "ownAudience"
  | "visibilityClass"
  | "origin"
  | "provenance";

type GraphRows = { readonly [L in GraphLabel]: Omit<RowOf<L>, Unread> };

/** A record as analyses read it; nothing in it is null. */
export type GraphRowOf<L extends GraphLabel> = GraphRows[L];
/** A record of any of these labels as analyses read it. */
export type GraphRow = GraphRowOf<GraphLabel>;

/** Names of what rows of a label hold. */
export type GraphNameOf<L extends GraphLabel> = { [One in L]: keyof GraphRows[One] & string }[L];
