import { connect } from "node:net";
import { auditServer } from "graphql-http";
import { explorerFolder } from "../../config/projectRoot";
import { createLog, openListener, PortError } from "../../gateway";
import { BIRD_COUNT } from "./tiny/tinySubgraphs";
import { DATASET, openTiny, type Tiny } from "./tiny/openTiny";

let tiny: Tiny;
let isUp = true;
beforeAll(async () => {
  const ping = async () => {
    if (!isUp) throw new Error("down");
  };
  tiny = await openTiny({ ping, explorer: { folder: explorerFolder(), frameAncestors: "'none'" } });
});
afterAll(() => tiny.close());

const get = (path: string, headers?: Record<string, string>) => fetch(tiny.url + path, { headers });

describe("GraphQL over HTTP", () => {
  it("passes the audit of graphql-http", async () => {
    // The audit's GET requests carry no sign of an API client, which the CSRF protection asks for.
    const fetchFn = (url: string, init?: RequestInit) =>
      fetch(url, { ...init, headers: { ...init?.headers, "apollo-require-preflight": "1" } });
    const results = await auditServer({ url: `${tiny.url}/graphql`, fetchFn });
    const failed = results.filter((result) => result.status !== "ok");
    expect(results.length).toBeGreaterThanOrEqual(61);
    expect(failed.filter((result) => result.status === "error").map(({ name }) => name)).toEqual([]);
    // Apollo Server answers 400 where the specification would have 200 for clients of before it was written.
    expect(failed.map(({ name }) => name)).toEqual([
      "SHOULD use 200 status code on document parsing failure when accepting application/json",
      "SHOULD use 200 status code on document validation failure when accepting application/json",
      "SHOULD use a status code of 200 on variable coercion failure when accepting application/json",
    ]);
  });

  it("answers queries by GET", async () => {
    const response = await get("/graphql?query={request}", { "apollo-require-preflight": "1" });
    expect([response.status, await response.json()]).toEqual([200, { data: { request: "seen" } }]);
  });

  it("makes a request id where none, or a strange one, was given", async () => {
    const ids = await Promise.all(
      [{}, { "x-request-id": "a b" }].map(async (headers) =>
        (await get("/health/live", headers as never)).headers.get("x-request-id"),
      ),
    );
    for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("sends strict headers and does not say what it runs on", async () => {
    const { headers } = await get("/health/live");
    expect(headers.get("content-security-policy")).toBe("default-src 'none';frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-powered-by")).toBeNull();
  });

  it("answers 404 as JSON", async () => {
    const response = await get("/nowhere");
    expect([response.status, await response.json()]).toEqual([404, { error: "There is nothing at this address." }]);
  });
});

describe("GraphiQL", () => {
  it.each([["/graphql"]])("is served to browsers at %s, with scripts as files only", async (path) => {
    const response = await get(path, { accept: "text/html,application/xhtml+xml,*/*;q=0.8" });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-security-policy")).toContain("script-src 'self';");
    const page = await response.text();
    expect(page).not.toMatch(/https?:|<script>|javascript:/);
    const files = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1] ?? "");
    expect(files.length).toBeGreaterThanOrEqual(2);
    for (const file of files) {
      const answer = await get(file);
      expect([answer.status, answer.headers.get("content-type")]).toEqual([
        200,
        expect.stringMatching(/javascript|css/),
      ]);
    }
  });

  it.each([["/graphiql/react.js"], ["/explorer/..%2fmain.js"], ["/explorer/nothing.js"]])(
    "serves no other file: %s",
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );
});

