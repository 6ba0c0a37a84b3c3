/** Rows of the matrix: states with their cells, in an order. */
import { type PatternCell, type PatternMatrix, type Place, type PatternCode } from "../../api/operations";
import { type MatrixRows } from "../../state/selection";
import { type Scope } from "../../state/scope";
import { hasNoNpm } from "../map/shading";

/** A state and its cells, one for each pattern. */
export interface Row {
  readonly place: Place;
  /** Of the patterns that the selection is about. */
  readonly cells: readonly PatternCell[];
}

/** How many patterns are recorded is no order: it would rank states by what somebody happened to write down. */
export const ORDERS = ["name", "region"] as const;
/** Name of an order of the rows. */
export type Order = (typeof ORDERS)[number];

/** Rows of the states that the selection is about, by name. */
export function rowsOf(matrix: PatternMatrix, places: readonly Place[], scope: Scope): readonly Row[] {
  const byId = new Map(places.map((place) => [place.id, place]));
  const rows = matrix.rows.flatMap(({ state, cells }) => {
    const place = state === null ? undefined : byId.get(state.id);
    if (!place || !scope.has(place)) return [];
    return [{ place, cells: cells.filter(({ pattern }) => scope.patterns.includes(pattern)) }];
  });
  return rows.toSorted(byName);
}

/** The same rows in another order; ties by name. */
export const ordered = (rows: readonly Row[], order: Order): readonly Row[] =>
  order === "name"
    ? rows
    : rows.toSorted((a, b) => compare(a.place.region ?? "~", b.place.region ?? "~") || byName(a, b));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byName = (a: Row, b: Row): number => compare(a.place.name, b.place.name);

/** The rows that are asked for. */
export function chosenRows(rows: readonly Row[], which: MatrixRows): readonly Row[] {
  if (which === "all") return rows;
  return rows.filter(which === "noSeat" ? hasNoSeat : hasFindings);
}

/** Something is recorded, stated to be absent, or may hold. */
const hasFindings = ({ cells }: Row): boolean =>
  cells.some(({ state, undetermined }) => state !== "NOT_RECORDED" || undetermined > 0);

/** There is an NPM, and no seat in an advisory body is recorded, nor that there is none. */
const hasNoSeat = ({ place, cells }: Row): boolean =>
  place.npmStatus === "DESIGNATED" &&
  cells.some(({ pattern, state }) => pattern === "ADVISORY_BODY" && state === "NOT_RECORDED");

/** What a cell says: three facts that are easily taken for one are told apart. */
export type CellFact = "recorded" | "absent" | "noNpm" | "notRecorded";

/** What a cell says of a state; a state without an NPM is kept apart from one where a pattern is known to be absent. */
export function factOf({ state, absences }: PatternCell, place: Place): CellFact {
  if (state === "RECORDED") return "recorded";
  if (state === "KNOWN_ABSENT" && absences.some(({ pattern }) => pattern !== null)) return "absent";
  return state === "KNOWN_ABSENT" || hasNoNpm(place) ? "noNpm" : "notRecorded";
}

/** Signs of facts in the table and in the picture. */
export const SIGNS: Readonly<Record<Exclude<CellFact, "recorded">, string>> = {
  absent: "✕",
  noNpm: "∅",
  notRecorded: "·",
};

/** States in which each pattern is recorded, and in which it is known to be absent. */
export function totalsOf(
  rows: readonly Row[],
): ReadonlyMap<PatternCode, { readonly recorded: number; readonly absent: number }> {
  const totals = new Map<PatternCode, { recorded: number; absent: number }>();
  for (const { place, cells } of rows)
    for (const cell of cells) {
      const total = totals.get(cell.pattern) ?? { recorded: 0, absent: 0 };
      const fact = factOf(cell, place);
      if (fact === "recorded" || fact === "absent") total[fact] += 1;
      totals.set(cell.pattern, total);
    }
  return totals;
}

/** How full a cell is drawn, 0 to 1: one record is to be seen, ten fill it. */
export const strengthOf = (count: number): number => (count === 0 ? 0 : Math.min(1, 0.35 + 0.65 * Math.log10(count)));
