/** A transaction that writes says what failed first, whoever waited for it, and is done once more where its connection is lost. */
import { Connection } from "../../../store/neo4j/connection";
import { sendAhead, type Run } from "../../../store/neo4j/transacting";
import { BoltProxy } from "../../support/machine/boltProxy";
import { scratchSettings } from "../../support/world";

let proxy: BoltProxy;
let connection: Connection;
beforeAll(async () => {
  const settings = await scratchSettings();
  proxy = await BoltProxy.open(Number(new URL(settings.uri).port));
  connection = new Connection({ ...settings, uri: proxy.uri });
  await connection.schema("CREATE CONSTRAINT sample IF NOT EXISTS FOR (s:Sample) REQUIRE s.id IS UNIQUE");
  await connection.write(async (run) => {
    sendAhead(run, { text: "MATCH (s:Sample) DELETE s" });
    await run(create("there"));
  });
});
afterAll(async () => {
  await connection.schema("DROP CONSTRAINT sample IF EXISTS");
  await connection.close();
  await proxy.close();
});

const create = (id: string) => ({ text: "CREATE (:Sample {id: $id})", parameters: { id } });
const ids = async (): Promise<unknown[]> =>
  (await connection.read<{ id: string }>({ text: "MATCH (s:Sample) RETURN s.id AS id ORDER BY id" })).map(
    ({ id }) => id,
  );

type Failing = (run: Run) => Promise<unknown>;
const FAILING: readonly (readonly [when: string, work: Failing])[] = [
  ["waited for", (run) => run(create("there"))],
  [
    "sent ahead of another",
    (run) => {
      sendAhead(run, create("there"));
      return run(create("next"));
    },
  ],
  ["sent ahead as the last", (run) => Promise.resolve(sendAhead(run, create("there")))],
  [
    "sent ahead, long before the next",
    async (run) => {
      sendAhead(run, create("there"));
      // Until it has failed, whatever the driver tells of it.
      await run(create("meanwhile")).catch(() => undefined);
      await run(create("next"));
    },
  ],
  [
    "sent ahead of many that nobody waits for, one after another",
    async (run) => {
      sendAhead(run, create("there"));
      for (let many = 0; many < 200; many += 1) {
        sendAhead(run, { text: "RETURN 1 AS one" });
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  ],
  [
    "sent ahead of many, one of which fails too",
    async (run) => {
      sendAhead(run, create("there"));
      await Promise.all([run({ text: "RETURN 1 / 0 AS none" }), run(create("next"))]);
    },
  ],
];

it.each(FAILING)("a statement that fails gives its own error, and nothing is written: %s", async (_when, work) => {
  const written = connection.write(async (run) => {
    await run(create("first"));
    await work(run);
  });
  await expect(written).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await ids()).toEqual(["there"]);
});

it("is not committed where the work gives up, whatever was sent ahead", async () => {
  const written = connection.write(async (run) => {
    sendAhead(run, create("left"));
    throw new Error("It gives up.");
  });
  await expect(written).rejects.toThrow("It gives up.");
  expect(await ids()).toEqual(["there"]);
});

it("is done once more from its beginning where its connection is lost", async () => {
  const sent = proxy.watch("CREATE (:Sample {id: 'again'})", "statement");
  const works: string[] = [];
  await connection.write(async (run) => {
    works.push("begun");
    await run(create("before"));
    sendAhead(run, { text: "CREATE (:Sample {id: 'again'})" });
    return run({ text: "RETURN 1 AS one" });
  });
  expect({ times: sent.times, works }).toEqual({ times: 2, works: ["begun", "begun"] });
  expect(await ids()).toEqual(["again", "before", "there"]);
});

it("is done once where Neo4j refuses it", async () => {
  const sent = proxy.watch("RETURN 1 / 0 AS refused");
  await expect(connection.write((run) => run({ text: "RETURN 1 / 0 AS refused" }))).rejects.toMatchObject({
    code: "INTERNAL_SERVER_ERROR",
  });
  expect(sent.times).toBe(1);
});
