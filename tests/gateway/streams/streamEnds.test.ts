import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocket } from "ws";
import { eventsIn } from "../../../gateway/streams/eventSource";
import { byNight } from "../../support/jest/night";
import { openTiny, type Tiny, type TinyOptions } from "../tiny/openTiny";
import { all, bySocket, bySse, leave, openCount, socketClient, type Subscribing, until } from "./subscribing";
import { sightings } from "../tiny/tinySubgraphs";

const WAITING = "subscription { birdSeen(times: 1, then: WAIT) { id } }";
const SILENT = "subscription { birdSeen(times: 0, then: WAIT) { id } }";
const CLOSING = {
  errors: [{ message: "The hub is closing; subscribe again shortly.", extensions: { code: "UNAVAILABLE" } }],
};
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

const post = (url: string, query: string) =>
  fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream" },
    body: JSON.stringify({ query }),
  });

const ROUNDS = byNight(20, 5);

describe("clients that go", () => {
  it.each([
    ["events, in one process", bySse, []],
    ["events, elsewhere", bySse, ["birds"]],
    ["a socket, in one process", bySocket, []],
    ["a socket, elsewhere", bySocket, ["birds"]],
  ])(
    `leave nothing behind after ${10 * ROUNDS} subscriptions: by %s`,
    async (_, subscribe: Subscribing, remote: string[]) => {
      const tiny = await open({ remote });
      for (let round = 0; round < ROUNDS; round += 1) {
        const ten = Array.from({ length: 10 }, () => subscribe(tiny.url, WAITING));
        await Promise.all(ten.map((results) => results.next()));
        await Promise.all(ten.map(leave));
      }
      await until(async () => sightings.open === 0 && (await openCount(tiny.url)) === 0);
    },
  );

  it("leave nothing behind when they are gone before their subscription is open", async () => {
    const waits: (() => void)[] = [];
    const createContext = async () => {
      await new Promise<void>((resolve) => waits.push(resolve));
      return {};
    };
    const tiny = await open({ createContext });
    const abort = new AbortController();
    const init = { method: "POST", headers: { "content-type": "application/json", accept: "text/event-stream" } };
    const body = JSON.stringify({ query: SILENT });
    fetch(`${tiny.url}/graphql`, { ...init, body, signal: abort.signal }).catch(() => undefined);
    const socket = new WebSocket(`${tiny.url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
    await once(socket, "open");
    socket.send(`{"type":"connection_init"}`);
    await once(socket, "message");
    socket.send(JSON.stringify({ type: "subscribe", id: "1", payload: { query: SILENT } }));
    await until(() => waits.length === 2);
    abort.abort();
    socket.terminate();
    await new Promise((resolve) => setTimeout(resolve, 50));
    waits.forEach((go) => go());
    await until(async () => sightings.open === 0 && (await openCount(tiny.url)) === 0);
  });

  it("are written into log and metrics, without what they asked", async () => {
    const tiny = await open();
    await all(bySocket(tiny.url, "subscription JaneDoe { birdSeen(times: 1, then: FAIL) { id } }"));
    await all(bySse(tiny.url, "subscription JaneDoe { birdSeen(times: 1, then: FAIL) { id } }"));
    await until(() => tiny.lines.filter((line) => line.operationType === "subscription").length === 2);
    expect(tiny.lines.filter((line) => line.operationType === "subscription")).toMatchObject([
      { msg: "request", method: "GET", path: "/graphql", status: 101, errorCodes: ["UNAUTHENTICATED"] },
      { msg: "request", method: "POST", path: "/graphql", status: 200, errorCodes: ["UNAUTHENTICATED"] },
    ]);
    expect(JSON.stringify(tiny.lines)).not.toMatch(/Jane/);
    const metrics = await (await fetch(`${tiny.url}/metrics`)).text();
    expect(metrics).toMatch(/liaison_requests_total\{type="subscription",status="101"\} 1/);
    expect(metrics).toMatch(/liaison_errors_total\{code="UNAUTHENTICATED"\} 2/);
  });
});

describe("signs of life", () => {
  it("come by events", async () => {
    const { url } = await open({ streamLimits: { heartBeat: 50 } });
    const response = await post(url, WAITING);
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    let text = "";
    while (!/id.*\n\n:\n\n:\n\n/s.test(text)) text += new TextDecoder().decode((await reader.read()).value);
    await reader.cancel();
  });

  it("come by sockets, and keep those that answer open", async () => {
    const { url } = await open({ streamLimits: { heartBeat: 50 } });
    const socket = new WebSocket(`${url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
    for (let count = 0; count < 5; count += 1) await once(socket, "ping");
    expect(socket.readyState).toBe(WebSocket.OPEN);
    socket.terminate();
  });

  it("are missed: a silent stream is broken off", async () => {
    const server = createServer((_, response) => void response.writeHead(200).write(":\n\n"));
    const url = await listening(server);
    await expect(all(eventsIn(await fetch(url), 100))).rejects.toThrow("silent");
    server.closeAllConnections();
    server.close();
  });
});

describe("a hub that closes", () => {
  it("ends open subscriptions properly and within two seconds", async () => {
    const tiny = await openTiny({ remote: ["birds"] });
    const [sse, ws] = [bySse(tiny.url, WAITING), socketClient(tiny.url)];
    const closed = new Promise<unknown>((resolve) => ws.on("closed", resolve));
    const left = ws.iterate({ query: WAITING });
    const raw = await post(tiny.url, WAITING);
    await sse.next();
    await left.next();
    const rest = [all(sse), raw.text(), left.next().catch(() => undefined)] as const;
    const started = performance.now();
    await tiny.listener.close();
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(await rest[0]).toEqual([CLOSING]);
    expect(await rest[1]).toMatch(/event: next\ndata: \{"errors".*\n\nevent: complete\ndata:\n\n$/);
    expect(await closed).toMatchObject({ code: 1001, reason: "The hub is closing." });
    await until(() => sightings.open === 0);
    await tiny.close();
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it("does not wait for clients that do not read", async () => {
    const tiny = await openTiny();
    const query = "subscription { birdSeen { song(length: 100000) } }";
    const stalled = await post(tiny.url, query);
    const socket = new WebSocket(`${tiny.url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
    await once(socket, "open");
    socket.pause();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const started = performance.now();
    await tiny.close();
    expect(performance.now() - started).toBeLessThan(2_000);
    socket.terminate();
    await stalled.body?.cancel().catch(() => undefined);
  });

  it("opens no more", async () => {
    const tiny = await openTiny();
    const waiting = bySse(tiny.url, WAITING);
    await waiting.next();
    const closing = tiny.close();
    await expect(all(bySocket(tiny.url, WAITING))).rejects.toBeDefined();
    await expect(
      post(tiny.url, WAITING).then((response) => response.ok || Promise.reject(new Error())),
    ).rejects.toThrow();
    await closing;
  });

  it("says so to its gateway’s clients where a subgraph elsewhere closes", async () => {
    const tiny = await open({ remote: ["birds"] });
    const results = bySse(tiny.url, WAITING);
    await results.next();
    await tiny.elsewhere[0]?.close();
    const [last] = await all(results);
    expect(last).toEqual(CLOSING);
  });
});

async function listening(server: ReturnType<typeof createServer>): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

describe("a subgraph elsewhere", () => {
  const NEXT = `event: next\ndata: {"data":{"birdSeen":{"__typename":"Bird","id":"1"}}}\n\n`;
  const answers: Record<string, (response: ServerResponse) => void> = {
    "breaks off": (response) => {
      response.writeHead(200, { "content-type": "text/event-stream" }).write(NEXT);
      setTimeout(() => response.destroy(), 50);
    },
    "ends without an end": (response) =>
      void response.writeHead(200, { "content-type": "text/event-stream" }).end(NEXT),
    "sends what is no JSON": (response) =>
      void response.writeHead(200, { "content-type": "text/event-stream" }).end(`${NEXT}event: next\ndata: {\n\n`),
  };

  it.each(Object.keys(answers))("that %s leaves an UNAVAILABLE and an end", async (how) => {
    const server = createServer((_, response) => answers[how]?.(response));
    const tiny = await open({ urls: { birds: await listening(server) } });
    const results = await all(bySse(tiny.url, "subscription { birdSeen { id nests { id } } }"));
    server.close();
    expect(results).toEqual([
      { data: { birdSeen: { id: "1", nests: [{ id: "nest-1" }] } } },
      { errors: [{ message: expect.stringContaining("birds"), extensions: { code: "UNAVAILABLE" } }] },
    ]);
  });

  it("that is away, or refuses, opens nothing", async () => {
    const away = await open({ urls: { birds: "http://127.0.0.1:9/graphql" } });
    const [first] = await all(bySse(away.url, WAITING));
    expect(first.errors).toEqual([
      { message: expect.stringContaining("birds"), path: ["birdSeen"], extensions: { code: "UNAVAILABLE" } },
    ]);
    const { elsewhere } = await open({ remote: ["birds"] });
    const response = await post(elsewhere[0]?.url ?? "", WAITING);
    expect([response.status, (await response.json()).errors[0].extensions.code]).toEqual([401, "UNAUTHENTICATED"]);
    expect(sightings.open).toBe(0);
  });
});
