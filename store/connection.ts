/** The driver and its settings; the one place that sends statements. */
import { createHash } from "node:crypto";
import neo4j, { type Driver, type ManagedTransaction, type RecordShape } from "neo4j-driver";
import { LiaisonError } from "../domain/errors";
import { NO_LIMITS, type RequestLimits } from "../domain/requestLimits";
import { translateDriverError } from "./driverErrors";
import { Planning, type PlanningLimits } from "./planning";

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

/** Longest time a statement may take in the database, milliseconds. */
const READ_TIMEOUT = 10_000;
const WRITE_TIMEOUT = 120_000;

export type Parameterised = { readonly text: string; readonly parameters?: Readonly<Record<string, unknown>> };

/** Counts what is sent, so that tests can assert statements per operation and operators can watch plan cache pressure. */
export class Connection {
  readonly #driver: Driver;
  readonly #database: string;
  readonly #shapes = new Set<string>();
  readonly #planning: Planning;
  #statements = 0;
  #records = 0;

  constructor(settings: ConnectionSettings) {
    this.#database = settings.database;
    this.#planning = new Planning(settings.planning);
    this.#driver = neo4j.driver(settings.uri, neo4j.auth.basic(settings.user, settings.password), {
      disableLosslessIntegers: true,
      connectionAcquisitionTimeout: 8_000,
      connectionTimeout: 5_000,
      maxTransactionRetryTime: 8_000,
      maxConnectionPoolSize: settings.connections ?? 50,
      notificationFilter: { minimumSeverityLevel: "OFF" },
      telemetryDisabled: true,
    });
  }

  /**
   * Runs one read statement in a managed transaction routed to a reader; causally after every write of this process. When the signal
   * of `limits` aborts, the statement ends in the database too, and its connection is free again.
   */
  async read<T extends RecordShape>(statement: Parameterised, limits: RequestLimits = NO_LIMITS): Promise<T[]> {
    const { signal } = limits;
    try {
      signal?.throwIfAborted();
      return await this.#planning.run(statement.text, limits, () => this.#read<T>(statement, signal));
    } catch (error) {
      if (signal?.aborted) throw reasonOf(signal);
      throw translateDriverError(error);
    }
  }

  async #read<T extends RecordShape>({ text, parameters = {} }: Parameterised, signal?: AbortSignal): Promise<T[]> {
    signal?.throwIfAborted();
    this.#count(text);
    const result = await this.#driver.executeQuery<{ records: { toObject(): T }[] }>(text, parameters, {
      database: this.#database,
      routing: neo4j.routing.READ,
      transactionConfig: { timeout: READ_TIMEOUT },
      ...(signal && { signal }),
    });
    return result.records.map((record) => record.toObject());
  }

  /** Runs work in one managed write transaction; the driver may run it again when the database asks for a retry. */
  async write<T>(work: (run: Run) => Promise<T>): Promise<T> {
    const session = this.#driver.session({
      database: this.#database,
      bookmarkManager: this.#driver.executeQueryBookmarkManager,
    });
    try {
      return await session.executeWrite((transaction) => work(this.#runner(transaction)), { timeout: WRITE_TIMEOUT });
    } catch (error) {
      throw translateDriverError(error);
    } finally {
      await session.close();
    }
  }

  /** Runs a schema statement, which must stand alone in its transaction. */
  async schema(text: string): Promise<void> {
    await this.write(async (run) => run({ text }));
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

  statistics(): { readonly statements: number; readonly shapes: number; readonly records: number } {
    return { statements: this.#statements, shapes: this.#shapes.size, records: this.#records };
  }

  close(): Promise<void> {
    return this.#driver.close();
  }

  #runner(transaction: ManagedTransaction): Run {
    return async ({ text, parameters = {} }) => {
      this.#count(text);
      const result = await transaction.run(text, parameters);
      return result.records.map((record) => record.toObject());
    };
  }

  #count(text: string): void {
    this.#statements += 1;
    if (this.#shapes.size < 10_000) this.#shapes.add(createHash("sha1").update(text).digest("base64"));
  }
}

/** What reads for one request, within its limits. */
export type Reads = Pick<Connection, "read">;

/** A connection for one request. */
export const within = (connection: Connection, limits: RequestLimits): Reads => ({
  read: (statement) => connection.read(statement, limits),
});

const reasonOf = ({ reason }: AbortSignal): LiaisonError =>
  reason instanceof LiaisonError
    ? reason
    : new LiaisonError("UNAVAILABLE", "Nobody waits for the answer any more.", { cause: reason });

/** Sends a statement within a transaction and returns its records. */
export type Run = (statement: Parameterised) => Promise<Record<string, unknown>[]>;
