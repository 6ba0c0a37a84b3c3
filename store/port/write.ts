/** What the rest of the hub may write, and what it gets back. */
import type { Viewpoint } from "../../domain/access/viewpoint";
import type { AnyPointers, AnyProperties, DraftOf, Label, Value, Row } from "../../model";
import type { BoundedBy } from "./periodFacts";
import type { Settlement, Submission } from "./submissions";

/** Where the value of one field was read, and how sure it is. */
export interface FieldProvenance {
  /** Ids of sources. */
  readonly sources: readonly string[];
  /** A value of the enumeration `Confidence`. */
  readonly confidence: string;
}

/** A record to be written: properties of the model, and pointers as ids. Absent owners and audience mean none. */
export interface RecordInput {
  readonly id: string;
  readonly properties: AnyProperties;
  readonly pointers: AnyPointers;
  readonly owners?: readonly string[];
  readonly audience?: readonly string[];
  /** Ids of states; without them the countries that the model’s pointers name. */
  readonly countries?: readonly string[];
  /** Field → where its value comes from, for fields that have other sources than the record. */
  readonly provenance?: Readonly<Record<string, FieldProvenance>>;
  /** The import that wrote it, so that a later one can tell what it no longer holds. */
  readonly origin?: string;
}

/** All that a record says, as the journal stores it before and after a change. */
export type RecordContent = Omit<RecordInput, "id" | "origin">;

/** A record as a transaction reads it, regardless of who may see it. */
export interface StoredRecord extends RecordInput {
  readonly label: Label;
  /** What bounds its period beside its own properties, as `periodFactsOf` reads it. */
  readonly boundedBy: Readonly<Partial<Record<BoundedBy, Value>>>;
  /** Number of the version: 1 when created, one more with each change. */
  readonly revision: number;
  /** Seen by nobody at the moment, because something that it relates is archived. */
  readonly isWithheld: boolean;
}

/** A record of a label as a transaction reads it. */
export type StoredRecordOf<L extends Label> = StoredRecord & DraftOf<L> & { readonly label: L };

/** Whether a stored record is one of a label. */
export const isRecordOf = <L extends Label>(label: L, record: StoredRecord): record is StoredRecordOf<L> =>
  record.label === label;

/** Picks, of the relation records that end at what is archived, those that are archived along with it. */
export type Along = (relations: readonly StoredRecord[]) => readonly StoredRecord[] | Promise<readonly StoredRecord[]>;

/** The capacities in which something can be written. */
export const WRITTEN_AS = {
  IMPORT: "Imported with a dataset.",
  OPERATOR: "Written by the operator of the hub.",
  STEWARD: "Curated by a steward.",
  ORGANISATION: "Recorded by an organisation about its own work.",
  NETWORK: "Recorded for a network under its own rules (D4–D14).",
} as const;
/** Name of a capacity in which something was written. */
export type WrittenAs = keyof typeof WRITTEN_AS;

/** Who writes, and the key under which a repetition is recognised. */
export interface WriteIntent {
  readonly actor: string;
  readonly org?: string | null;
  readonly tokenId?: string | null;
  readonly writtenAs?: WrittenAs;
  /** Why, in own words; kept with the change. */
  readonly reason?: string | null;
  /** Client key scoped to actor and organisation, or generated; the same key with another input is CONFLICT. */
  readonly key?: string;
  /** As of which date (perhaps partial) it says what it says, such as that of a dataset; today by default. */
  readonly knownOn?: string;
  /** What is written, for the comparison of repetitions. */
  readonly input: unknown;
  /** Records that `as` of a viewpoint is going to be asked for first: they are read along with the key. */
  readonly naming?: { readonly viewpoint: Viewpoint; readonly ids: readonly string[] };
}

