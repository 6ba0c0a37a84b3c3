import { spawn, type ChildProcessByStdio } from "node:child_process";
import { Socket } from "node:net";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { EmbeddedError, lastLines } from "./error";
import type { Installation } from "./install";
import type { Java } from "./java";

/** The launcher's exit code when another process holds the folder. */
const BUSY = 75;
const READY_LIMIT_MS = 180_000;
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
}

/** A Neo4j that this process started and that lives no longer than it. */
export interface Running {
  readonly exited: Promise<number | null>;
  stop(): Promise<void>;
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
  const exited = new Promise<number | null>((resolve) =>
    child.once("exit", (code) => resolve(code)).once("error", () => resolve(null)),
  );
  // A launcher that has ended already is noticed by its exit.
  child.stdin.on("error", () => undefined);
  child.stdin.write(`${start.password}\n`);
  const outcome = await untilReady(child, start.dataDir);
  if (outcome === "busy") return "busy";
  letGo(child);
  let stopping: Promise<void> | undefined;
  return { exited, stop: () => (stopping ??= stopChild(child, exited)) };
}

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

function untilReady(child: Child, dataDir: string): Promise<"ready" | "busy"> {
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors = (errors + text).slice(-ERROR_TAIL)));
  return new Promise((resolve, reject) => {
    const fail = (what: string): void => {
      clearTimeout(limit);
      const next = `Look into ${join(dataDir, "neo4j", "logs", "debug.log")}, mend the cause and start again, or set NEO4J_URI.`;
      reject(new EmbeddedError(`Neo4j did not start: ${what}${errors ? ` (${lastLines(errors)})` : ""}. ${next}`));
    };
    const limit = setTimeout(() => {
      child.kill("SIGKILL");
      fail(`it was not ready after ${READY_LIMIT_MS / 1000} s`);
    }, READY_LIMIT_MS);
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-ERROR_TAIL);
      if (!/^ready$/m.test(output)) return;
      clearTimeout(limit);
      resolve("ready");
    });
    child.once("error", (cause) => fail(cause.message));
    // "close" comes after the last of stderr.
    child.once("close", (code, signal) => {
      clearTimeout(limit);
      if (code === BUSY) resolve("busy");
      else fail(signal ? `it was ended by ${signal}` : `it ended with code ${code}`);
    });
  });
}

/** A hub with nothing else to do may end; its Neo4j then ends with it. */
function letGo(child: Child): void {
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) if (stream instanceof Socket) stream.unref();
}

async function stopChild(child: Child, exited: Promise<number | null>): Promise<void> {
  child.ref();
  const limit = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT_MS);
  child.stdin.end();
  await exited;
  clearTimeout(limit);
}
