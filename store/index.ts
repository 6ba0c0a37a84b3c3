import { setTimeout } from "node:timers/promises";
import { LiaisonError } from "../domain/errors";
import { chainsOf, type ChainHead } from "./chain";
import { Connection, type ConnectionSettings } from "./connection";
import { GraphAccess } from "./access";
import { HeadKeeper } from "./heads";
import { JournalWatch } from "./journalWatch";
import type { ImportState, Store } from "./port";
import { GraphReader } from "./reader";
import { cursorSeal } from "./sealedCursor";
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
  return storeOver(connection, { journalKey, headsFile });
}

/** The store over a connection whose schema is up to date. Closing the store closes the connection. */
export function storeOver(
  connection: Connection,
  { journalKey, headsFile }: Pick<StoreSettings, "journalKey" | "headsFile">,
): Store {
  const heads = new HeadKeeper(headsFile, journalKey, entryIsThere(connection, journalKey));
  const watch = new JournalWatch((since) => connection.read({ text: GROWN, parameters: { since } }));
  return {
    reader: (viewpoint, noteConfidential, limits) =>
      new GraphReader(connection, viewpoint, { watch, noteConfidential, limits }),
    writer: new GraphWriter(connection, journalKey, heads),
    access: new GraphAccess(connection, journalKey, heads),
    ping: async () => void (await connection.read({ text: "RETURN 1 AS one" })),
    journalHead: () => journalHead(connection),
    cursors: cursorSeal(journalKey),
    importState: () => importState(connection),
    markImport: (state) => markImport(connection, state),
    leftovers: (origin) => connection.read({ text: LEFTOVERS, parameters: { origin } }),
    statistics: () => connection.statistics(),
    async close() {
      watch.close();
      // Without its head a chain is only less well vouched for; that must not keep the driver open, nor the hub from stopping.
      await Promise.race([heads.flush().catch(() => undefined), setTimeout(LAST_HEADS, undefined, { ref: false })]);
      await connection.close();
    },
  };
}

const GROWN = `MATCH (k:Circle) USING INDEX SEEK k:Circle(sequence) WHERE k.sequence > $since RETURN k.key AS key, k.sequence AS sequence`;

/** A stop waits this long for the last heads, milliseconds: where Neo4j is away, they can’t be compared with it. */
const LAST_HEADS = 1_000;

/** Finds out whether an entry that a signed head vouches for is still what the database holds in its place. */
const entryIsThere = (connection: Connection, journalKey: Buffer) => {
  const chains = chainsOf(journalKey);
  return async (chain: keyof typeof chains, { sequence, mac }: ChainHead): Promise<boolean> => {
    const text = `MATCH (e:${chains[chain].label} {sequence: $sequence}) RETURN e.mac AS mac`;
    const [entry] = await connection.read<{ mac: string }>({ text, parameters: { sequence } });
    return entry?.mac === mac;
  };
};

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

async function journalHead(connection: Connection): Promise<number> {
  const text = "MATCH (j:Journal {id: 'journal'}) RETURN j.sequence AS sequence";
  const [head] = await connection.read<{ sequence: number }>({ text });
  return head?.sequence ?? 0;
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
