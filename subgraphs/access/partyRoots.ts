/** `confirmRecord`, `objectToRecord`, `settleObjection`, `restoreRecord` and the list of objections. */
import { Arg, Ctx, ID, Int, Query, Resolver } from "type-graphql";
import { OBJECTION_STATUS, type Submission, type SubmissionStatus } from "../../store/port";
import type { Kit } from "../shared/build";
import type { SubgraphContext } from "../shared/context";
import { declareField, declareInput, declareObject, type TypeClass, type TypeReference } from "../shared/declare";
import { recordOf } from "../shared/loaders";
import { DateTimeScalar } from "../shared/scalars";
import { declareSubmission, SUBMISSION_FIELDS, submissionPage } from "../shared/submissions";
import { AFTER, declareConnection, FIRST } from "../shared/timedLists";
import { voicesOf } from "../shared/writing/confirmations";
import { declareMutation } from "../shared/writing/mutations";
import { confirmRecord, objectToRecord } from "./parties";
import { restoreRecord } from "./restoring";
import { settleObjection } from "./settlement";

interface ObjectionTypes {
  readonly objection: TypeClass;
  readonly connection: TypeClass;
  readonly status: TypeReference;
}

/** Root fields about what parties say to records, and about what was archived. */
export function parties(kit: Kit): TypeClass[] {
  const status = kit.types.enumeration("ObjectionStatus", {
    description: "What became of an objection.",
    values: OBJECTION_STATUS,
  });
  const objection = declareObject("Objection", {
    description: "An objection of an organisation to a record that names it as a party.",
  });
  declareSubmission(objection, { types: kit.types, status, time: DateTimeScalar });
  declareField(objection, "reason", () => String, {
    description: "Why: for whoever objects, the owners of the record, and stewards who see it.",
  });
  declareField(objection, "organisation", () => kit.records.actor, {
    description: "Organisation that objects.",
    nullable: true,
  });
  const connection = declareConnection(kit, objection, "Objection", "A list of type Objection, newest first.");
  const types = { objection, status, connection };
  return [objectionQueries(types), partyMutations(kit, types)];
}

function objectionQueries(types: ObjectionTypes): TypeClass {
  @Resolver()
  class ObjectionQueries {
    @Query(() => types.connection, {
      nullable: true,
      description:
        "Objections to records you may see, newest first: all of them for stewards, otherwise those of your organisation and those to its own records.",
    })
    async objections(
      @Arg("status", () => types.status as never, { nullable: true, description: "Only those of this status." })
      status: SubmissionStatus | null,
      @Arg("first", () => Int, FIRST) first: number,
      @Arg("after", () => String, AFTER) after: string | null,
      @Ctx() context: SubgraphContext,
    ): Promise<object> {
      const orgs = voicesOf(context.viewer);
      return submissionPage(context, { kind: "OBJECTION", orgs, status }, { first, after });
    }
  }
  return ObjectionQueries;
}

function partyMutations(kit: Kit, types: ObjectionTypes): TypeClass {
  class PartyMutations {}
  Resolver()(PartyMutations);
  const confirmed = declareObject("ConfirmRecordPayload", { description: "A record as it was confirmed." });
  declareField(confirmed, "record", () => kit.types.node, { description: "The record.", nullable: true });
  declareMutation(PartyMutations, {
    ...{ name: "confirmRecord", input: recordInput(kit, "ConfirmRecordInput", "A record that is confirmed.") },
    ...{ payload: confirmed, resolve: confirmRecord },
    description:
      "Confirms what a record says, for an organisation that it names as a party; takes back what that organisation objected to it.",
  });
  const objectionPayload = declareObject("ObjectionPayload", {
    description: "An objection as it was taken in, or decided.",
  });
  declareField(objectionPayload, "objection", () => types.objection, { description: "The objection.", nullable: true });
  declareMutation(PartyMutations, {
    ...{ name: "objectToRecord", input: objectInput(kit), payload: objectionPayload, resolve: objectToRecord },
    description:
      "Objects to a record that names your organisation as a party: it is marked as disputed until a steward decides.",
  });
  declareMutation(PartyMutations, {
    ...{ name: "settleObjection", input: settleInput(kit), payload: objectionPayload, resolve: settleObjection },
    description:
      "Decides on an objection. UPHOLD archives the record, unless it was imported or names a public source: then it stays, with the mark.",
  });
  const restored = declareObject("RestoreRecordPayload", { description: "A record that was brought back." });
  declareField(restored, "record", () => kit.types.node, { description: "The record.", nullable: true });
  const restore = declareInput("RestoreRecordInput", "An archived record to be brought back.");
  declareField(restore, "id", () => ID, { description: "Id of the record." });
  kit.writing.inputs.declareOccasion(restore);
  declareMutation(PartyMutations, {
    ...{ name: "restoreRecord", input: restore, payload: restored, resolve: restoreRecord },
    description:
      "Brings back what was archived, with the relation records that went along; for whoever may archive it. The rules for records are asked again.",
  });
  return PartyMutations;
}

function recordInput(kit: Kit, name: string, description: string): TypeClass {
  const made = declareInput(name, description);
  declareField(made, "id", () => ID, { description: "Id of the record." });
  kit.writing.inputs.declareRevision(made);
  kit.writing.inputs.declareOccasion(made);
  return made;
}

/** The reason is that of the objection, which not everyone is told who sees the record. */
function objectInput({ writing }: Kit): TypeClass {
  const made = declareInput(
    "ObjectToRecordInput",
    "An objection to a record. Write nothing about persons, and nothing that was learnt in visits.",
  );
  declareField(made, "id", () => ID, { description: "Id of the record." });
  declareField(made, "reason", () => String, {
    description:
      "Why; at most 2,000 characters. Told to the owners of the record and to stewards who see it, not shown in its history.",
  });
  writing.inputs.declareRevision(made);
  writing.inputs.declareKey(made);
  return made;
}

function settleInput({ types, writing }: Kit): TypeClass {
  const verdict = types.enumeration("ObjectionVerdict", {
    description: "What is decided on an objection.",
    values: {
      UPHOLD:
        "It is right: the record is archived, or stays with the mark where it was imported or names a public source.",
      DISMISS: "It is not: the record stays, without the mark.",
    },
  });
  const made = declareInput("SettleObjectionInput", "The decision on an objection.");
  declareField(made, "id", () => ID, { description: "Id of the objection." });
  declareField(made, "verdict", () => verdict, { description: "The decision." });
  declareField(made, "answer", () => String, { description: "Why, at most 2,000 characters." });
  writing.inputs.declareOccasion(made);
  return made;
}

/** Resolvers of the fields of an objection. */
export const OBJECTION_FIELDS = {
  ...SUBMISSION_FIELDS,
  reason: ({ message }: Submission) => message,
  organisation: ({ org }: Submission, _: object, { loaders }: SubgraphContext) => recordOf(loaders, org),
};
