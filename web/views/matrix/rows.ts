/** Rows of the matrix: states with their cells, in an order. */
import { type MatrixCell, type PatternMatrix } from "../../api/matrix";
import { type StatePlace } from "../../api/places";
import { PATTERNS, type Pattern } from "../../state/selection";

export interface Row {
  readonly place: StatePlace;
  readonly cells: readonly MatrixCell[];
  /** How many of the patterns are recorded. */
  readonly recorded: number;
}

export const ORDERS = ["name", "recorded", "region"] as const;
export type Order = (typeof ORDERS)[number];

/** Rows of the states that are known, in an order; ties by name. */
export function rowsOf(matrix: PatternMatrix, places: readonly StatePlace[], order: Order): readonly Row[] {
  const byId = new Map(places.map((place) => [place.id, place]));
  const rows = matrix.rows.flatMap(({ state, cells }) => {
    const place = state === null ? undefined : byId.get(state.id);
    return place ? [{ place, cells, recorded: cells.filter((cell) => cell.state === "RECORDED").length }] : [];
  });
  const byName = (a: Row, b: Row): number => (a.place.name < b.place.name ? -1 : 1);
  if (order === "recorded") return rows.toSorted((a, b) => b.recorded - a.recorded || byName(a, b));
  if (order === "region")
    return rows.toSorted((a, b) => compare(a.place.region ?? "~", b.place.region ?? "~") || byName(a, b));
  return rows.toSorted(byName);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Rows in which something is recorded or known to be absent. */
export const withFindings = (rows: readonly Row[]): readonly Row[] =>
  rows.filter(({ cells }) => cells.some(({ state, undetermined }) => state !== "NOT_RECORDED" || undetermined > 0));

/** States in which each pattern is recorded, and in which it is known to be absent. */
export function totalsOf(
  rows: readonly Row[],
): ReadonlyMap<Pattern, { readonly recorded: number; readonly absent: number }> {
  const count = (pattern: Pattern, state: string): number =>
    rows.filter(({ cells }) => cells.some((cell) => cell.pattern === pattern && cell.state === state)).length;
  return new Map(
    PATTERNS.map((pattern) => [
      pattern,
      { recorded: count(pattern, "RECORDED"), absent: count(pattern, "KNOWN_ABSENT") },
    ]),
  );
}

/** How full a cell is drawn, 0 to 1: one record is to be seen, ten fill it. */
export const strengthOf = (count: number): number => (count === 0 ? 0 : Math.min(1, 0.35 + 0.65 * Math.log10(count)));
