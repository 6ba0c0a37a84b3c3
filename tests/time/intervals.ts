/** What is recorded about when something held, read a second time: by trying all periods that agree with it. */
import { dayAfter, dayBefore, daysOf, yearsAfter, type Day, type DayRange } from "../../domain/time/partialDate";
import type { Holding } from "../../domain/time/period";

/** What a record says; all dates partial. */
export interface Recorded {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly attested?: readonly string[];
  /** Goes on today. */
  readonly isActive?: boolean;
  /** Has ended by this date, where `to` does not say when. */
  readonly endedBy?: string | undefined;
  readonly notBefore?: string | undefined;
  /** First day on which it can no longer hold. */
  readonly notFrom?: Day | undefined;
  /** It lasts no longer, years. */
  readonly mostYears?: number | undefined;
}

/** From its first to its last day. */
interface Span {
  readonly first: Day;
  readonly last: Day;
}

const FAR: DayRange = { earliest: "1900-01-01", latest: "2200-12-31" };
const within = (day: Day, { earliest, latest }: DayRange): boolean => earliest <= day && day <= latest;
const rangeOf = (date: string): DayRange => daysOf(date, "date");
const isWhole = (date: string): boolean => date.length === 10;

/** Whether a period agrees with all that is recorded. */
function agrees({ first, last }: Span, recorded: Recorded, today: Day): boolean {
  const { from, to, attested = [], isActive, endedBy, notBefore, notFrom, mostYears } = recorded;
  if (first > last) return false;
  if (from !== undefined && !within(first, rangeOf(from))) return false;
  if (to !== undefined && (isWhole(to) ? dayAfter(last) !== to : !within(last, rangeOf(to)))) return false;
  if (!attested.every((date) => first <= rangeOf(date).latest && last >= rangeOf(date).earliest)) return false;
  if (isActive && to === undefined && notFrom === undefined && last < today) return false;
  if (endedBy !== undefined && to === undefined && last > rangeOf(endedBy).latest) return false;
  if (notBefore !== undefined && from === undefined && first < rangeOf(notBefore).earliest) return false;
  if (notFrom !== undefined && last >= notFrom) return false;
  return (
    mostYears === undefined ||
    (from !== undefined && to !== undefined) ||
    dayAfter(last) <= yearsAfter(first, mostYears)
  );
}

/** Days at which an answer can change. */
function turningPoints(recorded: Recorded, asked: DayRange, today: Day): readonly Day[] {
  const { from, to, attested = [], endedBy, notBefore, notFrom, mostYears } = recorded;
  const dates = [from, to, ...attested, endedBy, notBefore, notFrom].filter((date) => date !== undefined);
  const ends = [asked, FAR, { earliest: today, latest: today }, ...dates.map(rangeOf)];
  const days = ends.flatMap(({ earliest, latest }) => [earliest, latest]);
  const near = days.flatMap((day) => [dayBefore(day), day, dayAfter(day)]);
  const years = mostYears === undefined ? [] : [mostYears, -mostYears];
  return [...new Set([...near, ...near.flatMap((day) => years.map((one) => yearsAfter(day, one)))])];
}

/** Whether it held on some day of a date: in all periods that agree with what is recorded, in some, or in none. */
export function holdingOf(recorded: Recorded, date: string, today: Day): Holding {
  const asked = rangeOf(date);
  const days = turningPoints(recorded, asked, today);
  const answers = new Set<boolean>();
  for (const first of days)
    for (const last of days)
      if (agrees({ first, last }, recorded, today)) answers.add(first <= asked.latest && last >= asked.earliest);
  if (!answers.has(true)) return "NO";
  // Of what goes on nobody knows whether it will tomorrow.
  const isOpen = recorded.isActive === true && recorded.to === undefined && recorded.notFrom === undefined;
  return answers.has(false) || (isOpen && asked.earliest > today) ? "UNDETERMINED" : "CERTAIN";
}

/** Whether it may have begun on a day, or later. */
export function mayBegin(recorded: Recorded, day: Day, today: Day): boolean {
  const days = turningPoints(recorded, { earliest: day, latest: day }, today);
  return days.some((first) => first >= day && days.some((last) => agrees({ first, last }, recorded, today)));
}
