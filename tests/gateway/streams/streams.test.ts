import { connect } from "node:net";
import { once } from "node:events";
import { request } from "node:http";
import { type Client } from "graphql-ws";
import { WebSocket } from "ws";
import { LiaisonError } from "../../../domain/errors";
import { ANONYMOUS_VIEWER } from "../../../policy";
import { viewerWith } from "../../support/viewers";
import { openTiny, type Tiny, type TinyOptions } from "../tiny/openTiny";
import {
  all,
  bySocket,
  bySse,
  leave,
  openCount,
  type Result,
  socketClient,
  type Subscribing,
  until,
} from "./subscribing";
import { sightings } from "../tiny/tinySubgraphs";

const WAITING = "subscription { birdSeen(times: 1, then: WAIT) { id } }";
const ONE = "subscription { birdSeen(times: 1) { id } }";
const TRANSPORTS = [
  ["events", bySse],
  ["a socket", bySocket],
] as const satisfies readonly (readonly [string, Subscribing])[];

const opened: Tiny[] = [];
async function open(options?: TinyOptions): Promise<Tiny> {
  const tiny = await openTiny(options);
  opened.push(tiny);
  return tiny;
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map((tiny) => tiny.close()));
  await until(() => sightings.open === 0);
});

const isGood = new Set<string>();
const authenticate = async (authorization: string | undefined) => {
  if (authorization === undefined) return ANONYMOUS_VIEWER;
  if (isGood.has(authorization)) return viewerWith({ subject: authorization, scopes: [] });
  if (authorization.endsWith("away")) throw new LiaisonError("UNAVAILABLE", "The provider does not answer.");
  throw new LiaisonError("UNAUTHENTICATED", "The token has expired; ask its issuer for a new one.");
};
const whoAsks = async ({ subject }: { subject: string }) => ({
  subject,
  get mark() {
    return subject;
  },
  set mark(_) {},
});