/** Records as a transaction reads them. */
export interface RecordsRead {
  /** Records by id. */
  read(ids: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>>;
  /** Records of a label whose pointer names an id; ordered by id. */
  pointingAt(label: Label, pointer: string, id: string): Promise<readonly StoredRecord[]>;
}

/** Which objections to end: also upheld ones, or only open ones. */
export type ClosedObjections = "ALL" | "OPEN";

/** Transactions that write run one after another, so what one has read still holds when it writes. */
export interface WriteTransaction extends RecordsRead {
  /** Creates or replaces records of one label without their relations; relation records stay hidden until linked. */
  put(label: Label, records: readonly RecordInput[]): Promise<void>;
  /** Makes the relations of records that were put, and what follows from them; NOT_FOUND names an id that does not exist. */
  link(label: Label, records: readonly RecordInput[]): Promise<void>;
  /** Puts and links a few records of one label at once. `viewpoint`: for which `shownTo` will ask. */
  write(label: Label, records: readonly RecordInput[], viewpoint?: Viewpoint): Promise<void>;
  /** An id of the hub’s own making, which nothing has or had: the kind, and 80 random bits that tell nothing. */
  madeId(label: Label): string;
  /**
   * Takes records out of every list, and along with them those relation records that end at them which `along` picks (by default
   * those that nobody else owns). Other relation records are withheld. What points at the records goes on pointing at them, so that it
   * leads there again once they are brought back: put under their ids, and linked. The journal keeps what they were.
   */
  archive(label: Label, ids: readonly string[], along?: Along): Promise<void>;
  /** Those of the ids that a record has, or had until it was archived. */
  taken(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Those of the ids that are archived, with what they held. */
  archived(ids: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>>;
  /** What was archived along with one of these and still is. */
  archivedAlongWith(ids: readonly string[]): Promise<readonly StoredRecord[]>;
  /** What it reads itself it reads whoever may see it; this reads those records alone that a viewpoint may see. */
  as(viewpoint: Viewpoint): RecordsRead;
  /** Records of any label that point at one of the ids, whoever may see them. */
  allPointingAt(ids: readonly string[]): Promise<readonly StoredRecord[]>;
  /** Those of the records that were changed or archived by others since an import wrote them, with what it wrote. */
  changedSinceImport(ids: readonly string[]): Promise<ReadonlyMap<string, RecordContent>>;
  /** Those of the ids that a viewpoint may see. */
  seenFrom(viewpoint: Viewpoint, ids: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * A record as a reader of this viewpoint hands it out; null where the viewpoint may not see it. Where nothing is put, linked or archived after
   * it, it is handed to whoever ran the transaction, too.
   */
  shownTo(viewpoint: Viewpoint, id: string): Promise<Row | null>;
  /** Those of the ids that are withheld from everyone and that a viewpoint owns: it may write them still. */
  heldFor(viewpoint: Viewpoint, ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Those of the ids that are archived and that a viewpoint could see until then. */
  rememberedFrom(viewpoint: Viewpoint, ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Takes a report or proposal in; RATE_LIMITED where too many of the same submitter wait for an answer. */
  submit(submission: Submission): Promise<void>;
  /** A report or proposal about a record that a viewpoint may see, and could see when it was handed in. */
  submission(viewpoint: Viewpoint, id: string): Promise<Submission | null>;
  /** Ends an open one; CONFLICT where it has ended already. */
  settle(id: string, settlement: Settlement): Promise<void>;
  /** Objections to a record that are open, or were upheld and not ended since; oldest first. */
  standingObjections(record: string): Promise<readonly Submission[]>;
  /** Ends what these organisations object to a record: all of it, or what no steward has decided on. */
  closeObjections(record: string, orgs: readonly string[], which?: ClosedObjections): Promise<void>;
}

/** The outcome of a write. */
export interface Written<Result> {
  /** False for a repetition of an applied key, which does nothing. */
  readonly applied: boolean;
  /** What the work returned when it was applied. */
  readonly result: Result;
  /** Records as they were shown when all was written. */
  readonly shown?: readonly Row[];
}

/** Writes records, each time in one transaction with its journal entries. */
export interface Writer {
  /** Runs the work, its journal entries and its key in one transaction; a repetition of an applied key does nothing and says so. */
  transact<Result extends string | null | void>(
    intent: WriteIntent,
    work: (transaction: WriteTransaction) => Promise<Result>,
  ): Promise<Written<Result>>;
}

/** What can happen to a record. */
export const CHANGE_ACTIONS = {
  CREATED: "The record was created.",
  UPDATED: "The record was changed.",
  ARCHIVED: "The record was archived: lists no longer show it.",
  WITHHELD:
    "Something that the record relates was archived, so nobody is shown the record until that is restored. Its owners find it here.",
  RESTORED: "The record was restored, or is shown again because what it relates was restored.",
} as const;
/** Name of what happened to a record. */
export type ChangeAction = keyof typeof CHANGE_ACTIONS;

/** One change of one record, as a viewer may see it: pointers to what is hidden are left out. */
export interface ChangeEntry {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly action: ChangeAction;
  readonly record: string;
  readonly label: Label;
  readonly before: RecordContent | null;
  readonly after: RecordContent | null;
  readonly actor: string;
  readonly org: string | null;
  readonly writtenAs: WrittenAs;
  readonly reason: string | null;
  readonly sequence: number;
  readonly hash: string;
  readonly previousHash: string;
}

/** Which changes, oldest first. */
export interface ChangeRequest {
  /** Changes after this entry of the journal; 0: from the beginning. */
  readonly after: number;
  /** Changes of this time and later, ISO 8601. */
  readonly since?: string;
  /** Changes of this time and earlier, ISO 8601. */
  readonly until?: string;
  /** Changes of one record. */
  readonly record?: string;
  readonly labels?: readonly Label[];
  /** Those of the `GUARDED` fields that may be read; none by default. */
  readonly fields?: readonly string[];
  /** Which of the changes that may be seen count; all by default. */
  readonly isShown?: (change: ChangeEntry) => boolean;
  /** Most changes. */
  readonly first: number;
}

/** Which change is waited for: one after an entry, which may be of a `GUARDED` field that can be read. */
export interface ChangeAwaited {
  readonly since: number;
  readonly fields?: readonly string[];
}

/** One page of changes that a viewer may see, oldest first. */
export interface ChangePage {
  readonly changes: readonly ChangeEntry[];
  /** Nothing that is shown was left out up to this entry; never shown as it is. */
  readonly scannedTo: number;
  /** Whether more follows that is shown; what is hidden is never more. */
  readonly hasMore: boolean;
  /** Ids of the changed records that only their owners may see. */
  readonly confidential: readonly string[];
}

/** Which writes are accepted: all, only notes (tokens and audit, which are small), or none. */
export type AllowedWrites = "ALL" | "NOTES" | "NONE";
