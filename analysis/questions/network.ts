/** The network of a selection: actors and what ties them, with their places in it. */
import type { GraphEdge, GraphNode } from "../../domain/insights/graphShape";
import type { ActorLabel, GraphRow } from "../../store/port";
import { linesOf } from "../graph/influence";
import { neighbourhoodOf } from "../graph/neighbourhood";
import type { Scene } from "../graph/scene";
import { datesOf, type ActorRow, type SeenRecords } from "../graph/seenRecords";
import type { Relation, Selection } from "../graph/selection";
import type { Link } from "../graph/ties";
import { basisOf, type Basis } from "./basis";
import { question } from "./question";

/** The selection whose network is asked for, the most actors it may show, and the actor around whom, where it is not the whole. */
export interface NetworkAsked {
  readonly selection: Selection;
  readonly first: number;
  readonly around?: { readonly centre: string; readonly depth: number };
}

/** A piece of a whole network, for readers that take it in pieces: `first` nodes and edges, each from a place on. */
export interface NetworkPartAsked {
  readonly selection: Selection;
  readonly nodesFrom: number;
  readonly edgesFrom: number;
  readonly first: number;
}

/** An actor in the network; `state` is the id of its state. */
export type NetworkNode = GraphNode<string, ActorLabel>;

/** All records of one relation and pattern between two actors. */
export type NetworkEdge = GraphEdge<Relation>;

/** The network of a selection, cut to its best connected actors where it would be too large (`truncated`). */
export interface NetworkGraph extends Basis {
  readonly nodes: readonly NetworkNode[];
  readonly edges: readonly NetworkEdge[];
  /** Actors and edges of the whole graph, those that were left out included. */
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly truncated: boolean;
  /** Collaborations whose partner no record names; they are no edge. */
  readonly unnamedPartners: number;
}

/** Edges a graph may have for each actor it may have. */
const EDGES_FOR_EACH_NODE = 4;
/** Ids of records that an edge names. */
const NAMED_RECORDS = 20;

/** Shows the whole network, or what lies around one actor; the most connected actors where it is larger than asked for. */
export const network = question((sight, { selection, first, around }: NetworkAsked): NetworkGraph => {
  const scene = sight.scene(selection);
  const distances = around ? neighbourhoodOf((id) => scene.ties.neighbours(id), around.centre, around.depth) : null;
  const within = distances ? scene.network.nodes().filter((id) => distances.has(id)) : scene.network.nodes();
  const shown = new Set(within.length > first ? mostConnected(scene, within, distances).slice(0, first) : within);
  const all = edgesAmong(scene, distances ? new Set(within) : null);
  const among = all.filter(({ source, target }) => shown.has(source) && shown.has(target));
  const most = EDGES_FOR_EACH_NODE * Math.max(first, 1);
  const edges = among.length > most ? heaviest(among).slice(0, most) : among;
  return {
    ...whole(scene, { nodeCount: within.length, edgeCount: all.length }),
    nodes: within.filter((id) => shown.has(id)).map((id) => nodeOf(scene, id, distances?.get(id) ?? null)),
    edges,
    truncated: shown.size < within.length || edges.length < all.length,
  };
});

/** Shows a part of the whole network: actors first, then edges, so that it can be written out piece by piece. */
export const networkPart = question((sight, asked: NetworkPartAsked): NetworkGraph => {
  const { nodesFrom, edgesFrom, first } = asked;
  const scene = sight.scene(asked.selection);
  const ids = scene.network.nodes();
  const edges = scene.remembered("edges", () => edgesAmong(scene, null));
  const nodes = ids.slice(nodesFrom, nodesFrom + first).map((id) => nodeOf(scene, id, null));
  const part = edges.slice(edgesFrom, edgesFrom + first);
  return {
    ...whole(scene, { nodeCount: ids.length, edgeCount: edges.length }),
    nodes,
    edges: part,
    truncated: false,
  };
});

function whole({ facts, ties }: Scene, counts: { nodeCount: number; edgeCount: number }) {
  return { ...basisOf(facts, ties.records, ties.undetermined), ...counts, unnamedPartners: ties.unnamedPartners };
}

/** Most neighbours first; around a centre, what is nearer first. */
function mostConnected(
  { network }: Scene,
  ids: readonly string[],
  distances: ReadonlyMap<string, number> | null,
): readonly string[] {
  const near = (id: string) => distances?.get(id) ?? 0;
  return [...ids].sort((a, b) => near(a) - near(b) || network.degree(b) - network.degree(a) || (a < b ? -1 : 1));
}

const heaviest = (edges: readonly NetworkEdge[]): readonly NetworkEdge[] =>
  edges
    .map((edge, at) => ({ edge, at }))
    .sort((a, b) => b.edge.weight - a.edge.weight || a.at - b.at)
    .map(({ edge }) => edge);

function nodeOf(scene: Scene, id: string, distance: number | null): NetworkNode {
  const row = scene.facts.actor(id);
  return {
    id,
    label: row?.name ?? id,
    kind: row?.label ?? "Body",
    isCivilSociety: row?.isCivilSociety === true,
    ...stateOf(scene.facts, row),
    ...placeOf(scene, id),
    distance,
  };
}

/** The state of an actor, and the centroid of the state. */
function stateOf(facts: SeenRecords, row: ActorRow | undefined) {
  const state = facts.row(row && "stateId" in row ? row.stateId : null);
  if (state?.label !== "State") return { state: null, lat: null, lon: null };
  return { state: state.id, lat: state.lat ?? null, lon: state.lon ?? null };
}

/** Where an actor stands in the network: what ties it, its community, and its place in the picture. */
function placeOf({ network, communityOf, layout }: Scene, id: string) {
  const { x, y } = layout.get(id) ?? { x: 0, y: 0 };
  return { ...linesOf(network, id), community: communityOf.get(id) ?? 0, x, y };
}

/** Edges by both ends, relation and pattern, in that order; a record with two patterns lies on two edges. */
function edgesAmong({ ties }: Scene, within: ReadonlySet<string> | null): readonly NetworkEdge[] {
  const groups = new Map<string, { link: Link; pattern: string | null; records: GraphRow[] }>();
  for (const link of ties.links) {
    if (within && !(within.has(link.a) && within.has(link.b))) continue;
    const patterns = link.record.label === "Collaboration" ? link.record.patterns : [];
    for (const pattern of patterns.length > 0 ? patterns : [null]) {
      const key = `${link.a} ${link.b} ${link.relation} ${pattern ?? ""}`;
      const known = groups.get(key);
      if (known) known.records.push(link.record);
      else groups.set(key, { link, pattern, records: [link.record] });
    }
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { link, pattern, records }]) => ({
      source: link.a,
      target: link.b,
      relation: link.relation,
      pattern,
      weight: records.length,
      ...yearsOf(records),
      records: records.slice(0, NAMED_RECORDS).map(({ id }) => id),
    }));
}

/** First and last year in which one of the records is known to have held. */
function yearsOf(records: readonly GraphRow[]): { firstYear: number | null; lastYear: number | null } {
  const years = records
    .flatMap((row) => Object.values(datesOf(row)))
    .filter((date) => date !== null)
    .map((date) => Number(date.slice(0, 4)));
  if (years.length === 0) return { firstYear: null, lastYear: null };
  return { firstYear: Math.min(...years), lastYear: Math.max(...years) };
}
