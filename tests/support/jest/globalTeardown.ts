import { rm } from "node:fs/promises";

/** Stops the Neo4j of the dataset and removes everything the tests wrote. */
export default async function globalTeardown(): Promise<void> {
  const { stopTestDatabases } = globalThis as { stopTestDatabases?: () => Promise<void> };
  await stopTestDatabases?.();
  const folder = process.env["LIAISON_TEST_FOLDER"];
  if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
