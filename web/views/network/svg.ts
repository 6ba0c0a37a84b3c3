/** The network as a picture that can be taken along; on the page it is drawn with WebGL. */
import { type NetworkGraph } from "../../api/operations";
import { escaped } from "../../share/xml";
import { dotBox, LabelPlaces } from "./labels";
import { byConnections, drawingOf, type Colours } from "./graph";

const SIZE = 1200;
const MARGIN = 60;
const MOST_LABELS = 60;
/** Width of a letter, on the safe side. */
const LETTER = 7.6;

interface Options {
  readonly colours: Colours;
  /** Of text. */
  readonly ink: string;
}

/** An SVG document’s inside: lines, dots, the names of the best connected. */
export function networkSvg(graph: Pick<NetworkGraph, "nodes" | "edges">, { colours, ink }: Options): string {
  const drawing = drawingOf(graph, colours);
  const [middle, half] = extentOf(graph.nodes);
  const scale = (SIZE - 2 * MARGIN) / 2 / half;
  const at = (id: string): readonly [number, number] => {
    const { x, y } = drawing.getNodeAttributes(id);
    return [SIZE / 2 + (x - middle[0]) * scale, SIZE / 2 - (y - middle[1]) * scale];
  };
  const lines = [...drawing.edgeEntries()].map(({ source, target, attributes: { size, color } }) => {
    const [[x1, y1], [x2, y2]] = [at(source), at(target)];
    return `<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" stroke="${color}" stroke-width="${size}"/>`;
  });
  const dots = drawing.mapNodes((id, { size, color, label }) => {
    const [x, y] = at(id);
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${size.toFixed(1)}" fill="${color}"><title>${escaped(label)}</title></circle>`;
  });
  const boxes = drawing.mapNodes((id, { size }) => dotBox(...at(id), size));
  const places = new LabelPlaces({ left: 0, top: 0, right: SIZE, bottom: SIZE }, boxes);
  const names = byConnections(graph.nodes)
    .slice(0, MOST_LABELS)
    .flatMap(({ id, label }) => {
      const [x, y] = at(id);
      const size = drawing.getNodeAttribute(id, "size");
      const box = places.place({ x, y, size, width: label.length * LETTER, height: 17 });
      if (!box) return [];
      return `<text x="${box.left.toFixed(1)}" y="${(box.bottom - 4).toFixed(1)}" font-size="13" fill="${ink}">${escaped(label)}</text>`;
    });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" width="${SIZE}" height="${SIZE}">${[lines, dots, names].flat().join("")}</svg>`;
}

type Extent = readonly [middle: readonly [number, number], half: number];

/** Middle of all places, and the larger half of their extent. */
function extentOf(nodes: NetworkGraph["nodes"]): Extent {
  const [xs, ys] = [nodes.map(({ x }) => x), nodes.map(({ y }) => -y)];
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return [[(left + right) / 2, (low + high) / 2], Math.max(right - left, high - low) / 2 || 1];
}
