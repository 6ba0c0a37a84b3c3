import neo4j, { type Driver, Neo4jError } from "neo4j-driver";
import { LiaisonError } from "../../domain/errors";
import { translateDriverError } from "../../store/neo4j/driverErrors";
import { scratchSettings } from "../support/world";

let driver: Driver;
beforeAll(async () => {
  const { uri, user, password } = await scratchSettings();
  driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
    maxConnectionPoolSize: 1,
    connectionAcquisitionTimeout: 200,
  });
});
afterAll(() => driver.close());

/** What the driver says when every connection it may hold is in use. */
async function exhausted(): Promise<unknown> {
  const session = driver.session();
  const transaction = session.beginTransaction();
  try {
    await transaction.run("RETURN 1");
    return await driver.executeQuery("RETURN 1").then(
      () => undefined,
      (error: unknown) => error,
    );
  } finally {
    await transaction.rollback();
    await session.close();
  }
}

describe("errors of the driver", () => {
  it("are UNAVAILABLE where all connections are in use, and say that it passes", async () => {
    const error = await exhausted();
    expect(error).toBeInstanceOf(Neo4jError);
    expect((error as Neo4jError).message).toMatch(/Connection acquisition timed out/);
    const translated = translateDriverError(error) as LiaisonError;
    expect(translated).toBeInstanceOf(LiaisonError);
    expect(translated).toMatchObject({ code: "UNAVAILABLE", cause: error });
    expect(translated.message).toMatch(/busy.*try again shortly/);
    expect(translated.message).not.toMatch(/pool|conn count/i);
    expect((await driver.executeQuery("RETURN 1")).records).toHaveLength(1);
  });

  it("stay INTERNAL_SERVER_ERROR where nothing is known of them", async () => {
    const error = await driver.executeQuery("RETURN 1 / 0").catch((one: unknown) => one);
    expect(translateDriverError(error)).toMatchObject({ code: "INTERNAL_SERVER_ERROR", cause: error });
  });

  it("are passed on unchanged where they are not the driver’s", () => {
    const error = new Error("Connection acquisition timed out");
    expect(translateDriverError(error)).toBe(error);
  });
});
