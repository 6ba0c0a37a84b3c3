// Part of `npm run nightly`: schemathesis makes operations of the schema, over 300 of them, and sends them without a token, and as many as a steward.
// Whatever is asked, the hub answers with codes of its API, and never with a fault of its own.
// It serves the real dataset on a Neo4j of its own, and needs Python 3 and its package index.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureBuilt } from "../build.mjs";
import { ensureInstalled, root } from "../install.mjs";
import { pythonWith } from "./pythonTools.mjs";
import { serve } from "./serveForTest.mjs";

const TOOLS = join(root, "tests", "nightly", "schemathesis");
/** Cases of each of the some 190 root fields: more than 300 for each viewer. */
const CASES = process.env.LIAISON_TEST_CASES ?? "2";
const SEED = process.env.LIAISON_TEST_SEED ?? "1";

function issueToken(folder) {
  const args = [join(root, "cli", "liaison.mjs"), "token", "issue", "--role", "steward", "--days", "1"];
  const { stdout, status } = spawnSync(process.execPath, args, {
    env: { ...process.env, LIAISON_DATA_DIR: join(folder, "data") },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`No token could be issued (${status}).`);
  return stdout.trim();
}

function test(command, { url, folder }, token) {
  const options = ["--phases", "fuzzing", "--mode", "positive", "--checks", "answers_with_codes_of_the_api"];
  const amount = ["--max-examples", CASES, "--seed", SEED, "--continue-on-failure", "--no-shrink"];
  const headers = token === undefined ? [] : ["--header", `Authorization: Bearer ${token}`];
  const args = ["run", `${url}/graphql`, ...options, ...amount, "--suppress-health-check", "all", ...headers];
  const { status } = spawnSync(command, args, {
    stdio: "inherit",
    env: { ...process.env, SCHEMATHESIS_HOOKS: "hooks", PYTHONPATH: TOOLS, PYTHONDONTWRITEBYTECODE: "1" },
    cwd: folder,
  });
  return status === 0;
}

ensureInstalled();
ensureBuilt();
const command = join(pythonWith("schemathesis", join(TOOLS, "requirements.txt")), "schemathesis");
const hub = await serve();
let failed = 0;
try {
  for (const token of [undefined, issueToken(hub.folder)]) {
    console.log(token === undefined ? "\nWithout a token" : "\nAs a steward");
    if (!test(command, hub, token)) failed += 1;
  }
} finally {
  await hub.stop();
}
console.log(failed === 0 ? "\nEvery answer is one of the API." : "\nThe hub gave answers that are none of the API.");
process.exitCode = failed === 0 ? 0 : 1;
