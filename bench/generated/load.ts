/** A database that holds the generated records of a scale: loaded once through the store’s writer, and kept. */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ownJson } from "../../domain/ownJson";
import { openJournalKey } from "../../config/journalKey";
import { projectRoot } from "../../config/projectRoot";
import { ensureDataset } from "../../seed";
import { launchEmbedded, openStore } from "../../store";
import type { Store } from "../../store/port";
import type { Terminal } from "../../terminal/terminal";
import { generate, GENERATOR_EDITION, type Batch } from "./generate";

/** Which generated dataset to load, and where progress is shown. */
export interface LoadOptions {
  readonly scale: number;
  readonly seed: number;
  readonly terminal: Terminal;
}

/** A loaded data folder, and how long loading took. */
export interface Loaded {
  /** Data folder of a hub, with its Neo4j, which is not running. */
  readonly dataDir: string;
  /** Folder of a dataset without rows, so that the hub adds none of its own. */
  readonly dataset: string;
  readonly records: number;
  /** Seconds that loading took, whenever it was. */
  readonly seconds: number;
}

interface Mark extends Pick<Loaded, "records" | "seconds"> {
  readonly digest: string;
}

const FOLDER = join(projectRoot(), ".liaison", "bench");
const MARK = "loaded.json";

/** The database of a scale: the one that is there when it holds exactly these records, otherwise one that is loaded now. */
export async function ensureLoaded({ scale, seed, terminal }: LoadOptions): Promise<Loaded> {
  const dataDir = join(FOLDER, `scale-${scale}`);
  const dataset = await emptyDataset();
  const digest = createHash("sha256")
    .update(JSON.stringify([GENERATOR_EDITION, scale, seed]))
    .digest("hex");
  const known = await markIn(dataDir);
  if (known?.digest === digest) return { ...known, dataDir, dataset };
  await rm(dataDir, { recursive: true, force: true });
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const loaded = await load({ scale, seed, terminal }, { dataDir, dataset });
  await writeFile(join(dataDir, MARK), JSON.stringify({ ...loaded, digest } satisfies Mark));
  return { ...loaded, dataDir, dataset };
}

async function markIn(dataDir: string): Promise<Mark | null> {
  try {
    return ownJson<Mark>(await readFile(join(dataDir, MARK), "utf8"));
  } catch {
    return null;
  }
}

/** The files of the real dataset with their first lines only. */
async function emptyDataset(): Promise<string> {
  const [from, to] = [join(projectRoot(), "seed", "data"), join(FOLDER, "no-rows")];
  await mkdir(to, { recursive: true });
  for (const file of (await readdir(from)).filter((name) => name.endsWith(".csv"))) {
    const [header = ""] = (await readFile(join(from, file), "utf8")).split("\n");
    await writeFile(join(to, file), `${header}\n`);
  }
  return to;
}

type Places = Pick<Loaded, "dataDir" | "dataset">;

async function load(options: LoadOptions, places: Places): Promise<Omit<Mark, "digest">> {
  const { dataDir, dataset } = places;
  const neo4j = await launchEmbedded({ dataDir, report: (line) => options.terminal.say(line) });
  try {
    const journalKey = await openJournalKey(dataDir);
    const headsFile = join(dataDir, "heads.json");
    const store = await openStore({ ...neo4j, database: "neo4j", journalKey, headsFile });
    try {
      const written = await writeAll(store, options);
      await ensureDataset({ directory: dataset, store });
      return written;
    } finally {
      await store.close();
    }
  } finally {
    await neo4j.stop();
  }
}

async function writeAll(store: Store, { scale, seed, terminal }: LoadOptions): Promise<Omit<Mark, "digest">> {
  const total = countRecords({ scale, seed });
  const display = terminal.progress({ load: `Loading scale ${scale}` });
  const started = performance.now();
  let done = 0;
  for (const batch of generate({ scale, seed })) {
    await writeBatch(store, batch);
    done += batch.records.length;
    display.report({ phase: "load", done, total });
  }
  display.end();
  return { records: done, seconds: Math.round((performance.now() - started) / 100) / 10 };
}

function countRecords(options: Pick<LoadOptions, "scale" | "seed">): number {
  let count = 0;
  for (const { records } of generate(options)) count += records.length;
  return count;
}

/** What a batch points at was written before, so it is put and linked at once. */
async function writeBatch({ writer }: Store, { label, records }: Batch): Promise<void> {
  const first = records[0]?.id ?? "";
  const intent = { actor: "bench", writtenAs: "IMPORT", input: { label, first } } as const;
  await writer.transact(intent, async (transaction) => {
    await transaction.put(label, records);
    await transaction.link(label, records);
  });
}
