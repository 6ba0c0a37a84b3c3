// `npm run docs`: renews answers and pictures in docs/ from a hub over the dataset, which it starts for that.
// With --screens it takes the pictures of the explorer too, in the Chromium that is installed.
// `npm run docs -- --hub http://localhost:4000 [--token-file FILE]` asks one that runs; docs/classification.md takes a steward's token.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled, root } from "./install.mjs";

const { values: asked } = parseArgs({
  options: { hub: { type: "string" }, "token-file": { type: "string" }, screens: { type: "boolean", default: false } },
});
ensureInstalled();
ensureBuilt();
const require = createRequire(import.meta.url);

async function write(url, token) {
  require(join(root, "tests", "support", "register.js"));
  const { writeDocuments } = require(join(root, "scripts", "docs", "write.ts"));
  for (const line of await writeDocuments(url, token)) console.log(line);
  if (!asked.screens) return;
  const { takeScreens } = require(join(root, "scripts", "docs", "screens.ts"));
  for (const file of await takeScreens(url)) console.log(`Taken: ${file}`);
}

/** A hub of its own, in a folder of its own, with a token for a day. */
async function withOwnHub(work) {
  const folder = mkdtempSync(join(tmpdir(), "liaison-docs-"));
  const { startHub } = require(join(root, "dist", "main"));
  const { readEnvironment } = require(join(root, "dist", "config", "environment"));
  const settings = { LIAISON_DATA_DIR: folder, LIAISON_PORT: "0", LIAISON_LOG: "silent" };
  const hub = await startHub(readEnvironment(settings, {}), process);
  try {
    const command = [join(root, "cli", "liaison.mjs"), "token", "issue", "--role", "steward", "--days", "1"];
    const env = { ...process.env, ...settings, NEO4J_URI: "" };
    const token = execFileSync(process.execPath, command, { env, stdio: ["ignore", "pipe", "ignore"] });
    await work(hub.url, token.toString().trim());
  } finally {
    await hub.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (asked.hub) {
  const file = asked["token-file"];
  await write(asked.hub, file && readFileSync(file, "utf8").trim());
} else {
  await withOwnHub(write);
}
