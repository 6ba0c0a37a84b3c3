/** What the map says of each state, and of states together. */
import { type PatternMatrix } from "../../api/matrix";
import { type NetworkGraph } from "../../api/network";
import { type StatePlace } from "../../api/places";
import { linesOf } from "../network/graph";

/** What is known of a state in the selection. */
export interface StateFacts {
  readonly place: StatePlace;
  /** How many of the six patterns are recorded, and how many are known to be absent. */
  readonly recorded: number;
  readonly absent: number;
  /** Pairs of actors that cooperate, one of them at least of this state. */
  readonly links: number;
}

/** Cooperation of actors of two states. */
export interface Arc {
  /** Ids of states, the lesser first. */
  readonly a: string;
  readonly b: string;
  /** Records. */
  readonly weight: number;
}

/** Facts of every state by its id. */
export function factsByState(
  places: readonly StatePlace[],
  matrix: PatternMatrix,
  graph: Pick<NetworkGraph, "nodes" | "edges">,
): ReadonlyMap<string, StateFacts> {
  const rows = new Map(matrix.rows.map((row) => [row.state?.id, row.cells]));
  const links = linksByState(graph);
  return new Map(
    places.map((place) => {
      const cells = rows.get(place.id) ?? [];
      const count = (state: string) => cells.filter((cell) => cell.state === state).length;
      const facts = { recorded: count("RECORDED"), absent: count("KNOWN_ABSENT"), links: links.get(place.id) ?? 0 };
      return [place.id, { place, ...facts }];
    }),
  );
}

type Ends = readonly [string | undefined, string | undefined, number];

/** States of both ends of each line, and its records. */
function endsOf({ nodes, edges }: Pick<NetworkGraph, "nodes" | "edges">): readonly Ends[] {
  const stateOf = new Map(nodes.map(({ id, state }) => [id, state?.id]));
  return linesOf(edges).map(({ source, target, weight }) => [stateOf.get(source), stateOf.get(target), weight]);
}

function linksByState(graph: Pick<NetworkGraph, "nodes" | "edges">): ReadonlyMap<string, number> {
  const links = new Map<string, number>();
  for (const [a, b] of endsOf(graph))
    for (const state of new Set([a, b])) if (state) links.set(state, (links.get(state) ?? 0) + 1);
  return links;
}

/** Arcs between states, those with most records last, so that they are drawn on top. */
export function arcsOf(graph: Pick<NetworkGraph, "nodes" | "edges">): readonly Arc[] {
  const arcs = new Map<string, Arc>();
  for (const [from, to, weight] of endsOf(graph)) {
    if (!from || !to || from === to) continue;
    const [a, b] = from < to ? [from, to] : [to, from];
    arcs.set(`${a} ${b}`, { a, b, weight: weight + (arcs.get(`${a} ${b}`)?.weight ?? 0) });
  }
  return [...arcs.values()].sort((x, y) => x.weight - y.weight || (x.a + x.b < y.a + y.b ? -1 : 1));
}

/** Steps of the scale: what a state is filled with. */
export type Shade = "none" | "absent" | 0 | 1 | 2 | 3 | 4;

/** Upper ends of the steps, by what is shown. */
export const STEPS = { patterns: [1, 2, 3, 6], links: [1, 4, 9, Infinity] } as const;

/** The step of a state: 0 where it is among the records and nothing is found, "absent" where only absence is known. */
export function shadeOf(facts: StateFacts | undefined, by: keyof typeof STEPS): Shade {
  if (!facts) return "none";
  const value = by === "patterns" ? facts.recorded : facts.links;
  if (value === 0) return by === "patterns" && facts.absent > 0 ? "absent" : 0;
  return (STEPS[by].findIndex((end) => value <= end) + 1) as Shade;
}
