/** Room for graphs: each client keeps few of them, so that none takes the room of all. */

/** What deciding about room needs to know of a graph. */
export interface Held {
  /** For whom it was read. */
  readonly owner: string;
  /** How many are at work with it. */
  readonly uses: number;
}

/** How many graphs are kept in all, and for one client. */
export interface RoomLimits {
  readonly graphs: number;
  readonly perClient: number;
}

/**
 * The graphs to drop so that one more graph of an owner fits; null if it must wait because all graphs that could go are in use. `held`
 * lists those used longest ago first. A client’s own graphs go first; if there are too many in all, those of the client with the most.
 */
export function roomFor<Graph extends Held>(
  owner: string,
  held: readonly Graph[],
  { graphs, perClient }: RoomLimits,
): readonly Graph[] | null {
  const own = held.filter((graph) => graph.owner === owner);
  if (own.length >= perClient) return idleOf(own);
  if (held.length < graphs) return [];
  const numberOf = (graph: Graph): number => held.filter((other) => other.owner === graph.owner).length;
  const most = Math.max(...held.filter(isIdle).map(numberOf));
  return idleOf(held.filter((graph) => numberOf(graph) === most));
}

const isIdle = ({ uses }: Held): boolean => uses === 0;

function idleOf<Graph extends Held>(some: readonly Graph[]): readonly Graph[] | null {
  const idle = some.find(isIdle);
  return idle ? [idle] : null;
}
