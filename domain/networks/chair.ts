import { boundsOfTerms, overlapOf, someDaysOf, type ChairTermFacts, type TermDays } from "./chairTerm";
import { type DecisionFacts } from "./decision";
import { BEGINNING_OF_TIME, END_OF_TIME, daysOf, isDay, laterOf, yearsAfter, type Day } from "../time/partialDate";
import {
  holdTogether,
  holdsOn,
  onlyYearOf,
  periodBounds,
  type Holding,
  type PeriodBounds,
  type PeriodFacts,
} from "../time/period";
import { undeterminedReason } from "../time/undetermined";
import { happenedBy, listed, type Breach } from "../ruling";

export { type ChairTermFacts } from "./chairTerm";

/** A chair term to be recorded, and the facts it is judged by. */
export interface NewChairTerm {
  /** Half-open: `to` is the first day on which it no longer holds. */
  readonly term: { readonly npm: string; readonly from: string; readonly to: string };
  /** The recorded terms of the network, without this one. */
  readonly others: readonly ChairTermFacts[];
  /** Whether the NPM is a member on the first day of the term. */
  readonly membership: Holding;
  /** The decision that chooses the NPM; null where none is named. */
  readonly decision: DecisionFacts | null;
  /** Longest term by the rules of the network, years. */
  readonly years?: number;
}

/** Longest term where a network has no rule of its own, years: that of the Declaration (D13). */
export const TERM_YEARS = 1;

/** Bounds within which nothing holds. */
const NEVER: PeriodBounds = {
  certainFrom: END_OF_TIME,
  certainUntil: END_OF_TIME,
  possibleFrom: END_OF_TIME,
  possibleUntil: BEGINNING_OF_TIME,
};

/** Who chairs a network on a date; ids of terms. */
export interface ChairOn {
  readonly outcome: "CHAIRED" | "UNDETERMINED" | "NOT_RECORDED";
  /** Those that hold on some day of the date for certain; recorded history may have several. */
  readonly terms: readonly string[];
  /** Those that may hold. */
  readonly possible: readonly string[];
  /** English sentences. */
  readonly because: string;
}

/** A recorded term, and whether its NPM was a member on its first day. */
export interface TermWithMembership extends ChairTermFacts {
  readonly membershipAtStart: Holding;
}

/** The day on which a term that begins on `from` has ended at the latest: one year after (D13), or as many as the network has. */
export function endOfTerm(from: Day, years = TERM_YEARS): Day {
  return yearsAfter(from, years);
}

const inWords = (years: number): string => (years === 1 ? "one year" : `${years} years`);

/**
 * What speaks against a new chair term; empty where it is allowed. One year at most (or as the network has it), one chair at a time, chosen
 * beforehand by a decision of the members (D13, D12), a member itself (inferred from D14: the chair or another member represents the network). What is not
 * certain refuses too, and says so: an overlap that cannot be excluded (see `overlapOf`), a doubtful membership, a decision without a day.
 */
export function judgeChairTerm(facts: NewChairTerm): readonly Breach[] {
  return [
    ...breachesOfDays(facts),
    ...breachesOfMembership(facts.membership),
    ...breachesOfDecision(facts.decision, facts.term),
  ];
}

/** Which recorded terms hold on a date (D13). Throws BAD_USER_INPUT for a bad date. */
export function chairOn(terms: readonly ChairTermFacts[], on: string, today: Day): ChairOn {
  const days = { ...daysOf(on, "on"), today };
  const bounds = boundsOfTerms(terms);
  const holdingNow = (holding: Holding) => terms.filter(({ id }) => holdsOn(bounds.get(id) ?? NEVER, days) === holding);
  const [certain, possible] = [holdingNow("CERTAIN"), holdingNow("UNDETERMINED")];
  const named = certain.length > 0 ? [`Chaired by ${listed(certain.map(nameWithBasis))}.`] : [];
  const doubts = possible.map(
    ({ npmName, period }) => `${npmName} may chair: ${undeterminedReason(period, days).because}`,
  );
  const sentences = [...named, ...doubts];
  return {
    outcome: certain.length > 0 ? "CHAIRED" : possible.length > 0 ? "UNDETERMINED" : "NOT_RECORDED",
    terms: certain.map(({ id }) => id),
    possible: possible.map(({ id }) => id),
    because: sentences.length > 0 ? sentences.join(" ") : `No chair term is recorded for ${on}.`,
  };
}

function nameWithBasis({ npmName, period }: ChairTermFacts): string {
  const year = onlyYearOf(period);
  return year === null ? npmName : `${npmName} (only the year of the term is recorded: ${year})`;
}

/**
 * The periods (half-open) between two dates on which no recorded term holds or may hold (D13); years with such days are reported as not
 * recorded, never as without a chair. Counted from the last day that `from` may mean to the first that `until` may mean.
 */
export function chairGaps(
  terms: readonly ChairTermFacts[],
  within: { readonly from: string; readonly until: string },
): readonly TermDays[] {
  const until = daysOf(within.until, "until").earliest;
  const spans = [...boundsOfTerms(terms).values()].sort((a, b) => (a.possibleFrom < b.possibleFrom ? -1 : 1));
  const gaps: TermDays[] = [];
  let reached = daysOf(within.from, "from").latest;
  for (const { possibleFrom, possibleUntil } of spans) {
    if (possibleFrom >= until) break;
    if (possibleFrom > reached) gaps.push({ from: reached, to: possibleFrom });
    reached = laterOf(reached, possibleUntil);
  }
  return reached < until ? [...gaps, { from: reached, to: until }] : gaps;
}

