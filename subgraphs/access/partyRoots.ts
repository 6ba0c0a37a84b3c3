/** `confirmRecord`, `objectToRecord`, `settleObjection`, `restoreRecord` and the list of objections. */
import { OBJECTION_STATUS, type Submission } from "../../store/port";
import {
  argument,
  enumeration,
  extend,
  field,
  input,
  object,
  type Feature,
  type TypeDescriptor,
} from "../schema/descriptors";
import { mutation } from "../schema/rootFields";
import { KEY, OCCASION, REVISION } from "../schema/writeInputs";
import { recordOf } from "../shared/loaders";
import { submissionFields, submissionPage, type SubmissionsAsked } from "../shared/submissions";
import { AFTER, FIRST, listTypesOf } from "../shared/timedLists";
import { voicesOf } from "../shared/writing/confirmations";
import { confirmRecord, objectToRecord } from "./parties";
import { restoreRecord } from "./restoring";
import { settleObjection } from "./settlement";

const WRITERS = ["cooperation:write", "records:curate"] as const;

const CONFIRM = input("ConfirmRecordInput", "A record that is confirmed.", {
  id: argument("ID!", "Id of the record."),
  ...REVISION,
  ...OCCASION,
});

/** The reason is that of the objection, which not everyone is told who sees the record. */
const OBJECT = input(
  "ObjectToRecordInput",
  "An objection to a record. Write nothing about persons, and nothing that was learnt in visits.",
  {
    id: argument("ID!", "Id of the record."),
    reason: argument(
      "String!",
      "Why; at most 2,000 characters. Shown to the owners of the record and to stewards who see it, not in its history.",
    ),
    ...REVISION,
    ...KEY,
  },
);

const SETTLE = input("SettleObjectionInput", "The decision on an objection.", {
  id: argument("ID!", "Id of the objection."),
  verdict: argument("ObjectionVerdict!", "The decision."),
  answer: argument("String!", "Why, at most 2,000 characters."),
  ...OCCASION,
});

const RESTORE = input("RestoreRecordInput", "An archived record to restore.", {
  id: argument("ID!", "Id of the record."),
  ...OCCASION,
});

const TYPES: readonly TypeDescriptor[] = [
  enumeration("ObjectionStatus", "What became of an objection.", OBJECTION_STATUS),
  enumeration("ObjectionVerdict", "What is decided on an objection.", {
    UPHOLD:
      "It is right: the record is archived, or stays with the mark where it was imported or names a public source.",
    DISMISS: "It is not: the record stays, without the mark.",
  }),
  object<Submission>("Objection", "An objection of an organisation to a record that names it as a party.", {
    ...submissionFields("ObjectionStatus"),
    reason: field(
      "String!",
      "Why; only the objecting organisation, the owners of the record and stewards who see it can read this.",
      ({ message }) => message,
    ),
    organisation: field("Actor", "Organisation that objects.", ({ org }, _, { loaders }) => recordOf(loaders, org)),
  }),
  ...listTypesOf("Objection", "A list of type Objection, newest first."),
  object("ConfirmRecordPayload", "A record as it was confirmed.", { record: field("Node", "The record.") }),
  object("ObjectionPayload", "An objection after it was submitted or decided.", {
    objection: field("Objection", "The objection."),
  }),
  object("RestoreRecordPayload", "A record that was restored.", { record: field("Node", "The record.") }),
];

/** Root fields about confirmations and objections, and about restoring archived records. */
export const parties: Feature = [
  ...TYPES,
  CONFIRM,
  OBJECT,
  SETTLE,
  RESTORE,
  extend("Query", {
    objections: {
      type: "ObjectionConnection",
      description:
        "Objections to records you may see, newest first: all of them for stewards, otherwise those of your organisation and those to its own records.",
      args: { after: AFTER, first: FIRST, status: argument("ObjectionStatus", "Only those of this status.") },
      requires: WRITERS,
      resolve: (_, { status, ...page }: SubmissionsAsked, context) =>
        submissionPage(context, { kind: "OBJECTION", orgs: voicesOf(context.viewer), status }, page),
    },
  }),
  extend("Mutation", {
    confirmRecord: mutation("ConfirmRecordPayload", {
      description:
        "Confirms what a record says, for an organisation that it names as a party; takes back what that organisation objected to it.",
      input: CONFIRM,
      requires: "cooperation:write",
      resolve: confirmRecord,
    }),
    objectToRecord: mutation("ObjectionPayload", {
      description:
        "Objects to a record that names your organisation as a party: it is marked as disputed until a steward decides.",
      input: OBJECT,
      requires: "cooperation:write",
      resolve: objectToRecord,
    }),
    settleObjection: mutation("ObjectionPayload", {
      description:
        "Decides on an objection. UPHOLD archives the record, unless it was imported or names a public source: then it stays, with the mark.",
      input: SETTLE,
      requires: "records:curate",
      resolve: settleObjection,
    }),
    restoreRecord: mutation("RestoreRecordPayload", {
      description:
        "Restores an archived record, with the relation records that were archived along with it. Whoever may archive it may restore it; the rules for records are checked again.",
      input: RESTORE,
      requires: WRITERS,
      resolve: restoreRecord,
    }),
  }),
];
