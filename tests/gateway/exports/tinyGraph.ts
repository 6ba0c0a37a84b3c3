/** A subgraph with a graph to export that can change, fail and wait. */
import { GraphQLScalarType } from "graphql";
import { LiaisonError } from "../../../domain/errors";
import { type ExportEdge, type ExportNode } from "../../../gateway/exports/graph";
import { type Subgraph } from "../../../gateway";
import { subgraph } from "../tiny/tinySubgraphs";

const GRAPH = `
  scalar PartialDate
  enum GraphRelation { COLLABORATION MEMBERSHIP }
  input TieWhere { name: String }
  type Ground { id: ID! name: String! nameFootnote: String iso2: String }
  type GraphNode { id: ID! label: String! kind: String! isCivilSociety: Boolean! state: Ground lat: Float lon: Float
    degree: Int! weightedDegree: Int! community: Int! x: Float! y: Float! }
  type GraphEdge { source: ID! target: ID! relation: GraphRelation! pattern: String weight: Int!
    firstYear: Int lastYear: Int records: [ID!]! }
  type Basis { records: Int! newestAttestation: String unverified: Int! unverifiedShare: Float note: String! }
  type NetworkGraph { nodes: [GraphNode!]! edges: [GraphEdge!]! nodeCount: Int! edgeCount: Int! unnamedPartners: Int!
    undeterminedCount: Int! graphVersion: String! viewerClasses: [String!]! coverage: Basis! }
  type Query { graphPart(where: TieWhere, relations: [GraphRelation!], asOf: PartialDate, since: PartialDate,
    until: PartialDate, nodesFrom: Int! = 0, edgesFrom: Int! = 0, first: Int! = 1000, graphVersion: String): NetworkGraph! }
`;

/** What a piece was asked with. */
export interface PartAsked {
  readonly nodesFrom: number;
  readonly edgesFrom: number;
  readonly first: number;
  readonly graphVersion?: string | null;
  readonly relations?: readonly string[] | null;
}

/** A graph as a test wants it. */
export interface TinyGraph {
  nodes: readonly ExportNode[];
  edges: readonly ExportEdge[];
  version: string;
  /** All pieces that were asked for. */
  readonly asked: PartAsked[];
  /** Before a piece is given. */
  before: (asked: PartAsked) => void | Promise<void>;
}

export const tinyNode = (number: number, change: Partial<ExportNode> = {}): ExportNode => ({
  id: `npm-${number}`,
  label: `Npm ${number}`,
  kind: "NPM",
  isCivilSociety: false,
  lat: 46.1,
  lon: 14.8,
  state: { id: "state-1", name: "State 1", nameFootnote: null, iso2: "AA" },
  degree: 2,
  weightedDegree: 3,
  community: 0,
  x: 0.25,
  y: -0.5,
  ...change,
});

export const tinyEdge = (number: number, change: Partial<ExportEdge> = {}): ExportEdge => ({
  source: `npm-${number}`,
  target: "npm-1",
  relation: "COLLABORATION",
  pattern: "MUTUAL_SUPPORT",
  weight: 2,
  firstYear: 2013,
  lastYear: null,
  records: [`collab-${number}`, `collab-${number}-again`],
  ...change,
});

/** A ring of actors, each related to the first. */
export function tinyGraph(size: number): TinyGraph {
  const numbers = Array.from({ length: size }, (_, index) => index + 1);
  return {
    nodes: numbers.map((number) => tinyNode(number)),
    edges: numbers.slice(1).map((number) => tinyEdge(number)),
    version: "one",
    asked: [],
    before: () => undefined,
  };
}

/** The subgraph over it. */
export function graphSubgraph(graph: TinyGraph): Subgraph {
  async function graphPart(_: unknown, asked: PartAsked) {
    graph.asked.push(asked);
    await graph.before(asked);
    const { nodes, edges, version } = graph;
    if (asked.graphVersion != null && asked.graphVersion !== version)
      throw new LiaisonError(
        "CONFLICT",
        "The graph has changed since the first piece was read; start again with the first one.",
      );
    return {
      nodes: nodes.slice(asked.nodesFrom, asked.nodesFrom + asked.first),
      edges: edges.slice(asked.edgesFrom, asked.edgesFrom + asked.first),
      nodeCount: nodes.length,
      edgeCount: edges.length,
      unnamedPartners: 4,
      undeterminedCount: 5,
      graphVersion: version,
      viewerClasses: ["PUBLIC", "PARTNERS"],
      coverage: { records: 12, newestAttestation: "2023-03", unverified: 3, unverifiedShare: 0.25, note: "Found." },
    };
  }
  const PartialDate = new GraphQLScalarType({ name: "PartialDate" });
  return subgraph("graph", GRAPH, { PartialDate, Query: { graphPart } });
}
