/** What colours mean in the network. */
import { type ActorKind, type GraphNode } from "../../api/operations";
import { colouredCommunities } from "./graph";

/** Variables of the style sheet; communities share those of patterns and kinds, which tell themselves apart. */
const PALETTE = [
  "--INFORMATION_EXCHANGE",
  "--CAPACITY_STRENGTHENING",
  "--MUTUAL_SUPPORT",
  "--OMBUDSMAN_PLUS",
  "--SPECIFIC_ACTIVITIES",
  "--ADVISORY_BODY",
  "--NETWORK",
  "--ink",
];
const REST = "--quiet";
const KINDS: readonly ActorKind[] = ["NPM", "CSO", "BODY", "NETWORK"];

/** One entry of the legend. */
export interface LegendEntry {
  readonly variable: string;
  /** A kind, a community by its number, or all other communities. */
  readonly kind?: ActorKind;
  readonly community?: number;
  readonly members: number;
}

/** The legend: which colour stands for what. */
export function legendOf(nodes: readonly GraphNode[], colour: "kind" | "community"): readonly LegendEntry[] {
  if (colour === "kind")
    return KINDS.map((kind) => ({
      variable: `--${kind}`,
      kind,
      members: nodes.filter((node) => node.kind === kind).length,
    })).filter(({ members }) => members > 0);
  const largest = colouredCommunities(nodes, PALETTE.length);
  const rest = nodes.length - largest.reduce((sum, [, members]) => sum + members, 0);
  return [
    ...largest.map(([community, members], at) => ({ variable: PALETTE[at] ?? REST, community, members })),
    ...(rest > 0 ? [{ variable: REST, members: rest }] : []),
  ];
}

/** Variable of an actor’s colour. */
export function variableOf(legend: readonly LegendEntry[]): (node: GraphNode) => string {
  const byKind = new Map(legend.map(({ kind, variable }) => [kind, variable]));
  const byCommunity = new Map(legend.map(({ community, variable }) => [community, variable]));
  const isByKind = legend.some(({ kind }) => kind !== undefined);
  return ({ kind, community }) => (isByKind ? byKind.get(kind) : byCommunity.get(community)) ?? REST;
}
