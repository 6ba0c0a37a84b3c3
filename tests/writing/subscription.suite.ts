/** `subscription changes` through real clients, with two hubs on one database: what one writes, the other tells. */
import { createClient as createEventClient } from "graphql-sse";
import { createClient as createSocketClient } from "graphql-ws";
import { WebSocket } from "ws";
import type { Store } from "../../store/port";
import type { Data } from "../support/hub";
import { fewByDay } from "../support/jest/night";
import { idOf, openPermissionsHub, type PermissionsHub } from "../support/permissionsHub";
import { writeSmallWorld } from "../support/smallWorld";
import { scratchSettings, scratchStore } from "../support/world";
import { openStore } from "../../store";

interface Listening {
  readonly events: readonly Data[];
  /** Resolves when so many events have come; rejects after a while. */
  until(count: number): Promise<readonly Data[]>;
  /** Resolves with why it ended. */
  readonly ended: Promise<Data>;
  stop(): void;
}

const QUERY = (args = "") =>
  `subscription { changes${args} { cursor change { action kind recordId fields { field after } record { __typename ... on Cso { name focus } } } } }`;
const PATIENCE = 15_000;

let writing: PermissionsHub;
let telling: PermissionsHub;
let store: Store;
const open: Listening[] = [];

beforeAll(async () => {
  store = await scratchStore();
  await writeSmallWorld(store);
  writing = await openPermissionsHub(store);
  telling = await openPermissionsHub(await openStore(await scratchSettings()), {
    LIAISON_DATA_DIR: writing.environment.dataDir,
  });
});
afterEach(() => open.splice(0).forEach((one) => one.stop()));
afterAll(async () => {
  await telling.close();
  await writing.close();
});

type Subscribe = (
  query: string,
  sink: { next(value: Data): void; error(error: Data): void; complete(): void },
) => () => void;

function listen(subscribe: Subscribe, query: string): Listening {
  const events: Data[] = [];
  let woken: () => void = () => undefined;
  let end: (why: Data) => void = () => undefined;
  const ended = new Promise<Data>((resolve) => (end = resolve));
  const stop = subscribe(query, {
    next(value) {
      if (value.errors) end(value.errors);
      else events.push(value.data.changes);
      woken();
    },
    error: (error) => end(error),
    complete: () => end("complete"),
  });
  const listening: Listening = {
    events,
    ended,
    stop,
    async until(count) {
      const limit = Date.now() + PATIENCE;
      while (events.length < count) {
        if (Date.now() > limit) throw new Error(`Only ${events.length} of ${count} events came.`);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, 500);
          woken = () => (clearTimeout(timer), resolve());
        });
      }
      return events;
    },
  };
  open.push(listening);
  return listening;
}

const byEvents =
  (hub: PermissionsHub, token?: string): Subscribe =>
  (query, sink) => {
    const client = createEventClient({
      url: `${hub.url}/graphql`,
      retryAttempts: 0,
      headers: token ? { authorization: `Bearer ${token}` } : {},
    });
    const stop = client.subscribe({ query }, sink);
    return () => (stop(), client.dispose());
  };
