/** The database of a hub or of a command: the Neo4j of the settings or one of the hub’s own, and the store on it. */
import { join } from "node:path";
import { openDataFolder } from "../config/dataFolder";
import type { Environment, Neo4jSettings } from "../config/environment";
import { openJournalKey } from "../config/journalKey";
import { KeptNeo4j, openStore, roomOf } from "../store";
import type { Store } from "../store/port";
import type { Terminal } from "../terminal/terminal";
import { DatabaseWatch } from "./databaseWatch";

/** The parts that are open so far, so that they can be closed at any time. */
export interface DatabaseParts {
  store?: Store;
  neo4j?: KeptNeo4j;
  watch?: DatabaseWatch;
  isClosing: boolean;
}

/** What opening a database needs. */
export interface DatabaseStart {
  readonly environment: Environment;
  readonly terminal: Terminal;
  readonly parts: DatabaseParts;
}

/**
 * Opens the store on the Neo4j of the settings, or on one of the hub's own. `isUnchecked`: although the key and the signed heads in the data
 * folder may not fit it.
 */
export async function openDatabase(
  { environment, terminal, parts }: DatabaseStart,
  { isUnchecked = false }: { readonly isUnchecked?: boolean } = {},
): Promise<Store> {
  const { dataDir } = environment;
  const warn = (warning: string) => terminal.complain(warning);
  (await openDataFolder(dataDir)).forEach(warn);
  const journalKey = await openJournalKey(dataDir);
  if (environment.neo4j) terminal.say(`Connecting to Neo4j at ${environment.neo4j.uri}.`);
  const settings = environment.neo4j ?? (await launch({ environment, terminal, parts }));
  if (parts.isClosing) throw new Error("Stopped.");
  const headsFile = join(dataDir, "heads.json");
  parts.store = await openStore({ ...settings, journalKey, headsFile, isUnchecked, warn });
  return parts.store;
}

async function launch({ environment: { dataDir, neo4jHeap }, terminal, parts }: DatabaseStart): Promise<Neo4jSettings> {
  const heap = neo4jHeap === null ? undefined : { first: neo4jHeap, most: neo4jHeap };
  parts.neo4j = await KeptNeo4j.launch({ dataDir, heap, report: (line) => terminal.say(line) });
  if (parts.isClosing) await parts.neo4j.stop();
  return { ...parts.neo4j.current, database: "neo4j" };
}

/** Makes the store follow its Neo4j, and write only while there is room. */
export function watchDatabase(
  { environment: { dataDir }, parts }: DatabaseStart,
  store: Store,
  log: ConstructorParameters<typeof DatabaseWatch>[0]["log"],
): DatabaseWatch {
  const own = parts.neo4j && { neo4j: parts.neo4j, room: () => roomOf(dataDir) };
  parts.watch = new DatabaseWatch({ store, dataDir, log, own });
  return parts.watch;
}

/** Closes the open parts of a database, those that depend on others first; a part that can’t be closed does not keep the rest open. */
export async function closeDatabase(
  parts: DatabaseParts,
  before: readonly (() => Promise<unknown> | undefined)[] = [],
): Promise<void> {
  parts.isClosing = true;
  parts.watch?.close();
  for (const close of [...before, () => parts.store?.close(), () => parts.neo4j?.stop()]) {
    await close()?.catch(() => undefined);
  }
}
