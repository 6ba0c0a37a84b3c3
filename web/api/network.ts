/** The network of a selection: who cooperates with whom, with places for picture and map. */
import { type Coverage } from "./coverage";
import { type Pattern, type Tie } from "../state/selection";
import { operation } from "./operation";
import { type SelectionVariables } from "./where";

export type ActorKind = "NPM" | "CSO" | "BODY" | "NETWORK";

export interface GraphNode {
  readonly id: string;
  readonly label: string;
  readonly kind: ActorKind;
  readonly isCivilSociety: boolean;
  readonly state: { readonly id: string } | null;
  /** Actors it is related to, and records that relate it. */
  readonly degree: number;
  readonly weightedDegree: number;
  readonly community: number;
  /** Place in the picture, −1 to 1; filters and years move nobody. */
  readonly x: number;
  readonly y: number;
}

export interface GraphEdge {
  readonly source: string;
  readonly target: string;
  readonly pattern: Pattern | null;
  /** Number of records. */
  readonly weight: number;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
  /** Ids of the records, at most 20. */
  readonly records: readonly string[];
}

export interface NetworkGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly truncated: boolean;
  readonly unnamedPartners: number;
  readonly undeterminedCount: number;
  readonly graphVersion: string;
  readonly coverage: Coverage;
}

export interface NetworkVariables extends SelectionVariables {
  /** Kinds of record that tie actors; collaborations where it is not there. */
  readonly relations?: readonly Tie[];
}

/** Most actors that a page draws. */
const MOST_ACTORS = 5_000;

export const NETWORK = operation<{ readonly networkGraph: NetworkGraph }, NetworkVariables>(`
  query Network($where: CollaborationWhere, $since: PartialDate, $until: PartialDate, $relations: [GraphRelation!]) {
    networkGraph(where: $where, relations: $relations, since: $since, until: $until, first: ${MOST_ACTORS}) {
      nodes { id label kind isCivilSociety state { id } degree weightedDegree community x y }
      edges { source target pattern weight firstYear lastYear records }
      nodeCount edgeCount truncated unnamedPartners undeterminedCount graphVersion
      coverage { records newestAttestation unverified }
    }
  }`);
