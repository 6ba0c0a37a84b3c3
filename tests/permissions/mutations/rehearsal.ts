/** A connection whose writes can be tried: everything that is sent during a rehearsal stands in one transaction, and is taken back after it. */
import neo4j, { type Driver, type RecordShape, type Session, type Transaction } from "neo4j-driver";
import { Connection, type ConnectionSettings, type Parameterised, type Run } from "../../../store/neo4j/connection";
import { translateDriverError } from "../../../store/neo4j/driverErrors";

export class RehearsalConnection extends Connection {
  readonly #driver: Driver;
  readonly #database: string;
  #isRehearsing = false;
  #open: { readonly session: Session; readonly transaction: Transaction } | null = null;
  /** A transaction takes one statement at a time. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(settings: ConnectionSettings) {
    super(settings);
    this.#database = settings.database;
    this.#driver = neo4j.driver(settings.uri, neo4j.auth.basic(settings.user, settings.password), {
      disableLosslessIntegers: true,
      notificationFilter: { minimumSeverityLevel: "OFF" },
    });
  }

  /** Runs work that reads what it has written itself; afterwards the database is as it was before. */
  async rehearse<T>(work: () => Promise<T>): Promise<T> {
    this.#isRehearsing = true;
    try {
      return await work();
    } finally {
      await this.#inTurn(() => this.#takeBack());
      this.#isRehearsing = false;
    }
  }

  override read<T extends RecordShape>(statement: Parameterised): Promise<T[]> {
    if (!this.#isRehearsing) return super.read<T>(statement);
    return this.#inTurn(() => this.#run<T>(statement));
  }

  /** What fails is taken back, as it is outside of rehearsals. */
  override write<T>(work: (run: Run) => Promise<T>): Promise<T> {
    if (!this.#isRehearsing) return super.write(work);
    return this.#inTurn(async () => {
      try {
        return await work((statement) => this.#run(statement));
      } catch (error) {
        await this.#takeBack();
        throw translateDriverError(error);
      }
    });
  }

  override async close(): Promise<void> {
    await super.close();
    await this.#driver.close();
  }

  async #run<T extends RecordShape>({ text, parameters = {} }: Parameterised): Promise<T[]> {
    this.#open ??= this.#begin();
    const result = await this.#open.transaction.run<T>(text, parameters);
    return result.records.map((record) => record.toObject());
  }

  #begin() {
    const session = this.#driver.session({ database: this.#database });
    return { session, transaction: session.beginTransaction() as unknown as Transaction };
  }

  async #takeBack(): Promise<void> {
    const open = this.#open;
    this.#open = null;
    await open?.transaction.rollback();
    await open?.session.close();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
