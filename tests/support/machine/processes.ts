/** The hub and its subgraphs as processes of their own, as people run them. */
import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../../../config/projectRoot";

export interface Running {
  /** `http://localhost:PORT`. */
  readonly url: string;
  readonly process: ChildProcess;
  /** All it printed so far. */
  readonly output: () => string;
  /** Ends it as Ctrl-C would; resolves with its exit code. */
  stop(): Promise<number | null>;
}

const READY = /is ready: (http:\/\/[^\s/]+)/;
const EVERYTHING_ELSE = { PATH: process.env["PATH"], HOME: process.env["HOME"], JAVA_HOME: process.env["JAVA_HOME"] };

/** Nothing runs in the background that no test asked for. */
const QUIETLY = { LIAISON_LOG: "silent", LIAISON_PORT: "0", LIAISON_WARM_UP: "off" };

/** A command line that runs another one, somewhere. */
export type Through = (command: string, args: readonly string[]) => [command: string, args: string[]];

const directly: Through = (command, args) => [command, [...args]];

/** Starts `liaison` with these arguments and settings; resolves when it is ready, rejects with what it printed when it ends before. */
export function startLiaison(
  args: readonly string[],
  settings: Record<string, string>,
  through: Through = directly,
): Promise<Running> {
  const env = Object.fromEntries(
    Object.entries({ ...EVERYTHING_ELSE, ...QUIETLY, ...settings }).filter(([, value]) => value),
  );
  const command = through(process.execPath, [join(projectRoot(), "cli", "liaison.mjs"), ...args]);
  const child = spawn(...command, {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const exited = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      const url = READY.exec(output)?.[1];
      if (url) resolve({ url, process: child, output: () => output, stop: () => (child.kill("SIGTERM"), exited) });
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    void exited.then((code) => reject(new Error(`liaison ended with ${String(code)}:\n${output}`)));
  });
}

/** Sends one operation over HTTP. */
export async function post(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
  });
  // Each request has its own id, which its errors carry.
  const body: unknown = JSON.parse(await response.text(), (key, value: unknown) =>
    key === "requestId" ? undefined : value,
  );
  return { status: response.status, body };
}

/** True while a process exists. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