/**
 * Where recorded terms depart from the rules for certain, whatever the unknown is: longer than the network has it, two at a time (D13), a
 * chair that was no member on its first day (D14, inferred). Recorded history is kept as it is and flagged. Each pair of terms is named once.
 */
export function departuresOfTerms(terms: readonly TermWithMembership[], years = TERM_YEARS): readonly Breach[] {
  return terms.flatMap((term, at) => [
    ...departuresOfLength(term, years),
    ...terms.slice(at + 1).flatMap((other) => departuresOfOverlap(term, other)),
    ...departuresOfMembership(term),
  ]);
}

function breachesOfDays({ term, others, years = TERM_YEARS }: NewChairTerm): Breach[] {
  const { from, to } = term;
  const coarse = [from, to].filter((date) => !isDay(date));
  if (coarse.length > 0)
    return [
      breach(
        "D13",
        `A term begins and ends on a whole day; ${listed(coarse.map((date) => `"${date}"`))} cannot be used.`,
      ),
    ];
  if (to <= from) return [breach("D13", `The term would end on ${to}, which is not after its first day, ${from}.`)];
  const end = endOfTerm(from, years);
  const because = `A term lasts ${inWords(years)} at most: from ${from} until ${end}, not ${to}.`;
  const long = to > end ? [breach("D13", because)] : [];
  return [...long, ...others.flatMap((other) => breachesOfOverlap(term, other))];
}

function breachesOfOverlap(term: TermDays, { id, npmName, period }: ChairTermFacts): Breach[] {
  switch (overlapOf(term, period)) {
    case "CERTAIN":
      return [breach("D13", `One NPM chairs at a time; the term overlaps that of ${npmName}.`, [id])];
    case "UNDETERMINED": {
      const because = `One NPM chairs at a time; that the term overlaps that of ${npmName}, whose dates are not fully recorded, cannot be excluded.`;
      return [breach("D13", because, [id])];
    }
    case "NO":
      return [];
  }
}

function breachesOfMembership(membership: Holding): Breach[] {
  switch (membership) {
    case "CERTAIN":
      return [];
    case "NO":
      return [breach("D14", "Only a member chairs; the NPM is not a member on the first day of the term.")];
    case "UNDETERMINED":
      return [
        breach("D14", "Only a member chairs; that the NPM is a member on the first day of the term is not certain."),
      ];
  }
}

function breachesOfDecision(decision: DecisionFacts | null, { npm, from }: NewChairTerm["term"]): Breach[] {
  if (!decision) return [breach("D13", "The members agree who chairs; no decision is named that chooses the NPM.")];
  const records = [decision.id];
  const breaches: Breach[] = [];
  if (decision.kind !== "CHAIR" || !decision.subjects.includes(npm))
    breaches.push(breach("D13", "The members agree who chairs; the decision named does not choose this NPM.", records));
  if (decision.outcome !== "ADOPTED")
    breaches.push(
      breach("D12", "The decision that chooses the NPM has not been adopted by common agreement.", records),
    );
  return [...breaches, ...breachesOfTime(decision, from)];
}

/** Decided on the first day is in time; `from` that is no day is a breach of its own. */
function breachesOfTime({ id, date }: DecisionFacts, from: string): Breach[] {
  if (date === null)
    return [breach("D13", "The chair is chosen before the term begins; when it was decided is not recorded.", [id])];
  if (!isDay(from)) return [];
  switch (happenedBy(daysOf(date, "decision.date"), daysOf(from, "from"))) {
    case "CERTAIN":
      return [];
    case "NO":
      return [
        breach("D13", `The chair is chosen before the term begins on ${from}; it was decided only on ${date}.`, [id]),
      ];
    case "UNDETERMINED": {
      const because = `The chair is chosen before the term begins on ${from}; the decision is dated only ${date}.`;
      return [breach("D13", because, [id])];
    }
  }
}

/** Even the shortest reading, from the last day on which it may have begun to the first on which it may have ended, is too long. */
function departuresOfLength({ id, npmName, period }: ChairTermFacts, years: number): Breach[] {
  const { certainFrom, certainUntil } = boundsToBlame(period);
  if (certainUntil === END_OF_TIME || certainUntil <= endOfTerm(certainFrom, years)) return [];
  const dates = period.from && period.to ? `, from ${period.from} to ${period.to}` : "";
  return [breach("D13", `${npmName} chaired for longer than ${inWords(years)}${dates}.`, [id])];
}

function departuresOfOverlap(one: ChairTermFacts, other: ChairTermFacts): Breach[] {
  if (holdTogether(boundsToBlame(one.period), boundsToBlame(other.period)) !== "CERTAIN") return [];
  return [breach("D13", `${one.npmName} and ${other.npmName} chaired at the same time.`, [one.id, other.id])];
}

function departuresOfMembership({ id, npmName, membershipAtStart }: TermWithMembership): Breach[] {
  if (membershipAtStart !== "NO") return [];
  return [breach("D14", `${npmName} was not a member on the first day of its term (inferred from D14).`, [id])];
}

/** A year in which a term is known to have been is no evidence that it broke a rule. */
function boundsToBlame(period: PeriodFacts): PeriodBounds {
  const year = onlyYearOf(period);
  return year === null ? periodBounds({ ...period, mostYears: null }) : someDaysOf(year);
}

function breach(clause: string, because: string, records: readonly string[] = []): Breach {
  return { clause, because, records };
}
