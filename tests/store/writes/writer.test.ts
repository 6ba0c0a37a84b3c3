import { createHmac } from "node:crypto";
import { type Driver } from "neo4j-driver";
import { type LiaisonError } from "../../../domain/errors";
import { ANONYMOUS } from "../../../domain/access/viewpoint";
import { macOf } from "../../../store/journal/chain";
import type { Label, RecordInput, Store, WriteIntent, WriteTransaction } from "../../../store/port";
import { scratchDatabase, scratchStore, TEST_JOURNAL_KEY } from "../../support/world";

let store: Store;
let driver: Driver;
beforeAll(async () => {
  store = await scratchStore();
  driver = await scratchDatabase();
});
beforeEach(() => raw("MATCH (n) WHERE n:Record OR n:Applied OR n:Change OR n:Journal OR n:Archived DETACH DELETE n"));
afterAll(async () => {
  await driver.close();
  await store.close();
});

async function raw(text: string, parameters = {}): Promise<Record<string, unknown>[]> {
  const { records } = await driver.executeQuery(text, parameters);
  return records.map((one) => one.toObject());
}

/** How many nodes of each kind the store has written. */
async function nodes(): Promise<Record<string, unknown>> {
  const [counts] = await raw(
    `RETURN COUNT { (:Record) } AS records, COUNT { (:Applied) } AS keys, COUNT { (:Change) } AS changes, COUNT { (:Journal) } AS heads`,
  );
  return counts ?? {};
}

