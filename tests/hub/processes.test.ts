import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { auditServer } from "graphql-http";
import { bySse } from "../gateway/streams/subscribing";
import { CONTRACT } from "../support/api/contract";
import { projectRoot } from "../../config/projectRoot";
import { openKeyring } from "../../config/signingKeys";
import { ANONYMOUS_VIEWER, ASSERTION_HEADER, HubKeys, signAssertion } from "../../policy";
import { badTokens } from "../support/badTokens";
import { runLiaison } from "../support/machine/cli";
import { isRunning, post, startLiaison, type Running } from "../support/machine/processes";
import { partOfDataset, removeCopies } from "../seed/copies";
import { atNight } from "../support/jest/night";
import { datasetFolder } from "../support/world";

let dataDir: string;
const SUBGRAPHS = ["actors", "networks", "cooperation", "activities", "knowledge", "insights", "access"];

let folder: string;
const running: Running[] = [];
const started = async (args: readonly string[], settings: Record<string, string>): Promise<Running> => {
  const one = await startLiaison(args, settings);
  running.push(one);
  return one;
};

beforeAll(async () => {
  dataDir = await datasetFolder();
  folder = await mkdtemp(join(tmpdir(), "liaison-processes-"));
});
afterAll(async () => {
  await Promise.all(running.map((one) => one.stop()));
  await rm(folder, { recursive: true, force: true });
  removeCopies();
});

/** The first events of a subscription. */
async function firstEvents(url: string, query: string, count: number): Promise<unknown[]> {
  const events = bySse(url, query);
  const taken: unknown[] = [];
  for await (const event of events) {
    taken.push(event);
    if (taken.length === count) break;
  }
  return taken;
}

