/** What nobody waits for any more ends in the database. */
import type { Driver } from "neo4j-driver";
import { LiaisonError } from "../../domain/errors";
import { Connection } from "../../store/neo4j/connection";
import { scratchDatabase, scratchSettings } from "../support/world";

/** Takes minutes, if it is let. */
const ENDLESS =
  "UNWIND range(1, 40000) AS a UNWIND range(1, 40000) AS b WITH a, b WHERE a * b = -1 RETURN count(*) AS found";

/** Connections of the pool; each endless statement keeps a core busy. */
const CONNECTIONS = 3;

let connection: Connection;
let database: Driver;
beforeAll(async () => {
  connection = new Connection({ ...(await scratchSettings()), connections: CONNECTIONS });
  database = await scratchDatabase();
});
afterAll(async () => {
  await connection.close();
  await database.close();
});

/** How many of the endless statements are running in Neo4j. */
async function running(): Promise<number> {
  const text =
    "SHOW TRANSACTIONS YIELD currentQuery, status WHERE currentQuery STARTS WITH $start AND status = 'Running' RETURN count(*) AS n";
  const { records } = await database.executeQuery(text, { start: ENDLESS.slice(0, 30) }, { database: "neo4j" });
  return Number(records[0]?.get("n"));
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Runs endless statements with a signal; resolves once all of them are running in Neo4j. */
async function begin(count: number, signal: AbortSignal): Promise<Promise<unknown>[]> {
  const sent = Array.from({ length: count }, () => connection.read({ text: ENDLESS }, { signal }));
  for (const one of sent) void one.catch(() => undefined);
  await until(async () => (await running()) === count);
  return sent;
}

describe("a statement of a request that has ended", () => {
  it("is ended in Neo4j, with the reason for which the request ended", async () => {
    const leaving = new AbortController();
    const [sent] = await begin(1, leaving.signal);
    leaving.abort(new LiaisonError("COST_LIMIT_EXCEEDED", "The request took too long."));
    await expect(sent).rejects.toMatchObject({ code: "COST_LIMIT_EXCEEDED", message: "The request took too long." });
    await until(async () => (await running()) === 0);
  });

  it("is not sent any more", async () => {
    const { statements } = connection.statistics();
    const signal = AbortSignal.abort(new LiaisonError("UNAVAILABLE", "left"));
    await expect(connection.read({ text: "RETURN 1 AS one" }, { signal })).rejects.toMatchObject({
      code: "UNAVAILABLE",
    });
    expect(connection.statistics().statements).toBe(statements);
  });

  it("gives its connection back: as many as the pool has, ended together, leave all of them free", async () => {
    for (let round = 0; round < 2; round += 1) {
      const leaving = new AbortController();
      // More than the pool has: some are still waiting for a connection.
      const sent = Array.from({ length: 3 * CONNECTIONS }, () =>
        connection.read({ text: ENDLESS }, { signal: leaving.signal }),
      );
      for (const one of sent) void one.catch(() => undefined);
      await until(async () => (await running()) === CONNECTIONS);
      leaving.abort();
      for (const one of await Promise.allSettled(sent))
        expect(one).toMatchObject({ status: "rejected", reason: { code: "UNAVAILABLE" } });
      await until(async () => (await running()) === 0);
    }
    const answers = await Promise.all(
      Array.from({ length: 3 * CONNECTIONS }, () => connection.read({ text: "RETURN 1 AS one" })),
    );
    expect(answers.flat()).toHaveLength(3 * CONNECTIONS);
  });

  it("leaves those of other requests alone", async () => {
    const [leaving, staying] = [new AbortController(), new AbortController()];
    void (await begin(1, leaving.signal));
    const other = connection.read({ text: ENDLESS }, { signal: staying.signal });
    other.catch(() => undefined);
    await until(async () => (await running()) === 2);
    leaving.abort();
    await until(async () => (await running()) === 1);
    expect(
      await Promise.race([other.catch(() => "ended"), new Promise((resolve) => setTimeout(resolve, 100, "runs"))]),
    ).toBe("runs");
    staying.abort();
    await until(async () => (await running()) === 0);
  });
});
