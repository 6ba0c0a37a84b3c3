import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openKeyring } from "../../../config/signingKeys";
import { ensureDataset } from "../../../seed";
import { openStore, type StoreSettings } from "../../../store";
import { launchEmbedded, prepareEmbedded } from "../../../store/embedded/launch";
import { datasetMark, TEST_JOURNAL_KEY } from "../world";

const PARENT_CHECK_MS = 1_000;
/** Megabytes of heap for the dataset, and for the database of each worker. */
const HEAP = { dataset: 512, worker: 256 };

const report = (line: string): void => console.error(line);

/** Starts a Neo4j with the real dataset, which is imported while the first tests run, and a database for each worker; they end with the test run. */
export default async function globalSetup({ maxWorkers }: { readonly maxWorkers: number }): Promise<void> {
  endWithRunner();
  const folder = process.env["LIAISON_TEST_FOLDER"] ?? (await mkdtemp(join(tmpdir(), "liaison-test-")));
  process.env["LIAISON_TEST_FOLDER"] = folder;
  // Many tests start one: with an archive of its classes each takes some seconds less.
  await prepareEmbedded({ report });
  report(`Starting Neo4j for the tests, with databases for ${maxWorkers} of them at the same time.`);
  const workers = Array.from({ length: maxWorkers }, (_, index) => index + 1);
  const heap = HEAP.dataset + workers.length * HEAP.worker;
  const neo4j = await launchEmbedded({
    dataDir: join(folder, "dataset"),
    besides: workers.map((worker) => join(folder, `scratch-${worker}`)),
    heap: { first: heap, most: heap },
    report: () => undefined,
  });
  await keysOf(join(folder, "dataset"));
  report("Running the tests, and importing the dataset meanwhile.");
  const importing = importDataset(neo4j).then(
    () => writeFile(datasetMark(), ""),
    (error: unknown) => writeFile(datasetMark(), (error as Error).message),
  );
  Object.assign(globalThis, { stopTestDatabases: () => importing.then(() => neo4j.stop()) });
}

async function importDataset(neo4j: Pick<StoreSettings, "uri" | "user" | "password">): Promise<void> {
  const store = await openStore({ ...neo4j, database: "neo4j", journalKey: TEST_JOURNAL_KEY });
  try {
    await ensureDataset({ directory: join(__dirname, "../../../seed/data"), store, report: () => undefined });
  } finally {
    await store.close();
  }
}

/** What belongs to the database of the dataset, so that hubs can run on its folder. */
async function keysOf(dataDir: string): Promise<void> {
  await writeFile(join(dataDir, "journal.key"), TEST_JOURNAL_KEY, { mode: 0o600 });
  await openKeyring(dataDir);
}

/** scripts/test.mjs ends this process and its group; where it was killed itself, that is done here. */
function endWithRunner(): void {
  const runner = process.ppid;
  const check = setInterval(() => {
    if (process.ppid === runner) return;
    clearInterval(check);
    endGroup();
  }, PARENT_CHECK_MS);
  check.unref();
}

/** The group is this process’s own where the runner made it; otherwise only this process ends. */
function endGroup(): void {
  try {
    process.kill(-process.pid, "SIGTERM");
  } catch {
    process.kill(process.pid, "SIGTERM");
  }
}
