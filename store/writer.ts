import { randomUUID } from "node:crypto";
import { LiaisonError } from "../domain/errors";
import { chainsOf, digestOf, type Chain, type ChainHead } from "./chain";
import { today } from "./clock";
import { sendAhead, type Connection, type Run } from "./connection";
import type { HeadKeeper } from "./heads";
import { journalOf } from "./journal";
import type { WriteIntent, Writer, WriteTransaction, Written } from "./port";
import { keepShown } from "./shown";
import { Transaction } from "./transaction";

/**
 * Takes the journal before anything else, so that transactions that write run one after another: a rule that was checked in one
 * can’t be broken by another before it is committed.
 */
const CLAIM = `MERGE (j:Journal {id: 'journal'}) ON CREATE SET j.sequence = 0, j.mac = '' SET j.takenAt = $at
WITH j MERGE (a:Applied {key: $key})
ON CREATE SET a.digest = $digest, a.at = $at, a.attempt = $attempt
RETURN a.digest = $digest AS isSame, a.attempt = $attempt AS isNew, a.result AS result, j.at AS newest, j{.sequence, .mac} AS head`;
const KEEP_RESULT = "MATCH (a:Applied {key: $key}) SET a.result = $result";

/** Writes in managed transactions: key, records, relations and journal entries are committed together or not at all. */
export class GraphWriter implements Writer {
  readonly #journal: Chain;

  constructor(
    private readonly connection: Connection,
    journalKey: Buffer,
    private readonly heads: HeadKeeper,
  ) {
    this.#journal = chainsOf(journalKey).journal;
  }

  async transact<Result extends string | null | void>(
    intent: WriteIntent,
    work: (transaction: WriteTransaction) => Promise<Result>,
  ): Promise<Written<Result>> {
    const key = `${ownerOf(intent)}/${intent.key ?? randomUUID()}`;
    const digest = digestOf(intent.input);
    let head: ChainHead | null = null;
    const kind = intent.writtenAs === "IMPORT" ? "IMPORT" : "RECORDS";
    const outcome = await this.connection.write(async (run) => {
      const claimed = await claim(run, { key, digest, at: new Date().toISOString() });
      if (!claimed.isNew) return { applied: false, result: claimed.result as Result };
      const transaction = new Transaction(run, intent.knownOn ?? today());
      const result = await work(transaction);
      const at = timeAfter(claimed.newest);
      const changes = await transaction.outcome();
      const journal = { chain: this.#journal, head: claimed.head };
      const journaled = journalOf(journal, { occasion: { intent, key, at }, changes });
      const kept = typeof result === "string" ? [{ text: KEEP_RESULT, parameters: { key, result } }] : [];
      const { shown, made } = transaction;
      if (journaled) await keepShown(run, journaled.appended, { made, along: [journaled.statement, ...kept] });
      else for (const statement of kept) sendAhead(run, statement);
      head = journaled?.head ?? null;
      return { applied: true, result, ...(shown.length > 0 && { shown }) };
    }, kind);
    if (outcome.applied && head) this.heads.advance("journal", head);
    return outcome;
  }
}

/** Whose keys they are. Who writes chooses its own name, so that must not pass for another name with an organisation. */
const ownerOf = ({ actor, org }: WriteIntent): string =>
  [actor, ...(org ? [org] : [])].map((part) => part.replace(/[%/]/g, encodeURIComponent)).join("/");

interface Claim {
  readonly key: string;
  readonly digest: string;
  readonly at: string;
}

/** A clock that was wrong by more than this is not followed, milliseconds. */
const MOST_SKEW = 300_000;

/** The time now; not before that of the newest entry, so that entries are in the order of time whichever process wrote them. */
function timeAfter(newest: unknown): string {
  const now = Date.now();
  const last = typeof newest === "string" ? Date.parse(newest) : now;
  return new Date(last > now && last - now < MOST_SKEW ? last : now).toISOString();
}

interface Claimed {
  readonly isNew: boolean;
  readonly result: unknown;
  /** Time of the newest entry of the journal. */
  readonly newest: unknown;
  readonly head: ChainHead;
}

async function claim(run: Run, parameters: Claim): Promise<Claimed> {
  const [claimed] = await run({ text: CLAIM, parameters: { ...parameters, attempt: randomUUID() } });
  if (claimed?.["isSame"] === true)
    return {
      isNew: claimed["isNew"] === true,
      result: claimed["result"] ?? undefined,
      newest: claimed["newest"],
      head: claimed["head"] as ChainHead,
    };
  throw new LiaisonError("CONFLICT", "This idempotency key was used for another input; use a new key.", {
    argument: "idempotencyKey",
  });
}
