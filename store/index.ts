import { LiaisonError } from "../domain/errors";
import { Connection, type ConnectionSettings } from "./connection";
import { GraphAccess } from "./access";
import { HeadKeeper } from "./heads";
import type { ImportState, Store } from "./port";
import { GraphReader } from "./reader";
import { ensureSchema } from "./schema";
import { GraphWriter } from "./writer";

export { EmbeddedError, launchEmbedded, type EmbeddedNeo4j } from "./embedded/launch";

export interface StoreSettings extends ConnectionSettings {
  /** Key of the journal’s MACs, at least 32 bytes, kept outside the database. */
  readonly journalKey: Buffer;
  /** File in which signed heads of journal and audit are kept; without one nothing vouches for the end of a chain. */
  readonly headsFile?: string;
}

/** Opens the store: checks that Neo4j answers and brings its schema up to date. UNAVAILABLE names what to check. */
export async function openStore({ journalKey, headsFile, ...settings }: StoreSettings): Promise<Store> {
  const connection = connect(settings);
  try {
    await connection.verify();
    await ensureSchema(connection);
  } catch (error) {
    await connection.close();
    throw explained(error, settings);
  }
  const heads = new HeadKeeper(headsFile, journalKey);
  return {
    reader: (viewpoint, noteConfidential) => new GraphReader(connection, viewpoint, noteConfidential),
    writer: new GraphWriter(connection, journalKey, heads),
    access: new GraphAccess(connection, journalKey, heads),
    ping: async () => void (await connection.read({ text: "RETURN 1 AS one" })),
    importState: () => importState(connection),
    markImport: (state) => markImport(connection, state),
    leftovers: (origin) => connection.read({ text: LEFTOVERS, parameters: { origin } }),
    statistics: () => connection.statistics(),
    async close() {
      // Without its head a chain is only less well vouched for; that must not keep the driver open.
      await heads.flush().catch(() => undefined);
      await connection.close();
    },
  };
}

const LEFTOVERS = `MATCH (n:Record) WHERE n.origin IS NOT NULL AND n.origin <> $origin
RETURN n.label AS label, collect(n.id) AS ids ORDER BY label`;

function connect(settings: ConnectionSettings): Connection {
  try {
    return new Connection(settings);
  } catch (error) {
    throw new LiaisonError(
      "UNAVAILABLE",
      `NEO4J_URI ${settings.uri} is no address of a Neo4j; write for example neo4j://127.0.0.1:7687.`,
      { cause: error },
    );
  }
}

function explained(error: unknown, { uri }: ConnectionSettings): unknown {
  if (!(error instanceof LiaisonError) || error.message.includes("NEO4J_")) return error;
  return new LiaisonError(
    "UNAVAILABLE",
    `Neo4j at ${uri} does not answer; check NEO4J_URI and that Neo4j is running.`,
    { cause: error },
  );
}

async function importState(connection: Connection): Promise<ImportState | null> {
  const text =
    "MATCH (d:Dataset {id: 'dataset'}) RETURN d.digest AS digest, d.complete AS complete, d.records AS records";
  const [state] = await connection.read<{ digest: string; complete: boolean; records: number }>({ text });
  return state ?? null;
}

async function markImport(connection: Connection, state: ImportState): Promise<void> {
  await connection.write(async (run) =>
    run({ text: "MERGE (d:Dataset {id: 'dataset'}) SET d += $state", parameters: { state } }),
  );
}
