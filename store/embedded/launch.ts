import { randomBytes } from "node:crypto";
import { access, mkdir } from "node:fs/promises";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { systemCodeOf } from "../../domain/errors";
import { type Announcement, findRunning, isAlive, readAnnouncement } from "./announcement";
import { EmbeddedError } from "./error";
import { fittingHeap, type Heap } from "./heap";
import { type Installation, install } from "./install";
import { findJava, type Java } from "./java";
import { type End, type Running, type Start, StartError, startProcess } from "./process";
import { archiveFlags, dropArchive, makeArchive } from "./warmUp";

export { EmbeddedError } from "./error";
export type { Heap } from "./heap";
export type { End } from "./process";

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
  /** Java heap; by default one that fits the store and the memory of the machine. */
  readonly heap?: Heap;
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
  /** How it ended. Attached: also resolves after `stop`, and without a code, for it is not ours. */
  readonly ended: Promise<End>;
}

/**
 * Starts the hub's own Neo4j, or attaches to the one that already runs on this folder. Any number of processes may call this at once: the
 * kernel's lock on `neo4j.lock`, held by Neo4j's process, lets one start it, and the others attach. The lock and Neo4j end with their owner
 * however it ends, so nothing needs cleaning up. Throws an EmbeddedError that says what to do.
 */
export async function launchEmbedded(options: EmbeddedOptions): Promise<EmbeddedNeo4j> {
  const dataDir = resolve(options.dataDir);
  const besides = (options.besides ?? []).map((folder) => resolve(folder));
  for (const folder of [dataDir, ...besides]) await makeFolder(join(folder, "neo4j"));
  const already = await findRunning(dataDir);
  if (already) return attach(already);
  const { report } = options;
  const { java, installation } = await prepare(options);
  const heap = options.heap ?? (await fittingHeap([dataDir, ...besides]));
  report(`Starting Neo4j on ${dataDir}.`);
  for (const deadline = Date.now() + WAIT_LIMIT_MS; Date.now() < deadline;) {
    const running = await startWithEnough({ java, installation, dataDir, besides, report }, heap);
    if (running !== "busy") return own(running, dataDir);
    report("Another hub is starting or stopping Neo4j on this folder; waiting for it.");
    const other = await waitForRunning(dataDir);
    if (other) return attach(other);
  }
  throw new EmbeddedError(
    `Another process holds ${join(dataDir, "neo4j.lock")} but its Neo4j does not answer${await announcementTrouble(dataDir)}. End that process, or set NEO4J_URI.`,
  );
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const code = systemCodeOf(cause) ?? "unknown reason";
    const next = code === "ENOSPC" ? "Make room on its disk" : "Check who may write there";
    throw new EmbeddedError(`${folder} can't be made (${code}). ${next} and start again, or set NEO4J_URI.`, { cause });
  }
}

async function announcementTrouble(dataDir: string): Promise<string> {
  const file = join(dataDir, "neo4j.json");
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  return isThere && !(await readAnnouncement(dataDir))
    ? `, and ${file}, where it says how to reach it, is damaged`
    : "";
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

/** Few attempts: each takes time, and memory that is not needed is not taken. */
const MORE_HEAP = 4;

/** One attempt needs of a start what is new each time. */
type Attempt = Omit<Start, "heapMegabytes" | "password" | "extraFlags">;

/** Recovery after a crash can need more heap than anything before it; a Neo4j that dies of that is tried again with more. */
async function startWithEnough(attempt: Attempt, { first, most }: Heap): Promise<Running | "busy"> {
  for (let heapMegabytes = first; ; heapMegabytes = Math.min(heapMegabytes * MORE_HEAP, most)) {
    try {
      return await startEitherWay(attempt, heapMegabytes);
    } catch (cause) {
      if (!(cause instanceof StartError && cause.end.isOutOfMemory)) throw cause;
      const sentence = `Neo4j ran out of memory while it started with a heap of ${heapMegabytes} MB`;
      if (heapMegabytes >= most)
        throw new EmbeddedError(
          `${sentence}. Its data are as they were. Set LIAISON_NEO4J_HEAP to more, such as ${heapMegabytes * 2}m, on a machine that has as much memory, and start again.`,
          { cause },
        );
      attempt.report?.(`${sentence}; trying again with ${Math.min(heapMegabytes * MORE_HEAP, most)} MB.`);
    }
  }
}

/**
 * A damaged archive of classes crashes Java, so a start that ended before the launcher began, or by a crash, counts only when it ends
 * so without the archive too.
 */
async function startEitherWay(attempt: Attempt, heapMegabytes: number): Promise<Running | "busy"> {
  const start = (extraFlags: readonly string[]) =>
    startProcess({ ...attempt, heapMegabytes, extraFlags, password: randomBytes(32).toString("base64url") });
  const withArchive = await archiveFlags(attempt.installation);
  if (withArchive.length === 0) return start([]);
  try {
    return await start(withArchive);
  } catch (error) {
    if (!(error instanceof StartError && mayBeOfJava(error.end))) throw error;
    const running = await start([]);
    await dropArchive(attempt.installation);
    return running;
  }
}

const ABORTED = 134;
const mayBeOfJava = ({ hasBegun, code }: StartError["end"]): boolean => !hasBegun || code === null || code === ABORTED;

async function own(running: Running, dataDir: string): Promise<EmbeddedNeo4j> {
  const announcement = await readAnnouncement(dataDir);
  if (announcement)
    return { ...connectionOf(announcement), owned: true, stop: () => running.stop(), ended: running.ended };
  await running.stop();
  throw new EmbeddedError(
    `Neo4j is ready but ${join(dataDir, "neo4j.json")} can't be read. Check who may read that folder and start again.`,
  );
}

function attach(announcement: Announcement): EmbeddedNeo4j {
  const left = new AbortController();
  const stop = async (): Promise<void> => left.abort();
  return { ...connectionOf(announcement), owned: false, stop, ended: watch(announcement.pid, left.signal) };
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
async function watch(pid: number, left: AbortSignal): Promise<End> {
  // Ends at once when it is left: a process that waits for nothing else would end before.
  const pause = () => sleep(RETRY_MS / 4, undefined, { ref: false, signal: left }).catch(() => undefined);
  while (isAlive(pid) && !left.aborted) await pause();
  return { code: null, isOutOfMemory: false, lastWords: [] };
}

async function waitForRunning(dataDir: string): Promise<Announcement | null> {
  for (const until = Date.now() + RETRY_MS; Date.now() < until; await sleep(POLL_MS)) {
    const running = await findRunning(dataDir);
    if (running) return running;
  }
  return null;
}
