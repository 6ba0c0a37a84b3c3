import {
  BEGINNING_OF_TIME,
  END_OF_TIME,
  dayAfter,
  daysOf,
  earlierOf,
  laterOf,
  oneYearAfter,
  oneYearBefore,
  type Day,
  type DayRange,
} from "./partialDate";
import { holdTogether, periodBounds, type Holding, type PeriodBounds, type PeriodFacts } from "./period";

/** A recorded chair term; one of which only the year is known is attested in that year, at both ends. */
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
 * When a term holds. D13 fills the side that no source states: a term lasts a year at most, so it began at most a year before it ended
 * or was seen, and ends at most a year after it began or was seen. A term of which only the year 2021 is known lies between 2020-01-02
 * and 2022-12-31. What is stated or attested wins over D13, which recorded terms may have broken. Nothing bounds a term without dates.
 */
export function termBounds(period: PeriodFacts): PeriodBounds {
  const bounds = periodBounds(period);
  const seen = attestedDays(period);
  return {
    ...bounds,
    possibleFrom: laterOf(bounds.possibleFrom, period.from ? BEGINNING_OF_TIME : startByD13(period, seen)),
    possibleUntil: earlierOf(bounds.possibleUntil, period.to || period.isOpen ? END_OF_TIME : endByD13(period, seen)),
  };
}

/**
 * How a new term overlaps a recorded one, for the question whether it is refused (D13): for certain, perhaps, or not. Where a recorded term
 * has a stated start or end, all days count on which it may hold. A term that is only attested, such as by its year, may have held
 * for months before and after; that is no reason to refuse a term, or each such record would keep two further years closed. So of these
 * only the attested days count, and of terms without dates none.
 */
export function overlapOf({ from, to }: TermDays, recorded: PeriodFacts): Holding {
  const days: PeriodBounds = { certainFrom: from, certainUntil: to, possibleFrom: from, possibleUntil: to };
  return holdTogether(days, { ...termBounds(recorded), ...possibleDaysThatCount(recorded) });
}

function possibleDaysThatCount(period: PeriodFacts): Partial<PeriodBounds> {
  if (period.from || period.to || period.isOpen) return {};
  const seen = attestedDays(period);
  if (!seen) return { possibleFrom: END_OF_TIME, possibleUntil: BEGINNING_OF_TIME };
  return { possibleFrom: seen.earliest, possibleUntil: dayAfter(seen.latest) };
}

/** A year before the end, or before it was seen; but not after it may have been seen. */
function startByD13({ to }: PeriodFacts, seen: DayRange | undefined): Day {
  if (!to) return seen ? dayAfter(oneYearBefore(seen.earliest)) : BEGINNING_OF_TIME;
  const start = oneYearBefore(daysOf(to, "to").earliest);
  return seen ? earlierOf(start, seen.earliest) : start;
}

/** A year after the start, or after it was seen; but not before it may have been seen. */
function endByD13({ from }: PeriodFacts, seen: DayRange | undefined): Day {
  if (!from) return seen ? oneYearAfter(seen.latest) : END_OF_TIME;
  const end = oneYearAfter(daysOf(from, "from").latest);
  return seen ? laterOf(end, dayAfter(seen.latest)) : end;
}

/** From the first to the last day on which a source may have seen the term. */
function attestedDays({ firstAttested, lastAttested }: PeriodFacts): DayRange | undefined {
  const first = firstAttested ?? lastAttested;
  const last = lastAttested ?? firstAttested;
  if (!first || !last) return undefined;
  return { earliest: daysOf(first, "firstAttested").earliest, latest: daysOf(last, "lastAttested").latest };
}
