import { type Neighbours, ringsAround } from "./neighbourhood";

/** The two actors a path leads between. */
export type Ends = { readonly from: string; readonly to: string };

/** `maxLength`: most steps of a path. `limit`: most paths. */
export type PathLimits = { readonly maxLength: number; readonly limit: number };

/** Steps tried at most in one search: about a tenth of a second. */
const MOST_STEPS = 200_000;
/** After so many steps without a path, the search makes sure before each further step that it can arrive. */
const FRUITLESS_STEPS = 2_000;

/** Distances to the end of a search, computed only as far as they are asked for. */
class Distances {
  readonly #rings: ReturnType<typeof ringsAround>;
  readonly #known = new Map<string, number>();
  #reach = -1;
  #isComplete = false;

  /** No path leads through its own start, so that no distance does either. */
  constructor(neighbours: Neighbours, { from, to }: Ends) {
    this.#rings = ringsAround((id) => (id === from ? [] : neighbours(id)), to);
  }

  /** Makes all distances up to `distance` known; false when there is nobody that far away. */
  reach(distance: number): boolean {
    while (this.#reach < distance && !this.#isComplete) {
      const ring = this.#rings.next();
      if (ring.done) this.#isComplete = true;
      else for (const id of ring.value) this.#known.set(id, this.#reach + 1);
      if (!ring.done) this.#reach += 1;
    }
    return this.#reach >= distance;
  }

  /** Infinite where no distance is known. */
  of(id: string): number {
    return this.#known.get(id) ?? Infinity;
  }
}

/** One side of a search from two sides: who has been met, and the last ring of them. */
function sideOf(neighbours: Neighbours, centre: string) {
  const rings = ringsAround(neighbours, centre);
  const last: readonly string[] = rings.next().value ?? [];
  return { rings, met: new Set(last), last };
}

/** Whether two are at most `most` steps apart, searched for from both sides, the smaller one first, the end before the start. */
function canReach(neighbours: Neighbours, { from, to }: Ends, most: number): boolean {
  const [here, there] = [sideOf(neighbours, from), sideOf(neighbours, to)];
  for (let steps = 0; steps < most; steps++) {
    const [side, other] = here.last.length < there.last.length ? [here, there] : [there, here];
    side.last = side.rings.next().value ?? [];
    if (side.last.length === 0) return false;
    if (side.last.some((id) => other.met.has(id))) return true;
    for (const id of side.last) side.met.add(id);
  }
  return false;
}

/** All paths of one length after another. */
class Search {
  readonly #neighbours: Neighbours;
  readonly #ends: Ends;
  readonly #limit: number;
  readonly #distances: Distances;
  /** The neighbours of an actor at most 0, 1, 2, … steps from the end: hubs are looked through once for each, not once a path. */
  readonly #near = new Map<string, (readonly string[])[]>();
  readonly #way: string[] = [];
  readonly #onWay = new Set<string>();
  readonly #found: string[][] = [];
  #steps = 0;
  #stepsOfLastPath = 0;

  constructor(neighbours: Neighbours, ends: Ends, limit: number) {
    this.#neighbours = neighbours;
    this.#ends = ends;
    this.#limit = limit;
    this.#distances = new Distances(neighbours, ends);
  }

  run(maxLength: number): string[][] {
    const { from } = this.#ends;
    let length = 1;
    while (length <= maxLength && this.#distances.reach(length) && this.#distances.of(from) > length) length += 1;
    if (this.#distances.of(from) > maxLength) return [];
    for (; length <= maxLength && !this.#isOver(); length++) {
      this.#distances.reach(length - 1);
      this.#goOn(from, length);
    }
    return this.#found;
  }

  #isOver(): boolean {
    return this.#found.length >= this.#limit || this.#steps >= MOST_STEPS;
  }

  /** Continues the way with `id`, from which it has to take exactly `left` steps more. */
  #goOn(id: string, left: number): void {
    this.#way.push(id);
    this.#onWay.add(id);
    for (const next of this.#neighboursNear(id, left - 1)) {
      if (this.#isOver()) break;
      this.#steps += 1;
      if (next === this.#ends.to) this.#arrive(left - 1);
      else if (!this.#onWay.has(next) && !this.#isDeadEnd(next, left - 1)) this.#goOn(next, left - 1);
    }
    this.#onWay.delete(id);
    this.#way.pop();
  }

  /** Shorter paths have been found before. */
  #arrive(left: number): void {
    if (left > 0) return;
    this.#found.push([...this.#way, this.#ends.to]);
    this.#stepsOfLastPath = this.#steps;
  }

  /** Whether the way so far stands between `id` and the end. Asked only where steps have come to nothing: the answer takes time. */
  #isDeadEnd(id: string, left: number): boolean {
    if (this.#steps - this.#stepsOfLastPath < FRUITLESS_STEPS) return false;
    const besides: Neighbours = (one) => {
      const found = this.#neighbours(one).filter((next) => !this.#onWay.has(next));
      this.#steps += found.length;
      return found;
    };
    return !canReach(besides, { from: id, to: this.#ends.to }, left);
  }

  #neighboursNear(id: string, distance: number): readonly string[] {
    const lists = this.#near.get(id) ?? [];
    this.#near.set(id, lists);
    return (lists[distance] ??= this.#neighbours(id).filter((next) => this.#distances.of(next) <= distance));
  }
}

function soleNeighbourOf(id: string, neighbours: Neighbours): string | undefined {
  const [one, another] = neighbours(id);
  return another === undefined ? one : undefined;
}

/**
 * The shortest simple paths from one actor to another, each with both ends: shorter ones first, among equally long ones in the
 * order of their ids. `neighbours` gives ids in order. No path leads from an actor to itself.
 *
 * Method: distances to `to` by breadth-first search; then, for each length in turn, a search in depth that takes only steps from
 * which `to` can still be reached in time (Korf 1985, “Depth-first iterative-deepening”, with exact distances). It finds paths in their
 * order, so that it ends with the last one wanted, and remembers one path at a time.
 *
 * What can take long are ways that cannot arrive without crossing themselves; where they are many, each step is examined first. After `MOST_STEPS` steps the search ends with what it
 * has: these are the first paths, in order and at least one of the shortest, but there may be more.
 */
export function shortestPaths(neighbours: Neighbours, ends: Ends, limits: PathLimits): readonly (readonly string[])[] {
  const { from, to } = ends;
  const { maxLength, limit } = limits;
  if (from === to || maxLength < 1 || limit < 1) return [];
  // An actor with one neighbour is reached through it only: searching from there avoids countless ways past it.
  const [first, last] = [soleNeighbourOf(from, neighbours), soleNeighbourOf(to, neighbours)];
  if (first === to || last === from) return [[from, to]];
  const shorter = { maxLength: maxLength - 1, limit };
  if (last !== undefined) return shortestPaths(neighbours, { from, to: last }, shorter).map((way) => [...way, to]);
  if (first !== undefined) return shortestPaths(neighbours, { from: first, to }, shorter).map((way) => [from, ...way]);
  return new Search(neighbours, ends, limit).run(maxLength);
}
