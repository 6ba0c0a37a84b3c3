import { openTiny, type Tiny, type TinyOptions } from "../tiny/openTiny";

const INTERNAL = "Internal error. Please report it with the request id.";

describe.each<[string, TinyOptions]>([
  ["in one process", {}],
  ["in one process, planned all the same", { isFederated: true }],
  ["with one subgraph over HTTP", { remote: ["nests"] }],
  ["with all subgraphs over HTTP", { remote: ["birds", "nests"] }],
])("the API of several subgraphs %s", (_, options) => {
  let tiny: Tiny;
  beforeAll(async () => void (tiny = await openTiny(options)));
  afterAll(() => tiny.close());

  it("joins entities of two subgraphs", async () => {
    const { body } = await tiny.ask(
      `{ bird(id: "7") { name nests { id place bird { name } } } nest(id: "n") { bird { hatched } } }`,
    );
    const nests = [{ id: "nest-7", place: "reed", bird: { name: "Bird 7" } }];
    expect(body).toEqual({ data: { bird: { name: "Bird 7", nests }, nest: { bird: { hatched: "2013-03" } } } });
  });

  it("is ready", async () => {
    expect(await (await fetch(`${tiny.url}/health/ready`)).json()).toEqual({ status: "ready" });
  });

  it("gives resolvers the context of the request", async () => {
    expect((await tiny.ask("{ request }")).body).toEqual({ data: { request: "seen" } });
  });

  it("keeps code, clause, reasons and path of an error of the hub", async () => {
    const { body, status } = await tiny.ask(`{ bird(id: "7") { name refused nests { id bird { hidden } } } }`);
    expect(status).toBe(200);
    expect(body.data.bird).toEqual({
      name: "Bird 7",
      refused: null,
      nests: [{ id: "nest-7", bird: { hidden: null } }],
    });
    const told = { code: "RULE_VIOLATED", clause: "D13", reasons: ["The term is longer than one year."] };
    const extensions = { ...told, requestId: expect.any(String) };
    expect(body.errors).toEqual(
      expect.arrayContaining([
        { message: "A term lasts one year.", path: ["bird", "refused"], extensions },
        { message: "A term lasts one year.", path: ["bird", "nests", 0, "bird", "hidden"], extensions },
      ]),
    );
  });

  it("names the argument that is wrong", async () => {
    const { body } = await tiny.ask("{ birds(first: 201) { totalCount } }");
    expect(body.errors[0]).toMatchObject({
      message: "first is at most 200.",
      extensions: { code: "BAD_USER_INPUT", argument: "first" },
    });
  });

  it("says nothing of an unexpected error but the request id, and logs it under that id", async () => {
    const { body, headers } = await tiny.ask(`{ bird(id: "7") { name crashed } nests { torn } }`, undefined, {
      "x-request-id": "test-4711",
    });
    expect(headers.get("x-request-id")).toBe("test-4711");
    const extensions = { code: "INTERNAL_SERVER_ERROR", requestId: "test-4711" };
    expect(body.errors).toEqual(
      expect.arrayContaining([
        { message: INTERNAL, path: ["bird", "crashed"], extensions },
        { message: INTERNAL, path: ["nests", 0, "torn"], extensions },
      ]),
    );
    expect(JSON.stringify(body)).not.toMatch(/MATCH|Secret|stack/);
    const logged = tiny.lines.filter((line) => line.msg === "unexpected" && line.requestId === "test-4711");
    expect(logged).toHaveLength(2);
    expect(logged[0]?.error).toMatchObject({ name: "Error", stack: expect.any(Array) });
  });

  it("drops extensions nobody agreed on", async () => {
    const { body } = await tiny.ask(`{ bird(id: "7") { leaked } }`);
    expect(body.errors[0].extensions).toEqual({ code: "FORBIDDEN", requestId: expect.any(String) });
  });

  it("answers null and an error where a required root field fails, not 400", async () => {
    const { body, status } = await tiny.ask("{ broken }");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      data: null,
      errors: [{ path: ["broken"], extensions: { code: "INTERNAL_SERVER_ERROR" } }],
    });
  });

  it("answers 503 with Retry-After where all of the answer is unavailable", async () => {
    const { body, status, headers } = await tiny.ask("{ away }");
    expect([status, headers.get("retry-after")]).toEqual([503, "5"]);
    expect(body).toMatchObject({ data: null, errors: [{ extensions: { code: "UNAVAILABLE" } }] });
  });

  it.each([
    [
      "an unknown variable value",
      `query ($k: Kind) { birds(where: { kind: $k }) { totalCount } }`,
      { k: "SWAM" },
      "BAD_USER_INPUT",
    ],
    [
      "a scalar in a variable",
      `query ($d: PartialDate) { birds(asOf: $d) { totalCount } }`,
      { d: "yesterday" },
      "BAD_USER_INPUT",
    ],
    ["a scalar in the document", `{ birds(asOf: "yesterday") { totalCount } }`, {}, "GRAPHQL_VALIDATION_FAILED"],
    ["a field that is not there", `{ bird(id: "1") { nam } }`, {}, "GRAPHQL_VALIDATION_FAILED"],
    ["a syntax error", `{ bird(`, {}, "GRAPHQL_PARSE_FAILED"],
    ["no such operation", `query A { request } query B { request }`, {}, "BAD_USER_INPUT"],
  ])("refuses %s with 400 and its code", async (_case, query, variables, code) => {
    const { body, status } = await tiny.ask(query, variables);
    expect([status, body.errors[0].extensions.code]).toEqual([400, code]);
    expect(body.data).toBeUndefined();
    expect(JSON.stringify(body)).not.toMatch(/Did you mean/);
  });

  it.each([
    [
      "introspection beside data",
      `{ bird(id: "1") { name } __schema { queryType { name } } t: __typename }`,
      {},
      { bird: { name: "Bird 1" }, __schema: { queryType: { name: "Query" } }, t: "Query" },
    ],
    [
      "introspection in a fragment",
      `{ ...F } fragment F on Query { __type(name: "Nest") { name } request }`,
      {},
      { __type: { name: "Nest" }, request: "seen" },
    ],
    ["only skipped fields", `{ bird(id: "1") @skip(if: true) { name } }`, {}, {}],
    [
      "skipped root fields",
      `query ($no: Boolean!) { request @include(if: $no) nest(id: "n") { id } }`,
      { no: false },
      { nest: { id: "n" } },
    ],
    [
      "only skipped fields within",
      `query ($no: Boolean!) { bird(id: "1") { name @include(if: $no) } }`,
      { no: false },
      { bird: {} },
    ],
    ["literally skipped fields within", `{ bird(id: "1") { name @skip(if: true) } }`, {}, { bird: {} }],
    [
      "interfaces",
      `{ animals { __typename name ... on Bird { nests { id } } } }`,
      {},
      { animals: [1, 2].map((id) => ({ __typename: "Bird", name: `Bird ${id}`, nests: [{ id: `nest-${id}` }] })) },
    ],
    [
      "a list that is selected twice",
      `{ birds(first: 2) { nodes { id } nodes { name } } }`,
      {},
      { birds: { nodes: [1, 2].map((id) => ({ id: String(id), name: `Bird ${id}` })) } },
    ],
    [
      "a field under the name of a key",
      `{ birds(first: 1) { nodes { id: name nests { id: place } } } animals { id: __typename __typename: name ... on Bird { nests { id } } } }`,
      {},
      {
        birds: { nodes: [{ id: "Bird 1", nests: [{ id: "reed" }] }] },
        animals: [1, 2].map((id) => ({ id: "Bird", __typename: `Bird ${id}`, nests: [{ id: `nest-${id}` }] })),
      },
    ],
    [
      "aliases",
      `{ a: bird(id: "1") { n: name } b: bird(id: "2") { n: name } }`,
      {},
      { a: { n: "Bird 1" }, b: { n: "Bird 2" } },
    ],
  ])("answers %s", async (_case, query, variables, data) => {
    expect(JSON.stringify((await tiny.ask(query, variables)).body)).toBe(JSON.stringify({ data }));
  });

  it("answers members whose names every object has", async () => {
    const { body } = await tiny.ask(`{ bird(id: "1") { __proto__: name constructor: name toString: nests { id } } }`);
    expect(Object.entries(body.data.bird)).toEqual([
      ["__proto__", "Bird 1"],
      ["constructor", "Bird 1"],
      ["toString", [{ id: "nest-1" }]],
    ]);
  });
});

