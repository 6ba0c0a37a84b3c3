/** What the rest of the hub may write, and what it is told of what was written. */
import type { Viewpoint } from "../domain/viewpoint";
import type { Label } from "./model";
import type { Value } from "./value";
import type { Settlement, Submission } from "./submissionPort";

/** Where the value of one field was read, and how sure it is. */
export interface FieldProvenance {
  /** Ids of sources. */
  readonly sources: readonly string[];
  /** A value of the enumeration `Confidence`. */
  readonly confidence: string;
}

/** A record as it is to be written: properties of the model, pointers as ids. Absent owners and audience mean none. */
export interface RecordInput {
  readonly id: string;
  readonly properties: Readonly<Record<string, Value | undefined>>;
  readonly pointers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly owners?: readonly string[];
  readonly audience?: readonly string[];
  /** Ids of states; without them the countries that the model’s pointers name. */
  readonly countries?: readonly string[];
  /** Field → where its value comes from, for fields that have other sources than the record. */
  readonly provenance?: Readonly<Record<string, FieldProvenance>>;
  /** The import that wrote it, so that a later one can tell what it no longer holds. */
  readonly origin?: string;
}

/** All that is recorded in a record: what the journal keeps of it before and after a change. */
export type RecordContent = Omit<RecordInput, "id" | "origin">;

/** A record as a transaction reads it, whoever may see it. */
export interface StoredRecord extends RecordInput {
  readonly label: Label;
  /** Number of the version: 1 when created, one more with each change. */
  readonly revision: number;
}

/** In which capacity something was written. */
export const WRITTEN_AS = {
  IMPORT: "Imported with a dataset.",
  OPERATOR: "Written by the operator of the hub.",
  STEWARD: "Curated by a steward.",
  ORGANISATION: "Recorded by an organisation about its own work.",
  NETWORK: "Recorded for a network under its own rules (D4–D14).",
} as const;
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
  /** What is written, for the comparison of repetitions. */
  readonly input: unknown;
}

/** Records as a transaction reads them. */
export interface RecordsRead {
  /** Records by id. */
  read(ids: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>>;
  /** Records of a label whose pointer names an id; ordered by id. */
  pointingAt(label: Label, pointer: string, id: string): Promise<readonly StoredRecord[]>;
}

/** Transactions that write run one after another, so what one has read still holds when it writes. */
export interface WriteTransaction extends RecordsRead {
  /** Creates or replaces records of one label without their relations; relation records stay hidden until linked. */
  put(label: Label, records: readonly RecordInput[]): Promise<void>;
  /** Makes the relations of records that were put, and what follows from them; NOT_FOUND names an id that does not exist. */
  link(label: Label, records: readonly RecordInput[]): Promise<void>;
  /** Takes records and the relation records that end at them out of every list; the journal keeps what they were. */
  archive(label: Label, ids: readonly string[]): Promise<void>;
  /** What it reads itself it reads whoever may see it; this reads those records alone that a viewpoint may see. */
  as(viewpoint: Viewpoint): RecordsRead;
  /** Records of any label that point at one of the ids, whoever may see them. */
  allPointingAt(ids: readonly string[]): Promise<readonly StoredRecord[]>;
  /** Those of the records that were changed or archived by others since an import wrote them, with what it wrote. */
  changedSinceImport(ids: readonly string[]): Promise<ReadonlyMap<string, RecordContent>>;
  /** Those of the ids that a viewpoint may see. */
  seenFrom(viewpoint: Viewpoint, ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Takes a report or proposal in; RATE_LIMITED where too many of the same submitter wait for an answer. */
  submit(submission: Submission): Promise<void>;
  /** A report or proposal about a record that a viewpoint may see, and could see when it was handed in. */
  submission(viewpoint: Viewpoint, id: string): Promise<Submission | null>;
  /** Ends an open one; CONFLICT where it has ended already. */
  settle(id: string, settlement: Settlement): Promise<void>;
}

/** What became of an intent. */
export interface Written<Result> {
  /** False for a repetition of an applied key, which does nothing. */
  readonly applied: boolean;
  /** What the work returned when it was applied. */
  readonly result: Result;
}

export interface Writer {
  /** Runs the work, its journal entries and its key in one transaction; a repetition of an applied key does nothing and says so. */
  transact<Result extends string | null | void>(
    intent: WriteIntent,
    work: (transaction: WriteTransaction) => Promise<Result>,
  ): Promise<Written<Result>>;
}

/** What happened to a record. */
export const CHANGE_ACTIONS = {
  CREATED: "The record was created.",
  UPDATED: "The record was changed.",
  ARCHIVED: "The record was taken out of every list.",
} as const;
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

export interface ChangePage {
  readonly changes: readonly ChangeEntry[];
  /** Nothing that is shown was left out up to this entry; never shown as it is. */
  readonly scannedTo: number;
  /** Whether more follows that is shown; what is hidden is never more. */
  readonly hasMore: boolean;
  /** Ids of the changed records that only their owners may see. */
  readonly confidential: readonly string[];
}