const state = (id: string, name: string): RecordInput => ({
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
const npm = (id: string, stateId: string): RecordInput => ({
  id,
  pointers: { state: stateId },
  properties: {
    name: id,
    model: "OMBUDSMAN",
    status: "ACTIVE",
    isCivilSociety: false,
    confidence: "VERIFIED",
    unverifiedFields: [],
    visibility: "PUBLIC",
  },
});
const puts =
  (label: Label, ...records: RecordInput[]) =>
  async (transaction: WriteTransaction): Promise<void> => {
    await transaction.put(label, records);
    await transaction.link(label, records);
  };
const intent = (key: string, input: unknown = key, actor = "curator"): WriteIntent => ({ actor, key, input });
const nameOf = async (id: string) => (await store.reader(ANONYMOUS).byIds([id]))[0]?.["name"];
const failure = (work: Promise<unknown>): Promise<LiaisonError> =>
  work.then(
    () => {
      throw new Error("Nothing was refused.");
    },
    (error: LiaisonError) => error,
  );

const slovenia = state("state-slovenia", "Slovenia");

describe("keys", () => {
  it("apply a repeated intent once", async () => {
    expect(await store.writer.transact(intent("k1"), puts("State", slovenia))).toEqual({ applied: true });
    const again = jest.fn(puts("State", state("state-slovenia", "Changed")));
    expect(await store.writer.transact(intent("k1"), again)).toEqual({ applied: false });
    expect(again).not.toHaveBeenCalled();
    expect(await nameOf("state-slovenia")).toBe("Slovenia");
    expect(await nodes()).toEqual({ records: 1, keys: 1, changes: 1, heads: 1 });
  });

  it("compare inputs whatever the order of their fields", async () => {
    await store.writer.transact(intent("k1", { a: 1, b: { c: 2, d: 3 } }), puts("State", slovenia));
    expect(await store.writer.transact(intent("k1", { b: { d: 3, c: 2 }, a: 1 }), puts("State", slovenia))).toEqual({
      applied: false,
    });
  });

  it("refuse another input with CONFLICT and write nothing", async () => {
    await store.writer.transact(intent("k1", { name: "Slovenia" }), puts("State", slovenia));
    const error = await failure(
      store.writer.transact(intent("k1", { name: "Austria" }), puts("State", state("state-austria", "Austria"))),
    );
    expect(error).toMatchObject({ code: "CONFLICT", details: { argument: "idempotencyKey" } });
    expect(await nameOf("state-austria")).toBeUndefined();
    expect(await nodes()).toEqual({ records: 1, keys: 1, changes: 1, heads: 1 });
  });

  it("belong to the one who uses them", async () => {
    await store.writer.transact(intent("k1", 1, "anna"), puts("State", slovenia));
    expect(
      await store.writer.transact(intent("k1", 2, "boris"), puts("State", state("state-austria", "Austria"))),
    ).toEqual({ applied: true });
  });

  it("are not needed: without one, each intent is applied", async () => {
    const bare = { actor: "curator", input: 1 };
    await store.writer.transact(bare, puts("State", slovenia));
    expect(await store.writer.transact(bare, puts("State", state("state-slovenia", "Changed")))).toEqual({
      applied: true,
    });
    expect(await nameOf("state-slovenia")).toBe("Changed");
  });

  it("apply one of ten that arrive at once", async () => {
    const results = await Promise.all(
      Array.from({ length: 10 }, () => store.writer.transact(intent("k1"), puts("State", slovenia))),
    );
    expect(results.filter(({ applied }) => applied)).toHaveLength(1);
    expect(await nodes()).toEqual({ records: 1, keys: 1, changes: 1, heads: 1 });
  });
});

describe("work that fails", () => {
  const steps = async (transaction: WriteTransaction): Promise<void> => {
    await puts("State", slovenia)(transaction);
    throw new Error("The work failed.");
  };

  it("writes nothing at all: no record, no key, no journal entry", async () => {
    await expect(store.writer.transact(intent("k1"), steps)).rejects.toThrow("The work failed.");
    expect(await nodes()).toEqual({ records: 0, keys: 0, changes: 0, heads: 0 });
  });

  it("leaves its key free for another attempt", async () => {
    await expect(store.writer.transact(intent("k1"), steps)).rejects.toThrow();
    expect(await store.writer.transact(intent("k1"), puts("State", slovenia))).toEqual({ applied: true });
  });

  it("leaves earlier records and their relations as they were", async () => {
    await store.writer.transact(intent("k1"), async (transaction) => {
      await puts("State", slovenia)(transaction);
      await puts("Npm", npm("npm-slovenia", "state-slovenia"))(transaction);
    });
    await failure(store.writer.transact(intent("k2"), puts("Npm", npm("npm-slovenia", "state-atlantis"))));
    expect(await raw("MATCH (:Npm {id: 'npm-slovenia'})-[edge:OF_STATE]->(s) RETURN s.id AS id")).toEqual([
      { id: "state-slovenia" },
    ]);
    expect((await store.reader(ANONYMOUS).byIds(["npm-slovenia"]))[0]).toMatchObject({
      stateId: "state-slovenia",
      revision: 1,
    });
  });
});

describe("what is refused", () => {
  beforeEach(() => store.writer.transact(intent("world"), puts("State", slovenia)));

  it("a link to an id that does not exist: NOT_FOUND, naming both ends", async () => {
    const error = await failure(store.writer.transact(intent("k"), puts("Npm", npm("npm-slovenia", "state-atlantis"))));
    expect(error).toMatchObject({ code: "NOT_FOUND", message: expect.stringMatching(/npm-slovenia.*state-atlantis/) });
  });

  it("a link from an id that does not exist: NOT_FOUND, naming it", async () => {
    const error = await failure(
      store.writer.transact(intent("k"), (transaction) =>
        transaction.link("Npm", [npm("npm-atlantis", "state-slovenia")]),
      ),
    );
    expect(error).toMatchObject({ code: "NOT_FOUND", message: expect.stringContaining("npm-atlantis") });
  });

  it("an id that belongs to another kind: CONFLICT, naming it", async () => {
    const error = await failure(
      store.writer.transact(intent("k"), puts("Npm", npm("state-slovenia", "state-slovenia"))),
    );
    expect(error).toMatchObject({ code: "CONFLICT", message: expect.stringContaining("state-slovenia") });
    expect(await raw("MATCH (n {id: 'state-slovenia'}) RETURN labels(n) AS labels")).toEqual([
      { labels: expect.not.arrayContaining(["Npm"]) },
    ]);
  });

  it("a link to a record of a kind the model does not allow there", async () => {
    await store.writer.transact(intent("other"), puts("Npm", npm("npm-slovenia", "state-slovenia")));
    const error = await failure(store.writer.transact(intent("k"), puts("Npm", npm("npm-austria", "npm-slovenia"))));
    expect(error).toMatchObject({ code: "CONFLICT", message: expect.stringContaining("npm-slovenia") });
  });
});

describe("records", () => {
  it("count their revisions and lose what a later version no longer says", async () => {
    await store.writer.transact(
      intent("k1"),
      puts("State", { ...slovenia, properties: { ...slovenia.properties, capital: "Ljubljana" } }),
    );
    await store.writer.transact(intent("k2"), puts("State", slovenia));
    const [row] = await store.reader(ANONYMOUS).byIds(["state-slovenia"]);
    expect(row).toMatchObject({ revision: 2, name: "Slovenia" });
    expect(row?.["capital"] ?? null).toBeNull();
  });

  it("exchange their relations when linked again", async () => {
    await store.writer.transact(intent("k1"), puts("State", slovenia, state("state-austria", "Austria")));
    await store.writer.transact(intent("k2"), puts("Npm", npm("npm-slovenia", "state-austria")));
    await store.writer.transact(intent("k3"), puts("Npm", npm("npm-slovenia", "state-slovenia")));
    expect(await raw("MATCH (:Npm)-[edge]->(s) RETURN type(edge) AS type, s.id AS id")).toEqual([
      { type: "OF_STATE", id: "state-slovenia" },
    ]);
  });

  it("are gone from every list once archived", async () => {
    await store.writer.transact(intent("k1"), puts("State", slovenia, state("state-austria", "Austria")));
    await store.writer.transact(intent("k2"), (transaction) => transaction.archive("State", ["state-austria"]));
    const reader = store.reader(ANONYMOUS);
    expect(await reader.byIds(["state-austria"])).toEqual([null]);
    expect(await reader.search("Austria", ["State"])).toEqual([]);
  });
});

interface Entry {
  readonly sequence: number;
  readonly previous: string;
  readonly content: string;
  readonly mac: string;
}

describe("the journal", () => {
  const entries = async (): Promise<Entry[]> =>
    (await raw(
      "MATCH (c:Change) RETURN c.sequence AS sequence, c.previous AS previous, c.content AS content, c.mac AS mac ORDER BY c.sequence",
    )) as unknown as Entry[];
  const verifies = (list: readonly Entry[]): boolean =>
    list.every(
      (one, at) =>
        one.sequence === at + 1 &&
        one.previous === (list[at - 1]?.mac ?? "") &&
        one.mac === macOf(TEST_JOURNAL_KEY, one),
    );

  beforeEach(async () => {
    for (const [at, name] of ["Slovenia", "Austria", "Serbia"].entries()) {
      await store.writer.transact(
        intent(`k${at}`, at, `person-${at}`),
        puts("State", state(`state-${name.toLowerCase()}`, name)),
      );
    }
  });

  it("has one entry for each record that a transaction changes: who, when, before and after", async () => {
    await store.writer.transact(
      intent("k9", 9, "person-9"),
      puts("State", slovenia, state("state-austria", "Österreich")),
    );
    const list = await entries();
    expect(list.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    expect(JSON.parse(list[1]?.content ?? "")).toMatchObject({
      actor: "person-1",
      key: "person-1/k1",
      action: "CREATED",
      record: "state-austria",
      label: "State",
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      before: null,
      revision: 1,
      after: { properties: { name: "Austria", visibility: "PUBLIC" }, pointers: {} },
    });
    expect(JSON.parse(list[3]?.content ?? "")).toMatchObject({
      actor: "person-9",
      action: "UPDATED",
      record: "state-austria",
      revision: 2,
      before: { properties: { name: "Austria" } },
      after: { properties: { name: "Österreich" } },
    });
  });

  it("is a chain: each MAC covers its number, its content and the MAC before", async () => {
    expect(verifies(await entries())).toBe(true);
    expect(await raw("MATCH (j:Journal) RETURN j.sequence AS sequence, j.mac AS mac")).toEqual([
      { sequence: 3, mac: (await entries())[2]?.mac },
    ]);
  });

  it.each([
    [
      "the content of an entry",
      "MATCH (c:Change {sequence: 2}) SET c.content = replace(c.content, 'person-1', 'person-2')",
    ],
    ["the MAC of an entry", "MATCH (c:Change {sequence: 2}) SET c.mac = reverse(c.mac)"],
    ["the number of an entry", "MATCH (c:Change {sequence: 3}) SET c.sequence = 4"],
    [
      "what an entry follows",
      "MATCH (c:Change {sequence: 3}) MATCH (first:Change {sequence: 1}) SET c.previous = first.mac",
    ],
    ["the removal of an entry", "MATCH (c:Change {sequence: 2}) DETACH DELETE c"],
    [
      "the exchange of two contents",
      "MATCH (a:Change {sequence: 1}) MATCH (b:Change {sequence: 2}) WITH a, b, a.content AS kept SET a.content = b.content, b.content = kept",
    ],
  ])("shows %s", async (_what, edit) => {
    await raw(edit);
    expect(verifies(await entries())).toBe(false);
  });

  it("makes its MACs so that anyone with the key can check them: HMAC-SHA-256 over number, MAC before and content, a line each", async () => {
    for (const { sequence, previous, content, mac } of await entries()) {
      const lines = [sequence, previous, content].join("\n");
      expect(mac).toBe(createHmac("sha256", TEST_JOURNAL_KEY).update(lines).digest("hex"));
    }
  });

  it("cannot be forged without the key", async () => {
    const [first] = await entries();
    expect(first && macOf(Buffer.alloc(32, 8), first)).not.toBe(first?.mac);
  });

  it("numbers entries without gaps when many write at once", async () => {
    await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        store.writer.transact(intent(`many-${at}`), puts("State", state(`state-${at}`, `State ${at}`))),
      ),
    );
    const list = await entries();
    expect(list).toHaveLength(11);
    expect(verifies(list)).toBe(true);
  });
});
