/**
 * Where an operation is judged. Each rule is checked twice: first by what the viewer may see, and its outcome may be shown; then by all
 * records, and of that only the refusal is shown. So an answer contains only what the viewer may see, whatever the rule reads.
 */
import { LiaisonError, type ErrorCode } from "../../../domain/errors";
import type { Viewpoint } from "../../../domain/access/viewpoint";
import type { Viewer } from "../../../policy";
import {
  isRecordOf,
  type Label,
  type PointerOf,
  type RecordsRead,
  type StoredRecord,
  type StoredRecordOf,
  type Submission,
  type WriteTransaction,
} from "../../../store/port";
import { untold } from "./refusals";

/** Records as a rule reads them: as a viewpoint sees them, or all there is. Only a bench makes one. */
class Sight {
  readonly #records: RecordsRead;
  readonly #lists = new Map<string, Promise<readonly StoredRecord[]>>();

  /** `viewpoint`: null sees everything. */
  constructor(
    private readonly transaction: WriteTransaction,
    private readonly viewpoint: Viewpoint | null,
  ) {
    this.#records = viewpoint === null ? transaction : transaction.as(viewpoint);
  }

  /** Records by id; what may not be seen is missing, like what does not exist. */
  async read(ids: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>> {
    if (ids.length === 0) return new Map();
    const found = await this.#shown([...(await this.#records.read(ids)).values()]);
    return new Map(found.map((record) => [record.id, record]));
  }

  /** Records of a label whose pointer names an id that may be seen; ordered by id. Read once: rules are asked before anything is written. */
  async pointingAt<L extends Label>(
    label: L,
    pointer: PointerOf<L>,
    id: string,
  ): Promise<readonly StoredRecordOf<L>[]> {
    const key = JSON.stringify([label, pointer, id]);
    const list = this.#lists.get(key) ?? this.#pointingAt(label, pointer, id);
    this.#lists.set(key, list);
    return (await list).filter((one): one is StoredRecordOf<L> => isRecordOf(label, one));
  }

  /** A record that is about to be written, or was read by someone else, without pointers at what may not be seen. */
  async without<Kept extends Pick<StoredRecord, "pointers">>(record: Kept): Promise<Kept> {
    const seen = await this.seen(pointedAt(record));
    return { ...record, pointers: pointersWithin(record, seen) };
  }

  /** Those of the ids that may be seen; of all there is, all of them. */
  seen(ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (this.viewpoint === null || ids.length === 0) return Promise.resolve(new Set(ids));
    return this.transaction.seenFrom(this.viewpoint, ids);
  }

  async #pointingAt(label: Label, pointer: string, id: string): Promise<readonly StoredRecord[]> {
    const shown = await this.#shown(await this.#records.pointingAt(label, pointer, id));
    return shown.filter(({ pointers }) => [pointers[pointer] ?? []].flat().includes(id));
  }

  /** Records without pointers at what may not be seen. */
  async #shown(records: readonly StoredRecord[]): Promise<readonly StoredRecord[]> {
    if (this.viewpoint === null || records.length === 0) return records;
    const seen = await this.seen(records.flatMap(pointedAt));
    return records.map((record) => ({ ...record, pointers: pointersWithin(record, seen) }));
  }
}

const pointedAt = ({ pointers }: Pick<StoredRecord, "pointers">): readonly string[] =>
  Object.values(pointers).flatMap((value) => value ?? []);

function pointersWithin(
  { pointers }: Pick<StoredRecord, "pointers">,
  seen: ReadonlySet<string>,
): StoredRecord["pointers"] {
  const kept = (value: string | readonly string[] | undefined) =>
    typeof value === "string" ? (seen.has(value) ? value : undefined) : value?.filter((id) => seen.has(id));
  return Object.fromEntries(Object.entries(pointers).map(([name, value]) => [name, kept(value)]));
}

export type { Sight };

