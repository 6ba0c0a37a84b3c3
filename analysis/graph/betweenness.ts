import { type Adjacency } from "./adjacency";

/** Betweenness per node, 0..1, and whether it was computed from all nodes or from some. */
export type Betweenness = { readonly values: Float64Array; readonly isEstimated: boolean };

/** Distance of a node that the search has not met. */
const UNSEEN = -1;

/**
 * Brandes 2001: how much each node depends on others for shortest paths from one source. The package’s own function is not
 * used: it counts paths in 32 bits, goes wrong at 128 and at 32,768 lines, and knows no pivots.
 */
class Dependencies {
  readonly #adjacency: Adjacency;
  readonly #distances: Int32Array;
  /** Number of shortest paths from the source: doubles, because it grows exponentially with the distance. */
  readonly #paths: Float64Array;
  readonly #dependencies: Float64Array;
  /** Nodes in the order of meeting, so by distance. */
  readonly #met: Uint32Array;

  constructor(adjacency: Adjacency) {
    const order = adjacency.ids.length;
    this.#adjacency = adjacency;
    this.#distances = new Int32Array(order).fill(UNSEEN);
    this.#paths = new Float64Array(order);
    this.#dependencies = new Float64Array(order);
    this.#met = new Uint32Array(order);
  }

  /** Adds to `sums` what every node contributes to shortest paths that start at `source`. */
  add(source: number, sums: Float64Array): void {
    const count = this.#search(source);
    for (let place = count - 1; place > 0; place--) {
      const node = this.#met[place]!;
      this.#passBack(node);
      sums[node]! += this.#dependencies[node]!;
    }
    for (let place = 0; place < count; place++) this.#forget(this.#met[place]!);
  }

  #search(source: number): number {
    const { starts, neighbours } = this.#adjacency;
    const [distances, paths, met] = [this.#distances, this.#paths, this.#met];
    distances[source] = 0;
    paths[source] = 1;
    met[0] = source;
    let count = 1;
    for (let place = 0; place < count; place++) {
      const node = met[place]!;
      const further = distances[node]! + 1;
      for (let at = starts[node]!, end = starts[node + 1]!; at < end; at++) {
        const neighbour = neighbours[at]!;
        if (distances[neighbour] === UNSEEN) {
          distances[neighbour] = further;
          met[count++] = neighbour;
        }
        if (distances[neighbour] === further) paths[neighbour]! += paths[node]!;
      }
    }
    return count;
  }

  #passBack(node: number): void {
    const { starts, neighbours } = this.#adjacency;
    const nearer = this.#distances[node]! - 1;
    const share = (1 + this.#dependencies[node]!) / this.#paths[node]!;
    for (let at = starts[node]!, end = starts[node + 1]!; at < end; at++) {
      const neighbour = neighbours[at]!;
      if (this.#distances[neighbour] === nearer) this.#dependencies[neighbour]! += this.#paths[neighbour]! * share;
    }
  }

  #forget(node: number): void {
    this.#distances[node] = UNSEEN;
    this.#paths[node] = 0;
    this.#dependencies[node] = 0;
  }
}

/** A share of the budget for each source, but never so few that the estimate says nothing. */
const FEWEST_PIVOTS = 64;

/** `count` of `order` places, evenly apart. */
const evenly = (count: number, order: number): number[] =>
  Array.from({ length: count }, (_, place) => Math.floor((place * order) / count));

/**
 * Betweenness, normalised as for undirected graphs: the share of shortest paths between two other nodes that lead through
 * a node, averaged over all pairs; 0 where there are fewer than three nodes. Lines count as one step each, whatever
 * their weight.
 *
 * `budget` is the number of steps (nodes and both ends of lines met, summed over sources). Where all sources together need more,
 * as many as the budget allows, evenly chosen in the order of ids, stand for all (Brandes and Pich 2007, “Centrality estimation in
 * large networks”); a node that is itself a pivot counts for the others only, so that an estimate, too, lies in 0..1.
 */
export function betweennessOf(adjacency: Adjacency, budget: number): Betweenness {
  const order = adjacency.ids.length;
  const values = new Float64Array(order);
  const stepsPerSource = order + adjacency.neighbours.length;
  const isEstimated = order > FEWEST_PIVOTS && order * stepsPerSource > budget;
  if (order < 3) return { values, isEstimated };
  const count = isEstimated ? Math.min(order, Math.max(FEWEST_PIVOTS, Math.floor(budget / stepsPerSource))) : order;
  const pivots = evenly(count, order);
  const dependencies = new Dependencies(adjacency);
  for (const pivot of pivots) dependencies.add(pivot, values);
  const isPivot = new Set(pivots);
  for (let node = 0; node < order; node++) values[node]! /= (isPivot.has(node) ? count - 1 : count) * (order - 2);
  return { values, isEstimated };
}
