import { spawn, type ChildProcessByStdio } from "node:child_process";
import { Socket } from "node:net";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { EmbeddedError, endOf } from "./error";
import type { Installation } from "./install";
import type { Java } from "./java";

/** Exit codes of the launcher, and Java's own when memory runs out. */
const BUSY = 75;
const DAMAGED = 65;
const OUT_OF_MEMORY = 3;
/** After a crash Neo4j first recovers what its log holds, which takes as long as it takes. */
const READY_LIMIT_MS = 1_800_000;
const STILL_STARTING_MS = 30_000;
const STOP_LIMIT_MS = 20_000;
const PAGE_CACHE = "128m";
const ERROR_TAIL = 8_000;

/** Neo4j reaches into these packages, and JDK 17 and later complain about it otherwise. */
const OPENED = ["java.nio", "java.io", "sun.nio.ch", "java.util.concurrent"].map(
  (name) => `--add-opens=java.base/${name}=ALL-UNNAMED`,
);

/** What one start of the launcher needs. */
export interface Start {
  readonly java: Java;
  readonly installation: Installation;
  readonly dataDir: string;
  readonly besides?: readonly string[];
  readonly heapMegabytes: number;
  readonly password: string;
  readonly extraFlags: readonly string[];
  /** Told what takes long. */
  readonly report?: (line: string) => void;
}

/** How a Neo4j ended by itself. */
export interface End {
  /** Null: a signal ended it. */
  readonly code: number | null;
  /** Its memory ran out. */
  readonly isOutOfMemory: boolean;
  /** The last lines that it complained with; may be empty. */
  readonly lastWords: readonly string[];
}

/** A Neo4j that this process started and that lives no longer than it. */
export interface Running {
  readonly ended: Promise<End>;
  /** Closes its stdin and waits for its end; one that takes longer than `limit` milliseconds is killed. */
  stop(limit?: number): Promise<void>;
}

/** A start of the launcher that failed. */
export class StartError extends EmbeddedError {
  constructor(
    message: string,
    readonly end: End & {
      /** Java had begun to run the launcher, so nothing is wrong with Java and its arguments. */
      readonly hasBegun: boolean;
    },
  ) {
    super(message);
  }
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** Starts the launcher and waits until Neo4j is ready; "busy" when another process holds the folder. */
export async function startProcess(start: Start): Promise<Running | "busy"> {
  // Detached: Ctrl-C reaches only the hub, which drains first and then closes this stdin.
  const child = spawn(start.java.command, commandLine(start), {
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
    windowsHide: true,
  });
  // A launcher that has ended already is noticed by its exit.
  child.stdin.on("error", () => undefined);
  child.stdin.write(`${start.password}\n`);
  const words = lastWordsOf(child);
  const ended = new Promise<End>((resolve) => {
    child.once("close", (code) => resolve(ending(code, words())));
    child.once("error", ({ message }) => resolve(ending(null, [message])));
  });
  const outcome = await untilReady(child, start, ended);
  if (outcome === "busy") return "busy";
  letGo(child);
  let stopping: Promise<void> | undefined;
  return { ended, stop: (limit = STOP_LIMIT_MS) => (stopping ??= stopChild(child, ended, limit)) };
}

const ending = (code: number | null, lastWords: readonly string[]): End => ({
  code,
  isOutOfMemory: code === OUT_OF_MEMORY,
  lastWords,
});

function commandLine(start: Start): string[] {
  const memory = [
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    // Java’s own choice for this compiler is 48 MB. A hub’s statements fill that within minutes, and what comes then is interpreted.
    "-XX:ReservedCodeCacheSize=192m",
    `-Xmx${start.heapMegabytes}m`,
    "-XX:+ExitOnOutOfMemoryError",
  ];
  const quiet = ["-Xlog:disable", "-Dlog4j2.disable.jmx=true", "--enable-native-access=ALL-UNNAMED", ...OPENED];
  return [
    ...memory,
    ...quiet,
    ...start.extraFlags,
    "-cp",
    start.installation.classPath,
    "Launcher",
    PAGE_CACHE,
    start.dataDir,
    ...(start.besides ?? []),
  ];
}

/** Keeps the end of what a child complains about. */
function lastWordsOf(child: Child): () => readonly string[] {
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors = (errors + text).slice(-ERROR_TAIL)));
  return () => endOf(errors);
}

async function untilReady(child: Child, start: Start, ended: Promise<End>): Promise<"ready" | "busy"> {
  let output = "";
  const ready = new Promise<"ready">((resolve) =>
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-ERROR_TAIL);
      if (/^ready$/m.test(output)) resolve("ready");
    }),
  );
  const since = Date.now();
  const reminder = setInterval(() => start.report?.(stillStarting(Date.now() - since)), STILL_STARTING_MS);
  const limit = setTimeout(() => child.kill("SIGKILL"), READY_LIMIT_MS);
  try {
    const outcome = await Promise.race([ready, ended]);
    if (outcome === "ready") return outcome;
    if (outcome.code === BUSY) return "busy";
    const hasBegun = /^begun$/m.test(output);
    const took = Date.now() - since;
    throw new StartError(whyNotStarted(outcome, { dataDir: start.dataDir, took }), { ...outcome, hasBegun });
  } finally {
    clearInterval(reminder);
    clearTimeout(limit);
  }
}

const stillStarting = (milliseconds: number): string =>
  `Neo4j is still starting after ${Math.round(milliseconds / 1000)} s; after a crash it first recovers what its log holds.`;

function whyNotStarted({ code, lastWords }: End, { dataDir, took }: { dataDir: string; took: number }): string {
  if (code === DAMAGED) return damagedStore(lastWords.at(-1) ?? "", dataDir);
  const logs = join(dataDir, "neo4j", "logs", "debug.log");
  const how =
    took >= READY_LIMIT_MS
      ? `it was not ready after ${READY_LIMIT_MS / 1000} s`
      : code === null
        ? "a signal ended it"
        : `it ended with code ${code}`;
  const said = lastWords.length > 0 ? ` (${lastWords.join(" | ")})` : "";
  return `Neo4j did not start: ${how}${said}. Look into ${logs}, mend the cause and start again, or set NEO4J_URI.`;
}

/** What is left of a store whose files were cut off looks whole to Neo4j, so it is not even opened. */
function damagedStore(problem: string, dataDir: string): string {
  const folder = join(dataDir, "neo4j");
  return `The store of Neo4j is damaged: ${problem} It was not opened, and nothing was changed. Restore ${folder} from your backup. If you have put other data there on purpose, remove ${join(folder, "sizes")} and start again.`;
}

/** A hub with nothing else to do may end; its Neo4j then ends with it. */
function letGo(child: Child): void {
  child.unref();
  for (const stream of socketsOf(child)) stream.unref();
}

const socketsOf = ({ stdin, stdout, stderr }: Child): Socket[] =>
  [stdin, stdout, stderr].filter((stream): stream is Socket & typeof stream => stream instanceof Socket);

async function stopChild(child: Child, ended: Promise<End>, limit: number): Promise<void> {
  child.ref();
  for (const stream of socketsOf(child)) stream.ref();
  const timer = setTimeout(() => child.kill("SIGKILL"), limit);
  child.stdin.end();
  await ended;
  clearTimeout(timer);
}
