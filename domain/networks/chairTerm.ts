import { BEGINNING_OF_TIME, END_OF_TIME, dayAfter, daysOf, type Day } from "../time/partialDate";
import {
  attestedDays,
  holdTogether,
  onlyYearOf,
  periodBounds,
  type Holding,
  type PeriodBounds,
  type PeriodFacts,
} from "../time/period";

/** A recorded chair term. One of which only the year is known is that year's term. */
export interface ChairTermFacts {
  readonly id: string;
  readonly npm: string;
  readonly npmName: string;
  readonly period: PeriodFacts;
}

/** Days of a new term, half-open. */
export interface TermDays {
  readonly from: Day;
  readonly to: Day;
}

/**
 * When each term of a network holds, by its id. A term of which only its year is known holds all that year, unless the sources name
 * another term with the same year: then it held on some day of it, and on which is not known.
 */
export function boundsOfTerms(terms: readonly ChairTermFacts[]): ReadonlyMap<string, PeriodBounds> {
  const years = terms.map(({ period }) => period.year);
  const isShared = (year: string) => years.filter((one) => one === year).length > 1;
  const boundsOf = (period: PeriodFacts): PeriodBounds => {
    const year = onlyYearOf(period);
    return year !== null && isShared(year) ? someDaysOf(year) : periodBounds(period);
  };
  return new Map(terms.map(({ id, period }) => [id, boundsOf(period)]));
}

/** Days in a year of which neither the first nor the last is known. */
export function someDaysOf(year: string): PeriodBounds {
  const { earliest, latest } = daysOf(year, "year");
  return {
    certainFrom: latest,
    certainUntil: dayAfter(earliest),
    possibleFrom: earliest,
    possibleUntil: dayAfter(latest),
  };
}

/**
 * How a new term overlaps a recorded one, for the question whether it is refused (D13): for certain, perhaps, or not. Where a recorded term
 * has a stated start or end, all days count on which it may hold. A term that is only attested may have held for months before and
 * after; that is no reason to refuse a term, or each such record would keep two further years closed. So of these only the attested days
 * count, and of terms without dates none. One that is known by its year may have held for a part of it only.
 */
export function overlapOf({ from, to }: TermDays, recorded: PeriodFacts): Holding {
  const days: PeriodBounds = { certainFrom: from, certainUntil: to, possibleFrom: from, possibleUntil: to };
  const year = onlyYearOf(recorded);
  if (year !== null) return holdTogether(days, someDaysOf(year));
  return holdTogether(days, { ...periodBounds(recorded), ...possibleDaysThatCount(recorded) });
}

function possibleDaysThatCount(period: PeriodFacts): Partial<PeriodBounds> {
  if (period.from || period.to || period.isOpen) return {};
  const seen = attestedDays(period);
  if (!seen) return { possibleFrom: END_OF_TIME, possibleUntil: BEGINNING_OF_TIME };
  return { possibleFrom: seen.earliest, possibleUntil: dayAfter(seen.latest) };
}
