/** The network as two columns: NPMs at the left, their partners at the right. */
import { type GraphNode, type NetworkGraph } from "../../api/operations";
import { linesOf } from "./graph";

/** Actors up to which two columns can be read. */
export const MOST_IN_COLUMNS = 60;

/** An actor and where its name stands. */
export interface Placed {
  readonly node: GraphNode;
  /** Its name, on lines that fit its column. */
  readonly lines: readonly string[];
  /** Middle of its row. */
  readonly y: number;
}

/** A line between two actors; `weight` is the number of records. */
export interface Tie {
  readonly from: Placed;
  readonly to: Placed;
  readonly weight: number;
}

/** The actors of both columns, the lines between them, and the height of the picture in points. */
export interface Columns {
  readonly npms: readonly Placed[];
  readonly partners: readonly Placed[];
  readonly ties: readonly Tie[];
  readonly height: number;
}

const LINE = 16;
const ROW_GAP = 10;

/** Who stands where; partners stand near the NPMs they are tied to. `linesFor`: a name on lines that fit. */
export function columnsOf(
  { nodes, edges }: Pick<NetworkGraph, "nodes" | "edges">,
  linesFor: (name: string) => readonly string[],
): Columns {
  const joined = linesOf(edges);
  const byName = (a: GraphNode, b: GraphNode): number => a.label.localeCompare(b.label);
  const npms = column(nodes.filter(({ kind }) => kind === "NPM").toSorted(byName), linesFor);
  const rank = new Map(npms.map(({ node, y }) => [node.id, y]));
  const middle = new Map<string, number>();
  for (const { id } of nodes) {
    const tied = joined.flatMap(({ source, target }) => (source === id ? [target] : target === id ? [source] : []));
    const at = tied.map((other) => rank.get(other)).filter((one) => one !== undefined);
    middle.set(id, at.length === 0 ? Infinity : at.reduce((sum, one) => sum + one, 0) / at.length);
  }
  const others = nodes.filter(({ kind }) => kind !== "NPM");
  const byPlace = (a: GraphNode, b: GraphNode): number => {
    const [first, second] = [middle.get(a.id) ?? Infinity, middle.get(b.id) ?? Infinity];
    return first === second ? byName(a, b) : first - second;
  };
  const partners = column(others.toSorted(byPlace), linesFor);
  const placed = new Map([...npms, ...partners].map((one) => [one.node.id, one]));
  const ties = joined.flatMap(({ source, target, weight }) => {
    const [from, to] = [placed.get(source), placed.get(target)];
    return from && to ? [{ from, to, weight }] : [];
  });
  return { npms, partners, ties, height: Math.max(heightOf(npms), heightOf(partners)) };
}

function column(nodes: readonly GraphNode[], linesFor: (name: string) => readonly string[]): readonly Placed[] {
  let top = 0;
  return nodes.map((node) => {
    const lines = linesFor(node.label);
    const height = lines.length * LINE + ROW_GAP;
    top += height;
    return { node, lines, y: top - height / 2 };
  });
}

function heightOf(placed: readonly Placed[]): number {
  const last = placed.at(-1);
  return last ? last.y + (last.lines.length * LINE + ROW_GAP) / 2 : 0;
}
