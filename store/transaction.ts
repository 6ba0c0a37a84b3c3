/** What one transaction that writes can do, and what it has done. */
import { LiaisonError } from "../domain/errors";
import type { Viewpoint } from "../domain/viewpoint";
import { Parameters } from "./cypher/parameters";
import { anyProjection } from "./cypher/projection";
import { heldForOwners, visibleTo, type Visible } from "./cypher/visibility";
import type { Run } from "./connection";
import { sameContent } from "./content";
import { deriveFrom, deriveFromArchived, relationLabels, RELATIONS_OF, WITHHELD, type Withholding } from "./derive";
import type { RecordChange } from "./journal";
import { nodeOf, type NodeProperties } from "./materialise";
import { isActorLabel, pointersOf, propertiesOf, type Label, type PointerModel } from "./model";
import type {
  Along,
  ChangeAction,
  RecordContent,
  RecordInput,
  RecordsRead,
  Settlement,
  StoredRecord,
  Submission,
  WriteTransaction,
} from "./port";
import { recordsOf, recordsRead } from "./storedRecords";
import { closeObjections, settle, standingObjections, submissionSeenFrom, submit } from "./submissions";
import { archivedAlongWith, archivedRecords, entomb, keepTogether, unearth, type GoneWith } from "./tombstones";

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
  readonly changes: RecordChange[] = [];
  readonly #records: RecordsRead;

  constructor(private readonly run: Run) {
    this.#records = recordsRead(run, null);
  }

  async put(label: Label, records: readonly RecordInput[]): Promise<void> {
    for (const property of uniqueOf(label)) await this.#refuseTaken(label, property, records);
    const ids = records.map(({ id }) => id);
    const [known, archived] = [await this.read(ids), await this.archived(ids)];
    const nodes = records.map((record) =>
      this.#nodeOf(label, record, { old: known.get(record.id), gone: archived.get(record.id) }),
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
    await this.run({ text: `UNWIND $ids AS id MATCH (:Record {id: id})-[edge]->() DELETE edge`, parameters: { ids } });
    for (const [name, model] of Object.entries(pointersOf(label))) {
      if (!model.derived) await this.#connect(model, linksOf(name, records));
    }
    await this.#noteWithholdings(await deriveFrom(this.run, label, ids));
  }

  async archive(label: Label, ids: readonly string[], along: Along = ownedByNoOther(ids)): Promise<void> {
    const own = [...(await this.read(ids)).values()].filter((record) => record.label === label);
    const parameters = { ids: own.map(({ id }) => id), relations: relationLabels };
    const ending = (await this.run({ text: RELATIONS_OF, parameters })) as unknown as readonly GoneWith[];
    const taken = await along([...(await this.read(ending.map(({ id }) => id))).values()]);
    const gone = [...taken, ...own];
    for (const { id: record, label: of, revision, ...before } of gone)
      this.#note("ARCHIVED", { record, label: of, before, after: null, revision });
    await entomb(this.run, gone);
    const isGone = new Set(gone.map(({ id }) => id));
    await keepTogether(
      this.run,
      ending.filter(({ id }) => isGone.has(id)),
    );
    await this.#noteWithholdings(await deriveFromArchived(this.run, [...isGone]));
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
    return this.#those("Record", ids, (parameters) => visibleTo(viewpoint, parameters));
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

  closeObjections(record: string, orgs: readonly string[]): Promise<void> {
    return closeObjections(this.run, record, orgs);
  }

  /** The node of a record that replaces `old`, or brings back what is `gone`. */
  #nodeOf(
    label: Label,
    record: RecordInput,
    { old, gone }: { old: StoredRecord | undefined; gone: StoredRecord | undefined },
  ): NodeProperties {
    const last = old ?? gone;
    if (last && last.label !== label)
      throw new LiaisonError("CONFLICT", `The id ${record.id} belongs to another kind of record.`);
    // Until it is linked nothing is known of its ends but what was known before.
    const node = { ...nodeOf(label, record), ...(old?.isWithheld ? { visibilityClass: WITHHELD } : {}) };
    if (old && sameContent(old, record)) return { ...node, revision: old.revision };
    const revision = last ? last.revision + 1 : 1;
    const action = old ? "UPDATED" : gone ? "RESTORED" : "CREATED";
    this.#note(action, { record: record.id, label, before: old ?? null, after: record, revision });
    return { ...node, revision };
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

  /** Their owners are told, in the history of each, that a record is no longer shown, or that it is again. */
  async #noteWithholdings(changed: readonly Withholding[]): Promise<void> {
    if (changed.length === 0) return;
    const known = await this.read(changed.map(({ id }) => id));
    for (const { id, isWithheld } of changed) {
      const record = known.get(id);
      if (!record) continue;
      const [before, after] = isWithheld ? [record, null] : [null, record];
      const { label, revision } = record;
      this.#note(isWithheld ? "WITHHELD" : "RESTORED", { record: id, label, before, after, revision });
    }
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

  #note(action: ChangeAction, change: Omit<RecordChange, "action">): void {
    this.changes.push({ ...change, action });
  }
}

/** Properties of a label of which no two records share a value. */
const uniqueOf = (label: Label): readonly string[] =>
  Object.entries(propertiesOf(label)).flatMap(([name, { unique }]) => (unique ? [name] : []));

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
