import { setTimeout } from "node:timers/promises";
import { LiaisonError } from "../domain/errors";
import { chainsOf, type ChainHead } from "./journal/chain";
import { Connection, type ConnectionSettings } from "./neo4j/connection";
import { GraphAccess } from "./access/access";
import { HeadKeeper } from "./journal/heads";
import { JournalWatch } from "./journal/journalWatch";
import type { ImportState, Store } from "./port";
import { GraphReader } from "./read/reader";
import { cursorSeal } from "./port/sealedCursor";
import { ensureSchema } from "./schema/schema";
import { checkVouching, type KeyFile, keyFrom } from "./journal/vouching";
import { GraphWriter } from "./write/writer";

export { EmbeddedError, launchEmbedded } from "./embedded/launch";
export { KeptNeo4j } from "./embedded/keeper";
export { roomOf } from "./embedded/room";
export { VouchingError } from "./journal/vouching";

/** How to connect to Neo4j, and where the key and the signed heads of the journal are. */
export interface StoreSettings extends ConnectionSettings {
  /** Key of the journal’s MACs, at least 32 bytes, kept outside the database; or the file of it. */
  readonly journalKey: Buffer | KeyFile;
  /** File in which signed heads of journal and audit are kept; without one nothing vouches for the end of a chain. */
  readonly headsFile?: string;
  /** Opens it although key, signed heads and chains may not fit together, for whoever wants to know what is wrong with them. */
  readonly isUnchecked?: boolean;
  /** Hears what an operator should know although the store can be opened, one sentence a call. */
  readonly warn?: (warning: string) => void;
}

/**
 * Opens the store: checks that Neo4j answers, that key and signed heads fit what it holds, and brings its schema up to date. UNAVAILABLE names what
 * to check; a VouchingError says that key, heads and database don’t belong together, before anything is written.
 */
export async function openStore(settings: StoreSettings): Promise<Store> {
  const connection = connect(settings);
  try {
    await verify(connection, settings);
    const { key, heads } = await openChains(connection, settings);
    await ensureSchema(connection);
    return storeOver(connection, key, heads);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** The key and the signed heads of the chains, which fit the database unless they are opened unchecked. */
async function openChains(
  connection: Connection,
  { journalKey, headsFile, isUnchecked = false, warn }: StoreSettings,
): Promise<{ key: Buffer; heads: HeadKeeper }> {
  const key = await keyFrom(connection, journalKey);
  const heads = new HeadKeeper(headsFile, key, entryIsThere(connection, key));
  if (isUnchecked) return { key, heads };
  const keyFile = Buffer.isBuffer(journalKey) ? "the key" : journalKey.file;
  const warnings = await checkVouching(connection, heads, { key, keyFile, headsFile });
  warnings.forEach((warning) => warn?.(warning));
  return { key, heads };
}

/** The store over a connection whose schema is up to date. Closing the store closes the connection. */
export function storeOver(connection: Connection, journalKey: Buffer, heads: HeadKeeper): Store {
  const watch = new JournalWatch((since) => connection.read({ text: GROWN, parameters: { since } }));
  return {
    reader: (viewpoint, noteConfidential, limits) =>
      new GraphReader(connection, viewpoint, { watch, noteConfidential, limits }),
    writer: new GraphWriter(connection, journalKey, heads),
    access: new GraphAccess(connection, journalKey, heads),
    ping: async () => void (await connection.read({ text: "RETURN 1 AS one" })),
    troubles: async () => [await connection.writeTrouble(), heads.trouble].filter((trouble) => trouble !== null),
    suspend: (why) => connection.suspend(why),
    resume: (address) => connection.resume(address),
    allowWrites: (writes, why) => connection.allowWrites(writes, why),
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
      `NEO4J_URI ${settings.uri} is not a valid address of a Neo4j; write for example neo4j://127.0.0.1:7687.`,
      { cause: error },
    );
  }
}

async function verify(connection: Connection, { uri }: ConnectionSettings): Promise<void> {
  try {
    await connection.verify();
  } catch (error) {
    if (!(error instanceof LiaisonError) || error.message.includes("NEO4J_")) throw error;
    throw new LiaisonError(
      "UNAVAILABLE",
      `Neo4j at ${uri} does not answer; check NEO4J_URI and that Neo4j is running.`,
      { cause: error },
    );
  }
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
  const text = "MERGE (d:Dataset {id: 'dataset'}) SET d += $state";
  await connection.write((run) => run({ text, parameters: { state } }), "IMPORT");
}
