/** GEXF 1.3, for Gephi: gexf.net. */
import { type Column, type ColumnType, type ColumnValue, EDGE_COLUMNS, NODE_COLUMNS } from "./columns";
import { edgeId, type ExportEdge, type ExportGraph, type ExportHead, type ExportNode } from "../graph";
import { provenanceOf, provenanceText, TITLE } from "./provenance";
import { XML_DECLARATION, xmlOfEach, xmlText, type XmlElement } from "./xml";

const ROOT = '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n';
const GRAPH = '<graph defaultedgetype="undirected" mode="static" idtype="string">\n';
const KEYWORDS = "torture prevention, National Preventive Mechanisms, OPCAT, civil society, cooperation";
/** Gephi draws circles of some units; places −1 to 1 would lie within one of them. */
const SPREAD = 1_000;
const [LEAST_SIZE, SIZE_STEP] = [4, 4];

const TYPES: Readonly<Record<ColumnType, string>> = {
  string: "string",
  integer: "integer",
  double: "double",
  boolean: "boolean",
  list: "liststring",
};

/** Attributes that GEXF has places of its own for. */
const BUILT_IN = ["label", "weight", "x", "y"];
const nodeColumns = NODE_COLUMNS.filter(({ name }) => !BUILT_IN.includes(name));
const edgeColumns = EDGE_COLUMNS.filter(({ name }) => !BUILT_IN.includes(name));

/** The graph as GEXF, in pieces; the description holds provenance, a line each. */
export async function* gexfText({ head, nodes, edges }: ExportGraph): AsyncGenerator<string> {
  yield XML_DECLARATION + ROOT + xmlText([metaOf(head)]) + GRAPH;
  yield xmlText([attributesOf("node", nodeColumns), attributesOf("edge", edgeColumns)]);
  yield "<nodes>\n";
  yield* xmlOfEach(nodes, nodeOf);
  yield "</nodes>\n<edges>\n";
  yield* xmlOfEach(edges, edgeOf);
  yield "</edges>\n</graph>\n</gexf>\n";
}

function metaOf(head: ExportHead): XmlElement {
  const lines = provenanceOf(head).map(([name, value]) => `${name}: ${provenanceText(value)}`);
  return {
    name: "meta",
    attributes: { lastmodifieddate: head.exportedAt.slice(0, 10) },
    children: [
      { name: "creator", text: TITLE },
      { name: "description", text: lines.join(" · ") },
      { name: "keywords", text: KEYWORDS },
    ],
  };
}

function attributesOf<Item>(owner: "node" | "edge", columns: readonly Column<Item>[]): XmlElement {
  const children = columns.map(({ name, type }) => ({
    name: "attribute",
    attributes: { id: name, title: name, type: TYPES[type] },
  }));
  return { name: "attributes", attributes: { class: owner, mode: "static" }, children };
}

function nodeOf(node: ExportNode): XmlElement {
  const size = LEAST_SIZE + SIZE_STEP * Math.sqrt(node.degree);
  return {
    name: "node",
    attributes: { id: node.id, label: node.label },
    children: [
      attributeValues(node, nodeColumns),
      { name: "viz:position", attributes: { x: rounded(node.x * SPREAD), y: rounded(node.y * SPREAD), z: 0 } },
      { name: "viz:size", attributes: { value: rounded(size) } },
    ],
  };
}

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;

/** Kinds let a program keep edges apart that lie between the same two actors. */
function edgeOf(edge: ExportEdge): XmlElement {
  const { source, target, relation, pattern, weight } = edge;
  const kind = pattern === null ? relation : `${relation} ${pattern}`;
  return {
    name: "edge",
    attributes: { id: edgeId(edge), source, target, kind, label: pattern ?? relation, weight },
    children: [attributeValues(edge, edgeColumns)],
  };
}

function attributeValues<Item>(item: Item, columns: readonly Column<Item>[]): XmlElement {
  const children = columns.flatMap(({ name, value }) => {
    const given = value(item);
    return given === null ? [] : [{ name: "attvalue", attributes: { for: name, value: valueText(given) } }];
  });
  return { name: "attvalues", children };
}

function valueText(value: Exclude<ColumnValue, null>): string {
  return typeof value === "object" ? `[${value.join(", ")}]` : String(value);
}
