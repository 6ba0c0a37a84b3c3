/** Reads the graph piece by piece, all of one version. */
import { type DatasetCitation } from "../files/citation";
import { FileReadError, type PageSource, readRoot } from "../files/read";
import { type ExportEdge, type ExportGraph, type ExportHead, type ExportNode } from "./graph";
import { GRAPH_FIELD, type Piece, type PreparedExport } from "./query";

/** What to read, for which viewer, and how. */
export interface GraphReading {
  readonly prepared: PreparedExport;
  readonly dataset: DatasetCitation;
  readonly source: PageSource;
  readonly filters: Readonly<Record<string, unknown>>;
  /** Read no more of actors than their names. */
  readonly namesOnly: boolean;
  /** Actors or edges a piece. */
  readonly pieceSize: number;
}

interface PartAnswer extends Omit<ExportHead, "dataset" | "exportedAt" | "filters"> {
  readonly nodes: readonly ExportNode[];
  readonly edges: readonly ExportEdge[];
}

/** Where a piece begins. */
interface From {
  readonly nodesFrom?: number;
  readonly edgesFrom?: number;
  readonly graphVersion?: string;
}

/**
 * Reads the first piece at once, and the others while their reader asks for them. Throws a FileReadError where the API refuses, and a
 * CONFLICT where the graph changed in between, rather than leave something out or mix two versions.
 */
export async function readGraph(reading: GraphReading): Promise<ExportGraph> {
  const { dataset, filters } = reading;
  const piece = reading.namesOnly ? "names" : "nodes";
  const first = await read(reading, piece, {});
  const exportedAt = `${new Date().toISOString().slice(0, 19)}Z`;
  const { nodeCount, edgeCount, undeterminedCount, unnamedPartners } = first;
  const { graphVersion, viewerClasses, coverage } = first;
  return {
    head: {
      dataset,
      exportedAt,
      graphVersion,
      filters,
      viewerClasses,
      coverage,
      nodeCount,
      edgeCount,
      undeterminedCount,
      unnamedPartners,
    },
    nodes: piecesOf({ count: nodeCount, first: first.nodes }, async (nodesFrom) => {
      return (await read(reading, piece, { nodesFrom, graphVersion })).nodes;
    }),
    edges: piecesOf({ count: edgeCount, first: [] }, async (edgesFrom) => {
      return (await read(reading, "edges", { edgesFrom, graphVersion })).edges;
    }),
  };
}

function read({ prepared, source, filters, pieceSize }: GraphReading, piece: Piece, from: From): Promise<PartAnswer> {
  const query = prepared.queryOf(piece, from.graphVersion === undefined);
  const variables = { nodesFrom: 0, edgesFrom: 0, ...filters, first: pieceSize, ...from };
  return readRoot<PartAnswer>({ field: GRAPH_FIELD, query, variables }, source);
}

/** Pieces up to a count. */
async function* piecesOf<Item>(
  { count, first }: { count: number; first: readonly Item[] },
  readFrom: (from: number) => Promise<readonly Item[]>,
): AsyncGenerator<readonly Item[]> {
  if (first.length > 0) yield first;
  for (let from = first.length; from < count;) {
    const items = await readFrom(from);
    if (items.length === 0) throw new Error(`Of ${count} items of the graph ${from} could be read.`);
    from += items.length;
    yield items;
  }
}

/** Whether the graph changed while it was read. */
export const isChanged = (error: unknown): boolean => error instanceof FileReadError && error.isConflict;
