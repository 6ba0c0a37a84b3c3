// Part of `npm run nightly`: every figure about the network, computed once more by networkx from the exported graph.
// It serves the real dataset on a Neo4j of its own, asks it as anyone would, and needs Python 3 and its package index.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "../build.mjs";
import { ensureInstalled, root } from "../install.mjs";
import { pythonWith } from "./pythonTools.mjs";
import { serve } from "./serveForTest.mjs";

const TOOLS = join(root, "tests", "nightly", "networkx");
/** Ties that are compared, each alone and all together. */
const RELATIONS = ["COLLABORATION", "MEMBERSHIP", "PROJECT", "VISIT", "MEETING"];
const SELECTIONS = [...RELATIONS.map((relation) => [relation]), RELATIONS];
/** Pairs of actors whose paths are compared, and how long these may be. */
const PAIRS = 40;
const MOST_STEPS = 5;
const MOST_PATHS = 10;

async function ask(url, query, variables) {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** All items of a connection. */
async function all(url, { field, selection }, relations) {
  const query = `query ($relations: [GraphRelation!], $after: String) { it: ${field}(relations: $relations, first: 200, after: $after) { ${selection} pageInfo { hasNextPage endCursor } } }`;
  const pages = [];
  for (let after = null; ;) {
    const { it } = await ask(url, query, { relations, after });
    pages.push(it);
    if (!it.pageInfo.hasNextPage) return pages;
    after = it.pageInfo.endCursor;
  }
}

/** Ties between two actors as one line; its weight is the number of records, each counted once. */
function linesOf({ edges }) {
  const lines = new Map();
  for (const { source, target, weight, record_ids: records } of edges) {
    const [a, b] = [source, target].sort();
    const line = lines.get(`${a} ${b}`) ?? { source: a, target: b, records: new Set(), unnamed: 0 };
    for (const record of records) line.records.add(record);
    line.unnamed += weight - records.length;
    lines.set(`${a} ${b}`, line);
  }
  return [...lines.values()].map(({ source, target, records, unnamed }) => ({
    source,
    target,
    weight: records.size + unnamed,
  }));
}

async function pathsOf(url, nodes, relations) {
  const query = `query ($from: ID!, $to: ID!, $relations: [GraphRelation!]) {
    pathsBetween(from: $from, to: $to, relations: $relations, maxLength: ${MOST_STEPS}, limit: ${MOST_PATHS}) { length } }`;
  const paths = [];
  for (let at = 0; at < Math.min(PAIRS, nodes.length - 1); at += 1) {
    const [from, to] = [nodes[(at * 7) % nodes.length], nodes[(at * 13 + 5) % nodes.length]];
    if (from === to) continue;
    const { pathsBetween } = await ask(url, query, { from, to, relations });
    const lengths = pathsBetween.map(({ length }) => length);
    paths.push({ from, to, maxLength: MOST_STEPS, limit: MOST_PATHS, lengths });
  }
  return paths;
}

async function figuresOf(url, graph, relations) {
  const nodes = graph.nodes.map(({ id }) => id);
  const influence = await all(
    url,
    { field: "influence", selection: "nodes { actor { id } degree weightedDegree betweenness isArticulationPoint }" },
    relations,
  );
  const communities = await all(
    url,
    { field: "communities", selection: "modularity nodes { density members { id } }" },
    relations,
  );
  const groups = communities.flatMap((page) => page.nodes);
  return {
    nodes,
    edges: linesOf(graph),
    influence: Object.fromEntries(
      influence.flatMap((page) => page.nodes).map(({ actor, ...figures }) => [actor.id, figures]),
    ),
    communities: {
      modularity: communities[0].modularity,
      communities: groups.map(({ members }) => members.map(({ id }) => id)),
      densities: groups.map(({ density }) => density),
    },
    paths: await pathsOf(url, nodes, relations),
  };
}

/** Fetches the exports of a selection into a folder; resolves to the graph. */
async function fetchExports(url, folder, relations) {
  for (const format of ["json", "gexf", "graphml"]) {
    const response = await fetch(`${url}/export/graph.${format}?relations=${relations.join(",")}`);
    if (!response.ok) throw new Error(`/export/graph.${format} answered ${response.status}.`);
    writeFileSync(join(folder, `graph.${format}`), Buffer.from(await response.arrayBuffer()));
  }
  return JSON.parse(readFileSync(join(folder, "graph.json"), "utf8"));
}

ensureInstalled();
ensureBuilt();
const command = join(pythonWith("networkx", join(TOOLS, "requirements.txt")), "python");
const hub = await serve();
const { folder } = hub;
let failed = 0;
try {
  for (const relations of SELECTIONS) {
    console.log(`\n${relations.join(", ")}`);
    const graph = await fetchExports(hub.url, folder, relations);
    const file = join(folder, "figures.json");
    writeFileSync(file, JSON.stringify(await figuresOf(hub.url, graph, relations)));
    for (const args of [
      [join(TOOLS, "compare.py"), file],
      [join(TOOLS, "read_back.py"), folder],
    ])
      failed += spawnSync(command, args, { stdio: "inherit" }).status === 0 ? 0 : 1;
  }
} finally {
  await hub.stop();
}
console.log(failed === 0 ? "\nEvery figure is the same." : `\n${failed} comparisons failed.`);
process.exitCode = failed === 0 ? 0 : 1;
