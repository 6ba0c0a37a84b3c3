import { randomUUID } from "node:crypto";
import { LiaisonError } from "../../domain/errors";
import { chainsOf, type Chain, type ChainHead } from "../journal/chain";
import { today } from "../port/clock";
import type { Connection, Run } from "../neo4j/connection";
import type { HeadKeeper } from "../journal/heads";
import { digestOf } from "../port/digest";
import { appendToJournal } from "../journal/journal";
import type { WriteIntent, Writer, WriteTransaction, Written } from "../port";
import { showAppended } from "../journal/shown";
import { Transaction } from "./transaction";

/**
 * Takes the journal before anything else, so that transactions that write run one after another: a rule that was checked in one
 * can’t be broken by another before it is committed.
 */
const CLAIM = `MERGE (j:Journal {id: 'journal'}) ON CREATE SET j.sequence = 0, j.mac = '' SET j.takenAt = $at
WITH j MERGE (a:Applied {key: $key})
ON CREATE SET a.digest = $digest, a.at = $at, a.attempt = $attempt
RETURN a.digest = $digest AS isSame, a.attempt = $attempt AS isNew, a.result AS result, j.at AS newest`;
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
      const journaled = await appendToJournal(run, this.#journal, { occasion: { intent, key, at }, changes });
      if (journaled) await showAppended(run, journaled.appended);
      head = journaled?.head ?? null;
      if (typeof result === "string") await run({ text: KEEP_RESULT, parameters: { key, result } });
      return { applied: true, result };
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
}

async function claim(run: Run, parameters: Claim): Promise<Claimed> {
  const [claimed] = await run({ text: CLAIM, parameters: { ...parameters, attempt: randomUUID() } });
  if (claimed?.["isSame"] === true)
    return { isNew: claimed["isNew"] === true, result: claimed["result"] ?? undefined, newest: claimed["newest"] };
  throw new LiaisonError("CONFLICT", "This idempotency key was used for another input; use a new key.", {
    argument: "idempotencyKey",
  });
}
