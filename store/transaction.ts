/** What one transaction that writes can do, and what it has done. */
import { LiaisonError } from "../domain/errors";
import type { Viewpoint } from "../domain/viewpoint";
import { seenStatement } from "./cypher/lookup";
import { anyProjection } from "./cypher/projection";
import type { Run } from "./connection";
import { recordIn, sameContent, type StoredNode } from "./content";
import { deriveFrom, relationLabels, RELATIONS_OF } from "./derive";
import { EffectiveClasses } from "./effective";
import type { JournalChange, RecordChange } from "./journal";
import { keptClass, nodeOf, type NodeProperties } from "./materialise";
import {
  isActorLabel,
  pointerProperty,
  pointersOf,
  propertiesOf,
  records,
  type Label,
  type PointerModel,
} from "./model";
import type {
  RecordContent,
  RecordInput,
  RecordsRead,
  Settlement,
  StoredRecord,
  Submission,
  WriteTransaction,
} from "./port";
import { recordsOf, recordsRead } from "./storedRecords";
import { settle, submissionSeenFrom, submit } from "./submissions";
import { keepUnlinked, takeUnlinked, wholeIn, type Whole } from "./unlinked";

const READ = `MATCH (n:Record) WHERE n.id IN $ids RETURN ${anyProjection("n")} AS node`;
const ABSENT = `UNWIND $ids AS id OPTIONAL MATCH (n:Record {id: id, label: $label}) WITH id, n WHERE n IS NULL RETURN id LIMIT 1`;
const WRONG_END = `UNWIND $links AS link OPTIONAL MATCH (b:Record {id: link.to}) WITH link, b WHERE b IS NULL OR NOT b.label IN $to
RETURN link.from AS from, link.to AS to, b.label AS label LIMIT 1`;
const POINTING_AT = `UNWIND $ids AS id MATCH (:Record {id: id})<--(n:Record) WITH DISTINCT n RETURN ${anyProjection("n")} AS node`;
const SET_POINTERS = `UNWIND $nodes AS node MATCH (n:Record {id: node.id}) SET n += node.pointers, n.revision = n.revision + 1`;
/** What stays of a record: who could see it last, so that its history is shown to nobody else. */
const ARCHIVE = `UNWIND $ids AS id MATCH (n:Record {id: id, label: $label})
MERGE (t:Archived {id: id})
SET t = {id: id, label: n.label, visibilityClass: n.visibilityClass, owners: n.owners, audience: n.audience, countries: n.countries}
DETACH DELETE n`;

const CHANGED_SINCE_IMPORT = `UNWIND $ids AS id MATCH (c:Change {record: id}) WITH id, c ORDER BY c.sequence DESC WITH id, collect(c) AS changes
WHERE changes[0].writtenAs <> 'IMPORT'
RETURN id, [c IN changes WHERE c.writtenAs = 'IMPORT'][0].content AS own, changes[-1].content AS first`;

/** What an import wrote last: by its own entry, or, where it wrote before there were such entries, what the first change found. */
function importedContent(own: unknown, first: unknown): RecordContent {
  const { before } = JSON.parse(first as string) as { before: RecordContent | null };
  const written = own === null ? before : (JSON.parse(own as string) as { after: RecordContent | null }).after;
  return written ?? { properties: {}, pointers: {} };
}

/** One transaction over a function that sends statements in it. */
export class Transaction implements WriteTransaction {
  /** What has changed so far, in the order in which it was done. */
  readonly #changes: RecordChange[] = [];
  readonly #classes = new EffectiveClasses();
  /** Relation records that were put and are not linked yet, with what they were when they were last. */
  readonly #unlinked = new Map<string, Whole>();
  readonly #records: RecordsRead;

