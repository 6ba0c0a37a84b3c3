/** The hub that a command asks over HTTP. */
import { isObject } from "../domain/isObject";
import { type Environment, readEnvironment } from "../config/environment";
import { createHub } from "../main";
import { createTerminal, type Streams, type Terminal } from "../terminal/terminal";

/** A hub that answers. */
export interface AskedHub {
  /** `http://localhost:4000`. */
  readonly url: string;
  /** Ends it where it was opened for the command. */
  close(): Promise<void>;
}

const LIVE_LIMIT = 2_000;

/**
 * The hub at an address; without one the hub that answers on LIAISON_PORT, and where none does, one that is opened with the same settings
 * until it is closed, or until the signal.
 */
export async function hubAt(given: string | undefined, streams: Streams, signal: AbortSignal): Promise<AskedHub> {
  if (given !== undefined) return running(given);
  const environment = readEnvironment();
  const url = `http://localhost:${environment.port}`;
  if (environment.port !== 0 && (await isHub(url))) return running(url);
  const terminal = createTerminal({ stdout: streams.stderr, stderr: streams.stderr });
  terminal.say(`No hub answers at ${url}; one is started for the export.`);
  return open(environment, terminal, signal);
}

const running = (url: string): AskedHub => ({ url, close: async () => undefined });

/** Whether what answers is a hub: a token must not be sent to another program. */
async function isHub(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(LIVE_LIMIT) });
    if (!response.ok) return false;
    const answer: unknown = await response.json();
    return isObject(answer) && answer.status === "live";
  } catch {
    return false;
  }
}

async function open(environment: Environment, terminal: Terminal, signal: AbortSignal): Promise<AskedHub> {
  const hub = createHub({ ...environment, host: "127.0.0.1", port: 0, log: "silent" }, terminal);
  const close = () => hub.close();
  signal.addEventListener("abort", () => void close());
  await hub.start();
  return { url: hub.url, close };
}
