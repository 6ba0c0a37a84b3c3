/** What one transaction that writes can do, and what it has done. */
import { LiaisonError } from "../../domain/errors";
import type { Viewpoint } from "../../domain/access/viewpoint";
import { seenStatement } from "../cypher/lookup";
import { anyProjection } from "../cypher/projection";
import type { Run } from "../neo4j/connection";
import { recordIn, sameContent, type StoredNode } from "../port/content";
import { heldForOwners, visibleTo, type Visible } from "../cypher/visibility";
import { Parameters } from "../cypher/parameters";
import { deriveFrom, deriveFromArchived, relationLabels, RELATIONS_OF, type Derived } from "./derive";
import { EffectiveClasses } from "../records/effective";
import type { JournalChange, RecordChange } from "../journal/journal";
import { keptClass, nodeOf, type NodeProperties } from "../records/materialise";
import { isActorLabel, pointersOf, records, uniqueOf, type Label, type PointerModel } from "../../model";
import type {
  Along,
  ChangeAction,
  ClosedObjections,
  RecordContent,
  RecordInput,
  RecordsRead,
  Settlement,
  StoredRecord,
  Submission,
  WriteTransaction,
} from "../port";
import { recordsOf, recordsRead } from "../records/storedRecords";
import { closeObjections, settle, standingObjections, submissionSeenFrom, submit } from "../access/submissions";
import { archivedAlongWith, archivedRecords, entomb, keepTogether, unearth, type GoneWith } from "./tombstones";
import { keepUnlinked, takeUnlinked, wholeIn, type Whole } from "../records/unlinked";

const READ = `MATCH (n:Record) WHERE n.id IN $ids RETURN ${anyProjection("n")} AS node`;
const ABSENT = `UNWIND $ids AS id OPTIONAL MATCH (n:Record {id: id, label: $label}) WITH id, n WHERE n IS NULL RETURN id LIMIT 1`;
/** What was archived can be pointed at still, by what pointed at it before. */
const END = `OPTIONAL MATCH (r:Record {id: link.to}) OPTIONAL MATCH (t:Archived {id: link.to})`;
const WRONG_END = `UNWIND $links AS link ${END} WITH link, coalesce(r, t) AS b WHERE b IS NULL OR NOT b.label IN $to
RETURN link.from AS from, link.to AS to, b.label AS label LIMIT 1`;
const POINTING_AT = `UNWIND $ids AS id MATCH (:Record {id: id})<--(n:Record) WITH DISTINCT n RETURN ${anyProjection("n")} AS node`;

const CHANGED_SINCE_IMPORT = `UNWIND $ids AS id MATCH (c:Change {record: id}) WITH id, c ORDER BY c.sequence DESC WITH id, collect(c) AS changes
WHERE changes[0].writtenAs <> 'IMPORT'
RETURN id, [c IN changes WHERE c.writtenAs = 'IMPORT' | c.content] AS own, changes[-1].content AS first`;

interface BothSides {
  readonly before: RecordContent | null;
  readonly after: RecordContent | null;
}

