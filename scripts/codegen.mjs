// Writes the lists of what is found by its folder (codegen/lists.mjs); the snapshots in schema/: one SDL per subgraph, the supergraph, the API as
// clients see it, and what it takes to read each field of it; and web/api/operations.ts, the questions of the explorer with the types that this
// API gives them.
// With --check nothing is written: exits 1 where a snapshot differs from the code, or where the API broke since the last release.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "./build.mjs";
import { lists } from "./codegen/lists.mjs";
import { explorerOperations } from "./codegen/operations.mjs";
import { root } from "./install.mjs";

const isCheck = process.argv.includes("--check");

/** Writes files, each with one line break at its end. */
const write = (texts) => {
  for (const [name, text] of texts) writeFileSync(join(root, name), `${text.trim()}\n`);
};

// What is built is what the lists name.
if (!isCheck) write(lists());
// The explorer is bundled from what is written here.
await build({ withExplorer: false });
const require = createRequire(import.meta.url);
const { AREAS } = require(join(root, "dist", "domain", "areas"));
const { buildSubgraph, requirementOf } = require(join(root, "dist", "subgraphs"));
const { composeSupergraph } = require(join(root, "dist", "gateway", "operations", "compose"));
const { guardList } = require(join(root, "dist", "policy"));
const { buildSchema, findBreakingChanges, GraphQLError, lexicographicSortSchema, printSchema } = require("graphql");

async function snapshots() {
  const subgraphs = await Promise.all(AREAS.map((name) => buildSubgraph(name)));
  const supergraph = composeSupergraph(subgraphs);
  const schema = buildSchema(supergraph.publicSdl);
  const api = printSchema(lexicographicSortSchema(schema));
  return new Map([
    ...lists(),
    ...subgraphs.map(({ name, sdl }) => [`schema/${name}.graphql`, sdl]),
    ["schema/supergraph.graphql", supergraph.sdl],
    ["schema/api.graphql", api],
    ["schema/guards.txt", guardList(schema, requirementOf)],
    ["web/api/operations.ts", await explorerOperations(schema, join(root, "web"))],
  ]);
}

const read = (name) => {
  const path = join(root, name);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
};

function problemsOf(current) {
  const drifted = [...current]
    .filter(([name, text]) => read(name) !== `${text.trim()}\n`)
    .map(([name]) => `${name} is not what the code makes`);
  const released = read("schema/released/api.graphql");
  const broken = released
    ? findBreakingChanges(buildSchema(released), buildSchema(current.get("schema/api.graphql")))
    : [];
  const descriptions = broken.map(({ description }) => description);
  // What a release breaks on purpose stands in a file, with the reason; what stands there and is not broken is out of date.
  const meant = JSON.parse(read("schema/released/breaking.json") ?? "[]").map(({ change, changes }) => ({
    name: change ?? changes,
    isMeant: (one) => (changes === undefined ? one === change : new RegExp(`^${changes}$`).test(one)),
  }));
  return [
    ...drifted,
    ...descriptions
      .filter((one) => !meant.some(({ isMeant }) => isMeant(one)))
      .map((one) => `breaks clients of the last release: ${one}`),
    ...meant
      .filter(({ isMeant }) => !descriptions.some(isMeant))
      .map(({ name }) => `schema/released/breaking.json names what is not broken: ${name}`),
  ];
}

const current = await snapshots().catch((error) => {
  // A document that does not fit the schema is reported with file and line, without a stack.
  console.error(error instanceof GraphQLError ? String(error) : error);
  process.exit(1);
});
if (isCheck) {
  const problems = problemsOf(current);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0)
    console.error("Run `npm run codegen`, look at what changed, and commit it with the change that caused it.");
  process.exit(problems.length > 0 ? 1 : 0);
}
mkdirSync(join(root, "schema"), { recursive: true });
write(current);
console.log(
  `${current.size} files written: schema/, web/api/operations.ts, and the lists of what is found by its folder.`,
);
