/** One client takes all it can get, and another asks meanwhile. */
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { writeDemonstration } from "../../seed";
import { STREAM_LIMITS } from "../../gateway/limits";
import { openPermissionsHub, type PermissionsHub } from "../support/permissionsHub";
import { scratchStore } from "../support/world";
import { atNight } from "../support/jest/night";

let hub: PermissionsHub;
beforeAll(async () => {
  const store = await scratchStore();
  await writeDemonstration(store);
  hub = await openPermissionsHub(store, {}, { clients: { trustedProxies: ["loopback"], requestsPerMinute: 0 } });
});
afterAll(() => hub.close());

const from = (network: string) => ({ "x-forwarded-for": network });
const ATTACKER = "192.0.2.1";
const OTHER = "198.51.100.1";

/** What another client gets meanwhile. */
async function expectOtherAnswered(): Promise<void> {
  const { status, data, errors } = await hub.ask("{ npms { totalCount } }", undefined, from(OTHER));
  expect([status, errors, data.npms.totalCount > 0]).toEqual([200, [], true]);
}

/** How many of some answers there are of each kind. */
function counted(kinds: readonly (string | number)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

atNight(() => {
  describe("1,000 streams of one client", () => {
    it("are opened within its share, and another client follows changes", async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 500 });
      const open: (() => void)[] = [];
      const subscribe = (network: string) =>
        new Promise<number>((resolve, reject) => {
          const headers = { accept: "text/event-stream", "content-type": "application/json", ...from(network) };
          const sent = request(`${hub.url}/graphql`, { method: "POST", headers, agent });
          sent.once("response", (response) => {
            open.push(() => response.destroy());
            if (response.statusCode !== 200) response.resume();
            resolve(response.statusCode ?? 0);
          });
          sent.once("error", reject);
          sent.end(JSON.stringify({ query: "subscription { changes { cursor } }" }));
        });
      const statuses: number[] = [];
      for (let batch = 0; batch < 20; batch += 1)
        statuses.push(...(await Promise.all(Array.from({ length: 50 }, () => subscribe(ATTACKER)))));
      expect(counted(statuses)).toEqual({
        200: STREAM_LIMITS.perClient,
        429: 1_000 - STREAM_LIMITS.perClient,
      });
      expect(await subscribe(OTHER)).toBe(200);
      await expectOtherAnswered();
      open.forEach((end) => end());
      agent.destroy();
    });
  });
});

describe("2,000 reports of errors by one client", () => {
  const reporting = (many: number, record: string) =>
    `mutation { ${Array.from({ length: many }, (_, at) => `r${at}: reportError(input: { record: "${record}", message: "wrong ${at}" }) { errorReport { id } }`).join(" ")} }`;
  const RECORDS = ["npm-demo-north", "npm-demo-south", "npm-demo-coast", "npm-demo-isle"];

  it("are taken within its share, however they are put together, and another client reports", async () => {
    let taken = 0;
    for (let sent = 0, at = 0; sent < 2_000; sent += 20, at += 1) {
      const record = RECORDS[at % RECORDS.length] ?? "";
      // A request that goes beyond the share is refused as a whole.
      const answers = await Promise.all(
        [10, 10].map((many) => hub.ask(reporting(many, record), undefined, from(ATTACKER))),
      );
      for (const { data } of answers) taken += Object.values(data ?? {}).filter((one) => one !== null).length;
    }
    expect(taken).toBeGreaterThan(0);
    expect(taken).toBeLessThanOrEqual(20);
    const refused = await hub.ask(reporting(1, "cso-demo-alpha"), undefined, from(ATTACKER));
    expect([refused.status, refused.errors[0]?.extensions?.code]).toEqual([429, "RATE_LIMITED"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(60);
    const other = await hub.ask(reporting(1, "cso-demo-alpha"), undefined, from(OTHER));
    expect([other.status, other.errors]).toEqual([200, []]);
    await expectOtherAnswered();
  });

  it("are counted where fragments hide them", async () => {
    const network = "192.0.2.99";
    const hidden = `mutation { ... { ...A } } fragment A on Mutation { ${Array.from({ length: 21 }, (_, at) => `f${at}: reportError(input: { record: "cso-demo-alpha", message: "wrong" }) { errorReport { id } }`).join(" ")} }`;
    const { status } = await hub.ask(hidden, undefined, from(network));
    expect(status).toBe(429);
  });
});

atNight(() => {
  describe("40 points of view of one client", () => {
    const asking = (first: number) => `{ communities(first: ${first}) { totalCount } }`;

    it("are read within its share, and what others have is kept", async () => {
      const admin = await hub.issue("partner", { org: "cso-demo-alpha", networks: ["network-demo-shores"] });
      const tokens: string[] = [];
      for (let at = 0; at < 40; at += 1) {
        // Each is a point of view of its own, whatever there is to see.
        const countries = `["state-demo-northland", "state-view-${at}"]`;
        const { data, errors } = await hub.ask(
          `mutation { issueToken(input: { subject: "view ${at}", purpose: "test", scopes: ["own:read"], organisation: "cso-demo-alpha", countries: ${countries} }) { jwt } }`,
          admin,
        );
        expect(errors).toEqual([]);
        tokens.push(data.issueToken.jwt as string);
      }
      expect((await hub.ask(asking(1), undefined, from(OTHER))).errors).toEqual([]);
      const attack = Promise.all(tokens.map((token) => hub.ask(asking(2), token)));
      await expectOtherAnswered();
      const outcomes = (await attack).map(
        ({ errors }) => (errors[0]?.extensions?.code as string | undefined) ?? "answered",
      );
      const { answered = 0, ...refused } = counted(outcomes);
      expect(answered).toBeGreaterThan(0);
      expect(Object.keys(refused).filter((code) => code !== "RATE_LIMITED")).toEqual([]);
      // The graph that everyone sees is still there: a new question reads nothing of it anew.
      const before = hub.store.statistics().statements;
      const again = await hub.ask(asking(3), undefined, from(OTHER));
      expect(again.errors).toEqual([]);
      expect(hub.store.statistics().statements - before).toBeLessThan(5);
    });
  });
});

describe("files of one client", () => {
  /** Asks for so many files at once; resolves to their statuses once each has one, and lets go of them. */
  async function statusesOf(network: string, count: number): Promise<readonly number[]> {
    const agent = new Agent({ maxSockets: count });
    const ask = () =>
      new Promise<number>((resolve, reject) => {
        const sent = request(`${hub.url}/tables/npms.csv`, { headers: from(network), agent });
        sent.once("response", (response) => resolve(response.statusCode ?? 0));
        sent.once("error", reject).end();
      });
    try {
      return await Promise.all(Array.from({ length: count }, ask));
    } finally {
      agent.destroy();
    }
  }

  /** Asks again while the hub as a whole has too much to do (503), as it may on a busy machine. */
  async function whileBusy(network: string, count: number): Promise<readonly number[]> {
    for (;;) {
      const statuses = await statusesOf(network, count);
      if (!statuses.includes(503)) return statuses;
      await sleep(1_000);
    }
  }

  it("are sent within its share, and another gets one", async () => {
    const statuses: number[] = [];
    // A file is small: on a busy machine it may be sent before the next one is asked for.
    for (let round = 0; round < 10 && !statuses.includes(429); round += 1) {
      const [mine, other] = await Promise.all([whileBusy(ATTACKER, 30), whileBusy(OTHER, 1)]);
      statuses.push(...mine);
      expect(other).toEqual([200]);
    }
    expect(Object.keys(counted(statuses))).toEqual(["200", "429"]);
  });
});
