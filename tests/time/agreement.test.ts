/** Lists, counts, single answers, the matrix, the timeline and exports read the same records alike, as all periods that agree with them say. */
import { setTimeout as sleep } from "node:timers/promises";
import * as fc from "fast-check";
import { daysOf, type Day } from "../../domain/time/partialDate";
import type { Holding } from "../../domain/time/period";
import { SEED_PATTERNS } from "../../domain/patterns/seedPatterns";
import { today } from "../../store/port";
import type { Data } from "../support/hub";
import { byNight } from "../support/jest/night";
import { openPermissionsHub, type PermissionsHub } from "../support/permissionsHub";
import { scratchStore } from "../support/world";
import { drawnWorld, NETWORK, writeWorld, type Drawn, type DrawnTerm, type DrawnWorld } from "./drawnWorld";
import { holdingOf, mayBegin } from "./intervals";

const SEED = 20130326;
const TODAY = today();
const YEAR = Number(TODAY.slice(0, 4));
const [WORLD] = fc.sample(drawnWorld(TODAY), { seed: SEED, numRuns: 1 }) as [DrawnWorld];
const DATES = [
  "2012",
  "2019-06-30",
  TODAY,
  "2099",
  ...byNight(["2003", "2019", "2019-07-01", String(YEAR), String(YEAR + 1)], []),
  ...fc.sample(
    fc
      .tuple(fc.integer({ min: 2004, max: YEAR + 3 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .chain(([year, month, day]) => {
        const [y, m, d] = [year, month, day].map((one) => String(one).padStart(2, "0"));
        return fc.constantFrom(`${y}`, `${y}-${m}`, `${y}-${m}-${d}`);
      }),
    { seed: SEED, numRuns: byNight(8, 1) },
  ),
];

/** No token. */
const ANONYMOUS = "";

let hub: PermissionsHub;
let token: string;
beforeAll(async () => {
  const store = await scratchStore();
  await writeWorld(store, WORLD);
  hub = await openPermissionsHub(store);
  token = await hub.issue("analyst");
});
afterAll(() => hub.close());

/** Asks again where the hub has too much to do, as on a busy machine. */
async function answerTo(query: string, by = token): Promise<Data> {
  for (;;) {
    const { data, errors } = await hub.ask(query, by === ANONYMOUS ? undefined : by);
    if (errors.some(({ extensions }) => extensions?.["retryAfter"] !== undefined)) {
      await sleep(PAUSE_MS);
      continue;
    }
    expect(errors).toEqual([]);
    return data;
  }
}
const PAUSE_MS = 200;

async function exported(address: string): Promise<Data> {
  const read = () => fetch(`${hub.url}${encodeURI(address)}`, { headers: { authorization: `Bearer ${token}` } });
  let response = await read();
  for (; response.status === 503; response = await read()) await sleep(PAUSE_MS);
  expect(response.status).toBe(200);
  return response.json();
}

interface Split {
  readonly certain: readonly string[];
  readonly undetermined: readonly string[];
}

const split = <One extends { readonly id: string }>(records: readonly One[], holding: (one: One) => Holding): Split => {
  const those = (wanted: Holding) => records.filter((one) => holding(one) === wanted).map(({ id }) => id);
  return { certain: those("CERTAIN"), undetermined: those("UNDETERMINED") };
};

const holding =
  (on: string) =>
  ({ recorded }: Drawn): Holding =>
    holdingOf(recorded, on, TODAY);

/** A term known only by a year is that year's, or, where another is named with it, was on some days of it. */
function termHolding(term: DrawnTerm, on: string): Holding {
  const { year, recorded } = term;
  if (year === undefined || recorded.from !== undefined || recorded.to !== undefined)
    return holdingOf(recorded, on, TODAY);
  const isShared = WORLD.terms.some((other) => other !== term && other.year === year);
  const alone = { from: `${year}-01-01`, to: `${year + 1}-01-01` };
  return holdingOf(isShared ? { from: String(year), to: String(year) } : alone, on, TODAY);
}

const LIST =
  "nodes { id } totalCount coverage { records } undeterminedCount undetermined { node { id } reason because }";
const ids = (nodes: Data[]): string[] => nodes.map(({ id }: Data) => id).sort();

function expectList(list: Data, { certain, undetermined }: Split): void {
  expect([ids(list.nodes), list.totalCount, list.coverage.records]).toEqual([
    [...certain].sort(),
    certain.length,
    certain.length,
  ]);
  expect(ids(list.undetermined.map(({ node }: Data) => node))).toEqual([...undetermined].sort());
  expect(list.undeterminedCount).toBe(undetermined.length);
  for (const { because } of list.undetermined) expect(because).toMatch(/^[A-Z].*\.$/);
}

/** Each collaboration has a partner of its own. */
const partnerOf = (id: string) => WORLD.collaborations.find((one) => one.id === id)?.input.pointers["partner"];
const patternsOf = (id: string): readonly string[] =>
  (WORLD.collaborations.find((one) => one.id === id)?.input.properties["patterns"] ?? []) as readonly string[];
const perPattern = ({ certain, undetermined }: Split) =>
  SEED_PATTERNS.map((pattern) => {
    const counted = (records: readonly string[]) => records.filter((id) => patternsOf(id).includes(pattern)).length;
    return { pattern, count: counted(certain), undetermined: counted(undetermined) };
  });

const INSIGHTS = (
  args: string,
) => `networkGraph(first: 5000, ${args}) { edges { records } undeterminedCount coverage { records } }
  patternMatrix(by: STATE, ${args}) { rows { cells { pattern count undetermined } } coverage { records } undeterminedCount }`;

function expectInsights({ networkGraph, patternMatrix }: Data, expected: Split): void {
  const { certain, undetermined } = expected;
  expect([...new Set(networkGraph.edges.flatMap(({ records }: Data) => records))].sort()).toEqual([...certain].sort());
  expect(patternMatrix.rows.map(({ cells }: Data) => cells)).toEqual([perPattern(expected)]);
  for (const { coverage, undeterminedCount } of [networkGraph, patternMatrix])
    expect([coverage.records, undeterminedCount]).toEqual([certain.length, undetermined.length]);
}

describe.each(DATES)("on %s", (on) => {
  const collaborations = split(WORLD.collaborations, holding(on));

  it("lists and their counts say what all periods say, and insights with them", async () => {
    const data = await answerTo(`{ collaborations(asOf: "${on}", first: 200) { ${LIST} }
      network(id: "${NETWORK}") { memberships(asOf: "${on}", first: 200) { ${LIST} } } ${INSIGHTS(`asOf: "${on}"`)} }`);
    expectList(data.collaborations, collaborations);
    expectList(data.network.memberships, split(WORLD.memberships, holding(on)));
    expectInsights(data, collaborations);
  });

  it("who chairs is told alike by the list, by chairOf, by representativeOf and by the gaps", async () => {
    const terms = split(WORLD.terms, (term) => termHolding(term, on));
    const { network, chairOf, representativeOf } =
      await answerTo(`{ chairOf(network: "${NETWORK}", on: "${on}") { outcome terms { id } possible { id } }
      representativeOf(network: "${NETWORK}", on: "${on}") { representatives { records { id } } possible { records { id } } }
      network(id: "${NETWORK}") { chairTerms(asOf: "${on}", first: 200) { ${LIST} } chairGaps(until: "2100") { from to } } }`);
    expectList(network.chairTerms, terms);
    expect({ certain: ids(chairOf.terms), undetermined: ids(chairOf.possible) }).toEqual(terms);
    const spoken = (found: Data[]) => ids(found.flatMap(({ records }: Data) => records));
    expect([spoken(representativeOf.representatives), spoken(representativeOf.possible)]).toEqual([
      terms.certain,
      terms.undetermined,
    ]);
    const { earliest, latest } = daysOf(on, "on");
    const isAllInGap = network.chairGaps.some(({ from, to }: Data) => from <= earliest && latest < to);
    if (isAllInGap) expect(chairOf.outcome).toBe("NOT_RECORDED");
  });

  it("files hold what lists hold", async () => {
    const [table, graph] = [
      await exported(`/tables/collaborations.json?asOf=${on}`),
      await exported(`/export/graph.json?asOf=${on}`),
    ];
    expect(ids(table.rows)).toEqual([...collaborations.certain].sort());
    expect([table.undeterminedCount, graph.meta.undetermined_count]).toEqual([
      collaborations.undetermined.length,
      collaborations.undetermined.length,
    ]);
    const partners = collaborations.certain.map((id) => partnerOf(id));
    expect(
      graph.edges
        .map(({ source, target }: Data) => [source, target].find((id) => id.startsWith("cso-")))
        .filter(isNew)
        .sort(),
    ).toEqual([...partners].sort());
  });
});

const isNew = (one: string, at: number, all: readonly string[]): boolean => all.indexOf(one) === at;

describe("year by year", () => {
  it("timeline and matrix count what lists hold in that year", async () => {
    const { timeline, patternMatrix } =
      await answerTo(`{ timeline(from: 2003, to: ${YEAR}) { points { year pattern active undetermined } }
      patternMatrix(by: YEAR) { rows { year cells { pattern count undetermined } } } }`);
    for (let year = 2003; year <= YEAR; year += 1) {
      const expected = split(WORLD.collaborations, holding(String(year)));
      const points = timeline.points.filter((one: Data) => one.year === year);
      expect(points).toEqual([
        { year, pattern: null, active: expected.certain.length, undetermined: expected.undetermined.length },
        ...perPattern(expected).map(({ pattern, count, undetermined }) => ({
          year,
          pattern,
          active: count,
          undetermined,
        })),
      ]);
      const row = patternMatrix.rows.find((one: Data) => one.year === year);
      if (row) expect(row.cells).toEqual(perPattern(expected));
    }
  });
});

/** All but the clock goes on as it does. */
const REAL = [
  ...(["hrtime", "nextTick", "performance", "queueMicrotask", "setImmediate", "clearImmediate"] as const),
  ...(["setInterval", "clearInterval", "setTimeout", "clearTimeout"] as const),
];

describe("when days pass", () => {
  afterEach(() => void jest.useRealTimers());

  it("what goes on becomes certain, of the same records and without that anything is written", async () => {
    const next = `${YEAR + 1}-01-01`;
    const query = `{ collaborations(asOf: "${next}", first: 200) { nodes { id } totalCount undeterminedCount } ${INSIGHTS(`asOf: "${next}"`)}
      timeline(from: ${YEAR + 1}, to: ${YEAR + 1}) { points { pattern active } } }`;
    // Without a token, since one ends within an hour.
    const asked = () => answerTo(query, ANONYMOUS);
    const before = await asked();
    jest.useFakeTimers({ now: new Date(`${next}T12:00:00Z`), doNotFake: REAL });
    const after = await asked();
    const goesOn = WORLD.collaborations.filter(({ recorded }) => recorded.isActive && recorded.to === undefined);
    const begun = goesOn.filter(({ recorded: { from, attested = [] } }) => from !== undefined || attested.length > 0);
    expect(begun.length).toBeGreaterThan(2);
    expect(ids(after.collaborations.nodes)).toEqual(
      [...ids(before.collaborations.nodes), ...begun.map(({ id }) => id)].sort(),
    );
    const certainIn = ({ collaborations, networkGraph, patternMatrix, timeline }: Data) => [
      collaborations.totalCount,
      networkGraph.coverage.records,
      patternMatrix.coverage.records,
      timeline.points.find(({ pattern }: Data) => pattern === null).active,
    ];
    const more = after.collaborations.totalCount - before.collaborations.totalCount;
    expect(more).toBe(begun.length);
    const [total, graph, matrix, year] = certainIn(before);
    expect(certainIn(after).slice(0, 3)).toEqual([total + more, graph + more, matrix + more]);
    expect(certainIn(after)[3]).toBeGreaterThanOrEqual(year + more);
  });
});

describe("what a filter leaves open", () => {
  /** Whether a start not before a date is recorded, may be, or is not. */
  const fits = ({ recorded }: Drawn, date: Day): Holding => {
    const { earliest } = daysOf(date, "date");
    if (recorded.from === undefined) return mayBegin(recorded, earliest, TODAY) ? "UNDETERMINED" : "NO";
    const from = daysOf(recorded.from, "from");
    return from.earliest >= earliest ? "CERTAIN" : from.latest >= earliest ? "UNDETERMINED" : "NO";
  };
  const both = (one: Holding, other: Holding): Holding =>
    one === "NO" || other === "NO" ? "NO" : one === "CERTAIN" && other === "CERTAIN" ? "CERTAIN" : "UNDETERMINED";
  const not = (one: Holding): Holding => (one === "NO" ? "CERTAIN" : one === "CERTAIN" ? "NO" : "UNDETERMINED");

  it.each(["2009", "2014-05", "2016-02-29", "2021"])(
    "is counted by lists and insights alike: from %s",
    async (date) => {
      const where = `where: { from: { gte: "${date}" } }`;
      for (const on of [null, "2018", "2020-03"]) {
        const time = on === null ? "" : `asOf: "${on}", `;
        const data = await answerTo(
          `{ collaborations(${time}${where}, first: 200) { ${LIST} } ${INSIGHTS(`${time}${where}`)}
        negated: collaborations(${time}where: { NOT: { from: { gte: "${date}" } } }, first: 200) { ${LIST} } }`,
        );
        const held = (one: Drawn): Holding => (on === null ? "CERTAIN" : holding(on)(one));
        const expected = split(WORLD.collaborations, (one) => both(fits(one, date), held(one)));
        expectList(data.collaborations, expected);
        expectInsights(data, expected);
        expectList(
          data.negated,
          split(WORLD.collaborations, (one) => both(not(fits(one, date)), held(one))),
        );
      }
    },
  );
});
