import { LiaisonError } from "../../../domain/errors";
import { type Viewer } from "../../../policy";
import { viewerWith } from "../../support/viewers";
import { openTiny, type Tiny } from "../tiny/openTiny";
import { all, bySocket, bySse, leave, openCount, type Subscribing, until } from "./subscribing";
import { sightings } from "../tiny/tinySubgraphs";

const INTERNAL = "Internal error. Please report it with the request id.";
const TRANSPORTS = [
  ["events", bySse],
  ["a socket", bySocket],
] as const satisfies readonly (readonly [string, Subscribing])[];
const PLACES = [
  ["in one process", []],
  ["with an entity’s subgraph elsewhere", ["nests"]],
  ["with the subscription’s subgraph elsewhere", ["birds"]],
  ["with all subgraphs elsewhere", ["birds", "nests"]],
] as const;
const CASES = PLACES.flatMap(([place, remote]) =>
  TRANSPORTS.map(([name, subscribe]) => [`by ${name} ${place}`, subscribe, remote] as const),
);

afterEach(() => until(() => sightings.open === 0));

describe.each(CASES)("a subscription %s", (_, subscribe, remote) => {
  let tiny: Tiny;
  beforeAll(async () => void (tiny = await openTiny({ remote })));
  afterAll(() => tiny.close());
  const take = (query: string, variables?: Record<string, unknown>) => all(subscribe(tiny.url, query, { variables }));

  it("gives each event with fields of both subgraphs, then ends", async () => {
    const results = await take("subscription { birdSeen(times: 3) { id name nests { id place bird { name } } } }");
    const birdSeen = (id: number) => ({
      id: String(id),
      name: `Bird ${id}`,
      nests: [{ id: `nest-${id}`, place: "reed", bird: { name: `Bird ${id}` } }],
    });
    expect(results).toEqual([1, 2, 3].map((id) => ({ data: { birdSeen: birdSeen(id) } })));
  });

  it("takes variables, aliases, fragments and a name", async () => {
    const query = `query A { request } subscription B($times: Int!) { seen: birdSeen(times: $times) { ...F } } fragment F on Bird { n: name nests { id } }`;
    const client = subscribe(tiny.url, query, { variables: { times: 1 }, operationName: "B" });
    expect(await all(client)).toEqual([{ data: { seen: { n: "Bird 1", nests: [{ id: "nest-1" }] } } }]);
  });

  it("tells of an error in one event with that event only, and goes on", async () => {
    const [one, two, three] = await take("subscription { birdSeen(times: 3) { id rare } }");
    expect(one).toEqual({ data: { birdSeen: { id: "1", rare: "rare 1" } } });
    expect(two.data).toEqual({ birdSeen: { id: "2", rare: null } });
    const extensions = { code: "RULE_VIOLATED", clause: "D13", reasons: ["The term is longer than one year."] };
    expect(two.errors).toEqual([{ message: "A term lasts one year.", path: ["birdSeen", "rare"], extensions }]);
    expect(three).toEqual({ data: { birdSeen: { id: "3", rare: "rare 3" } } });
  });

  it("never gives an event what belongs to the one before", async () => {
    const results = await take("subscription { birdSeen(times: 14) { id rare } }");
    expect(results.slice(11).map(({ data }) => data.birdSeen?.id ?? null)).toEqual(["12", null, "14"]);
    const [, nulled] = await take("subscription { birdSeen(times: 2) { id must } }");
    expect(nulled).toMatchObject({ data: { birdSeen: null }, errors: [{ extensions: { code: expect.any(String) } }] });
    expect(nulled.errors).toHaveLength(1);
  });

  it("says nothing of an unexpected error but the request id", async () => {
    const [result] = await take("subscription { birdSeen(times: 1) { id crashed } }");
    const requestId = expect.any(String) as string;
    const extensions = { code: "INTERNAL_SERVER_ERROR", requestId };
    expect(result.errors).toEqual([{ message: INTERNAL, path: ["birdSeen", "crashed"], extensions }]);
    const { requestId: id } = result.errors[0].extensions;
    expect(tiny.lines.filter((line) => line.msg === "unexpected" && line.requestId === id).length).toBeGreaterThan(0);
  });

  it.each([
    ["FAIL", { message: "The token has ended.", extensions: { code: "UNAUTHENTICATED" } }],
    ["CRASH", { message: INTERNAL, extensions: { code: "INTERNAL_SERVER_ERROR", requestId: expect.any(String) } }],
  ])("ends with the error of its source: %s", async (then, error) => {
    const results = await take(`subscription { birdSeen(times: 1, then: ${then}) { id } }`);
    expect(results).toHaveLength(2);
    expect(results[1].errors).toEqual([error]);
    expect(results[1].data ?? null).toBeNull();
  });

  it.each([
    [
      "an unknown variable value",
      `subscription ($t: Int) { birdSeen(times: $t) { id } }`,
      { t: "x" },
      "BAD_USER_INPUT",
    ],
    [
      "a scalar in a variable",
      `subscription ($d: PartialDate) { birdSeen(on: $d) { id } }`,
      { d: "yesterday" },
      "BAD_USER_INPUT",
    ],
    ["a field that is not there", `subscription { birdSeen { nam } }`, {}, "GRAPHQL_VALIDATION_FAILED"],
    ["two fields", `subscription { birdSeen { id } birdHeard { id } }`, {}, "GRAPHQL_VALIDATION_FAILED"],
    ["no field", `subscription { birdSeen @skip(if: true) { id } }`, {}, "BAD_USER_INPUT"],
    ["a syntax error", `subscription { birdSeen(`, {}, "GRAPHQL_PARSE_FAILED"],
    ["a query", `{ request }`, {}, "BAD_USER_INPUT"],
    ["introspection", `{ __schema { queryType { name } } }`, {}, "BAD_USER_INPUT"],
    ["31 aliases", `subscription { birdSeen { ${aliases(31)} } }`, {}, "COST_LIMIT_EXCEEDED"],
    [
      "deep nesting",
      `subscription { birdSeen { ${"nests { bird { ".repeat(9)} id ${"} }".repeat(9)} } }`,
      {},
      "COST_LIMIT_EXCEEDED",
    ],
    ["2,001 tokens", `subscription { birdSeen { ${"id ".repeat(2_000)} } }`, {}, "GRAPHQL_PARSE_FAILED"],
    ["a bomb of fragments", fragmentBomb(12), {}, "GRAPHQL_VALIDATION_FAILED"],
    [
      "deep variables",
      `subscription ($t: Int) { birdSeen(times: $t) { id } }`,
      { x: nested(30) },
      "COST_LIMIT_EXCEEDED",
    ],
  ])("is refused for %s, in the stream, with its code", async (_case, query, variables, code) => {
    const outcome = await all(subscribe(tiny.url, query, { variables })).catch((errors: unknown) => [{ errors }]);
    expect(outcome).toHaveLength(1);
    expect(outcome[0].data).toBeUndefined();
    expect(outcome[0].errors[0].extensions).toEqual({ code });
    expect(JSON.stringify(outcome)).not.toMatch(/Did you mean|node_modules|at .*\.js/);
  });

  it("ends its source at once when its client goes, whatever it waits for", async () => {
    for (const query of ["birdSeen(times: 1, then: WAIT) { id }", "birdHeard { id }"]) {
      const results = subscribe(tiny.url, `subscription { ${query} }`);
      expect((await results.next()).value.data).toBeDefined();
      expect([sightings.open, await openCount(tiny.url)]).toEqual([1, 1]);
      await leave(results);
      await until(async () => sightings.open === 0 && (await openCount(tiny.url)) === 0);
    }
  });
});

