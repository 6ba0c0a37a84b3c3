/** What people submit about records that they do not write themselves: reports of errors, proposed changes and objections. */
import type { Label } from "../../model";

/** What became of a report of an error. */
export const REPORT_STATUS = {
  OPEN: "A steward has not answered yet.",
  CORRECTED: "The record was corrected.",
  DECLINED: "The record stays as it is; the answer says why.",
} as const;
/** What became of a proposed change. */
export const PROPOSAL_STATUS = {
  OPEN: "A steward has not decided yet.",
  ACCEPTED: "The change was made.",
  DECLINED: "The change was not made; the answer says why.",
} as const;
/** What became of an objection of an organisation to a record that names it. */
export const OBJECTION_STATUS = {
  OPEN: "A steward has not decided yet.",
  UPHELD:
    "A steward upheld it: the record was archived, or stays with the mark where it was imported or rests on a public source.",
  DISMISSED: "A steward dismissed it; the answer says why.",
  CLOSED: "It ended otherwise: the organisation confirmed the record, or the record no longer names it.",
} as const;
/** Status of a submission of any kind. */
export type SubmissionStatus =
  keyof typeof REPORT_STATUS | keyof typeof PROPOSAL_STATUS | keyof typeof OBJECTION_STATUS;

/** A field with the values it had, and those it is to have; null for none. */
export interface ProposedValue {
  readonly field: string;
  readonly before: readonly string[] | null;
  readonly after: readonly string[] | null;
  /** Ids in a list that whoever proposed could not see: they stay in it, and are shown to those only who may see them. */
  readonly kept?: readonly string[];
}

/** A report of an error, a proposed change or an objection, with its status and what a steward answered. */
export interface Submission {
  readonly id: string;
  readonly kind: "REPORT" | "PROPOSAL" | "OBJECTION";
  readonly record: string;
  readonly label: Label;
  /** Of a report: the field that is wrong. */
  readonly field: string | null;
  readonly message: string;
  /** Of a proposal. */
  readonly values: readonly ProposedValue[];
  /** Of a proposal: a digest of what the record said then. Never shown. */
  readonly substance?: string | null;
  /** Who handed it in; null for someone without a token. */
  readonly subject: string | null;
  readonly org: string | null;
  /** Whose share of the open ones it uses; null for someone without a token. Never shown. */
  readonly client: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly status: SubmissionStatus;
  readonly answer: string | null;
  readonly answeredAt: string | null;
}

/** Which submissions. */
export interface SubmissionFilter {
  readonly kind: Submission["kind"];
  readonly status?: SubmissionStatus;
  /** Only those of some organisations; of objections also those to records that these own. */
  readonly orgs?: readonly string[];
}

/** How a submission ends. */
export interface Settlement {
  readonly status: SubmissionStatus;
  readonly answer: string | null;
}
