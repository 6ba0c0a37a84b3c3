/** The exported graph, as its writers get it. */
import type { Coverage } from "../../domain/insights/coverage";
import type { GraphEdge, GraphNode } from "../../domain/insights/graphShape";
import { type DatasetCitation } from "../files/citation";

/** An actor. */
export type ExportNode = Omit<GraphNode<ExportState>, "distance">;

/** The state of an actor. */
export interface ExportState {
  readonly id: string;
  readonly name: string;
  /** To be printed with a name that has a *. */
  readonly nameFootnote: string | null;
  readonly iso2: string | null;
}

/** All records of one relation and pattern between two actors. */
export type ExportEdge = GraphEdge;

/** What an export says about itself. */
export interface ExportHead {
  readonly dataset: DatasetCitation;
  /** When it was begun, UTC: "2026-11-25T05:12:21Z". */
  readonly exportedAt: string;
  /** Digest of what the viewer may see of the graph. */
  readonly graphVersion: string;
  /** As they were asked for; empty for the whole network. */
  readonly filters: Readonly<Record<string, unknown>>;
  readonly viewerClasses: readonly string[];
  readonly coverage: Coverage;
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** Records that may or may not hold at the time asked for; they are in no edge. */
  readonly undeterminedCount: number;
  /** Collaborations with a partner that no record names; they have no edge. */
  readonly unnamedPartners: number;
}

/** A graph that is read while it is written: read the nodes first, then the edges, each once. */
export interface ExportGraph {
  readonly head: ExportHead;
  readonly nodes: AsyncIterable<readonly ExportNode[]>;
  readonly edges: AsyncIterable<readonly ExportEdge[]>;
}

/** Id of an edge: `source|target|relation|pattern`, without the last where there is none. */
export function edgeId({ source, target, relation, pattern }: ExportEdge): string {
  return [source, target, relation, ...(pattern === null ? [] : [pattern])].join("|");
}
