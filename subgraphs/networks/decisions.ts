/** Proposal, positions, outcome: decisions are made by common agreement (D12). */
import { LiaisonError } from "../../domain/errors";
import { today, type EnumValue, type Label, type Row, type RowOf } from "../../store/port";
import { argument, extend, input, type Feature, type GivenFor } from "../schema/descriptors";
import { recordMutation } from "../schema/rootFields";
import { OCCASION } from "../schema/writeInputs";
import type { SubgraphContext } from "../shared/context";
import { agreementRuleOf, rowOf } from "../shared/facts";
import { refuseUnknown, type Sight } from "../shared/writing/bench";
import { bad } from "../shared/writing/draft";
import { violated } from "../shared/writing/refusals";
import { agreementOn, foundersOf, votersOf } from "./agreement";
import {
  amend,
  DAY,
  dayIn,
  MANAGERS,
  NETWORK,
  operate,
  paragraphsIn,
  pastDayIn,
  SOURCES,
  textIn,
  write,
} from "./acting";
import { Desk, one } from "./desk";

type Kind = EnumValue<"DecisionKind">;
type Visibility = EnumValue<"Visibility">;

/** What the subjects of a decision of a kind must be: kind of record, least and largest number. */
const SUBJECTS: Readonly<Partial<Record<Kind, readonly [label: Label, least: number, most: number]>>> = {
  FOUNDING: ["Npm", 2, 200],
  REGION: ["State", 1, 200],
  ADMISSION: ["Npm", 1, 200],
  CHAIR: ["Npm", 1, 1],
};

const PROPOSAL = input("ProposeDecisionInput", "A decision that is proposed to the members of a network (D12).", {
  network: NETWORK,
  title: argument("String!", "What is proposed."),
  kind: argument("DecisionKind!", "What it is about."),
  subjects: argument("[ID!]", "Ids of its subjects: the NPM to be admitted or to chair, the state, the founding NPMs."),
  proposedOn: argument("PartialDate", `When it is proposed; today by default. ${DAY}`),
  closesOn: argument("PartialDate", `Last day for positions. ${DAY}`),
  meeting: argument("ID", "Id of the meeting at which it is discussed."),
  clause: argument("String", "Article it rests on."),
  visibility: argument("Visibility", "Who sees it while it is open: the members (RESTRICTED) by default."),
  sources: SOURCES,
  ...OCCASION,
});
type Proposal = GivenFor<typeof PROPOSAL>;

/** Puts a proposal to the members; positions can be taken from then on. */
const proposeDecision = (given: Proposal, context: SubgraphContext): Promise<Row | null> =>
  operate({ name: "proposeDecision", clause: "D5" }, { given, context }, async (bench) => {
    const { network, kind, sources } = given;
    const subjects = [...new Set(given.subjects ?? [])];
    const isFounding = kind === "FOUNDING";
    const deskOf = (sight: Sight) => Desk.open(sight, context.viewer, network);
    await bench.rule(async (sight) => (await deskOf(sight)).requireMember(isFounding ? subjects : []));
    const meeting = textIn(given, "meeting");
    await refuseUnknown(bench.seen, [...subjects, ...(meeting === null ? [] : [meeting])]);
    await checkSubjects(bench.seen, kind, subjects);
    if (isFounding) await bench.rule(async (sight) => refuseSecondFounding(await deskOf(sight)));
    const properties = proposalIn(given);
    const { org, network: asked } = await deskOf(bench.seen);
    refuseBackdated(asked, properties.proposedOn);
    return bench.write((pen) =>
      write(pen, "Decision", {
        properties: { ...properties, kind },
        pointers: { network, proposer: org, meeting, subjects, sources },
        owners: [org],
        // Before there is a network it has no members who could see it.
        audience: isFounding ? subjects : [network],
      }),
    );
  });

/** What a proposal says of itself. */
function proposalIn(given: Proposal) {
  const proposedOn = pastDayIn(given, "proposedOn");
  const closesOn = given.closesOn == null ? null : dayIn(given, "closesOn");
  if (closesOn !== null && closesOn < proposedOn) throw bad("input.closesOn", "must not be before the proposal");
  const title = textIn(given, "title");
  if (title === null) throw bad("input.title", "must not be empty");
  const visibility = openIn(given, "RESTRICTED");
  return { title, proposedOn, closesOn, clause: textIn(given, "clause"), visibility };
}

