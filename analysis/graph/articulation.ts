import { type Adjacency } from "./adjacency";

/** Number of a node that the search has not met. */
const UNSEEN = 0;

/** One walk in depth over all nodes. Arrays are per node; `numbers` are given in the order of meeting, from 1. */
class DepthFirstSearch {
  readonly #adjacency: Adjacency;
  readonly #numbers: Uint32Array;
  /** The smallest number that is reached from a node or from those below it by one line back. */
  readonly #lowest: Uint32Array;
  /** Where in the list of neighbours each node on the way goes on. */
  readonly #next: Uint32Array;
  readonly #isArticulation: Uint8Array;
  #met = 0;

  constructor(adjacency: Adjacency) {
    const order = adjacency.ids.length;
    this.#adjacency = adjacency;
    this.#numbers = new Uint32Array(order);
    this.#lowest = new Uint32Array(order);
    this.#next = adjacency.starts.slice(0, order);
    this.#isArticulation = new Uint8Array(order);
  }

  run(): Uint8Array {
    for (let root = 0; root < this.#numbers.length; root++) if (this.#numbers[root] === UNSEEN) this.#searchFrom(root);
    return this.#isArticulation;
  }

  #meet(node: number): void {
    this.#met += 1;
    this.#numbers[node] = this.#met;
    this.#lowest[node] = this.#met;
  }

  /** The way from the root to where the search stands is an array, so that a network may be one long chain. */
  #searchFrom(root: number): void {
    const way = [root];
    let branchesOfRoot = 0;
    this.#meet(root);
    while (way.length > 0) {
      const node = way.at(-1)!;
      const child = this.#unseenBelow(node);
      if (child !== undefined) {
        this.#meet(child);
        way.push(child);
        continue;
      }
      way.pop();
      const parent = way.at(-1);
      if (parent === undefined) break;
      if (parent === root) branchesOfRoot += 1;
      else this.#leave(node, parent);
    }
    if (branchesOfRoot > 1) this.#isArticulation[root] = 1;
  }

  /** The next neighbour that has not been met; where lines lead back to is noted. That to the parent makes no difference. */
  #unseenBelow(node: number): number | undefined {
    const end = this.#adjacency.starts[node + 1]!;
    while (this.#next[node]! < end) {
      const neighbour = this.#adjacency.neighbours[this.#next[node]!]!;
      this.#next[node]! += 1;
      if (this.#numbers[neighbour] === UNSEEN) return neighbour;
      this.#lowest[node] = Math.min(this.#lowest[node]!, this.#numbers[neighbour]!);
    }
    return undefined;
  }

  /** Nothing below `node` leads past `parent`: without it, they are cut off. */
  #leave(node: number, parent: number): void {
    if (this.#lowest[node]! >= this.#numbers[parent]!) this.#isArticulation[parent] = 1;
    this.#lowest[parent] = Math.min(this.#lowest[parent]!, this.#lowest[node]!);
  }
}

/**
 * The articulation points: nodes without which those left of their component no longer hang together (Hopcroft and
 * Tarjan 1973, “Algorithm 447”), as 1 at their place. One walk over nodes and lines, without recursion.
 */
export function articulationPointsOf(adjacency: Adjacency): Uint8Array {
  return new DepthFirstSearch(adjacency).run();
}