describe("the hub over the real dataset", () => {
  let whole: Running;
  let parted: Running;
  let parts: Running[];
  beforeAll(async () => {
    whole = await started(["serve"], { LIAISON_DATA_DIR: dataDir });
    parts = await Promise.all(
      SUBGRAPHS.map((name) => started(["serve", "--subgraph", name], { LIAISON_DATA_DIR: dataDir })),
    );
    const urls = Object.fromEntries(
      SUBGRAPHS.map((name, index) => [`SUBGRAPH_${name.toUpperCase()}_URL`, `${parts[index]?.url ?? ""}/graphql`]),
    );
    parted = await started(["serve"], { LIAISON_DATA_DIR: dataDir, ...urls });
  });

  it.each(CONTRACT)("answers alike in one process and with subgraphs as processes: %s", async (title, query) => {
    const variables = title === "a date that is none" ? { on: "2013-13" } : {};
    const [one, other] = [await post(whole.url, query, variables), await post(parted.url, query, variables)];
    expect(other).toEqual(one);
    expect(one.status).toBeLessThan(500);
    expect(JSON.stringify(one.body)).not.toContain("INTERNAL_SERVER_ERROR");
  });

  it("tells changes alike, with the records of other subgraphs, in one process and with subgraphs as processes", async () => {
    const query = `subscription { changes(since: "2000-01-01T00:00:00Z", types: [NPM]) { change { id kind record { ... on Npm { name state { name } } } } } }`;
    const [one, other] = [await firstEvents(whole.url, query, 5), await firstEvents(parted.url, query, 5)];
    expect(other).toEqual(one);
    expect(JSON.stringify(one)).toContain('"state":{"name"');
  });

  it("accepts none of more than 60 bad tokens on any port, those of subgraphs included", async () => {
    const key = await (await openKeyring(dataDir)).signing();
    const accepted: unknown[] = [];
    for (const [title, token] of badTokens(key)) {
      for (const { url } of [whole, parted, ...parts]) {
        for (const header of ["authorization", ASSERTION_HEADER]) {
          if (header === ASSERTION_HEADER && [whole, parted].some((one) => one.url === url)) continue;
          const value = header === "authorization" ? `Bearer ${token}` : token;
          const { status, body } = await post(url, "{ __typename }", {}, { [header]: value });
          if (status !== 401 || (body as { data?: unknown }).data) accepted.push({ title, url, header, status });
        }
      }
    }
    expect(accepted).toEqual([]);
  });

  it("reaches no subgraph past the gateway: not without an assertion, nor with a good token, `_service` included", async () => {
    const { stdout: token } = await runLiaison(["token", "issue", "--role", "admin", "--days", "1"], {
      LIAISON_DATA_DIR: dataDir,
    });
    const authorization = `Bearer ${token.trim()}`;
    expect((await post(whole.url, "{ __typename }", {}, { authorization })).status).toBe(200);
    for (const { url } of parts) {
      for (const query of ["{ __typename }", "{ _service { sdl } }", "{ __schema { queryType { name } } }"]) {
        expect((await post(url, query)).status).toBe(401);
        expect((await post(url, query, {}, { authorization, "x-forwarded-for": "127.0.0.1" })).status).toBe(401);
      }
      expect(
        (
          await fetch(`${url}/graphql?query={__typename}`, {
            headers: { authorization, "content-type": "application/json" },
          })
        ).status,
      ).toBe(401);
    }
  });

  it("takes an assertion of the gateway once, for exactly the request and the subgraph it was made for", async () => {
    const keys = new HubKeys(await openKeyring(dataDir));
    const body = JSON.stringify({ query: "{ _service { sdl } }", variables: {} });
    const assertion = (subgraph: string, change: { method?: string; body?: string } = {}) =>
      signAssertion(keys, { subgraph, method: "POST", body, ...change }, ANONYMOUS_VIEWER);
    const [actors = "", networks = ""] = parts.map(({ url }) => url);
    const send = async (url: string, value: string, headers: Record<string, string> = {}) =>
      (await post(url, "{ _service { sdl } }", {}, { [ASSERTION_HEADER]: value, ...headers })).status;
    const good = await assertion("actors");
    expect(await send(actors, good, { authorization: "Bearer a.b.c" })).toBe(200);
    expect(await send(actors, good)).toBe(401);
    expect(await send(networks, await assertion("actors"))).toBe(401);
    expect(await send(actors, await assertion("actors", { method: "GET" }))).toBe(401);
    expect(await send(actors, await assertion("actors", { body: `${body} ` }))).toBe(401);
    expect(await send(actors, await assertion("actors"))).toBe(200);
  });

  it("shows the same to the same token in one process and with subgraphs as processes", async () => {
    const { stdout } = await runLiaison(
      ["token", "issue", "--role", "member", "--org", "npm-slovenia", "--days", "1"],
      { LIAISON_DATA_DIR: dataDir },
    );
    const authorization = `Bearer ${stdout.trim()}`;
    for (const query of [
      "{ viewer { subject role classes organisation { id name } } projects(first: 5) { nodes { name budgetAmount owners { id } } } }",
      "{ auditEvents { totalCount nodes { kind } } tokens { totalCount } csos(first: 3) { nodes { name audience { id } } } }",
      '{ npm(id: "npm-slovenia") { collaborations(first: 3) { totalCount nodes { id partner { name } owners { name } } } } }',
    ]) {
      const [one, other] = [
        await post(whole.url, query, {}, { authorization }),
        await post(parted.url, query, {}, { authorization }),
      ];
      expect(other).toEqual(one);
      expect(JSON.stringify(one.body)).not.toContain("INTERNAL_SERVER_ERROR");
    }
    const refused = await post(parted.url, "{ projects { nodes { budgetAmount } } }");
    expect((refused.body as { errors: unknown[] }).errors).toHaveLength(1);
    expect(await post(whole.url, "{ projects { nodes { budgetAmount } } }")).toEqual(refused);
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

  atNight(() => {
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
      const failure = startLiaison(["serve"], { LIAISON_DATA_DIR: dataDir, LIAISON_DATASET: broken });
      await expect(failure).rejects.toThrow(/ended with 4:[\s\S]*csos\.csv:105 column "id"[\s\S]*places\.csv:16/);
      const { body } = await post(whole.url, `{ places { totalCount } csos { totalCount } }`);
      expect(body).toEqual({ data: { places: { totalCount: 15 }, csos: { totalCount: 103 } } });
    });
  });

  it("names its page, then its API, when it is ready", () => {
    expect(whole.output().trim().split("\n").at(-1)).toBe(
      `Liaison is ready: ${whole.url}/ (API: ${whole.url}/graphql)`,
    );
  });

  atNight(() => {
    it("ends with the npx that runs it, also with kill -9, although a shell stands between them", async () => {
      const npx = await startLiaison(["serve"], { LIAISON_DATA_DIR: dataDir }, (_, [, ...args]) => [
        "npm",
        ["exec", "--offline", `--prefix=${projectRoot()}`, "--", "liaison", ...args],
      ]);
      expect((await post(npx.url, "{ __typename }")).status).toBe(200);
      npx.process.kill("SIGKILL");
      const isGone = () =>
        fetch(npx.url).then(
          () => false,
          () => true,
        );
      while (!(await isGone())) await new Promise((resolve) => setTimeout(resolve, 100));
      expect(npx.output()).toContain("Stopping once requests under way are answered");
    });
  });

  it("ends with 0 when it is asked to", async () => {
    expect(await parted.stop()).toBe(0);
  });

  atNight(() => {
    it("says in one message that the password is wrong, and exits with 3", async () => {
      const { uri } = JSON.parse(await readFile(join(dataDir, "neo4j.json"), "utf8")) as { uri: string };
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
});

const neo4jOf = async (dataDir: string): Promise<number> =>
  (JSON.parse(await readFile(join(dataDir, "neo4j.json"), "utf8")) as { pid: number }).pid;

atNight(() => {
  describe("a hub of one’s own", () => {
    it("leaves no Neo4j behind when it is killed, goes on with the same data, and starts its Neo4j again when that is killed", async () => {
      const own = join(folder, "own data");
      const settings = { LIAISON_DATA_DIR: own, LIAISON_DATASET: partOfDataset("npm-slovenia") };
      const first = await startLiaison(["serve"], settings);
      const pid = await neo4jOf(own);
      expect(isRunning(pid)).toBe(true);
      first.process.kill("SIGKILL");
      for (let waited = 0; isRunning(pid) && waited < 10_000; waited += 100)
        await new Promise((resolve) => setTimeout(resolve, 100));
      expect(isRunning(pid)).toBe(false);
      const second = await startLiaison(["serve"], settings);
      expect(second.output()).toContain("The dataset is there already.");
      const { body } = await post(second.url, `{ npms { nodes { id } } }`);
      expect(body).toEqual({ data: { npms: { nodes: [{ id: "npm-slovenia" }] } } });
      await commandsOnARunningHub(second.url, settings);
      await startsItsNeo4jAgain(second, own);
      expect(await second.stop()).toBe(0);
    });
  });
});

/** It says so at once, answers UNAVAILABLE meanwhile, and is ready again by itself, with another Neo4j on the same folder. */
async function startsItsNeo4jAgain(hub: Running, dataDir: string): Promise<void> {
  const before = await neo4jOf(dataDir);
  process.kill(before, "SIGKILL");
  const ready = async () => {
    const response = await fetch(`${hub.url}/health/ready`);
    return { status: response.status, body: (await response.json()) as { missing?: readonly string[] } };
  };
  let said = await ready();
  for (; said.status === 200; said = await ready()) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(said.body.missing?.[0]).toMatch(
    /Neo4j (stopped unexpectedly|does not answer)|A part of the hub does not answer in time/,
  );
  expect(await post(hub.url, `{ npms { nodes { id } } }`)).toMatchObject({
    status: 200,
    body: { errors: [{ extensions: { code: "UNAVAILABLE" } }] },
  });
  for (; said.status !== 200; said = await ready()) await new Promise((resolve) => setTimeout(resolve, 100));
  const { body } = await post(hub.url, `{ npms { nodes { id } } }`);
  expect(body).toEqual({ data: { npms: { nodes: [{ id: "npm-slovenia" }] } } });
  expect(await neo4jOf(dataDir)).not.toBe(before);
}

/** What an operator does with tokens while the hub runs. */
async function commandsOnARunningHub(url: string, settings: Record<string, string>): Promise<void> {
  const run = (...args: string[]) => runLiaison(args, settings);
  const issued = await run("token", "issue", "--org", "npm-slovenia", "--role", "member", "--days", "30");
  const token = issued.stdout.trim();
  expect([issued.code, token.split(".").length, issued.stderr]).toEqual([
    0,
    3,
    expect.stringContaining("npm-slovenia"),
  ]);
  const ask = async () => (await post(url, "{ viewer { role } }", {}, { authorization: `Bearer ${token}` })).status;
  expect(await ask()).toBe(200);
  const [listed] = JSON.parse((await run("token", "list", "--json")).stdout) as { id: string; org: string }[];
  expect(listed).toMatchObject({ org: "npm-slovenia" });
  expect((await run("token", "revoke", listed?.id ?? "", "--reason", "test")).code).toBe(0);
  for (let waited = 0; waited < 50 && (await ask()) !== 401; waited += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await ask()).toBe(401);
  const { token: later } = JSON.parse((await run("token", "issue", "--role", "analyst", "--json")).stdout) as {
    token: { id: string; revokedAt: string | null };
  };
  expect(later.revokedAt).toBeNull();
  expect((await run("keys", "rotate", "--drop-old", "--json")).code).toBe(0);
  const dropped = JSON.parse((await run("token", "list", "--json")).stdout) as (typeof later)[];
  expect(dropped.find(({ id }) => id === later.id)?.revokedAt).toMatch(/^\d{4}-/);
  const verified = await run("audit", "verify", "--json");
  expect([verified.code, JSON.parse(verified.stdout)]).toEqual([0, expect.objectContaining({ problems: [] })]);
}
