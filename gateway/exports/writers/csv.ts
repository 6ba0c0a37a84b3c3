/** CSV for spreadsheets: edges with the names of both ends, or actors. */
import { csvRow, type CsvValue } from "../../../domain/text/csvText";
import { type ColumnValue, EDGE_COLUMNS, NODE_COLUMNS } from "./columns";
import { edgeId, type ExportEdge, type ExportGraph, type ExportHead, type ExportNode } from "../graph";
import { plainText } from "./plainText";
import { coverageSentence } from "./provenance";

const LAST_COLUMNS = ["coverage", "exported_at", "dataset_version", "graph_version"];

/** Edges, a line each, in pieces; names of actors are kept until the end. */
export async function* edgesCsvText({ head, nodes, edges }: ExportGraph): AsyncGenerator<string> {
  const names = new Map<string, string>();
  for await (const piece of nodes) for (const { id, label } of piece) names.set(id, label);
  const last = lastCells(head);
  const ends = ["id", "source", "source_name", "target", "target_name"];
  yield csvRow([...ends, ...EDGE_COLUMNS.map(({ name }) => name), ...LAST_COLUMNS]);
  for await (const piece of edges) yield piece.map((edge) => csvRow([...edgeCells(edge, names), ...last])).join("");
}

/** Actors, a line each, in pieces. */
export async function* nodesCsvText({ head, nodes }: ExportGraph): AsyncGenerator<string> {
  const last = lastCells(head);
  yield csvRow(["id", ...NODE_COLUMNS.map(({ name }) => name), ...LAST_COLUMNS]);
  for await (const piece of nodes) yield piece.map((node) => csvRow([...nodeCells(node), ...last])).join("");
}

/** A table that was sorted and cut still tells what it is part of. */
function lastCells(head: ExportHead): readonly CsvValue[] {
  return [coverageSentence(head.coverage), head.exportedAt, head.dataset.version, head.graphVersion];
}

function edgeCells(edge: ExportEdge, names: ReadonlyMap<string, string>): readonly CsvValue[] {
  const { source, target } = edge;
  const ends = [source, names.get(source) ?? null, target, names.get(target) ?? null];
  return [edgeId(edge), ...ends, ...EDGE_COLUMNS.map(({ value }) => value(edge))].map(cellOf);
}

const nodeCells = (node: ExportNode): readonly CsvValue[] =>
  [node.id, ...NODE_COLUMNS.map(({ value }) => value(node))].map(cellOf);

function cellOf(value: ColumnValue): CsvValue {
  if (typeof value === "object" && value !== null) return plainText(value.join(";"));
  return typeof value === "string" ? plainText(value) : value;
}