/** What an import wrote last: by its own entry, or, where it wrote before there were such entries, what the first change found. */
function importedContent(own: readonly string[], first: string): RecordContent {
  const written = own.map((entry) => (JSON.parse(entry) as BothSides).after).find((content) => content !== null);
  return written ?? (JSON.parse(first) as BothSides).before ?? { properties: {}, pointers: {} };
}

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
  readonly #records: RecordsRead;

  /** `knownOn`: as of which date what is written says what it says. */
  constructor(
    private readonly run: Run,
    private readonly knownOn: string,
  ) {
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
    const archived = await this.archived(records.map(({ id }) => id));
    const nodes = records.map((record) =>
      this.#nodeToPut(label, record, { node: known.get(record.id), gone: archived.get(record.id) }),
    );
    await unearth(this.run, [...archived.keys()]);
    const marks = ["Record", label, ...(isActorLabel(label) ? ["Actor"] : [])].join(":");
    await this.run({
      text: `UNWIND $nodes AS node MERGE (n:Record {id: node.id}) SET n:${marks}, n = node`,
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
    await this.#follow(await deriveFrom(this.run, label, ids), new Set(ids));
  }

  async archive(label: Label, ids: readonly string[], along: Along = ownedByNoOther(ids)): Promise<void> {
    const own = (await this.#found(READ, { ids })).filter((node) => node["label"] === label);
    const parameters = { ids: own.map(({ id }) => id), relations: relationLabels };
    const ending = (await this.run({ text: RELATIONS_OF, parameters })) as unknown as readonly GoneWith[];
    const relations = (await this.#found(READ, { ids: ending.map(({ id }) => id) })).sort(byId);
    const taken = new Set((await along(relations.map(recordIn))).map(({ id }) => id));
    const gone = [...relations.filter(({ id }) => taken.has(String(id))), ...own];
    for (const node of gone) this.#noteArchived(node);
    await entomb(this.run, gone.map(recordIn));
    await keepTogether(
      this.run,
      ending.filter(({ id }) => taken.has(id)),
    );
    await this.#follow(
      await deriveFromArchived(
        this.run,
        gone.map(({ id }) => String(id)),
      ),
      new Set(),
    );
  }

  archived(ids: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>> {
    return archivedRecords(this.run, ids);
  }

  async archivedAlongWith(ids: readonly string[]): Promise<readonly StoredRecord[]> {
    return [...(await this.archived(await archivedAlongWith(this.run, ids))).values()];
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
    return new Map(
      found.map(({ id, own, first }) => [String(id), importedContent(own as readonly string[], String(first))]),
    );
  }

  async seenFrom(viewpoint: Viewpoint, ids: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set((await this.run(seenStatement(ids, viewpoint))).map(({ id }) => String(id)));
  }

  async heldFor(viewpoint: Viewpoint, ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.#those("Record", ids, (parameters) => heldForOwners(viewpoint, parameters));
  }

  async rememberedFrom(viewpoint: Viewpoint, ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.#those("Archived", ids, (parameters) => visibleTo(viewpoint, parameters));
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

  async #those(
    label: "Record" | "Archived",
    ids: readonly string[],
    condition: (parameters: Parameters) => Visible,
  ): Promise<ReadonlySet<string>> {
    const parameters = new Parameters();
    const isOne = condition(parameters);
    const text = `MATCH (n:${label}) WHERE n.id IN ${parameters.named("ids", ids)} AND ${isOne("n")} RETURN n.id AS id`;
    return new Set((await this.run({ text, parameters: parameters.values })).map(({ id }) => String(id)));
  }

  async #found(text: string, parameters: Readonly<Record<string, unknown>>): Promise<StoredNode[]> {
    const nodes = (await this.run({ text, parameters })).map(({ node }) => node as StoredNode);
    for (const node of nodes) this.#classes.find(String(node["id"]), wholeIn(node).effective);
    return nodes;
  }

  /** The node of a record that replaces the one there is, or brings back what is gone. */
  #nodeToPut(label: Label, record: RecordInput, { node, gone }: Last): NodeProperties {
    const old = node ? recordIn(node) : gone;
    if (old && old.label !== label)
      throw new LiaisonError("CONFLICT", `The id ${record.id} belongs to another kind of record.`);
    this.#classes.find(record.id, null);
    const isKept = node !== undefined && old !== undefined && sameContent(old, record);
    const recordedOn = (isKept && old.boundedBy["recordedOn"]) || this.knownOn;
    const made = { ...nodeOf(label, record, String(recordedOn)), revision: old?.revision ?? 0 };
    if (isKept) return { ...made, ...keptClass(node) };
    this.#put(label, record, { node, gone });
    return { ...made, revision: made.revision + 1 };
  }

  /** A relation record is told of once it is linked. */
  #put(label: Label, record: RecordInput, { node, gone }: Last): void {
    const before: Whole = node ? wholeIn(node) : { content: null, effective: null, ...(gone && { isRestored: true }) };
    if (records[label].isRelation) {
      if (!this.#unlinked.has(record.id)) this.#unlinked.set(record.id, before);
      return;
    }
    const revision = (node ? recordIn(node).revision : (gone?.revision ?? 0)) + 1;
    const change = { record: record.id, label, before: before.content, after: record, revision };
    this.#note(change, gone ? "RESTORED" : undefined);
  }

  async #noteLinked(label: Label, ids: readonly string[]): Promise<void> {
    if (!records[label].isRelation) return;
    for (const { record, whole } of await takeUnlinked(this.run, ids)) {
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

  /** What was never whole was never told of. */
  #noteArchived(node: StoredNode): void {
    const { id, label, revision } = recordIn(node);
    const before = this.#unlinked.get(id) ?? wholeIn(node);
    this.#unlinked.delete(id);
    if (before.content) this.#note({ record: id, label, before: before.content, after: null, revision });
  }

  async #connect({ edge, to }: PointerModel, links: readonly Link[]): Promise<void> {
    if (links.length === 0) return;
    const text = `UNWIND $links AS link MATCH (a:Record {id: link.from}) ${END} WITH a, coalesce(r, t) AS b WHERE b.label IN $to CREATE (a)-[:${edge}]->(b) RETURN count(*) AS made`;
    const [result] = await this.run({ text, parameters: { links, to } });
    if (result?.["made"] === links.length) return;
    const [wrong] = await this.run({ text: WRONG_END, parameters: { links, to } });
    const { from, to: end, label } = (wrong ?? {}) as { from?: string; to?: string; label?: string };
    const sentence = `${from ?? ""} points at ${end ?? ""}`;
    if (label == null) throw new LiaisonError("NOT_FOUND", `${sentence}, which does not exist.`);
    throw new LiaisonError("CONFLICT", `${sentence}, where a record of type ${to.join(" or ")} is expected.`);
  }

  #note(change: Omit<RecordChange, "action">, named?: ChangeAction): void {
    const action = change.before === null ? "CREATED" : change.after === null ? "ARCHIVED" : "UPDATED";
    this.#changes.push({ ...change, action: named ?? action });
  }
}

/** The order of entries in the journal must follow from nothing that is hidden from some. */
const byId = ({ id: one }: StoredNode, { id: other }: StoredNode): number => (String(one) < String(other) ? -1 : 1);

/** What there is under an id: a node, or what was archived. */
interface Last {
  readonly node: StoredNode | undefined;
  readonly gone: StoredRecord | undefined;
}

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
