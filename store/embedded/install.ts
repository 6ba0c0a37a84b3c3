import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { access, mkdir, mkdtemp, readFile, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { EmbeddedError, lastLines, THREE_CHOICES } from "./error";
import type { Java } from "./java";

const run = promisify(execFile);
const OUTPUT_LIMIT = 16 * 1024 * 1024;

/** Where the jars of Neo4j and the compiled launcher are; nothing in it changes once it is there. */
export interface Installation {
  readonly folder: string;
  readonly classPath: string;
}

/**
 * Puts Neo4j's jars and the launcher into `cacheDir`, once for all data folders of this user. It is built aside and renamed into place, so
 * processes that do this at the same time do no harm and half an installation is never used.
 */
export async function install(java: Java, cacheDir: string, report: (line: string) => void): Promise<Installation> {
  const sources = await readSources();
  const folder = join(cacheDir, `neo4j-${sources.version}-${sources.hash}`);
  const installation = {
    folder,
    classPath: [join(folder, "launcher.jar"), join(folder, "jars", "*")].join(process.platform === "win32" ? ";" : ":"),
  };
  if (await exists(folder)) return installation;
  await mkdir(cacheDir, { recursive: true });
  const aside = await mkdtemp(join(cacheDir, "installing-"));
  try {
    report(`Fetching Neo4j ${sources.version} with Maven, about 125 MB, only this once.`);
    await copyJars(sources.folder, join(aside, "jars"));
    await compileLauncher(java, sources, aside);
    await dropSignatures(java, aside);
    await putInPlace(aside, folder);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
  return installation;
}

interface Sources {
  readonly folder: string;
  readonly version: string;
  readonly hash: string;
  readonly javaFiles: readonly string[];
}

async function readSources(): Promise<Sources> {
  const folder = sourceFolder(__dirname);
  const javaFiles = (await readdir(folder)).filter((name) => name.endsWith(".java")).sort();
  const hash = createHash("sha256");
  for (const name of ["pom.xml", ...javaFiles]) hash.update(name).update(await readFile(join(folder, name)));
  const version = /<neo4j\.version>([^<]+)</.exec(await readFile(join(folder, "pom.xml"), "utf8"))?.[1] ?? "unknown";
  return {
    folder,
    version,
    hash: hash.digest("hex").slice(0, 12),
    javaFiles: javaFiles.map((name) => join(folder, name)),
  };
}

/** A build may leave pom.xml and the Java files behind; they are then read from the project it was built in. */
function sourceFolder(from: string): string {
  if (existsSync(join(from, "pom.xml"))) return from;
  for (let folder = dirname(from); folder !== dirname(folder); folder = dirname(folder)) {
    const sources = join(folder, "store", "embedded");
    if (existsSync(join(folder, "package.json")) && existsSync(join(sources, "pom.xml"))) return sources;
  }
  throw new EmbeddedError(
    `store/embedded/pom.xml is missing beside ${from}; check that the build copies it, or set NEO4J_URI.`,
  );
}

async function copyJars(sources: string, jars: string): Promise<void> {
  const goals = ["-B", "-q", "-f", join(sources, "pom.xml"), "dependency:copy-dependencies", "-DincludeScope=runtime"];
  const command = process.platform === "win32" ? "mvn.cmd" : "mvn";
  try {
    await run(command, [...goals, `-DoutputDirectory=${jars}`], { maxBuffer: OUTPUT_LIMIT });
  } catch (cause) {
    if (isMissing(cause))
      throw new EmbeddedError(`The hub's own Neo4j needs Maven, and mvn is not on the PATH. ${THREE_CHOICES}`, {
        cause,
      });
    throw new EmbeddedError(
      `Maven could not fetch Neo4j (${outputOf(cause)}). Check the network and Maven's settings. ${THREE_CHOICES}`,
      { cause },
    );
  }
}

async function compileLauncher(java: Java, sources: Sources, into: string): Promise<void> {
  const classes = join(into, "classes");
  try {
    const compile = ["--release", "17", "-d", classes, "-cp", join(into, "jars", "*"), ...sources.javaFiles];
    await run(join(java.home, "bin", "javac"), compile);
    await run(join(java.home, "bin", "jar"), ["--create", "--file", join(into, "launcher.jar"), "-C", classes, "."]);
  } catch (cause) {
    if (isMissing(cause))
      throw new EmbeddedError(`${java.home} is a Java without its compiler, javac. ${THREE_CHOICES}`, { cause });
    throw new EmbeddedError(
      `The launcher of Neo4j does not compile (${outputOf(cause)}). Use JDK 17 or 21, or set NEO4J_URI.`,
      { cause },
    );
  }
  await rm(classes, { recursive: true });
}

/** Starts are a second shorter without them; Java takes signed jars as well, so where it fails nothing is lost. */
async function dropSignatures(java: Java, folder: string): Promise<void> {
  const command = ["-cp", join(folder, "launcher.jar"), "Signatures", join(folder, "jars")];
  await run(java.command, command).catch(() => undefined);
}

async function putInPlace(aside: string, folder: string): Promise<void> {
  try {
    await rename(aside, folder);
  } catch (cause) {
    // Another process was first; what it put there is the same.
    if (!(await exists(folder))) throw cause;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function outputOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { stdout = "", stderr = "" } = error as Error & { readonly stdout?: string; readonly stderr?: string };
  return lastLines(`${stdout}\n${stderr}`) || error.message;
}
