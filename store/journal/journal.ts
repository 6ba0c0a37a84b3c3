/** The journal: one entry for each record that a transaction changed, with what it was before and after. */
import type { Classification } from "../../domain/access/viewpoint";
import { ownJson } from "../../domain/ownJson";
import { appending, type Chain, type ChainHead } from "./chain";
import type { Parameterised } from "../neo4j/transacting";
import { contentOf, pointedAt } from "../port/content";
import type { Effective, Moved } from "../records/effective";
import type { Label } from "../../model";
import { randomId } from "../port/randomId";
import type { ChangeAction, RecordContent, WriteIntent, WrittenAs } from "../port/write";

/** The change of one record; null where there was, or is, no record. */
export interface RecordChange {
  readonly action: ChangeAction;
  readonly record: string;
  readonly label: Label;
  readonly before: RecordContent | null;
  readonly after: RecordContent | null;
  /** Of the record after the change. */
  readonly revision: number;
}

/** A change to be noted: of a record, or of who may see a record that itself did not change. */
export type JournalChange =
  (RecordChange & { readonly effective: Effective }) | (Moved & { readonly action: "RECLASSIFIED" });

/** An entry as the chain holds it. `about`: ids that it points at, so that it is found from there. */
export interface JournalEntry extends RecordChange, EntryHead {
  /** Who could see the record before and after; entries of before version 0.2 do not say. */
  readonly effective?: Effective;
  readonly about: readonly string[];
}

/** An entry that says who may see a record after other records changed; no viewer is shown it. */
export interface ReclassifyingEntry extends EntryHead {
  readonly action: "RECLASSIFIED";
  readonly reclassified: string;
  readonly label: Label;
  readonly effective: Effective;
}

interface EntryHead {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly org: string | null;
  readonly tokenId: string | null;
  readonly writtenAs: WrittenAs;
  readonly reason: string | null;
  /** The same for all entries of a transaction. */
  readonly key: string;
}

/** An entry with its position in the journal. */
export type Placed<Entry = JournalEntry | ReclassifyingEntry> = Entry & { readonly sequence: number };

/** What all entries of a transaction share. */
export interface Occasion {
  readonly intent: WriteIntent;
  readonly key: string;
  readonly at: string;
}

/** The statement that appends the changes of a transaction after the head that it has taken, with the new head and the entries. */
export function journalOf(
  journal: { readonly chain: Chain; readonly head: ChainHead },
  { occasion, changes }: { occasion: Occasion; changes: readonly JournalChange[] },
): { readonly head: ChainHead; readonly statement: Parameterised; readonly appended: readonly Placed[] } | null {
  if (changes.length === 0) return null;
  const entries = changes.map((change) => entryOf(occasion, change));
  const { head, statement } = appending(
    journal,
    entries.map((entry) => ({ ...entry })),
  );
  const before = head.sequence - entries.length;
  return { head, statement, appended: entries.map((entry, at) => ({ ...entry, sequence: before + at + 1 })) };
}

/** Seen by nobody. */
const CLOSED: Classification = { visibility: "CONFIDENTIAL", owners: [], audience: [], countries: [] };

/** Who could see a record before and after a change, as the entry says or as given; nobody otherwise. */
export function effectiveOf(
  { effective, before, after }: Pick<JournalEntry, "effective" | "before" | "after">,
  given: string | null,
): Effective {
  const known = effective ?? (given === null ? undefined : ownJson<Effective>(given));
  return { before: before && (known?.before ?? CLOSED), after: after && (known?.after ?? CLOSED) };
}

function entryOf(occasion: Occasion, change: JournalChange): JournalEntry | ReclassifyingEntry {
  const head = headOf(occasion);
  if (change.action === "RECLASSIFIED") {
    const { record: reclassified, ...rest } = change;
    return { ...head, ...rest, reclassified };
  }
  const before = change.before && contentOf(change.before);
  const after = change.after && contentOf(change.after);
  const about = [...new Set([...pointedAt(before), ...pointedAt(after)])].sort();
  return { ...head, ...change, before, after, about };
}

function headOf({ intent, key, at }: Occasion): EntryHead {
  return {
    id: randomId("change-"),
    at,
    key,
    actor: intent.actor,
    org: intent.org ?? null,
    tokenId: intent.tokenId ?? null,
    writtenAs: intent.writtenAs ?? "OPERATOR",
    reason: intent.reason ?? null,
  };
}
