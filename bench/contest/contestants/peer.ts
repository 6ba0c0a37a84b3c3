/** @neo4j/graphql behind Apollo Server, over the labels and properties of the hub, and with the same condition of visibility. */
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { Neo4jGraphQL } from "@neo4j/graphql";
import { readEnvironment } from "../../../config/environment";
import { driverOver } from "./neo4j";

/** Anyone sees what is public; the class is materialised, as it is for the hub. */
const PUBLIC =
  "@node @authorization(filter: [{ requireAuthentication: false, where: { node: { visibilityClass: { eq: 0 } } } }])";

/** What the questions need and no more. It knows no relation over several types of edge, so collaborations are those of a partner. */
const TYPES = `
type State ${PUBLIC} { id: ID! name: String! visibilityClass: Int! }
type Npm ${PUBLIC} {
  id: ID! name: String! nameFolded: String! model: String! status: String! hostInstitution: String visibilityClass: Int!
  state: [State!]! @relationship(type: "OF_STATE", direction: OUT)
  projectParticipations: [ProjectParticipation!]! @relationship(type: "PROJECT_PARTICIPANT", direction: IN)
}
type Cso ${PUBLIC} {
  id: ID! name: String! nameFolded: String! visibilityClass: Int!
  collaborations: [Collaboration!]! @relationship(type: "WITH_PARTNER", direction: IN)
}
type Collaboration ${PUBLIC} {
  id: ID! description: String formality: String! regularity: String! status: String! patterns: [String!]!
  partnerKind: String from: String certainFrom: String visibilityClass: Int!
  npm: [Npm!]! @relationship(type: "WITH_NPM", direction: OUT)
  partner: [Cso!]! @relationship(type: "WITH_PARTNER", direction: OUT)
}
type ProjectParticipation ${PUBLIC} {
  id: ID! role: String! visibilityClass: Int!
  project: [Project!]! @relationship(type: "IN_PROJECT", direction: OUT)
}
type Project ${PUBLIC} { id: ID! name: String! visibilityClass: Int! }`;

async function serve(): Promise<void> {
  const driver = await driverOver(readEnvironment().dataDir);
  const neo4jGraphql = new Neo4jGraphQL({ typeDefs: TYPES, driver, features: { authorization: { key: "unused" } } });
  const server = new ApolloServer({ schema: await neo4jGraphql.getSchema() });
  const { url } = await startStandaloneServer(server, { listen: { port: 0, host: "127.0.0.1" } });
  process.stdout.write(`It is ready: ${url}\n`);
}

if (require.main === module) void serve();
