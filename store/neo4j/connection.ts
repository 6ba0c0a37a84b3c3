/** The driver and its settings; the one place that sends statements. */
import { createHash } from "node:crypto";
import { setMaxListeners } from "node:events";
import neo4j, { type Driver, isRetryableError, type RecordShape } from "neo4j-driver";
import { LiaisonError } from "../../domain/errors";
import { NO_LIMITS, type RequestLimits } from "../../domain/requestLimits";
import { isRefusedWrite, translateDriverError } from "./driverErrors";
import { Planning, type PlanningLimits } from "./planning";
import { transacting, untraced, type Parameterised, type Run } from "./transacting";
import type { AllowedWrites } from "../port/write";

export { type Parameterised, type Run } from "./transacting";

/** How to reach a Neo4j database, and how much the hub may use it at once. */
export interface ConnectionSettings {
  /** `neo4j://`, `bolt://`, with `+s` for TLS. */
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Connections that are open at most; 50 by default. */
  readonly connections?: number;
  /** By default PLANNING_LIMITS. */
  readonly planning?: PlanningLimits;
}

/** Where a database is. */
type Address = Pick<ConnectionSettings, "uri" | "user" | "password">;

/** Longest time a statement may take in the database, milliseconds. */
const READ_TIMEOUT = 10_000;
/** The same for a transaction that writes; an import moves far more at once than a client. */
const WRITE_TIMEOUT = 60_000;
const IMPORT_TIMEOUT = 120_000;
/** What is not answered so much later has lost its connection without a word, milliseconds. */
const SILENCE = 2_000;
/**
 * How long the driver may go on trying, milliseconds: it tries once more after 1 s and 2 s, so a database that is away is told after 3 s, one
 * that does not even refuse after 9 s.
 */
const RETRY_TIME = 1_500;
const CONNECT_TIME = 2_500;
/** What fails sooner is tried again, milliseconds: a connection that was closed meanwhile fails at once. */
const QUICK_FAILURE = 1_000;
/** How often it is tried whether a database that took no writes takes them again, milliseconds. */
const TRY_WRITE_AFTER = 5_000;

/** The purpose of a write, as far as its limits depend on it. */
export type WriteKind = "RECORDS" | "IMPORT" | "NOTES";

/**
 * Counts what is sent, so that tests can assert statements per operation and operators can watch plan cache pressure. Whatever becomes of the
 * database, every call settles: with UNAVAILABLE where it does not answer.
 */
export class Connection {
  readonly #database: string;
  readonly #connections: number | undefined;
  readonly #planning: Planning;
  readonly #shapes = new Set<string>();
  readonly #underWay = new Set<(error: LiaisonError) => void>();
  #driver: Driver;
  #statements = 0;
  #records = 0;
  /** Why nothing is sent at the moment. */
  #suspended: string | null = null;
  #allowed: { readonly writes: AllowedWrites; readonly why: string } = { writes: "ALL", why: "" };
  /** Why the last write failed, if that was the database’s fault, and when it was tried again. */
  #refusedWrite: { readonly why: string; tried: number } | null = null;

  constructor(settings: ConnectionSettings) {
    this.#database = settings.database;
    this.#connections = settings.connections;
    this.#planning = new Planning(settings.planning);
    this.#driver = driverFor(settings, this.#connections);
  }

