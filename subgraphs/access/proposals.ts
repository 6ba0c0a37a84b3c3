/** Changes of records that one does not own: proposed by anyone who records cooperation, decided by a steward or the owner. */
import { Arg, Ctx, ID, Int, Query, Resolver } from "type-graphql";
import { LiaisonError } from "../../domain/errors";
import { authorityOver } from "../../policy";
import {
  PROPOSAL_STATUS,
  type StoredRecord,
  type Submission,
  type SubmissionStatus,
  type WriteTransaction,
} from "../../store/port";
import type { Kit } from "../shared/build";
import type { SubgraphContext } from "../shared/context";
import { declareField, declareInput, declareObject, type TypeClass, type TypeReference } from "../shared/declare";
import { recordOf } from "../shared/loaders";
import { DateTimeScalar } from "../shared/scalars";
import { declareSubmission, messageIn, SUBMISSION_FIELDS, submissionId } from "../shared/submissions";
import { AFTER, connectionOf, declareConnection, FIRST, pageRequest } from "../shared/timedLists";
import { mayRead } from "../shared/unreadable";
import { bad, draftOf, statedIds, type Given } from "../shared/writing/draft";
import { declareMutation } from "../shared/writing/mutations";
import { baseOf, refuseUnknown, transactAs, writeDraft, type Rewrite } from "../shared/writing/operations";
import { givenFrom, seenTexts, textsOf } from "../shared/writing/patch";

interface ProposalTypes {
  readonly proposal: TypeClass;
  readonly connection: TypeClass;
  readonly status: TypeReference;
}

/** Root fields about proposals; `fieldChange`: the type of a field before and after. */
export function proposals(kit: Kit, fieldChange: TypeClass): TypeClass[] {
  const status = kit.types.enumeration("ProposalStatus", {
    description: "What became of a proposed change.",
    values: PROPOSAL_STATUS,
  });
  const proposal = declareObject("ChangeProposal", { description: "A change of a record that someone proposed." });
  declareSubmission(proposal, { types: kit.types, status, time: DateTimeScalar });
  declareField(proposal, "fields", () => fieldChange, {
    description: "What is to change; fields you may not read are left out.",
    list: true,
  });
  declareField(proposal, "reason", () => String, { description: "Why." });
  declareField(proposal, "organisation", () => kit.records.actor, {
    description: "Organisation that proposed it.",
    nullable: true,
  });
  const types = {
    proposal,
    status,
    connection: declareConnection(kit, proposal, "ChangeProposal", "A list of type ChangeProposal, newest first."),
  };
  return [proposalQueries(types), proposalMutations(kit, types)];
}

function proposalQueries(types: ProposalTypes): TypeClass {
  @Resolver()
  class ProposalQueries {
    @Query(() => types.connection, {
      nullable: true,
      description:
        "Proposed changes of records you may see, newest first: all of them for stewards, otherwise those of your organisation.",
    })
    async proposals(
      @Arg("status", () => types.status as never, { nullable: true, description: "Only those of this status." })
      status: SubmissionStatus | null,
      @Arg("first", () => Int, FIRST) first: number,
      @Arg("after", () => String, AFTER) after: string | null,
      @Ctx() { viewer, reader }: SubgraphContext,
    ): Promise<object> {
      const own = viewer.scopes.includes("records:curate") ? {} : { orgs: [viewer.org ?? ""] };
      const filter = { kind: "PROPOSAL", ...own, ...(status === null ? {} : { status }) } as const;
      return connectionOf(await reader.submissions(filter, pageRequest(first, after)), after);
    }
  }
  return ProposalQueries;
}

function proposalMutations(kit: Kit, types: ProposalTypes): TypeClass {
  class ProposalMutations {}
  Resolver()(ProposalMutations);
  const payload = declareObject("ChangeProposalPayload", {
    description: "A proposed change as it was taken in, or decided.",
  });
  declareField(payload, "proposal", () => types.proposal, { description: "The proposal.", nullable: true });
  declareMutation(ProposalMutations, {
    ...{ name: "proposeChange", input: proposeInput(kit), payload, resolve: proposeChange },
    description: "Proposes a change of a record that your organisation does not own; it waits for a steward.",
  });
  const verdict = kit.types.enumeration("Verdict", {
    description: "What is decided on a proposal.",
    values: { ACCEPT: "The change is made.", DECLINE: "It is not made." },
  });
  const review = declareInput("ReviewChangeInput", "The decision on a proposed change.");
  declareField(review, "id", () => ID, { description: "Id of the proposal." });
  declareField(review, "verdict", () => verdict, { description: "The decision." });
  declareField(review, "answer", () => String, { description: "Why; needed to decline.", nullable: true });
  kit.writing.inputs.declareOccasion(review);
  declareMutation(ProposalMutations, {
    ...{ name: "reviewChange", input: review, payload, resolve: reviewChange },
    description:
      "Accepts a proposed change, which makes it, or declines it; for stewards, and for the organisation that owns the record.",
  });
  return ProposalMutations;
}

function proposeInput(kit: Kit): TypeClass {
  const field = declareInput("ProposedFieldInput", "A field, and what it is to hold.");
  declareField(field, "field", () => String, {
    description: "Name of the field, such as status; from and to for a period.",
  });
  declareField(field, "values", () => String, {
    description: "Values as text, ids for fields that lead to records; none takes the value away.",
    list: true,
    nullable: true,
  });
  const made = declareInput("ProposeChangeInput", "A change of a record that is proposed.");
  declareField(made, "record", () => ID, { description: "Id of the record." });
  declareField(made, "fields", () => field, { description: "What is to change.", list: true });
  kit.writing.inputs.declareOccasion(made);
  return made;
}

