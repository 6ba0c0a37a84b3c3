/** Actors and what relates them, as a graph: what analyses work out, the API answers, and files hold. */

/** An actor. `State` is its state, as an id or with its facts; null for bodies and networks, and where the viewer may not see it. */
export interface GraphNode<State = string, Kind extends string = string> {
  readonly id: string;
  /** Its name. */
  readonly label: string;
  readonly kind: Kind;
  readonly isCivilSociety: boolean;
  readonly state: State | null;
  /** Degrees (WGS 84) of the centroid of the state. */
  readonly lat: number | null;
  readonly lon: number | null;
  readonly degree: number;
  readonly weightedDegree: number;
  readonly community: number;
  /** Place in a picture, −1 to 1. */
  readonly x: number;
  readonly y: number;
  /** Steps from the centre, for a neighbourhood. */
  readonly distance: number | null;
}

/** Records of one relation and pattern between two actors; the graph is undirected, and two actors may have several. */
export interface GraphEdge<Relation extends string = string> {
  readonly source: string;
  readonly target: string;
  readonly relation: Relation;
  /** Of collaborations. */
  readonly pattern: string | null;
  /** Number of records. */
  readonly weight: number;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
  /** Ids of the records, at most 20. */
  readonly records: readonly string[];
}

const OF_NODES: Readonly<Record<keyof GraphNode, true>> = {
  id: true,
  label: true,
  kind: true,
  isCivilSociety: true,
  state: true,
  lat: true,
  lon: true,
  degree: true,
  weightedDegree: true,
  community: true,
  x: true,
  y: true,
  distance: true,
};
const OF_EDGES: Readonly<Record<keyof GraphEdge, true>> = {
  source: true,
  target: true,
  relation: true,
  pattern: true,
  weight: true,
  firstYear: true,
  lastYear: true,
  records: true,
};

/** Names of the fields of a node. */
export const GRAPH_NODE_FIELDS: readonly string[] = Object.keys(OF_NODES);
/** Names of the fields of an edge. */
export const GRAPH_EDGE_FIELDS: readonly string[] = Object.keys(OF_EDGES);
