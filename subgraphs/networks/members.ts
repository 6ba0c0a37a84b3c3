/** Members join by a decision (D5, D12) and leave when they want (D4). */
import { judgeAccession } from "../../domain/networks/accession";
import { isFullMember } from "../../domain/networks/region";
import { AS_RECORDED } from "../../domain/time/partialDate";
import type { EnumValue, Row, RowOf } from "../../store/port";
import { argument, extend, input, type Feature, type GivenFor } from "../schema/descriptors";
import { recordMutation } from "../schema/rootFields";
import { OCCASION } from "../schema/writeInputs";
import type { SubgraphContext } from "../shared/context";
import { decisionOf, mandateOf, named, rowOf, stateOf } from "../shared/facts";
import { refuseUnknown, type Sight } from "../shared/writing/bench";
import { bad } from "../shared/writing/draft";
import { violated } from "../shared/writing/refusals";
import { amend, DAY, dayIn, MANAGERS, NETWORK, operate, SOURCES, write, type Hand } from "./acting";
import { foundersOf } from "./agreement";
import { Desk, one } from "./desk";

type Standing = EnumValue<"MembershipStatus">;

/** Which kinds of decision give which standing. */
const GIVEN_BY: Readonly<Partial<Record<Standing, readonly EnumValue<"DecisionKind">[]>>> = {
  FOUNDING_MEMBER: ["FOUNDING"],
  ALSO_AGREEING: ["FOUNDING"],
  MEMBER: ["ADMISSION"],
  OBSERVER: ["ADMISSION", "OTHER"],
};

const ADMISSION = input("AdmitMemberInput", "A member to be admitted by a decision (D5, D12).", {
  network: NETWORK,
  actor: argument("ID!", "Id of the NPM."),
  decision: argument("ID!", "Id of the adopted decision by which it is admitted."),
  status: argument("MembershipStatus", "Standing; MEMBER by default."),
  from: argument("PartialDate", `First day; the day of the decision by default. ${DAY}`),
  sources: SOURCES,
  ...OCCASION,
});

/** Records a membership that a decision gave; RULE_VIOLATED lists each criterion of accession that is not met. */
const admitMember = (given: GivenFor<typeof ADMISSION>, context: SubgraphContext): Promise<Row | null> =>
  operate({ name: "admitMember", clause: "D5" }, { given, context }, async (bench) => {
    const { network, actor, decision: decisionId, sources } = given;
    const deskOf = (sight: Sight) => Desk.open(sight, context.viewer, network);
    await refuseUnknown(bench.seen, [network, actor, decisionId]);
    await bench.rule(async (sight) =>
      (await deskOf(sight)).requireOffice(foundersOf(await one(sight, "Decision", decisionId))),
    );
    const decision = await one(bench.seen, "Decision", decisionId);
    const status = given.status ?? "MEMBER";
    await refuseDecision(decision, { desk: await deskOf(bench.seen), actor, status });
    const decided = String(decision.date);
    const from = dayIn(given, "from", decided);
    if (from < decided)
      throw violated("A membership cannot begin before it was decided.", "D12", [
        `The decision is dated ${decided}; the membership would begin on ${from}.`,
      ]);
    const isFull = isFullMember(status);
    await bench.rule(async (sight) => {
      const desk = await deskOf(sight);
      await (isFull ? refuseIneligible(desk, actor, from) : refuseStanding(desk, { actor, status }));
    });
    return bench.write((pen) =>
      write(pen, "Membership", {
        properties: { status, from },
        pointers: { network, actor, decision: decisionId, sources },
        owners: [actor],
      }),
    );
  });

const WITHDRAWAL = input("WithdrawInput", "The withdrawal of your organisation from a network (D4).", {
  network: NETWORK,
  on: argument("PartialDate", `First day on which it is no longer a member; today by default. ${DAY}`),
  ...OCCASION,
});

