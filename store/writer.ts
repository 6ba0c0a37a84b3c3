import { randomUUID } from "node:crypto";
import { LiaisonError } from "../domain/errors";
import type { Connection, Run } from "./connection";
import { deriveFrom, relationLabels, RELATIONS_OF } from "./derive";
import { chainsOf, digestOf, type Chain, type ChainHead } from "./chain";
import type { HeadKeeper } from "./heads";
import { appendToJournal, type JournalStep } from "./journal";
import { nodeOf } from "./materialise";
import { isActorLabel, pointerProperty, pointersOf, type Label, type PointerModel } from "./model";
import type { RecordInput, WriteIntent, Writer, WriteTransaction } from "./port";

const CLAIM_KEY = `MERGE (a:Applied {key: $key})
ON CREATE SET a.digest = $digest, a.at = $at, a.attempt = $attempt
RETURN a.digest = $digest AS isSame, a.attempt = $attempt AS isNew`;

const OTHER_LABEL = `UNWIND $ids AS id MATCH (n:Record {id: id}) WHERE n.label <> $label RETURN n.id AS id LIMIT 1`;
const ABSENT = `UNWIND $ids AS id OPTIONAL MATCH (n:Record {id: id, label: $label}) WITH id, n WHERE n IS NULL RETURN id LIMIT 1`;
const WRONG_END = `UNWIND $links AS link OPTIONAL MATCH (b:Record {id: link.to}) WITH link, b WHERE b IS NULL OR NOT b.label IN $to
RETURN link.from AS from, link.to AS to, b.label AS label LIMIT 1`;
const POINTING_AT = `UNWIND $ids AS id MATCH (:Record {id: id})<-[edge]-(n:Record) RETURN DISTINCT n.label AS label, type(edge) AS edge`;
const ARCHIVE = `UNWIND $ids AS id MATCH (n:Record {id: id, label: $label}) DETACH DELETE n`;

/** Writes in managed transactions: key, records, relations and journal entry are committed together or not at all. */
export class GraphWriter implements Writer {
  readonly #journal: Chain;

  constructor(
    private readonly connection: Connection,
    journalKey: Buffer,
    private readonly heads: HeadKeeper,
  ) {
    this.#journal = chainsOf(journalKey).journal;
  }

  async transact(
    intent: WriteIntent,
    work: (transaction: WriteTransaction) => Promise<void>,
  ): Promise<{ readonly applied: boolean }> {
    const key = `${intent.actor}/${intent.key ?? randomUUID()}`;
    const digest = digestOf(intent.input);
    let head: ChainHead | undefined;
    const outcome = await this.connection.write(async (run) => {
      const at = new Date().toISOString();
      const [claim] = await run({ text: CLAIM_KEY, parameters: { key, digest, at, attempt: randomUUID() } });
      if (claim?.["isSame"] !== true) {
        throw new LiaisonError("CONFLICT", "This idempotency key was used for another input; use a new key.", {
          argument: "idempotencyKey",
        });
      }
      if (claim["isNew"] !== true) return { applied: false };
      const steps: JournalStep[] = [];
      await work(new Transaction(run, steps));
      head = await appendToJournal(run, this.#journal, { actor: intent.actor, key, at, steps });
      return { applied: true };
    });
    if (outcome.applied && head) this.heads.advance("journal", head);
    return outcome;
  }
}

class Transaction implements WriteTransaction {
  constructor(
    private readonly run: Run,
    private readonly steps: JournalStep[],
  ) {}

  async put(label: Label, records: readonly RecordInput[]): Promise<void> {
    const nodes = records.map((record) => nodeOf(label, record));
    const [taken] = await this.run({ text: OTHER_LABEL, parameters: { ids: records.map(({ id }) => id), label } });
    if (taken) throw new LiaisonError("CONFLICT", `The id ${String(taken["id"])} belongs to another kind of record.`);
    const marks = ["Record", label, ...(isActorLabel(label) ? ["Actor"] : [])].join(":");
    await this.run({
      text: `UNWIND $nodes AS node MERGE (n:Record {id: node.id}) WITH n, node, coalesce(n.revision, 0) AS revision SET n:${marks}, n = node, n.revision = revision + 1`,
      parameters: { nodes },
    });
    this.#note("PUT", label, nodes);
  }

  async link(label: Label, records: readonly RecordInput[]): Promise<void> {
    const ids = records.map(({ id }) => id);
    const [absent] = await this.run({ text: ABSENT, parameters: { ids, label } });
    if (absent) throw new LiaisonError("NOT_FOUND", `There is no record ${String(absent["id"])} of type ${label}.`);
    await this.run({ text: `UNWIND $ids AS id MATCH (:Record {id: id})-[edge]->() DELETE edge`, parameters: { ids } });
    for (const [name, model] of Object.entries(pointersOf(label))) {
      if (!model.derived) await this.#connect(model, linksOf(name, records));
    }
    await deriveFrom(this.run, label, ids);
    this.#note(
      "LINK",
      label,
      records.map(({ id, pointers }) => [id, pointers]),
    );
  }

  async archive(label: Label, ids: readonly string[]): Promise<void> {
    for (const { label: of, ids: relations } of await this.#relationsOf(ids)) await this.#remove(of, relations);
    await this.#remove(label, ids);
  }

  async #relationsOf(ids: readonly string[]): Promise<readonly { readonly label: Label; readonly ids: string[] }[]> {
    return (await this.run({ text: RELATIONS_OF, parameters: { ids, relations: relationLabels } })) as never;
  }

  /** Takes the nodes out, and their ids out of the records that point at them. */
  async #remove(label: Label, ids: readonly string[]): Promise<void> {
    const pointing = await this.run({ text: POINTING_AT, parameters: { ids } });
    for (const { label: from, edge } of pointing as unknown as { label: Label; edge: string }[]) {
      const [name, model] = Object.entries(pointersOf(from)).find(([, one]) => one.edge === edge) ?? [];
      if (!name || !model) continue;
      const property = pointerProperty(name, model);
      const remaining = model.many ? `[x IN n.${property} WHERE NOT x IN $ids]` : "null";
      const text = `MATCH (n:${from})-[:${edge}]->(m:Record) WHERE m.id IN $ids WITH DISTINCT n SET n.${property} = ${remaining}`;
      await this.run({ text, parameters: { ids } });
    }
    await this.run({ text: ARCHIVE, parameters: { ids, label } });
    this.#note("ARCHIVE", label, ids);
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

  #note(action: JournalStep["action"], label: Label, written: readonly unknown[]): void {
    this.steps.push({ action, label, count: written.length, digest: digestOf(written) });
  }
}

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
