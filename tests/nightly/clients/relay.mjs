// Relay: its compiler takes a fragment on a type that is reached by `node`, and its runtime keeps a GraphNode and an Npm of one id apart.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { equal, folder, schemaFile, url } from "./common.mjs";

const require = createRequire(import.meta.url);
const source = join(folder, "relay");
mkdirSync(source, { recursive: true });
writeFileSync(join(source, "package.json"), JSON.stringify({ type: "commonjs" }));
writeFileSync(
  join(source, "App.js"),
  `graphql\`fragment App_npm on Npm @refetchable(queryName: "AppNpmRefetchQuery") { name collaborations(first: 5) { edges { node { id } } } }\`;
graphql\`query AppQuery { npm(id: "npm-slovenia") { ...App_npm id name } networkGraph(relations: [COLLABORATION]) { nodes { id label } } }\`;
graphql\`query AppPageQuery($after: String) { npms(first: 2, after: $after) { edges { cursor node { id } } pageInfo { endCursor hasNextPage } } }\`;
`,
);
writeFileSync(
  join(folder, "relay.config.json"),
  JSON.stringify({ src: "relay", language: "javascript", schema: schemaFile, eagerEsModules: false }),
);
execFileSync(require("relay-compiler"), ["relay.config.json"], { cwd: folder, stdio: "inherit" });

const { Environment, Network, RecordSource, Store, fetchQuery } = require("relay-runtime");
const artifact = (name) => require(join(source, "__generated__", `${name}.graphql.js`));
// Ids are unique over records, and a node of the network graph has the id of its record: the type tells them apart.
const getDataID = ({ id }, typename) => (typename === "GraphNode" ? `GraphNode:${id}` : id);
const environment = new Environment({
  getDataID,
  store: new Store(new RecordSource()),
  network: Network.create(async ({ text }, variables) => {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: text, variables }),
    });
    return response.json();
  }),
});
const ask = (name, variables = {}) => fetchQuery(environment, artifact(name), variables).toPromise();

const { npm, networkGraph } = await ask("AppQuery");
equal(
  "the NPM keeps its name beside the node of the graph",
  npm.name,
  networkGraph.nodes.find(({ id }) => id === npm.id)?.label,
);
const refetched = await ask("AppNpmRefetchQuery", { id: "npm-slovenia" });
equal("a fragment is fetched again by its id", Object.keys(refetched.node).length > 0, true);
const first = await ask("AppPageQuery", { after: null });
const second = await ask("AppPageQuery", { after: first.npms.pageInfo.endCursor });
equal(
  "pages follow each other",
  second.npms.edges.some(({ node }) => first.npms.edges.some((one) => one.node.id === node.id)),
  false,
);
const store = environment.getStore().getSource();
equal(
  "both records are kept",
  [store.get("npm-slovenia")?.__typename, store.get("GraphNode:npm-slovenia")?.__typename],
  ["Npm", "GraphNode"],
);
