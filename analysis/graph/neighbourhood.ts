import { byId } from "./build";

/** The ids an actor is linked with, in the order of ids; none for an id that is not known. Links are mutual. */
export type Neighbours = (id: string) => readonly string[];

/** Those linked with somebody of `ring` and not met before; they count as met from now on. */
function ringAfter(ring: readonly string[], neighbours: Neighbours, met: Set<string>): string[] {
  const next: string[] = [];
  for (const id of ring)
    for (const neighbour of neighbours(id)) {
      if (met.has(neighbour)) continue;
      met.add(neighbour);
      next.push(neighbour);
    }
  return next;
}

/**
 * The centre, then the actors one step away, then those two steps away, and so on until there are no new ones; each ring is computed
 * when it is asked for.
 */
export function* ringsAround(neighbours: Neighbours, centre: string): Generator<readonly string[], void, void> {
  const met = new Set([centre]);
  let ring = [centre];
  while (ring.length > 0) {
    yield ring;
    ring = ringAfter(ring, neighbours, met);
  }
}

/** Id → number of steps from `centre`, for all that are at most `depth` steps away, itself included (0): by distance, then by id. */
export function neighbourhoodOf(neighbours: Neighbours, centre: string, depth: number): ReadonlyMap<string, number> {
  const distances = new Map<string, number>();
  if (depth < 0) return distances;
  let distance = 0;
  for (const ring of ringsAround(neighbours, centre)) {
    for (const id of [...ring].sort(byId)) distances.set(id, distance);
    if (distance === depth) break;
    distance += 1;
  }
  return distances;
}
