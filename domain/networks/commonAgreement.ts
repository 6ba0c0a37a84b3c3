import { dayBefore, daysAfter, daysOf, earlierOf, type DayRange } from "../time/partialDate";
import { stancesOf, type PositionFacts, type StanceOrSilence } from "./position";

/** An actor that has a voice in the decision. */
export interface Voter {
  readonly id: string;
  readonly name: string;
  /** Whether it is for certain a member on the date. */
  readonly standing: "CERTAIN" | "UNDETERMINED";
  /** Why that is not certain: one English sentence. */
  readonly because?: string;
}

/** What is recorded about a proposal and those who have a voice in it. */
export interface AgreementFacts {
  /** The setting of the network (D12 leaves "common agreement" undefined). */
  readonly rule: "EXPRESS_ASSENT" | "NO_OBJECTION";
  /** For NO_OBJECTION: how many days objections may be made, from the day of the proposal on. */
  readonly objectionPeriodDays: number | null;
  readonly proposedOn: string | null;
  /** The date for which it is asked; positions stated later do not count. */
  readonly on: string;
  readonly voters: readonly Voter[];
  readonly positions: readonly PositionFacts[];
}

/** Whether the members agree, and what is missing; all ids are those of voters. */
export interface Agreement {
  readonly outcome: "AGREED" | "NOT_AGREED" | "UNDETERMINED";
  /** Under EXPRESS_ASSENT: members for certain who for certain do not assent (they object, abstain or are silent). */
  readonly missingAssents: readonly string[];
  /** Members for certain whose objection stands for certain. */
  readonly objections: readonly string[];
  /** Where it is UNDETERMINED: whose membership, or whose position, has to be cleared up first. */
  readonly undetermined: readonly string[];
  /** English sentences. */
  readonly reasons: readonly string[];
}

/** A voter and what its stance may be on the date, in every reading of the recorded dates. */
interface Heard {
  readonly voter: Voter;
  readonly stances: readonly StanceOrSilence[];
}

/** The days on which the period for objections may end: the first day on which it is over. */
type ObjectionPeriod = { readonly ends: DayRange } | { readonly because: string } | null;

/**
 * Whether a decision is made by common agreement (D12). EXPRESS_ASSENT: every member assents; silence and abstention are no assent, an
 * objection blocks. NO_OBJECTION: nobody objects within the period, and the period is over. The answer holds for every reading of the
 * facts: of who is a member where that is not certain, and of which position came last where the dates do not tell; where the readings
 * differ it is UNDETERMINED. Nobody but the voters counts. Throws BAD_USER_INPUT for a bad date.
 */
export function judgeAgreement(facts: AgreementFacts): Agreement {
  const on = daysOf(facts.on, "on");
  const period = facts.rule === "NO_OBJECTION" ? objectionPeriod(facts) : null;
  const until = lastDayHeard(on, period);
  const heard = facts.voters.map((voter) => ({ voter, stances: stancesOf(voter.id, facts.positions, until) }));
  const passes = PASSES[facts.rule];
  const byPositions = outcomeOf(heard, passes);
  const waiting = byPositions === "NOT_AGREED" ? null : stillOpen(period, on);
  const outcome = waiting === null ? byPositions : "UNDETERMINED";
  const certain = heard.filter(({ voter }) => voter.standing === "CERTAIN");
  return {
    outcome,
    missingAssents: facts.rule === "EXPRESS_ASSENT" ? idsWhere(certain, (one) => !one.stances.includes("ASSENT")) : [],
    objections: idsWhere(certain, (one) => isOnly(one, "OBJECTION")),
    undetermined: outcome === "UNDETERMINED" ? unclearVoters(heard, passes) : [],
    reasons: [...(waiting === null ? [] : [waiting]), ...reasonsFor(heard, facts.rule)],
  };
}

type Passes = (stance: StanceOrSilence) => boolean;
const PASSES: Readonly<Record<AgreementFacts["rule"], Passes>> = {
  EXPRESS_ASSENT: (stance) => stance === "ASSENT",
  NO_OBJECTION: (stance) => stance !== "OBJECTION",
};
const AGREED_BECAUSE: Readonly<Record<AgreementFacts["rule"], string>> = {
  EXPRESS_ASSENT: "Every member assents (D12).",
  NO_OBJECTION: "No objection of a member is recorded (D12).",
};

