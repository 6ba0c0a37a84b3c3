import { type DecisionFacts } from "./decision";
import { daysOf, type DayRange } from "../time/partialDate";
import { periodBounds, type Holding, type PeriodFacts } from "../time/period";
import { happenedBy, onOrIn, withoutRepeats, type Criterion, type Result } from "../ruling";

/** A membership of the NPM in the network that is asked about; `status` as in the model. */
export interface MembershipFacts {
  readonly id: string;
  readonly status: string;
  readonly period: PeriodFacts;
  readonly sources: readonly string[];
}

/** A decision of the network, with what a reader needs to check it. */
export interface RegionDecision extends DecisionFacts {
  readonly title: string;
  readonly sources: readonly string[];
}

/** True for the statuses that are membership; ALSO_AGREEING, OBSERVER and PENDING are not. */
export function isFullMember(status: string): boolean {
  return status === "FOUNDING_MEMBER" || status === "MEMBER";
}

/** What the question needs to know. */
export interface RegionFacts {
  readonly network: { readonly id: string; readonly name: string };
  readonly npm: { readonly id: string; readonly name: string };
  readonly state: { readonly id: string; readonly name: string } | null;
  readonly decisions: readonly RegionDecision[];
  /** Of this NPM in this network. */
  readonly memberships: readonly MembershipFacts[];
}

/** Something by which the network counted the state as of its region, or refused to, on some day of `days`. */
interface Evidence {
  /** What the network did, as the beginning of a sentence. */
  readonly deed: string;
  readonly date: string | null;
  /** The days that it may have been; undefined where nothing tells. */
  readonly days: DayRange | undefined;
  readonly sources: readonly string[];
}

type Judged = Omit<Criterion, "clause" | "name">;

/**
 * Whether the network counts the state of an NPM as of its region (D5). That is a recorded decision of the network and no list: a
 * decision on the region that names the state; the founding or an admission that names the NPM; or a membership that has begun, for
 * the founders agreed on the region themselves (article 1) and whoever was admitted was counted as of it. What came later, or at a
 * time that is not known, leaves it UNKNOWN; FAILED is only a refusal after which nothing adopted came or may have come.
 */
export function judgeRegion(facts: RegionFacts, on: DayRange): Criterion {
  return { clause: "D5", name: "SEE_STATE", ...weigh(facts, on) };
}

function weigh(facts: RegionFacts, on: DayRange): Judged {
  const counted = [...adoptions(facts), ...memberships(facts)];
  const refused = refusals(facts);
  const prevailing = prevails(counted, refused, on);
  if (prevailing) return judged("SATISFIED", prevailing, "");
  const refusal = prevails(refused, counted, on);
  if (refusal) return judged("FAILED", refusal, "");
  const mayCount = counted.find((one) => begunBy(one, on) !== "NO");
  const mayRefuse = refused.find((one) => begunBy(one, on) !== "NO");
  if (mayCount && mayRefuse) return conflict(mayCount, mayRefuse);
  const unclear = mayCount ?? mayRefuse;
  if (unclear) return judged("UNKNOWN", unclear, ", which leaves open whether that was by the date asked for");
  const later = counted[0] ?? refused[0];
  return later ? judged("UNKNOWN", later, ", only after the date asked for") : undecided(facts);
}

/** The first that had happened by then for certain, and after everything that speaks against it. */
function prevails(evidence: readonly Evidence[], against: readonly Evidence[], on: DayRange): Evidence | undefined {
  const others = against.filter((one) => begunBy(one, on) !== "NO");
  return evidence.find((one) => begunBy(one, on) === "CERTAIN" && others.every((other) => isAfter(one, other)));
}

function begunBy({ days }: Evidence, on: DayRange): Holding {
  return days ? happenedBy(days, on) : "UNDETERMINED";
}

function isAfter(one: Evidence, other: Evidence): boolean {
  return one.days !== undefined && other.days !== undefined && one.days.earliest > other.days.latest;
}

function judged(result: Result, evidence: Evidence, timing: string): Judged {
  const { deed, date, sources } = evidence;
  const when = date ? ` ${onOrIn(date)}` : ", on a day that is not recorded";
  return { result, date, because: `${deed}${when}${timing}.`, sources };
}

function conflict(counted: Evidence, refused: Evidence): Judged {
  const [first, second] = [counted, refused].map((one) => judged("UNKNOWN", one, "").because);
  return {
    result: "UNKNOWN",
    date: counted.date,
    because: `${first} ${second} The dates do not show which came last.`,
    sources: withoutRepeats([...counted.sources, ...refused.sources]),
  };
}

function undecided(facts: RegionFacts): Judged {
  const open = facts.decisions.find((decision) => isAbout(decision, facts) && decision.outcome !== "REJECTED");
  if (!open) {
    const because = `No decision of the network about ${nameOf(facts)} is recorded.`;
    return { result: "UNKNOWN", date: null, because, sources: [] };
  }
  const how = open.outcome === "DEFERRED" ? "was deferred" : "is recorded without its outcome";
  const because = `The decision "${open.title}" ${how}.`;
  return { result: "UNKNOWN", date: open.date, because, sources: open.sources };
}

function adoptions(facts: RegionFacts): Evidence[] {
  return facts.decisions
    .filter((decision) => decision.outcome === "ADOPTED" && isAbout(decision, facts))
    .map((decision) => decided(decision, `The network counted ${nameOf(facts)} as of the region`));
}

/** A refused admission says nothing about the region: it may have had other reasons. */
function refusals(facts: RegionFacts): Evidence[] {
  return facts.decisions
    .filter((decision) => decision.outcome === "REJECTED" && decision.kind === "REGION" && isAbout(decision, facts))
    .map((decision) => decided(decision, `The network refused to count ${nameOf(facts)} as of the region`));
}

function decided({ date, title, sources }: RegionDecision, deed: string): Evidence {
  const days = date === null ? undefined : daysOf(date, "decision.date");
  return { deed: `${deed} ("${title}")`, date, days, sources };
}

function memberships(facts: RegionFacts): Evidence[] {
  return facts.memberships.flatMap(({ status, period, sources }) => {
    if (!isFullMember(status)) return [];
    const deed = status === "FOUNDING_MEMBER" ? "founded the network and with it its region" : "became a member";
    const { possibleFrom, certainFrom } = periodBounds(period);
    const days = { earliest: possibleFrom, latest: certainFrom };
    return [{ deed: `${facts.npm.name} ${deed}`, date: period.from ?? null, days, sources }];
  });
}

function isAbout({ kind, subjects }: RegionDecision, { npm, state }: RegionFacts): boolean {
  if (kind === "REGION") return state !== null && subjects.includes(state.id);
  return (kind === "ADMISSION" || kind === "FOUNDING") && subjects.includes(npm.id);
}

function nameOf({ state, npm }: RegionFacts): string {
  return state?.name ?? npm.name;
}
