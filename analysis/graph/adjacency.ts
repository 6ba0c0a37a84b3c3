import { byId, type Network } from "./build";

/** A network as arrays: node `i` is `ids[i]`, its neighbours, ascending, are `neighbours[starts[i]]` up to before `starts[i + 1]`. */
export type Adjacency = {
  /** In the order of ids. */
  readonly ids: readonly string[];
  readonly starts: Uint32Array;
  readonly neighbours: Uint32Array;
};

/** The arrays of a network, in the order of ids; the order in which the graph keeps its neighbours does not matter. */
export function adjacencyOf(network: Network): Adjacency {
  const ids = network.nodes().sort(byId);
  const places = new Map(ids.map((id, place) => [id, place]));
  const starts = new Uint32Array(ids.length + 1);
  const neighbours = new Uint32Array(network.size * 2);
  let next = 0;
  for (const [place, id] of ids.entries()) {
    const row = network.neighbors(id).map((neighbour) => places.get(neighbour)!);
    neighbours.set(
      row.sort((left, right) => left - right),
      next,
    );
    next += row.length;
    starts[place + 1] = next;
  }
  return { ids, starts, neighbours };
}
