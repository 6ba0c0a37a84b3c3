/** What one writing transaction can do, and what it has done. */
import { LiaisonError } from "../../domain/errors";
import type { Viewpoint } from "../../domain/access/viewpoint";
import { byIdsStatement, heldIdsStatement, rememberedStatement, seenStatement } from "../cypher/lookup";
import { anyProjection } from "../cypher/projection";
import type { Parameterised, Run } from "../neo4j/transacting";
import { recordIn, sameContent, type StoredNode } from "../port/content";
import { deriveFromArchived, relationLabels, RELATIONS_OF, type Derived } from "./derive";
import { EffectiveClasses, effectiveIn } from "../records/effective";
import type { JournalChange, RecordChange } from "../journal/journal";
import { keptClass, nodeOf } from "../records/materialise";
import { records as models, type Label, type Row } from "../../model";
import type {
  Along,
  ChangeAction,
  ClosedObjections,
  RecordContent,
  RecordInput,
  RecordsRead,
  StoredRecord,
  WriteTransaction,
} from "../port/write";
import type { Settlement, Submission } from "../port/submissions";
import { LastStates, type Last } from "./lastStates";
import { makeReady, targetsOf } from "./links";
import { putNodes, putRelated, relate, type Relating } from "./putting";
import { randomId } from "../port/randomId";
import { ReadAlong } from "./readAlong";
import { recordsOf, recordsRead } from "../records/storedRecords";
import { changedSinceImport } from "./sinceImport";
import { refuseTaken } from "./uniqueValues";
import { closeObjections, settle, standingObjections, submissionSeenFrom, submit } from "../access/submissions";
import { archivedAlongWith, archivedRecords, entomb, keepTogether, unearth, type GoneWith } from "./tombstones";
import { keepUnlinked, takenFrom, wholeIn, type Taken, type Whole } from "../records/unlinked";

const isRelation = (label: Label): boolean => models[label].isRelation === true;

const POINTING_AT = `UNWIND $ids AS id MATCH (:Record {id: id})<--(n:Record) WITH DISTINCT n RETURN ${anyProjection("n")} AS node`;

/** What others own stays theirs: with a record go those relation records that nobody else owns. */
const ownedByNoOther =
  (ids: readonly string[]): Along =>
  (relations) =>
    relations.filter(({ owners = [] }) => owners.every((owner) => ids.includes(owner)));

/** One transaction over a function that sends statements in it. */
export class Transaction implements WriteTransaction {
  /** What has changed so far, in the order in which it was done. */
  readonly #changes: RecordChange[] = [];
  readonly #classes = new EffectiveClasses();
  /** Relation records that were put and are not linked yet, with what they were when they were last. */
  readonly #unlinked = new Map<string, Whole>();
  /** Records that this transaction put and has not linked yet, as they are now. */
  readonly #put = new Map<string, StoredNode>();
  /** Those of the records it put that were not there before and at which nothing points. */
  readonly #lone = new Set<string>();
  /** Ids that it made: nothing has or had them. */
  readonly made = new Set<string>();
  /** Rows that were read after all that was written so far, and those of them that were shown. */
  readonly #rows = new ReadAlong<Row>();
  #shown: readonly Row[] = [];
  readonly #states: LastStates;
  readonly #records: RecordsRead;

  /** `knownOn`: as of which date what is written says what it says. `named`: what was read along with the key. */
  constructor(
    private readonly run: Run,
    private readonly knownOn: string,
    private readonly named = new ReadAlong<StoredRecord>(),
  ) {
    this.#states = new LastStates(run, (node) => this.#classes.find(node.id, wholeIn(node).effective));
    this.#records = recordsRead(run, null);
  }

  /** Rows that still hold. */
  get shown(): readonly Row[] {
    return this.#shown;
  }

