/** Places of the network that is shown: those of the hub for all of it, places of its own for a part. */
import { UndirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import { type GraphNode, type NetworkGraph } from "../../api/operations";
import { linesOf } from "./graph";

interface Placed {
  x: number;
  y: number;
}

/** Actors up to which a part is laid out anew: more would keep the page waiting. */
const MOST = 1_500;
const FEWEST_ROUNDS = 60;
const MOST_ROUNDS = 400;

/** Work is bounded: fewer rounds for more actors. */
const roundsFor = (actors: number): number =>
  Math.round(Math.min(MOST_ROUNDS, Math.max(FEWEST_ROUNDS, 60_000 / Math.max(actors, 1))));

/** The graph with places that fill the picture, -1 to 1; it starts from the places of the hub, so that the same part looks the same again. */
export function laidOut<Graph extends Pick<NetworkGraph, "nodes" | "edges">>(graph: Graph): Graph {
  const { nodes, edges } = graph;
  if (nodes.length < 2 || nodes.length > MOST) return { ...graph, nodes: fitted(nodes) };
  const copy = new UndirectedGraph<Placed, { weight: number }>();
  // No two start in the same place: there would be no way apart.
  nodes.forEach(({ id, x, y }, at) => copy.addNode(id, { x: x + Math.cos(at) / 50, y: y + Math.sin(at) / 50 }));
  for (const { source, target, weight } of linesOf(edges))
    if (source !== target && copy.hasNode(source) && copy.hasNode(target)) copy.addEdge(source, target, { weight });
  const settings = {
    ...forceAtlas2.inferSettings(copy),
    barnesHutOptimize: false,
    strongGravityMode: true,
    gravity: 0.5,
  };
  const found = forceAtlas2(copy, { iterations: roundsFor(nodes.length), settings });
  return { ...graph, nodes: fitted(nodes.map((node) => ({ ...node, ...found[node.id] }))) };
}

/** Each axis by itself, so that a part fills the picture. */
function fitted(nodes: readonly GraphNode[]): readonly GraphNode[] {
  const [xs, ys] = [scaleOf(nodes.map(({ x }) => x)), scaleOf(nodes.map(({ y }) => y))];
  return nodes.map((node) => ({ ...node, x: xs(node.x), y: ys(node.y) }));
}

function scaleOf(values: readonly number[]): (value: number) => number {
  const [low, high] = values.reduce<readonly [number, number]>(
    ([min, max], value) => [Math.min(min, value), Math.max(max, value)],
    [Infinity, -Infinity],
  );
  const half = (high - low) / 2 || 1;
  return (value) => (value - (low + high) / 2) / half;
}
