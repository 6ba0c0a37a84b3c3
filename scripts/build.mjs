// Compiles the TypeScript sources to dist/, file by file, copies their assets, and bundles the explorer to dist/web. Only what changed is done again.
// Where there are no sources (the container image) dist/ is what there is, and nothing is done.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { spawnSync } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { hasSources, root } from "./install.mjs";

const SOURCES = [
  "main.ts",
  "config",
  "disk",
  "domain",
  "model",
  "analysis",
  "policy",
  "store",
  "subgraphs",
  "gateway",
  "schema",
  "seed",
  "cli",
  "terminal",
  "hub",
];
/** Read from the project root at run time, so not copied. */
const LEFT_IN_PLACE = /^seed\/data\/|^cli\/.*\.mjs$|\.md$|\.test\.ts$|\.d\.ts$|(^|\/)\./;

const dist = join(root, "dist");
const recordFile = join(dist, ".build.json");
const thisFile = fileURLToPath(import.meta.url);

const sha = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("base64url");

function filesUnder(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (path.endsWith(".ts")) return [path];
  return readdirSync(full, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"));
}

/** Version of the installed compiler; undefined where devDependencies are left out. */
function compilerVersion() {
  try {
    return createRequire(import.meta.url)("@swc/core/package.json").version;
  } catch {
    return undefined;
  }
}

/** Source file → hash of its text and of everything else that decides the output. */
function readSources(compiler) {
  const recipe = sha(compiler, readFileSync(join(root, ".swcrc")), readFileSync(thisFile));
  const files = SOURCES.flatMap(filesUnder).filter((file) => !LEFT_IN_PLACE.test(file));
  return new Map(files.map((file) => [file, sha(recipe, readFileSync(join(root, file)))]));
}

/** What the last build was made of: the compiler's version, and the hash of each source. */
function readRecord() {
  try {
    const { compiler, sources, web } = JSON.parse(readFileSync(recordFile, "utf8"));
    return { compiler, sources: new Map(Object.entries(sources)), web };
  } catch {
    return { compiler: undefined, sources: new Map(), web: undefined };
  }
}

/** Everything that decides the bundle of the explorer, the packages in it included. */
function webHash() {
  const files = filesUnder("web").filter((file) => !/\.test\.ts$/.test(file));
  return sha(...["package-lock.json", ...files.sort()].flatMap((file) => [file, readFileSync(join(root, file))]));
}

const outputOf = (source) => join(dist, source.replace(/\.ts$/, ".js"));

/** What there is to do. Without a compiler, a build by the last one counts as up to date when the sources are the same. */
function plan() {
  const record = readRecord();
  const compiler = compilerVersion() ?? record.compiler ?? "none";
  if (!hasSources())
    return { compiler, sources: record.sources, changed: [], gone: [], web: record.web, webChanged: false };
  const sources = readSources(compiler);
  const isDone = ([file, hash]) => record.sources.get(file) === hash && existsSync(outputOf(file));
  const changed = [...sources].filter((source) => !isDone(source)).map(([file]) => file);
  const gone = [...record.sources.keys()].filter((file) => !sources.has(file));
  const web = webHash();
  const webChanged = web !== record.web || !existsSync(join(dist, "web", "index.html"));
  return { compiler, sources, changed, gone, web, webChanged };
}

const isCurrent = ({ changed, gone, webChanged }) => changed.length + gone.length === 0 && !webChanged;

/** Written beside and renamed, so that a second process never reads half a file. */
function write(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}

async function compile(file, swc) {
  const output = outputOf(file);
  if (!file.endsWith(".ts")) return write(output, readFileSync(join(root, file)));
  const { code, map } = await swc.transformFile(join(root, file), {
    cwd: root,
    sourceFileName: relative(dirname(output), join(root, file)),
  });
  write(`${output}.map`, map);
  return write(output, `${code}//# sourceMappingURL=${output.slice(dirname(output).length + 1)}.map\n`);
}

/** Bundles the explorer. */
async function bundle() {
  const vite = await import("vite");
  await vite.build({ configFile: join(root, "web", "vite.config.mjs"), logLevel: "warn" });
}

/** The compiler's picture of the place, without the stack of the compiler itself. */
const messageOf = (reason) => String(reason).split("\n\n\nCaused by:")[0].trimEnd();

/** What there is to do without the explorer, which stays as it was bundled last. */
const withoutExplorer = (todo) => ({ ...todo, web: readRecord().web, webChanged: false });

/** Brings dist/ up to date; returns the number of files done. Errors of the compiler name file and line. */
export async function build({ withExplorer = true } = {}) {
  const todo = withExplorer ? plan() : withoutExplorer(plan());
  if (isCurrent(todo)) return 0;
  const { compiler, sources, changed, gone, web, webChanged } = todo;
  if (!compilerVersion())
    throw new Error('The sources are newer than dist/ and the compiler is missing; run "npm ci" first.');
  const swc = await import("@swc/core");
  for (const file of gone) for (const end of ["", ".map"]) rmSync(outputOf(file) + end, { force: true });
  const results = await Promise.allSettled(changed.map((file) => compile(file, swc)));
  const failures = results.flatMap((result) => (result.status === "rejected" ? [messageOf(result.reason)] : []));
  if (failures.length > 0) throw new Error(`${failures.join("\n")}\nFiles that did not compile: ${failures.length}.`);
  if (webChanged) await bundle();
  write(recordFile, JSON.stringify({ compiler, sources: Object.fromEntries(sources), web }));
  return changed.length + gone.length + (webChanged ? filesUnder("web").length : 0);
}

/**
 * Builds in a process of its own when something changed, so that the caller never carries the compiler.
 * Ends the process when the build fails.
 */
export function ensureBuilt() {
  if (isCurrent(plan())) return;
  const { status } = spawnSync(process.execPath, [thisFile], { cwd: root, stdio: ["ignore", 2, 2] });
  if (status !== 0) process.exit(1);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const started = performance.now();
  try {
    const count = await build();
    if (count > 0) console.log(`Built ${count} files in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
