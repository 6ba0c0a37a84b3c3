/** Mistakes of clients, over HTTP and the real dataset: accepted where the meaning is plain, otherwise named as theirs. */
import { openPermissionsHub, type PermissionsHub } from "../support/permissionsHub";
import { datasetStore } from "../support/world";

let hub: PermissionsHub;
beforeAll(async () => void (hub = await openPermissionsHub(await datasetStore())));
afterAll(() => hub.close());

async function post(body: object | string, path = "/graphql", headers: Record<string, string> = {}) {
  const response = await fetch(hub.url + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, id: response.headers.get("x-request-id"), text };
}
const answerOf = async (body: object) => {
  const { status, text } = await post(body);
  return {
    status,
    ...(JSON.parse(text) as { data?: never; errors?: { message: string; extensions: { code: string } }[] }),
  };
};

describe("the name of the operation", () => {
  it("may be empty where the document has one operation", async () => {
    expect(await answerOf({ query: "{ npms { totalCount } }", operationName: "" })).toMatchObject({
      status: 200,
      data: { npms: { totalCount: expect.any(Number) } },
    });
  });

  const TWO = "query A { npms { totalCount } } query B { csos { totalCount } }";
  it.each([
    [
      "that the document lacks",
      "query A { npms { totalCount } }",
      "B",
      'The document has no operation named "B"; it has the operation A.',
    ],
    ["in other letters", TWO, "a", 'The document has no operation named "a"; it has the operations A, B.'],
    [
      "where there are several",
      TWO,
      undefined,
      "The document has the operations A, B; say which one in operationName.",
    ],
    [
      "that is empty, where there are several",
      TWO,
      "",
      "The document has the operations A, B; say which one in operationName.",
    ],
    ["of a document without an operation", "fragment F on Npm { id }", undefined, /./],
  ])("%s is a mistake of the client", async (_, query, operationName, message) => {
    const { status, errors } = await answerOf({ query, operationName });
    expect(status).toBe(400);
    expect(errors?.map(({ extensions }) => extensions.code)).not.toContain("INTERNAL_SERVER_ERROR");
    expect(errors?.[0]?.message).toMatch(message);
  });

  it("is named as wrong by GET and by a stream too", async () => {
    const url = `${hub.url}/graphql?operationName=B&query=${encodeURIComponent("query A { npms { totalCount } }")}`;
    const got = await fetch(url, { headers: { "apollo-require-preflight": "1" } });
    expect([got.status, await got.text()]).toEqual([400, expect.stringContaining("no operation named")]);
    const streamed = await post({ query: "subscription A { changes { cursor } }", operationName: "B" }, "/graphql", {
      accept: "text/event-stream",
    });
    expect(streamed.text).toContain("no operation named");
    expect(streamed.text).toContain("BAD_USER_INPUT");
  });
});

