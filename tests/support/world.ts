/** Real databases for tests: one that holds the dataset and is only read, and one per worker that tests may write to. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import neo4j, { type Driver } from "neo4j-driver";
import { openStore, type StoreSettings } from "../../store";
import { launchEmbedded } from "../../store/embedded/launch";
import type { Store } from "../../store/port";

/** Key of the journal in tests. */
export const TEST_JOURNAL_KEY = Buffer.alloc(32, 7);

const DATASET = "dataset";

const folder = (): string => {
  const path = process.env["LIAISON_TEST_FOLDER"];
  if (!path) throw new Error("The test databases were not started; run the tests with npm test.");
  return path;
};

/** Is there once the import of the dataset has ended; holds why it failed, if it did. */
export const datasetMark = (): string => join(folder(), "dataset-imported");
const LOOK_AGAIN_MS = 100;

/** The folder of the database with the real dataset, once that is imported. */
export async function datasetFolder(): Promise<string> {
  while (!existsSync(datasetMark())) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  const failure = readFileSync(datasetMark(), "utf8");
  if (failure !== "") throw new Error(`The dataset of the tests could not be imported: ${failure}`);
  return join(folder(), DATASET);
}

async function open(name: string, more: Partial<StoreSettings> = {}): Promise<Store> {
  const { uri, user, password } = await launchEmbedded({ dataDir: join(folder(), name), report: () => {} });
  return openStore({ uri, user, password, database: "neo4j", journalKey: TEST_JOURNAL_KEY, ...more });
}

async function drive(name: string): Promise<Driver> {
  const { uri, user, password } = await launchEmbedded({ dataDir: join(folder(), name), report: () => {} });
  return neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
}

/** The database of the real dataset itself, for tests that look below the store. Close it after the tests of the file. */
export const datasetDatabase = (): Promise<Driver> => datasetFolder().then(() => drive(DATASET));

/** The store over the real dataset; shared by all workers, never written to. */
export const datasetStore = (more?: Partial<StoreSettings>): Promise<Store> =>
  datasetFolder().then(() => open(DATASET, more));

/** The database of `scratchStore` itself. Close it after the tests of the file. */
export const scratchDatabase = (): Promise<Driver> => drive(scratchName());

const scratchName = (): string => `scratch-${process.env["JEST_WORKER_ID"] ?? "1"}`;

/** How the store of `scratchStore` is opened. */
export async function scratchSettings(): Promise<StoreSettings> {
  const { uri, user, password } = await launchEmbedded({ dataDir: join(folder(), scratchName()), report: () => {} });
  return { uri, user, password, database: "neo4j", journalKey: TEST_JOURNAL_KEY };
}

/** An empty graph on this worker’s own database. Close it after the tests of the file. */
export async function scratchStore(): Promise<Store> {
  const name = scratchName();
  const driver = await drive(name);
  // What marks the schema stays with it, so that opening the store does not go through all of it again.
  await driver.executeQuery("MATCH (n) WHERE NOT n:Schema DETACH DELETE n");
  await driver.close();
  return open(name);
}
