import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Announcement, findRunning, isAlive, readAnnouncement } from "./announcement";
import { EmbeddedError } from "./error";
import { type Installation, install } from "./install";
import { findJava, type Java } from "./java";
import { type Running, type Start, startProcess } from "./process";
import { archiveFlags, makeArchive } from "./warmUp";

export { EmbeddedError } from "./error";

const DEFAULT_HEAP_MEGABYTES = 512;
const WAIT_LIMIT_MS = 180_000;
const RETRY_MS = 2_000;
const POLL_MS = 100;

/** Where and how the hub's own Neo4j runs. */
export interface EmbeddedOptions {
  /** The folder of its data, for instance `.liaison`; made with mode 0700 when absent. */
  readonly dataDir: string;
  /**
   * More data folders that the same Java serves, a Neo4j each: it loads and compiles the code of Neo4j once for all. Callers find them by
   * `launchEmbedded` on the folder.
   */
  readonly besides?: readonly string[];
  /** Told what takes long, one sentence a call. */
  readonly report: (line: string) => void;
  /** Largest Java heap; 512 by default. */
  readonly heapMegabytes?: number;
  /** The JDK to use; the `java` on the PATH by default. */
  readonly javaHome?: string;
  /** Where jars are kept for all data folders; `~/.cache/liaison` by default. */
  readonly cacheDir?: string;
}

/** A Neo4j that is ready for Bolt connections. */
export interface EmbeddedNeo4j {
  /** `bolt://127.0.0.1:PORT`, with another port at each start. */
  readonly uri: string;
  readonly user: "neo4j";
  /** Random, and new at each start. */
  readonly password: string;
  /** False when another hub started it: it then stops when that hub does. */
  readonly owned: boolean;
  /** The process id of its Java. */
  readonly pid: number;
  /** Owned: closes its stdin and waits for its end, at most 20 s. Attached: leaves it running. */
  stop(): Promise<void>;
  /** Its exit code, null when it was killed or is not ours. Attached: also resolves after `stop`. */
  readonly exited: Promise<number | null>;
}

/**
 * Starts the hub's own Neo4j, or attaches to the one that already runs on this folder. Any number of processes may call this at once: the
 * kernel's lock on `neo4j.lock`, held by Neo4j's process, lets one start it, and the others attach. The lock and Neo4j end with their owner
 * however it ends, so nothing needs cleaning up. Throws an EmbeddedError that says what to do.
 */
export async function launchEmbedded(options: EmbeddedOptions): Promise<EmbeddedNeo4j> {
  const dataDir = resolve(options.dataDir);
  const besides = (options.besides ?? []).map((folder) => resolve(folder));
  for (const folder of [dataDir, ...besides]) await mkdir(join(folder, "neo4j"), { recursive: true, mode: 0o700 });
  const already = await findRunning(dataDir);
  if (already) return attach(already);
  const { java, installation } = await prepare(options);
  const extraFlags = await archiveFlags(installation);
  const heapMegabytes = options.heapMegabytes ?? DEFAULT_HEAP_MEGABYTES;
  options.report(`Starting Neo4j on ${dataDir}.`);
  for (const deadline = Date.now() + WAIT_LIMIT_MS; Date.now() < deadline;) {
    const password = randomBytes(32).toString("base64url");
    const running = await startEitherWay({ java, installation, dataDir, besides, heapMegabytes, password, extraFlags });
    if (running !== "busy") return own(running, dataDir);
    options.report("Another hub is starting or stopping Neo4j on this folder; waiting for it.");
    const other = await waitForRunning(dataDir);
    if (other) return attach(other);
  }
  throw new EmbeddedError(
    `Another process holds ${join(dataDir, "neo4j.lock")} but its Neo4j does not answer. End that process, or set NEO4J_URI.`,
  );
}

/**
 * Does beforehand what a first start would do (fetch and compile) and makes later starts some seconds faster. For image builds, test set-ups
 * and a hub that has nothing better to do; never needed.
 */
export async function prepareEmbedded(options: Omit<EmbeddedOptions, "dataDir">): Promise<void> {
  const { java, installation } = await prepare(options);
  await makeArchive(java, installation, options.report);
}

async function prepare(options: Omit<EmbeddedOptions, "dataDir">): Promise<{ java: Java; installation: Installation }> {
  const java = await findJava(options.javaHome);
  const cacheDir = resolve(options.cacheDir ?? join(homedir(), ".cache", "liaison"));
  return { java, installation: await install(java, cacheDir, options.report) };
}

/** A damaged archive crashes Java at once, so a failure counts only when it happens without one too. */
async function startEitherWay(start: Start): Promise<Running | "busy"> {
  if (start.extraFlags.length === 0) return startProcess(start);
  return startProcess(start).catch(() => startProcess({ ...start, extraFlags: [] }));
}

async function own(running: Running, dataDir: string): Promise<EmbeddedNeo4j> {
  const announcement = await readAnnouncement(dataDir);
  if (announcement)
    return { ...connectionOf(announcement), owned: true, stop: () => running.stop(), exited: running.exited };
  await running.stop();
  throw new EmbeddedError(
    `Neo4j is ready but ${join(dataDir, "neo4j.json")} can't be read. Check who may read that folder and start again.`,
  );
}

function attach(announcement: Announcement): EmbeddedNeo4j {
  const left = new AbortController();
  const stop = async (): Promise<void> => left.abort();
  return { ...connectionOf(announcement), owned: false, stop, exited: watch(announcement.pid, left.signal) };
}

function connectionOf({
  uri,
  user,
  password,
  pid,
}: Announcement): Pick<EmbeddedNeo4j, "uri" | "user" | "password" | "pid"> {
  return { uri, user, password, pid };
}

/** Polls, because a process that is not a child can't be waited for; never keeps the hub alive. */
async function watch(pid: number, left: AbortSignal): Promise<null> {
  while (isAlive(pid) && !left.aborted) await sleep(RETRY_MS / 4, undefined, { ref: false });
  return null;
}

async function waitForRunning(dataDir: string): Promise<Announcement | null> {
  for (const until = Date.now() + RETRY_MS; Date.now() < until; await sleep(POLL_MS)) {
    const running = await findRunning(dataDir);
    if (running) return running;
  }
  return null;
}
