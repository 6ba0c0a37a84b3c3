/** The formats of exports: each has a writer of its own. */
import { EXPORT_FORMATS, type ExportFormatName } from "../../../domain/exportFormats";
import { edgesCsvText, nodesCsvText } from "./csv";
import { gexfText } from "./gexf";
import { type ExportGraph } from "../graph";
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
  readonly name: ExportFormatName;
  readonly type: string;
  readonly description: string;
  /** The parts that can be asked for, the first by default; a format that holds all has one, without a name. */
  readonly parts: Readonly<Record<string, ExportPart>>;
}

const BY_NAME: Readonly<Record<ExportFormatName, Omit<ExportFormat, "name">>> = {
  gexf: {
    type: "application/gexf+xml; charset=utf-8",
    description: "GEXF 1.3, for Gephi: with places and sizes for a picture.",
    parts: { "": { write: gexfText } },
  },
  graphml: {
    type: "application/graphml+xml; charset=utf-8",
    description: "GraphML, for Gephi, Cytoscape, yEd, igraph and NetworkX.",
    parts: { "": { write: graphmlText } },
  },
  json: {
    type: "application/json; charset=utf-8",
    description: "Node-link JSON, for NetworkX and D3.",
    parts: { "": { write: jsonText } },
  },
  jsonld: {
    type: "application/ld+json; charset=utf-8",
    description: "JSON-LD with schema.org, FOAF, the W3C Organization ontology and Dublin Core, its context inline.",
    parts: { "": { write: jsonldText } },
  },
  csv: {
    type: "text/csv; charset=utf-8",
    description: "CSV for spreadsheets: edges with the names of both ends, or actors.",
    parts: { edges: { write: edgesCsvText, namesOnly: true }, nodes: { write: nodesCsvText } },
  },
};

/** Every format, in the order of `GET /export`. */
export const FORMATS: readonly ExportFormat[] = EXPORT_FORMATS.map((name) => ({ name, ...BY_NAME[name] }));
