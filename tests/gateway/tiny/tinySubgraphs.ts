/** Two tiny real subgraphs that share an entity, with every kind of error. */
import { buildSubgraphSchema, printSubgraphSchema } from "@apollo/subgraph";
import { GraphQLError, GraphQLScalarType, type GraphQLSchema, parse } from "graphql";
import { LiaisonError } from "../../../domain/errors";
import { type Subgraph } from "../../../gateway";
import { type Asked, type Marked, Sightings } from "./sightings";
import { type Table } from "../../../gateway/tables/definitions";

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])\n`;

const BIRDS = `
  scalar PartialDate
  "A bird." type Bird implements Animal @key(fields: "id") {
    id: ID! name: String! hatched: PartialDate kind: Kind!
    refused: String away: String crashed: String leaked: String must: String! mark: String song(length: Int): String }
  interface Animal { id: ID! name: String! }
  enum Kind { OWL SWAN }
  input BirdWhere { name: String kind: Kind AND: [BirdWhere!] }
  enum BirdOrderField { NAME ID }
  enum Direction { ASC DESC }
  input BirdOrder { field: BirdOrderField! direction: Direction! }
  type PageInfo @shareable { hasNextPage: Boolean! endCursor: String }
  type BirdConnection { nodes: [Bird!]! pageInfo: PageInfo! totalCount: Int! undeterminedCount: Int! }
  type Query {
    bird(id: ID!): Bird
    animals: [Animal!]!
    birds(first: Int, after: String, where: BirdWhere, orderBy: [BirdOrder!], asOf: PartialDate): BirdConnection!
    broken: String!
    away: String!
    request: String
  }
  enum Then { END WAIT FAIL CRASH }
  type Subscription {
    "Birds 1, 2, 3 and so on; without times for ever."
    birdSeen(times: Int, then: Then, on: PartialDate): Bird
    "By a generator that waits between events, and ends with the signal of its context."
    birdHeard: Bird
  }
`;

const NESTS = `
  type Bird @key(fields: "id") { id: ID! nests(first: Int): [Nest!]! hidden: String nestMark: String rare: String }
  type Nest @key(fields: "id") { id: ID! place: String bird: Bird torn: String }
  type Query { nest(id: ID!): Nest nests: [Nest!]! }
`;

const PARTIAL_DATE = new GraphQLScalarType({
  name: "PartialDate",
  parseValue(value) {
    if (typeof value === "string" && /^\d{4}(-\d\d){0,2}$/.test(value)) return value;
    throw new GraphQLError("A partial date is written 2013, 2013-03 or 2013-03-26.");
  },
});

export const BIRD_COUNT = 450;

export const sightings = new Sightings();

const bird = (id: string) => ({ __typename: "Bird", id, name: `Bird ${id}`, kind: "OWL", hatched: "2013-03" });

function birds({ first = 25, after, where }: { first?: number; after?: string; where?: { name?: string } }) {
  if (first > 200) throw new LiaisonError("BAD_USER_INPUT", "first is at most 200.", { argument: "first" });
  if (where?.name === "boom") throw new Error("MATCH (n:Secret) RETURN n");
  const start = after ? Number(after) : 0;
  const all = where?.name ? [bird("=1+1")] : Array.from({ length: BIRD_COUNT }, (_, index) => bird(String(index + 1)));
  const end = Math.min(start + first, all.length);
  return {
    nodes: all.slice(start, end),
    pageInfo: { hasNextPage: end < all.length, endCursor: String(end) },
    totalCount: all.length,
    undeterminedCount: 3,
  };
}

const refuse = (): never => {
  const details = { clause: "D13", reasons: ["The term is longer than one year."], cause: new Error("secret") };
  throw new LiaisonError("RULE_VIOLATED", "A term lasts one year.", details);
};
const away = (): never => {
  throw new LiaisonError("UNAVAILABLE", "Neo4j cannot be reached at the moment; try again shortly.");
};
const crash = (): never => {
  throw new Error("MATCH (n:Secret) RETURN n");
};

const birdResolvers = {
  PartialDate: PARTIAL_DATE,
  Animal: { __resolveType: () => "Bird" },
  Bird: {
    __resolveReference: ({ id }: { id: string }) => bird(id),
    refused: refuse,
    away,
    crashed: crash,
    must: () => null,
    mark: (_: unknown, __: unknown, context: Marked) => sightings.markOf(context),
    song: (_: unknown, { length }: { length: number }) => "la".repeat(length / 2),
    leaked: () => {
      throw new GraphQLError("MATCH (n:Secret)", {
        extensions: { code: "FORBIDDEN", query: "MATCH", stacktrace: ["x"] },
      });
    },
  },
  Query: {
    bird: (_: unknown, { id }: { id: string }) => bird(id),
    animals: () => [bird("1"), bird("2")],
    birds: (_: unknown, args: Parameters<typeof birds>[0]) => birds(args),
    broken: crash,
    away,
    request: (_: unknown, __: unknown, context: { mark?: string }) => context.mark ?? null,
  },
  Subscription: {
    birdSeen: {
      subscribe: (_: unknown, args: Asked, context: Marked) => sightings.seen(args, context),
      resolve: (id: string | null) => id && bird(id),
    },
    birdHeard: {
      subscribe: (_: unknown, __: unknown, context: Marked) => sightings.heard(context),
      resolve: (id: string) => bird(id),
    },
  },
};

const nestResolvers = {
  Bird: {
    nestMark: (_: unknown, __: unknown, context: Marked) => sightings.markOf(context),
    rare: ({ id }: { id: string }) => (id === "2" ? refuse() : `rare ${id}`),
    nests: ({ id }: { id: string }) => [{ id: `nest-${id}`, place: "reed", birdId: id }],
    hidden: refuse,
  },
  Nest: {
    bird: ({ birdId }: { birdId?: string }) => ({ __typename: "Bird", id: birdId ?? "1" }),
    torn: crash,
  },
  Query: {
    nest: (_: unknown, { id }: { id: string }) => ({ id, place: "reed" }),
    nests: () => [{ id: "nest-1", place: "reed" }],
  },
};

/** A subgraph of its type definitions and resolvers. */
export function subgraph(name: string, typeDefs: string, resolvers: object): Subgraph {
  const schema: GraphQLSchema = buildSubgraphSchema({
    typeDefs: parse(LINK + typeDefs),
    resolvers: resolvers as never,
  });
  return { name, schema, sdl: printSubgraphSchema(schema) };
}

export const tinySubgraphs = (): Subgraph[] => [
  subgraph("birds", BIRDS, birdResolvers),
  subgraph("nests", NESTS, nestResolvers),
];

export const tinyTables: readonly Table[] = [
  {
    list: "birds",
    description: "Birds.",
    columns: [
      ["id", "id"],
      ["name", "name"],
      ["kind", "__typename"],
      ["nests", "nests.id"],
    ],
  },
  { list: "fish", description: "Not in this API.", columns: [["id", "id"]] },
];
