/** How many collaborations held, began and ended in each year, together and by pattern. */
import { BEGINNING_OF_TIME, END_OF_TIME, isDay, type Day } from "../time/partialDate";
import { type PeriodBounds } from "../time/period";
import { SEED_PATTERNS, type SeedPattern } from "../patterns/seedPatterns";

/** A recorded collaboration; `bounds` are those of its dates and attestations. */
export interface TimelineRecord {
  readonly id: string;
  readonly patterns: readonly string[];
  /** Partial dates as recorded; `to` is the first day on which it no longer holds, or a year or month in which it still held. */
  readonly from: string | null;
  readonly to: string | null;
  readonly bounds: PeriodBounds;
}

/** One year of one pattern; ids of records in the order given. */
export interface YearPoint {
  readonly year: number;
  /** Null for all together. */
  readonly pattern: SeedPattern | null;
  /** They hold on some day of the year in every reading of their dates. */
  readonly active: readonly string[];
  /** They may hold in the year; the facts do not tell. Undated ones are among them in every year. */
  readonly undetermined: readonly string[];
  /** Their recorded start lies in the year. */
  readonly started: readonly string[];
  /** The last year in which they may hold, where an end is recorded: one that ends with 2024-01-01 ended in 2023. */
  readonly ended: readonly string[];
}

/** First and last year, both included. */
export interface Years {
  readonly from: number;
  readonly to: number;
}

/** A record with the years read off its texts, once: there are very many records and years. A missing date lies in no year. */
interface Placed {
  readonly id: string;
  readonly patterns: readonly string[];
  readonly possibleFrom: number;
  readonly possibleTo: number;
  readonly certainFrom: number;
  readonly certainTo: number;
  readonly started: number;
  readonly ended: number;
}

/** Before every year that a partial date can name. */
const NO_YEAR = -1;

/**
 * For each year, all together and then the six patterns in the order of the text; years without anything are listed too. A record of
 * several patterns counts once among all. One that carries none but patterns outside the six is never counted with them; one of which
 * no pattern is recorded counts among all only. `from` and `to` have to be partial dates.
 */
export function timelineOf(records: readonly TimelineRecord[], years: Years, today: Day): readonly YearPoint[] {
  const placed = records.map((record) => placedOf(record, today));
  const rows = [null, ...SEED_PATTERNS].map((pattern) => {
    const counted = placed.filter(({ patterns }) => counts(patterns, pattern));
    return { pattern, counted };
  });
  const points: YearPoint[] = [];
  for (let year = years.from; year <= years.to; year += 1) {
    for (const { pattern, counted } of rows) points.push(pointOf(year, pattern, counted));
  }
  return points;
}

/** Ids of the records of which neither start nor end nor any attestation is recorded: their bounds are open, they may hold at any time. */
export function undated(records: readonly Pick<TimelineRecord, "id" | "bounds">[]): readonly string[] {
  return records
    .filter(({ bounds }) => bounds.possibleFrom === BEGINNING_OF_TIME && bounds.certainFrom === END_OF_TIME)
    .map(({ id }) => id);
}

function counts(patterns: readonly string[], pattern: SeedPattern | null): boolean {
  if (pattern !== null) return patterns.includes(pattern);
  return patterns.length === 0 || SEED_PATTERNS.some((one) => patterns.includes(one));
}

function pointOf(year: number, pattern: SeedPattern | null, records: readonly Placed[]): YearPoint {
  const [active, undetermined, started, ended]: [string[], string[], string[], string[]] = [[], [], [], []];
  for (const record of records) {
    if (record.possibleFrom <= year && year <= record.possibleTo) {
      const isCertain = record.certainFrom <= year && year <= record.certainTo;
      (isCertain ? active : undetermined).push(record.id);
    }
    if (record.started === year) started.push(record.id);
    if (record.ended === year) ended.push(record.id);
  }
  return { year, pattern, active, undetermined, started, ended };
}

/** The years in which it may hold, and in which it holds for sure, are those of which `holdsOn` says so. */
function placedOf({ id, patterns, from, to, bounds }: TimelineRecord, today: Day): Placed {
  return {
    id,
    patterns,
    possibleFrom: yearOf(bounds.possibleFrom),
    possibleTo: lastYearBefore(bounds.possibleUntil),
    certainFrom: yearOf(bounds.certainFrom),
    // What has no end is certain up to today.
    certainTo: bounds.certainUntil === END_OF_TIME ? openTo(bounds, today) : lastYearBefore(bounds.certainUntil),
    started: from === null ? NO_YEAR : yearOf(from),
    ended: to === null ? NO_YEAR : lastYearOf(to),
  };
}

const openTo = ({ possibleFrom }: PeriodBounds, today: Day): number =>
  possibleFrom <= today ? yearOf(today) : NO_YEAR;

/** A partial date never leaves its year. */
function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** The year in which a recorded end lies: that of the last day, for a whole day the one before it. */
const lastYearOf = (to: string): number => (isDay(to) ? lastYearBefore(to) : yearOf(to));

/** The year of the last day before an exclusive end. */
function lastYearBefore(end: string): number {
  return end.endsWith("-01-01") ? yearOf(end) - 1 : yearOf(end);
}
