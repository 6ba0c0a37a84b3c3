/**
 * What the rest of the hub may ask of the store. A reader is bound to a viewpoint when it is made, every method accepts and returns
 * batches, and no method returns a record that the viewpoint may not see.
 */
import type { ListPart } from "../../domain/listAspects";
import type { DaysAsked } from "../../domain/time/partialDate";
import type { RequestLimits } from "../../domain/requestLimits";
import type { Viewpoint } from "../../domain/access/viewpoint";
import type { AccessPage, AccessPageRequest, AccessStore } from "./access";
import type { ListTarget } from "./filters";
import type { GraphRow } from "./graphRows";
import type { InverseModel, Label, Row } from "../../model";
import type { CursorSeal } from "./sealedCursor";
import type { Submission, SubmissionFilter } from "./submissions";
import type { ChangeAwaited, AllowedWrites, ChangePage, ChangeRequest, Writer } from "./write";

export * from "./access";
export * from "./filters";
export type { GraphLabel, GraphNameOf, GraphRow, GraphRowOf } from "./graphRows";
export * from "../../model";
export * from "./submissions";
export * from "./write";
export { digestOf } from "./digest";
export { today } from "./clock";
export { recordIn } from "./content";
export { periodFactsOf } from "./periodFacts";
export { randomId } from "./randomId";
export { saysTheSame, substanceOf } from "./substance";
export { settledValue } from "./settledValue";
export type { CursorSeal } from "./sealedCursor";

/** A filter in the form of the API: properties → operators, pointers → filters, inverses → some/all/none, AND/OR/NOT. */
export type Where = Readonly<Record<string, unknown>>;

/** A property by which a list is ordered, and in which direction. */
export interface Order {
  readonly property: string;
  readonly descending: boolean;
}

/** Relay page: `first`/`after` forward, `last`/`before` backward. Sizes 0 to 200. */
export interface PageRequest {
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
}

/** Which parts of a list an operation selected; what is not needed is not computed. */
export interface ListNeeds extends Readonly<Record<Exclude<ListPart, "countsBy">, boolean>> {
  /** Properties by whose values records are counted. */
  readonly countsBy: readonly string[];
}

/** Which records a list holds, in which order, which page of it, and which of its parts are needed. */
export interface ListRequest {
  readonly where?: Where;
  readonly orderBy?: readonly Order[];
  readonly page: PageRequest;
  /** Days on one of which the records are to hold. */
  readonly during?: DaysAsked;
  readonly needs: ListNeeds;
}

/** What a list rests on; counts are of records found, not of cooperation that exists. */
export interface Summary {
  readonly records: number;
  /** Distinct partners, named or labelled. */
  readonly partnerCount: number;
  readonly newestAttestation: string | null;
  /** Records that are unverified or hold an unverified field. */
  readonly unverified: number;
}

/** How many records of a list have a value; null stands for those without one. */
export interface ValueCount {
  readonly value: string | null;
  readonly count: number;
}

/** One page of a list; parts that the request did not need are empty. */
export interface ListPage {
  readonly rows: readonly Row[];
  /** One opaque cursor per row; made when they are looked at. */
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly totalCount: number;
  /** At most 200, in the order of the list. */
  readonly undetermined: readonly Row[];
  readonly undeterminedCount: number;
  /** Ids of undetermined ones of which it is open whether they fit the filter. */
  readonly unfit: readonly string[];
  readonly summary?: Summary;
  readonly countsBy: Readonly<Record<string, readonly ValueCount[]>>;
}

/** Most records that one search finds. */
export const MOST_HITS = 50;

/** One record that a text search found. */
export interface SearchHit {
  /** `id`, `label`, and for an alias the `entityId` it stands for. */
  readonly row: Row;
  /** 0 to 1; depends on the query and the record alone. */
  readonly score: number;
}

/** The records that fit a filter; ids in order. */
export interface Fitting {
  readonly sure: readonly string[];
  /** Of these it is open: a date or pointer that the filter asks about is not known, or not exactly. */
  readonly open: readonly string[];
}

/** The properties that an operation shows. */
export interface Shown {
  /** Properties of records by label; of other labels it shows none. */
  readonly properties: Readonly<Partial<Record<Label, readonly string[]>>>;
  /** Whether it shows cursors of lists. */
  readonly cursors: boolean;
}

