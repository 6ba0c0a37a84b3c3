import { daysOf, type Day, type DaysAsked, type DayRange } from "../time/partialDate";
import { holdsOn, periodBounds, type Holding, type PeriodFacts } from "../time/period";
import { undeterminedReason } from "../time/undetermined";
import { isFullMember, judgeRegion, type MembershipFacts, type RegionDecision } from "./region";
import { happenedBy, onOrIn, withoutRepeats, type Criterion, type Result } from "../ruling";

/** A mandate of the NPM (model of mandates). */
export interface MandateFacts {
  readonly id: string;
  readonly actingAs: "NPM" | "OMBUDSMAN" | "FUTURE_NPM";
  readonly period: PeriodFacts;
  readonly sources: readonly string[];
}

/** The state of the NPM and its status under the OPCAT. */
export interface AccessionState {
  readonly id: string;
  readonly name: string;
  readonly isParty: boolean;
  /** A partial date; null where only the year, or nothing, is recorded. */
  readonly ratificationDate: string | null;
  readonly ratificationYear: number | null;
  readonly sources: readonly string[];
}

/** What is recorded that accession depends on. */
export interface AccessionFacts {
  readonly network: { readonly id: string; readonly name: string };
  readonly npm: { readonly id: string; readonly name: string };
  readonly state: AccessionState | null;
  /** Of the network. */
  readonly decisions: readonly RegionDecision[];
  /** Of the NPM. */
  readonly mandates: readonly MandateFacts[];
  /** Of this NPM in this network. */
  readonly memberships: readonly MembershipFacts[];
}

/** Whether an NPM may accede; criteria in a fixed order: SEE_STATE, RATIFIED, HOLDS_MANDATE, NOT_YET_MEMBER. */
export interface Accession {
  readonly outcome: "ELIGIBLE" | "NOT_ELIGIBLE" | "UNDETERMINED";
  readonly criteria: readonly Criterion[];
}

type Judged = Omit<Criterion, "clause" | "name">;

/** Something with a period, such as a mandate, for which it is asked whether it holds. */
interface Held {
  readonly period: PeriodFacts;
  readonly sources: readonly string[];
}

/**
 * Whether an NPM may accede to a network on a date: open to all NPMs of the states of the region that have ratified the OPCAT (D5).
 * That it holds a mandate, and is no member yet, is what the hub checks beside. One failed criterion decides; else one unknown leaves it
 * UNDETERMINED. A partial date counts as reached when it holds on some day of it for certain. Throws BAD_USER_INPUT for a bad date.
 */
export function judgeAccession(facts: AccessionFacts, on: string, today: Day): Accession {
  const days = { ...daysOf(on, "on"), today };
  const criteria: readonly Criterion[] = [
    judgeRegion(facts, days),
    { clause: "D5", name: "RATIFIED", ...ratified(facts.state, days) },
    { clause: null, name: "HOLDS_MANDATE", ...holdsMandate(facts, days) },
    { clause: null, name: "NOT_YET_MEMBER", ...notYetMember(facts, days) },
  ];
  return { outcome: outcomeOf(criteria.map(({ result }) => result)), criteria };
}

function outcomeOf(results: readonly Result[]): Accession["outcome"] {
  if (results.includes("FAILED")) return "NOT_ELIGIBLE";
  return results.includes("UNKNOWN") ? "UNDETERMINED" : "ELIGIBLE";
}

function ratified(state: AccessionState | null, on: DayRange): Judged {
  if (!state) return { result: "UNKNOWN", date: null, because: "The state of the NPM is not recorded.", sources: [] };
  const { name, sources } = state;
  const date = dateOfRatification(state);
  if (!state.isParty) return { result: "FAILED", date: null, because: `${name} is not a party to the OPCAT.`, sources };
  if (date === null) {
    const because = `${name} is a party to the OPCAT; when it joined is not recorded.`;
    return { result: "UNKNOWN", date, because, sources };
  }
  switch (happenedBy(daysOf(date, "ratificationDate"), on)) {
    case "CERTAIN":
      return { result: "SATISFIED", date, because: `${name} joined the OPCAT ${onOrIn(date)}.`, sources };
    case "NO": {
      const because = `${name} joined the OPCAT only ${onOrIn(date)}, after the date asked for.`;
      return { result: "FAILED", date, because, sources };
    }
    case "UNDETERMINED": {
      const because = `The day on which ${name} joined the OPCAT is recorded only as ${date}.`;
      return { result: "UNKNOWN", date, because, sources };
    }
  }
}

function dateOfRatification({ ratificationDate, ratificationYear }: AccessionState): string | null {
  if (ratificationDate !== null) return ratificationDate;
  return ratificationYear === null ? null : String(ratificationYear).padStart(4, "0");
}

function holdsMandate({ npm, mandates }: AccessionFacts, on: DaysAsked): Judged {
  const asNpm = mandates.filter(({ actingAs }) => actingAs === "NPM");
  const certain = firstHolding(asNpm, on, "CERTAIN");
  if (certain) return withDate("SATISFIED", certain, `${npm.name} holds a mandate as NPM.`);
  const perhaps = firstHolding(asNpm, on, "UNDETERMINED");
  if (perhaps) {
    const because = `Whether ${npm.name} holds its mandate is not certain: ${undeterminedReason(perhaps.period, on).because}`;
    return withDate("UNKNOWN", perhaps, because);
  }
  const sources = withoutRepeats(mandates.flatMap((mandate) => mandate.sources));
  if (mandates.length === 0)
    return { result: "UNKNOWN", date: null, because: `No mandate of ${npm.name} is recorded.`, sources };
  const because =
    asNpm.length > 0
      ? `No recorded mandate of ${npm.name} holds on the date asked for.`
      : `${npm.name} is recorded in another function, not with a mandate as NPM.`;
  return { result: "FAILED", date: null, because, sources };
}

function notYetMember({ npm, network, memberships }: AccessionFacts, on: DaysAsked): Judged {
  const full = memberships.filter(({ status }) => isFullMember(status));
  const certain = firstHolding(full, on, "CERTAIN");
  if (certain) return withDate("FAILED", certain, `${npm.name} is a member of ${network.name} already.`);
  const perhaps = firstHolding(full, on, "UNDETERMINED");
  if (perhaps) {
    const reason = undeterminedReason(perhaps.period, on).because;
    return withDate("UNKNOWN", perhaps, `Whether ${npm.name} is a member already is not certain: ${reason}`);
  }
  const because = `No membership of ${npm.name} in ${network.name} is recorded for the date asked for.`;
  return { result: "SATISFIED", date: null, because, sources: [] };
}

function firstHolding<T extends Held>(records: readonly T[], on: DaysAsked, holding: Holding): T | undefined {
  return records.find(({ period }) => holdsOn(periodBounds(period), on) === holding);
}

function withDate(result: Result, held: Held, because: string): Judged {
  return { result, date: held.period.from ?? null, because, sources: held.sources };
}
