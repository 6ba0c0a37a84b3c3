/** Lanes of the timeline: all cooperation, then each pattern, year by year. */
import { type Point } from "../../api/timeline";
import { PATTERNS, type Pattern } from "../../state/selection";

export interface Lane {
  /** Null: all together. */
  readonly pattern: Pattern | null;
  /** A point for every year, in their order. */
  readonly points: readonly Point[];
  /** The largest number of a year, those that may have held included. */
  readonly most: number;
}

/** All together first, then the patterns in the order of the founding text. */
export function lanesOf(points: readonly Point[]): readonly Lane[] {
  return [null, ...PATTERNS].map((pattern) => {
    const own = points.filter((point) => point.pattern === pattern).sort((a, b) => a.year - b.year);
    return { pattern, points: own, most: own.reduce((most, one) => Math.max(most, one.active + one.undetermined), 0) };
  });
}

/** Years in which something is known, from the first to the last. */
export function yearsOf(points: readonly Pick<Point, "year">[]): readonly number[] {
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