/** The class that an input states, or a standard one. CONFIDENTIAL is for whoever proposed alone, and silence can be agreement. */
function openIn(given: { readonly visibility?: Visibility | null }, standard: Visibility): Visibility {
  const visibility = given.visibility ?? standard;
  if (visibility !== "CONFIDENTIAL") return visibility;
  throw bad("input.visibility", "must not be CONFIDENTIAL: the members must be able to see what they decide on (D12)");
}

/** Where silence is agreement, a proposal that was dated back would be agreed to before anyone could see it. */
function refuseBackdated(network: RowOf<"Network">, proposedOn: string): void {
  if (agreementRuleOf(network).rule !== "NO_OBJECTION" || proposedOn >= today()) return;
  throw violated("The time for objections begins when the members can see the proposal.", "D12", [
    `${network.name} agrees unless a member objects, so a proposal is dated on the day it is made.`,
  ]);
}

const POSITION = input(
  "TakePositionInput",
  "The position of your organisation on a proposal (D12); until the decision is closed it can be changed.",
  {
    decision: argument("ID!", "Id of the decision."),
    stance: argument("Stance!", "The position."),
    statement: argument("String", "Reasons for the position."),
    statedOn: argument("PartialDate", `When it was stated; today by default. ${DAY}`),
    ...OCCASION,
  },
);

/** States, or changes, the position of the viewer’s organisation. */
const takePosition = (given: GivenFor<typeof POSITION>, context: SubgraphContext): Promise<Row | null> =>
  operate({ name: "takePosition", clause: "D12" }, { given, context }, async (bench) => {
    const { decision: id, stance } = given;
    const decision = await one(bench.seen, "Decision", id);
    refuseClosed(decision);
    const statedOn = pastDayIn(given, "statedOn");
    refuseBeforeProposal(decision, "input.statedOn", statedOn);
    await bench.rule(async (sight) => refuseVoiceless(await openedBy(sight, id, context), statedOn));
    const properties = { stance, statedOn, statement: paragraphsIn(given, "statement") };
    // The first position is changed even by a token that does not see it: an organisation has one.
    return bench.write(async (pen, all) => {
      const { decision: whole, desk, positions } = await openedBy(all, id, context);
      const earlier = positions.find((row) => row.actorId === desk.org);
      if (earlier) return amend({ pen, all }, earlier, properties);
      return write(pen, "Position", {
        properties: { ...properties, visibility: "RESTRICTED" },
        pointers: { decision: id, actor: desk.org },
        owners: [desk.org],
        audience: whole.kind === "FOUNDING" ? foundersOf(whole) : [desk.network.id],
      });
    });
  });

const CLOSING = input("CloseDecisionInput", "Closes a decision; positions can no longer change then (D12).", {
  decision: argument("ID!", "Id of the decision."),
  outcome: argument("DecisionOutcome!", "The outcome; ADOPTED requires common agreement."),
  date: argument("PartialDate", `When it was decided; today by default. ${DAY}`),
  visibility: argument(
    "Visibility",
    "Who sees the decision from now on: everyone (PUBLIC) by default. Positions stay with the members.",
  ),
  ...OCCASION,
});

/** Ends a decision. ADOPTED takes common agreement, REJECTED an objection or the end of the time for positions. */
const closeDecision = (given: GivenFor<typeof CLOSING>, context: SubgraphContext): Promise<Row | null> =>
  operate({ name: "closeDecision", clause: "D12" }, { given, context }, async (bench) => {
    const { decision: id, outcome } = given;
    await bench.rule(async (sight) => {
      const { decision, desk } = await openedBy(sight, id, context);
      await desk.requireOffice(foundersOf(decision));
    });
    const decision = await one(bench.seen, "Decision", id);
    refuseClosed(decision);
    const date = pastDayIn(given, "date");
    refuseBeforeProposal(decision, "input.date", date);
    await bench.rule(async (sight) => refuseOutcome(outcome, date, await openedBy(sight, id, context)));
    const visibility = openIn(given, "PUBLIC");
    return bench.write((pen, all) => amend({ pen, all }, decision, { outcome, date, visibility }));
  });

interface Opened {
  readonly decision: RowOf<"Decision">;
  readonly desk: Desk;
  readonly positions: readonly RowOf<"Position">[];
}

