/** The graph that is exported, as its writers are given it. */
import { type DatasetCitation } from "../files/citation";

/** An actor. */
export interface ExportNode {
  readonly id: string;
  /** Its name. */
  readonly label: string;
  readonly kind: string;
  readonly isCivilSociety: boolean;
  /** Where it is; null for bodies and networks, and where the viewer may not see it. */
  readonly state: ExportState | null;
  /** Degrees (WGS 84) of the centroid of the state. */
  readonly lat: number | null;
  readonly lon: number | null;
  readonly degree: number;
  readonly weightedDegree: number;
  readonly community: number;
  /** Place in a picture, −1 to 1. */
  readonly x: number;
  readonly y: number;
}

/** Where an actor is. */
export interface ExportState {
  readonly id: string;
  readonly name: string;
  /** To be printed with a name that has a *. */
  readonly nameFootnote: string | null;
  readonly iso2: string | null;
}

/** Records of one relation and pattern between two actors; the graph is undirected, and two actors may have several. */
export interface ExportEdge {
  readonly source: string;
  readonly target: string;
  readonly relation: string;
  readonly pattern: string | null;
  /** Number of records. */
  readonly weight: number;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
  /** Ids of the records, at most 20. */
  readonly records: readonly string[];
}

/** What the records found can be relied on for. */
export interface ExportCoverage {
  readonly records: number;
  readonly newestAttestation: string | null;
  readonly unverified: number;
  readonly unverifiedShare: number | null;
  readonly note: string;
}

/** What an export says of itself. */
export interface ExportHead {
  readonly dataset: DatasetCitation;
  /** When it was begun, UTC: "2026-11-25T05:12:21Z". */
  readonly exportedAt: string;
  /** Digest of what the viewer may see of the graph. */
  readonly graphVersion: string;
  /** As they were asked for; empty for the whole network. */
  readonly filters: Readonly<Record<string, unknown>>;
  readonly viewerClasses: readonly string[];
  readonly coverage: ExportCoverage;
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** Records that may or may not hold at the time asked for; they are in no edge. */
  readonly undeterminedCount: number;
  /** Collaborations with a partner that no record names; they are no edge. */
  readonly unnamedPartners: number;
}

/** A graph that is read while it is written: take the nodes first, then the edges, each once. */
export interface ExportGraph {
  readonly head: ExportHead;
  readonly nodes: AsyncIterable<readonly ExportNode[]>;
  readonly edges: AsyncIterable<readonly ExportEdge[]>;
}

/** Id of an edge: `source|target|relation|pattern`, without the last where there is none. */
export function edgeId({ source, target, relation, pattern }: ExportEdge): string {
  return [source, target, relation, ...(pattern === null ? [] : [pattern])].join("|");
}