const post = (tiny: Tiny, query: unknown, headers: Record<string, string> = {}) =>
  fetch(`${tiny.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream", ...headers },
    body: JSON.stringify({ query }),
  });

/** The code and the reason a client’s socket is closed with. */
async function closing(client: Client, query = ONE): Promise<readonly [number, string]> {
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    client.on("closed", (event) => resolve(event as { code: number; reason: string }));
  });
  await all(client.iterate({ query }) as AsyncIterable<Result>).catch(() => undefined);
  const { code, reason } = await closed;
  return [code, reason];
}

describe("who subscribes", () => {
  beforeEach(() => isGood.clear());
  const MARK = "subscription { birdSeen(times: 1) { mark } }";

  it.each(TRANSPORTS)("is told by the token, or is anonymous: by %s", async (_, subscribe) => {
    isGood.add("Bearer good");
    const { url } = await open({ authenticate, createContext: whoAsks });
    const subjects = [await all(subscribe(url, MARK)), await all(subscribe(url, MARK, { token: "good" }))];
    expect(subjects.map(([result]) => result.data.birdSeen.mark)).toEqual(["anonymous", "Bearer good"]);
  });

  it("is told by the header of the upgrade, before which goes what the first message says", async () => {
    for (const token of ["good", "better"]) isGood.add(`Bearer ${token}`);
    const { url } = await open({ authenticate, createContext: whoAsks });
    class WithHeader extends WebSocket {
      constructor(address: string, protocols: string) {
        super(address, protocols, { headers: { authorization: "Bearer good" } });
      }
    }
    const ask = async (connectionParams?: Record<string, unknown>) => {
      const client = socketClient(url, connectionParams, WithHeader);
      const [result] = await all(client.iterate({ query: MARK }));
      return result.data.birdSeen.mark;
    };
    expect([await ask(), await ask({ authorization: "Bearer better" })]).toEqual(["Bearer good", "Bearer better"]);
  });

  it.each([
    ["a bad token", "Bearer bad", [4403, "The token has expired; ask its issuer for a new one."]],
    ["no text", { a: 1 }, [4403, "The token has expired; ask its issuer for a new one."]],
    ["a provider that is away", "Bearer away", [1013, "The provider does not answer."]],
  ])("gets a closed socket for %s", async (_, authorization, expected) => {
    const tiny = await open({ authenticate });
    expect(await closing(socketClient(tiny.url, { authorization }))).toEqual(expected);
    expect(tiny.lines.at(-1)).toMatchObject({ path: "/graphql", status: expected[0] === 4403 ? 401 : 503 });
    expect(JSON.stringify(tiny.lines)).not.toContain("Bearer");
  });

  it.each([
    ["bad", 401],
    ["away", 503],
  ])("gets no stream for a token that is %s", async (token, status) => {
    const tiny = await open({ authenticate });
    const response = await post(tiny, ONE, { authorization: `Bearer ${token}` });
    expect([response.status, response.headers.get("content-type")]).toEqual([status, expect.stringMatching(/json/)]);
  });

  it("is told anew for each subscription of a socket", async () => {
    isGood.add("Bearer good");
    const tiny = await open({ authenticate });
    const client = socketClient(tiny.url, { authorization: "Bearer good" });
    const waiting = client.iterate({ query: WAITING });
    await waiting.next();
    isGood.clear();
    await expect(all(client.iterate({ query: ONE }))).rejects.toMatchObject([
      { extensions: { code: "UNAUTHENTICATED" } },
    ]);
    await client.dispose();
  });

  it("is noted in the audit with what was refused, before it is sent", async () => {
    isGood.add("Bearer good");
    const noted: unknown[] = [];
    const noteRefusal = async (viewer: { tokenId: string | null }, fields: readonly string[]) =>
      void noted.push([viewer.tokenId, fields]);
    const tiny = await open({ authenticate, noteRefusal });
    const [result] = await all(
      bySse(tiny.url, "subscription { birdSeen(times: 1) { leaked again: leaked } }", { token: "good" }),
    );
    expect(result.errors).toHaveLength(2);
    expect(noted).toEqual([[expect.any(String), [undefined]]]);
  });
});

describe("how a subscription is asked for", () => {
  it("says how, when it is sent as a query", async () => {
    const tiny = await open();
    const { status, body } = await tiny.ask(ONE);
    expect([status, body.errors[0].extensions.code, sightings.open]).toEqual([400, "BAD_USER_INPUT", 0]);
    expect(body.errors[0].message).toMatch(/Accept: text\/event-stream.*graphql-transport-ws/);
  });

  it.each([
    ["text/event-stream", /event-stream/],
    ["text/event-stream, application/json;q=0.5", /event-stream/],
    ["application/json, text/event-stream, multipart/mixed", /json/],
    ["*/*", /json/],
  ])("is what the client would rather have: %s", async (accept, type) => {
    const response = await post(await open(), ONE, { accept });
    expect(response.headers.get("content-type")).toMatch(type);
    await response.text();
  });

  it("answers queries of clients that could read events as JSON", async () => {
    const response = await post(await open(), "{ request }", { accept: "application/json, text/event-stream" });
    expect(await response.json()).toEqual({ data: { request: "seen" } });
  });

  it("is written as graphql-sse has it, and kept by nobody", async () => {
    const response = await post(await open(), ONE);
    expect(await response.text()).toBe(
      `:\n\nevent: next\ndata: {"data":{"birdSeen":{"id":"1"}}}\n\nevent: complete\ndata:\n\n`,
    );
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  const get = (tiny: Tiny, headers: Record<string, string>, more = "") =>
    fetch(
      `${tiny.url}/graphql?query=${encodeURIComponent("subscription($t: Int) { birdSeen(times: $t) { id } }")}${more}`,
      {
        headers: { accept: "text/event-stream", ...headers },
      },
    );

  it("works by GET for a page of the hub, not for one of another origin", async () => {
    const tiny = await open();
    const variables = `&variables=${encodeURIComponent('{"t":1}')}`;
    const own = await get(tiny, { origin: tiny.url, "sec-fetch-site": "same-origin" }, variables);
    expect(await own.text()).toContain(`{"data":{"birdSeen":{"id":"1"}}}`);
    for (const headers of [
      { origin: "https://evil.example" },
      { "sec-fetch-site": "cross-site" },
      { origin: "null" },
    ]) {
      const foreign = await get(tiny, headers as never, variables);
      expect([foreign.status, await foreign.text()]).toEqual([400, expect.stringContaining("another origin")]);
    }
    const behindProxy = { origin: "https://hub.example", "x-forwarded-host": "hub.example" };
    expect((await get(tiny, behindProxy, variables)).status).toBe(200);
    // What no stream is asked for still needs the sign of an API client.
    expect((await get(tiny, { accept: "*/*" })).status).toBe(400);
  });

  it.each([
    ["no JSON", { method: "POST", body: "{" }, {}],
    ["a form", { method: "POST", body: "query=x" }, { "content-type": "text/plain" }],
    ["no query", { method: "POST", body: "{}" }, {}],
    ["variables that are none", { method: "POST", body: `{"query":"{a}","variables":"x"}` }, {}],
    ["a name that is none", { method: "POST", body: `{"query":"{a}","operationName":1}` }, {}],
    ["a list", { method: "POST", body: "[]" }, {}],
    ["broken variables by GET", { path: "?query={a}&variables={" }, {}],
    ["two queries by GET", { path: "?query=a&query=b" }, {}],
  ])("is refused with 400 for %s", async (_case, sent, headers) => {
    const { path = "", ...init } = sent as RequestInit & { path?: string };
    const tiny = await open();
    const response = await fetch(`${tiny.url}/graphql${path}`, {
      ...init,
      headers: { "content-type": "application/json", accept: "text/event-stream", ...headers },
    });
    expect([response.status, (await response.json()).errors[0].extensions.code]).toEqual([400, "BAD_REQUEST"]);
  });
});

describe("upgrades", () => {
  const upgrade = (tiny: Tiny, path: string, headers: Record<string, string> = {}) =>
    new Promise<number | undefined>((resolve) => {
      const socket = new WebSocket(`${tiny.url.replace("http", "ws")}${path}`, "graphql-transport-ws", { headers });
      socket.once("open", () => (socket.terminate(), resolve(101)));
      socket.once("unexpected-response", (_request, response) => resolve(response.statusCode));
      socket.once("error", () => undefined);
    });

  it.each([
    ["/graphql", {}, 101],
    ["/graphql?x=1", {}, 101],
    ["/graphqlx", {}, 404],
    ["/tables", {}, 404],
    ["/graphql", { origin: "https://evil.example" }, 403],
    ["/graphql", { origin: "https://hub.example", "x-forwarded-host": "hub.example" }, 101],
  ])("of %s with %j are answered with %i", async (path, headers, status) => {
    expect(await upgrade(await open(), path, headers as never)).toBe(status);
  });

  it("are refused beyond the number of sockets, and where no sockets are served", async () => {
    const tiny = await open({ streamLimits: { sockets: 1 }, remote: ["nests"] });
    const first = new WebSocket(`${tiny.url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
    await once(first, "open");
    expect(await upgrade(tiny, "/graphql")).toBe(503);
    const [nests] = tiny.elsewhere;
    expect(await upgrade({ url: nests?.url } as Tiny, "/graphql")).toBe(503);
    first.terminate();
  });

  it("that are offered with ordinary requests, as by HTTP/2 clients, are not taken", async () => {
    const tiny = await open();
    const body = JSON.stringify({ query: "{ request }" });
    const headers = { connection: "Upgrade, HTTP2-Settings", upgrade: "h2c", "http2-settings": "AAMAAABkAAQAAP__" };
    for (let count = 0; count < 2; count += 1) {
      const sent = request(`${tiny.url}/graphql`, {
        method: "POST",
        headers: { ...headers, "content-type": "application/json", "content-length": Buffer.byteLength(body) },
      });
      sent.end(body);
      const [response] = await once(sent, "response");
      const text = (await response.toArray()).join("");
      expect([response.statusCode, text.trim()]).toEqual([200, `{"data":{"request":"seen"}}`]);
    }
  });
});

