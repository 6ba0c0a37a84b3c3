// Part of `npm run nightly`: graphql-hive's audit of federation, all of whose suites are served by the gateway of the hub.
// Every case that fails is either known, with its cause, or a failure; so is a known one that does not fail any more.
// It needs Git and the package index of npm. `node scripts/nightly/federationAudit.mjs node mutations` asks only these suites, and
// `--composer=apollo` takes what the composer of the audit itself makes of the subgraphs: what then fails is not the composer’s.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ensureInstalled, root } from "../install.mjs";

const REPOSITORY = "https://github.com/graphql-hive/federation-gateway-audit";
const COMMIT = "f59c05e3f48f4a4f8e8a731d67a1b71a9788a96f";
const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "liaison", "federationAudit");

/** Serves the subgraphs and the cases of the audit; prints its address. It stands beside the audit’s own files. */
const SERVE = `import { createServer } from "node:http";
import { createRouter } from "./src/index.js";
const server = createServer(createRouter());
server.listen(0, "127.0.0.1", () => console.log("http://127.0.0.1:" + server.address().port));
`;

const require = createRequire(import.meta.url);

/** Runs a command; undefined where it failed. */
function output(command, args, options = {}) {
  const { status, stdout } = spawnSync(command, args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    ...options,
  });
  return status === 0 ? stdout.trim() : undefined;
}

/** Folder of the audit as it was checked out; LIAISON_TEST_FEDERATION_AUDIT names one that is there already. */
function checkout() {
  const given = process.env.LIAISON_TEST_FEDERATION_AUDIT;
  const folder = given || join(CACHE, "checkout");
  const isThere = () => existsSync(join(folder, "src", "index.ts"));
  if (!given && !isThere()) output("git", ["clone", "--quiet", REPOSITORY, folder]);
  if (!given && isThere()) output("git", ["-C", folder, "checkout", "--quiet", COMMIT]);
  if (isThere()) return folder;
  throw new Error(
    `The audit is not there. Where Git can’t reach ${REPOSITORY}, bring its commit ${COMMIT} here yourself and name its folder in LIAISON_TEST_FEDERATION_AUDIT.`,
  );
}

/** Installs, beside other caches, what the audit needs to serve its subgraphs, without what it needs for gateways of others. */
function install(folder, audit) {
  const { dependencies, devDependencies, overrides } = JSON.parse(readFileSync(join(audit, "package.json"), "utf8"));
  const manifest = JSON.stringify({
    private: true,
    type: "module",
    dependencies: { ...dependencies, graphql: devDependencies.graphql },
    overrides: { ...overrides, graphql: "$graphql" },
  });
  const mark = createHash("sha256").update(manifest).digest("hex");
  const ready = join(folder, "ready");
  if (existsSync(ready) && readFileSync(ready, "utf8") === mark) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), manifest);
  const isInstalled = output("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"], {
    cwd: folder,
  });
  if (isInstalled === undefined) throw new Error("The packages of the audit can’t be installed.");
  writeFileSync(ready, mark);
}

/** Lays the audit’s files beside its packages, translated. Nothing is left in the checkout. */
function translate(folder, audit) {
  const { transformSync } = require("@swc/core");
  const options = { swcrc: false, configFile: false, jsc: { parser: { syntax: "typescript" }, target: "es2022" } };
  rmSync(join(folder, "src"), { recursive: true, force: true });
  for (const file of readdirSync(join(audit, "src"), { recursive: true }).filter((name) => name.endsWith(".ts"))) {
    const { code } = transformSync(readFileSync(join(audit, "src", file), "utf8"), options);
    const target = join(folder, "src", file.replace(/\.ts$/, ".js"));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, code);
  }
  // Says which plans count as poor.
  if (existsSync(join(audit, ".env"))) cpSync(join(audit, ".env"), join(folder, ".env"));
  writeFileSync(join(folder, "serve.mjs"), SERVE);
}

/** Starts the audit; resolves to its address and what ends it. */
function start(folder) {
  const server = spawn(process.execPath, ["serve.mjs"], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    server.stdout.once("data", (line) => resolve({ url: String(line).trim(), stop: () => server.kill() }));
    server.once("exit", (code) => reject(new Error(`The audit ended with ${code}.`)));
  });
}

/** Says what is to be said of a case; true where it went as is known. */
function judge({ name, isPassed, query, expected, got }, known) {
  const why = known[name];
  if (isPassed && !why) return true;
  if (why && !isPassed) console.log(`known  ${name}: ${why}`);
  else if (why) console.log(`FAILED ${name} is answered right now; it is no longer to be named as a failure.`);
  else console.log(`FAILED ${name}\n${query}\nexpected ${JSON.stringify(expected)}\ngot ${JSON.stringify(got)}`);
  return Boolean(why) && !isPassed;
}

async function audit(url, { asked, composer }) {
  require(join(root, "tests", "support", "register.js"));
  const { openAudit } = require(join(root, "scripts", "audit", "suites.ts"));
  const { KNOWN } = require(join(root, "scripts", "audit", "known.ts"));
  const all = await (await fetch(`${url}/ids`)).json();
  const suites = asked.length > 0 ? all.filter((suite) => asked.includes(suite)) : all;
  const folder = mkdtempSync(join(tmpdir(), "liaison-audit-"));
  const counts = { all: 0, passed: 0, unexpected: 0 };
  try {
    const run = await openAudit(url, { folder, composer });
    for (const suite of suites) {
      for (const outcome of await run(suite)) {
        counts.all += 1;
        counts.passed += outcome.isPassed ? 1 : 0;
        counts.unexpected += judge(outcome, composer === "own" ? KNOWN : {}) ? 0 : 1;
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return counts;
}

const args = process.argv.slice(2);
const composer = args.includes("--composer=apollo") ? "apollo" : "own";
const asked = args.filter((arg) => !arg.startsWith("--"));
ensureInstalled();
const source = checkout();
const folder = join(CACHE, "served");
install(folder, source);
translate(folder, source);
const { url, stop } = await start(folder);
try {
  const { all, passed, unexpected } = await audit(url, { asked, composer });
  if (all === 0) throw new Error("The audit has asked nothing.");
  const verdict = unexpected === 0 ? "the others are known" : `${unexpected} of the others are not known`;
  console.log(`\n${passed} of ${all} cases of the audit are answered right; ${verdict}.`);
  process.exitCode = unexpected === 0 ? 0 : 1;
} finally {
  stop();
}
