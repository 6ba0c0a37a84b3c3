/** GET /export and GET /export/graph.{gexf,graphml,json,jsonld,csv}. */
import { type Request, type Response, Router } from "express";
import { type DatasetCitation } from "../files/citation";
import { type PageSource } from "../files/read";
import { headerJson, headerText, sendText, serveFile, setFileHeaders } from "../files/send";
import { EDGE_COLUMNS, NODE_COLUMNS } from "./writers/columns";
import { type ExportFormat, FORMATS } from "./writers/formats";
import { type ExportHead } from "./graph";
import { provenanceOf, provenanceText } from "./writers/provenance";
import { type PreparedExport } from "./query";
import { type GraphReading, readGraph } from "./read";
import { PARAMETERS, parametersOf, parseExportRequest } from "./request";
import { startFile } from "./start";
import { RECORD_BASE } from "./writers/vocabulary";

/** How much is read and kept at once. */
export interface ExportSizes {
  /** Actors or edges a piece, at most what the API allows. */
  readonly pieceSize: number;
  /** Characters that are ready before the first is sent: a graph that changes until then is read anew. */
  readonly heldBack: number;
}

/** The sizes that a hub uses; tests use smaller ones. */
export const EXPORT_SIZES: ExportSizes = { pieceSize: 500, heldBack: 1_048_576 };

/** What the routes serve, and how they read. */
export interface ExportOptions {
  readonly prepared: PreparedExport;
  readonly dataset: DatasetCitation;
  readonly sourceFor: (response: Response) => PageSource;
  readonly sizes: ExportSizes;
}

const FILE = /^graph\.(\w+)$/;

/** Routes of the exports. */
export function exportRoutes(options: ExportOptions): Router {
  const routes = Router();
  routes.get("/export", (_request, response) => void response.json(overview(options)));
  routes.get("/export/:file", (request, response) => serveExport(request, response, options));
  return routes;
}

const addressOf = ({ name }: ExportFormat): string => `/export/graph.${name}`;

function overview({ dataset, prepared }: ExportOptions): unknown {
  const exports = FORMATS.map((format) => ({
    format: format.name,
    address: addressOf(format),
    type: format.type,
    description: format.description,
    parameters: parametersOf(format),
  }));
  const columnsOf = (columns: readonly { name: string; meaning: string }[]) =>
    Object.fromEntries(columns.map(({ name, meaning }) => [name, meaning]));
  return {
    dataset,
    exports,
    parameters: { ...PARAMETERS, part: "Of CSV: edges (by default) or nodes." },
    relations: prepared.relations,
    nodes: { id: "Id of the actor.", ...columnsOf(NODE_COLUMNS) },
    edges: {
      id: "source|target|relation|pattern: edges are undirected and may be parallel.",
      ...columnsOf(EDGE_COLUMNS),
    },
    iris: `JSON-LD names records ${RECORD_BASE}ID, on every hub alike.`,
  };
}

async function serveExport(request: Request, response: Response, options: ExportOptions): Promise<void> {
  const [, name] = FILE.exec(String(request.params.file)) ?? [];
  const format = FORMATS.find((candidate) => candidate.name === name);
  if (!format) return refuseName(response);
  await serveFile(response, () => send(request, response, { ...options, format }));
}

function refuseName(response: Response): void {
  const error = "There is no such export; use one of these addresses.";
  response.status(404).json({ error, exports: FORMATS.map(addressOf) });
}

async function send(
  request: Request,
  response: Response,
  { format, prepared, dataset, sourceFor, sizes }: ExportOptions & { format: ExportFormat },
): Promise<void> {
  const { filters, part } = parseExportRequest(prepared, format, request.query);
  const { write, namesOnly = false } = format.parts[part] ?? {};
  if (!write) throw new Error(`The format ${format.name} has no part ${part}.`);
  const reading: GraphReading = {
    prepared,
    dataset,
    filters,
    namesOnly,
    source: sourceFor(response),
    pieceSize: sizes.pieceSize,
  };
  const { head, text } = await startFile(() => readGraph(reading), write, sizes.heldBack);
  const name = `${["graph", part, dataset.version].filter((word) => word !== "").join("-")}.${format.name}`;
  setFileHeaders(response, { name, type: format.type, dataset });
  setProvenance(response, head);
  await sendText(response, text);
}

/** What the file says of itself is in headers too: `Liaison-Graph-Version` and so on. */
function setProvenance(response: Response, head: ExportHead): void {
  for (const [name, value] of provenanceOf(head)) {
    const words = name.split("_").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
    const text = provenanceText(value);
    response.set(`Liaison-${words.join("-")}`, typeof value === "object" ? headerJson(text) : headerText(text));
  }
}
