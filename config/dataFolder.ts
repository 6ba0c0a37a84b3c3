/** The data folder as a whole: whether this hub can use it, before anything in it is touched. */
import { constants } from "node:fs";
import { access, mkdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { removeAbandonedDrafts, writeDurably } from "../disk/durableFile";
import { systemCodeOf } from "../domain/errors";
import { ownJson } from "../domain/ownJson";
import { ConfigurationError } from "./environment";
import { projectVersion } from "./projectRoot";

/** Raised when an older hub would misread what this one writes into the folder. */
const FORMAT = 1;
/** Says which hub last used the folder. */
const STAMP = "folder.json";
/** Files that open something to whoever can read them. */
const SECRET = ["journal.key", "keys", "neo4j.json"];
const OTHERS = 0o077;

interface Stamp {
  readonly format: number;
  readonly version: string;
}

/**
 * Makes the data folder if there is none, and checks that this hub can use it. Resolves to warnings for the operator. Throws a
 * ConfigurationError for a folder that can't be written, or that a newer hub wrote.
 */
export async function openDataFolder(dataDir: string): Promise<readonly string[]> {
  await usable(dataDir, async () => {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    await removeAbandonedDrafts(dataDir);
    await stamp(join(dataDir, STAMP));
  });
  return readableByOthers(dataDir);
}

/** Runs work on a file or folder; an error of the system becomes a ConfigurationError that says what to do. */
export async function usable<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = systemCodeOf(error);
    if (error instanceof ConfigurationError || code === undefined) throw error;
    throw new ConfigurationError([`${path} can’t be used (${code}): ${ADVICE[code] ?? ADVICE.EACCES}`]);
  }
}

const ADVICE: Readonly<Record<string, string>> = {
  EACCES: "LIAISON_DATA_DIR must be a folder this account can write.",
  EROFS:
    "its file system is read-only; mount it for writing, or set LIAISON_DATA_DIR to a folder this account can write.",
  ENOSPC: "its disk is full; make room there and start again.",
  EDQUOT: "the quota of this account is used up; make room there and start again.",
  EIO: "its disk does not read or write as it should; check the disk, and restore a backup where files are damaged.",
};

async function stamp(file: string): Promise<void> {
  const own: Stamp = { format: FORMAT, version: projectVersion() };
  const found = await read(file);
  if (found && found.format > FORMAT)
    throw new ConfigurationError([
      `The data folder was last used by Liaison ${found.version}, which keeps it in a newer format (${found.format}) than this Liaison ${own.version} knows (${FORMAT}): ${file} says so. Run that version or a newer one, or set LIAISON_DATA_DIR to another folder.`,
    ]);
  if (found?.format !== own.format || found.version !== own.version)
    await writeDurably(file, `${JSON.stringify(own, null, 2)}\n`);
}

/** Null for a folder that is new, or of 0.1.0, which wrote none. */
async function read(file: string): Promise<Stamp | null> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (text === null) return null;
  try {
    const { format, version } = ownJson<Partial<Stamp>>(text);
    if (Number.isInteger(format) && typeof version === "string") return { format: Number(format), version };
  } catch {
    // Told below.
  }
  throw new ConfigurationError([
    `${file} is damaged; it says which version of Liaison used this folder last. If that was no newer version than this one, remove the file and start again.`,
  ]);
}

async function readableByOthers(dataDir: string): Promise<readonly string[]> {
  if (process.platform === "win32") return [];
  const modes = await Promise.all(
    SECRET.map(async (name) => ({
      path: join(dataDir, name),
      found: await stat(join(dataDir, name)).catch(() => null),
    })),
  );
  return modes.flatMap(({ path, found }) =>
    found && (found.mode & OTHERS) !== 0
      ? [
          `Other accounts can reach ${path}, which is secret (mode ${(found.mode & 0o777).toString(8)}); run chmod go= ${path}.`,
        ]
      : [],
  );
}
