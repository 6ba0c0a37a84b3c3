import {
  BEGINNING_OF_TIME,
  END_OF_TIME,
  dayAfter,
  dayBefore,
  daysOf,
  earlierOf,
  laterOf,
  type Day,
  type DayRange,
  type DaysAsked,
  yearsAfter,
  yearsBefore,
} from "./partialDate";

/** What is recorded about when a record holds; dates are partial dates (domain.md, Time). */
export interface PeriodFacts {
  readonly from?: string | null;
  /**
   * A whole day is the first on which it no longer holds. A year or a month means that it held on some day in it. For events
   * (`inclusive`) it is the last day on which it takes place.
   */
  readonly to?: string | null;
  /** A source saw it hold on some day of this date; the earliest such source. */
  readonly firstAttested?: string | null;
  /** A source saw it hold on some day of this date; the newest such source. */
  readonly lastAttested?: string | null;
  /** The record's status says that it goes on: an absent `to` means it still holds. */
  readonly isOpen: boolean;
  /** The record's status says that it has ended: by this date, where no `to` is recorded. */
  readonly endedBy?: string | null;
  /** For events: `to` is the last day, and an absent `to` means the same as `from`. */
  readonly inclusive?: boolean;
  /** An unknown start is not before this date, such as the founding of the network. */
  readonly notBefore?: string | null;
  /** It does not hold from this day on, such as the end of the mandate of its NPM. */
  readonly notFrom?: Day | null;
  /** The year with which the sources name it; where nothing else is recorded of its dates, it is that year's. */
  readonly year?: string | null;
  /** How long it lasts at most by a rule, years; fills the end (or the start) that no source states. */
  readonly mostYears?: number | null;
}

/** Four days that, together with a date, decide whether a record holds; until-days are exclusive (half-open). */
export interface PeriodBounds {
  readonly certainFrom: Day;
  readonly certainUntil: Day;
  readonly possibleFrom: Day;
  readonly possibleUntil: Day;
}

/** CERTAIN: it holds on some day of the date in every reading of the facts. NO: on none. UNDETERMINED: the facts leave it open. */
export type Holding = "CERTAIN" | "UNDETERMINED" | "NO";

type StatedDate = "from" | "to" | "firstAttested" | "lastAttested" | "notBefore" | "endedBy";

/**
 * The bounds of all periods [start, end) that agree with the facts, each at least one day long. Stated dates win over attestations and
 * over a rule's longest duration, a stated end wins over `notBefore`. Where the stated start is not before the stated end, nothing is
 * certain and all days that either date touches are possible, so that a contradiction is shown rather than hidden.
 * Throws BAD_USER_INPUT where a date is not a partial date.
 */
export function periodBounds(facts: PeriodFacts): PeriodBounds {
  const year = onlyYearOf(facts);
  if (year !== null) return boundsOfYear(year);
  const end = endOf(facts);
  const start = statedStart(facts, end);
  if (start.earliest >= end.latest) return contradictoryBounds(start, end);
  const seen = seenDays(facts, start, end);
  const startLatest = earlierOf(start.latest, seen.startsBy);
  const endEarliest = laterOf(end.earliest, seen.lastsUntil);
  const endIsKnown = end.latest !== END_OF_TIME;
  return withinRule(facts, {
    certainFrom: endIsKnown ? earlierOf(startLatest, dayBefore(end.latest)) : startLatest,
    certainUntil: laterOf(endEarliest, dayAfter(start.earliest)),
    possibleFrom: start.earliest,
    possibleUntil: end.latest,
  });
}

/**
 * Whether a record holds on some day of a date; needs nothing but the four days, so a database can ask the same. What has no recorded
 * end holds for certain up to the day on which it is asked, and may hold after it.
 */
export function holdsOn(bounds: PeriodBounds, on: DaysAsked): Holding {
  if (bounds.possibleFrom > on.latest || bounds.possibleUntil <= on.earliest) return "NO";
  return startsFor(bounds, on) && lastsFor(bounds, on) ? "CERTAIN" : "UNDETERMINED";
}

/** Whether two records hold on some day together: in every reading of their dates, in some, or in none. */
export function holdTogether(one: PeriodBounds, other: PeriodBounds): Holding {
  if (one.possibleFrom >= other.possibleUntil || other.possibleFrom >= one.possibleUntil) return "NO";
  const certain = one.certainFrom < other.certainUntil && other.certainFrom < one.certainUntil;
  return certain ? "CERTAIN" : "UNDETERMINED";
}

/** Whether it has begun by the last of the days, in every reading of its start. */
export function startsFor(bounds: PeriodBounds, on: DayRange): boolean {
  return bounds.certainFrom <= on.latest;
}

/** An open end is certain up to today, for what has begun. */
export function lastsFor({ certainUntil, possibleFrom }: PeriodBounds, { earliest, today }: DaysAsked): boolean {
  return certainUntil === END_OF_TIME ? earliest <= today && possibleFrom <= today : certainUntil > earliest;
}

/** The range of the exclusive end; what else is known brings an end that is not stated nearer. */
function endOf(facts: PeriodFacts): DayRange {
  const end = statedEnd(facts);
  const latest = lastsAtMost(facts, end);
  return latest < end.latest
    ? { earliest: end.earliest === END_OF_TIME ? BEGINNING_OF_TIME : end.earliest, latest }
    : end;
}

function statedEnd(facts: PeriodFacts): DayRange {
  const to = rangeOf(facts, "to");
  // Of a whole day it is said that it no longer held; of a year or a month, that it held in it.
  if (to) return facts.inclusive || to.earliest !== to.latest ? dayAfterBoth(to) : to;
  const from = rangeOf(facts, "from");
  if (from && facts.inclusive) return dayAfterBoth(from);
  return { earliest: facts.isOpen ? END_OF_TIME : BEGINNING_OF_TIME, latest: END_OF_TIME };
}

