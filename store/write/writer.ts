import { randomUUID } from "node:crypto";
import { LiaisonError } from "../../domain/errors";
import { chainsOf, type Chain, type ChainHead } from "../journal/chain";
import { digestOf } from "../port/digest";
import { today } from "../port/clock";
import { sendAhead, type Run } from "../neo4j/transacting";
import { type Connection } from "../neo4j/connection";
import { recordIn, type StoredNode } from "../port/content";
import { readAlong } from "../cypher/lookup";
import type { HeadKeeper } from "../journal/heads";
import { journalOf } from "../journal/journal";
import type { StoredRecord, WriteIntent, Writer, WriteTransaction, Written } from "../port/write";
import { ReadAlong } from "./readAlong";
import { keepShown } from "../journal/shown";
import { allIn } from "../cypher/together";
import { Transaction } from "./transaction";

/**
 * Takes the journal before anything else, so that transactions that write run one after another: a rule that was checked in one
 * can’t be broken by another before it is committed.
 */
const CLAIM = `MERGE (j:Journal {id: 'journal'}) ON CREATE SET j.sequence = 0, j.mac = '' SET j.takenAt = $at
WITH j MERGE (a:Applied {key: $key})
ON CREATE SET a.digest = $digest, a.at = $at, a.attempt = $attempt
RETURN {isSame: a.digest = $digest, isNew: a.attempt = $attempt, result: a.result, newest: j.at, head: j{.sequence, .mac}} AS claimed`;
const KEEP_RESULT = "MATCH (a:Applied {key: $key}) SET a.result = $result";

/** Writes in transactions: key, records, relations and journal entries are committed together or not at all. */
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
      const claimed = await claim(run, { key, digest, at: new Date().toISOString() }, intent.naming);
      if (!claimed.isNew) return { applied: false, result: claimed.result as Result };
      const transaction = new Transaction(run, intent.knownOn ?? today(), claimed.named);
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
  readonly named: ReadAlong<StoredRecord>;
}

/** Takes the journal and the key, then reads what the work is going to name. */
async function claim(run: Run, parameters: Claim, naming: WriteIntent["naming"]): Promise<Claimed> {
  const taking = { text: CLAIM, parameters: { ...parameters, attempt: randomUUID() }, as: "claimed" };
  const isNaming = naming !== undefined && naming.ids.length > 0;
  const [row] = await run<FoundClaim>(
    allIn([taking, ...(isNaming ? [readAlong(NAMED, naming.ids, naming.viewpoint)] : [])]),
  );
  if (!row) throw new Error("The head of the journal can’t be taken.");
  const { isSame, isNew, result, newest, head } = row.claimed;
  if (!isSame)
    throw new LiaisonError("CONFLICT", "This idempotency key was used for another input; use a new key.", {
      argument: "idempotencyKey",
    });
  const named = new ReadAlong<StoredRecord>();
  if (isNaming) named.keep(naming.viewpoint, naming.ids, (row[NAMED] ?? []).map(recordIn));
  return { isNew, result: result ?? undefined, newest, head, named };
}

const NAMED = "named";

interface FoundClaim {
  readonly claimed: ClaimedRow;
  readonly [NAMED]?: readonly StoredNode[];
}

interface ClaimedRow extends Pick<Claimed, "isNew" | "result" | "newest" | "head"> {
  readonly isSame: boolean;
}
