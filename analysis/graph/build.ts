import { UndirectedGraph } from "graphology";

/** What a line between two actors carries: `weight` is the number of records that link them, 1 or more. */
export type LinkAttributes = { weight: number };

/** Actors and the lines between them: at most one line between two actors, none from an actor to itself, nodes and lines in the order of ids. */
export type Network = UndirectedGraph<Record<string, never>, LinkAttributes>;

/** One record between two actors; which of them is `a` does not matter. */
export type Link = { readonly a: string; readonly b: string };

/** Compares ids by UTF-16 units, as `Array.prototype.sort` does, in every locale; used wherever ids decide between equals. */
export function byId(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Smaller id → greater id → number of records. */
function weightsOf(links: readonly Link[]): Map<string, Map<string, number>> {
  const weights = new Map<string, Map<string, number>>();
  for (const { a, b } of links) {
    if (a === b) continue;
    const [lesser, greater] = a < b ? [a, b] : [b, a];
    const row = weights.get(lesser) ?? new Map<string, number>();
    weights.set(lesser, row.set(greater, (row.get(greater) ?? 0) + 1));
  }
  return weights;
}

/**
 * The network of actors that `links` lead to; a link from an actor to itself is left out. The order of `links` and the
 * order of the two ends do not matter: the same links give the same network, node by node and line by line.
 */
export function networkOf(links: readonly Link[]): Network {
  const network: Network = new UndirectedGraph<Record<string, never>, LinkAttributes>();
  const weights = weightsOf(links);
  const ids = new Set([...weights].flatMap(([lesser, row]) => [lesser, ...row.keys()]));
  for (const id of [...ids].sort(byId)) network.addNode(id);
  for (const lesser of [...weights.keys()].sort(byId)) {
    const row = [...weights.get(lesser)!].sort(([left], [right]) => byId(left, right));
    for (const [greater, weight] of row) network.addUndirectedEdge(lesser, greater, { weight });
  }
  return network;
}