interface Proposed {
  readonly field: string;
  readonly values?: readonly string[] | null;
}

async function proposeChange(given: Given, context: SubgraphContext): Promise<object> {
  const { viewer } = context;
  const record = String(given["record"]);
  const fields = (given["fields"] as readonly Proposed[]).map(({ field, values }) => ({
    field,
    values: values ?? null,
  }));
  if (fields.length === 0) throw bad("input.fields", "must name what is to change");
  const message = messageIn(given, "reason");
  const id = await transactAs(
    context,
    { name: "proposeChange", given, writtenAs: "ORGANISATION" },
    async (transaction) => {
      const before = await seenRecord(transaction, context, record);
      const hidden = fields.find(({ field }) => !mayRead(viewer, before.label, field));
      if (hidden) throw bad("input.fields", `names ${JSON.stringify(hidden.field)}, which you may not read`);
      const proposed = givenFrom(before.label, fields);
      await refuseUnknown(transaction, viewer, statedIds(before.label, proposed, true));
      const base = await baseOf(transaction, viewer, before);
      draftOf(before.label, proposed, base);
      const newId = submissionId("proposal");
      const values = fields.map(({ field, values: after }) => {
        const all = textsOf(before, field);
        return { field, before: seenTexts(before, field, base.hidden), after, held: all };
      });
      await transaction.submit({
        ...{ id: newId, kind: "PROPOSAL", record, label: before.label, field: null, message, values, status: "OPEN" },
        ...{ subject: viewer.subject, org: viewer.org, at: new Date().toISOString(), answer: null, answeredAt: null },
      });
      return newId;
    },
  );
  return { proposal: await context.reader.submission(id) };
}

async function reviewChange(given: Given, context: SubgraphContext): Promise<object> {
  const { viewer } = context;
  const id = String(given["id"]);
  const isAccepted = given["verdict"] === "ACCEPT";
  const answer = isAccepted && given["answer"] == null ? null : messageIn(given, "answer");
  const writtenAs = viewer.scopes.includes("records:curate") ? "STEWARD" : "ORGANISATION";
  await transactAs(context, { name: "reviewChange", given, writtenAs }, async (transaction) => {
    const proposal = await transaction.submission(id);
    if (proposal?.kind !== "PROPOSAL") throw unknownProposal(id);
    const before = await seenRecord(transaction, context, proposal.record).catch(() => null);
    if (!before || !authorityOver(viewer, before)) throw unknownProposal(id);
    await transaction.settle(id, { status: isAccepted ? "ACCEPTED" : "DECLINED", answer });
    if (isAccepted) await apply(transaction, proposal, { label: before.label, before, viewer, as: writtenAs });
    return id;
  });
  return { proposal: await context.reader.submission(id) };
}

/** Makes the change, as whoever proposed it meant it: what it could not see in a list stays, and so does what the reviewer can’t see. */
async function apply(
  transaction: WriteTransaction,
  proposal: Submission,
  { before, viewer, as, label }: Omit<Rewrite, "given">,
): Promise<void> {
  const { hidden } = await baseOf(transaction, viewer, before);
  const changed = proposal.values.filter(({ field, before: shown, held: all = shown }) => {
    const [known, now] = [all ?? [], textsOf(before, field) ?? []];
    return (
      JSON.stringify(known.filter((one) => !hidden.has(one))) !== JSON.stringify(now.filter((one) => !hidden.has(one)))
    );
  });
  if (changed.length > 0)
    throw new LiaisonError(
      "CONFLICT",
      `${changed.map(({ field }) => field).join(" and ")} of ${before.id} changed since it was proposed; decline it, or make the change yourself.`,
      { argument: "input.id" },
    );
  const given = givenFrom(
    label,
    proposal.values.map(({ field, after }) => ({ field, values: after })),
  );
  const unseen = proposal.values.flatMap(({ before: shown, held: all = shown }) =>
    (all ?? []).filter((one) => !shown?.includes(one)),
  );
  const alsoSaidBy = proposal.org === null ? [] : [proposal.org];
  await writeDraft(transaction, { label, before, given, viewer, as, alsoSaidBy, unseen });
}

async function seenRecord(
  transaction: WriteTransaction,
  { viewer }: SubgraphContext,
  id: string,
): Promise<StoredRecord> {
  await refuseUnknown(transaction, viewer, [id]);
  const record = (await transaction.read([id])).get(id);
  if (!record) throw new LiaisonError("NOT_FOUND", `There is no record ${id}.`);
  return record;
}

const unknownProposal = (id: string): LiaisonError =>
  new LiaisonError("NOT_FOUND", `There is no proposal ${id} that you may decide.`, { argument: "input.id" });

/** Resolvers of the fields of a proposal. */
export const PROPOSAL_FIELDS = {
  ...SUBMISSION_FIELDS,
  reason: ({ message }: Submission) => message,
  fields: ({ label, values }: Submission, _: object, { viewer }: SubgraphContext) =>
    values.filter(({ field }) => mayRead(viewer, label, field)),
  organisation: ({ org }: Submission, _: object, { loaders }: SubgraphContext) => recordOf(loaders, org),
};
