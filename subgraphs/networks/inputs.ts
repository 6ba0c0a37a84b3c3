/** Inputs of the operations of networks. */
import { ID } from "type-graphql";
import type { Kit } from "../shared/build";
import { declareFields, declareInput, type TypeClass, type TypeReference } from "../shared/declare";
import { PartialDateScalar } from "../shared/scalars";

type Field = readonly [name: string, type: TypeReference, description: string, shape?: "null" | "list?"];

const DAY = "A whole day, such as 2026-03-26.";

/** A function that makes an input with the fields given, and those that every mutation takes. */
function maker({ writing }: Kit) {
  return (name: string, description: string, fields: readonly Field[]): TypeClass => {
    const made = declareInput(name, description);
    declareFields(
      made,
      fields.map(([field, type, about, shape]) => [field, () => type, about, shape]),
    );
    writing.inputs.declareOccasion(made);
    return made;
  };
}

/** The inputs of one schema. */
export function declareInputs(kit: Kit) {
  const make = maker(kit);
  return { ...decisionInputs(kit, make), ...memberInputs(kit, make), ...chairInputs(make), ...groupInputs(make) };
}

type Make = ReturnType<typeof maker>;
const network: Field = ["network", ID, "Id of the network."];
const sources: Field = ["sources", ID, "Ids of sources.", "list?"];

const enumerationOf = ({ types }: Kit, name: string): TypeReference => types.enumeration(name);

const decisionInputs = (kit: Kit, make: Make) => ({
  propose: proposeInput(kit, make),
  position: make(
    "TakePositionInput",
    "The position of your organisation on a proposal (D12); until the decision is closed it can be changed.",
    [
      ["decision", ID, "Id of the decision."],
      ["stance", enumerationOf(kit, "Stance"), "The position."],
      ["statement", String, "Reasons, in own words.", "null"],
      ["statedOn", PartialDateScalar, `When it was stated; today by default. ${DAY}`, "null"],
    ],
  ),
  close: make("CloseDecisionInput", "Closes a decision; positions are fixed then (D12).", [
    ["decision", ID, "Id of the decision."],
    ["outcome", enumerationOf(kit, "DecisionOutcome"), "How it ends: ADOPTED takes common agreement."],
    ["date", PartialDateScalar, `When it was decided; today by default. ${DAY}`, "null"],
    [
      "visibility",
      enumerationOf(kit, "Visibility"),
      "Who sees the decision from now on: everyone (PUBLIC) by default. Positions stay with the members.",
      "null",
    ],
  ]),
});

const proposeInput = (kit: Kit, make: Make) =>
  make("ProposeDecisionInput", "A decision that is proposed to the members of a network (D12).", [
    network,
    ["title", String, "What is proposed."],
    ["kind", enumerationOf(kit, "DecisionKind"), "What it is about."],
    [
      "subjects",
      ID,
      "Ids of what, or whom, it is about: the NPM to be admitted or to chair, the state, the founding NPMs.",
      "list?",
    ],
    ["proposedOn", PartialDateScalar, `When it is proposed; today by default. ${DAY}`, "null"],
    ["closesOn", PartialDateScalar, `Last day for positions. ${DAY}`, "null"],
    ["meeting", ID, "Id of the meeting at which it is discussed.", "null"],
    ["clause", String, "Article it rests on.", "null"],
    [
      "visibility",
      enumerationOf(kit, "Visibility"),
      "Who sees it while it is open: the members (RESTRICTED) by default.",
      "null",
    ],
    sources,
  ]);

function memberInputs({ types }: Kit, make: Make) {
  const status = types.enumeration("MembershipStatus");
  return {
    admit: make("AdmitMemberInput", "A member to be admitted by a decision (D5, D12).", [
      network,
      ["actor", ID, "Id of the NPM."],
      ["decision", ID, "Id of the adopted decision by which it is admitted."],
      ["status", status, "Standing; MEMBER by default.", "null"],
      ["from", PartialDateScalar, `First day; the day of the decision by default. ${DAY}`, "null"],
      sources,
    ]),
    withdraw: make("WithdrawInput", "The withdrawal of your organisation from a network (D4).", [
      network,
      ["on", PartialDateScalar, `First day on which it is no member any more; today by default. ${DAY}`, "null"],
    ]),
  };
}

const chairInputs = (make: Make) => ({
  appoint: make("AppointChairInput", "A term of the chair, as decided (D13).", [
    network,
    ["npm", ID, "Id of the NPM that chairs."],
    ["decision", ID, "Id of the adopted decision by which it was chosen."],
    ["from", PartialDateScalar, `First day. ${DAY}`],
    [
      "to",
      PartialDateScalar,
      `First day after the term; by default a year after its first day, or as many years as the network has it. ${DAY}`,
      "null",
    ],
    sources,
  ]),
  delegate: make("DelegateRepresentationInput", "A member that the chair designates to represent the network (D14).", [
    network,
    ["actor", ID, "Id of the member."],
    ["from", PartialDateScalar, `First day; today by default. ${DAY}`, "null"],
    [
      "to",
      PartialDateScalar,
      `First day on which it may no longer speak; the end of the term by default. ${DAY}`,
      "null",
    ],
    ["purpose", String, "What for; empty: in general.", "null"],
  ]),
});

const groupInputs = (make: Make) => ({
  group: make("CreateWorkingGroupInput", "A working group of a network (D9).", [
    network,
    ["name", String, "Name."],
    ["theme", String, "Theme.", "null"],
    [
      "decision",
      ID,
      "Id of the adopted decision by which it is set up; a steward who records history may leave it out.",
      "null",
    ],
    ["created", PartialDateScalar, "When it is set up; the day of the decision by default.", "null"],
    ["members", ID, "Ids of those who work in it.", "list?"],
    sources,
  ]),
});
