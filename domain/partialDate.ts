/** A day as ISO text, "2013-03-26". Text order is time order. */
export type Day = string;

/** The first and the last day that a partial date may mean, both included. */
export interface DayRange {
  readonly earliest: Day;
  readonly latest: Day;
}

/** Before every day that a partial date can name; stands for "start unknown". */
export const BEGINNING_OF_TIME: Day = "0000-01-01";

/** After every day that a partial date can name; stands for "end unknown" and "goes on". */
export const END_OF_TIME: Day = "9999-12-31";

const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const MILLISECONDS_PER_DAY = 86_400_000;
const FIRST_YEAR = 1;
const LAST_YEAR = 9998;

/**
 * The days that "2013", "2013-03" or "2013-03-26" may mean. Undefined when the text is malformed (also with
 * blanks around it) or not a real day of the proleptic Gregorian calendar; years 0001 to 9998.
 */
export function parsePartialDate(text: string): DayRange | undefined {
  const parts = PARTIAL_DATE.exec(text);
  if (!parts) return undefined;
  const year = Number(parts[1]);
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  if (parts[2] === undefined) return { earliest: `${text}-01-01`, latest: `${text}-12-31` };
  const month = Number(parts[2]);
  if (month < 1 || month > 12) return undefined;
  const monthLength = daysInMonth(year, month);
  if (parts[3] === undefined) return { earliest: `${text}-01`, latest: `${text}-${monthLength}` };
  const day = Number(parts[3]);
  return day >= 1 && day <= monthLength ? { earliest: text, latest: text } : undefined;
}

/** True where `parsePartialDate` finds days. */
export function isPartialDate(text: string): boolean {
  return parsePartialDate(text) !== undefined;
}

/** The day before; BEGINNING_OF_TIME stays what it is. */
export function dayBefore(day: Day): Day {
  return day <= BEGINNING_OF_TIME ? BEGINNING_OF_TIME : shiftDay(day, -1);
}

/** The day after; END_OF_TIME stays what it is. */
export function dayAfter(day: Day): Day {
  return day >= END_OF_TIME ? END_OF_TIME : shiftDay(day, 1);
}

function daysInMonth(year: number, month: number): number {
  return new Date(utcTime(year, month + 1, 0)).getUTCDate();
}

function shiftDay(day: Day, days: number): Day {
  const time = utcTime(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
  return new Date(time + days * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/** Date.UTC reads the years 0 to 99 as 1900 to 1999; setUTCFullYear does not. */
function utcTime(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}
