/** Proposal, positions, outcome: decisions are made by common agreement (D12). */
import { LiaisonError } from "../../domain/errors";
import type { Label, Row, WriteTransaction } from "../../store/port";
import type { SubgraphContext } from "../shared/context";
import { bad, type Given } from "../shared/writing/draft";
import { refuseUnknown } from "../shared/writing/operations";
import { agreementOn, foundersOf, votersOf } from "./agreement";
import { amend, dayIn, operate, pastDayIn, textIn, write } from "./acting";
import { violated } from "../shared/writing/refusals";
import { Desk, one } from "./desk";
import { rowOf, today } from "../shared/facts";

/** What the subjects of a decision of a kind must be: kind of record, least and largest number. */
const SUBJECTS: Readonly<Record<string, readonly [label: Label, least: number, most: number]>> = {
  FOUNDING: ["Npm", 2, 200],
  REGION: ["State", 1, 200],
  ADMISSION: ["Npm", 1, 200],
  CHAIR: ["Npm", 1, 1],
};

/** Puts a proposal to the members; positions can be taken from then on. */
export const proposeDecision = (given: Given, context: SubgraphContext): Promise<Row | null> =>
  operate("proposeDecision", { given, context }, async (transaction) => {
    const desk = await Desk.open(transaction, context.viewer, String(given["network"]));
    const subjects = [...new Set((given["subjects"] ?? []) as string[])];
    const kind = String(given["kind"]);
    const meeting = textIn(given, "meeting");
    await refuseUnknown(transaction, context.viewer, [...subjects, ...(meeting === null ? [] : [meeting])]);
    await checkSubjects(transaction, kind, subjects);
    desk.requireMember(kind === "FOUNDING" ? subjects : []);
    if (kind === "FOUNDING") refuseSecondFounding(desk);
    const proposedOn = pastDayIn(given, "proposedOn");
    const closesOn = given["closesOn"] == null ? null : dayIn(given, "closesOn");
    if (closesOn !== null && closesOn < proposedOn) throw bad("input.closesOn", "must not be before the proposal");
    const title = textIn(given, "title");
    if (title === null) throw bad("input.title", "must not be empty");
    return write(transaction, "Decision", {
      properties: {
        title,
        kind,
        proposedOn,
        closesOn,
        clause: textIn(given, "clause"),
        visibility: (given["visibility"] as string | null) ?? "RESTRICTED",
      },
      pointers: {
        network: desk.network.id,
        proposer: desk.org,
        meeting,
        subjects,
        sources: given["sources"] as string[] | null,
      },
      owners: [desk.org],
      // Before there is a network it has no members who could see it.
      audience: kind === "FOUNDING" ? subjects : [desk.network.id],
    });
  });

/** States, or changes, the position of the viewer’s organisation. */
export const takePosition = (given: Given, context: SubgraphContext): Promise<Row | null> =>
  operate("takePosition", { given, context }, async (transaction) => {
    const { decision, desk, positions } = await openDecision(transaction, context, given);
    const statedOn = pastDayIn(given, "statedOn");
    if (statedOn < String(decision["proposedOn"]))
      throw bad("input.statedOn", `must not be before the proposal of ${String(decision["proposedOn"])}`);
    const isVoter = votersOf(decision, desk, statedOn).some(({ id }) => id === desk.org);
    if (!isVoter)
      throw violated("Your organisation has no voice in this decision.", "D12", [
        `${desk.org || "Whoever asks"} was no member of the network on ${statedOn}.`,
      ]);
    const properties = { stance: String(given["stance"]), statedOn, statement: textIn(given, "statement") };
    const earlier = positions.find((row) => row["actorId"] === desk.org);
    if (earlier) return amend(transaction, earlier, { properties });
    return write(transaction, "Position", {
      properties: { ...properties, visibility: "RESTRICTED" },
      pointers: { decision: decision.id, actor: desk.org },
      owners: [desk.org],
      audience: decision["kind"] === "FOUNDING" ? foundersOf(decision) : [desk.network.id],
    });
  });