function aliases(count: number): string {
  return Array.from({ length: count }, (_, index) => `a${index}: id`).join(" ");
}

function fragmentBomb(levels: number): string {
  const fragments = Array.from({ length: levels }, (_, n) => `fragment F${n} on Bird { ...F${n + 1} ...F${n + 1} }`);
  return `subscription { birdSeen { ...F0 } } ${fragments.join(" ")} fragment F${levels} on Bird { id }`;
}

function nested(levels: number): unknown {
  return Array.from({ length: levels }).reduce((inner) => [inner], 1);
}

describe("the context of a subscription", () => {
  it.each([...TRANSPORTS])("is one object for every resolver of every event: by %s", async (_, subscribe) => {
    const made: object[] = [];
    const createContext = async () => {
      const context = { mark: "new" };
      made.push(context);
      return context;
    };
    const tiny = await openTiny({ createContext });
    sightings.contexts.clear();
    const results = await all(subscribe(tiny.url, "subscription { birdSeen(times: 3) { mark nestMark } }"));
    await tiny.close();
    const marks = [1, 2, 3].map((count) => ({ mark: `event ${count}`, nestMark: `event ${count}` }));
    expect(results.map(({ data }) => data.birdSeen)).toEqual(marks);
    expect([made.length, sightings.contexts.size, sightings.contexts.has(made[0])]).toEqual([1, 1, true]);
  });

  it("is renewed for each event that comes from elsewhere", async () => {
    let renewals = 0;
    const createContext = async () => {
      const context = { mark: "new", renew: async () => void (context.mark = `renewed ${(renewals += 1)}`) };
      return context;
    };
    const tiny = await openTiny({ remote: ["birds"], createContext });
    const results = await all(bySse(tiny.url, "subscription { birdSeen(times: 2) { nestMark } }"));
    await tiny.close();
    expect(results.map(({ data }) => data.birdSeen.nestMark)).toEqual(["renewed 1", "renewed 2"]);
  });

  it("ends a subscription whose context can’t be renewed", async () => {
    const renew = async () => {
      throw new LiaisonError("UNAUTHENTICATED", "The token was revoked.");
    };
    const tiny = await openTiny({ remote: ["birds"], createContext: async () => ({ renew }) });
    const results = await all(bySse(tiny.url, "subscription { birdSeen { id } }"));
    await tiny.close();
    const extensions = { code: "UNAUTHENTICATED" };
    expect(results).toEqual([{ errors: [{ message: "The token was revoked.", extensions }] }]);
  });

  it("says to a subgraph elsewhere who asks at that moment", async () => {
    const seen: Viewer[] = [];
    const viewer = viewerWith({ subject: "first", scopes: [] });
    const createContext = async (given: Viewer) => {
      seen.push(given);
      const context = { viewer: given, renew: async () => void (context.viewer = { ...given, subject: "second" }) };
      return context;
    };
    const tiny = await openTiny({ remote: ["birds", "nests"], createContext, authenticate: async () => viewer });
    await all(bySse(tiny.url, "subscription { birdSeen(times: 1) { nestMark } }"));
    await tiny.close();
    expect(seen.map(({ subject }) => subject)).toEqual(["first", "first", "second"]);
  });
});
