/** Changes of records that one does not own: proposed by anyone who records cooperation, decided by a steward or the owner. */
import { Arg, Ctx, ID, Int, Query, Resolver } from "type-graphql";
import { PROPOSAL_STATUS, type SubmissionStatus } from "../../store/port";
import type { Kit } from "../shared/build";
import type { SubgraphContext } from "../shared/context";
import { declareField, declareInput, declareObject, type TypeClass, type TypeReference } from "../shared/declare";
import { DateTimeScalar } from "../shared/scalars";
import { declareSubmission, submissionPage } from "../shared/submissions";
import { AFTER, declareConnection, FIRST } from "../shared/timedLists";
import { declareMutation } from "../shared/writing/mutations";
import { proposeChange, reviewChange } from "./proposing";

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
      @Ctx() context: SubgraphContext,
    ): Promise<object> {
      const orgs = [context.viewer.org ?? ""];
      return submissionPage(context, { kind: "PROPOSAL", orgs, status }, { first, after });
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