/** The latest end, given that it is known to have ended and when that on which it depends has. Neither undoes a stated start or end. */
function lastsAtMost(facts: PeriodFacts, stated: DayRange): Day {
  const endedBy = facts.to ? undefined : rangeOf(facts, "endedBy")?.latest;
  const limits = [...(endedBy === undefined ? [] : [dayAfter(endedBy)]), ...(facts.notFrom ? [facts.notFrom] : [])];
  const begins = rangeOf(facts, "from")?.earliest ?? BEGINNING_OF_TIME;
  const endsNotBefore = facts.to ? stated.earliest : BEGINNING_OF_TIME;
  return limits.filter((day) => day > begins && day >= endsNotBefore).reduce(earlierOf, stated.latest);
}

/** A rule about the longest duration bounds the side that no source states; nothing bounds what has no dates at all. */
function withinRule(facts: PeriodFacts, bounds: PeriodBounds): PeriodBounds {
  const { mostYears, from, to, isOpen } = facts;
  if (!mostYears) return bounds;
  const seen = attestedDays(facts);
  const startsAfter = from ? BEGINNING_OF_TIME : startByRule(facts, seen, mostYears);
  const endsBy = to || isOpen ? END_OF_TIME : endByRule(facts, seen, mostYears);
  return {
    ...bounds,
    possibleFrom: laterOf(bounds.possibleFrom, startsAfter),
    possibleUntil: earlierOf(bounds.possibleUntil, endsBy),
  };
}

/** So many years before the end, or before it was seen; but not after it may have been seen. */
function startByRule({ to }: PeriodFacts, seen: DayRange | undefined, years: number): Day {
  if (!to) return seen ? dayAfter(yearsBefore(seen.earliest, years)) : BEGINNING_OF_TIME;
  const start = yearsBefore(daysOf(to, "to").earliest, years);
  return seen ? earlierOf(start, seen.earliest) : start;
}

/** So many years after the start, or after it was seen; but not before it may have been seen. */
function endByRule({ from }: PeriodFacts, seen: DayRange | undefined, years: number): Day {
  if (!from) return seen ? yearsAfter(seen.latest, years) : END_OF_TIME;
  const end = yearsAfter(daysOf(from, "from").latest, years);
  return seen ? laterOf(end, dayAfter(seen.latest)) : end;
}

/** From the first to the last day on which a source may have seen it. */
export function attestedDays({ firstAttested, lastAttested }: PeriodFacts): DayRange | undefined {
  const first = firstAttested ?? lastAttested;
  const last = lastAttested ?? firstAttested;
  if (!first || !last) return undefined;
  return { earliest: daysOf(first, "firstAttested").earliest, latest: daysOf(last, "lastAttested").latest };
}

/** The year that names it, where that is all that is recorded of its dates; else null. */
export const onlyYearOf = ({ year, from, to }: PeriodFacts): string | null => (from || to ? null : (year ?? null));

/** All days of a year. */
function boundsOfYear(year: string): PeriodBounds {
  const { earliest, latest } = daysOf(year, "year");
  return {
    certainFrom: earliest,
    certainUntil: dayAfter(latest),
    possibleFrom: earliest,
    possibleUntil: dayAfter(latest),
  };
}

function statedStart(facts: PeriodFacts, end: DayRange): DayRange {
  const from = rangeOf(facts, "from");
  if (from) return from;
  const notBefore = rangeOf(facts, "notBefore")?.earliest;
  const earliest = notBefore !== undefined && notBefore < end.latest ? notBefore : BEGINNING_OF_TIME;
  return { earliest, latest: END_OF_TIME };
}

/**
 * What the attestations add: the start is not after one day, the end not before another. Either attestation tells both. One that lies
 * wholly before the stated start, or after the stated end, contradicts it and adds nothing.
 */
function seenDays(facts: PeriodFacts, start: DayRange, end: DayRange): { startsBy: Day; lastsUntil: Day } {
  const seen = [rangeOf(facts, "firstAttested"), rangeOf(facts, "lastAttested")].filter((range) => range !== undefined);
  const starts = seen.map(({ latest }) => latest).filter((day) => day >= start.earliest);
  const ends = seen.map(({ earliest }) => dayAfter(earliest)).filter((day) => day <= end.latest);
  return { startsBy: starts.reduce(earlierOf, END_OF_TIME), lastsUntil: ends.reduce(laterOf, BEGINNING_OF_TIME) };
}

/** Whether the recorded start is not before the recorded end. */
export function contradicts(facts: PeriodFacts): boolean {
  const end = endOf(facts);
  return statedStart(facts, end).earliest >= end.latest;
}

function contradictoryBounds(start: DayRange, end: DayRange): PeriodBounds {
  return {
    certainFrom: END_OF_TIME,
    certainUntil: BEGINNING_OF_TIME,
    possibleFrom: end.earliest,
    possibleUntil: dayAfter(start.latest),
  };
}

/** The `to` that holds, with the rule for events applied. */
export function lastDate(facts: PeriodFacts): string | null | undefined {
  return facts.to ?? (facts.inclusive ? facts.from : undefined);
}

function rangeOf(facts: PeriodFacts, name: StatedDate): DayRange | undefined {
  const text = facts[name];
  return text === undefined || text === null ? undefined : daysOf(text, name);
}

function dayAfterBoth(range: DayRange): DayRange {
  return { earliest: dayAfter(range.earliest), latest: dayAfter(range.latest) };
}
