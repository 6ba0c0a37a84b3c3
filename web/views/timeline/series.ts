/** Lanes of the timeline: all cooperation, then each pattern, year by year. */
import { type TimelinePoint, type PatternCode } from "../../api/operations";

/** The years of one pattern, or of all of them together. */
export interface Lane {
  /** Null: all together. */
  readonly pattern: PatternCode | null;
  /** A point for every year, in their order. */
  readonly points: readonly TimelinePoint[];
  /** The largest number of a year, those that may have held included. */
  readonly most: number;
}

/** All together first, then the patterns that the selection is about, in the order of the founding text. */
export function lanesOf(points: readonly TimelinePoint[], patterns: readonly PatternCode[]): readonly Lane[] {
  return [null, ...patterns].map((pattern) => {
    const own = points.filter((point) => point.pattern === pattern).sort((a, b) => a.year - b.year);
    return { pattern, points: own, most: own.reduce((most, one) => Math.max(most, one.active + one.undetermined), 0) };
  });
}

/** Years in which something is known, from the first to the last. */
export function yearsOf(points: readonly Pick<TimelinePoint, "year">[]): readonly number[] {
  return [...new Set(points.map(({ year }) => year))].sort((a, b) => a - b);
}

/** What choosing a year does: that year alone, or all again where it was chosen. */
export function chosenYears(
  year: number,
  { since, until }: { readonly since: number | null; readonly until: number | null },
): { readonly since: number | null; readonly until: number | null } {
  return since === year && until === year ? { since: null, until: null } : { since: year, until: year };
}

/** Whether a year lies in what is chosen. */
export const isChosen = (
  year: number,
  { since, until }: { readonly since: number | null; readonly until: number | null },
): boolean => (since === null || year >= since) && (until === null || year <= until);

/** The two years between which the number of collaborations that held for sure differs most, the earlier first; null where none differ. */
export function yearsThatDiffer(points: readonly TimelinePoint[]): readonly [before: number, after: number] | null {
  const all = points.filter(({ pattern }) => pattern === null);
  const pairs = all.flatMap((one) =>
    all.filter(({ active }) => active < one.active).map((other) => [one, other] as const),
  );
  const [widest] = pairs.toSorted(
    ([a, b], [c, d]) => c.active - d.active - (a.active - b.active) || near(a, b) - near(c, d),
  );
  if (!widest) return null;
  const [from, to] = widest.map(({ year }) => year).sort((a, b) => a - b);
  return from === undefined || to === undefined ? null : [from, to];
}

const near = (a: TimelinePoint, b: TimelinePoint): number => Math.abs(a.year - b.year);

/** The point of a year in each lane. */
export const pointsAt = (year: number, lanes: readonly Lane[]): readonly TimelinePoint[] =>
  lanes.flatMap(({ points }) => points.filter((point) => point.year === year));
