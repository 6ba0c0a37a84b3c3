import { UndirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import { type LinkAttributes, type Network } from "./build";
import { spreadOf } from "./seeded";

/** Where an actor stands in the picture: -1..1 each, to four decimals. */
export type Position = { readonly x: number; readonly y: number };

/** Where far groups begin to repel as one body (Barnes and Hut 1986): faster from about this number of actors on, and hardly to be told apart. */
const MANY = 500;

/** Rounds by number of actors: small pictures settle, large ones take a few seconds. */
const iterationsFor = (order: number): number => Math.round(Math.min(500, Math.max(50, 300_000 / order)));

/** Radius of the disc in which the picture starts: a part of what it grows to. */
const startRadius = (order: number): number => 5 * Math.sqrt(order);

/** Somewhere in a disc, by the id alone: who comes or goes does not change where the others start. */
function startOf(id: string, radius: number): Position {
  const angle = 2 * Math.PI * spreadOf(id, 1);
  const distance = radius * Math.sqrt(spreadOf(id, 2));
  return { x: distance * Math.cos(angle), y: distance * Math.sin(angle) };
}

/** A copy to work on, with places. */
function placedCopyOf(network: Network): UndirectedGraph<Position, LinkAttributes> {
  const copy = new UndirectedGraph<Position, LinkAttributes>();
  const radius = startRadius(network.order);
  network.forEachNode((id) => void copy.addNode(id, startOf(id, radius)));
  for (const { source, target, attributes } of network.edgeEntries())
    copy.addUndirectedEdge(source, target, { weight: attributes.weight });
  return copy;
}

/** Four decimals; `+ 0` makes of -0 the 0 that it is. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000 + 0;

/** Moves the middle of the picture to 0 and scales both axes alike, so that its longer side reaches from -1 to 1. */
function fitted(places: ReadonlyMap<string, Position>): ReadonlyMap<string, Position> {
  const [minX, maxX] = boundsOf([...places.values()].map(({ x }) => x));
  const [minY, maxY] = boundsOf([...places.values()].map(({ y }) => y));
  const half = Math.max(maxX - minX, maxY - minY) / 2 || 1;
  const fit = ({ x, y }: Position): Position => ({
    x: rounded((x - (minX + maxX) / 2) / half),
    y: rounded((y - (minY + maxY) / 2) / half),
  });
  return new Map([...places].map(([id, place]) => [id, fit(place)]));
}

function boundsOf(values: readonly number[]): [number, number] {
  return values.reduce(([min, max], value) => [Math.min(min, value), Math.max(max, value)], [Infinity, -Infinity]);
}

/**
 * A picture of a network: linked actors near each other, in the order of ids (ForceAtlas2, Jacomy, Venturini, Heymann and Bastian
 * 2014). Gravity grows with the distance, so that components that hang together with nothing else stay at the rim. The picture
 * starts from places made from ids, so that a network that changes a little gives a picture that changes little. From `many` actors on, groups that are far away repel as one.
 */
export function layoutOf(network: Network, many: number = MANY): ReadonlyMap<string, Position> {
  if (network.order === 0) return new Map();
  const copy = placedCopyOf(network);
  const settings = { ...forceAtlas2.inferSettings(copy), barnesHutOptimize: network.order >= many };
  const found = forceAtlas2(copy, { iterations: iterationsFor(network.order), settings });
  return fitted(new Map(network.mapNodes((id) => [id, found[id]!])));
}
