/** What the map says of each state, and of states together. */
import { type NetworkGraph, type PatternCell, type PatternMatrix, type Place } from "../../api/operations";
import { type Scope } from "../../state/scope";
import { linesOf } from "../network/graph";

/** What is known of a state in the selection. “nothing” never says that there is none. */
export type StateClass =
  "outside" | "noNpm" | "npmUnknown" | "absent" | "nothing" | "partner" | "possible" | "recorded";

/** What is known of a state in the selection. */
export interface StateFacts {
  readonly place: Place;
  readonly class: StateClass;
  /** The patterns that the selection is about. */
  readonly cells: readonly PatternCell[];
  /** How many of them are recorded, and how many are known to be absent. */
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

interface Known {
  readonly matrix: PatternMatrix;
  readonly graph: Pick<NetworkGraph, "nodes" | "edges">;
}

/** Facts of every state by its id. */
export function factsByState(
  places: readonly Place[],
  { matrix, graph }: Known,
  scope: Scope,
): ReadonlyMap<string, StateFacts> {
  const rows = new Map(matrix.rows.map((row) => [row.state?.id, row.cells]));
  const links = linksByState(graph);
  return new Map(
    places.map((place) => {
      const cells = (rows.get(place.id) ?? []).filter(({ pattern }) => scope.patterns.includes(pattern));
      const count = (state: string) => cells.filter((cell) => cell.state === state).length;
      const facts = { recorded: count("RECORDED"), absent: count("KNOWN_ABSENT"), links: links.get(place.id) ?? 0 };
      return [
        place.id,
        { place, cells, class: scope.has(place) ? classOf(place, cells, facts.links) : "outside", ...facts },
      ];
    }),
  );
}

/**
 * Records win over what may hold, and that over what is known not to be. A record is of the state of its NPM: actors of another state may
 * be related all the same.
 */
export function classOf(place: Pick<Place, "npmStatus">, cells: readonly PatternCell[], links: number): StateClass {
  if (cells.some(({ state }) => state === "RECORDED")) return "recorded";
  if (cells.some(({ undetermined }) => undetermined > 0)) return "possible";
  if (hasNoNpm(place)) return "noNpm";
  if (cells.some(({ state }) => state === "KNOWN_ABSENT")) return "absent";
  if (links > 0) return "partner";
  return place.npmStatus === "UNKNOWN" ? "npmUnknown" : "nothing";
}

/** Whether a state is known to have no NPM; for some states the sources conflict. */
export const hasNoNpm = ({ npmStatus }: Pick<Place, "npmStatus">): boolean =>
  npmStatus === "NOT_DESIGNATED" || npmStatus === "NOT_APPLICABLE";

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

/**
 * By what states are shaded: whether anything is recorded, the partners of the one pattern that is chosen, or pairs that cooperate. How
 * many of the six patterns are recorded is no degree of anything.
 */
export type ShadedBy = "records" | "partners" | "links";

/** What a state is filled with: its class, or a step of a number. "none": not among the records. */
export type Shade = "none" | StateClass | 1 | 2 | 3 | 4;

/** Upper ends of the steps. */
export const STEPS = [1, 4, 9, Infinity] as const;
const SHADES = [1, 2, 3, 4] as const;

/** By what the map shades states: pairs where links are chosen, else partners for one pattern and records for several. */
export const shadedBy = (shade: "records" | "links", { patterns }: Pick<Scope, "patterns">): ShadedBy => {
  if (shade === "links") return "links";
  return patterns.length === 1 ? "partners" : "records";
};

/** What a state is filled with. */
export function shadeOf(facts: StateFacts | undefined, by: ShadedBy): Shade {
  if (!facts) return "none";
  if (facts.class === "outside") return "outside";
  const value = valueOf(facts, by);
  return value === 0 ? facts.class : (SHADES.find((_, at) => value <= (STEPS[at] ?? 0)) ?? "none");
}

function valueOf({ cells, links }: StateFacts, by: ShadedBy): number {
  if (by === "links") return links;
  const [cell] = cells;
  return by === "partners" && cell?.state === "RECORDED" ? cell.partners : 0;
}
