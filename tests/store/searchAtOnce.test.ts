import type { Driver } from "neo4j-driver";
import { ANONYMOUS } from "../../domain/access/viewpoint";
import type { RecordInput, Store } from "../../store/port";
import { openStore } from "../../store";
import { scratchDatabase, scratchSettings, scratchStore } from "../support/world";

let store: Store;
let driver: Driver;
beforeAll(async () => {
  store = await scratchStore();
  driver = await scratchDatabase();
});
afterAll(async () => {
  await driver.close();
  await store.close();
});

const named = (id: string, name: string): RecordInput => ({
  id,
  pointers: {},
  properties: {
    name,
    kind: "UN_MEMBER",
    opcatStatus: "PARTY",
    npmStatus: "DESIGNATED",
    confidence: "VERIFIED",
    unverifiedFields: [],
    visibility: "PUBLIC",
  },
});

async function put(key: string, record: RecordInput): Promise<void> {
  await store.writer.transact({ actor: "curator", key, input: key }, async (transaction) => {
    await transaction.put("State", [record]);
    await transaction.link("State", [record]);
  });
}

const OF_VERSION_0_1 =
  "CREATE FULLTEXT INDEX record_search FOR (n:Record) ON EACH [n.searchGrams] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}";

const found = async (text: string): Promise<string[]> =>
  (await store.reader(ANONYMOUS).search(text, ["State"])).map(({ row }) => row.id);

/** Of several letters each, so that one is not found for another. */
const NAMES = ["qwzx", "vkpj", "ybgf", "mhdt", "lrcn"];
const nameOf = (round: number): string =>
  `${NAMES[round % NAMES.length]}${NAMES[Math.floor(round / NAMES.length) % NAMES.length]} ${round}`;

describe("the text search", () => {
  it("finds what was written, and no longer what it was called, with the next question", async () => {
    const missed: string[] = [];
    for (let round = 0; round < 25; round += 1) {
      const id = `state-at-once-${round}`;
      await put(`once-${round}`, named(id, nameOf(round)));
      if (!(await found(nameOf(round))).includes(id)) missed.push(`${id} as it was written`);
      await put(`again-${round}`, named(id, `renamed ${round} differently`));
      if ((await found(nameOf(round))).includes(id)) missed.push(`${id} by its former name`);
      if (!(await found(`renamed ${round} differently`)).includes(id)) missed.push(`${id} by its new name`);
    }
    expect(missed).toEqual([]);
  });

  it("does not make a commit wait for its index, in a database of version 0.1 too, where one for which commits wait gives way", async () => {
    await driver.executeQuery("DROP INDEX record_search");
    await driver.executeQuery(OF_VERSION_0_1);
    await driver.executeQuery("MATCH (s:Schema) SET s.digest = 'of version 0.1'");
    await put("before", named("state-before", "tzqv 1"));
    await store.close();
    store = await openStore(await scratchSettings());
    const { records } = await driver.executeQuery(
      "SHOW FULLTEXT INDEXES YIELD name, state, options RETURN name, state, options.indexConfig['fulltext.eventually_consistent'] AS follows",
    );
    expect(records.map((one) => one.toObject())).toEqual([{ name: "record_search", state: "ONLINE", follows: true }]);
    expect(await found("tzqv 1")).toEqual(["state-before"]);
  });
});
