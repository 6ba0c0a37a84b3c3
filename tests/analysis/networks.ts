import * as fc from "fast-check";
import { type Link, networkOf } from "../../analysis/graph/build";
import { type Neighbours } from "../../analysis/graph/neighbourhood";

/** Links from "a-b b-c": every pair of names is one record. */
export const links = (text: string): Link[] =>
  text
    .split(" ")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const [a, b] = pair.split("-") as [string, string];
      return { a, b };
    });

export const network = (text: string) => networkOf(links(text));

export const TWO_TRIANGLES = "a-b b-c a-c c-d d-e e-f d-f";

export const neighboursIn = (text: string): Neighbours => neighboursOf(links(text));

/** Ids of those linked, in order; for an unknown id none. */
export function neighboursOf(list: readonly Link[]): Neighbours {
  const graph = networkOf(list);
  const known = new Map(graph.mapNodes((id) => [id, graph.neighbors(id).sort()]));
  return (id) => known.get(id) ?? [];
}

/** `count` links "prefix0"–"prefix1", …, each node with each other. */
export function clique(prefix: string, count: number): Link[] {
  const ids = Array.from({ length: count }, (_, place) => `${prefix}${String(place).padStart(2, "0")}`);
  return ids.flatMap((a, place) => ids.slice(place + 1).map((b) => ({ a, b })));
}

/** A hub linked with `count` leaves. */
export const star = (hub: string, count: number): Link[] =>
  Array.from({ length: count }, (_, place) => ({ a: hub, b: `${hub}-${String(place).padStart(4, "0")}` }));

/** Links that are always the same, drawn evenly. */
export function randomLinks(order: number, size: number, seed: number): Link[] {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return `n${String(Math.floor((state / 2 ** 32) * order)).padStart(4, "0")}`;
  };
  return Array.from({ length: size }, () => ({ a: next(), b: next() }));
}

/** Small networks: up to seven actors, lines with several records and links from an actor to itself among them. */
export const anyLinks = fc.array(fc.record({ a: fc.constantFrom(..."abcdefg"), b: fc.constantFrom(..."abcdefg") }), {
  maxLength: 18,
});

/** Links, and the same links in another order and with their ends exchanged. */
export const anyLinksTwice = anyLinks.chain((list) =>
  fc.tuple(
    fc.constant(list),
    fc
      .tuple(fc.shuffledSubarray(list, { minLength: list.length }), fc.array(fc.boolean(), { minLength: 18 }))
      .map(([shuffled, turned]) => shuffled.map(({ a, b }, place) => (turned[place] ? { a: b, b: a } : { a, b }))),
  ),
);
