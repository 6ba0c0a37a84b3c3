/** The network as it is drawn: an actor is a dot, all that relates two actors is one line. */
import { UndirectedGraph } from "graphology";
import { type GraphEdge, type GraphNode, type NetworkGraph } from "../../api/operations";

/** An actor as it is drawn, with the attributes that Sigma expects of a node. */
export interface Dot {
  readonly x: number;
  readonly y: number;
  /** Radius, pixels. */
  readonly size: number;
  readonly color: string;
  readonly label: string;
  /** Marked, as Sigma does it. */
  readonly highlighted?: boolean;
}

/** A tie as it is drawn, with the attributes that Sigma expects of an edge. */
export interface Line {
  /** Width, pixels. */
  readonly size: number;
  readonly color: string;
}

/** The graph that Sigma draws. */
export type Drawing = UndirectedGraph<Dot, Line>;

/** The colours of dots and lines. */
export interface Colours {
  readonly of: (node: GraphNode) => string;
  readonly line: string;
}

/** Largest and smallest dot, pixels. */
const SIZES = [3, 16] as const;
const WIDEST = 5;

/** Radius by the number of records: areas can be compared. */
export function sizeOf({ weightedDegree }: Pick<GraphNode, "weightedDegree">, most: number): number {
  const [smallest, largest] = SIZES;
  return smallest + (largest - smallest) * Math.sqrt(weightedDegree / Math.max(most, 1));
}

/** The drawing of a network; lines between actors that are not there are left out. */
export function drawingOf({ nodes, edges }: Pick<NetworkGraph, "nodes" | "edges">, colours: Colours): Drawing {
  const drawing: Drawing = new UndirectedGraph<Dot, Line>();
  const most = nodes.reduce((largest, { weightedDegree }) => Math.max(largest, weightedDegree), 0);
  for (const node of nodes)
    drawing.addNode(node.id, {
      // Pictures have y downwards, and the same place in both.
      x: node.x,
      y: -node.y,
      label: node.label,
      size: sizeOf(node, most),
      color: colours.of(node),
    });
  for (const { source, target, weight } of linesOf(edges))
    if (drawing.hasNode(source) && drawing.hasNode(target) && !drawing.hasEdge(source, target))
      drawing.addEdge(source, target, { size: Math.min(WIDEST, 0.7 + 0.5 * weight), color: colours.line });
  return drawing;
}

/** All that relates two actors (ids), joined to one line. */
export interface JoinedLine {
  readonly source: string;
  readonly target: string;
  /** Distinct records, as far as they are named; else the largest number of one edge. */
  readonly weight: number;
}

/** One line for all edges between two actors: a record with two patterns lies on two edges and counts once. */
export function linesOf(edges: readonly GraphEdge[]): readonly JoinedLine[] {
  const lines = new Map<string, { source: string; target: string; records: Set<string>; most: number }>();
  for (const { source, target, weight, records } of edges) {
    const [a, b] = source < target ? [source, target] : [target, source];
    const known = lines.get(`${a} ${b}`) ?? { source: a, target: b, records: new Set<string>(), most: 0 };
    for (const record of records) known.records.add(record);
    known.most = Math.max(known.most, weight);
    lines.set(`${a} ${b}`, known);
  }
  return [...lines.values()].map(({ source, target, records, most }) => ({
    source,
    target,
    weight: Math.max(records.size, most),
  }));
}

/** Communities that get a colour of their own: the largest, with two members at least. */
export function colouredCommunities(
  nodes: readonly GraphNode[],
  count: number,
): readonly (readonly [community: number, members: number])[] {
  const sizes = new Map<number, number>();
  for (const { community } of nodes) sizes.set(community, (sizes.get(community) ?? 0) + 1);
  return [...sizes]
    .filter(([, size]) => size > 1)
    .sort(([a, size], [b, other]) => other - size || a - b)
    .slice(0, count);
}

/** Best connected first, then by name. */
export const byConnections = (nodes: readonly GraphNode[]): readonly GraphNode[] =>
  nodes.toSorted((a, b) => b.degree - a.degree || (a.label < b.label ? -1 : 1));
