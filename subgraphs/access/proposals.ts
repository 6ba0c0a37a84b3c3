/** Proposed changes of records that one does not own; a steward or the owner decides on them. */
import { PROPOSAL_STATUS, type Submission } from "../../store/port";
import { argument, enumeration, extend, field, object, type Feature } from "../schema/descriptors";
import { mutation } from "../schema/rootFields";
import { recordOf } from "../shared/loaders";
import { submissionFields, submissionPage, type SubmissionsAsked } from "../shared/submissions";
import { AFTER, FIRST, listTypesOf } from "../shared/timedLists";
import { fieldsOf, PROPOSED_FIELD, PROPOSE, proposeChange, REVIEW, reviewChange } from "./proposing";

const WRITERS = ["cooperation:write", "records:curate"] as const;

/** Root fields about proposals. */
export const proposals: Feature = [
  enumeration("ProposalStatus", "What became of a proposed change.", PROPOSAL_STATUS),
  enumeration("Verdict", "What is decided on a proposal.", {
    ACCEPT: "The change is made.",
    DECLINE: "It is not made.",
  }),
  object<Submission>("ChangeProposal", "A change of a record that someone proposed.", {
    ...submissionFields("ProposalStatus"),
    fields: field("[FieldChange!]!", "What is to change; fields you may not read are left out.", fieldsOf),
    reason: field("String!", "Why.", ({ message }) => message),
    organisation: {
      type: "Actor",
      description: "Organisation that proposed it.",
      requires: "classification:read",
      resolve: ({ org }, _, { loaders }) => recordOf(loaders, org),
    },
  }),
  ...listTypesOf("ChangeProposal", "A list of type ChangeProposal, newest first."),
  object("ChangeProposalPayload", "A proposed change after it was submitted or decided.", {
    proposal: field("ChangeProposal", "The proposal."),
  }),
  PROPOSED_FIELD,
  PROPOSE,
  REVIEW,
  extend("Query", {
    proposals: {
      type: "ChangeProposalConnection",
      description:
        "Proposed changes of records you may see, newest first: all of them for stewards, otherwise those of your organisation.",
      args: { after: AFTER, first: FIRST, status: argument("ProposalStatus", "Only those of this status.") },
      requires: WRITERS,
      resolve: (_, { status, ...page }: SubmissionsAsked, context) =>
        submissionPage(context, { kind: "PROPOSAL", orgs: [context.viewer.org ?? ""], status }, page),
    },
  }),
  extend("Mutation", {
    proposeChange: mutation("ChangeProposalPayload", {
      description: "Proposes a change of a record that your organisation does not own; it waits for a steward.",
      input: PROPOSE,
      requires: "cooperation:write",
      resolve: proposeChange,
    }),
    reviewChange: mutation("ChangeProposalPayload", {
      description:
        "Accepts a proposed change, which makes it, or declines it; for stewards, and for the organisation that owns the record.",
      input: REVIEW,
      requires: WRITERS,
      resolve: reviewChange,
    }),
  }),
];