/** Over all readings: those whose membership is not certain may all be members, or some, or none. */
function outcomeOf(heard: readonly Heard[], passes: Passes): Agreement["outcome"] {
  const certain = heard.filter(({ voter }) => voter.standing === "CERTAIN");
  const maybeNobody = certain.length === 0;
  const mayAgree =
    certain.every(({ stances }) => stances.some(passes)) &&
    (!maybeNobody || heard.some(({ stances }) => stances.some(passes)));
  if (!mayAgree) return "NOT_AGREED";
  return maybeNobody || heard.some(({ stances }) => !stances.every(passes)) ? "UNDETERMINED" : "AGREED";
}

function unclearVoters(heard: readonly Heard[], passes: Passes): string[] {
  const nobodyForCertain = heard.every(({ voter }) => voter.standing === "UNDETERMINED");
  return idsWhere(heard, ({ stances }) => nobodyForCertain || !stances.every(passes));
}

function objectionPeriod({ proposedOn, objectionPeriodDays }: AgreementFacts): ObjectionPeriod {
  if (proposedOn === null)
    return { because: "The day of the proposal is not recorded, so the period for objections has no end (D12)." };
  if (objectionPeriodDays === null || !Number.isInteger(objectionPeriodDays) || objectionPeriodDays < 1)
    return { because: "The network has set no period for objections in whole days (D12)." };
  const { earliest, latest } = daysOf(proposedOn, "proposedOn");
  return {
    ends: { earliest: daysAfter(earliest, objectionPeriodDays), latest: daysAfter(latest, objectionPeriodDays) },
  };
}

/** Why an agreement under NO_OBJECTION cannot be told yet; null where it can. */
function stillOpen(period: ObjectionPeriod, on: DayRange): string | null {
  if (period === null) return null;
  if ("because" in period) return period.because;
  const lastDay = dayBefore(period.ends.latest);
  return period.ends.latest > on.latest ? `The period for objections runs until ${lastDay} (D12).` : null;
}

/** The last day on which a position counts: that of the date asked for, and of the period for objections. */
function lastDayHeard(on: DayRange, period: ObjectionPeriod): DayRange {
  if (period === null || "because" in period) return { earliest: on.latest, latest: on.latest };
  const { earliest, latest } = period.ends;
  return { earliest: earlierOf(on.latest, dayBefore(earliest)), latest: earlierOf(on.latest, dayBefore(latest)) };
}

function reasonsFor(heard: readonly Heard[], rule: AgreementFacts["rule"]): string[] {
  if (heard.length === 0) return ["Nobody with a voice on this date is recorded (D12)."];
  const nobodyForCertain = heard.every(({ voter }) => voter.standing === "UNDETERMINED");
  const reasons = heard.flatMap(({ voter, stances }) => {
    const fails = !stances.every(PASSES[rule]);
    const unsure = voter.standing === "UNDETERMINED" && (fails || nobodyForCertain);
    return [...(unsure ? [membershipReason(voter)] : []), ...(fails ? [positionReason(voter, stances)] : [])];
  });
  return reasons.length > 0 ? reasons : [AGREED_BECAUSE[rule]];
}

function membershipReason({ name, because }: Voter): string {
  return `Whether ${name} is a member on this date is not certain${because ? `: ${because}` : "."}`;
}

function positionReason({ name }: Voter, stances: readonly StanceOrSilence[]): string {
  const [stance] = stances;
  if (stance === undefined || stances.length > 1)
    return `The dates do not show which position of ${name} is its latest.`;
  return SENTENCES[stance](name);
}

const SENTENCES: Readonly<Record<StanceOrSilence, (name: string) => string>> = {
  ASSENT: (name) => `${name} assents.`,
  OBJECTION: (name) => `${name} objects (D12).`,
  ABSTENTION: (name) => `${name} abstains, which is not assent (D12).`,
  SILENCE: (name) => `${name} has stated no position, and silence is not assent (D12).`,
};

function isOnly({ stances }: Heard, stance: StanceOrSilence): boolean {
  return stances.every((one) => one === stance);
}

function idsWhere(heard: readonly Heard[], condition: (one: Heard) => boolean): string[] {
  return heard.filter(condition).map(({ voter }) => voter.id);
}