  /** Ends what is under way with UNAVAILABLE, and answers the same at once until it is resumed. Whether a write was done is then not known. */
  suspend(why: string): void {
    this.#suspended = why;
    for (const end of this.#underWay) end(unavailable(why));
    this.#driver.close().catch(() => undefined);
  }

  /** Goes on with the same database, which may have another address and password now. */
  async resume(address: Address): Promise<void> {
    const former = this.#driver;
    this.#driver = driverFor(address, this.#connections);
    former.close().catch(() => undefined);
    try {
      await this.verify();
      this.#suspended = null;
      this.#refusedWrite = null;
    } catch (error) {
      await this.#driver.close();
      throw error;
    }
  }

  /** From now on only these writes are sent; others end in UNAVAILABLE, which says why. */
  allowWrites(writes: AllowedWrites, why: string): void {
    this.#allowed = { writes, why };
  }

  /** Why the database takes no writes though it answers; null where it does. After a failure that is tried again, not too often. */
  async writeTrouble(): Promise<string | null> {
    const refused = this.#refusedWrite;
    if (refused && Date.now() - refused.tried > TRY_WRITE_AFTER) {
      refused.tried = Date.now();
      const text = "MERGE (t:Trial {id: 'trial'}) SET t.at = $at";
      await this.write((run) => run({ text, parameters: { at: new Date().toISOString() } }), "NOTES").catch(
        () => undefined,
      );
    }
    return this.#refusedWrite?.why ?? null;
  }

  /**
   * Runs one read statement in a transaction of its own routed to a reader, once more where that may help; causally after every write of
   * this process. When the signal of `limits` aborts, the statement ends in the database too, and its connection is free again.
   */
  async read<T extends RecordShape>(statement: Parameterised, limits: RequestLimits = NO_LIMITS): Promise<T[]> {
    const { signal } = limits;
    try {
      signal?.throwIfAborted();
      return await this.#planning.run(statement.text, limits, () => this.#read<T>(statement, signal));
    } catch (error) {
      if (signal?.aborted) throw reasonOf(signal);
      throw error;
    }
  }

  async #read<T extends RecordShape>(statement: Parameterised, signal?: AbortSignal): Promise<T[]> {
    signal?.throwIfAborted();
    this.#count(statement.text);
    return this.#settled(READ_TIMEOUT, async () => {
      const began = performance.now();
      try {
        return await this.#atOnce<T>(statement, signal);
      } catch (error) {
        const isWorthAnother = isRetryableError(error) && performance.now() - began < QUICK_FAILURE;
        if (!isWorthAnother || signal?.aborted) throw error;
        return this.#managed<T>(statement, signal);
      }
    });
  }

  /** In a transaction that begins and ends with the statement: one message to Neo4j and back, where a managed one takes two. */
  async #atOnce<T extends RecordShape>({ text, parameters = {} }: Parameterised, signal?: AbortSignal): Promise<T[]> {
    const session = this.#driver.session({
      database: this.#database,
      defaultAccessMode: neo4j.session.READ,
      bookmarkManager: this.#driver.executeQueryBookmarkManager,
    });
    const leave = (): void => void session.close().catch(() => undefined);
    signal?.addEventListener("abort", leave, { once: true });
    try {
      const { records } = await untraced(() => session.run<T>(text, parameters, { timeout: READ_TIMEOUT }));
      return records.map((record) => record.toObject());
    } finally {
      signal?.removeEventListener("abort", leave);
      await session.close();
    }
  }

  /** The driver runs it again when the database asks for that, or is away for a moment. */
  async #managed<T extends RecordShape>({ text, parameters = {} }: Parameterised, signal?: AbortSignal): Promise<T[]> {
    const { records } = await this.#driver.executeQuery<{ records: { toObject(): T }[] }>(text, parameters, {
      database: this.#database,
      routing: neo4j.routing.READ,
      transactionConfig: { timeout: READ_TIMEOUT },
      ...(signal && { signal }),
    });
    return records.map((record) => record.toObject());
  }

  /** Runs work in one write transaction; it is run again where the database asks for that, or was away for a moment. */
  async write<T>(work: (run: Run) => Promise<T>, kind: WriteKind = "RECORDS"): Promise<T> {
    const { writes, why } = this.#allowed;
    if (writes === "NONE" || (writes === "NOTES" && kind !== "NOTES")) throw unavailable(why);
    const timeout = kind === "IMPORT" ? IMPORT_TIMEOUT : WRITE_TIMEOUT;
    try {
      const result = await this.#settled(timeout, () => this.#transact(work, timeout));
      this.#refusedWrite = null;
      return result;
    } catch (error) {
      if (isRefusedWrite(error)) this.#refusedWrite = { why: error.message, tried: Date.now() };
      throw error;
    }
  }

  async #transact<T>(work: (run: Run) => Promise<T>, timeout: number): Promise<T> {
    const session = this.#driver.session({
      database: this.#database,
      bookmarkManager: this.#driver.executeQueryBookmarkManager,
    });
    const sending = (text: string): void => this.#count(text);
    try {
      return await transacting(session, { work, sending }, { retryTime: RETRY_TIME, timeout });
    } finally {
      await session.close();
    }
  }

  /** Runs a schema statement, which must stand alone in its transaction. */
  async schema(text: string): Promise<void> {
    await this.write(async (run) => run({ text }), "IMPORT");
  }

  async verify(): Promise<void> {
    try {
      await this.#driver.verifyConnectivity({ database: this.#database });
      await this.#driver.verifyAuthentication({ database: this.#database });
    } catch (error) {
      throw translateDriverError(error);
    }
  }

  /** Counts records that are handed out. */
  noteRecords(count: number): void {
    this.#records += count;
  }

  /** Settles in time, whatever the driver does; errors of the driver are translated. */
  #settled<T>(timeout: number, work: () => Promise<T>): Promise<T> {
    if (this.#suspended !== null) return Promise.reject(unavailable(this.#suspended));
    return new Promise<T>((resolve, reject) => {
      const limit = setTimeout(() => end(unavailable("Neo4j does not answer; try again shortly.")), timeout + SILENCE);
      const settle = (): void => {
        clearTimeout(limit);
        this.#underWay.delete(end);
      };
      const end = (error: unknown): void => {
        settle();
        const translated = translateDriverError(error);
        reject(translated instanceof Error ? translated : new Error(String(translated)));
      };
      this.#underWay.add(end);
      work().then((result) => {
        settle();
        resolve(result);
      }, end);
    });
  }

  statistics(): { readonly statements: number; readonly shapes: number; readonly records: number } {
    return { statements: this.#statements, shapes: this.#shapes.size, records: this.#records };
  }

  /** What is under way ends; the driver alone would leave some of it waiting for ever. */
  close(): Promise<void> {
    for (const end of this.#underWay) end(unavailable("The store is closed."));
    return this.#driver.close();
  }

  #count(text: string): void {
    this.#statements += 1;
    if (this.#shapes.size < 10_000) this.#shapes.add(createHash("sha1").update(text).digest("base64"));
  }
}

const unavailable = (why: string): LiaisonError => new LiaisonError("UNAVAILABLE", why);

function driverFor({ uri, user, password }: Address, connections = 50): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
    connectionAcquisitionTimeout: 2 * CONNECT_TIME,
    connectionTimeout: CONNECT_TIME,
    maxTransactionRetryTime: RETRY_TIME,
    maxConnectionPoolSize: connections,
    notificationFilter: { minimumSeverityLevel: "OFF" },
    telemetryDisabled: true,
  });
}

/** What reads for one request, within its limits. */
export type Reads = Pick<Connection, "read">;

/** A connection for one request, all of whose statements may listen to its signal at once. */
export function within(connection: Connection, limits: RequestLimits): Reads {
  if (limits.signal) setMaxListeners(0, limits.signal);
  return { read: (statement) => connection.read(statement, limits) };
}

const reasonOf = ({ reason }: AbortSignal): LiaisonError =>
  reason instanceof LiaisonError
    ? reason
    : new LiaisonError("UNAVAILABLE", "Nobody waits for the answer any more.", { cause: reason });
