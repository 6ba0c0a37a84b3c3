/** What one client may have of a hub, and what a hub refuses when it has too much to do. */
import { once } from "node:events";
import { Agent, get, IncomingMessage, request, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { createLog, openListener } from "../../gateway";
import { LiaisonError } from "../../domain/errors";
import { ceilingFor, Load } from "../../gateway/clients/load";
import { ANONYMOUS_VIEWER } from "../../policy";
import { viewerWith } from "../support/viewers";
import { openTiny, type Tiny, type TinyOptions } from "./tiny/openTiny";
import { all, bySocket, leave, type Result, until } from "./streams/subscribing";

const opened: Tiny[] = [];
async function open(options?: TinyOptions): Promise<Tiny> {
  const tiny = await openTiny(options);
  opened.push(tiny);
  return tiny;
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map((tiny) => tiny.close()));
});

const WAITING = "subscription { birdSeen(times: 1, then: WAIT) { id } }";
const from = (network: string) => ({ "x-forwarded-for": network });
const counting = (requestsPerMinute: number) => ({ trustedProxies: ["loopback"], requestsPerMinute });
const sse = (tiny: Tiny, headers: Record<string, string> = {}) =>
  fetch(`${tiny.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream", ...headers },
    body: JSON.stringify({ query: WAITING }),
  });

/** The status of a request to become a WebSocket, with its Retry-After. */
async function upgraded({ url }: Tiny, headers: Record<string, string> = {}): Promise<[number, string | undefined]> {
  const sent = request(`${url}/graphql`, {
    headers: {
      connection: "Upgrade",
      upgrade: "websocket",
      "sec-websocket-version": "13",
      "sec-websocket-key": Buffer.alloc(16).toString("base64"),
      "sec-websocket-protocol": "graphql-transport-ws",
      ...headers,
    },
  });
  sent.end();
  const [response] = (await Promise.race([once(sent, "upgrade"), once(sent, "response")])) as [IncomingMessage];
  response.socket.destroy();
  return [response.statusCode ?? 0, response.headers["retry-after"]];
}

describe("a client that asks too often", () => {
  it("is told when to try again, as JSON, and another client is answered", async () => {
    const tiny = await open({ clients: counting(5) });
    for (let count = 0; count < 5; count += 1)
      expect((await tiny.ask("{ request }", {}, from("192.0.2.1"))).status).toBe(200);
    const refused = await tiny.ask("{ request }", {}, from("192.0.2.1"));
    expect([refused.status, refused.headers.get("content-type")]).toEqual([
      429,
      expect.stringMatching(/^application\/json/),
    ]);
    const seconds = Number(refused.headers.get("retry-after"));
    expect([seconds > 0, seconds <= 60]).toEqual([true, true]);
    expect(refused.body).toEqual({
      errors: [{ message: expect.any(String), extensions: { code: "RATE_LIMITED", retryAfter: seconds } }],
    });
    expect((await tiny.ask("{ request }", {}, from("192.0.2.2"))).body).toEqual({ data: { request: "seen" } });
  });

  it.each([
    ["/graphql", (tiny: Tiny) => tiny.ask("{ request }", {}, from("192.0.2.1")).then(({ status }) => status)],
    ["/graphql by GET", (tiny: Tiny) => fetchStatus(tiny, "/graphql?query=%7Brequest%7D")],
    ["/tables", (tiny: Tiny) => fetchStatus(tiny, "/tables/birds.json")],
    ["/export", (tiny: Tiny) => fetchStatus(tiny, "/export")],
    ["events", (tiny: Tiny) => sse(tiny, from("192.0.2.1")).then(({ status }) => status)],
    ["sockets", (tiny: Tiny) => upgraded(tiny, from("192.0.2.1")).then(([status]) => status)],
  ])("is refused at %s", async (_where, ask) => {
    const tiny = await open({ clients: counting(1) });
    await tiny.ask("{ request }", {}, from("192.0.2.1"));
    expect(await ask(tiny)).toBe(429);
  });

  it("is refused on a socket it has open already", async () => {
    const tiny = await open({ clients: counting(2) });
    // One for the socket, one for its first subscription.
    const results = bySocket(tiny.url, WAITING);
    await results.next();
    await leave(results);
    expect((await tiny.ask("{ request }")).status).toBe(429);
  });

  it("is asked how it is by its operator all the same", async () => {
    const tiny = await open({ clients: counting(1) });
    for (let count = 0; count < 4; count += 1) await tiny.ask("{ request }");
    for (const path of ["/health/live", "/health/ready", "/metrics"])
      expect(await fetchStatus(tiny, path, {})).toBe(200);
  });

  it("counts as one wherever its tokens are used, and apart from those without a token", async () => {
    const viewers = {
      "Bearer one": viewerWith({ client: "org-1", tokenId: "token-1" }),
      "Bearer two": viewerWith({ client: "org-1", tokenId: "token-2" }),
    } as Record<string, ReturnType<typeof viewerWith>>;
    const authenticate = async (authorization?: string) => viewers[authorization ?? ""] ?? ANONYMOUS_VIEWER;
    const tiny = await open({ clients: counting(2), authenticate });
    const status = async (authorization: string | null, network: string) =>
      (await tiny.ask("{ request }", {}, { ...from(network), ...(authorization && { authorization }) })).status;
    expect(await status("Bearer one", "192.0.2.1")).toBe(200);
    expect(await status("Bearer two", "192.0.2.2")).toBe(200);
    expect(await status("Bearer one", "192.0.2.3")).toBe(429);
    expect(await status(null, "192.0.2.1")).toBe(200);
  });

  it("with tokens that are not good is refused by the network it tries from", async () => {
    const refuse = async () => {
      throw new LiaisonError("UNAUTHENTICATED", "The token is not valid here.");
    };
    const tiny = await open({ clients: counting(2), authenticate: refuse });
    const statuses = [];
    for (let count = 0; count < 4; count += 1)
      statuses.push((await tiny.ask("{ request }", {}, from("192.0.2.1"))).status);
    expect(statuses).toEqual([401, 401, 429, 429]);
    expect((await tiny.ask("{ request }", {}, from("192.0.2.2"))).status).toBe(401);
  });

  it("of one IPv6 network is one, whatever address of it is used", async () => {
    const tiny = await open({ clients: counting(1) });
    expect((await tiny.ask("{ request }", {}, from("2001:db8:1:2::1"))).status).toBe(200);
    expect((await tiny.ask("{ request }", {}, from("2001:db8:1:2:ffff::9"))).status).toBe(429);
    expect((await tiny.ask("{ request }", {}, from("2001:db8:1:3::1"))).status).toBe(200);
  });

  it("can’t choose its own network where no proxy is named", async () => {
    const tiny = await open({ clients: { trustedProxies: [], requestsPerMinute: 1 } });
    expect((await tiny.ask("{ request }", {}, from("192.0.2.1"))).status).toBe(200);
    expect((await tiny.ask("{ request }", {}, from("192.0.2.2"))).status).toBe(429);
  });
});

async function fetchStatus({ url }: Tiny, path: string, headers: Record<string, string> = from("192.0.2.1")) {
  const response = await fetch(`${url}${path}`, { headers: { "apollo-require-preflight": "yes", ...headers } });
  await response.text();
  return response.status;
}

describe("a client that has much open", () => {
  it("gets no more streams than its share, by events and by sockets, and another gets one", async () => {
    const tiny = await open({ clients: counting(0), streamLimits: { perProcess: 5, perClient: 2 } });
    const abort = new AbortController();
    const streams = [await sse(tiny, from("127.0.0.1"))];
    const results: AsyncIterableIterator<Result> = bySocket(tiny.url, WAITING);
    await results.next();
    const refused = await sse(tiny, from("127.0.0.1"));
    expect([refused.status, await refused.json()]).toEqual([
      429,
      { errors: [{ message: expect.stringContaining("one client"), extensions: { code: "RATE_LIMITED" } }] },
    ]);
    await expect(all(bySocket(tiny.url, WAITING))).rejects.toMatchObject([{ extensions: { code: "RATE_LIMITED" } }]);
    streams.push(await sse(tiny, from("192.0.2.2")));
    expect(streams.map(({ status }) => status)).toEqual([200, 200]);
    await leave(results);
    await until(async () => (await sse(tiny, from("127.0.0.1"))).status === 200);
    for (const stream of streams) await stream.body?.cancel();
    abort.abort();
  });

  it("gets no more sockets than its share, and another gets one", async () => {
    const tiny = await open({ clients: counting(0), streamLimits: { socketsPerNetwork: 1 } });
    const results = bySocket(tiny.url, WAITING);
    await results.next();
    expect(await upgraded(tiny, from("127.0.0.1"))).toEqual([429, "5"]);
    expect(await upgraded(tiny, from("192.0.2.2"))).toEqual([101, undefined]);
    await leave(results);
  });
});

describe("a hub that has too much to do", () => {
  /** A hub whose operations wait until they may go on. */
  async function busy(loadLimits: TinyOptions["loadLimits"]): Promise<Tiny & { begun(): number; go(): void }> {
    const waiting: (() => void)[] = [];
    let isHeld = false;
    const createContext = async () => {
      if (isHeld) await new Promise<void>((resolve) => waiting.push(resolve));
      return { mark: "seen" };
    };
    const tiny = await open({ clients: counting(0), loadLimits, createContext });
    isHeld = true;
    const go = (): void => {
      isHeld = false;
      for (const one of waiting.splice(0)) one();
    };
    return { ...tiny, begun: () => waiting.length, go };
  }
  const NEVER_LATE = { lateness: 1e9, least: 1, wait: 1e9 };

  it("refuses more with 503 and when to try again, but says how it is, and answers again once it has less", async () => {
    const tiny = await busy({ most: 2, perClient: 2, ...NEVER_LATE });
    const first = [tiny.ask("{ request }"), tiny.ask("{ request }")];
    await until(() => tiny.begun() === 2);
    const refused = await tiny.ask("{ request }");
    expect([refused.status, refused.body]).toEqual([
      503,
      {
        errors: [
          {
            message: expect.any(String),
            extensions: {
              code: "UNAVAILABLE",
              retryAfter: Number(refused.headers.get("retry-after")),
              requestId: refused.headers.get("x-request-id"),
            },
          },
        ],
      },
    ]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.headers.get("content-type")).toMatch(/^application\/json/);
    for (const path of ["/tables", "/export", "/graphql?query=%7Brequest%7D"])
      expect([path, await fetchStatus(tiny, path)]).toEqual([path, 503]);
    expect((await sse(tiny)).status).toBe(503);
    expect(await upgraded(tiny)).toEqual([503, "5"]);
    for (const path of ["/health/live", "/health/ready", "/metrics"])
      expect([path, await fetchStatus(tiny, path, {})]).toEqual([path, 200]);
    tiny.go();
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await tiny.ask("{ request }")).status).toBe(200);
  });

  it("refuses a client that has its share under way, and answers another", async () => {
    const tiny = await busy({ most: 4, perClient: 2, ...NEVER_LATE });
    const first = [1, 2].map(() => tiny.ask("{ request }", {}, from("192.0.2.1")));
    await until(() => tiny.begun() === 2);
    expect((await tiny.ask("{ request }", {}, from("192.0.2.1"))).body).toMatchObject({
      errors: [{ extensions: { code: "RATE_LIMITED" } }],
    });
    const other = tiny.ask("{ request }", {}, from("192.0.2.2"));
    await until(() => tiny.begun() === 3);
    tiny.go();
    expect((await Promise.all([...first, other])).map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it("is not kept busy by those who send a request slowly", async () => {
    const tiny = await busy({ most: 2, perClient: 2, ...NEVER_LATE });
    tiny.go();
    const { port } = new URL(tiny.url);
    const headers = { "content-type": "application/json", "content-length": "1000" };
    const slow = Array.from({ length: 5 }, () =>
      request({ port, host: "127.0.0.1", path: "/graphql", method: "POST", headers }),
    );
    for (const one of slow) one.on("error", () => undefined).write("{");
    await Promise.all(slow.map((one) => once(one, "socket")));
    expect((await tiny.ask("{ request }")).status).toBe(200);
    slow.forEach((one) => one.destroy());
  });

  it("refuses while its event loop is late, and goes on when it no longer is", async () => {
    const tiny = await open({
      clients: counting(0),
      loadLimits: { most: 100, least: 100, perClient: 100, wait: 1_000, lateness: 200 },
    });
    const hold = setInterval(() => {
      const end = performance.now() + 400;
      while (performance.now() < end);
    }, 401);
    await until(async () => (await tiny.ask("{ request }")).status === 503);
    clearInterval(hold);
    await until(async () => (await tiny.ask("{ request }")).status === 200);
  });
});

describe("how many operations a hub takes on at once", () => {
  it.each([
    ["is what it answers within the time that one should wait", 50, 50],
    ["is less where it answers less", 30, 30],
    ["is some in any case, also where one takes long", 2, 16],
    ["is limited, however much it answers", 5_000, 128],
  ])("%s", (_what, perSecond, ceiling) => {
    expect(ceilingFor(perSecond, { most: 128, least: 16, wait: 1_000 })).toBe(ceiling);
  });

  it("falls while a hub that has much to do answers little, and rises again once it has not", async () => {
    const load = new Load({ most: 100, least: 2, perClient: 100, wait: 1_000, lateness: 1e9 });
    const under = Array.from({ length: 10 }, () => new ServerResponse(new IncomingMessage(new Socket())));
    for (const response of under) load.begin("one", response);
    expect(load.isOver).toBe(false);
    await until(() => load.isOver);
    expect(() => load.begin("other", new ServerResponse(new IncomingMessage(new Socket())))).toThrow("more to do");
    for (const response of under) response.emit("close");
    await until(() => !load.isOver);
    load.close();
  });
});

describe("connections", () => {
  it("are kept for longer than load balancers keep theirs", async () => {
    const listener = await openListener({ host: "127.0.0.1", port: 0, log: createLog("silent") });
    const agent = new Agent({ keepAlive: true });
    const sent = get(`${listener.url}/health/live`, { agent });
    const [response] = (await once(sent, "response")) as [IncomingMessage];
    response.resume();
    expect(Number(/timeout=(\d+)/.exec(String(response.headers["keep-alive"]))?.[1])).toBeGreaterThan(60);
    agent.destroy();
    await listener.close();
  });
});
