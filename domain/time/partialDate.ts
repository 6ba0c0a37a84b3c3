import { LiaisonError } from "../errors";

/** A day as ISO text, "2013-03-26". Text order is time order. */
export type Day = string;

/** The first and the last day that a partial date may mean, both included. */
export interface DayRange {
  readonly earliest: Day;
  readonly latest: Day;
}

/** Days that a question is about, and the day on which it is asked: nothing without a recorded end is certain after that. */
export interface DaysAsked extends DayRange {
  readonly today: Day;
}

/** A day before every day that a partial date can name; means "start unknown". */
export const BEGINNING_OF_TIME: Day = "0000-01-01";

/** A day after every day that a partial date can name; means "end unknown" or "still ongoing". */
export const END_OF_TIME: Day = "9999-12-31";

/** Used as the day of asking where a rule judges recorded history: a period without an end also holds after today. */
export const AS_RECORDED: Day = "9999-12-31";

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

/** The days that a partial date may mean; throws BAD_USER_INPUT, naming the argument, where the text is not one. */
export function daysOf(text: string, argument: string): DayRange {
  const range = parsePartialDate(text);
  if (range) return range;
  throw new LiaisonError("BAD_USER_INPUT", `"${text}" is not a date such as 2013, 2013-03 or 2013-03-26.`, {
    argument,
  });
}

/** True for a partial date that names one day. */
export function isDay(text: string): boolean {
  const range = parsePartialDate(text);
  return range !== undefined && range.earliest === range.latest;
}

/** The day before; BEGINNING_OF_TIME stays what it is. */
export function dayBefore(day: Day): Day {
  return day <= BEGINNING_OF_TIME ? BEGINNING_OF_TIME : shiftDay(day, -1);
}

/** The day after; END_OF_TIME stays what it is. */
export function dayAfter(day: Day): Day {
  return day >= END_OF_TIME ? END_OF_TIME : shiftDay(day, 1);
}

/** The day that lies a number of days (0 or more) after another; END_OF_TIME at the most. */
export function daysAfter(day: Day, days: number): Day {
  return days >= daysUntilTheEnd(day) ? END_OF_TIME : shiftDay(day, days);
}

/** The same day some years later; 29 February becomes 28 February. END_OF_TIME at the most. */
export function yearsAfter(day: Day, years: number): Day {
  return sameDayOf(Number(day.slice(0, 4)) + years, day);
}

/** The same day some years before; 29 February becomes 28 February. BEGINNING_OF_TIME at the least. */
export function yearsBefore(day: Day, years: number): Day {
  return sameDayOf(Number(day.slice(0, 4)) - years, day);
}

/** The earlier of two days. */
export function earlierOf(a: Day, b: Day): Day {
  return a < b ? a : b;
}

/** The later of two days. */
export function laterOf(a: Day, b: Day): Day {
  return a > b ? a : b;
}

function sameDayOf(year: number, day: Day): Day {
  if (year < 0) return BEGINNING_OF_TIME;
  if (year > Number(END_OF_TIME.slice(0, 4))) return END_OF_TIME;
  const monthAndDay = day.slice(4) === "-02-29" ? "-02-28" : day.slice(4);
  return `${String(year).padStart(4, "0")}${monthAndDay}`;
}

function daysUntilTheEnd(day: Day): number {
  return (Date.parse(END_OF_TIME) - Date.parse(day)) / MILLISECONDS_PER_DAY;
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
