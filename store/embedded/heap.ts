/** How much memory Neo4j's Java may use. */
import { totalmem } from "node:os";
import { join } from "node:path";
import { bytesUnder, MEGABYTE } from "../../disk/room";

/** Megabytes of Java heap: with which to start, and up to which to try again when that is too little. */
export interface Heap {
  readonly first: number;
  readonly most: number;
}

const LEAST = 512;
/** Recovery after a crash needs more heap the more there is to recover. */
const PER_STORE_BYTE = 1 / 4;
/** Parts of the machine’s memory: at the first attempt, and at the last. */
const FIRST_SHARE = 1 / 4;
const MOST_SHARE = 3 / 4;

/** A heap that fits the stores in these data folders and the memory of the machine, or of the container. */
export async function fittingHeap(dataDirs: readonly string[]): Promise<Heap> {
  const sizes = await Promise.all(dataDirs.map((folder) => bytesUnder(join(folder, "neo4j", "data"))));
  return heapFor(sizes.reduce((sum, size) => sum + size, 0) / MEGABYTE, memoryOfMachine() / MEGABYTE);
}

/** The same for megabytes of store and of memory. */
export function heapFor(store: number, memory: number): Heap {
  const wanted = LEAST + store * PER_STORE_BYTE;
  const first = Math.round(Math.max(LEAST, Math.min(wanted, memory * FIRST_SHARE)));
  return { first, most: Math.max(first, Math.floor(memory * MOST_SHARE)) };
}

/** A container may have less than its machine. */
function memoryOfMachine(): number {
  const limit = process.constrainedMemory?.() ?? 0;
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