const bySocket =
  (hub: PermissionsHub, token?: string): Subscribe =>
  (query, sink) => {
    const client = createSocketClient({
      url: `${hub.url.replace("http", "ws")}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: token ? { authorization: `Bearer ${token}` } : {},
    });
    const stop = client.subscribe({ query }, sink);
    return () => (stop(), void client.dispose());
  };

const rename = async (id: string, focus: string) => {
  const steward = await writing.issue("steward");
  const { errors } = await writing.ask(
    `mutation { updateCso(input: { id: "${id}" focus: "${focus}" }) { cso { id } } }`,
    steward,
  );
  expect(errors).toEqual([]);
};
/** Gives a subscription the time to begin. */
const begun = () => new Promise((resolve) => setTimeout(resolve, 1_200));

const WAYS = [
  ["server-sent events", byEvents],
  ["WebSocket", bySocket],
] as const;

describe.each(fewByDay(WAYS, 1))("changes over %s", (_name, by) => {
  it("are told within a second or so, whichever hub wrote them, with the record as it is now", async () => {
    const told = listen(by(telling), QUERY());
    await begun();
    await rename("cso-beta", `Prisons ${_name}`);
    const [event] = await told.until(1);
    expect(event.change).toMatchObject({
      action: "UPDATED",
      kind: "CSO",
      recordId: "cso-beta",
      fields: [{ field: "focus", after: [`Prisons ${_name}`] }],
      record: { __typename: "Cso", focus: `Prisons ${_name}` },
    });
    await rename("cso-beta", `Police ${_name}`);
    const [, second] = await told.until(2);
    expect(second.change.record.focus).toBe(`Police ${_name}`);
  });

  it("go on from a cursor: nothing left out, nothing told twice", async () => {
    const first = listen(by(telling), QUERY());
    await begun();
    await rename("cso-beta", `One ${_name}`);
    const [{ cursor }] = (await first.until(1)) as [Data];
    first.stop();
    await rename("cso-beta", `Two ${_name}`);
    await rename("cso-beta", `Three ${_name}`);
    const later = listen(by(telling), QUERY(`(since: "${cursor}")`));
    await later.until(2);
    await rename("cso-beta", `Four ${_name}`);
    const events = await later.until(3);
    expect(events.map(({ change }) => change.fields[0].after[0])).toEqual([
      `Two ${_name}`,
      `Three ${_name}`,
      `Four ${_name}`,
    ]);
  });

  it("end with UNAUTHENTICATED within five seconds after the token was revoked", async () => {
    const token = await writing.issue("analyst");
    const told = listen(by(telling, token), QUERY());
    await begun();
    const revoked = Date.now();
    await writing.ask(`mutation { revokeToken(input: { id: "${idOf(token)}" }) { token { id } } }`, token);
    const why = await told.ended;
    expect(JSON.stringify(why)).toContain("UNAUTHENTICATED");
    expect(Date.now() - revoked).toBeLessThan(5_000);
    expect(told.events).toEqual([]);
  });

  it("end when the token expires", async () => {
    const token = await writing.issue("analyst", { expiresAt: Math.floor(Date.now() / 1000) + 3 });
    const told = listen(by(telling, token), QUERY());
    expect(JSON.stringify(await told.ended)).toContain("expired");
  });
});

it("tell each viewer only what it may see at that moment", async () => {
  const [alpha, north, south] = [
    await writing.issue("partner", { org: "cso-alpha" }),
    await writing.issue("member", { org: "npm-north" }),
    await writing.issue("member", { org: "npm-south" }),
  ];
  const query = QUERY("(types: [INFORMATION_EXCHANGE, CSO])");
  const [ofNorth, ofSouth, ofNobody] = [north, south, undefined].map((token) =>
    listen(byEvents(telling, token), query),
  ) as [Listening, Listening, Listening];
  await begun();
  const made = await writing.ask(
    `mutation { recordExchange(input: { kind: TOPIC_SUGGESTED topic: "Transport" npm: "npm-north" partner: "cso-alpha" }) { informationExchange { id } } }`,
    alpha,
  );
  const { id } = made.data.recordExchange.informationExchange;
  await rename("cso-beta", "A mark");
  expect((await ofNorth.until(2)).map(({ change }) => change.recordId)).toEqual([id, "cso-beta"]);
  expect((await ofSouth.until(1)).map(({ change }) => change.recordId)).toEqual(["cso-beta"]);
  expect((await ofNobody.until(1)).map(({ change }) => change.recordId)).toEqual(["cso-beta"]);
});

it("tell only the kinds that were asked for", async () => {
  const told = listen(byEvents(telling), QUERY("(types: [NPM])"));
  await begun();
  await rename("cso-beta", "Not asked for");
  const steward = await writing.issue("steward");
  await writing.ask(`mutation { updateNpm(input: { id: "npm-coast" nameLocal: "Obala" }) { npm { id } } }`, steward);
  expect((await told.until(1)).map(({ change }) => change.recordId)).toEqual(["npm-coast"]);
});

it("a cursor of another viewer is refused", async () => {
  const told = listen(byEvents(telling), QUERY());
  await begun();
  await rename("cso-beta", "For a cursor");
  const [{ cursor }] = (await told.until(1)) as [Data];
  const other = listen(byEvents(telling, await writing.issue("analyst")), QUERY(`(since: "${cursor}")`));
  expect(JSON.stringify(await other.ended)).toContain("BAD_USER_INPUT");
});

it("a token that is limited to other operations may not follow changes", async () => {
  const token = await writing.issue("dashboard", { operations: ["collaborations"] });
  expect(JSON.stringify(await listen(byEvents(telling, token), QUERY()).ended)).toContain("FORBIDDEN");
});