describe("a subgraph that is away", () => {
  let tiny: Tiny;
  beforeAll(async () => void (tiny = await openTiny({ urls: { nests: "http://127.0.0.1:9/graphql" } })));
  afterAll(() => tiny.close());

  it("leaves the rest of the answer and says at each field that it is missing", async () => {
    const { body } = await tiny.ask(
      `{ birds(first: 2) { nodes { name nestMark mark: hidden } } nest(id: "n") { id } }`,
    );
    const nodes = [1, 2].map((id) => ({ name: `Bird ${id}`, nestMark: null, mark: null }));
    expect(body.data).toEqual({ birds: { nodes }, nest: null });
    const paths = [0, 1].flatMap((index) => ["nestMark", "mark"].map((field) => ["birds", "nodes", index, field]));
    expect(body.errors.map(({ path }: { path: unknown }) => path)).toEqual([...paths, ["nest"]]);
    for (const error of body.errors)
      expect(error).toMatchObject({ message: expect.stringContaining("nests"), extensions: { code: "UNAVAILABLE" } });
    expect(JSON.stringify(body)).not.toContain("127.0.0.1");
  });

  it("takes with it what must not be null, and no more", async () => {
    const { body } = await tiny.ask(`{ bird(id: "7") { name nests { id } } other: bird(id: "8") { name } }`);
    expect(body.data).toEqual({ bird: null, other: { name: "Bird 8" } });
    expect(body.errors).toMatchObject([{ path: ["bird", "nests"], extensions: { code: "UNAVAILABLE" } }]);
  });

  it("makes the gateway not ready", async () => {
    const response = await fetch(`${tiny.url}/health/ready`);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      status: "unavailable",
      missing: ["The subgraph nests does not answer at http://127.0.0.1:9/graphql."],
    });
  });
});
