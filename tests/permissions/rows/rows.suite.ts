import { execute, isInterfaceType, isObjectType, parse } from "graphql";
import { ANONYMOUS, type Viewpoint } from "../../../domain/access/viewpoint";
import { demonstrationRecords, writeDemonstration } from "../../../seed";
import { labels, type Store } from "../../../store/port";
import type { Subgraph } from "../../../subgraphs";
import { openHub, type Data, type Hub } from "../../support/hub";
import { seenFrom } from "../../support/viewers";
import { isNight } from "../../support/jest/night";
import { scratchStore } from "../../support/world";
import { WrittenRecords, type Oracle } from "./rowOracle";
import { byEntities, WAYS, type Ask, type Finding } from "./rowWays";

const SHORES = "network-demo-shores";
const viewer = (lists: Partial<Viewpoint>): Viewpoint => ({ ...ANONYMOUS, ...lists });
/** An organisation as a viewer: it owns what is its own, and is its own audience. */
const organisation = (id: string, audiences: readonly string[] = [], reach: readonly string[] = []): Viewpoint =>
  viewer({ owns: [id], audiences: [id, ...audiences], reach });

const VIEWERS: readonly (readonly [who: string, viewpoint: Viewpoint])[] = [
  ["nobody in particular", ANONYMOUS],
  ["a stranger", organisation("npm-elsewhere", ["network-elsewhere"], ["network-elsewhere", "state-elsewhere"])],
  ["reach to the network", viewer({ reach: [SHORES] })],
  ["reach to Northland", viewer({ reach: ["state-demo-northland"] })],
  ["reach to Southland", viewer({ reach: ["state-demo-southland"] })],
  ["the network as audience alone", viewer({ audiences: [SHORES] })],
  ["the member of the North", organisation("npm-demo-north", [SHORES], [SHORES, "state-demo-northland"])],
  ["the member of the South", organisation("npm-demo-south", [SHORES], [SHORES])],
  ["the former member", organisation("npm-demo-east")],
  ["the observer", organisation("npm-demo-coast", [], [SHORES])],
  ["the NPM not yet announced", organisation("npm-demo-isle")],
  ["the CSO of an exchange", organisation("cso-demo-alpha")],
  ["the same CSO as owner alone", viewer({ owns: ["cso-demo-alpha"] })],
  ["the confidential CSO", organisation("cso-demo-beta")],
  ["the restricted CSO", organisation("cso-demo-gamma", [], ["state-demo-southland"])],
  ["the committee", organisation("body-demo-committee")],
  ["the unnamed patron as owner alone", viewer({ owns: ["body-demo-patron"] })],
];

/** The nightly run asks for every viewer by every way; these tell most rules apart, and the generated worlds of inference.test.ts do the rest. */
const OFTEN = ["nobody in particular", "the member of the North"];
const ASKED = isNight ? VIEWERS : VIEWERS.filter(([who]) => OFTEN.includes(who));

const world = new WrittenRecords(
  demonstrationRecords().flatMap(({ label, records }) => records.map((record) => ({ ...record, label }))),
);

let store: Store;
let hub: Hub;
let subgraphs: readonly Subgraph[];
let checks = 0;
beforeAll(async () => {
  store = await scratchStore();
  await writeDemonstration(store);
  hub = await openHub(store);
  subgraphs = hub.subgraphs;
});
afterAll(() => hub.close());

/** The API as a viewer has it. */
const asking =
  (viewpoint: Viewpoint): Ask =>
  async (query, variables) => {
    const { data, errors } = await hub.ask(query, variables, seenFrom(viewpoint));
    expect(errors).toEqual([]);
    return data;
  };

/** One subgraph as the gateway has it when it asks for a viewer. */
const askingSubgraph =
  ({ schema }: Subgraph, viewpoint: Viewpoint): Ask =>
  async (query, variables): Promise<Data> => {
    const contextValue = hub.contextOf(seenFrom(viewpoint));
    const { data, errors } = await execute({
      schema,
      document: parse(query),
      variableValues: variables ?? {},
      contextValue,
    });
    expect(errors ?? []).toEqual([]);
    return data;
  };

const kindsOf = ({ schema }: Subgraph): readonly string[] =>
  [...labels, "Actor"].filter((kind) => {
    const type = schema.getType(kind);
    return isObjectType(type) || isInterfaceType(type);
  });

/** Ids of the first list that the second has fewer of. */
function beyond(some: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return some.filter((id) => {
    const at = left.indexOf(id);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** What a viewer was shown that the oracle did not expect, and the other way round. */
function disagreements(who: string, findings: readonly Finding[]) {
  checks += findings.length;
  return findings
    .map(({ way, found, expected }) => ({
      who,
      way,
      missing: beyond(expected, found),
      surplus: beyond(found, expected),
    }))
    .filter(({ missing, surplus }) => missing.length + surplus.length > 0);
}

describe.each(ASKED)("%s", (who, viewpoint) => {
  const oracle: Oracle = world.asSeenBy(viewpoint);

  it.each(Object.entries(WAYS).filter(([way]) => isNight || ["byLists", "byIds", "bySearch"].includes(way)))(
    "is led %s to the records the rules allow, and to no others",
    async (_way, ask) => {
      const findings = await ask(world, oracle, asking(viewpoint));
      expect(findings.length).toBeGreaterThan(0);
      expect(disagreements(who, findings)).toEqual([]);
    },
  );

  it("gets of every subgraph the entities the rules allow, and no others", async () => {
    for (const subgraph of subgraphs) {
      const kinds = kindsOf(subgraph);
      const ask = askingSubgraph(subgraph, viewpoint);
      const findings = await byEntities({ name: subgraph.name, kinds }, [world, oracle], ask);
      expect(disagreements(who, findings)).toEqual([]);
    }
  });
});

describe("the table of viewers", () => {
  const seenBy = (who: string) => world.asSeenBy(VIEWERS.find(([name]) => name === who)?.[1] ?? ANONYMOUS).seen;

  it("tells viewers apart: for every record that not everyone sees, somebody sees it or it admits nobody", () => {
    const unseen = world.all.map(({ id }) => id).filter((id) => !VIEWERS.some(([who]) => seenBy(who).has(id)));
    expect(unseen).toEqual(["collab-demo-isle"]);
    expect(new Set(VIEWERS.map(([who]) => [...seenBy(who)].join())).size).toBeGreaterThanOrEqual(12);
  });

  it("shows each exchange to its two parties alone (OPCAT 21(1))", () => {
    const viewersOf = (id: string) => VIEWERS.filter(([who]) => seenBy(who).has(id)).map(([who]) => who);
    expect(viewersOf("exchange-demo-alpha")).toEqual([
      "the member of the North",
      "the CSO of an exchange",
      "the same CSO as owner alone",
    ]);
    expect(viewersOf("exchange-demo-fund")).toEqual(["the member of the South"]);
  });

  it("was compared in many places", () => {
    expect(checks).toBeGreaterThan(ASKED.length * 100);
  });
});
