import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PatternCell, PatternMatrix, Place } from "../../web/api/operations";
import { scopeOf } from "../../web/state/scope";
import { EVERYTHING, PATTERNS } from "../../web/state/selection";
import { arcsOf, classOf, factsByState, shadedBy, shadeOf, type StateFacts } from "../../web/views/map/shading";
import type { Spot } from "../../web/views/map/spots";
import { bounded, curvesBetween, projectionOf, SIZE, viewBoxOf, WHOLE, zoomTo } from "../../web/views/map/projection";

const place = (id: string): Place => ({
  id,
  name: id,
  nameFootnote: null,
  iso3: null,
  region: null,
  capital: null,
  lat: 0,
  lon: 0,
  npmStatus: "DESIGNATED",
  opcatStatus: "PARTY",
});
const actor = (id: string, state: string | null) => ({
  id,
  label: id,
  kind: "NPM" as const,
  isCivilSociety: false,
  state: state === null ? null : { id: state },
  degree: 1,
  weightedDegree: 1,
  community: 0,
  x: 0,
  y: 0,
});
const edge = (source: string, target: string, weight = 1) => ({
  source,
  target,
  weight,
  pattern: null,
  firstYear: null,
  lastYear: null,
  records: [],
});
const GRAPH = {
  nodes: [actor("a1", "a"), actor("a2", "a"), actor("b1", "b"), actor("world", null)],
  edges: [edge("a1", "a2", 3), edge("b1", "a1", 4), edge("a2", "b1"), edge("a1", "world")],
};
type Cell = PatternCell["state"];
const cell = (state: Cell, more: Partial<PatternCell> = {}): PatternCell => ({
  pattern: "ADVISORY_BODY" as const,
  state,
  count: 1,
  undetermined: 0,
  partners: 1,
  absences: [],
  ...more,
});
const MATRIX: PatternMatrix = {
  rows: [
    {
      key: "a",
      state: { id: "a" },
      region: null,
      cells: [
        cell("RECORDED"),
        cell("RECORDED"),
        cell("KNOWN_ABSENT"),
        cell("RECORDED", { pattern: "OMBUDSMAN_PLUS" }),
      ],
    },
    { key: "b", state: { id: "b" }, region: null, cells: [cell("KNOWN_ABSENT"), cell("NOT_RECORDED")] },
  ],
  undeterminedCount: 0,
  coverage: { records: 2, newestAttestation: null, unverified: 0 },
};
const ADVISORY = { ...EVERYTHING, patterns: ["ADVISORY_BODY" as const] };

it("a state has the chosen patterns that are recorded, those known to be absent, and the pairs that cooperate", () => {
  const scope = scopeOf(ADVISORY, null);
  const facts = factsByState([place("a"), place("b"), place("c")], { matrix: MATRIX, graph: GRAPH }, scope);
  const numbers = [...facts.values()].map(({ recorded, absent, links }) => [recorded, absent, links]);
  expect(numbers).toEqual([
    [2, 1, 4],
    [0, 1, 2],
    [0, 0, 0],
  ]);
});

it("arcs join states whose actors cooperate, with the records of all pairs", () =>
  expect(arcsOf(GRAPH)).toEqual([{ a: "a", b: "b", weight: 5 }]));

describe("a state is", () => {
  const [may, absent] = [cell("NOT_RECORDED", { undetermined: 2 }), cell("KNOWN_ABSENT")];
  it.each([
    ["recorded, whatever else is known", "DESIGNATED", [cell("RECORDED"), absent, may], "recorded"],
    ["recorded even where there is no NPM now", "NOT_DESIGNATED", [cell("RECORDED")], "recorded"],
    ["possible where only dates leave it open", "NOT_DESIGNATED", [absent, may], "possible"],
    ["without an NPM where none is designated", "NOT_DESIGNATED", [absent], "noNpm"],
    ["without an NPM where it need not have one", "NOT_APPLICABLE", [], "noNpm"],
    ["known to be without the pattern", "DESIGNATED", [cell("NOT_RECORDED"), absent], "absent"],
    ["one with an NPM of which nothing is recorded", "DESIGNATED", [cell("NOT_RECORDED")], "nothing"],
    ["one of whose NPM sources conflict", "UNKNOWN", [cell("NOT_RECORDED")], "npmUnknown"],
  ] as const)("%s", (_, npmStatus, cells, expected) => expect(classOf({ npmStatus }, cells, 0)).toBe(expected));

  it.each([
    ["DESIGNATED", [cell("NOT_RECORDED")], "partner"],
    ["UNKNOWN", [], "partner"],
    ["DESIGNATED", [may], "possible"],
    ["NOT_DESIGNATED", [], "noNpm"],
  ] as const)("a partner where only others’ records name its actors: %s", (npmStatus, cells, expected) =>
    expect(classOf({ npmStatus }, cells, 2)).toBe(expected),
  );
});