/** A decision as a sight shows it, with its network and positions. */
async function openedBy(sight: Sight, id: string, { viewer }: SubgraphContext): Promise<Opened> {
  const decision = await one(sight, "Decision", id);
  const { networkId: network } = decision;
  if (network == null) throw new LiaisonError("NOT_FOUND", `${id} is not a decision of any network.`);
  const desk = await Desk.open(sight, viewer, network);
  await desk.learn(foundersOf(decision));
  const positions = (await sight.pointingAt("Position", "decision", id)).map((one) => rowOf(one));
  return { decision, desk, positions };
}

/** RULE_VIOLATED where nobody takes positions any more, or ever did on the hub. */
function refuseClosed(decision: RowOf<"Decision">): void {
  if (decision.proposedOn === undefined)
    throw violated("This decision is recorded history.", "D12", [
      "It was not proposed on the hub, so members cannot take positions on it here.",
    ]);
  if (decision.date !== undefined || decision.outcome !== undefined)
    throw violated("The decision is closed.", "D12", [
      `It was closed on ${String(decision.date)}; positions can no longer change.`,
    ]);
}

function refuseBeforeProposal(decision: RowOf<"Decision">, argument: string, day: string): void {
  const proposedOn = String(decision.proposedOn);
  if (day < proposedOn) throw bad(argument, `must not be before the proposal of ${proposedOn}`);
}

function refuseVoiceless({ decision, desk }: Opened, on: string): void {
  if (votersOf(decision, desk, on).some(({ id }) => id === desk.org)) return;
  throw violated("Your organisation has no voice in this decision.", "D12", [
    `${desk.org || "Whoever asks"} was not a member of the network on ${on}.`,
  ]);
}

function refuseOutcome(
  outcome: EnumValue<"DecisionOutcome">,
  date: string,
  { decision, desk, positions }: Opened,
): void {
  if (outcome === "DEFERRED") return;
  const agreement = agreementOn(date, { decision, network: desk.network, positions, members: desk });
  if (outcome === "ADOPTED") {
    if (agreement.outcome === "AGREED") return;
    throw violated(
      `There is no common agreement on ${date}${agreement.outcome === "UNDETERMINED" ? " as far as the records show" : ""}.`,
      "D12",
      agreement.reasons,
    );
  }
  const isOver = decision.closesOn != null && decision.closesOn < today();
  if (agreement.outcome === "NOT_AGREED" && (agreement.objections.length > 0 || isOver)) return;
  throw violated(
    "A decision is rejected when a member objects, or when the time for positions is over without agreement.",
    "D12",
    agreement.reasons,
  );
}

async function checkSubjects(sight: Sight, kind: Kind, subjects: readonly string[]): Promise<void> {
  const expected = SUBJECTS[kind];
  if (!expected) return;
  const [label, least, most] = expected;
  if (subjects.length < least || subjects.length > most)
    throw bad(
      "input.subjects",
      `must name ${least === most ? least : `at least ${least}`} of type ${label} for a decision of kind ${kind}`,
    );
  const wrong = [...(await sight.read(subjects)).values()].find((record) => record.label !== label);
  if (wrong) throw bad("input.subjects", `names ${wrong.id}, which is not a record of type ${label}`);
}

function refuseSecondFounding(desk: Desk): void {
  const members = desk.actors.filter((actor) => desk.standing(actor, today()) !== "NO");
  if (members.length === 0) return;
  throw new LiaisonError(
    "RULE_VIOLATED",
    `${desk.network.name} has members already; new ones are admitted by a decision of kind ADMISSION.`,
    { clause: "D5", reasons: [`Members: ${members.map((id) => desk.nameOf(id)).join(", ")}.`] },
  );
}

/** `proposeDecision`, `takePosition`, `closeDecision`. */
export const decisions: Feature = [
  PROPOSAL,
  POSITION,
  CLOSING,
  extend("Mutation", {
    proposeDecision: recordMutation("Decision", {
      description: "Puts a proposal to the members of a network (D12).",
      input: PROPOSAL,
      requires: MANAGERS,
      resolve: proposeDecision,
    }),
    takePosition: recordMutation("Position", {
      description: "States, or changes, the position of your organisation on a proposal (D12).",
      input: POSITION,
      requires: MANAGERS,
      resolve: takePosition,
    }),
    closeDecision: recordMutation("Decision", {
      description: "Closes a decision; ADOPTED requires common agreement (D12).",
      input: CLOSING,
      requires: MANAGERS,
      resolve: closeDecision,
    }),
  }),
];
