import { gzipSync } from "node:zlib";
import { getIntrospectionQuery } from "graphql";
import { openTiny, type Tiny } from "./tiny/openTiny";

let tiny: Tiny;
beforeAll(async () => {
  tiny = await openTiny();
  await tiny.ask("{ bird(id: 1) { name } }");
});
afterAll(() => tiny.close());

const repeat = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(" ");

/** Each fragment spreads the next twice. */
const fragmentBomb = (levels: number) =>
  `{ bird(id: 1) { ...F0 } } ${repeat(levels, (n) => `fragment F${n} on Bird { ...F${n + 1} ...F${n + 1} }`)} fragment F${levels} on Bird { name }`;
const deep = (levels: number) =>
  `{ bird(id: 1) { nests { ${"bird { nests { ".repeat(levels)} id ${"} }".repeat(levels)} } } }`;
const nested = (levels: number) => `${'{"AND":['.repeat(levels)}{"name":"x"}${"]}".repeat(levels)}`;

const DOCUMENTS: readonly (readonly [string, string])[] = [
  ["10,000 aliases", `{ ${repeat(10_000, (n) => `a${n}: bird(id: 1) { name }`)} }`],
  ["31 aliases", `{ ${repeat(31, (n) => `a${n}: request`)} }`],
  ["31 aliases of __typename", `{ ${repeat(31, (n) => `a${n}: __typename`)} }`],
  ["a bomb of fragments", fragmentBomb(30)],
  [
    "a cycle of fragments",
    `{ bird(id: 1) { ...A } } fragment A on Bird { nests { bird { ...B } } } fragment B on Bird { ...A }`,
  ],
  ["a fragment that spreads itself", `{ bird(id: 1) { ...A } } fragment A on Bird { ...A }`],
  ["60 directives", `{ request ${"@include(if: true) ".repeat(60)} }`],
  ["60 directives of no name", `{ request ${"@aa ".repeat(60)} }`],
  ["1,900 repeated fields with unlike arguments", `{ ${repeat(240, (n) => `bird(id: ${n}) { name }`)} }`],
  [
    "repeated fragments with unlike fields",
    `{ ${repeat(150, () => "...A ...B")} } fragment A on Query { x: nest(id: 1) { id } } fragment B on Query { x: bird(id: 1) { id } }`,
  ],
  ["deep nesting", deep(20)],
  ["extreme nesting", deep(200)],
  [
    "a deep input in the document",
    `{ birds(where: ${"{ AND: [".repeat(300)}{ name: "x" }${"] }".repeat(300)}) { totalCount } }`,
  ],
  ["unclosed braces", "{".repeat(100_000)],
  ["a long name", `{ ${"a".repeat(500_000)} }`],
  ["a long string", `{ birds(where: { name: "${"\\u0000".repeat(10_000)}" ) }`],
  [
    "deep introspection",
    `{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }`,
  ],
  ["nothing", ""],
  ["only a fragment", "fragment A on Bird { name }"],
  ["a mutation", "mutation { x }"],
  ["a subscription", "subscription { x }"],
  ["a schema", "type Query { a: Int }"],
  ["a lone surrogate", `{ bird(id: "\ud800") { nme } }`],
];

describe("hostile documents", () => {
  it.each(DOCUMENTS)("refuses %s with 400", async (_, query) => {
    const { status, body } = await tiny.ask(query);
    expect(status).toBe(400);
    expect(body.errors.length).toBeGreaterThan(0);
    expect(JSON.stringify(body)).not.toMatch(/Did you mean|node_modules|at .*\.js/);
  });

  it("says which limit an operation is beyond", async () => {
    const { body } = await tiny.ask(`{ ${repeat(31, (n) => `a${n}: request`)} }`);
    expect(body.errors).toEqual([
      {
        message: "The operation has more than 30 aliases; ask for less at once.",
        extensions: { code: "COST_LIMIT_EXCEEDED", requestId: expect.any(String) },
      },
    ]);
  });

  it("tells the first problems of a document, however many there are", async () => {
    const { body } = await tiny.ask(`{ ${repeat(50, (n) => `nothing${n}`)} }`);
    expect(body.errors.map(({ message }: { message: string }) => message)).toEqual(
      [0, 1, 2, 3, 4].map((n) => `Cannot query field "nothing${n}" on type "Query".`),
    );
  });

  it.each([
    ["operations", { aliases: 30 }],
    ["the introspection of GraphiQL", {}],
  ])("lets large honest %s through", async (_, { aliases }: { aliases?: number }) => {
    const query = aliases
      ? `{ ${repeat(aliases, (n) => `a${n}: request`)} }`
      : getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true });
    const { status, body } = await tiny.ask(query);
    expect([status, body.errors]).toEqual([200, undefined]);
  });
});

interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
  readonly path?: string;
}

const json = { "content-type": "application/json" };
const REQUESTS: readonly (readonly [string, Sent, number])[] = [
  ["a batch", { headers: json, body: `[{"query":"{request}"},{"query":"{request}"}]` }, 400],
  ["JSON that is torn", { headers: json, body: `{"query":` }, 400],
  ["a JSON string", { headers: json, body: `"{request}"` }, 400],
  ["null", { headers: json, body: "null" }, 400],
  ["no body", { headers: json }, 400],
  ["a form", { headers: { "content-type": "application/x-www-form-urlencoded" }, body: "query={request}" }, 400],
  ["plain text", { headers: { "content-type": "text/plain" }, body: `{"query":"{request}"}` }, 400],
  ["a multipart form", { headers: { "content-type": "multipart/form-data; boundary=x" }, body: "--x--" }, 400],
  ["an unknown charset", { headers: { "content-type": "application/json; charset=klingon" }, body: "{}" }, 415],
  ["an unknown coding", { headers: { ...json, "content-encoding": "zstd" }, body: "{}" }, 415],
  ["2 MB", { headers: json, body: JSON.stringify({ query: "{request}", x: "x".repeat(2_000_000) }) }, 413],
  [
    "a gzip bomb",
    { headers: { ...json, "content-encoding": "gzip" }, body: gzipSync(Buffer.alloc(200_000_000, 32)) },
    413,
  ],
  ["gzip that is none", { headers: { ...json, "content-encoding": "gzip" }, body: "{}" }, 400],
  [
    "deep variables",
    {
      headers: json,
      body: `{"query":"query($w: BirdWhere){birds(where:$w){totalCount}}","variables":{"w":${nested(20_000)}}}`,
    },
    400,
  ],
  [
    "deep unused variables",
    { headers: json, body: `{"query":"{request}","variables":{"x":${"[".repeat(100_000)}${"]".repeat(100_000)}}}` },
    400,
  ],
  ["variables as text", { headers: json, body: `{"query":"{request}","variables":"{}"}` }, 400],
  ["a prototype", { headers: json, body: `{"__proto__":{"query":"{request}"},"constructor":{}}` }, 400],
  ["a GET without a sign of an API client", { method: "GET", path: "/graphql?query={request}" }, 400],
  ["a mutation by GET", { method: "GET", headers: json, path: "/graphql?query=mutation{x}" }, 405],
  ["a GET with broken variables", { method: "GET", headers: json, path: "/graphql?query={request}&variables={" }, 400],
  ["PUT", { method: "PUT", headers: json, body: "{}" }, 405],
  [
    "a persisted query",
    { headers: json, body: `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"${"0".repeat(64)}"}}}` },
    200,
  ],
];

describe("hostile requests", () => {
  it.each(REQUESTS)(
    "refuses %s, never with 5xx",
    async (_, { path = "/graphql", method = "POST", headers, body }, status) => {
      const response = await fetch(tiny.url + path, { method, headers, body: body as string });
      const text = await response.text();
      expect([response.status, text]).toEqual([status, expect.stringContaining('"errors"')]);
      expect(text).not.toMatch(/node_modules|at .*\.js/);
    },
  );
});
