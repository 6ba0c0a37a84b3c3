/** The queries of the pieces of an export, fitted to the API. */
import { type GraphQLArgument, type GraphQLSchema, getNamedType, isEnumType, parse, validate } from "graphql";
import { GRAPH_EDGE_FIELDS, GRAPH_NODE_FIELDS } from "../../domain/insights/graphShape";

/** The root field that is read. */
export const GRAPH_FIELD = "graphPart";

/** What of the graph is read: the head and actors, or more actors, or edges; `names` are actors by id and name alone. */
export type Piece = "nodes" | "names" | "edges";

/** An export whose queries fit the API. */
export interface PreparedExport {
  /** Kinds of record that can count. */
  readonly relations: readonly string[];
  /** The first piece tells the head too. */
  readonly queryOf: (piece: Piece, isFirst: boolean) => string;
}

const HEAD =
  "nodeCount edgeCount undeterminedCount unnamedPartners viewerClasses coverage { records newestAttestation unverified unverifiedShare note }";
/** The whole graph has no centre. */
const NODE_FIELDS = GRAPH_NODE_FIELDS.filter((field) => field !== "distance").map((field) =>
  field === "state" ? "state { id name nameFootnote iso2 }" : field,
);
const SELECTIONS: Readonly<Record<Piece, string>> = {
  nodes: `nodes { ${NODE_FIELDS.join(" ")} }`,
  names: "nodes { id label }",
  edges: `edges { ${GRAPH_EDGE_FIELDS.join(" ")} }`,
};

/** Null where the API has no graph to export. Throws where the queries do not fit: a file without a column it had would mislead. */
export function prepareExport(schema: GraphQLSchema): PreparedExport | null {
  const field = schema.getQueryType()?.getFields()[GRAPH_FIELD];
  if (!field) return null;
  const { args } = field;
  const queryOf = (piece: Piece, isFirst: boolean) => queryText(args, `${isFirst ? HEAD : ""} ${SELECTIONS[piece]}`);
  for (const piece of ["nodes", "names", "edges"] as const) {
    const errors = validate(schema, parse(queryOf(piece, true)));
    if (errors.length === 0) continue;
    throw new Error(`The export does not fit the API: ${errors.map((error) => error.message).join(" ")}`);
  }
  const relation = getNamedType(args.find(({ name }) => name === "relations")?.type);
  return { queryOf, relations: isEnumType(relation) ? relation.getValues().map(({ name }) => name) : [] };
}

function queryText(args: readonly GraphQLArgument[], selection: string): string {
  const variables = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(", ");
  const values = args.map(({ name }) => `${name}: $${name}`).join(", ");
  return `query (${variables}) { ${GRAPH_FIELD}(${values}) { graphVersion ${selection} } }`;
}
