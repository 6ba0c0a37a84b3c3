/** How much room is left on a disk. */
import { statfs } from "node:fs/promises";

const MEGABYTE = 1_048_576;

/** Bytes that this account may still write into a folder; endless where the system does not say. */
export async function freeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return Infinity;
  }
}

/** `12 MB`. */
export const megabytes = (bytes: number): string => `${Math.floor(bytes / MEGABYTE).toLocaleString("en")} MB`;
