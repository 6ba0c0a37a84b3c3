/** The hub as a process of its own over a loaded database, as people run it, with a view on its event loop. */
import { spawn, spawnSync, type ChildProcess, type Serializable } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { projectRoot } from "../config/projectRoot";
import { ownJson } from "../domain/ownJson";
import type { Loaded } from "./generated/load";

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

/** The orders to a probe, and what it answers to each; see probe.cjs. */
interface ProbeOrders {
  begin: null;
  end: { readonly statements: number; readonly records: number; readonly bytes: number; readonly cpu: number };
  profile: null;
  /** Milliseconds by part. */
  parts: Readonly<Record<string, number>>;
}

/** Resolves to what a probe has found. */
export type Probe = <Order extends keyof ProbeOrders>(order: Order) => Promise<ProbeOrders[Order]>;

/** A process that answers questions, with a probe in it. */
export interface Probed {
  /** `http://localhost:PORT`. */
  readonly url: string;
  readonly probe: Probe;
  /** Ends it as Ctrl-C would. */
  readonly stop: () => Promise<void>;
}

/** A hub in a process of its own, which reports on its event loop and issues tokens. */
export interface Server extends Probed {
  /** Figures since the last call, which begin anew. */
  loop(): Promise<LoopFigures>;
  /** A token of the operator’s for a day, for an organisation if one is named. */
  token(role: string, org?: string): string;
}

const READY = /is ready: (http:\/\/[^\s/]+)/;
const PROBE = join(__dirname, "probe.cjs");
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
  const own = {
    LIAISON_LOG: "silent",
    LIAISON_PORT: "0",
    LIAISON_RATE_LIMIT: "0",
    LIAISON_WARM_UP: "off",
    ...settings,
  };
  const { PATH, HOME, JAVA_HOME } = process.env;
  const env = { PATH, HOME, JAVA_HOME, ...own, LIAISON_DATA_DIR: loaded.dataDir, LIAISON_DATASET: loaded.dataset };
  const { url, tell, stop } = await started(
    [...nodeArguments, "-r", join(__dirname, "eventLoop.cjs"), LIAISON, "serve"],
    env,
  );
  return {
    url,
    stop,
    probe: probeBy(tell),
    loop: () => tell<LoopFigures>("eventLoop"),
    token: (role, org) => issue({ role, org }, env),
  };
}

/** The argument of node that puts the probe into a server, which has none by default. */
export const PROBED = ["-r", PROBE] as const;

/** Starts another contestant over the Neo4j that the server of a folder runs; it says when it is ready as the server does. */
export async function startContestant(file: string, { dataDir }: Pick<Loaded, "dataDir">): Promise<Probed> {
  const { PATH, HOME, JAVA_HOME } = process.env;
  const environment = { PATH, HOME, JAVA_HOME, NODE_ENV: "production", LIAISON_DATA_DIR: dataDir };
  const { url, tell, stop } = await started([...process.execArgv, ...PROBED, file], environment);
  return { url, stop, probe: probeBy(tell) };
}

const probeBy =
  (tell: Tell): Probe =>
  async <Order extends keyof ProbeOrders>(order: Order) =>
    (await tell<{ readonly found: ProbeOrders[Order] }>({ probe: order })).found;

/** Sends a message to a process of the benchmark’s own and resolves to the answer, whose shape the message tells. */
type Tell = <Answered>(message: Serializable) => Promise<Answered>;

interface Started extends Pick<Probed, "url" | "stop"> {
  readonly tell: Tell;
}

/** A process of node that has said where it is ready. Rejects where it ends before. */
async function started(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Started> {
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
  const ended = once(child, "exit");
  const url = await Promise.race([addressOf(child), ended.then(() => "")]);
  if (url === "") throw new Error("The server ended before it was ready; start it by hand to see why.");
  return {
    url,
    tell: async <Answered>(message: Serializable) => {
      child.send(message);
      const answer = await Promise.race([once(child, "message"), ended.then(() => null)]);
      if (answer === null) throw new Error("The server has ended by itself.");
      return answer[0] as Answered;
    },
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
  return ownJson<{ jwt: string }>(stdout).jwt;
}
