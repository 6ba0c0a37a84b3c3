// Part of `npm run nightly`: packs the hub, installs it into an empty folder, and runs every command there, as people without the sources do.
// With Node 20.19, 22 and 24 (LIAISON_TEST_NODES=22,24 for some of them), and with JDK 21 too where one is installed.
import { spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { ensureInstalled, root } from "../install.mjs";

const NODES = (process.env.LIAISON_TEST_NODES ?? "20.19,22,24").split(",");
const JDKS = ["/usr/lib/jvm", "/Library/Java/JavaVirtualMachines"];
const READY = /is ready: (http:\/\/[^\s/]+)/;

const failures = [];
function tell(what, problem) {
  console.log(`${problem === undefined ? "ok    " : "FAILED"} ${what}${problem === undefined ? "" : `: ${problem}`}`);
  if (problem !== undefined) failures.push(what);
}

/** Runs a command to its end; its output where it ends with 0, otherwise an error. */
function run(command, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8", maxBuffer: 1e9, ...options });
  if (status === 0) return stdout;
  throw new Error(`${args.join(" ")} ended with ${status}: ${error?.message ?? (stderr || stdout).trim().slice(-500)}`);
}

/** The binary of a version of Node, as the package "node" brings it. */
function nodeOf(version) {
  const print = ["-e", "console.log(process.execPath)"];
  return run("npm", ["exec", "--yes", "--package", `node@${version}`, "--", "node", ...print], { cwd: tmpdir() })
    .trim()
    .split("\n")
    .at(-1);
}

/** A JDK of a version that is installed; undefined where there is none. */
function jdkOf(version) {
  const homes = JDKS.filter(existsSync).flatMap((folder) =>
    readdirSync(folder).flatMap((name) => [join(folder, name), join(folder, name, "Contents", "Home")]),
  );
  return homes.find((home) => {
    const java = join(home, "bin", "java");
    if (!existsSync(java) || !existsSync(join(home, "bin", "javac"))) return false;
    const said = spawnSync(java, ["-XshowSettings:properties", "-version"], { encoding: "utf8" });
    return new RegExp(`java\\.specification\\.version = ${version}\\s`).test(said.stdout + said.stderr);
  });
}

/** Packs and installs; resolves to the folder. */
function install(base) {
  run("npm", ["pack", "--pack-destination", base], { cwd: root });
  const tarball = readdirSync(base).find((name) => name.endsWith(".tgz"));
  const folder = join(base, "an empty folder");
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  run("npm", ["install", "--no-audit", "--no-fund", join(base, tarball)], { cwd: folder });
  const kilobytes = Math.round(statSync(join(base, tarball)).size / 1000);
  tell(`packed (${kilobytes} kB) and installed into an empty folder (${sizeOf(join(folder, "node_modules"))} MB)`);
  for (const name of ["react", "react-dom", "graphiql", "@graphiql", "vite", "jest"])
    if (existsSync(join(folder, "node_modules", name))) tell(`${name} is not installed`, "it is");
  return folder;
}

const sizeOf = (folder) => Math.round(Number(run("du", ["-sk", folder]).split("\t")[0]) / 1000);

/** The command in the folder, with one version of Node and perhaps a JDK. */
function commandOf(folder, node, jdk) {
  const paths = [dirname(node), ...(jdk ? [join(jdk, "bin")] : []), process.env.PATH];
  const { HOME } = process.env;
  const env = { HOME, PATH: paths.join(delimiter), LIAISON_LOG: "silent", LIAISON_PORT: "0" };
  const file = join(folder, "node_modules", ".bin", "liaison");
  return { file, options: { cwd: folder, env } };
}

/** Starts a server; resolves to its address and what ends it. */
function start({ file, options }, args) {
  const child = spawn(file, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  let output = "";
  return new Promise((resolve, reject) => {
    const hear = (chunk) => {
      output += chunk;
      const url = READY.exec(output)?.[1];
      if (url) resolve({ url, output: () => output, stop: () => (child.kill("SIGTERM"), ended) });
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    void ended.then((code) => reject(new Error(`liaison ${args.join(" ")} ended with ${code}: ${output.slice(-500)}`)));
  });
}

async function ask(url, query) {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query }) });
  return (await response.json()).data;
}

