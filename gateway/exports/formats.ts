/** The formats of exports: each has a writer of its own. */
import { edgesCsvText, nodesCsvText } from "./csv";
import { gexfText } from "./gexf";
import { type ExportGraph } from "./graph";
import { graphmlText } from "./graphml";
import { jsonText } from "./json";
import { jsonldText } from "./jsonld";

/** Writes a graph in pieces of text. */
export type WriteGraph = (graph: ExportGraph) => AsyncGenerator<string>;

/** One part of the graph as a file. */
export interface ExportPart {
  readonly write: WriteGraph;
  /** Needs of actors no more than their names. */
  readonly namesOnly?: boolean;
}

/** One format. */
export interface ExportFormat {
  /** How names of its files end. */
  readonly name: string;
  readonly type: string;
  readonly description: string;
  /** The parts that can be asked for, the first by default; a format that holds all has one, without a name. */
  readonly parts: Readonly<Record<string, ExportPart>>;
}

/** Every format, in the order of `GET /export`. */
export const FORMATS: readonly ExportFormat[] = [
  {
    name: "gexf",
    type: "application/gexf+xml; charset=utf-8",
    description: "GEXF 1.3, for Gephi: with places and sizes for a picture.",
    parts: { "": { write: gexfText } },
  },
  {
    name: "graphml",
    type: "application/graphml+xml; charset=utf-8",
    description: "GraphML, for Gephi, Cytoscape, yEd, igraph and NetworkX.",
    parts: { "": { write: graphmlText } },
  },
  {
    name: "json",
    type: "application/json; charset=utf-8",
    description: "Node-link JSON, for NetworkX and D3.",
    parts: { "": { write: jsonText } },
  },
  {
    name: "jsonld",
    type: "application/ld+json; charset=utf-8",
    description: "JSON-LD with schema.org, FOAF, the W3C Organization ontology and Dublin Core, its context inline.",
    parts: { "": { write: jsonldText } },
  },
  {
    name: "csv",
    type: "text/csv; charset=utf-8",
    description: "CSV for spreadsheets: edges with the names of both ends, or actors.",
    parts: { edges: { write: edgesCsvText, namesOnly: true }, nodes: { write: nodesCsvText } },
  },
];

/** Names of the formats. */
export const EXPORT_FORMATS: readonly string[] = FORMATS.map(({ name }) => name);
