import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createDurably } from "../disk/durableFile";
import { systemCodeOf } from "../domain/errors";
import { usable } from "./dataFolder";
import { ConfigurationError } from "./environment";

const KEY_BYTES = 32;

/** The key of the journal's MACs, as it lies in a file. */
export interface JournalKey {
  readonly file: string;
  /** Null: there is none yet. */
  readonly found: Buffer | null;
  /** Makes it; of processes that do so at once all get the same one. For a database without entries only: others need theirs. */
  make(): Promise<Buffer>;
}

/**
 * The key of the journal's MACs: 32 random bytes in `journal.key` of the data folder, readable by its owner only. Whoever loses it can't
 * check older entries, so it belongs in every backup. Throws a ConfigurationError for one that is damaged.
 */
export async function openJournalKey(dataDir: string): Promise<JournalKey> {
  const file = join(dataDir, "journal.key");
  return { file, found: await usable(file, () => find(file)), make: () => usable(file, () => make(file)) };
}

async function find(file: string): Promise<Buffer | null> {
  const key = await readIfThere(file);
  if (key === null || key.length === KEY_BYTES) return key;
  throw new ConfigurationError([
    `${file} is damaged: it must have ${KEY_BYTES} bytes, and has ${key.length}. Restore the one from your backup.`,
  ]);
}

async function make(file: string): Promise<Buffer> {
  try {
    await createDurably(file, randomBytes(KEY_BYTES));
  } catch (error) {
    if (systemCodeOf(error) !== "EEXIST") throw error;
  }
  const key = await find(file);
  if (key) return key;
  throw new ConfigurationError([`${file} vanished while it was made; start again.`]);
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (systemCodeOf(error) === "ENOENT") return null;
    throw error;
  }
}