/** Ends the membership of the viewer’s organisation; its terms and designations end with it, its history stays (D4). */
const withdraw = (given: GivenFor<typeof WITHDRAWAL>, context: SubgraphContext): Promise<Row | null> =>
  operate({ name: "withdraw", clause: "D4" }, { given, context }, async (bench) => {
    const { network } = given;
    const desk = await Desk.open(bench.seen, context.viewer, network);
    const on = dayIn(given, "on");
    const current = desk.memberships.find(
      (row) => row.actorId === desk.org && isFullMember(row.status) && row.to === undefined,
    );
    if (!current)
      throw violated("There is nothing to withdraw from.", "D4", [
        `${desk.org || "Whoever asks"} is not recorded as a member of ${desk.network.name}.`,
      ]);
    if (current.from != null && on <= current.from)
      throw bad("input.on", `must be after the first day of the membership, ${current.from}`);
    return bench.write(async (pen, all) => {
      await endOffices({ pen, all }, await Desk.open(all, context.viewer, network), on);
      return amend({ pen, all }, current, { to: on });
    });
  });

async function refuseDecision(
  decision: RowOf<"Decision">,
  { desk, actor, status }: { desk: Desk; actor: string; status: Standing },
): Promise<void> {
  await desk.learn([actor]);
  const { kind, outcome, subjects } = decisionOf(decision);
  const names = status === "ALSO_AGREEING" || subjects.includes(actor);
  const reasons = [
    ...(decision.networkId === desk.network.id ? [] : ["The decision is one of another network."]),
    ...(outcome === "ADOPTED" ? [] : ["The decision is not adopted."]),
    ...((GIVEN_BY[status] ?? []).includes(kind)
      ? []
      : [`A decision of kind ${kind} cannot give the standing ${status}.`]),
    ...(names ? [] : [`The decision does not name ${desk.nameOf(actor)}.`]),
  ];
  if (reasons.length > 0)
    throw violated(
      "No decision of the members supports it; all decisions are made by common agreement.",
      "D12",
      reasons,
    );
}

async function refuseIneligible(desk: Desk, actor: string, on: string): Promise<void> {
  const { sight, network } = desk;
  const npm = await one(sight, "Npm", actor);
  const state = npm.stateId == null ? null : await one(sight, "State", npm.stateId);
  const accession = judgeAccession(
    {
      network: named(network),
      npm: named(npm),
      state: stateOf(state),
      decisions: (await sight.pointingAt("Decision", "network", network.id)).map((one) => decisionOf(rowOf(one))),
      mandates: (await sight.pointingAt("Mandate", "npm", actor)).map((one) => mandateOf(rowOf(one))),
      memberships: desk.membershipsOf(actor),
    },
    on,
    AS_RECORDED,
  );
  if (accession.outcome === "ELIGIBLE") return;
  const missing = accession.criteria.filter(({ result }) => result !== "SATISFIED");
  throw violated(
    `${npm.name} can’t accede on ${on}.`,
    "D5",
    missing.map(({ name, result, because }) => `${name} ${result}: ${because}`),
  );
}

/** Nobody has the same standing twice. */
function refuseStanding(desk: Desk, { actor, status }: { actor: string; status: Standing }): Promise<void> {
  const again = desk.memberships.some((row) => row.actorId === actor && row.status === status && row.to === undefined);
  if (!again) return Promise.resolve();
  throw violated("It has this standing already.", "D5", [
    `${desk.nameOf(actor)} is ${status} of ${desk.network.name} already.`,
  ]);
}

/** All of them, also those that the viewer does not see. */
async function endOffices(hand: Hand, desk: Desk, on: string): Promise<void> {
  const delegations = (await hand.all.pointingAt("Delegation", "network", desk.network.id)).map((one) => rowOf(one));
  const own = [
    ...desk.termRows.filter((row) => row.npmId === desk.org),
    ...delegations.filter((row) => row.actorId === desk.org),
  ];
  for (const row of own) {
    const { from, to } = row;
    if (from == null || (to != null && to <= on)) continue;
    if (from >= on) await hand.pen.archive(row.label, [row.id]);
    else await amend(hand, row, { to: on });
  }
}

/** `admitMember`, `withdraw`. */
export const members: Feature = [
  ADMISSION,
  WITHDRAWAL,
  extend("Mutation", {
    admitMember: recordMutation("Membership", {
      description: "Records a membership that a decision gave (D5).",
      input: ADMISSION,
      requires: MANAGERS,
      resolve: admitMember,
    }),
    withdraw: recordMutation("Membership", {
      description: "Withdraws your organisation from a network (D4).",
      input: WITHDRAWAL,
      requires: MANAGERS,
      resolve: withdraw,
    }),
  }),
];
