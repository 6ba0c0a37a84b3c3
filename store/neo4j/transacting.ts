/** Transactions that write: their statements in order, and all of it once more where the driver says that this may help. */
import { isRetryableError, type RecordShape, type Session, type Transaction } from "neo4j-driver";

/** A Cypher statement with its parameters, if it has any. */
export type Parameterised = { readonly text: string; readonly parameters?: Readonly<Record<string, unknown>> };

/**
 * Sends a statement within a transaction and returns its records, of the shape that the caller says the statement returns. Who has no use for
 * these need not wait: what is sent next is done after it, and nothing is committed where it fails.
 */
export type Run = <Found extends RecordShape = Record<string, unknown>>(statement: Parameterised) => Promise<Found[]>;

/** Sends a statement that returns nothing, without waiting for it. If it fails, the next statement or the end of the transaction fails. */
export function sendAhead(run: Run, statement: Parameterised): void {
  run(statement).catch(() => undefined);
}

/** What is done in a transaction. It is done anew for each repetition. */
export interface Work<Result> {
  readonly work: (run: Run) => Promise<Result>;
  /** Told of each statement before it is sent. */
  readonly sending: (text: string) => void;
}

/** Before it is tried once more, milliseconds; twice as long before it is tried again. */
const FIRST_PAUSE = 1_000;
/** Pauses are so much shorter or longer, so that those who failed together do not all come again together. */
const SPREAD = 0.2;

/** `retryTime`: how long after the first failure it is tried again, milliseconds; `timeout`: the longest time of one transaction. */
export interface Patience {
  readonly retryTime: number;
  readonly timeout: number;
}

/**
 * Runs work in one transaction and commits it. As the driver’s managed transactions, except that nobody waits for the answer to BEGIN: it
 * travels with the first statement.
 */
export async function transacting<Result>(
  session: Session,
  work: Work<Result>,
  { retryTime, timeout }: Patience,
): Promise<Result> {
  let since: number | undefined;
  for (let pause = FIRST_PAUSE; ; pause *= 2) {
    try {
      return await once(session.beginTransaction({ timeout }), work);
    } catch (error) {
      since ??= Date.now();
      if (Date.now() - since > retryTime || !isRetryableError(error)) throw error;
    }
    const spread = 1 + SPREAD * (2 * Math.random() - 1);
    await new Promise((resolve) => setTimeout(resolve, pause * spread));
  }
}

async function once<Result>(transaction: Transaction, { work, sending }: Work<Result>): Promise<Result> {
  const { run, done } = runnerOf(transaction, sending);
  try {
    const result = await work(run);
    await done();
    await untraced(() => transaction.commit());
    return result;
  } catch (error) {
    // What it failed of is told, not that it could not be undone: then its connection is gone, and Neo4j undoes it.
    if (transaction.isOpen()) await transaction.rollback().catch(() => undefined);
    throw error;
  }
}

/**
 * What sends statements of a transaction, and what waits until all are done. Statements that are sent at once are done in their order. After
 * the first that fails the driver knows no more than that something did: all that follow reject with what made the first fail, or it could
 * not be told whether it may be tried again.
 */
function runnerOf(
  transaction: Transaction,
  sending: (text: string) => void,
): { readonly run: Run; readonly done: () => Promise<void> } {
  const sent: Promise<unknown>[] = [];
  let failure: { readonly error: unknown } | undefined;
  const send = async <Found extends RecordShape>({ text, parameters = {} }: Parameterised, before: number) => {
    sending(text);
    try {
      const { records } = await untraced(() => transaction.run<Found>(text, parameters));
      return records.map((record) => record.toObject());
    } catch (error) {
      await Promise.all(sent.slice(0, before));
      failure ??= { error };
      throw failure.error;
    }
  };
  const run: Run = <Found extends RecordShape>(statement: Parameterised) => {
    const answer = send<Found>(statement, sent.length);
    sent.push(answer.catch(() => undefined));
    return answer;
  };
  const done = async () => {
    await Promise.all(sent);
    if (failure) throw failure.error;
  };
  return { run, done };
}

/** The driver notes for each statement from where it was sent, which takes it longer than to send it. What failed is told without. */
export function untraced<Sent>(send: () => Sent): Sent {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return send();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
