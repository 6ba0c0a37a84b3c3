/** Downloads a file from a hub, completely or not at all. */
import { createWriteStream } from "node:fs";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as after } from "node:timers/promises";
import { LiaisonError, systemCodeOf } from "../domain/errors";
import { isObject } from "../domain/isObject";

/** What to download, and with whose permissions. */
export interface Asked {
  /** With its parameters. */
  readonly address: URL;
  readonly token?: string;
  readonly signal: AbortSignal;
  /** Hears why nothing comes yet. */
  readonly waiting: (message: string) => void;
  /** Hears how many lines came so far, and of how many actors and edges. */
  readonly came: (lines: number, total: number) => void;
}

/** The headers of a downloaded file, and its size in bytes. */
export interface Came {
  readonly headers: Headers;
  readonly bytes: number;
}

/** How often a file is begun that is broken off because the graph changed. */
const ATTEMPTS = 3;
/** Milliseconds for which a hub may say that it is not ready. */
const PATIENCE = 120_000;
const NOT_NOW = [409, 429, 503];
const LINE_END = 0x0a;

/** Downloads a file to a path. Throws a LiaisonError with the hub’s own message. */
export async function download(asked: Asked, path: string): Promise<Came> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await answered(asked);
    try {
      return { headers: response.headers, bytes: await save(response, path, asked) };
    } catch (error) {
      if (!isBrokenOff(error)) throw error;
      if (attempt === ATTEMPTS) throw brokenOff();
      asked.waiting("The hub stopped sending because the graph has changed; starting again.");
    }
  }
}

const brokenOff = (): LiaisonError =>
  new LiaisonError(
    "UNAVAILABLE",
    `The hub stopped sending ${ATTEMPTS} times, and nothing was written; try again later.`,
  );

/** The answer of the hub, once it is ready. */
async function answered(asked: Asked): Promise<Response> {
  for (const until = Date.now() + PATIENCE; ;) {
    const response = await ask(asked);
    if (response.ok) return response;
    const message = messageIn(await response.text());
    if (!NOT_NOW.includes(response.status)) throw refusal(response.status, message);
    if (Date.now() > until) throw new LiaisonError("UNAVAILABLE", message);
    asked.waiting(message);
    await after(1_000 * Number(response.headers.get("retry-after") ?? 5), undefined, { signal: asked.signal });
  }
}

async function ask({ address, token, signal }: Asked): Promise<Response> {
  const headers = token === undefined ? undefined : { authorization: `Bearer ${token}` };
  try {
    return await fetch(address, { headers, signal });
  } catch (error) {
    if (signal.aborted) throw error;
    const code = isObject(error) ? systemCodeOf(error.cause) : undefined;
    const why = code === undefined ? "" : ` (${code})`;
    throw new LiaisonError(
      "UNAVAILABLE",
      `No hub answers at ${address.origin}${why}; check --hub, and that the hub is running.`,
    );
  }
}

function refusal(status: number, message: string): Error {
  return status < 500 ? new LiaisonError("BAD_USER_INPUT", message) : new Error(message);
}

/** What an answer says is wrong: in the form of GraphQL, of the routes, or of what stands between. */
function messageIn(text: string): string {
  try {
    const { errors, error } = JSON.parse(text) as { errors?: readonly { message: string }[]; error?: string };
    const said = errors?.map(({ message }) => message).join(" ") ?? error;
    if (said !== undefined && said !== "") return said;
  } catch {
    // Not of the hub.
  }
  return "What answers there is not a hub that can export; check its address and version.";
}

async function save(response: Response, path: string, { signal, came }: Asked): Promise<number> {
  const { headers, body } = response;
  const total = ["node", "edge"].reduce((sum, what) => sum + Number(headers.get(`liaison-${what}-count`) ?? 0), 0);
  const count = { bytes: 0, lines: 0 };
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      count.bytes += chunk.length;
      for (const byte of chunk) if (byte === LINE_END) count.lines += 1;
      came(count.lines, Math.max(total, count.lines));
      done(null, chunk);
    },
  });
  const source = body === null ? Readable.from([]) : Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
  await pipeline(source, counting, createWriteStream(path), { signal });
  return count.bytes;
}

/** What fetch says when a connection ends before its answer does. */
const isBrokenOff = (error: unknown): boolean => isObject(error) && error.message === "terminated";
