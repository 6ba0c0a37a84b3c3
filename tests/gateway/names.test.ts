/** Under which names a hub is asked, who reads its metrics, and what it tells browsers about HTTPS. */
import { request as send } from "node:http";
import { connect } from "node:net";
import express from "express";
import { createLog, type Listener, openListener } from "../../gateway";
import type { ListenerOptions } from "../../gateway/http/listener";

const open: Listener[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((listener) => listener.close()));
});

/** A hub that answers `hello` at /graphql. */
async function listening(options: Partial<ListenerOptions> = {}): Promise<Listener> {
  const listener = await openListener({ host: "127.0.0.1", port: 0, log: createLog("silent"), ...options });
  const routes = express.Router();
  routes.all("/graphql", (_request, response) => void response.json({ data: "hello" }));
  listener.mount(routes);
  listener.readiness.watch([async () => "Neo4j does not answer."]);
  open.push(listener);
  return listener;
}

interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Asks as whoever leads a browser to the hub by another name does: `fetch` sends no `Host` of one’s own. */
function ask({ port }: Listener, path: string, headers: Record<string, string>): Promise<Told> {
  return new Promise((resolve, reject) => {
    const request = send({ host: "127.0.0.1", port, path, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => (body += text));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    request.on("error", reject).end();
  });
}

/** The first line that answers bytes of one’s own. */
function answerTo({ port }: Listener, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.once("data", (data: Buffer) => {
      resolve(data.toString().split("\r\n")[0] ?? "");
      socket.destroy();
    });
    socket.once("error", reject);
  });
}

const names = ["hub.example.org", ".parts.example.org", "[2001:db8::1]"];

describe("a request is answered under", () => {
  it.each([
    "localhost",
    "localhost:4000",
    "LocalHost",
    "localhost.",
    "hub.localhost",
    "127.0.0.1",
    "127.8.9.1:80",
    "[::1]:4000",
    "hub.example.org",
    "HUB.example.org:8443",
    "actors.parts.example.org",
    "[2001:db8::1]:4000",
  ])("%s", async (host) => {
    expect(await ask(await listening({ names }), "/graphql", { host })).toMatchObject({ status: 200 });
  });

  it("the name or the address that it listens on", async () => {
    expect(await ask(await listening({ host: "127.0.0.1" }), "/graphql", { host: "127.0.0.1" })).toMatchObject({
      status: 200,
    });
    expect(await ask(await listening({ host: "0.0.0.0" }), "/graphql", { host: "0.0.0.0" })).toMatchObject({
      status: 421,
    });
  });
});