/** Judges by some sight; throws a LiaisonError where it refuses. */
type Judge<Ruling> = (sight: Sight) => Promise<Ruling> | Ruling;

/** The operations that write, available once no rule refuses. */
export type Pen = Pick<WriteTransaction, "put" | "link" | "write" | "madeId" | "archive" | "submit" | "settle">;

/** The viewer for whom an operation is judged, and the clause of a refusal without reasons. */
export interface Judged {
  readonly viewer: Viewer;
  /** Clause of the refusal where what decides may not be told; the same whatever decides, or it would tell. */
  readonly clause?: string | undefined;
}

/** Codes of refusals. Other errors, such as UNAVAILABLE, do not come from a rule and pass. */
const REFUSALS: readonly ErrorCode[] = ["RULE_VIOLATED", "FORBIDDEN", "NOT_FOUND", "CONFLICT", "BAD_USER_INPUT"];

/** Judges the rules of one write, first by what the viewer may see and then by all there is, and lets it write. */
export class Bench {
  /** What the viewer may see. */
  readonly seen: Sight;
  readonly viewer: Viewer;
  readonly #all: Sight;
  readonly #transaction: WriteTransaction;
  readonly #clause: string | undefined;
  readonly #asked: Judge<unknown>[] = [];

  constructor(transaction: WriteTransaction, { viewer, clause }: Judged) {
    this.#transaction = transaction;
    this.viewer = viewer;
    this.#clause = clause;
    this.seen = new Sight(transaction, viewer.viewpoint);
    this.#all = new Sight(transaction, null);
  }

  /**
   * Asks a rule by what the viewer may see, and again by all there is before anything is written: whatever can be told is told first, so
   * that a refusal that tells nothing stands where there would have been none.
   */
  async rule<Ruling>(judge: Judge<Ruling>): Promise<Ruling> {
    const ruling = await judge(this.seen);
    this.#asked.push(judge);
    return ruling;
  }

  /** Writes, unless one of the rules that were asked refuses by all there is. `all` is for what is written to be whole: nothing of it may be told. */
  async write<Result>(work: (pen: Pen, all: Sight) => Promise<Result>): Promise<Result> {
    for (const judge of this.#asked) await this.#byAllThereIs(judge, this.#clause);
    return work(this.#transaction, this.#all);
  }

  /** Asks a rule by what the viewer may see, then by all there is; resolves to what it says to that, which is to be written, not told. */
  async ruleNow<Ruling>(judge: Judge<Ruling>, clause: string | undefined): Promise<Ruling> {
    await judge(this.seen);
    return this.#byAllThereIs(judge, clause);
  }

  /** Whether the viewer sees a record as it was written; it is answered with what it saw. */
  async isShown(id: string): Promise<boolean> {
    return (await this.#transaction.shownTo(this.viewer.viewpoint, id)) !== null;
  }

  /** A report or proposal that the viewer may see. */
  submission(id: string): Promise<Submission | null> {
    return this.#transaction.submission(this.viewer.viewpoint, id);
  }

  async #byAllThereIs<Ruling>(judge: Judge<Ruling>, clause: string | undefined): Promise<Ruling> {
    try {
      return await judge(this.#all);
    } catch (error) {
      throw error instanceof LiaisonError && REFUSALS.includes(error.code) ? untold(clause) : error;
    }
  }
}

/** Throws NOT_FOUND for ids that the viewer may not see, as for ids that do not exist. */
export async function refuseUnknown(sight: Sight, ids: readonly string[]): Promise<void> {
  refuseHidden(await sight.seen(ids), ids);
}

/** Like `refuseUnknown`, where it is known which ids are visible. */
export function refuseHidden(seen: Pick<ReadonlySet<string>, "has">, ids: readonly string[]): void {
  const hidden = ids.find((id) => !seen.has(id));
  if (hidden !== undefined) throw new LiaisonError("NOT_FOUND", `There is no record ${hidden}.`);
}
