import louvain from "graphology-communities-louvain";
import modularityOf from "graphology-metrics/graph/modularity";
import { byId, type Network } from "./build";
import { randomFrom } from "./seeded";

/** An actor with lines to other communities. */
export type Bridging = {
  readonly id: string;
  /** Number of lines to actors of other communities. */
  readonly links: number;
  /** Numbers of the communities they lead to, ascending. */
  readonly communities: readonly number[];
};

/** Actors that are linked with each other more than with others. */
export type Community = {
  /** From 0, by number of members descending, then by the smallest id. */
  readonly number: number;
  /** In the order of ids. */
  readonly members: readonly string[];
  /** Lines within ÷ lines possible, 0..1; null for a single member, where none is possible. */
  readonly density: number | null;
  readonly edgesWithin: number;
  /** The members with most lines to other communities, at most `MOST_BRIDGING`; ties by id. */
  readonly bridging: readonly Bridging[];
};

/** A partition: every actor is in exactly one community; one without links is a community of its own. */
export type Communities = {
  /** Newman’s modularity by records, resolution 1: -0.5..1; 0 where there is no line. */
  readonly modularity: number;
  readonly communities: readonly Community[];
};

const MOST_BRIDGING = 10;
const SEED = 20130326;

/** Sizes at which the package’s index of neighbours overflows by one: the ends of 128 and of 32,768 lines. */
const OVERFLOWING_SIZES = new Set([2 ** 7, 2 ** 15]);

/** The network, or a copy with a line of no weight between two nodes of its own, which leaves the communities of the others as they are. */
function withoutOverflow(network: Network): Network {
  if (!OVERFLOWING_SIZES.has(network.size)) return network;
  const copy = network.copy();
  const added = ["\u{10ffff}a", "\u{10ffff}b"] as const;
  for (const id of added) copy.addNode(id);
  copy.addUndirectedEdge(...added, { weight: 0 });
  return copy;
}

/** The members of each community, largest first. */
function membersOf(network: Network): string[][] {
  const found = louvain(withoutOverflow(network), { getEdgeWeight: "weight", resolution: 1, rng: randomFrom(SEED) });
  const groups = new Map<number, string[]>();
  for (const id of network.nodes().sort(byId)) {
    const group = groups.get(found[id]!);
    if (group) group.push(id);
    else groups.set(found[id]!, [id]);
  }
  return [...groups.values()].sort((left, right) => right.length - left.length || byId(left[0]!, right[0]!));
}

/** What the lines of one member say; `links` and `communities` are of lines to other communities. */
function linesOf(id: string, network: Network, numbers: ReadonlyMap<string, number>): Bridging {
  const others = network.neighbors(id).map((neighbour) => numbers.get(neighbour)!);
  const outside = others.filter((number) => number !== numbers.get(id));
  const communities = [...new Set(outside)].sort((left, right) => left - right);
  return { id, links: outside.length, communities };
}

function communityOf(members: readonly string[], network: Network, numbers: ReadonlyMap<string, number>): Community {
  const lines = members.map((id) => linesOf(id, network, numbers));
  const endsWithin = lines.reduce((sum, { id, links }) => sum + network.degree(id) - links, 0);
  const possible = (members.length * (members.length - 1)) / 2;
  return {
    number: numbers.get(members[0]!)!,
    members,
    density: possible === 0 ? null : endsWithin / 2 / possible,
    edgesWithin: endsWithin / 2,
    bridging: lines
      .filter(({ links }) => links > 0)
      .sort((left, right) => right.links - left.links || byId(left.id, right.id))
      .slice(0, MOST_BRIDGING),
  };
}

/**
 * The communities of a network by the Louvain method (Blondel, Guillaume, Lambiotte, Lefebvre 2008), with the number of
 * records as weight and resolution 1. The method finds a good partition, not the best one; with its seed fixed, always
 * the same one.
 */
export function communitiesOf(network: Network): Communities {
  const groups = membersOf(network);
  const numbers = new Map(groups.flatMap((members, number) => members.map((id) => [id, number] as const)));
  const getNodeCommunity = (id: string): number => numbers.get(id)!;
  return {
    modularity: network.size === 0 ? 0 : modularityOf(network, { getNodeCommunity, getEdgeWeight: "weight" }),
    communities: groups.map((members) => communityOf(members, network, numbers)),
  };
}
