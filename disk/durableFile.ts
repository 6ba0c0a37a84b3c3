/** How the hub writes its own small files: whole or not at all, also when the power fails, and readable by their owner only. */
import { randomBytes } from "node:crypto";
import { link, open, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

const OWNER_ONLY = 0o600;
/** A draft that is older was left behind by a process that ended in the middle, milliseconds. */
const ABANDONED_AFTER = 60 * 60_000;

/** Writes a file completely, whether it exists or not. If this rejects, the file is unchanged. */
export async function writeDurably(file: string, content: string | Buffer): Promise<void> {
  await throughDraft(file, content, (draft) => rename(draft, file));
}

/** Writes a file that is not there yet; rejects with EEXIST where another process was first. */
export async function createDurably(file: string, content: string | Buffer): Promise<void> {
  await throughDraft(file, content, (draft) => link(draft, file));
}

/** Removes drafts in a folder that were never finished, so that no half of a key lies about. */
export async function removeAbandonedDrafts(folder: string, now = Date.now()): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!DRAFT.test(name)) continue;
    const path = join(folder, name);
    const written = await stat(path).catch(() => null);
    if (written && now - written.mtimeMs > ABANDONED_AFTER) await rm(path, { force: true });
  }
}

const DRAFT = /^\..+\.\d+\.[0-9a-f]{8}\.draft$/;

async function throughDraft(
  file: string,
  content: string | Buffer,
  putInPlace: (draft: string) => Promise<void>,
): Promise<void> {
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}.${randomBytes(4).toString("hex")}.draft`);
  try {
    await writeSynced(draft, content);
    await putInPlace(draft);
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dirname(file));
}

/** The content is on the disk before its name is: a name that points at nothing would be a damaged file. */
async function writeSynced(draft: string, content: string | Buffer): Promise<void> {
  const handle = await open(draft, "wx", OWNER_ONLY);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the names in a folder outlive a power failure. Some file systems know no such thing; there the name may come late. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
