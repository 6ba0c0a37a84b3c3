// Part of `npm run nightly`: graphql-cop looks for what GraphQL servers are attacked with. Everything it finds is either wanted or a failure.
// It serves the real dataset on a Neo4j of its own, and needs Git, Python 3 and its package index.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "../build.mjs";
import { ensureInstalled, root } from "../install.mjs";
import { cacheOf, pythonWith } from "./pythonTools.mjs";
import { serve } from "./serveForTest.mjs";

/** The tool is no package of Python's index (what has its name there is empty): it is taken from its repository, at this commit. */
const REPOSITORY = "https://github.com/dolevf/graphql-cop";
const COMMIT = "2b7e086efae672f28b419c7fcdfe6b48d846c9dc";
const REQUIREMENTS = join(root, "tests", "nightly", "graphqlCop", "requirements.txt");

/** Title of a finding → why it is wanted. */
const WANTED = {
  Introspection: "the schema is public",
  "GraphQL IDE": "GraphiQL is there for everyone",
};

/** Folder of the tool; LIAISON_TEST_GRAPHQL_COP names one that is there already. */
function toolFolder() {
  const given = process.env.LIAISON_TEST_GRAPHQL_COP;
  if (given) return given;
  const folder = cacheOf("graphql-cop-source");
  const isThere = () => existsSync(join(folder, "graphql-cop.py"));
  const git = (...args) => spawnSync("git", args, { stdio: "inherit" }).status === 0;
  if (!isThere()) git("clone", "--quiet", REPOSITORY, folder);
  if (isThere() && git("-C", folder, "checkout", "--quiet", COMMIT)) return folder;
  throw new Error(
    `graphql-cop is not there. Where Git can’t reach ${REPOSITORY}, bring its commit ${COMMIT} here yourself and name its folder in LIAISON_TEST_GRAPHQL_COP.`,
  );
}

function findings(url) {
  const folder = toolFolder();
  const python = join(pythonWith("graphql-cop", REQUIREMENTS), "python");
  const { stdout, status } = spawnSync(python, ["graphql-cop.py", "-t", `${url}/graphql`, "-o", "json"], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`graphql-cop ended with ${status}.`);
  return JSON.parse(stdout);
}

ensureInstalled();
ensureBuilt();
const hub = await serve();
let failed = 0;
try {
  const found = findings(hub.url);
  if (found.length === 0) throw new Error("graphql-cop has tried nothing.");
  for (const { title, description, result } of found) {
    const why = Object.hasOwn(WANTED, title) ? WANTED[title] : undefined;
    const verdict = !result ? "ok    " : why ? "wanted" : "FAILED";
    console.log(`${verdict} ${title}: ${result ? description : "not found"}${result && why ? ` (${why})` : ""}`);
    if (verdict === "FAILED") failed += 1;
  }
} finally {
  await hub.stop();
}
console.log(failed === 0 ? "\ngraphql-cop found nothing that is not wanted." : `\n${failed} findings of graphql-cop.`);
process.exitCode = failed === 0 ? 0 : 1;
