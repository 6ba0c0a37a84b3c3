/** What is recorded at one date and not at another. */
import { type Moment, type PatternCode } from "../api/operations";
import { PATTERNS } from "../state/selection";

/** Two actors that cooperate. */
export interface Pair {
  readonly a: Actor;
  readonly b: Actor;
}

/** One of the two actors of a pair. */
export interface Actor {
  readonly id: string;
  readonly label: string;
  /** Id; null where it is of none. */
  readonly state: string | null;
}

/** How the selection differs between two dates: pairs of actors, and numbers of records by pattern. */
export interface Difference {
  /** Only at the later, only at the earlier, and at both. */
  readonly began: readonly Pair[];
  readonly ended: readonly Pair[];
  readonly stayed: readonly Pair[];
  readonly byPattern: readonly { readonly pattern: PatternCode; readonly before: number; readonly after: number }[];
}

/** Pairs by names, and records by pattern. */
export function differenceOf(before: Moment, after: Moment): Difference {
  const [earlier, later] = [pairsOf(before), pairsOf(after)];
  return {
    began: [...later].filter(([key]) => !earlier.has(key)).map(([, pair]) => pair),
    ended: [...earlier].filter(([key]) => !later.has(key)).map(([, pair]) => pair),
    stayed: [...later].filter(([key]) => earlier.has(key)).map(([, pair]) => pair),
    byPattern: PATTERNS.map((pattern) => ({
      pattern,
      before: recordsOf(before, pattern),
      after: recordsOf(after, pattern),
    })),
  };
}

function pairsOf({ nodes, edges }: Moment): ReadonlyMap<string, Pair> {
  const actors = new Map(nodes.map(({ id, label, state }) => [id, { id, label, state: state?.id ?? null }]));
  const actor = (id: string): Actor => actors.get(id) ?? { id, label: id, state: null };
  const pairs = edges.map(({ source, target }) => {
    const [a, b] = source < target ? [source, target] : [target, source];
    return [`${a} ${b}`, { a: actor(a), b: actor(b) }] as const;
  });
  return new Map(pairs.toSorted(([, x], [, y]) => (x.a.label + x.b.label < y.a.label + y.b.label ? -1 : 1)));
}

const recordsOf = ({ edges }: Moment, pattern: PatternCode): number =>
  edges.filter((edge) => edge.pattern === pattern).reduce((sum, { weight }) => sum + weight, 0);

const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** Whether a text is a date in the form the hub accepts: a year, a month or a day. */
export const isDate = (text: string): boolean => DATE.test(text);
