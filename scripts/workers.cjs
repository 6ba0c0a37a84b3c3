// How many test files run at the same time: as many as the machine carries.
const { availableParallelism, freemem } = require("node:os");

const GIGABYTE = 2 ** 30;
/** What the Neo4j of the tests, the runner and a browser take; and a worker with what its tests start. */
const BASE = 2.5 * GIGABYTE;
const PER_WORKER = 1 * GIGABYTE;
/** Each has a database of its own. */
const MOST = 8;

/** Memory that can be had, in the container if there is one; bytes. */
function memory() {
  const limit = process.constrainedMemory?.() ?? 0;
  return limit > 0 && limit < Number.MAX_SAFE_INTEGER ? Math.min(limit, freemem()) : freemem();
}

/** One more than there are cores: tests wait for the database too. At least one, whatever the machine. */
function workersFor(cores, bytes) {
  const carried = Math.floor((bytes - BASE) / PER_WORKER);
  return Math.max(1, Math.min(cores + 1, carried, MOST));
}

module.exports = { workersFor, workers: () => workersFor(availableParallelism(), memory()) };
