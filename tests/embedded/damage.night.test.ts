/** Stores whose files were cut off while no Neo4j ran: found at the start, told with the next step, left as they are. */
import { copyFileSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import neo4j from "neo4j-driver";
import { EmbeddedError, type EmbeddedNeo4j, launchEmbedded } from "../../store/embedded/launch";

const base = mkdtempSync(join(process.env["LIAISON_TEST_FOLDER"] ?? "", "damage-"));
const dataDir = join(base, "data");
const data = join(dataDir, "neo4j", "data");
const NODES = join(data, "databases", "neo4j", "neostore.nodestore.db");
const COUNT = 2_000;

const launch = () => launchEmbedded({ dataDir, report: () => undefined });

async function ask(embedded: EmbeddedNeo4j, text: string): Promise<unknown> {
  const driver = neo4j.driver(embedded.uri, neo4j.auth.basic(embedded.user, embedded.password), {
    disableLosslessIntegers: true,
  });
  try {
    return (await driver.executeQuery(text, { count: COUNT })).records[0]?.get(0);
  } finally {
    await driver.close();
  }
}

async function refusal(): Promise<string> {
  const error: unknown = await launch().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(EmbeddedError);
  return (error as EmbeddedError).message;
}

/** Damages a file, and puts it back afterwards. */
async function whileDamaged(file: string, damage: () => void, work: () => Promise<void>): Promise<void> {
  const kept = join(base, "kept");
  copyFileSync(file, kept);
  damage();
  try {
    await work();
  } finally {
    rmSync(file, { force: true });
    copyFileSync(kept, file);
  }
}

const nextStep = /It was not opened, and nothing was changed\. Restore \S+neo4j from your backup/;

let running: EmbeddedNeo4j;
beforeAll(async () => {
  running = await launch();
  await ask(running, "UNWIND range(1, $count) AS n CREATE (:Row {n: n, text: 'row ' + n + ' of the store'})");
  await running.stop();
});
afterAll(async () => {
  await running.stop();
  rmSync(base, { recursive: true, force: true });
});

describe("after an orderly stop", () => {
  const FILES: readonly (readonly [string, string])[] = [
    ["the store of nodes", NODES],
    ["the store of texts", join(data, "databases", "neo4j", "neostore.propertystore.db")],
    ["the log", join(data, "transactions", "neo4j", "neostore.transaction.db.0")],
    ["the store of passwords and names", join(data, "databases", "system", "neostore.nodestore.db")],
    ["an index", join(data, "databases", "neo4j", "schema", "index", "token-lookup-1.0", "1", "index-1")],
  ];
  it.each(FILES)("%s is found to be cut off", async (_, file) => {
    const { size } = statSync(file);
    const cut = () => truncateSync(file, size - 1);
    await whileDamaged(file, cut, async () => {
      const message = await refusal();
      expect(message).toContain(`${file} has ${size - 1} bytes, and had ${size}: its end is missing.`);
      expect(message).toMatch(nextStep);
      expect(statSync(file).size).toBe(size - 1);
    });
  });

  it("a file is found to be missing", async () => {
    await whileDamaged(
      NODES,
      () => rmSync(NODES),
      async () => {
        expect(await refusal()).toMatch(/neostore\.nodestore\.db is missing; it had \d+ bytes\..* Put back/);
      },
    );
  });

  it("a store is found to be missing, and no new one is made in its place", async () => {
    renameSync(data, `${data}-away`);
    expect(await refusal()).toMatch(/is missing; it had \d+ bytes/);
    expect(() => statSync(data)).toThrow("ENOENT");
    renameSync(`${data}-away`, data);
  });

  it("what was put back is opened, with all that it held", async () => {
    running = await launch();
    expect(await ask(running, "MATCH (n:Row) RETURN count(n)")).toBe(COUNT);
  });
});

describe("after kill -9", () => {
  it("a store is found to be cut off, and is recovered when it was put back", async () => {
    await ask(running, "CREATE (:Row {n: 0})");
    process.kill(running.pid, "SIGKILL");
    await running.ended;
    const whole = readFileSync(NODES);
    await whileDamaged(
      NODES,
      () => truncateSync(NODES, whole.length / 2),
      async () => {
        expect(await refusal()).toMatch(/neostore\.nodestore\.db has \d+ bytes, and had \d+: its end is missing/);
      },
    );
    running = await launch();
    expect(await ask(running, "MATCH (n:Row) RETURN count(n)")).toBe(COUNT + 1);
  });
});
