/** What room the hub's own Neo4j needs on its disk. */
import { join } from "node:path";
import { bytesUnder, freeBytes, MEGABYTE, megabytes } from "../../disk/room";

/** Bytes that are kept free whatever is written: by records, and by notes of who did what. */
const RESERVE = 64 * MEGABYTE;
const LAST_RESERVE = 16 * MEGABYTE;

/** The present state of the disk that holds a data folder; bytes. */
export interface Room {
  readonly free: number;
  /** What the log holds is written into the store once more after a crash, with indexes beside it; so much stays free for that. */
  readonly reserve: number;
  /** With less, Neo4j can’t start after a crash, and could not write at all soon. */
  readonly lastReserve: number;
}

/** Room on the disk of a data folder. */
export async function roomOf(dataDir: string): Promise<Room> {
  const logs = await bytesUnder(join(dataDir, "neo4j", "data", "transactions"));
  const free = await freeBytes(dataDir);
  return { free, reserve: Math.max(RESERVE, 2 * logs), lastReserve: Math.max(LAST_RESERVE, logs) };
}

/** Why Neo4j can't start here for lack of room; null where there is enough. */
export async function lackOfRoom(dataDir: string): Promise<string | null> {
  const { free, lastReserve } = await roomOf(dataDir);
  if (free >= lastReserve) return null;
  return `The disk of ${dataDir} is full: ${megabytes(free)} are free, and Neo4j needs ${megabytes(lastReserve)} to start.`;
}
