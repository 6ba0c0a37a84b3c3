/** The hub as a process of its own over a loaded database, as people run it, with a view on its event loop. */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { projectRoot } from "../config/projectRoot";
import type { Loaded } from "./load";

/** What the server’s event loop did since it was asked last. Times in milliseconds. */
export interface LoopFigures {
  /** Longest time for which it was held up by what the server does. */
  readonly held: number;
  /** The same with the time for which the machine had no core for it. */
  readonly longest: number;
  readonly p99: number;
  /** Processor time of the whole process, all threads. */
  readonly cpu: number;
  /** Resident memory now, MiB. */
  readonly memory: number;
}

export interface Server {
  /** `http://localhost:PORT`. */
  readonly url: string;
  /** Figures since the last call, which begin anew. */
  loop(): Promise<LoopFigures>;
  /** A token of the operator’s for a day, for an organisation if one is named. */
  token(role: string, org?: string): string;
  /** Ends it as Ctrl-C would. */
  stop(): Promise<void>;
}

const READY = /is ready: (http:\/\/[^\s/]+)/;
const LIAISON = join(projectRoot(), "cli", "liaison.mjs");

/**
 * Starts `liaison serve` on a loaded folder; `nodeArguments` are for node, such as `--cpu-prof`, `settings` for the hub. Rejects with
 * what it printed.
 */
export async function startServer(
  loaded: Pick<Loaded, "dataDir" | "dataset">,
  nodeArguments: readonly string[] = [],
  settings: Readonly<Record<string, string>> = {},
): Promise<Server> {
  // One client asks all there is, so its requests are not counted.
  const own = { LIAISON_LOG: "silent", LIAISON_PORT: "0", LIAISON_RATE_LIMIT: "0", ...settings };
  const { PATH, HOME, JAVA_HOME } = process.env;
  const env = { PATH, HOME, JAVA_HOME, ...own, LIAISON_DATA_DIR: loaded.dataDir, LIAISON_DATASET: loaded.dataset };
  const child = spawn(process.execPath, [...nodeArguments, "-r", join(__dirname, "eventLoop.cjs"), LIAISON, "serve"], {
    env,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const ended = once(child, "exit");
  const url = await Promise.race([addressOf(child), ended.then(() => "")]);
  if (url === "") throw new Error("The server ended before it was ready; start it by hand to see why.");
  return {
    url,
    loop: async () => {
      child.send("eventLoop");
      const figures = await Promise.race([once(child, "message"), ended.then(() => null)]);
      if (figures === null) throw new Error("The server has ended by itself.");
      return figures[0] as LoopFigures;
    },
    token: (role, org) => issue({ role, org }, env),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  let output = "";
  return new Promise((resolve) => {
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      const url = READY.exec(output)?.[1];
      if (url) resolve(url);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
  });
}

function issue({ role, org }: { role: string; org: string | undefined }, env: NodeJS.ProcessEnv): string {
  const of = org === undefined ? [] : ["--org", org];
  const args = [LIAISON, "token", "issue", "--role", role, ...of, "--days", "1", "--json"];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
  if (status !== 0) throw new Error(`No token for ${role}: ${stderr}`);
  return (JSON.parse(stdout) as { jwt: string }).jwt;
}
