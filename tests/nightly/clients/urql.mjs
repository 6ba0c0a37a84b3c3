// urql with its normalised cache, which knows the schema.
import { readFileSync } from "node:fs";
import { cacheExchange } from "@urql/exchange-graphcache";
import { relayPagination } from "@urql/exchange-graphcache/extras";
import { Client, fetchExchange, gql } from "@urql/core";
import { buildSchema, introspectionFromSchema } from "graphql";
import { equal, schemaFile, url } from "./common.mjs";

const schema = introspectionFromSchema(buildSchema(readFileSync(schemaFile, "utf8")), { descriptions: false });
const warnings = [];
const exchange = cacheExchange({
  schema,
  // Values that are no records of their own have no key.
  keys: new Proxy({}, { get: () => (data) => data.id ?? null, has: () => true }),
  resolvers: { Query: { npms: relayPagination() } },
  logger: (level, message) => void warnings.push(`${level} ${message}`),
});
const client = new Client({ url, exchanges: [exchange, fetchExchange], preferGetMethod: false });
const ask = async (query, variables = {}) => {
  const { data, error } = await client.query(query, variables).toPromise();
  if (error) throw error;
  return data;
};

const { npm, networkGraph } = await ask(gql`
  {
    npm(id: "npm-slovenia") {
      id
      name
      __typename
    }
    networkGraph(relations: [COLLABORATION]) {
      nodes {
        id
        label
      }
    }
  }
`);
equal(
  "an NPM and its node of the graph do not overwrite each other",
  npm.name,
  networkGraph.nodes.find(({ id }) => id === npm.id).label,
);
const PAGE = gql`
  query ($after: String) {
    npms(first: 3, after: $after) {
      edges {
        cursor
        node {
          id
          name
        }
      }
      pageInfo {
        endCursor
        hasNextPage
        startCursor
        hasPreviousPage
      }
    }
  }
`;
const first = await ask(PAGE, {});
const both = await ask(PAGE, { after: first.npms.pageInfo.endCursor });
equal("pages are joined", both.npms.edges.length, 6);
const { actor } = await ask(gql`
  {
    actor(id: "cso-peace-institute") {
      __typename
      id
      name
      ... on Cso {
        state {
          name
        }
      }
    }
  }
`);
equal("a fragment on an interface is read from the cache", [actor.__typename, actor.state.name], ["Cso", "Slovenia"]);
equal(
  "nothing is remarked on",
  warnings.filter((one) => one.startsWith("error")),
  [],
);
