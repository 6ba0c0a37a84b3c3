/**
 * kill -9 of the hub, and of its Neo4j, while clients write. LIAISON_TEST_CYCLES: how many kills, about half of them each.
 * LIAISON_TEST_SEED decides what the clients do and after how many writes they are interrupted, not which request that meets.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import neo4j from "neo4j-driver";
import { runLiaison } from "../support/machine/cli";
import { partOfDataset, removeCopies } from "../seed/copies";
import { isRunning, startLiaison, type Running } from "../support/machine/processes";
import { SteadyNeo4j } from "../support/machine/steadyNeo4j";
import { Clients, type Access } from "./clients";
import { problemsOf } from "./ledger";

const CYCLES = Number(process.env["LIAISON_TEST_CYCLES"] ?? 2);
const SEED = Number(process.env["LIAISON_TEST_SEED"] ?? 20260504);
const ACTOR = "durability";
const CLIENTS = 6;
/**
 * A request to a hub whose Neo4j is away is answered within this time, milliseconds: the driver tries after 0, 1 and 3 s, a fifth more or less,
 * and the machine of a night may be busy.
 */
const DEADLINE = 8_000;
// Each starts a hub or a Neo4j, which takes a while on a busy machine.
jest.setTimeout(180_000);

/**
 * In each round of a long run a hub with a Neo4j of its own loses that and is killed itself, and another Neo4j stays away for a while. All of
 * that takes starts and waiting, so in a short run the Neo4j is beside the hub from the beginning.
 */
const ROUNDS = CYCLES < 20 ? 0 : Math.ceil(CYCLES / 20);
const OF_OWN = numbers(ROUNDS).flatMap((round) => ["Neo4j", "hub"].map((killed) => ({ round, killed })));

/** 1, 2, 3, … */
function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

let folder: string;
let dataDir: string;
let dataset: string;
/** The Neo4j beside the hub; null while the hub has one of its own. */
let database: SteadyNeo4j | null = null;
let hub: Running;
let access: Access;
let clients: Clients;

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const random = numbersFrom(SEED);

const settings = (): Record<string, string> => ({
  LIAISON_DATA_DIR: dataDir,
  LIAISON_DATASET: dataset,
  ...database?.settings,
});

const announced = async (): Promise<{ uri: string; password: string; pid: number }> =>
  JSON.parse(await readFile(join(dataDir, "neo4j.json"), "utf8"));

async function startHub(): Promise<void> {
  hub = await startLiaison(["serve"], settings());
  access.url = hub.url;
}

const ended = (one: Running): Promise<number | null> =>
  new Promise((resolve) => one.process.once("exit", (code) => resolve(code)));

async function killHub(): Promise<void> {
  const end = ended(hub);
  hub.process.kill("SIGKILL");
  await end;
}

async function untilGone(pid: number): Promise<void> {
  for (const until = Date.now() + 20_000; isRunning(pid) && Date.now() < until;) await sleep(50);
  expect(isRunning(pid)).toBe(false);
}

/** A hub whose own Neo4j was killed starts it again. */
async function untilReady(): Promise<void> {
  while ((await fetch(`${hub.url}/health/ready`)).status !== 200) await sleep(100);
}

/** From now on its Neo4j runs beside the hub, on the same folder: it can be killed while the hub stays, and the other way round. */
async function moveOut(): Promise<void> {
  database = await SteadyNeo4j.open(dataDir);
  await startHub();
}

/** Lets clients write and calls `kill` at a random moment while they do; `end` waits for them. */
async function writeUntil(kill: () => Promise<void>): Promise<{ end: Promise<void>; stop: () => void }> {
  const { counts } = clients;
  const enough = counts.acknowledged + 5 + Math.floor(random() * 25);
  const stopping = new AbortController();
  const end = clients.write(CLIENTS, stopping.signal);
  for (const until = Date.now() + 30_000; counts.acknowledged < enough && Date.now() < until;) await sleep(1);
  await sleep(random() * 15);
  await kill();
  return { end, stop: () => stopping.abort() };
}