describe("limits", () => {
  it("refuses more subscriptions than a process serves, by events and by sockets", async () => {
    const tiny = await open({ streamLimits: { perProcess: 2 } });
    const [one, two] = [bySse(tiny.url, WAITING), bySocket(tiny.url, WAITING)];
    await Promise.all([one.next(), two.next()]);
    const response = await post(tiny, ONE);
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "5"]);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "RATE_LIMITED" } }] });
    await expect(all(bySocket(tiny.url, ONE))).rejects.toMatchObject([{ extensions: { code: "RATE_LIMITED" } }]);
    await leave(one);
    await until(async () => (await openCount(tiny.url)) === 1);
    expect(await all(bySocket(tiny.url, ONE))).toHaveLength(1);
    await leave(two);
  });

  it("refuses more subscriptions than a socket carries, and goes on with the others", async () => {
    const tiny = await open({ streamLimits: { perSocket: 2 } });
    const client = socketClient(tiny.url);
    const waiting = [client.iterate({ query: WAITING }), client.iterate({ query: WAITING })];
    for (const one of waiting) await one.next();
    await expect(all(client.iterate({ query: ONE }))).rejects.toMatchObject([{ extensions: { code: "RATE_LIMITED" } }]);
    expect(sightings.open).toBe(2);
    await waiting[0]?.return?.();
    await until(() => sightings.open === 1);
    expect(await all(client.iterate({ query: ONE }))).toHaveLength(1);
    await client.dispose();
  });

  it("asks for nothing more while a client does not read, and cuts it off in the end", async () => {
    const tiny = await open({ streamLimits: { unread: 1_000 } });
    const query = "subscription { birdSeen { song(length: 100000) } }";
    const socket = connect(Number(new URL(tiny.url).port), "127.0.0.1");
    const body = JSON.stringify({ query });
    socket.write(
      `POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    await once(socket, "readable");
    sightings.taken = 0;
    await new Promise((resolve) => setTimeout(resolve, 500));
    const stalled = sightings.taken;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect([sightings.taken - stalled, sightings.open]).toEqual([0, 1]);
    await until(() => sightings.open === 0);
    socket.destroy();
  });

  it("asks for nothing more while a socket does not read, and cuts off one that shows no sign of life", async () => {
    const tiny = await open({ streamLimits: { heartBeat: 700 } });
    const socket = new WebSocket(`${tiny.url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
    await once(socket, "open");
    socket.send(`{"type":"connection_init"}`);
    await once(socket, "message");
    socket.pause();
    const query = "subscription { birdSeen { song(length: 100000) } }";
    socket.send(JSON.stringify({ type: "subscribe", id: "1", payload: { query } }));
    await until(() => sightings.open === 1);
    await new Promise((resolve) => setTimeout(resolve, 400));
    const stalled = sightings.taken;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(sightings.taken).toBe(stalled);
    await until(() => sightings.open === 0);
    socket.terminate();
  });

  it("cuts off who sends pings without reading what answers them", async () => {
    const tiny = await open({ streamLimits: { unsentBytes: 100_000 } });
    const socket = new WebSocket(`${tiny.url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
    const closed = once(socket, "close");
    socket.on("error", () => undefined);
    await once(socket, "open");
    socket.pause();
    const ping = JSON.stringify({ type: "ping", payload: { text: "x".repeat(500_000) } });
    for (let count = 0; count < 60; count += 1) socket.send(ping);
    setTimeout(() => socket.resume(), 1_500);
    expect((await closed)[0]).toBe(1006);
  });

  it("closes a socket whose messages are too large or no messages, and goes on serving", async () => {
    const tiny = await open();
    for (const text of ["x".repeat(2_000_000), "{", `{"type":"subscribe","id":"1","payload":{"query":"{a}"}}`]) {
      const socket = new WebSocket(`${tiny.url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
      await once(socket, "open");
      socket.send(text);
      const [code] = await once(socket, "close");
      expect([1009, 4400, 4401]).toContain(code);
    }
    expect(await all(bySocket(tiny.url, ONE))).toHaveLength(1);
  });
});