describe("a value of another kind", () => {
  const QUERY = "query ($on: PartialDate) { memberships(asOf: $on) { totalCount } }";
  it("is a year where a number is given as a date, as a literal and as a variable", async () => {
    const [literal, variable, text] = await Promise.all([
      answerOf({ query: "{ memberships(asOf: 2013) { totalCount } }" }),
      answerOf({ query: QUERY, variables: { on: 2013 } }),
      answerOf({ query: QUERY, variables: { on: "2013" } }),
    ]);
    expect(text).toMatchObject({ data: { memberships: { totalCount: expect.any(Number) } } });
    expect([literal, variable]).toEqual([text, text]);
  });

  it.each<[string, string, string, unknown, string]>([
    ["a number that is no year", "PartialDate", "memberships(asOf: $v) { totalCount }", 20130326, "20130326"],
    ["a fraction", "PartialDate", "memberships(asOf: $v) { totalCount }", 2013.5, "2013.5"],
    ["a truth value as a date", "PartialDate", "memberships(asOf: $v) { totalCount }", true, "true"],
    ["a month that does not exist", "PartialDate", "memberships(asOf: $v) { totalCount }", "2013-13", '"2013-13"'],
    [
      "milliseconds as a time",
      "DateTime!",
      'recordKnownAt(id: "npm-slovenia", at: $v) { id }',
      1764000000000,
      "1764000000000",
    ],
    [
      "a day that does not exist in a time",
      "DateTime!",
      'recordKnownAt(id: "npm-slovenia", at: $v) { id }',
      "2026-02-30T00:00:00Z",
      "2026-02-30",
    ],
    ["a text as a number", "Int", "npms(first: $v) { totalCount }", "five", '"five"'],
    [
      "a value that the enumeration lacks",
      "PatternCode",
      "collaborations(where: { pattern: { eq: $v } }) { totalCount }",
      "FRIENDSHIP",
      "FRIENDSHIP",
    ],
  ])("is a mistake that is named alike as literal and as variable: %s", async (_, type, field, value, shown) => {
    const literal = type === "PatternCode" ? String(value) : JSON.stringify(value);
    const asked = [
      { query: `{ ${field.replace("$v", literal)} }` },
      { query: `query ($v: ${type}) { ${field} }`, variables: { v: value } },
    ];
    for (const body of asked) {
      const { status, errors } = await answerOf(body);
      expect([status, errors?.map(({ extensions }) => extensions.code)]).toEqual([400, ["BAD_USER_INPUT"]]);
      expect(errors?.[0]?.message).toContain(shown);
      // Where: the variable by its name, the literal by its place.
      expect(JSON.stringify(errors)).toMatch(/\$v|"locations":\[\{"line":1/);
    }
  });
});

describe("an empty cursor", () => {
  it.each([
    "npms(first: 2, after: $cursor) { nodes { id } pageInfo { hasPreviousPage } }",
    "npms(last: 2, before: $cursor) { nodes { id } pageInfo { hasNextPage } }",
    'network(id: "network-see-npm") { memberships(first: 2, after: $cursor) { nodes { id } } }',
    "gaps(first: 2, after: $cursor) { nodes { pattern } pageInfo { hasPreviousPage } }",
    "changes(first: 2, after: $cursor) { nodes { recordId } pageInfo { hasPreviousPage } }",
    "changes(first: 2, since: $cursor) { nodes { recordId } }",
  ])("means what none means: %s", async (field) => {
    const ask = (cursor: string | null) =>
      answerOf({ query: `query ($cursor: String) { ${field} }`, variables: { cursor } });
    const none = await ask(null);
    expect(none.errors).toBeUndefined();
    expect(await ask("")).toEqual(none);
  });
});

describe("every error", () => {
  it.each<[string, object | string, Record<string, string>]>([
    ["of a document that can’t be parsed", { query: "{" }, {}],
    ["of validation", { query: "{ nothing }" }, {}],
    [
      "of variables",
      { query: "query ($on: PartialDate) { memberships(asOf: $on) { totalCount } }", variables: { on: "x" } },
      {},
    ],
    ["of a resolver", { query: "{ npms(first: 201) { totalCount nodes { id } } }" }, {}],
    [
      "of a limit",
      { query: `{ ${Array.from({ length: 40 }, (_, at) => `a${at}: npms { totalCount }`).join(" ")} }` },
      {},
    ],
    ["of a body that can’t be read", "{", {}],
    ["of a body without a query", {}, {}],
    ["of a body of another kind", "query={npms{totalCount}}", { "content-type": "text/plain" }],
    ["of a token that is not valid", { query: "{ __typename }" }, { authorization: "Bearer a.b.c" }],
  ])("%s names its request", async (_, body, headers) => {
    const { id, text } = await post(body, "/graphql", headers);
    const { errors } = JSON.parse(text) as { errors: { extensions: { requestId?: string } }[] };
    expect(errors.map(({ extensions }) => extensions.requestId)).toEqual(errors.map(() => id));
    expect(errors.length).toBeGreaterThan(0);
  });

  it("of a table names its request", async () => {
    const response = await fetch(`${hub.url}/tables/npms.csv?where=x`);
    const { errors } = (await response.json()) as { errors: { extensions?: { requestId?: string } }[] };
    expect(errors[0]?.extensions?.requestId).toBe(response.headers.get("x-request-id"));
  });
});
