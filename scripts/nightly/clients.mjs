// Part of `npm run nightly`: clients that people use, each run against a hub that serves the real dataset.
// Needs the package indexes of npm and Python 3; what it installs is kept beside other caches and is no part of the hub.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { homedir } from "node:os";
import { join } from "node:path";
import { ensureBuilt } from "../build.mjs";
import { ensureInstalled, root } from "../install.mjs";
import { serve } from "./serveForTest.mjs";

const SOURCES = join(root, "tests", "nightly", "clients");
/** Not below node_modules, where Relay reads nothing. */
const FOLDER = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "liaison", "clients");
const CLIENTS = [
  ["relay-compiler and relay-runtime", "relay.mjs"],
  ["graphql-codegen", "codegen.mjs"],
  ["gql.tada", "tada.mjs"],
  ["Apollo Client", "apollo.mjs"],
  ["urql with graphcache", "urql.mjs"],
  ["ariadne-codegen", "ariadne.py"],
  ["sgqlc", "sgqlc_client.py"],
];

function run(command, args, options) {
  const { status, error } = spawnSync(command, args, { stdio: "inherit", ...options });
  if (status !== 0) throw new Error(`${command} ${args[0]} failed${error ? `: ${error.message}` : ""}.`);
}

/** Installs the clients where they are not of these versions yet, and lays their tests beside them. */
function prepare() {
  const wanted = createHash("sha256");
  for (const file of ["package.json", "requirements.txt"]) wanted.update(readFileSync(join(SOURCES, file)));
  const mark = wanted.digest("hex");
  const ready = join(FOLDER, "ready");
  if (!existsSync(ready) || readFileSync(ready, "utf8") !== mark) {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    cpSync(join(SOURCES, "package.json"), join(FOLDER, "package.json"));
    run("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock"], { cwd: FOLDER });
    run("python3", ["-m", "venv", join(FOLDER, "python")]);
    run(join(FOLDER, "python", "bin", "python"), [
      "-m",
      "pip",
      "install",
      "--quiet",
      "-r",
      join(SOURCES, "requirements.txt"),
    ]);
    writeFileSync(ready, mark);
  }
  cpSync(SOURCES, FOLDER, { recursive: true });
}

// `node scripts/nightly/clients.mjs relay` tries only those whose file begins so.
const asked = process.argv.slice(2);
const tried = CLIENTS.filter(([, file]) => asked.length === 0 || asked.some((name) => file.startsWith(name)));

ensureInstalled();
ensureBuilt();
prepare();
const hub = await serve();
const env = {
  ...process.env,
  NODE_ENV: "production",
  LIAISON_TEST_URL: `${hub.url}/graphql`,
  LIAISON_TEST_SCHEMA: join(root, "schema", "api.graphql"),
  LIAISON_TEST_CLIENTS: FOLDER,
};
const failed = [];
try {
  for (const [name, file] of tried) {
    console.log(`\n${name}`);
    const command = file.endsWith(".py") ? join(FOLDER, "python", "bin", "python") : process.execPath;
    const { status } = spawnSync(command, [join(FOLDER, file)], { cwd: FOLDER, env, stdio: "inherit" });
    if (status !== 0) failed.push(name);
  }
} finally {
  await hub.stop();
}
console.log(failed.length === 0 ? `\n${tried.length} clients work with the hub.` : `\nFailed: ${failed.join(", ")}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
