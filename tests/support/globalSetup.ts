import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureDataset } from "../../seed";
import { openStore } from "../../store";
import { launchEmbedded, prepareEmbedded } from "../../store/embedded/launch";
import { TEST_JOURNAL_KEY } from "./world";

/** Starts a Neo4j with the real dataset; it ends with the test run. */
export default async function globalSetup(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "liaison-test-"));
  process.env["LIAISON_TEST_FOLDER"] = folder;
  // Many tests start one: with an archive of its classes each takes some seconds less.
  await prepareEmbedded({ report: () => {} });
  const neo4j = await launchEmbedded({
    dataDir: join(folder, "dataset"),
    besides: [1, 2, 3].map((worker) => join(folder, `scratch-${worker}`)),
    heap: { first: 1_280, most: 1_280 },
    report: () => {},
  });
  const store = await openStore({ ...neo4j, database: "neo4j", journalKey: TEST_JOURNAL_KEY });
  await ensureDataset({ directory: join(__dirname, "../../seed/data"), store, report: () => {} });
  await store.close();
  Object.assign(globalThis, { stopTestDatabases: () => neo4j.stop() });
}
