/** A read that fails at once because its connection is lost is sent once more; what fails for another reason, or for nobody, is not. */
import { LiaisonError } from "../../domain/errors";
import { Connection } from "../../store/neo4j/connection";
import { BoltProxy } from "../support/machine/boltProxy";
import { scratchSettings } from "../support/world";

let proxy: BoltProxy;
let connection: Connection;
beforeAll(async () => {
  const settings = await scratchSettings();
  proxy = await BoltProxy.open(Number(new URL(settings.uri).port));
  connection = new Connection({ ...settings, uri: proxy.uri });
});
afterAll(async () => {
  await connection.close();
  await proxy.close();
});

it("is answered all the same where the statement was lost", async () => {
  const sent = proxy.watch("RETURN 1 AS lost", "statement");
  expect(await connection.read({ text: "RETURN 1 AS lost" })).toEqual([{ lost: 1 }]);
  expect(sent.times).toBe(2);
});

it("is answered from its beginning where the answer was lost within, no record twice", async () => {
  const text = "UNWIND range(1, 5000) AS one RETURN one";
  const sent = proxy.watch(text, "answer");
  const records = await connection.read<{ one: number }>({ text });
  expect(records.map(({ one }) => one)).toEqual(Array.from({ length: 5_000 }, (_, at) => at + 1));
  expect(sent.times).toBe(2);
});

it("is sent once where Neo4j refuses it", async () => {
  const sent = proxy.watch("RETURN 1 / 0 AS none");
  await expect(connection.read({ text: "RETURN 1 / 0 AS none" })).rejects.toMatchObject({
    code: "INTERNAL_SERVER_ERROR",
  });
  expect(sent.times).toBe(1);
});

it("is sent once where nobody waits any more", async () => {
  const leaving = new AbortController();
  const sent = proxy.watch("RETURN 1 AS left", "statement", () =>
    leaving.abort(new LiaisonError("COST_LIMIT_EXCEEDED", "The request took too long.")),
  );
  await expect(connection.read({ text: "RETURN 1 AS left" }, { signal: leaving.signal })).rejects.toMatchObject({
    code: "COST_LIMIT_EXCEEDED",
  });
  expect(sent.times).toBe(1);
});
