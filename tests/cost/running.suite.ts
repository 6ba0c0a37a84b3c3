/** What holds while an operation runs: how much it may read and answer, how long, for whom, and in which turn. */
import type { Driver } from "neo4j-driver";
import { allowanceOf, ALLOWANCES, ANONYMOUS_VIEWER } from "../../policy";
import { openStore } from "../../store";
import { inversesOf, type ListNeeds, type RecordInput, type Store } from "../../store/port";
import { type Data } from "../support/hub";
import { openPermissionsHub, type PermissionsHub } from "../support/permissionsHub";
import { writeSmallWorld } from "../support/smallWorld";
import { scratchDatabase, scratchSettings, scratchStore } from "../support/world";
import { atNight } from "../support/jest/night";

/** Collaborations of one NPM, and how many of them have a long text. */
const MANY = 3_000;
const LONG = 200;
const PER_MINUTE = 36;

let hub: PermissionsHub;
let database: Driver;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  const empty = await scratchStore();
  await writeSmallWorld(empty);
  await writeMany(empty);
  await empty.close();
  database = await scratchDatabase();
  const planning = { places: 2, perMinute: PER_MINUTE, waiting: 200, kept: 1_000 };
  hub = await openPermissionsHub(await openStore({ ...(await scratchSettings()), planning }));
  for (const name of ["one", "other"]) tokens[name] = await hub.issue("analyst", { subject: name });
});
afterAll(async () => {
  await hub.close();
  await database.close();
});

async function writeMany(store: Store): Promise<void> {
  const records = Array.from({ length: MANY }, (_, at): RecordInput => {
    const description = at < LONG ? "A long text. ".repeat(700) : `Round ${at}`;
    const kinds = { patterns: ["MUTUAL_SUPPORT"], partnerKind: "CSO", formality: "FORMAL", regularity: "REGULAR" };
    const state = { status: "ACTIVE", confidence: "VERIFIED", unverifiedFields: [], visibility: "PUBLIC" };
    return {
      id: `collab-many-${String(at).padStart(4, "0")}`,
      properties: { description, ...kinds, ...state },
      pointers: { npm: "npm-south", partner: at % 2 === 0 ? "cso-alpha" : "cso-beta" },
    };
  });
  await store.writer.transact({ actor: "world", input: "many", writtenAs: "IMPORT" }, async (transaction) => {
    await transaction.put("Collaboration", records);
    await transaction.link("Collaboration", records);
  });
}