  constructor(private readonly run: Run) {
    this.#records = recordsRead(run, null);
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

  async put(label: Label, records: readonly RecordInput[]): Promise<void> {
    for (const property of uniqueOf(label)) await this.#refuseTaken(label, property, records);
    const known = new Map(
      (await this.#found(READ, { ids: records.map(({ id }) => id) })).map((node) => [String(node["id"]), node]),
    );
    const nodes = records.map((record) => this.#nodeToPut(label, record, known.get(record.id)));
    const marks = ["Record", label, ...(isActorLabel(label) ? ["Actor"] : [])].join(":");
    await this.run({
      text: `UNWIND $nodes AS node OPTIONAL MATCH (t:Archived {id: node.id}) DELETE t
WITH node MERGE (n:Record {id: node.id}) SET n:${marks}, n = node`,
      parameters: { nodes },
    });
  }

  async link(label: Label, records: readonly RecordInput[]): Promise<void> {
    const ids = records.map(({ id }) => id);
    const [absent] = await this.run({ text: ABSENT, parameters: { ids, label } });
    if (absent) throw new LiaisonError("NOT_FOUND", `There is no record ${String(absent["id"])} of type ${label}.`);
    await this.#noteLinked(label, ids);
    await this.run({ text: `UNWIND $ids AS id MATCH (:Record {id: id})-[edge]->() DELETE edge`, parameters: { ids } });
    for (const [name, model] of Object.entries(pointersOf(label))) {
      if (!model.derived) await this.#connect(model, linksOf(name, records));
    }
    for (const one of await deriveFrom(this.run, label, ids)) this.#classes.reclassify(one);
  }

  async archive(label: Label, ids: readonly string[]): Promise<void> {
    for (const { label: of, ids: relations } of await this.#relationsOf(ids)) await this.#remove(of, relations);
    await this.#remove(label, ids);
  }

  read(ids: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>> {
    return this.#records.read(ids);
  }

  pointingAt(label: Label, pointer: string, id: string): Promise<readonly StoredRecord[]> {
    return this.#records.pointingAt(label, pointer, id);
  }

  as(viewpoint: Viewpoint): RecordsRead {
    return recordsRead(this.run, viewpoint);
  }

  allPointingAt(ids: readonly string[]): Promise<readonly StoredRecord[]> {
    return recordsOf(this.run, POINTING_AT, { ids });
  }

  async changedSinceImport(ids: readonly string[]): Promise<ReadonlyMap<string, RecordContent>> {
    const found = await this.run({ text: CHANGED_SINCE_IMPORT, parameters: { ids } });
    return new Map(found.map(({ id, own, first }) => [String(id), importedContent(own, first)]));
  }

  async seenFrom(viewpoint: Viewpoint, ids: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set((await this.run(seenStatement(ids, viewpoint))).map(({ id }) => String(id)));
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

  async #found(text: string, parameters: Readonly<Record<string, unknown>>): Promise<StoredNode[]> {
    const nodes = (await this.run({ text, parameters })).map(({ node }) => node as StoredNode);
    for (const node of nodes) this.#classes.find(String(node["id"]), wholeIn(node).effective);
    return nodes;
  }

  #nodeToPut(label: Label, record: RecordInput, node: StoredNode | undefined): NodeProperties {
    const old = node && recordIn(node);
    if (old && old.label !== label)
      throw new LiaisonError("CONFLICT", `The id ${record.id} belongs to another kind of record.`);
    this.#classes.find(record.id, null);
    const made = { ...nodeOf(label, record), revision: old?.revision ?? 0 };
    if (node && old && sameContent(old, record)) return { ...made, ...keptClass(node) };
    this.#put(label, record, node);
    return { ...made, revision: made.revision + 1 };
  }

  /** A relation record is told of once it is linked. */
  #put(label: Label, record: RecordInput, node: StoredNode | undefined): void {
    const before = node ? wholeIn(node) : { content: null, effective: null };
    if (records[label].isRelation) {
      if (!this.#unlinked.has(record.id)) this.#unlinked.set(record.id, before);
      return;
    }
    const revision = node ? recordIn(node).revision : 0;
    this.#note({ record: record.id, label, before: before.content, after: record, revision: revision + 1 });
  }

  async #noteLinked(label: Label, ids: readonly string[]): Promise<void> {
    if (!records[label].isRelation) return;
    for (const { record, whole } of await takeUnlinked(this.run, ids)) {
      const before = this.#unlinked.get(record.id) ?? whole;
      this.#unlinked.delete(record.id);
      this.#classes.find(record.id, before.effective);
      this.#note({ record: record.id, label, before: before.content, after: record, revision: record.revision });
    }
  }

  /** CONFLICT where a value that no two records share belongs to another record, whoever may see that one. */
  async #refuseTaken(label: Label, property: string, records: readonly RecordInput[]): Promise<void> {
    const values = records.flatMap(({ id, properties }) => {
      const value = properties[property];
      return value == null ? [] : [{ id, value }];
    });
    if (values.length === 0) return;
    const text = `UNWIND $values AS one MATCH (n:${label} {${property}: one.value}) WHERE n.id <> one.id AND NOT n.id IN $ids
RETURN one.value AS value LIMIT 1`;
    const [taken] = await this.run({ text, parameters: { values, ids: records.map(({ id }) => id) } });
    // One wording, whoever may see that record.
    if (taken)
      throw new LiaisonError("CONFLICT", "Another record has this value, which must be unique.", {
        argument: `input.${property}`,
      });
  }

  async #relationsOf(ids: readonly string[]): Promise<readonly { readonly label: Label; readonly ids: string[] }[]> {
    return (await this.run({ text: RELATIONS_OF, parameters: { ids, relations: relationLabels } })) as never;
  }

  /** Takes the nodes out, and their ids out of the records that point at them. */
  async #remove(label: Label, ids: readonly string[]): Promise<void> {
    const gone = new Set(ids);
    const found = await this.#found(POINTING_AT, { ids });
    const pointing = found.map(recordIn).filter(({ id }) => !gone.has(id));
    const nodes = pointing.map((record) => this.#withoutPointers(record, gone));
    if (nodes.length > 0) await this.run({ text: SET_POINTERS, parameters: { nodes } });
    for (const node of await this.#found(READ, { ids })) if (node["label"] === label) this.#noteArchived(label, node);
    await this.run({ text: ARCHIVE, parameters: { ids, label } });
  }

  /** What was never whole was never told of. */
  #noteArchived(label: Label, node: StoredNode): void {
    const { id, revision } = recordIn(node);
    const before = this.#unlinked.get(id) ?? wholeIn(node);
    this.#unlinked.delete(id);
    if (before.content) this.#note({ record: id, label, before: before.content, after: null, revision });
  }

  #withoutPointers(record: StoredRecord, gone: ReadonlySet<string>): { id: string; pointers: Record<string, unknown> } {
    const pointers: Record<string, string | readonly string[]> = {};
    const properties: Record<string, unknown> = {};
    for (const [name, model] of Object.entries(pointersOf(record.label))) {
      const value = record.pointers[name];
      if (value === undefined) continue;
      const kept =
        typeof value === "string" ? (gone.has(value) ? undefined : value) : value.filter((id) => !gone.has(id));
      if (kept !== undefined) pointers[name] = kept;
      properties[pointerProperty(name, model)] = kept ?? null;
    }
    const { id, label, revision } = record;
    this.#note({ record: id, label, before: record, after: { ...record, pointers }, revision: revision + 1 });
    return { id, pointers: properties };
  }

