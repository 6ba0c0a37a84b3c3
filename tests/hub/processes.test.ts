import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { auditServer } from "graphql-http";
import { CONTRACT } from "../support/contract";
import { isRunning, post, startLiaison, type Running } from "../support/processes";

const DATA = join(process.env["LIAISON_TEST_FOLDER"] ?? "", "dataset");
const SUBGRAPHS = ["actors", "networks", "cooperation", "activities", "knowledge", "access"];

let folder: string;
const running: Running[] = [];
const started = async (args: readonly string[], settings: Record<string, string>): Promise<Running> => {
  const one = await startLiaison(args, settings);
  running.push(one);
  return one;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "liaison-processes-"));
});
afterAll(async () => {
  await Promise.all(running.map((one) => one.stop()));
  await rm(folder, { recursive: true, force: true });
});

describe("the hub over the real dataset", () => {
  let whole: Running;
  let parted: Running;
  beforeAll(async () => {
    whole = await started(["serve"], { LIAISON_DATA_DIR: DATA });
    const parts = await Promise.all(
      SUBGRAPHS.map((name) => started(["serve", "--subgraph", name], { LIAISON_DATA_DIR: DATA })),
    );
    const urls = Object.fromEntries(
      SUBGRAPHS.map((name, index) => [`SUBGRAPH_${name.toUpperCase()}_URL`, `${parts[index]?.url ?? ""}/graphql`]),
    );
    parted = await started(["serve"], { LIAISON_DATA_DIR: DATA, ...urls });
  }, 180_000);

  it.each(CONTRACT)("answers alike in one process and with subgraphs as processes: %s", async (title, query) => {
    const variables = title === "a date that is none" ? { on: "2013-13" } : {};
    const [one, other] = [await post(whole.url, query, variables), await post(parted.url, query, variables)];
    expect(other).toEqual(one);
    expect(one.status).toBeLessThan(500);
    expect(JSON.stringify(one.body)).not.toContain("INTERNAL_SERVER_ERROR");
  });

  it("passes the audit of GraphQL over HTTP without an error", async () => {
    const results = await auditServer({ url: `${whole.url}/graphql` });
    expect(results.length).toBeGreaterThan(60);
    expect(
      results.flatMap((result) => (result.status === "error" ? [`${result.name}: ${result.reason}`] : [])),
    ).toEqual([]);
  });

  it("is ready, and tells what GraphiQL and tables are", async () => {
    const ready = await fetch(`${parted.url}/health/ready`);
    const tables = (await (await fetch(`${whole.url}/tables`)).json()) as { tables: { name: string }[] };
    expect(ready.status).toBe(200);
    expect(tables.tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["collaborations", "actors", "memberships", "meetings", "visits", "sources"]),
    );
  });

  it("gives every table in full, with as many rows as its list counts", async () => {
    const { tables } = (await (await fetch(`${whole.url}/tables`)).json()) as { tables: { name: string }[] };
    for (const { name } of tables) {
      const { rows } = (await (await fetch(`${whole.url}/tables/${name}.json`)).json()) as { rows: unknown[] };
      const { body } = await post(whole.url, `{ ${name} { totalCount } }`);
      expect({ name, rows: rows.length }).toEqual({
        name,
        rows: (body as { data: Record<string, { totalCount: number }> }).data[name]?.totalCount,
      });
    }
  });

  it("imports nothing of a dataset with a cut-off file or an id that stands twice, and says where", async () => {
    const broken = join(folder, "broken");
    await cp(join(__dirname, "../../seed/data"), broken, { recursive: true });
    const places = await readFile(join(broken, "places.csv"), "utf8");
    await writeFile(join(broken, "places.csv"), places.slice(0, -25));
    const csos = await readFile(join(broken, "csos.csv"), "utf8");
    await writeFile(join(broken, "csos.csv"), csos + csos.split("\n")[1] + "\n");
    const failure = startLiaison(["serve"], { LIAISON_DATA_DIR: DATA, LIAISON_DATASET: broken });
    await expect(failure).rejects.toThrow(/ended with 4:[\s\S]*csos\.csv:105 column "id"[\s\S]*places\.csv:16/);
    const { body } = await post(whole.url, `{ places { totalCount } csos { totalCount } }`);
    expect(body).toEqual({ data: { places: { totalCount: 15 }, csos: { totalCount: 103 } } });
  });

  it("says in one message that the password is wrong, and exits with 3", async () => {
    const { uri } = JSON.parse(await readFile(join(DATA, "neo4j.json"), "utf8")) as { uri: string };
    const failure = startLiaison(["serve"], {
      LIAISON_DATA_DIR: join(folder, "wrong"),
      NEO4J_URI: uri,
      NEO4J_PASSWORD: "not-this-one",
    });
    await expect(failure).rejects.toThrow(
      /ended with 3:\n[^\n]*Connecting[^\n]*\n[^\n]*NEO4J_USER and NEO4J_PASSWORD[^\n]*\n?$/,
    );
  });
});

describe("a hub of one’s own", () => {
  it("leaves no Neo4j behind when it is killed, and goes on with the same data at the next start", async () => {
    const own = join(folder, "own data");
    const settings = { LIAISON_DATA_DIR: own };
    const first = await startLiaison(["serve"], settings);
    const { pid } = JSON.parse(await readFile(join(own, "neo4j.json"), "utf8")) as { pid: number };
    expect(isRunning(pid)).toBe(true);
    first.process.kill("SIGKILL");
    for (let waited = 0; isRunning(pid) && waited < 10_000; waited += 100)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isRunning(pid)).toBe(false);
    const second = await startLiaison(["serve"], settings);
    expect(second.output()).toContain("The dataset is there already.");
    const { body } = await post(second.url, `{ collaborations { totalCount } }`);
    expect(body).toEqual({ data: { collaborations: { totalCount: 213 } } });
    expect(await second.stop()).toBe(0);
  }, 180_000);
});
