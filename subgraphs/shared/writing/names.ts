/** Which mutations a kind of record has, and what they are called. */
import { records, type Label } from "../../../store/port";

/** Names of the mutations of a label; null where there is none. */
export interface MutationNames {
  readonly create: string | null;
  readonly update: string | null;
  readonly archive: string | null;
}

/** Names that differ from `createX`. */
const CREATED_BY: Partial<Readonly<Record<Label, string>>> = {
  Collaboration: "recordCollaboration",
  InformationExchange: "recordExchange",
  Project: "recordProject",
  Meeting: "recordMeeting",
  Visit: "recordVisit",
  Document: "publishDocument",
  Recommendation: "recordRecommendation",
  FollowUp: "recordFollowUp",
};

/** What comes into being only by operations that keep the rules of the Declaration (D5, D9, D12–D14). */
const RULED: readonly Label[] = ["Membership", "ChairTerm", "Delegation", "Decision", "Position", "WorkingGroup"];
/** Positions are taken, changed until the decision is closed, and fixed then (D12). */
const FIXED: readonly Label[] = ["Position"];

export function mutationNamesOf(label: Label): MutationNames {
  return {
    create: RULED.includes(label) ? null : (CREATED_BY[label] ?? `create${label}`),
    update: FIXED.includes(label) ? null : `update${label === "InformationExchange" ? "Exchange" : label}`,
    archive: FIXED.includes(label) ? null : `archive${label === "InformationExchange" ? "Exchange" : label}`,
  };
}

/** Kinds of participation by the record that people take part in: they can be recorded together. */
export const PARTICIPATIONS: Partial<Readonly<Record<Label, { readonly label: Label; readonly pointer: string }>>> = {
  Project: { label: "ProjectParticipation", pointer: "project" },
  Meeting: { label: "MeetingParticipation", pointer: "meeting" },
  Visit: { label: "VisitParticipation", pointer: "visit" },
};

/** Pointers that make a relation record what it is; another end is another record. */
export const isIdentity = (label: Label, pointer: string): boolean =>
  records[label].isRelation === true && records[label].pointers[pointer]?.required === true;
