/** The Neo4j that the hub of a data folder runs. */
import neo4j, { type Driver } from "neo4j-driver";
import { launchEmbedded } from "../../../store";

/** Makes a driver of its own to that Neo4j, which must be running. */
export async function driverOver(dataDir: string): Promise<Driver> {
  const { uri, user, password } = await launchEmbedded({ dataDir, report: () => undefined });
  return neo4j.driver(uri, neo4j.auth.basic(user, password), {
    telemetryDisabled: true,
    disableLosslessIntegers: true,
  });
}

/** The id of its Java process. */
export const processOf = async (dataDir: string): Promise<number> =>
  (await launchEmbedded({ dataDir, report: () => undefined })).pid;