describe("a request is refused, as JSON that says what to do, under", () => {
  it.each([
    ["another name", "evil.example"],
    ["another name at the port of the hub", "evil.example:4000"],
    ["a name that only begins like one", "localhost.evil.example"],
    ["a name that only ends like one", "evilhub.example.org"],
    ["a name that only ends like those below one", "parts.example.org"],
    ["a name with the other in it", "evil-parts.example.org"],
    ["an address of this machine that nobody listed", "192.168.1.20"],
    ["an address that looks like one of this machine", "127.0.0.1.evil.example"],
    ["what is no name", "localhost:4000@evil.example"],
    ["two names", "localhost, evil.example"],
  ])("%s", async (_, host) => {
    const { status, headers, body } = await ask(await listening({ names }), "/graphql", { host });
    expect([status, headers["content-type"]]).toEqual([421, "application/json; charset=utf-8"]);
    expect(JSON.parse(body)).toEqual({
      errors: [
        {
          message: expect.stringContaining("LIAISON_HOSTS"),
          extensions: { code: "FORBIDDEN", requestId: headers["x-request-id"] },
        },
      ],
    });
    expect(body).not.toContain("hello");
  });

  it.each(["/", "/tables", "/export/graph.gexf", "/graphiql/react.js", "/.well-known/jwks.json", "/nowhere"])(
    "another name, at every path: %s",
    async (path) => {
      expect(await ask(await listening(), path, { host: "evil.example" })).toMatchObject({ status: 421 });
    },
  );

  it("another name, for a WebSocket too", async () => {
    const listener = await listening();
    const upgrade = (host: string) =>
      `GET /graphql HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;
    expect(await answerTo(listener, upgrade("evil.example"))).toBe("HTTP/1.1 421 Misdirected Request");
    expect(await answerTo(listener, upgrade("localhost"))).toBe("HTTP/1.1 503 Service Unavailable");
    const other = upgrade("evil.example").replace("websocket", "h2c");
    expect(await answerTo(listener, other)).toBe("HTTP/1.1 421 Misdirected Request");
  });

  it("no name at all, as HTTP/1.0 allows", async () => {
    for (const head of ["GET /graphql HTTP/1.0", "GET /graphql HTTP/1.1\r\nHost:"])
      expect(await answerTo(await listening(), `${head}\r\n\r\n`)).toBe("HTTP/1.1 421 Misdirected Request");
  });
});

describe("health", () => {
  it.each(["10.1.2.3:4000", "hub.default.svc"])(
    "is told to orchestrators that ask under %j, without details",
    async (host) => {
      const listener = await listening();
      expect(await ask(listener, "/health/live", { host })).toMatchObject({ status: 200 });
      const ready = await ask(listener, "/health/ready", { host });
      expect([ready.status, JSON.parse(ready.body)]).toEqual([503, { status: "unavailable" }]);
    },
  );

  it("is told in detail under the names of the hub", async () => {
    const { body } = await ask(await listening(), "/health/ready", { host: "localhost" });
    expect(JSON.parse(body)).toEqual({ status: "unavailable", missing: ["Neo4j does not answer."] });
  });
});

describe("metrics", () => {
  const token = "a-token-of-tests-only";
  const statusOf = async (listener: Listener, headers: Record<string, string>) =>
    (await ask(listener, "/metrics", { host: "localhost", ...headers })).status;

  it("are for this machine alone, unless somebody is named", async () => {
    const listener = await listening();
    expect(await statusOf(listener, {})).toBe(200);
    expect(await statusOf(listener, { "x-forwarded-for": "127.0.0.1" })).toBe(403);
    expect(await statusOf(listener, { forwarded: "for=127.0.0.1" })).toBe(403);
    const somebody = { authorization: `Bearer ${token}`, "x-forwarded-for": "203.0.113.9" };
    expect(await statusOf(listener, somebody)).toBe(403);
  });

  it("are not for a browser of this machine that a page of another site leads there", async () => {
    expect(await statusOf(await listening(), { host: "evil.example" })).toBe(403);
  });

  it("are for whoever sends the token, under any name and through a proxy", async () => {
    const listener = await listening({ metrics: { addresses: [], token } });
    const through = { "x-forwarded-for": "203.0.113.9" };
    expect(await statusOf(listener, { ...through, authorization: `Bearer ${token}` })).toBe(200);
    expect(await statusOf(listener, { host: "10.1.2.3", authorization: `bearer ${token}` })).toBe(200);
    for (const wrong of ["", token, `Bearer ${token}x`, `Bearer ${token.slice(1)}`, `Basic ${token}`])
      expect(await statusOf(listener, { ...through, authorization: wrong })).toBe(403);
  });
});

describe("HTTPS", () => {
  it("is not asked of browsers unless the operator says so", async () => {
    const { headers } = await ask(await listening(), "/health/live", { host: "localhost" });
    expect(headers["strict-transport-security"]).toBeUndefined();
  });

  it("is asked of them for as long as the operator says, for this name alone", async () => {
    const { headers } = await ask(await listening({ hsts: 86_400 }), "/graphql", { host: "localhost" });
    expect(headers["strict-transport-security"]).toBe("max-age=86400");
  });
});
