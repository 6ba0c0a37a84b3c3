/**
 * What the rest of the hub may ask of the store. A reader is bound to a viewpoint when it is made, every method takes and
 * returns batches, and no method lets a record through that the viewpoint may not see.
 */
import type { Viewpoint } from "../domain/viewpoint";
import type { AccessStore } from "./accessPort";
import type { ListTarget } from "./filters";
import type { InverseModel, Label } from "./model";

export * from "./accessPort";
export * from "./filters";
export * from "./model";
export { periodFactsOf } from "./periodFacts";

/** A value of a record as stored: text, number, truth value, list of texts, or nothing. */
export type Value = string | number | boolean | readonly string[] | null;

/** A record as stored. Pointers are ids: `npmId`, `sourceIds`. Period bounds are days: `certainFrom` … */
export interface Row {
  readonly id: string;
  readonly label: Label;
  readonly [property: string]: Value | undefined;
}

/** A filter as the API takes it: properties → operators, pointers → filters, inverses → some/all/none, AND/OR/NOT. */
export type Where = Readonly<Record<string, unknown>>;

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
export interface ListNeeds {
  readonly rows: boolean;
  readonly totalCount: boolean;
  readonly undetermined: boolean;
  readonly undeterminedCount: boolean;
  readonly summary: boolean;
  /** Properties by whose values records are counted. */
  readonly countsBy: readonly string[];
}

export interface ListRequest {
  readonly where?: Where;
  readonly orderBy?: readonly Order[];
  readonly page: PageRequest;
  /** Partial date on which the records are to hold. */
  readonly asOf?: string;
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

export interface ValueCount {
  readonly value: string | null;
  readonly count: number;
}

export interface ListPage {
  readonly rows: readonly Row[];
  /** One opaque cursor per row. */
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly totalCount: number;
  /** At most 200, in the order of the list. */
  readonly undetermined: readonly Row[];
  readonly undeterminedCount: number;
  readonly summary?: Summary;
  readonly countsBy: Readonly<Record<string, readonly ValueCount[]>>;
}

/** Most records that one search finds. */
export const MOST_HITS = 50;

export interface SearchHit {
  /** `id`, `label`, and for an alias the `entityId` it stands for. */
  readonly row: Row;
  /** 0 to 1; depends on the query and the record alone. */
  readonly score: number;
}

export interface Reader {
  readonly viewpoint: Viewpoint;
  /** One row per id in the order asked for; null for what does not exist or may not be seen. */
  byIds(ids: readonly string[]): Promise<readonly (Row | null)[]>;
  /** One page of all records of a label, or of all actors. */
  list(target: ListTarget, request: ListRequest): Promise<ListPage>;
  /** One page per parent, all in one statement; parents the viewer may not see have empty pages. */
  related(relation: InverseModel, ids: readonly string[], request: ListRequest): Promise<readonly ListPage[]>;
  /** Best matches first, at most MOST_HITS; ties by label and id. */
  search(text: string, labels: readonly Label[]): Promise<readonly SearchHit[]>;
}

/** A record as it is to be written: properties of the model, pointers as ids. Absent owners and audience mean none. */
export interface RecordInput {
  readonly id: string;
  readonly properties: Readonly<Record<string, Value | undefined>>;
  readonly pointers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly owners?: readonly string[];
  readonly audience?: readonly string[];
  readonly countries?: readonly string[];
  /** The import that wrote it, so that a later one can tell what it no longer holds. */
  readonly origin?: string;
}

/** Who writes, and the key under which a repetition is recognised. */
export interface WriteIntent {
  readonly actor: string;
  /** Client key scoped to `actor`, or generated; the same key with another input is CONFLICT. */
  readonly key?: string;
  /** What is written, for the comparison of repetitions. */
  readonly input: unknown;
}

export interface WriteTransaction {
  /** Creates or replaces records of one label without their relations; relation records stay hidden until linked. */
  put(label: Label, records: readonly RecordInput[]): Promise<void>;
  /** Makes the relations of records that were put, and what follows from them; NOT_FOUND names an id that does not exist. */
  link(label: Label, records: readonly RecordInput[]): Promise<void>;
  /** Takes records and the relation records that end at them out of every list; the journal keeps that they were. */
  archive(label: Label, ids: readonly string[]): Promise<void>;
}

export interface Writer {
  /** Runs the work, its journal entry and its key in one transaction; a repetition of an applied key does nothing and says so. */
  transact(
    intent: WriteIntent,
    work: (transaction: WriteTransaction) => Promise<void>,
  ): Promise<{ readonly applied: boolean }>;
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
  /** `noteConfidential` hears of confidential records before they are handed out; without it, or when it rejects, they are not. */
  reader(viewpoint: Viewpoint, noteConfidential?: NoteConfidential): Reader;
  readonly writer: Writer;
  readonly access: AccessStore;
  /** Resolves when the database answers; UNAVAILABLE otherwise. */
  ping(): Promise<void>;
  /** The dataset imported last, or null for an empty graph. */
  importState(): Promise<ImportState | null>;
  markImport(state: ImportState): Promise<void>;
  /** Ids by label of records that an import wrote, but not the import named `origin`. */
  leftovers(origin: string): Promise<readonly { readonly label: Label; readonly ids: readonly string[] }[]>;
  /** Statements sent since the store was opened, and distinct statement texts among them. */
  statistics(): { readonly statements: number; readonly shapes: number };
  close(): Promise<void>;
}
