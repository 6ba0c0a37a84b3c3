/** Writing finds records by an index: what one write costs does not grow with how much there is. */
import { Transaction, type Driver, type Plan } from "neo4j-driver";
import type { Viewpoint } from "../../domain/access/viewpoint";
import { Connection } from "../../store/neo4j/connection";
import { deriveAnew } from "../../store/schema/deriveAnew";
import { labels, type Label, type RecordInput, type Store } from "../../store/port";
import { put, sampleOf, writeSamples } from "../support/sampleRecords";
import { writeSmallWorld } from "../support/smallWorld";
import { scratchDatabase, scratchSettings, scratchStore } from "../support/world";
import { fewByDay } from "../support/jest/night";

/** Operators that go through all there is of a kind. */
const SCANS = /^(AllNodesScan|NodeByLabelScan|.*RelationshipTypeScan|UnionNodeByLabelsScan)/;

const WRITER: Viewpoint = { owns: ["npm-north"], audiences: ["npm-north"], reach: ["network-shores"] };

/** Values that no two records share are looked up too. */
const UNIQUE: Partial<Record<Label, RecordInput["properties"]>> = { State: { iso2: "XX", iso3: "XXX" } };

let store: Store;
let database: Driver;
const sent = new Map<string, object>();

/** Remembers what is sent within write transactions. */
function listen(): void {
  const run = Transaction.prototype.run;
  jest.spyOn(Transaction.prototype, "run").mockImplementation(function (
    this: Transaction,
    text: unknown,
    parameters?: unknown,
  ) {
    sent.set(String(text), parameters ?? {});
    return run.call(this, text as string, parameters as object);
  });
}

const operators = ({ operatorType, children }: Plan): string[] => [operatorType, ...children.flatMap(operators)];

/** The scans of each statement that was sent since the last call. */
async function scans(): Promise<[text: string, scans: string[]][]> {
  const found: [string, string[]][] = [];
  for (const [text, parameters] of [...sent]) {
    const { summary } = await database.executeQuery(`EXPLAIN ${text}`, { ...parameters });
    const all = operators(summary.plan as Plan).filter((name) => SCANS.test(name));
    if (all.length > 0) found.push([text, all]);
  }
  sent.clear();
  return found;
}

beforeAll(async () => {
  store = await scratchStore();
  await writeSmallWorld(store);
  await writeSamples(store);
  database = await scratchDatabase();
  listen();
});
afterAll(async () => {
  jest.restoreAllMocks();
  await database.close();
  await store.close();
});
beforeEach(() => sent.clear());

describe("no statement of a write goes through all records of a kind", () => {
  it.each(fewByDay(labels, 6))("%s: when one is recorded, changed, archived and restored", async (label) => {
    const id = `${label.toLowerCase()}-looked-up`;
    const noted = (notes: string) => sampleOf(label, id, { properties: { notes, ...UNIQUE[label] } });
    const naming = { viewpoint: WRITER, ids: ["npm-north"] };
    const write = (notes: string) =>
      store.writer.transact({ actor: "test", input: `${notes} ${id}`, naming }, (transaction) =>
        transaction.write(label, [noted(notes)], WRITER),
      );
    await put(store, [label, noted("first")]);
    await write("second");
    await store.writer.transact({ actor: "test", input: `archive ${id}` }, (transaction) =>
      transaction.archive(label, [id]),
    );
    await write("third");
    expect(sent.size).toBeGreaterThan(5);
    expect(await scans()).toEqual([]);
  });
});

it("neither does working out anew what follows from the records", async () => {
  const connection = new Connection(await scratchSettings());
  await deriveAnew(connection);
  await connection.close();
  expect(sent.size).toBeGreaterThan(2);
  expect(await scans()).toEqual([]);
});
