/** A record that is put and related in one statement is what it would be in several, to its nodes, its journal and whoever is shown it. */
import type { Driver } from "neo4j-driver";
import { ANONYMOUS, type Viewpoint } from "../../../domain/access/viewpoint";
import { labels, type Label, type RecordInput, type Row, type Store, type WriteTransaction } from "../../../store/port";
import { fewByDay } from "../../support/jest/night";
import { put, sampleOf, writeSamples } from "../../support/sampleRecords";
import { writeSmallWorld } from "../../support/smallWorld";
import { scratchDatabase, scratchStore } from "../../support/world";

const OWNER: Viewpoint = { owns: ["body-committee"], audiences: ["body-committee"], reach: [] };
const HIDDEN = { owners: ["body-committee"], properties: { visibility: "CONFIDENTIAL" } };

let store: Store;
let database: Driver;
let noted: string[] = [];
beforeAll(async () => {
  store = await scratchStore();
  await writeSmallWorld(store);
  await writeSamples(store);
  database = await scratchDatabase();
});
afterAll(async () => {
  await database.close();
  await store.close();
});
beforeEach(() => {
  noted = [];
});

type Way = (transaction: WriteTransaction, label: Label, records: readonly RecordInput[]) => Promise<void>;
const apart: Way = async (transaction, label, records) => {
  await transaction.put(label, records);
  await transaction.link(label, records);
};
const atOnce: Way = (transaction, label, records) => transaction.write(label, records, OWNER);

let made = 0;
const transact = (work: (transaction: WriteTransaction) => Promise<void>) => {
  made += 1;
  return store.writer.transact({ actor: "test", key: `at-once-${made}`, input: made }, work);
};
const rows = async (text: string, parameters: object): Promise<unknown[]> =>
  (await database.executeQuery(text, parameters)).records.map((one) => one.toObject() as unknown);

/** All that the database holds of a record: its node, what it relates, its entries, and who is shown these. */
async function heldOf(id: string): Promise<unknown> {
  const nodes = await rows(
    `MATCH (n {id: $id}) WHERE n:Record OR n:Archived
    RETURN labels(n) AS labels, n{.*} AS node, COLLECT { MATCH (n)-[edge]->(end) RETURN [type(edge), end.id] ORDER BY type(edge), end.id } AS ends`,
    { id },
  );
  const entries = (await rows(
    `MATCH (c:Change {record: $id}) RETURN c.content AS content, c{.*, content: null, sequence: null, previous: null, mac: null, at: null, id: null, key: null} AS copied,
      COLLECT { MATCH (c)-[:SHOWN]->(k:Circle) RETURN k.key ORDER BY k.key } AS circles ORDER BY c.sequence`,
    { id },
  )) as { content: string; copied: object; circles: unknown }[];
  const told = entries.map(({ content, ...entry }) => {
    const { id: _, at: __, key: ___, ...change } = JSON.parse(content) as Record<string, unknown>;
    return { ...entry, change };
  });
  return JSON.parse(JSON.stringify({ nodes, told }).replaceAll(id, "ID"));
}

/** What becomes of a record, one transaction after another. */
const LIFE: readonly (readonly [what: string, step: (way: Way, label: Label, id: string) => Promise<unknown>])[] = [
  ["created", (way, label, id) => transact((one) => way(one, label, [sampleOf(label, id)]))],
  ["written again as it is", (way, label, id) => transact((one) => way(one, label, [sampleOf(label, id)]))],
  ["hidden", (way, label, id) => transact((one) => way(one, label, [sampleOf(label, id, HIDDEN)]))],
  ["archived", (_way, label, id) => transact((one) => one.archive(label, [id]))],
  [
    "brought back, and changed in the same transaction",
    (way, label, id) =>
      transact(async (one) => {
        await way(one, label, [sampleOf(label, id)]);
        await way(one, label, [sampleOf(label, id, { properties: { confidence: "UNVERIFIED" } })]);
      }),
  ],
];

/** All that was held of a record at each step; then it is gone, so that another may have its values. */
async function lived(way: Way, label: Label, id: string): Promise<unknown[]> {
  const told: unknown[] = [];
  for (const [what, step] of LIFE) {
    await step(way, label, id);
    told.push({ what, held: await heldOf(id) });
  }
  await transact((one) => one.archive(label, [id]));
  return told;
}

it.each(fewByDay(labels, 8))("%s", async (label) => {
  const [first, second] = [`${label.toLowerCase()}-apart`, `${label.toLowerCase()}-at-once`];
  expect(await lived(atOnce, label, second)).toEqual(await lived(apart, label, first));
});

const readerOf = (viewpoint: Viewpoint, limits?: { readonly rows: number }) =>
  store.reader(viewpoint, async (ids) => void noted.push(...ids), limits);

/** Writes a record; resolves to what is shown of it. */
async function shownOf(label: Label, record: RecordInput, to = OWNER): Promise<readonly Row[]> {
  const written = await transact(async (one) => {
    await one.write(label, [record], OWNER);
    await one.shownTo(to, record.id);
  });
  return written.shown ?? [];
}

describe("what is shown while it is written", () => {
  it.each(fewByDay(labels, 8))("is what a reader would read after: %s", async (label) => {
    const record = sampleOf(label, `${label.toLowerCase()}-shown`, HIDDEN);
    const shown = await shownOf(label, record);
    expect(shown).toHaveLength(1);
    expect(shown).toEqual(await readerOf(OWNER).byIds([record.id]));
  });

  it("holds what follows from others, too", async () => {
    const dissolved = { status: "DISSOLVED", to: "2015-01-01", from: "2011-01-01" };
    await put(store, ["Npm", sampleOf("Npm", "npm-gone", { properties: dissolved })]);
    const record = sampleOf("Collaboration", "coop-bounded", {
      properties: { status: "ACTIVE", from: "2012-01-01" },
      pointers: { npm: "npm-gone" },
    });
    const [shown] = await shownOf("Collaboration", record);
    expect(shown).toEqual((await readerOf(OWNER).byIds([record.id]))[0]);
    expect(shown?.["possibleUntil"]).toBe("2015-01-01");
  });

  it("is nothing to whom it may not be shown", async () => {
    expect(await shownOf("Source", sampleOf("Source", "src-hidden", HIDDEN), ANONYMOUS)).toEqual([]);
  });

  it("is forgotten where the transaction goes on to write", async () => {
    const record = sampleOf("Source", "src-twice");
    const { shown } = await transact(async (one) => {
      await one.write("Source", [record], OWNER);
      await one.shownTo(OWNER, record.id);
      await one.write("Source", [sampleOf("Source", "src-later")]);
    });
    expect(shown).toBeUndefined();
  });

  it("is handed out once, counted and noted as if it were read", async () => {
    const record = sampleOf("Source", "src-taken", HIDDEN);
    const shown = await shownOf("Source", record);
    const reader = readerOf(OWNER, { rows: 2 });
    reader.take(shown);
    expect(noted).toEqual([]);
    const before = store.statistics();
    expect(await reader.byIds([record.id])).toEqual(shown);
    const { statements, records } = store.statistics();
    expect({ noted, statements: statements - before.statements, records: records - before.records }).toEqual({
      noted: [record.id],
      statements: 0,
      records: 1,
    });
    await put(store, ["Source", { ...record, properties: { ...record.properties, title: "Another" } }]);
    expect((await reader.byIds([record.id]))[0]?.["title"]).toBe("Another");
    reader.take(shown);
    await expect(reader.byIds([record.id])).rejects.toMatchObject({ code: "COST_LIMIT_EXCEEDED" });
  });
});
