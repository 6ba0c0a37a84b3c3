/** Operations that cost more than whoever asks may take are refused before anything is read. */
import { ALLOWANCES } from "../../policy";
import { apiSchema, costOf } from "../support/api/apiSchema";
import { API_OPERATIONS } from "../support/api/apiOperations";
import { type Data } from "../support/hub";
import { openPermissionsHub, type PermissionsHub } from "../support/permissionsHub";
import { datasetStore } from "../support/world";
import { chainsOfLists, pairsOfLists, sampleOf } from "./listsOfLists";

let hub: PermissionsHub;
const tokens: Record<string, string | undefined> = {};
beforeAll(async () => {
  hub = await openPermissionsHub(await datasetStore());
  tokens["analyst"] = await hub.issue("analyst");
  tokens["steward"] = await hub.issue("steward");
  tokens["admin"] = await hub.issue("admin");
});
afterAll(() => hub.close());

interface Answer {
  readonly status: number;
  readonly body: Data;
  /** Statements sent to Neo4j meanwhile. */
  readonly statements: number;
}

/** Sends a request as it is; `hub.ask` knows queries alone. */
async function send(path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Answer> {
  // What is noted of tokens from time to time is no part of an answer.
  await hub.identity.flush();
  const before = hub.store.statistics().statements;
  const response = await fetch(hub.url + path, init);
  const text = await response.text();
  const statements = hub.store.statistics().statements - before;
  return { status: response.status, body: JSON.parse(text), statements };
}

const post = (body: object, headers: Record<string, string> = {}): Promise<Answer> =>
  send("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

const DEEP = "collaborations(first:200){nodes{";
/** Lists in lists to a depth of 14: this held a hub for 78 seconds before it ended for lack of memory. */
const LISTS = `${`${DEEP}npm{`.repeat(4)}${DEEP}id${"}".repeat(14)}`;
const ATTACK = `{${LISTS}}`;
const ATTACK_BY_EVENTS = `subscription { changes { change { record { ... on Npm { ${`${DEEP}npm{`.repeat(3)}id${"}".repeat(9)} } } } } }`;
/** Costs some 150,000 points: too much for people without a token. */
const FOR_TOKENS =
  "{ npms(first: 170) { nodes { collaborations(first: 200) { nodes { npm { id } partner { id } state { id } } } } } }";

const refused = (query: string, limit: number) => ({
  message: `The operation could cost ${costOf(query)} points, more than the limit of ${limit}; ask for fewer records at a time with first, for fewer lists within lists, or in several operations.`,
  extensions: { code: "COST_LIMIT_EXCEEDED", cost: costOf(query), limit },
});

describe("an operation beyond the ceiling", () => {
  it("is refused before it runs, with its cost and the limit", async () => {
    expect(ATTACK.length).toBeLessThan(220);
    const { status, body, statements } = await post({ query: ATTACK });
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [refused(ATTACK, ALLOWANCES.anonymous.cost)] });
    expect(statements).toBe(0);
  });

  it.each(["analyst", "steward", "admin"])("is refused to %s, too", async (role) => {
    const attack = () => post({ query: ATTACK }, { authorization: `Bearer ${tokens[role]}` });
    const answers = [await attack(), await attack(), await attack()];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
    // Whether the token holds is looked up once. What the hub does by itself meanwhile can only add to what is counted.
    expect(Math.min(...answers.map(({ statements }) => statements))).toBeLessThanOrEqual(1);
  });

  it("counts what variables say", async () => {
    const query =
      "query ($n: Int!) { npms(first: $n) { nodes { collaborations(first: $n) { nodes { npm { id } partner { id } state { id } } } } } }";
    expect((await post({ query, variables: { n: 200 } })).body.errors[0].extensions.code).toBe("COST_LIMIT_EXCEEDED");
    expect((await post({ query, variables: { n: 2 } })).body.errors).toBeUndefined();
  });

  it("is refused by GET", async () => {
    const path = `/graphql?query=${encodeURIComponent(ATTACK)}`;
    const { body, statements } = await send(path, { headers: { "apollo-require-preflight": "1" } });
    expect(body.errors).toMatchObject([refused(ATTACK, ALLOWANCES.anonymous.cost)]);
    expect(statements).toBe(0);
  });

  it("is refused as a stream of events, without an event", async () => {
    const response = await fetch(`${hub.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "text/event-stream" },
      body: JSON.stringify({ query: ATTACK_BY_EVENTS }),
    });
    expect(await response.text()).toContain("COST_LIMIT_EXCEEDED");
  });

  it("may be within the ceiling of a token", async () => {
    expect(costOf(FOR_TOKENS)).toBeGreaterThan(ALLOWANCES.anonymous.cost);
    const [nobody, analyst] = [
      await post({ query: FOR_TOKENS }),
      await post({ query: FOR_TOKENS }, { authorization: `Bearer ${tokens["analyst"]}` }),
    ];
    expect(nobody.body.errors[0].extensions.limit).toBe(ALLOWANCES.anonymous.cost);
    expect(analyst.body.errors).toBeUndefined();
    expect(analyst.body.data.npms.nodes.length).toBeGreaterThan(50);
  });

  it.each([
    ["nobody", "anonymous"],
    ["analyst", "token"],
    ["steward", "curator"],
    ["admin", "curator"],
  ] as const)("is measured for %s by the ceiling of %s", async (who, kind) => {
    const headers: Record<string, string> = tokens[who] === undefined ? {} : { authorization: `Bearer ${tokens[who]}` };
    const { body } = await post({ query: "{ __typename }", extensions: { cost: true } }, headers);
    expect(body.extensions.cost.limit).toBe(ALLOWANCES[kind].cost);
  });
});

describe("what an operation costs", () => {
  const query = API_OPERATIONS["Profile"] ?? "";
  const told = { cost: { cost: costOf(query), limit: ALLOWANCES.anonymous.cost } };

  it("is told when a header asks for it", async () => {
    const { body } = await post({ query }, { "liaison-cost": "1" });
    expect([body.errors, body.extensions]).toEqual([undefined, told]);
  });

  it("is told when the body asks for it", async () => {
    expect((await post({ query, extensions: { cost: true } })).body.extensions).toEqual(told);
  });

  it("is told when an address asks for it", async () => {
    const path = `/graphql?query=${encodeURIComponent(query)}&extensions=${encodeURIComponent('{"cost":true}')}`;
    const { body } = await send(path, { headers: { "apollo-require-preflight": "1" } });
    expect(body.extensions).toEqual(told);
  });

  it("is not told when nobody asks", async () => {
    expect(Object.keys((await post({ query })).body)).toEqual(["data"]);
  });
});

describe("inputs that are too long", () => {
  it.each<readonly [query: string, variables: Record<string, unknown>, argument: string]>([
    [
      "query ($in: [PartialDate!]) { sources(where: { date: { in: $in } }) { totalCount } }",
      { in: Array(30_000).fill("2013") },
      "where.date.in",
    ],
    ["query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids: Array(201).fill("npm-slovenia") }, "ids"],
    ["query ($text: String!) { search(text: $text) { score } }", { text: "x".repeat(201) }, "text"],
    ["query ($id: ID!) { npm(id: $id) { id } }", { id: "x".repeat(201) }, "id"],
    [
      'mutation ($key: String) { archiveNpm(input: { id: "npm-slovenia", idempotencyKey: $key }) { id } }',
      { key: "x".repeat(201) },
      "input.idempotencyKey",
    ],
    [
      "query ($a: String) { npms { nodes { collaborations(after: $a) { nodes { id } } } } }",
      { a: "x".repeat(10_001) },
      "after",
    ],
  ])("are refused before anything is read: %s", async (query, variables, argument) => {
    const { status, body, statements } = await post({ query, variables });
    expect([status, statements]).toEqual([400, 0]);
    expect(body.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument } }]);
  });

  it("may be written in the document itself", async () => {
    const { body } = await post({ query: `{ search(text: "${"x".repeat(201)}") { score } }` });
    expect(body.errors).toMatchObject([
      { message: "text may have at most 200 characters.", extensions: { code: "BAD_USER_INPUT", argument: "text" } },
    ]);
  });

  it("as long as they may be are answered: 1,000 dates by the same statement as one", async () => {
    const query = "query ($in: [PartialDate!]) { sources(where: { date: { in: $in } }) { totalCount } }";
    const dates = Array.from({ length: 1_000 }, (_, at) => String(1_100 + at));
    const one = await post({ query, variables: { in: ["2013"] } });
    const { shapes } = hub.store.statistics();
    const many = await post({ query, variables: { in: dates } });
    expect(hub.store.statistics().shapes).toBe(shapes);
    expect(many.body.data.sources.totalCount).toBeGreaterThan(one.body.data.sources.totalCount);
  });
});

describe("lists in lists", () => {
  const limit = ALLOWANCES.curator.cost;

  it("are refused to everyone wherever one repeats itself to the depth that is allowed", () => {
    const chains = chainsOfLists(apiSchema());
    expect(chains.length).toBeGreaterThanOrEqual(40);
    expect(chains.filter(({ query }) => costOf(query) <= limit)).toEqual([]);
  });

  /** What people without a token may not read, and what the loaders of relations refuse. */
  const ALLOWED = ["UNAUTHENTICATED", "FORBIDDEN", "COST_LIMIT_EXCEEDED"];
  const pairs = pairsOfLists(apiSchema());
  it("are there: each list of the API in each other", () => expect(pairs.length).toBeGreaterThan(500));

  it.each(sampleOf(pairs))("%s: refused, or answered within the limit of records", async (_name, query) => {
    const before = hub.store.statistics().records;
    const { body } = await post({ query });
    if (costOf(query) > ALLOWANCES.anonymous.cost)
      expect(body.errors).toMatchObject([refused(query, ALLOWANCES.anonymous.cost)]);
    else expect((body.errors ?? []).filter(({ extensions }: Data) => !ALLOWED.includes(extensions.code))).toEqual([]);
    expect(hub.store.statistics().records - before).toBeLessThanOrEqual(ALLOWANCES.anonymous.rows);
  });
});
