/** The journal: one entry for each record that a transaction changed, with what it was before and after. */
import { appendToChain, type Chain, type ChainHead } from "./chain";
import type { Run } from "./connection";
import { contentOf, pointedAt } from "./content";
import type { Label } from "./model";
import { randomId } from "./randomId";
import type { ChangeAction, RecordContent, WriteIntent, WrittenAs } from "./port";

/** What happened to one record; null where there was, or is, none. */
export interface RecordChange {
  readonly action: ChangeAction;
  readonly record: string;
  readonly label: Label;
  readonly before: RecordContent | null;
  readonly after: RecordContent | null;
  /** Of the record after the change. */
  readonly revision: number;
}

/** An entry as the chain holds it. `about`: ids that it points at, so that it is found from there. */
export interface JournalEntry extends RecordChange {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly org: string | null;
  readonly tokenId: string | null;
  readonly writtenAs: WrittenAs;
  readonly reason: string | null;
  /** The same for all entries of a transaction. */
  readonly key: string;
  readonly about: readonly string[];
}

/** What all entries of a transaction share. */
export interface Occasion {
  readonly intent: WriteIntent;
  readonly key: string;
  readonly at: string;
}

/** Appends the changes of a transaction in its own transaction; null where it changed nothing. */
export async function appendToJournal(
  run: Run,
  chain: Chain,
  { occasion, changes }: { occasion: Occasion; changes: readonly RecordChange[] },
): Promise<ChainHead | null> {
  if (changes.length === 0) return null;
  return appendToChain(
    run,
    chain,
    changes.map((change) => ({ ...entryOf(occasion, change) })),
  );
}

function entryOf({ intent, key, at }: Occasion, change: RecordChange): JournalEntry {
  const before = change.before && contentOf(change.before);
  const after = change.after && contentOf(change.after);
  return {
    ...{ ...change, before, after, at, key, actor: intent.actor, org: intent.org ?? null },
    ...{ tokenId: intent.tokenId ?? null, writtenAs: intent.writtenAs ?? "OPERATOR", reason: intent.reason ?? null },
    id: randomId("change-"),
    about: [...new Set([...pointedAt(before), ...pointedAt(after)])].sort(),
  };
}