/** Nothing that was acknowledged is lost; then what has no answer is sent again, and is there once. */
async function expectAllThere(): Promise<void> {
  const { uri, password } = database?.connection ?? (await announced());
  const driver = neo4j.driver(uri, neo4j.auth.basic("neo4j", password), { disableLosslessIntegers: true });
  try {
    expect([...(await problemsOf(driver, ACTOR, clients.lines)), ...clients.takeProblems()]).toEqual([]);
    await clients.settle(30_000);
    expect([...(await problemsOf(driver, ACTOR, clients.lines)), ...clients.takeProblems()]).toEqual([]);
  } finally {
    await driver.close();
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(process.env["LIAISON_TEST_FOLDER"] ?? "", "durability-"));
  dataDir = join(folder, "data");
  // What the clients write about; the rest would only make the start longer.
  dataset = partOfDataset("npm-slovenia", "cso-peace-institute");
  if (OF_OWN.length === 0) database = await SteadyNeo4j.open(dataDir);
  hub = await startLiaison(["serve"], settings());
  const issue = ["token", "issue", "--role", "steward", "--subject", ACTOR, "--days", "1"];
  access = { url: hub.url, token: (await runLiaison(issue, settings())).stdout.trim() };
  clients = new Clients(ACTOR, access, random);
});

afterAll(async () => {
  const own = database ? null : await announced().catch(() => null);
  hub?.process.kill("SIGKILL");
  await database?.close();
  if (own) await untilGone(own.pid);
  removeCopies();
  if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

const ofOwn = (): void => {
  it.each(OF_OWN)("loses nothing and does nothing twice when its $killed is killed ($round)", async (kill) => {
    const { pid } = await announced();
    const exit = ended(hub);
    const killNeo4j = async (): Promise<void> => void process.kill(pid, "SIGKILL");
    const { end } = await writeUntil(kill.killed === "hub" ? killHub : killNeo4j);
    await end;
    await untilGone(pid);
    if (kill.killed === "hub") {
      // Neo4j ends with its hub.
      expect(await exit).toBeNull();
      await (kill === OF_OWN.at(-1) ? moveOut() : startHub());
    } else await untilReady();
    await expectAllThere();
  });
};
if (OF_OWN.length > 0) describe("a hub with a Neo4j of its own", ofOwn);

describe("a hub with a Neo4j beside it", () => {
  const beside = (): SteadyNeo4j => {
    if (!database) throw new Error("No Neo4j runs beside the hub: see the tests before.");
    return database;
  };

  it.each(numbers(Math.max(1, CYCLES / 2 - ROUNDS)))(
    "loses nothing and does nothing twice when it is killed (%d)",
    async () => {
      const { end } = await writeUntil(killHub);
      await end;
      await startHub();
      await expectAllThere();
    },
  );

  it.each(numbers(Math.max(1, CYCLES / 2 - 2 * ROUNDS)))(
    "goes on by itself, without a loss, when its Neo4j is killed and comes back (%d)",
    async () => {
      const { end, stop } = await writeUntil(() => beside().kill());
      await beside().start();
      stop();
      await end;
      await expectAllThere();
    },
  );

  if (ROUNDS > 0)
    it.each(numbers(ROUNDS))("ends every request in UNAVAILABLE in time while its Neo4j stays away (%d)", async () => {
      clients.reasons.clear();
      const { end } = await writeUntil(() => beside().kill());
      await end;
      expect([...clients.reasons]).toEqual(["UNAVAILABLE"]);
      expect(clients.longest).toBeLessThan(DEADLINE);
      await beside().start();
      await expectAllThere();
    });
});

it("has interrupted writes indeed, and both chains are whole", async () => {
  const { counts, lines } = clients;
  console.log(
    `${CYCLES} kills, seed ${SEED}: ${lines.length} records, ${JSON.stringify(counts)}, longest ${Math.round(clients.longest)} ms`,
  );
  expect(counts.unanswered).toBeGreaterThan(CYCLES / 2);
  expect(counts.repeated).toBeGreaterThan(CYCLES);
  const { code, stdout } = await runLiaison(["audit", "verify", "--json"], settings());
  expect([code, JSON.parse(stdout)]).toEqual([0, expect.objectContaining({ problems: [] })]);
});
