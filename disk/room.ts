/** How much room is left on a disk, and how much of it a folder uses. */
import { readdir, stat, statfs } from "node:fs/promises";
import { join } from "node:path";

/** Bytes in a megabyte. */
export const MEGABYTE = 1_048_576;

/** Bytes that this account may still write into a folder; infinite where the system does not say. */
export async function freeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return Infinity;
  }
}

/** Bytes as text, such as `12 MB`. */
export const megabytes = (bytes: number): string => `${Math.floor(bytes / MEGABYTE).toLocaleString("en")} MB`;

/** Bytes of all files in a folder and its subfolders; a file that is gone or can’t be read counts as 0. */
export async function bytesUnder(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      stat(join(entry.parentPath, entry.name)).then(
        ({ size }) => size,
        () => 0,
      ),
    );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