  /** What has changed, and who could see it before and after. The last thing a transaction does. */
  async outcome(): Promise<readonly JournalChange[]> {
    await keepUnlinked(this.run, this.#unlinked);
    const { changed, moved } = await this.#classes.settle(this.run, new Set(this.#changes.map(({ record }) => record)));
    return [
      ...this.#changes.map((change) => ({ ...change, effective: changed.get(change.record) ?? NOBODY })),
      ...moved.map((one) => ({ ...one, action: "RECLASSIFIED" as const })),
    ];
  }

  async taken(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const last = await this.#states.of(ids);
    return new Set(ids.filter((id) => last.get(id)?.node ?? last.get(id)?.gone));
  }

  madeId(label: Label): string {
    const id = randomId(models[label].idPrefix);
    this.#states.reserve(id);
    this.made.add(id);
    return id;
  }

  async put(label: Label, records: readonly RecordInput[]): Promise<void> {
    if (records.length > 0) putNodes(this.run, label, await this.#nodesToPut(label, records));
  }

  async link(label: Label, records: readonly RecordInput[]): Promise<void> {
    if (records.length === 0) return;
    this.#beginToWrite();
    const ids = records.map(({ id }) => id);
    const ready = await makeReady(
      this.run,
      label,
      ids.filter((id) => !this.#isPut(label, id)),
    );
    await this.#follow(await relate(this.run, this.#relating(label, records, ready)), new Set(ids));
  }

  async write(label: Label, records: readonly RecordInput[], viewpoint?: Viewpoint): Promise<void> {
    if (records.length === 0) return;
    const ids = records.map(({ id }) => id);
    const nodes = await this.#nodesToPut(label, records);
    const { derived, shown } = await putRelated(this.run, { nodes, viewpoint }, this.#relating(label, records, []));
    if (viewpoint && shown) this.#rows.keep(viewpoint, ids, shown);
    await this.#follow(derived, new Set(ids));
  }

  /** The nodes of records that take the place of what there is under their ids. */
  async #nodesToPut(label: Label, records: readonly RecordInput[]): Promise<readonly StoredNode[]> {
    await refuseTaken(this.run, label, records);
    const last = await this.#states.of(records.map(({ id }) => id));
    const nodes = records.map((record) => this.#nodeToPut(label, record, last.get(record.id) ?? {}));
    this.#beginToWrite(records.map(({ id }) => id));
    unearth(
      this.run,
      records.flatMap(({ id }) => (last.get(id)?.gone ? [id] : [])),
    );
    return nodes;
  }

  #isPut(label: Label, id: string): boolean {
    return this.#put.get(id)?.label === label;
  }

  /** Notes records that are being linked, and tells what has to be done for that. `ready`: of those that this transaction did not put. */
  #relating(label: Label, records: readonly RecordInput[], ready: readonly Taken[]): Relating {
    const ids = records.map(({ id }) => id);
    const put = ids.filter((id) => this.#isPut(label, id));
    const isLone = (id: string): boolean => this.#lone.has(id) && put.includes(id);
    if (isRelation(label))
      this.#noteLinked(label, ids, [...ready, ...put.flatMap((id) => takenFrom(this.#put.get(id)))]);
    const detached = put.filter((id) => !isLone(id));
    const deciding = ids.filter((id) => isRelation(label) || !isLone(id));
    for (const id of ids) this.#put.delete(id);
    for (const id of [...ids, ...targetsOf(label, records)]) this.#lone.delete(id);
    return { label, records, detached, deciding };
  }

  async archive(label: Label, ids: readonly string[], along: Along = ownedByNoOther(ids)): Promise<void> {
    const own = (await this.#states.nodes(ids)).filter((node) => node.label === label);
    const parameters = { ids: own.map(({ id }) => id), relations: relationLabels };
    const ending = await this.run<GoneWith>({ text: RELATIONS_OF, parameters });
    const relations = (await this.#states.nodes(ending.map(({ id }) => id))).sort(byId);
    const taken = new Set((await along(relations.map(recordIn))).map(({ id }) => id));
    const gone = [...relations.filter(({ id }) => taken.has(id)), ...own];
    this.#beginToWrite();
    for (const node of gone) this.#noteArchived(node);
    for (const { id } of gone) this.#leave(id);
    entomb(this.run, gone.map(recordIn));
    keepTogether(
      this.run,
      ending.filter(({ id }) => taken.has(id)),
    );
    await this.#follow(
      await deriveFromArchived(
        this.run,
        gone.map(({ id }) => id),
      ),
      new Set(),
    );
  }

  /** What was read before no longer holds. */
  #beginToWrite(written: readonly string[] = []): void {
    this.#states.forget(written);
    this.named.forget();
    this.#rows.forget();
    this.#shown = [];
  }

  archived(ids: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>> {
    return archivedRecords(this.run, ids);
  }

  async archivedAlongWith(ids: readonly string[]): Promise<readonly StoredRecord[]> {
    return [...(await this.archived(await archivedAlongWith(this.run, ids))).values()];
  }

  async read(ids: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>> {
    const nodes = await this.#states.nodes(ids);
    return new Map(nodes.map((node) => [node.id, recordIn(node)]));
  }

  pointingAt(label: Label, pointer: string, id: string): Promise<readonly StoredRecord[]> {
    return this.#records.pointingAt(label, pointer, id);
  }

  as(viewpoint: Viewpoint): RecordsRead {
    const records = recordsRead(this.run, viewpoint);
    return { ...records, read: async (ids) => this.named.of(viewpoint, ids) ?? records.read(ids) };
  }

  allPointingAt(ids: readonly string[]): Promise<readonly StoredRecord[]> {
    return recordsOf(this.run, POINTING_AT, { ids });
  }

  changedSinceImport(ids: readonly string[]): Promise<ReadonlyMap<string, RecordContent>> {
    return changedSinceImport(this.run, ids);
  }

  seenFrom(viewpoint: Viewpoint, ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.#idsIn(seenStatement(ids, viewpoint));
  }

  async shownTo(viewpoint: Viewpoint, id: string): Promise<Row | null> {
    const along = this.#rows.of(viewpoint, [id])?.values();
    const found = along ? [] : await this.run<{ row: Row }>(byIdsStatement([id], viewpoint));
    const rows = along ? [...along] : found.map(({ row }) => row);
    this.#shown = [...this.#shown, ...rows];
    return rows[0] ?? null;
  }

  heldFor(viewpoint: Viewpoint, ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.#idsIn(heldIdsStatement(ids, viewpoint));
  }

  rememberedFrom(viewpoint: Viewpoint, ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.#idsIn(rememberedStatement(ids, viewpoint));
  }

  submit(submission: Submission): Promise<void> {
    return submit(this.run, submission);
  }

  submission(viewpoint: Viewpoint, id: string): Promise<Submission | null> {
    return submissionSeenFrom(this.run, viewpoint, id);
  }

  settle(id: string, settlement: Settlement): Promise<void> {
    return settle(this.run, id, settlement);
  }

  standingObjections(record: string): Promise<readonly Submission[]> {
    return standingObjections(this.run, record);
  }

  closeObjections(record: string, orgs: readonly string[], which: ClosedObjections = "ALL"): Promise<void> {
    return closeObjections(this.run, record, { orgs, which });
  }

  async #idsIn(statement: Parameterised): Promise<ReadonlySet<string>> {
    return new Set((await this.run<{ id: string }>(statement)).map(({ id }) => id));
  }

  /** The node of a record that replaces the one there is, or brings back what is gone. */
  #nodeToPut(label: Label, record: RecordInput, last: Last): StoredNode {
    const made = this.#madeOf(label, record, last);
    if (!last.node && !last.gone) this.#lone.add(record.id);
    this.#put.set(record.id, made);
    this.#classes.leave(record.id, effectiveIn(made));
    return made;
  }

  #madeOf(label: Label, record: RecordInput, { node, gone }: Last): StoredNode {
    const old = node ? recordIn(node) : gone;
    if (old && old.label !== label)
      throw new LiaisonError("CONFLICT", `The id ${record.id} belongs to another kind of record.`);
    this.#classes.find(record.id, null);
    const isKept = node !== undefined && old !== undefined && sameContent(old, record);
    const recordedOn = (isKept && old.boundedBy.recordedOn) || this.knownOn;
    const made = { ...nodeOf(label, record, String(recordedOn)), revision: old?.revision ?? 0 };
    if (isKept) return { ...made, ...keptClass(node) };
    this.#notePut(label, record, { node, gone });
    return { ...made, revision: made.revision + 1 };
  }

  /** A relation record is told of once it is linked. */
  #notePut(label: Label, record: RecordInput, { node, gone }: Last): void {
    const before: Whole = node ? wholeIn(node) : { content: null, effective: null, ...(gone && { isRestored: true }) };
    if (models[label].isRelation) {
      if (!this.#unlinked.has(record.id)) this.#unlinked.set(record.id, before);
      return;
    }
    const revision = (node ? recordIn(node).revision : (gone?.revision ?? 0)) + 1;
    const change = { record: record.id, label, before: before.content, after: record, revision };
    this.#note(change, gone ? "RESTORED" : undefined);
  }

  #noteLinked(label: Label, ids: readonly string[], taken: readonly Taken[]): void {
    const byIds = new Map(taken.map((one) => [one.record.id, one]));
    for (const { record, whole } of ids.flatMap((id) => byIds.get(id) ?? [])) {
      byIds.delete(record.id);
      const before = this.#unlinked.get(record.id) ?? whole;
      this.#unlinked.delete(record.id);
      this.#classes.find(record.id, before.effective);
      const change = { record: record.id, label, before: before.content, after: record, revision: record.revision };
      this.#note(change, before.isRestored ? "RESTORED" : undefined);
    }
  }

  /** Owners are told, in the history of each, that a record is no longer shown, or that it is again. `linked`: told of by themselves. */
  async #follow(derived: readonly Derived[], linked: ReadonlySet<string>): Promise<void> {
    for (const one of derived) this.#classes.reclassify(one);
    const turned = derived.filter(({ id, becomes }) => becomes !== null && !linked.has(id));
    const known = turned.length === 0 ? new Map<string, StoredRecord>() : await this.read(turned.map(({ id }) => id));
    for (const { id, becomes } of turned) {
      const record = known.get(id);
      if (!record || becomes === null) continue;
      const [before, after] = becomes === "WITHHELD" ? [record, null] : [null, record];
      this.#note({ record: id, label: record.label, before, after, revision: record.revision }, becomes);
    }
  }

  /** What was never whole was never told of. */
  #noteArchived(node: StoredNode): void {
    const { id, label, revision } = recordIn(node);
    const before = this.#unlinked.get(id) ?? wholeIn(node);
    this.#unlinked.delete(id);
    if (before.content) this.#note({ record: id, label, before: before.content, after: null, revision });
  }

  /** It is no record any more. */
  #leave(id: string): void {
    this.#classes.leave(id, null);
    this.#put.delete(id);
    this.#lone.delete(id);
  }

  #note(change: Omit<RecordChange, "action">, named?: ChangeAction): void {
    const action = change.before === null ? "CREATED" : change.after === null ? "ARCHIVED" : "UPDATED";
    this.#changes.push({ ...change, action: named ?? action });
  }
}

/** The order of entries in the journal must follow from nothing that is hidden from some. */
const byId = ({ id: one }: StoredNode, { id: other }: StoredNode): number => (one < other ? -1 : 1);

const NOBODY = { before: null, after: null };