/** Ends a decision. ADOPTED takes common agreement, REJECTED an objection or the end of the time for positions. */
export const closeDecision = (given: Given, context: SubgraphContext): Promise<Row | null> =>
  operate("closeDecision", { given, context }, async (transaction) => {
    const opened = await openDecision(transaction, context, given);
    const { decision, desk } = opened;
    await desk.requireOffice(foundersOf(decision));
    const date = pastDayIn(given, "date");
    if (date < String(decision["proposedOn"]))
      throw bad("input.date", `must not be before the proposal of ${String(decision["proposedOn"])}`);
    const outcome = String(given["outcome"]);
    refuseOutcome(outcome, date, opened);
    const visibility = (given["visibility"] as string | null) ?? "PUBLIC";
    return amend(transaction, decision, { properties: { outcome, date, visibility } });
  });

interface Opened {
  readonly decision: Row;
  readonly desk: Desk;
  readonly positions: readonly Row[];
}

/** The decision an input names, with its network and positions; RULE_VIOLATED when it is closed. */
async function openDecision(transaction: WriteTransaction, { viewer }: SubgraphContext, given: Given): Promise<Opened> {
  const id = String(given["decision"]);
  await refuseUnknown(transaction, viewer, [id]);
  const decision = await one(transaction, "Decision", id);
  const desk = await Desk.open(transaction, viewer, String(decision["networkId"]));
  await desk.learn(foundersOf(decision));
  if (decision["proposedOn"] === undefined)
    throw violated("This decision is recorded history.", "D12", [
      "It was not proposed on the hub, so nobody takes positions on it here.",
    ]);
  if (decision["date"] !== undefined || decision["outcome"] !== undefined)
    throw violated("The decision is closed.", "D12", [
      `It was closed on ${String(decision["date"])}; positions are fixed since.`,
    ]);
  const positions = (await transaction.pointingAt("Position", "decision", id)).map(rowOf);
  return { decision, desk, positions };
}

function refuseOutcome(outcome: string, date: string, { decision, desk, positions }: Opened): void {
  if (outcome === "DEFERRED") return;
  const agreement = agreementOn(date, { decision, network: desk.network, positions, members: desk });
  if (outcome === "ADOPTED") {
    if (agreement.outcome === "AGREED") return;
    throw violated(
      `There is no common agreement on ${date}${agreement.outcome === "UNDETERMINED" ? " as far as it can be told" : ""}.`,
      "D12",
      agreement.reasons,
    );
  }
  const isOver = decision["closesOn"] !== undefined && String(decision["closesOn"]) < today();
  if (agreement.outcome === "NOT_AGREED" && (agreement.objections.length > 0 || isOver)) return;
  throw violated(
    "A decision is rejected when a member objects, or when the time for positions is over without agreement.",
    "D12",
    agreement.reasons,
  );
}

async function checkSubjects(transaction: WriteTransaction, kind: string, subjects: readonly string[]): Promise<void> {
  const expected = SUBJECTS[kind];
  if (!expected) return;
  const [label, least, most] = expected;
  if (subjects.length < least || subjects.length > most)
    throw bad(
      "input.subjects",
      `must name ${least === most ? least : `at least ${least}`} of type ${label} for a decision of kind ${kind}`,
    );
  const wrong = [...(await transaction.read(subjects)).values()].find((record) => record.label !== label);
  if (wrong) throw bad("input.subjects", `names ${wrong.id}, which is no ${label}`);
}

function refuseSecondFounding(desk: Desk): void {
  const members = desk.actors.filter((actor) => desk.standing(actor, today()) !== "NO");
  if (members.length === 0) return;
  throw new LiaisonError(
    "RULE_VIOLATED",
    `${String(desk.network["name"])} has members already; new ones are admitted by a decision of kind ADMISSION.`,
    { clause: "D5", reasons: [`Members: ${members.map((id) => desk.nameOf(id)).join(", ")}.`] },
  );
}
