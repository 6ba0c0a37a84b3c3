/** Where pairs began, ended or stayed: by state, and between states. */
import { type Difference, type Pair } from "./difference";

/** What can have happened to a pair between the two dates. */
export const CHANGES = ["began", "ended", "stayed"] as const;
/** What happened to a pair between the two dates. */
export type Change = (typeof CHANGES)[number];

/** How many pairs began, ended and stayed. */
export type Counts = Readonly<Record<Change, number>>;

/** Pairs of actors of two states. */
export interface ChangedArc {
  /** Ids of states, the lesser first. */
  readonly a: string;
  readonly b: string;
  readonly change: Change;
  readonly pairs: number;
}

/** The pairs of a difference by where the map shows them. */
export interface Placed {
  /** Pairs with an actor of the state, by its id. */
  readonly states: ReadonlyMap<string, Counts>;
  /** Those that stayed first, so that what changed is drawn on top. */
  readonly arcs: readonly ChangedArc[];
  /** Pairs of actors that are of no state. */
  readonly nowhere: number;
}

/** Places all pairs of a difference. */
export function placesOf(difference: Pick<Difference, Change>): Placed {
  const states = new Map<string, Counts>();
  const arcs = new Map<string, ChangedArc>();
  let nowhere = 0;
  for (const change of ["stayed", "ended", "began"] as const)
    for (const pair of difference[change]) {
      const own = statesOf(pair);
      if (own.length === 0) nowhere += 1;
      for (const state of own) {
        const counts = states.get(state) ?? { began: 0, ended: 0, stayed: 0 };
        states.set(state, { ...counts, [change]: counts[change] + 1 });
      }
      const [a, b] = own;
      if (a === undefined || b === undefined) continue;
      const key = `${change} ${a} ${b}`;
      arcs.set(key, { a, b, change, pairs: (arcs.get(key)?.pairs ?? 0) + 1 });
    }
  return { states, arcs: [...arcs.values()], nowhere };
}

const statesOf = ({ a, b }: Pair): readonly string[] =>
  [...new Set([a.state, b.state])].filter((state) => state !== null).sort();

/** What a state is filled with: began or ended alone, both, or neither. */
export function changeOf({ began, ended }: Counts): Change | "both" {
  if (began > 0 && ended > 0) return "both";
  if (began > 0) return "began";
  return ended > 0 ? "ended" : "stayed";
}