/** Reads records as one viewpoint may see them, and nothing that it may not. */
export interface Reader {
  readonly viewpoint: Viewpoint;
  /**
   * From now on rows hold these properties and no others, but `id`, `label` and, where cursors are shown, what these are made of. Versions of the past
   * stay whole. What shown pointers point at is read along, and waits here until `byIds` asks for it. For what reads alone: nothing that is written meanwhile is seen.
   */
  narrow(shown: Shown): void;
  /**
   * Takes rows that a transaction has shown to this viewpoint: `byIds` hands each out once instead of reading it again. Those that were taken
   * before are forgotten.
   */
  take(rows: readonly Row[]): void;
  /** One row per id in the order asked for; null for what does not exist or may not be seen. */
  byIds(ids: readonly string[]): Promise<readonly (Row | null)[]>;
  /**
   * A record that was read along and that nobody has to note: null for what may not be seen, undefined for what `byIds` has to be asked for. To be asked
   * for once. Throws COST_LIMIT_EXCEEDED as `byIds` does.
   */
  atHand(id: string): Row | null | undefined;
  /** Of these ids, records of the viewpoint’s own that are withheld because something that they relate is archived. */
  held(ids: readonly string[]): Promise<readonly Row[]>;
  /** Number of the newest entry of the journal that the viewpoint could see before or after it; never shown as it is. */
  newest(): Promise<number>;
  /**
   * Resolves when something was written that the viewpoint could see, by any process, to the number of that entry; to `since` after `limit`
   * milliseconds, or when the signal aborts.
   */
  nextChange(asked: ChangeAwaited, limit: number, signal: AbortSignal): Promise<number>;
  /** Those of the ids whose records may be seen; nothing of the records is read. */
  seen(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** One page of all records of a label, or of all actors. */
  list(target: ListTarget, request: ListRequest): Promise<ListPage>;
  /** One page per parent, all in one statement; parents the viewer may not see have empty pages. */
  related(relation: InverseModel, ids: readonly string[], request: ListRequest): Promise<readonly ListPage[]>;
  /** Best matches first, at most MOST_HITS; ties by label and id. */
  search(text: string, labels: readonly Label[]): Promise<readonly SearchHit[]>;
  /** Changes of what the viewpoint may see today, oldest first. */
  changes(request: ChangeRequest): Promise<ChangePage>;
  /** Records as the hub knew them at a time (ISO 8601), seen with today’s eyes; null for what it did not know or may not be seen. */
  knownAt(ids: readonly string[], at: string): Promise<readonly (Row | null)[]>;
  /** Reports or proposals about records that the viewpoint may see, newest first. */
  submissions(filter: SubmissionFilter, page: AccessPageRequest): Promise<AccessPage<Submission>>;
  /** A report by its id, for whoever knows it. */
  report(id: string): Promise<Submission | null>;
  /** A report or proposal by its id, about a record that the viewpoint may see, and could see when it was handed in. */
  submission(id: string): Promise<Submission | null>;
  /** Records of a relation as the hub knew them at a time, in no particular order. */
  relatedKnownAt(relation: InverseModel, id: string, at: string): Promise<readonly Row[]>;
  /** All records that analyses rest on, in the order of ids. Before an answer made of them is handed out, `noteUse` must have heard. */
  visibleGraph(): AsyncIterable<GraphStretch>;
  /** Ids of all records of a label that fit a filter, in order. */
  idsOf(label: Label, where: Where): Promise<Fitting>;
  /** Notes that confidential records were made use of; UNAVAILABLE when that can’t be noted. */
  noteUse(ids: readonly string[]): Promise<void>;
}

/** Some records of the graph, with those properties and pointers alone that the model names. */
export interface GraphStretch {
  readonly rows: readonly GraphRow[];
  /** Ids of those that are confidential. */
  readonly confidential: readonly string[];
}

/** How far the import of a dataset is. */
export interface ImportState {
  /** Digest over all files of the dataset. */
  readonly digest: string;
  readonly complete: boolean;
  readonly records: number;
}

/** Notes that confidential records are about to be read. */
export type NoteConfidential = (ids: readonly string[]) => Promise<void>;

/** A store as the composition root opens it. */
export interface Store {
  /**
   * A reader for one request, which stays within `limits`. `noteConfidential` hears of confidential records before they are handed
   * out; without it, or when it rejects, they are not.
   */
  reader(viewpoint: Viewpoint, noteConfidential?: NoteConfidential, limits?: RequestLimits): Reader;
  readonly writer: Writer;
  readonly access: AccessStore;
  /** Resolves when the database answers; UNAVAILABLE otherwise. */
  ping(): Promise<void>;
  /** What is wrong although the database answers: it takes no writes, or the signed heads can’t be kept. One sentence each. */
  troubles(): Promise<readonly string[]>;
  /** Ends what is under way with UNAVAILABLE and answers the same at once, until it is resumed: its database is known to be away. */
  suspend(why: string): void;
  /** Goes on with the same database, which may have another address and password now. */
  resume(address: { readonly uri: string; readonly user: string; readonly password: string }): Promise<void>;
  /** From now on only these writes are done; others end in UNAVAILABLE, which says why. */
  allowWrites(writes: AllowedWrites, why: string): void;
  /** Number of the newest entry of the journal; for `ChangeRequest.after`, never shown as it is. */
  journalHead(): Promise<number>;
  readonly cursors: CursorSeal;
  /** The dataset imported last, or null for an empty graph. */
  importState(): Promise<ImportState | null>;
  markImport(state: ImportState): Promise<void>;
  /** Ids by label of records that an import wrote, but not the import named `origin`. */
  leftovers(origin: string): Promise<readonly { readonly label: Label; readonly ids: readonly string[] }[]>;
  /** Statements sent since the store was opened, distinct statement texts among them, and records that readers have handed out. */
  statistics(): { readonly statements: number; readonly shapes: number; readonly records: number };
  close(): Promise<void>;
}