const post = (query: string, token?: string, signal?: AbortSignal): Promise<Response> =>
  fetch(`${hub.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query }),
    ...(signal && { signal }),
  });

const ask = async (query: string, token?: string): Promise<Data> => (await post(query, token)).json();

/** For each of its collaborations an NPM’s are all looked through, in vain. Takes seconds. */
const SLOW = `where: { NOT: { npm: { collaborations: { some: { description: { contains: "nowhere" } } } } } }`;

/** How many of the slow lists are running in Neo4j. */
async function running(): Promise<number> {
  const text = "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS $part RETURN count(*) AS n";
  const { records } = await database.executeQuery(text, { part: "NOT (EXISTS {" }, { database: "neo4j" });
  return Number(records[0]?.get("n"));
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}

const statements = (): number => hub.store.statistics().statements;

describe("records that are read", () => {
  const NEEDS: ListNeeds = {
    rows: true,
    totalCount: false,
    undetermined: false,
    undeterminedCount: false,
    summary: false,
    countsBy: [],
  };
  const reader = (rows: number) => hub.store.reader(ANONYMOUS_VIEWER.viewpoint, undefined, { rows });
  const ids = (count: number) => Array.from({ length: count }, (_, at) => `collab-many-${String(at).padStart(4, "0")}`);
  const relation = () => {
    const found = inversesOf("Npm").find(({ name }) => name === "collaborations");
    if (!found) throw new Error("NPMs have no collaborations.");
    return found;
  };

  it("are counted over all that a request reads, by lists, relations and ids", async () => {
    const one = reader(60);
    await one.list("Collaboration", { page: { first: 20 }, needs: NEEDS });
    await one.related(relation(), ["npm-south"], { page: { first: 20 }, needs: NEEDS });
    await one.byIds(ids(20));
    await expect(one.byIds(ids(1))).rejects.toMatchObject({
      code: "COST_LIMIT_EXCEEDED",
      message:
        "The operation has read more than 60 records; ask for fewer at a time with first, or in several operations.",
      details: { limit: 60 },
    });
  });

  it("are counted where a list holds what can’t be told, and where records are asked for as they were", async () => {
    const during = { earliest: "2013-01-01", latest: "2013-12-31", today: "2026-11-29" };
    const needs = { ...NEEDS, rows: false, undetermined: true };
    await expect(reader(100).list("Collaboration", { page: {}, during, needs })).rejects.toMatchObject({
      code: "COST_LIMIT_EXCEEDED",
    });
    await expect(reader(5).knownAt(ids(6), "2999-01-01T00:00:00.000Z")).rejects.toMatchObject({
      code: "COST_LIMIT_EXCEEDED",
    });
    await expect(reader(5).changes({ after: 0, first: 6 })).rejects.toMatchObject({ code: "COST_LIMIT_EXCEEDED" });
  });

  it("are counted for each request anew", async () => {
    for (let at = 0; at < 3; at += 1) expect(await reader(20).byIds(ids(20))).toHaveLength(20);
  });

  it("may be as many as whoever asks is allowed: the context of a request has that limit", () => {
    expect(allowanceOf(ANONYMOUS_VIEWER)).toBe(ALLOWANCES.anonymous);
  });
});

describe("an answer", () => {
  const page = (alias: string) =>
    `${alias}: collaborations(first: 200, orderBy: [{ field: FROM }]) { nodes { description } }`;
  const large = (count: number) => `{ ${Array.from({ length: count }, (_, at) => page(`a${at}`)).join(" ")} }`;

  it("beyond the limit of bytes is refused as a whole, though it costs little", async () => {
    const { data, errors } = await ask(large(12));
    expect(data).toBeNull();
    expect(errors).toMatchObject([
      {
        message: `The answer has more than ${ALLOWANCES.anonymous.bytes} bytes; ask for fewer records or fields at a time.`,
        extensions: { code: "COST_LIMIT_EXCEEDED", limit: ALLOWANCES.anonymous.bytes },
      },
    ]);
  });

  it("within the limit of a token is answered with one", async () => {
    const { data, errors } = await ask(large(12), tokens["one"]);
    expect(errors).toBeUndefined();
    expect(data.a11.nodes).toHaveLength(200);
  });
});

describe("a client that leaves", () => {
  it("ends what runs for it, and nothing more is sent to the database", async () => {
    const leaving = new AbortController();
    const query = `{ npm(id: "npm-south") { collaborations(first: 5, ${SLOW}) { nodes { id partner { id memberships { totalCount } } state { name } sources { id } } } } }`;
    // What is noted of tokens from time to time is no part of an answer.
    await hub.identity.flush();
    const answer = post(query, tokens["one"], leaving.signal);
    await until(async () => (await running()) > 0);
    const sent = statements();
    leaving.abort();
    await expect(answer).rejects.toThrow();
    await until(async () => (await running()) === 0);
    // Were it not for the client, the answer of the slow list would be followed by three more.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(statements()).toBe(sent);
  });
});

atNight(() => {
  describe("new kinds of question", () => {
    const FIELDS = [
      'npm: { name: { contains: "x" } }',
      'partner: { name: { contains: "x" } }',
      "status: { eq: ACTIVE }",
      "formality: { eq: FORMAL }",
      "regularity: { eq: REGULAR }",
      'network: { name: { contains: "x" } }',
      'state: { region: { eq: "x" } }',
      'instrument: { contains: "x" }',
      "confidence: { eq: SEED }",
    ];
    const triples = FIELDS.flatMap((_, a) =>
      FIELDS.flatMap((__, b) => FIELDS.flatMap((___, c) => (a < b && b < c ? [[a, b, c]] : []))),
    );
    const asked = (from: number, count: number) =>
      `{ ${triples
        .slice(from, from + count)
        .map(
          (chosen, at) =>
            `a${at}: collaborations(first: 1, where: { OR: [${chosen.map((one) => `{ ${FIELDS[one]} }`).join(", ")}] }) { nodes { id } }`,
        )
        .join(" ")} }`;
    const KNOWN = `{ npm(id: "npm-north") { name collaborations(first: 3) { nodes { id } } } }`;

    it("of one client let others have their answers meanwhile: 30 of them", async () => {
      expect(new Set(triples.map(String)).size).toBeGreaterThan(80);
      await ask(KNOWN, tokens["other"]);
      let isOver = false;
      const flood = ask(asked(0, 30), tokens["one"]).finally(() => (isOver = true));
      const before = hub.store.statistics().shapes;
      await until(() => hub.store.statistics().shapes > before);
      const answers: boolean[] = [];
      for (let at = 0; at < 3; at += 1) {
        expect((await ask(KNOWN, tokens["other"])).data.npm.name).toBe("NPM of north");
        answers.push(isOver);
      }
      expect(answers).toEqual([false, false, false]);
      expect((await flood).errors).toBeUndefined();
    });

    it("beyond the share of a client are refused, and no others of it, and those of no one else", async () => {
      // At the same time: what is left grows again while one waits.
      const answers = await Promise.all([ask(asked(30, 30), tokens["one"]), ask(asked(60, 24), tokens["one"])]);
      const errors = answers.flatMap((answer) => answer.errors ?? []);
      expect(errors.length).toBeGreaterThan(0);
      expect(new Set(errors.map(({ extensions }: Data) => extensions.code))).toEqual(new Set(["RATE_LIMITED"]));
      expect(errors[0].message).toContain(`More than ${PER_MINUTE} new kinds of question within a minute`);
      expect((await ask(KNOWN, tokens["one"])).errors).toBeUndefined();
      expect((await ask(asked(60, 3), tokens["other"])).errors).toBeUndefined();
    });
  });
});