  async #connect({ edge, to }: PointerModel, links: readonly Link[]): Promise<void> {
    if (links.length === 0) return;
    const text = `UNWIND $links AS link MATCH (a:Record {id: link.from}) MATCH (b:Record {id: link.to}) WHERE b.label IN $to CREATE (a)-[:${edge}]->(b) RETURN count(*) AS made`;
    const [result] = await this.run({ text, parameters: { links, to } });
    if (result?.["made"] === links.length) return;
    const [wrong] = await this.run({ text: WRONG_END, parameters: { links, to } });
    const { from, to: end, label } = (wrong ?? {}) as { from?: string; to?: string; label?: string };
    const sentence = `${from ?? ""} points at ${end ?? ""}`;
    if (label == null) throw new LiaisonError("NOT_FOUND", `${sentence}, which does not exist.`);
    throw new LiaisonError("CONFLICT", `${sentence}, where a record of type ${to.join(" or ")} is expected.`);
  }

  #note(change: Omit<RecordChange, "action">): void {
    const action = change.before === null ? "CREATED" : change.after === null ? "ARCHIVED" : "UPDATED";
    this.#changes.push({ ...change, action });
  }
}

/** Properties of a label of which no two records share a value. */
const uniqueOf = (label: Label): readonly string[] =>
  Object.entries(propertiesOf(label)).flatMap(([name, { unique }]) => (unique ? [name] : []));

const NOBODY = { before: null, after: null };

interface Link {
  readonly from: string;
  readonly to: string;
}

function linksOf(pointer: string, records: readonly RecordInput[]): Link[] {
  return records.flatMap(({ id, pointers }) => {
    const value = pointers[pointer];
    if (value === undefined) return [];
    return (typeof value === "string" ? [value] : value).map((to) => ({ from: id, to }));
  });
}
