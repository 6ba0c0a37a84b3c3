import { adjacencyOf } from "./adjacency";
import { articulationPointsOf } from "./articulation";
import { betweennessOf } from "./betweenness";
import { type Network } from "./build";

/** What links an actor with others. */
export type Lines = {
  /** Number of actors it is linked with. */
  readonly degree: number;
  /** Number of records that link it with others. */
  readonly weightedDegree: number;
};

/** How an actor stands in a network. */
export type Influence = Lines & {
  /** Share of the shortest paths between two others that lead through it, averaged over all pairs: 0..1. */
  readonly betweenness: number;
  /** Whether some who are linked through it would no longer be without it. */
  readonly isArticulationPoint: boolean;
};

/** Influence of every actor, in the order of ids; `isEstimated` where betweenness was computed from some actors only. */
export type NetworkInfluence = { readonly byId: ReadonlyMap<string, Influence>; readonly isEstimated: boolean };

/** Steps of exact betweenness: nodes × (nodes + 2 × lines). About five seconds of one core. */
export const EXACT_STEPS = 500_000_000;

/** Influence of every actor of a network. `exactSteps`: see `betweennessOf`. */
export function influenceOf(network: Network, exactSteps: number = EXACT_STEPS): NetworkInfluence {
  const adjacency = adjacencyOf(network);
  const { values, isEstimated } = betweennessOf(adjacency, exactSteps);
  const articulation = articulationPointsOf(adjacency);
  const byId = new Map<string, Influence>();
  for (const [place, id] of adjacency.ids.entries())
    byId.set(id, {
      ...linesOf(network, id),
      betweenness: values[place]!,
      isArticulationPoint: articulation[place] === 1,
    });
  return { byId, isEstimated };
}

/** What links an actor of the network with others. */
export const linesOf = (network: Network, id: string): Lines => ({
  degree: network.degree(id),
  weightedDegree: network.reduceEdges(id, (sum, _, { weight }) => sum + weight, 0),
});