/** The page, GraphiQL, every file that they name, and the API. */
async function checkServed({ url }) {
  for (const path of ["/", "/graphql"]) {
    const response = await fetch(url + path, { headers: { accept: "text/html" } });
    const files = [...(await response.text()).matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, file]) => file);
    if (response.status !== 200 || files.length === 0) throw new Error(`${path} answers ${response.status}`);
    for (const file of files) if (!(await fetch(url + file)).ok) throw new Error(`${file} is not served`);
  }
  const data = await ask(url, '{ npm(id: "npm-slovenia") { name } networks { totalCount } }');
  if (data?.npm?.name === undefined) throw new Error(`the API answers ${JSON.stringify(data)}`);
}

/** Commands that need a hub’s data, while a hub runs on them; each with what has to be in its output. */
const COMMANDS = [
  [["import"], /dataset|nothing/i],
  [["token", "issue", "--role", "analyst", "--days", "1"], /^ey/],
  [["token", "list"], /analyst/],
  [["keys", "rotate"], /New tokens are signed/],
  [["export", "graph", "--format", "gexf", "--out", "network.gexf", "--json"], /"outcome":\s*"exported"/],
  [["export", "table", "npms", "--format", "csv"], /npm-slovenia/],
  [["audit", "verify"], /Every entry is as it was written/],
];

/** A hub of the package, the commands beside it, and one of its subgraphs alone. */
async function checkHub(command, check) {
  const hub = await start(command, ["serve"]);
  try {
    await checkServed(hub);
    if (!existsSync(join(command.options.cwd, ".liaison", "journal.key"))) throw new Error("its data are elsewhere");
    for (const [args, expected] of COMMANDS) await check(`liaison ${args.join(" ")}`, says(command, args, expected));
    await (await start(command, ["serve", "--subgraph", "actors"])).stop();
  } finally {
    await hub.stop();
  }
}

const says = (command, args, expected) => () => {
  const output = run(command.file, args, command.options);
  if (!expected.test(output)) throw new Error(`it says ${output.trim().slice(0, 200)}`);
};

async function runAll(folder, node, jdk) {
  const command = commandOf(folder, node, jdk);
  const title = `Node ${run(node, ["--version"]).trim()}${jdk ? ", JDK 21" : ""}`;
  const check = async (what, work) => {
    const started = performance.now();
    try {
      await work();
      tell(`${title}: ${what} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
    } catch (error) {
      tell(`${title}: ${what}`, error.message);
    }
  };
  rmSync(join(folder, ".liaison"), { recursive: true, force: true });
  await check("liaison --version", says(command, ["--version"], /^\d+\.\d+\.\d+/));
  await check("liaison --help", says(command, ["--help"], /Exit codes:/));
  await check("liaison import --check", says(command, ["import", "--check"], /No problems in the dataset/));
  await check("liaison serve, and every command beside it", () => checkHub(command, check));
  await check("liaison token revoke, with a Neo4j of its own", () => {
    const [{ id }] = JSON.parse(run(command.file, ["token", "list", "--json"], command.options));
    says(command, ["token", "revoke", id], /Revoked/)();
  });
  await check("liaison demo", async () => (await start(command, ["demo"])).stop());
}

ensureInstalled();
const base = realpathSync(mkdtempSync(join(tmpdir(), "liaison-package-")));
try {
  const folder = install(base);
  for (const version of NODES) await runAll(folder, nodeOf(version));
  const jdk = jdkOf(21);
  if (jdk) await runAll(folder, process.execPath, jdk);
  else console.log("JDK 21 is not installed here; it was left out.");
} catch (error) {
  tell("the package", error.message);
} finally {
  rmSync(base, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
}
console.log(failures.length === 0 ? "\nEvery command runs from the package." : `\n${failures.length} failed.`);
process.exitCode = failures.length === 0 ? 0 : 1;
