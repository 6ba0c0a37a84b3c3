/**
 * Whether what lies outside the database (the key of the chains, their signed heads) fits what is in it. Looked at when a store is opened:
 * an entry that is written with another key, or after an end that was cut off, could not be told from a forged one later.
 */
import { messageOf } from "../../domain/errors";
import { chainsOf, macOf, type Chain, type ChainHead } from "./chain";
import type { Connection } from "../neo4j/connection";
import type { HeadKeeper } from "./heads";

/** Key, signed heads and chains don’t belong together. The message says what to do; nothing was changed. */
export class VouchingError extends Error {
  override readonly name = "VouchingError";
}

/** The key of the journal’s MACs as it lies in a file. */
export interface KeyFile {
  readonly file: string;
  /** Null: there is none yet. */
  readonly found: Buffer | null;
  make(): Promise<Buffer>;
}

interface Newest {
  /** Number of the newest entry; null for a chain that has not begun. */
  readonly last: number | null;
  readonly entry: { readonly previous: string; readonly content: string; readonly mac: string } | null;
}

/** The key, made anew only for a database in which nothing was sealed with another. Throws a VouchingError. */
export async function keyFrom(connection: Connection, key: KeyFile | Buffer): Promise<Buffer> {
  if (Buffer.isBuffer(key)) return key;
  if (key.found) return key.found;
  for (const chain of Object.values(chainsOf(Buffer.alloc(0)))) {
    const { last } = await newestOf(connection, chain);
    if (last === null) continue;
    throw new VouchingError(
      `The database holds ${NAMES[chain.name]} of ${last} entries, but the key with which they are sealed is missing: there is no ${key.file}. Restore the one from your backup, or check that LIAISON_DATA_DIR is the folder that belongs to this database. No other key was made.`,
    );
  }
  return key.make();
}

/**
 * Finds out whether the newest entry of each chain was sealed with this key, and whether the database still holds what the signed heads vouch
 * for. Resolves to what an operator should know although nothing is wrong for sure. Throws a VouchingError.
 */
export async function checkVouching(
  connection: Connection,
  heads: HeadKeeper,
  { key, keyFile, headsFile }: { readonly key: Buffer; readonly keyFile: string; readonly headsFile?: string },
): Promise<readonly string[]> {
  const warnings: string[] = [];
  const isVouched = await heads.isThere();
  for (const chain of Object.values(chainsOf(key))) {
    const newest = await newestOf(connection, chain);
    if (newest.last !== null) checkNewest(chain, newest, keyFile);
    if (headsFile === undefined) continue;
    await checkHead(chain, await keptHead(heads, chain, headsFile), { connection, headsFile });
    if (isVouched || newest.last === null) continue;
    warnings.push(
      `${headsFile} is missing, so nothing vouches for the end of ${NAMES[chain.name]} (${newest.last} entries); from now on a new one does. If you have not removed it yourself, compare with your backup.`,
    );
  }
  return warnings;
}

const NAMES = { journal: "a journal", audit: "an audit" } as const;
const THE = { journal: "the journal", audit: "the audit" } as const;

/** As a writer reads: a follower of a cluster may not have the newest entry yet. */
async function newestOf(connection: Connection, { name, label }: Chain): Promise<Newest> {
  const text = `OPTIONAL MATCH (j:Journal {id: $name}) WHERE j.sequence > 0
RETURN j.sequence AS last, head(COLLECT { MATCH (e:${label} {sequence: j.sequence}) RETURN e{.previous, .content, .mac} }) AS entry`;
  const [newest] = await connection.write((run) => run<Newest>({ text, parameters: { name } }));
  return newest ?? { last: null, entry: null };
}

function checkNewest({ name, key }: Chain, { last, entry }: Newest, keyFile: string): void {
  const sequence = last ?? 0;
  if (!entry)
    throw new VouchingError(
      `The database says that ${THE[name]} has ${sequence} entries, but it does not hold the newest: its end was cut off, or the database is damaged. Run liaison audit verify, and restore a backup.`,
    );
  if (macOf(key, { sequence, previous: entry.previous, content: entry.content }) === entry.mac) return;
  throw new VouchingError(
    `The newest entry of ${THE[name]} (${sequence}) does not fit ${keyFile}: it was sealed with another key, or changed. Check that LIAISON_DATA_DIR is the folder that belongs to this database; liaison audit verify says which entries fit.`,
  );
}

async function keptHead(heads: HeadKeeper, { name }: Chain, headsFile: string): Promise<ChainHead | null> {
  try {
    return await heads.read(name);
  } catch (cause) {
    throw new VouchingError(
      `${headsFile} is damaged: ${messageOf(cause)} It vouches for the end of journal and audit, so no new one is written over it. Restore the one from your backup. If you have none, run liaison audit verify; where it finds nothing else, move the file away and start again.`,
      { cause },
    );
  }
}

async function checkHead(
  { name, label }: Chain,
  kept: ChainHead | null,
  { connection, headsFile }: { readonly connection: Connection; readonly headsFile: string },
): Promise<void> {
  if (!kept) return;
  const text = `MATCH (e:${label} {sequence: $sequence}) RETURN e.mac AS mac`;
  const [entry] = await connection.write((run) =>
    run<{ mac: string }>({ text, parameters: { sequence: kept.sequence } }),
  );
  if (entry?.mac === kept.mac) return;
  throw new VouchingError(
    `${headsFile} vouches for entry ${kept.sequence} of ${THE[name]}, which the database does not hold as it was: its end was cut off, or an older database was restored. Restore a backup of the database that is no older than ${headsFile}. If the loss is known and accepted, move the file away and start again.`,
  );
}