describe("health", () => {
  afterEach(() => void (isUp = true));

  it("is live and ready", async () => {
    expect((await get("/health/live")).status).toBe(200);
    expect((await get("/health/ready")).status).toBe(200);
  });

  it("is live but not ready while Neo4j is away", async () => {
    isUp = false;
    const ready = await get("/health/ready");
    expect((await get("/health/live")).status).toBe(200);
    expect([ready.status, ready.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await ready.json()).toEqual({ status: "unavailable", missing: ["Neo4j does not answer."] });
  });

  it("answers before anything is mounted: live, not ready, and 503 with Retry-After for questions", async () => {
    const listener = await openListener({ host: "127.0.0.1", port: 0, log: createLog("silent") });
    listener.readiness.waitFor("The dataset is being imported.");
    const live = await fetch(`${listener.url}/health/live`);
    const ready = await fetch(`${listener.url}/health/ready`);
    const question = await fetch(`${listener.url}/graphql`, { method: "POST" });
    await listener.close();
    expect([live.status, ready.status, question.status, question.headers.get("retry-after")]).toEqual([
      200,
      503,
      503,
      "5",
    ]);
    expect(await ready.json()).toEqual({ status: "unavailable", missing: ["The dataset is being imported."] });
    const requestId = question.headers.get("x-request-id");
    expect(await question.json()).toEqual({
      errors: [{ message: "The dataset is being imported.", extensions: { code: "UNAVAILABLE", requestId } }],
    });
  });
});

describe("metrics and log", () => {
  it("counts requests, statements and the delay of the event loop", async () => {
    await tiny.ask("{ request }");
    const text = await (await get("/metrics")).text();
    expect(text).toMatch(/liaison_requests_total\{type="query",status="200"\} \d+/);
    expect(text).toMatch(/liaison_request_seconds_bucket\{le="0.1",type="query"\} \d+/);
    expect(text).toMatch(/liaison_statements_total 7/);
    expect(text).toMatch(/liaison_statement_shapes 3/);
    expect(text).toMatch(/liaison_event_loop_lag_seconds\{quantile="0.99"\}/);
  });

  it("refuses callers that came through a proxy", async () => {
    expect((await get("/metrics", { "x-forwarded-for": "10.0.0.1" })).status).toBe(403);
  });

  it("writes nothing of what was asked", async () => {
    const variables = { id: "Jane Doe" };
    await tiny.ask("query JaneDoe($id: ID!) { bird(id: $id) { name crashed } }", variables, {
      authorization: "Bearer token",
      cookie: "a=Jane",
    });
    await get("/tables/birds.csv?where=" + encodeURIComponent('{"name":"Jane Doe"}'));
    await get("/people/jane");
    expect(/.{20}(jane|Bearer|token|MATCH).{20}/i.exec(JSON.stringify(tiny.lines))?.[0]).toBeUndefined();
    // The line of a request that was answered before may come after it.
    const line = tiny.lines.filter(({ path }) => path === "other").at(-1);
    expect(line).toMatchObject({ msg: "request", method: "GET", path: "other", status: 404 });
    expect(Object.keys(line ?? {}).sort()).toEqual([
      "errorCodes",
      "level",
      "method",
      "milliseconds",
      "msg",
      "path",
      "requestId",
      "status",
      "time",
    ]);
  });
});

describe("the flat tables", () => {
  it("lists what there is", async () => {
    const body = await (await get("/tables")).json();
    expect(body.dataset.version).toBe("abc123");
    expect(body.tables).toEqual([
      {
        name: "birds",
        description: "Birds.",
        csv: "/tables/birds.csv",
        json: "/tables/birds.json",
        parameters: ["where", "orderBy", "asOf", "limit"],
        columns: ["id", "name", "kind", "nests"],
      },
    ]);
  });

  it("gives all rows as CSV, page by page, with the dataset's version", async () => {
    const response = await get("/tables/birds.csv");
    const lines = (await response.text()).split("\r\n");
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("link")).toBe(`<${DATASET.licenceUrl}>; rel="license"`);
    expect(response.headers.get("liaison-cite")).toBe(DATASET.cite);
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="birds-abc123.csv"');
    expect(lines[0]).toBe("id,name,kind,nests,dataset_version");
    expect(lines[1]).toBe("1,Bird 1,Bird,nest-1,abc123");
    expect(lines.at(-2)).toBe(`${BIRD_COUNT},Bird ${BIRD_COUNT},Bird,nest-${BIRD_COUNT},abc123`);
    expect(lines).toHaveLength(BIRD_COUNT + 2);
  });

  it("makes no formulas", async () => {
    const text = await (await get(`/tables/birds.csv?where=${encodeURIComponent('{"name":"x"}')}`)).text();
    expect(text).toContain("\r\n'=1+1,Bird =1+1,");
  });

  it("gives JSON in an envelope that says what it is", async () => {
    const response = await get("/tables/birds.json?limit=2&asOf=2013&orderBy=name:desc");
    const { licenceUrl: _, ...dataset } = DATASET;
    expect(await response.json()).toEqual({
      dataset,
      table: "birds",
      filters: { asOf: "2013", orderBy: [{ field: "NAME", direction: "DESC" }] },
      undeterminedCount: 3,
      rows: [1, 2].map((id) => ({ id: String(id), name: `Bird ${id}`, kind: "Bird", nests: [`nest-${id}`] })),
    });
    expect(response.headers.get("liaison-undetermined-count")).toBe("3");
  });

  it("gives a header alone for no rows", async () => {
    expect(await (await get("/tables/birds.csv?limit=0")).text()).toBe("id,name,kind,nests,dataset_version\r\n");
    expect((await (await get("/tables/birds.json?limit=0")).json()).rows).toEqual([]);
  });

  it.each([
    ["no such table", "/tables/fish.csv", 404, /birds/],
    ["no format", "/tables/birds", 404, /add .csv or .json/],
    ["a wrong field", '/tables/birds.csv?where={"nam":"x"}', 400, /Field \\"nam\\" is not defined/],
    ["JSON that is torn", "/tables/birds.csv?where={", 400, /must be JSON/],
    ["a wrong date", "/tables/birds.csv?asOf=yesterday", 400, /2013-03-26/],
    ["a wrong order", "/tables/birds.csv?orderBy=SIZE", 400, /SIZE/],
    ["a wrong limit", "/tables/birds.csv?limit=-1", 400, /whole number/],
    ["an unknown parameter", "/tables/birds.csv?filter=x", 400, /is not a parameter/],
    ["a parameter given twice", "/tables/birds.csv?limit=1&limit=2", 400, /once/],
    ["an unexpected error", '/tables/birds.csv?where={"name":"boom"}', 500, /request id/],
  ])("refuses %s", async (_case, path, status, text) => {
    const response = await get(encodeURI(path));
    expect([response.status, await response.text()]).toEqual([status, expect.stringMatching(text)]);
    expect(response.headers.get("content-type")).toMatch(/json/);
  });
});

describe("the port", () => {
  it("is refused in plain words when it is in use", async () => {
    const again = openListener({ host: "127.0.0.1", port: tiny.listener.port, log: createLog("silent") });
    await expect(again).rejects.toThrow(
      new PortError(`Port ${tiny.listener.port} is in use; end what uses it, or set LIAISON_PORT to another one.`),
    );
  });

  it("closes at once although a client keeps its connection open", async () => {
    const listener = await openListener({ host: "127.0.0.1", port: 0, log: createLog("silent") });
    const socket = connect(listener.port, "127.0.0.1");
    await new Promise((resolve) => socket.once("connect", resolve));
    socket.write("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
    await new Promise((resolve) => socket.once("data", resolve));
    const ended = new Promise((resolve) => socket.once("close", () => resolve("by the server")));
    // Well before the 8 s that requests under way are given.
    const waited = new Promise((resolve) => setTimeout(() => resolve("not in 5 s"), 5_000).unref());
    await listener.close();
    expect(await Promise.race([waited, ended])).toBe("by the server");
    socket.destroy();
  });
});
