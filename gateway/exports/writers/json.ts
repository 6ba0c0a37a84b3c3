/** JSON in the node-link form of NetworkX and D3: `networkx.node_link_graph(data, edges="edges")` reads it. */
import { EDGE_COLUMNS, NODE_COLUMNS, valuesOf } from "./columns";
import { edgeId, type ExportEdge, type ExportGraph, type ExportNode } from "../graph";
import { provenanceOf } from "./provenance";

/** The graph as JSON, in pieces: an item a line; `meta` holds provenance. */
export async function* jsonText({ head, nodes, edges }: ExportGraph): AsyncGenerator<string> {
  const meta = Object.fromEntries(provenanceOf(head));
  yield `${JSON.stringify({ directed: false, multigraph: true, meta }).slice(0, -1)},"nodes":[`;
  yield* itemsOf(nodes, nodeOf);
  yield '\n],"edges":[';
  yield* itemsOf(edges, edgeOf);
  yield "\n]}\n";
}

/** Items of a JSON list, a line each, by commas; `first` says whether one goes before. */
export async function* itemsOf<Item>(
  pieces: AsyncIterable<readonly Item[]>,
  objectsOf: (item: Item) => object | readonly object[],
  first = true,
): AsyncGenerator<string> {
  let comma = first ? "" : ",";
  for await (const items of pieces) {
    const texts = items.flatMap(objectsOf).map((object) => JSON.stringify(object));
    if (texts.length === 0) continue;
    yield `${comma}\n${texts.join(",\n")}`;
    comma = ",";
  }
}

const nodeOf = (node: ExportNode): object => ({ id: node.id, ...valuesOf(node, NODE_COLUMNS) });

/** The key keeps edges apart that lie between the same two actors. */
const edgeOf = (edge: ExportEdge): object => ({
  source: edge.source,
  target: edge.target,
  key: edgeId(edge),
  ...valuesOf(edge, EDGE_COLUMNS),
});
