import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ConfigurationError } from "./environment";

const KEY_BYTES = 32;

/**
 * The key of the journal's MACs: 32 random bytes in `journal.key` of the data folder, made on the first start and readable by
 * its owner only. Whoever loses it can't check older entries, so it belongs in every backup. Throws a ConfigurationError.
 */
export async function loadJournalKey(dataDir: string): Promise<Buffer> {
  const file = join(dataDir, "journal.key");
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const key = (await readIfThere(file)) ?? (await create(file));
    if (key.length === KEY_BYTES) return key;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown reason";
    throw new ConfigurationError([
      `${file} can’t be used (${code}); LIAISON_DATA_DIR must be a folder this account can write.`,
    ]);
  }
  throw new ConfigurationError([
    `${file} is damaged: it must have ${KEY_BYTES} bytes. Put back the one of your backup.`,
  ]);
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Appears whole or not at all; of two that make it at once, one wins. */
async function create(file: string): Promise<Buffer> {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  await writeFile(draft, randomBytes(KEY_BYTES), { mode: 0o600, flag: "wx" });
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await unlink(draft);
  }
  return readFile(file);
}
