/** `liaison export`: a file from a hub to a file or to stdout, whole or not at all. */
import { createReadStream } from "node:fs";
import { lstat, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { ownJson } from "../domain/ownJson";
import { LiaisonError } from "../domain/errors";
import type { ExitCode } from "../terminal/exitCodes";
import { explain } from "../terminal/failure";
import { createTerminal, type Streams } from "../terminal/terminal";
import { type Came, download } from "./download";
import { hubAt } from "./hubAddress";
import { asJson } from "./withStore";

/** Options that all exports share. */
export interface ExportOptions {
  /** stdout where it is undefined. */
  readonly out?: string;
  readonly tokenFile?: string;
  readonly hub?: string;
  readonly json?: boolean;
}

/** The options of one export. */
export interface ExportAsked extends ExportOptions {
  /** `/export/graph.gexf`. */
  readonly path: string;
  readonly parameters: Readonly<Record<string, string | undefined>>;
}

const TITLES = { export: "Writing the export" };
const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** Writes the export; resolves to the exit code. A signal ends it and leaves nothing behind. */
export async function runExport(asked: ExportAsked, streams: Streams, signal: AbortSignal): Promise<ExitCode> {
  const { json = false } = asked;
  try {
    await checkTarget(asked);
    const token = asked.tokenFile === undefined ? undefined : await readToken(asked.tokenFile);
    const hub = await hubAt(asked.hub, streams, signal);
    try {
      const address = addressOf(hub.url, asked);
      await write(asked, streams, (path) => take({ address, token, signal, streams }, path));
    } finally {
      await hub.close();
    }
    return 0;
  } catch (error) {
    const { message, exitCode } = explain(signal.aborted ? stopped() : error);
    if (json) streams.stdout.write(asJson({ outcome: "failed", message }));
    else createTerminal(streams).complain(message);
    return exitCode;
  }
}

const stopped = (): LiaisonError => new LiaisonError("UNAVAILABLE", "Stopped; nothing was written.");
const wrong = (message: string): LiaisonError => new LiaisonError("BAD_USER_INPUT", message);

/** Before a hub is asked, or opened. */
async function checkTarget({ out, json = false }: ExportOptions): Promise<void> {
  if (out === undefined) {
    if (json) throw wrong("--json prints a summary on stdout; add --out FILE for the export itself.");
    return;
  }
  const folder = await lstat(dirname(resolve(out))).catch(() => null);
  if (!folder) throw wrong(`--out: there is no folder ${dirname(resolve(out))}.`);
  const there = await lstat(out).catch(() => null);
  if (there && !there.isFile())
    throw wrong(`--out: ${out} is not a regular file; name another one, or leave out --out to write to stdout.`);
}

/** A token comes from a file, so that it is in no list of processes and no history. */
async function readToken(file: string): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) throw wrong(`--token-file: ${file} can’t be read.`);
  const token = text.trim();
  if (!JWT.test(token)) throw wrong(`--token-file: ${file} must hold a token alone, as liaison token issue prints it.`);
  return token;
}

function addressOf(url: string, { path, parameters }: ExportAsked): URL {
  const address = new URL(`${url.replace(/\/+$/, "")}${path}`);
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) address.searchParams.set(name, value);
  return address;
}

interface Taking {
  readonly address: URL;
  readonly token: string | undefined;
  readonly signal: AbortSignal;
  readonly streams: Streams;
}

async function take({ streams, ...asked }: Taking, path: string): Promise<Came> {
  const terminal = createTerminal({ stdout: streams.stderr, stderr: streams.stderr });
  const display = terminal.progress(TITLES);
  let told = "";
  const waiting = (message: string): void => {
    if (message !== told) terminal.say(message);
    told = message;
  };
  try {
    const came = (done: number, total: number): void => display.report({ phase: "export", done, total });
    return await download({ ...asked, waiting, came }, path);
  } finally {
    display.end();
  }
}

/** Through a file of its own: what is at the target is whole at any time. */
async function write(asked: ExportAsked, streams: Streams, takeTo: (path: string) => Promise<Came>): Promise<void> {
  const { out, json = false } = asked;
  const folder = out === undefined ? await mkdtemp(join(tmpdir(), "liaison-export-")) : undefined;
  const path = folder === undefined ? `${out}.${process.pid}.part` : join(folder, "export");
  try {
    const came = await takeTo(path);
    if (out === undefined) await pipeline(createReadStream(path), streams.stdout, { end: false });
    else await rename(path, out);
    const summary = summaryOf(asked, came);
    if (json) streams.stdout.write(asJson(summary));
    else createTerminal({ stdout: streams.stderr, stderr: streams.stderr }).say(sentence(summary));
  } finally {
    await rm(folder ?? path, { recursive: true, force: true });
  }
}

type Summary = Readonly<Record<string, string | number | object | undefined>>;

/** What the hub said of the export, by the names of its headers: `graphVersion` and so on. */
function summaryOf({ out, path }: ExportAsked, { headers, bytes }: Came): Summary {
  const said = [...headers].flatMap(([header, value]) => {
    const [, words] = /^liaison-(.+)$/.exec(header) ?? [];
    if (words === undefined) return [];
    const name = words.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    return [[name, valueOf(words, value)] as const];
  });
  return { outcome: "exported", file: out, path, bytes, ...Object.fromEntries(said) };
}

function valueOf(header: string, text: string): string | number | object {
  if (header === "filters") return ownJson<object>(text);
  return /-(count|partners)$/.test(header) ? Number(text) : text;
}

function sentence(summary: Summary): string {
  const said = (name: string, text: (value: string | number) => string): string => {
    const value = summary[name];
    return typeof value === "string" || typeof value === "number" ? text(value) : "";
  };
  return [
    said("bytes", (bytes) => `Wrote ${bytes} bytes`),
    said("datasetVersion", (version) => ` of dataset version ${version}`),
    said("file", (file) => ` to ${file}`),
    said("nodeCount", (nodes) => `: ${nodes} actors`),
    said("edgeCount", (edges) => `, ${edges} edges`),
    said("viewerClasses", (classes) => `, as seen with ${classes}`),
    ".",
    said("coverage", (coverage) => ` ${coverage}`),
  ].join("");
}