describe("a filter", () => {
  const places = [
    { ...place("a"), region: "Asia" },
    { ...place("b"), region: "Europe" },
    { ...place("c"), region: "Europe" },
  ];
  it.each([
    ["by region", scopeOf({ ...EVERYTHING, regions: ["Europe"] }, null), "bc"],
    ["by state", scopeOf({ ...EVERYTHING, state: "a" }, null), "a"],
    ["by members of a network", scopeOf(EVERYTHING, ["c"]), "c"],
    ["by a network that may not be seen", scopeOf(EVERYTHING, []), ""],
    ["by nothing", scopeOf(EVERYTHING, null), "abc"],
  ] as const)("%s calls no state outside of it empty", (_, scope, inside) => {
    const facts = [...factsByState(places, { matrix: MATRIX, graph: GRAPH }, scope).values()];
    const shownInside = facts.filter((one) => one.class !== "outside").map(({ place: { id } }) => id);
    expect(shownInside.join("")).toBe(inside);
    const outside = facts.filter((one) => one.class === "outside");
    expect(outside.map((one) => shadeOf(one, "links"))).toEqual(outside.map(() => "outside"));
  });
});

describe("a state is filled", () => {
  const facts = (links: number, cells: readonly PatternCell[]): StateFacts => ({
    place: place("a"),
    class: classOf(place("a"), cells, 0),
    cells,
    recorded: 0,
    absent: 0,
    links,
  });
  const some = (partners: number) => cell("RECORDED", { partners });
  const six = PATTERNS.map((pattern) => cell("RECORDED", { pattern }));
  it.each([
    ["by nothing where it is not in the records", undefined, ["none", "none", "none"]],
    ["by what is known where no number is", facts(0, [cell("KNOWN_ABSENT")]), ["absent", "absent", "absent"]],
    ["by its first step", facts(1, [some(1)]), ["recorded", 1, 1]],
    ["by the step of its number", facts(4, [some(9)]), ["recorded", 3, 2]],
    ["by the last", facts(300, [some(10)]), ["recorded", 4, 4]],
    ["alike with one pattern and with six", facts(0, six), ["recorded", 1, "recorded"]],
  ] as const)("%s", (_, given, expected) =>
    expect((["records", "partners", "links"] as const).map((by) => shadeOf(given, by))).toEqual(expected),
  );

  it("by partners where one pattern is chosen", () => {
    const [one, all] = [scopeOf(ADVISORY, null), scopeOf(EVERYTHING, null)];
    expect([shadedBy("records", one), shadedBy("records", all), shadedBy("links", one)]).toEqual([
      "partners",
      "records",
      "links",
    ]);
  });
});

describe("an arc", () => {
  const projection = projectionOf();
  const [FIJI, CHILE, NEW_ZEALAND, PERU]: readonly Spot[] = [
    [178.4, -18.1],
    [-70.7, -33.4],
    [174.8, -41.3],
    [-77, -12],
  ];
  const xs = (curve: string) => [...curve.matchAll(/(-?[\d.]+) -?[\d.]+(?=Q|$| )/g)].map(([, x]) => Number(x));
  const ends = (curve: string) => [xs(curve)[0]!, xs(curve).at(-1)!];

  it.each([
    ["Fiji", "Chile", FIJI, CHILE],
    ["Chile", "Fiji", CHILE, FIJI],
    ["New Zealand", "Peru", NEW_ZEALAND, PERU],
  ] as const)("from %s to %s leaves the picture in two halves, over the Pacific", (_a, _b, from, to) => {
    const curves = curvesBetween(projection, from!, to!);
    expect(curves).toHaveLength(2);
    const [first, second] = curves.map(ends) as [number[], number[]];
    const [x, y] = [projection([...from!])![0], projection([...to!])![0]];
    expect(first[0]).toBeCloseTo(x, 0);
    expect(second[1]).toBeCloseTo(y, 0);
    // Each goes on to the nearer side, beyond the rim of the world, and both are the same curve.
    const isWest = x < y;
    expect(first[1]! < first[0]!).toBe(isWest);
    expect(second[0]! > second[1]!).toBe(isWest);
    expect(Math.abs(first[1]! - first[0]!)).toBeLessThan(SIZE.width / 2);
  });

  it("within a hemisphere stays in the picture", () => {
    expect(curvesBetween(projection, [2, 49], [-17, 15])).toHaveLength(1);
    expect(curvesBetween(projection, PERU!, CHILE!)).toHaveLength(1);
    expect(curvesBetween(projection, FIJI!, NEW_ZEALAND!)).toHaveLength(1);
  });
});

describe("the picture", () => {
  it("never leaves the world, nor comes too near", () => {
    expect(bounded({ x: -500, y: 9_000, scale: 0.1 })).toEqual(WHOLE);
    expect(bounded({ x: 0, y: 0, scale: 100 })).toEqual({ x: SIZE.width / 32, y: SIZE.height / 32, scale: 16 });
    expect(viewBoxOf(WHOLE)).toBe("0.00 0.00 960.00 470.00");
  });

  it.each([["Europe"], ["Africa"], ["Americas"], ["Asia"], ["Oceania"]] as const)(
    "shows %s with its states",
    (region) => {
      const projection = projectionOf();
      const zoom = bounded(zoomTo(region, projection));
      const rows = readFileSync(join(__dirname, "../../seed/data/states.csv"), "utf8").split("\n").slice(1);
      const inRegion = rows.map((row) => row.split(",")).filter((cells) => cells[6] === region);
      const seen = inRegion.filter((cells) => {
        const [x, y] = projection([Number(cells[10]), Number(cells[9])])!;
        return (
          Math.abs(x - zoom.x) <= SIZE.width / zoom.scale / 2 && Math.abs(y - zoom.y) <= SIZE.height / zoom.scale / 2
        );
      });
      expect(inRegion.length).toBeGreaterThan(1);
      expect(seen.length / inRegion.length).toBeGreaterThan(0.9);
    },
  );
});
