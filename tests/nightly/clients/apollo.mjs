// Apollo Client: its normalised cache keeps types apart by itself, and joins pages as Relay does.
import { ApolloClient, gql, HttpLink, InMemoryCache } from "@apollo/client/core/index.js";
import { relayStylePagination } from "@apollo/client/utilities/index.js";
import { equal, url } from "./common.mjs";

const cache = new InMemoryCache({ typePolicies: { Query: { fields: { npms: relayStylePagination() } } } });
const client = new ApolloClient({ cache, link: new HttpLink({ uri: url }) });

const { data } = await client.query({
  query: gql`
    query {
      npm(id: "npm-slovenia") {
        id
        name
        model
      }
      networkGraph(relations: [COLLABORATION]) {
        nodes {
          id
          label
          degree
        }
      }
    }
  `,
});
const node = data.networkGraph.nodes.find(({ id }) => id === data.npm.id);
equal(
  "an NPM and its node of the graph do not overwrite each other",
  [data.npm.name, data.npm.model !== undefined, node.degree > 0],
  [node.label, true, true],
);
const kept = cache.extract();
equal("both are kept by type and id", [`Npm:${data.npm.id}` in kept, `GraphNode:${data.npm.id}` in kept], [true, true]);

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
const fetchPolicy = "network-only";
const first = await client.query({ query: PAGE, variables: { after: "" }, fetchPolicy });
await client.query({ query: PAGE, variables: { after: first.data.npms.pageInfo.endCursor }, fetchPolicy });
equal(
  "pages are joined, the first with an empty cursor",
  cache.readQuery({ query: PAGE, variables: {} }).npms.edges.length,
  6,
);
const wrong = await client.query({
  query: gql`
    query {
      npms(first: 201) {
        totalCount
        nodes {
          id
        }
      }
    }
  `,
  errorPolicy: "all",
});
equal("an error has its code", wrong.error.errors[0].extensions.code, "BAD_USER_INPUT");
client.stop();
