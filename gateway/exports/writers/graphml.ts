/** GraphML, for Gephi, Cytoscape, yEd, igraph and NetworkX: graphml.graphdrawing.org. */
import { type Column, type ColumnType, type ColumnValue, EDGE_COLUMNS, NODE_COLUMNS } from "./columns";
import { edgeId, type ExportEdge, type ExportGraph, type ExportHead, type ExportNode } from "../graph";
import { provenanceOf, provenanceText } from "./provenance";
import { XML_DECLARATION, xmlOfEach, xmlText, type XmlElement } from "./xml";

const ROOT =
  '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
  'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n';
const GRAPH = '<graph id="network" edgedefault="undirected">\n';

/** GraphML has no lists. */
const TYPES: Readonly<Record<ColumnType, string>> = {
  string: "string",
  integer: "int",
  double: "double",
  boolean: "boolean",
  list: "string",
};

/** The graph as GraphML, in pieces; provenance is data of the graph. Lists are joined by semicolons. */
export async function* graphmlText({ head, nodes, edges }: ExportGraph): AsyncGenerator<string> {
  const keys = [...graphKeys(head), ...keysOf("node", NODE_COLUMNS), ...keysOf("edge", EDGE_COLUMNS)];
  yield XML_DECLARATION + ROOT + xmlText(keys) + GRAPH + xmlText(graphData(head));
  yield* xmlOfEach(nodes, nodeOf);
  yield* xmlOfEach(edges, edgeOf);
  yield "</graph>\n</graphml>\n";
}

function graphKeys(head: ExportHead): readonly XmlElement[] {
  return provenanceOf(head).map(([name, value]) =>
    keyOf("graph", name, { name, type: typeof value === "number" ? "int" : "string" }),
  );
}

function keysOf<Item>(owner: "node" | "edge", columns: readonly Column<Item>[]): readonly XmlElement[] {
  return columns.map(({ name, type, meaning }) => ({
    ...keyOf(owner, name, { name, type: TYPES[type] }),
    children: [{ name: "desc", text: meaning }],
  }));
}

function keyOf(
  owner: "graph" | "node" | "edge",
  id: string,
  { name, type }: { name: string; type: string },
): XmlElement {
  return { name: "key", attributes: { id: `${owner}_${id}`, for: owner, "attr.name": name, "attr.type": type } };
}

function graphData(head: ExportHead): readonly XmlElement[] {
  return provenanceOf(head).map(([name, value]) => dataOf(`graph_${name}`, provenanceText(value)));
}

function nodeOf(node: ExportNode): XmlElement {
  return { name: "node", attributes: { id: node.id }, children: dataOfEach("node", node, NODE_COLUMNS) };
}

function edgeOf(edge: ExportEdge): XmlElement {
  const { source, target } = edge;
  return {
    name: "edge",
    attributes: { id: edgeId(edge), source, target },
    children: dataOfEach("edge", edge, EDGE_COLUMNS),
  };
}

function dataOfEach<Item>(owner: "node" | "edge", item: Item, columns: readonly Column<Item>[]): readonly XmlElement[] {
  return columns.flatMap(({ name, value }) => {
    const given = value(item);
    return given === null ? [] : [dataOf(`${owner}_${name}`, valueText(given))];
  });
}

const dataOf = (key: string, text: string): XmlElement => ({ name: "data", attributes: { key }, text });

function valueText(value: Exclude<ColumnValue, null>): string {
  return typeof value === "object" ? value.join(";") : String(value);
}
