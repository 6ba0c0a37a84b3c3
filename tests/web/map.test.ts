import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PatternMatrix } from "../../web/api/matrix";
import type { StatePlace } from "../../web/api/places";
import { arcsOf, factsByState, shadeOf, type StateFacts } from "../../web/views/map/shading";
import { bounded, projectionOf, SIZE, viewBoxOf, WHOLE, zoomTo } from "../../web/views/map/projection";

const place = (id: string): StatePlace => ({
  ...{ id, name: id, nameFootnote: null, iso3: null, region: null, capital: null, lat: 0, lon: 0 },
  ...{ npmStatus: "DESIGNATED", opcatStatus: "PARTY" },
});
const actor = (id: string, state: string | null) => ({
  ...{ id, label: id, kind: "NPM" as const, isCivilSociety: false, state: state === null ? null : { id: state } },
  ...{ degree: 1, weightedDegree: 1, community: 0, x: 0, y: 0 },
});
const edge = (source: string, target: string, weight = 1) => ({
  ...{ source, target, weight, pattern: null, firstYear: null, lastYear: null, records: [] },
});
const GRAPH = {
  nodes: [actor("a1", "a"), actor("a2", "a"), actor("b1", "b"), actor("world", null)],
  edges: [edge("a1", "a2", 3), edge("b1", "a1", 4), edge("a2", "b1"), edge("a1", "world")],
};
const cell = (state: "RECORDED" | "KNOWN_ABSENT" | "NOT_RECORDED") => ({
  ...{ pattern: "ADVISORY_BODY" as const, state, count: 1, undetermined: 0, partners: 1 },
  coverage: { records: 1, newestAttestation: null, unverified: 0 },
});
const MATRIX: PatternMatrix = {
  rows: [
    { key: "a", state: { id: "a" }, region: null, cells: [cell("RECORDED"), cell("RECORDED"), cell("KNOWN_ABSENT")] },
    { key: "b", state: { id: "b" }, region: null, cells: [cell("KNOWN_ABSENT"), cell("NOT_RECORDED")] },
  ],
  ...{ undeterminedCount: 0, coverage: { records: 2, newestAttestation: null, unverified: 0 } },
};

it("a state has the patterns that are recorded, those known to be absent, and the pairs that cooperate", () => {
  const facts = factsByState([place("a"), place("b"), place("c")], MATRIX, GRAPH);
  const numbers = [...facts.values()].map(({ recorded, absent, links }) => [recorded, absent, links]);
  expect(numbers).toEqual([
    [2, 1, 4],
    [0, 1, 2],
    [0, 0, 0],
  ]);
});

it("arcs join states whose actors cooperate, with the records of all pairs", () =>
  expect(arcsOf(GRAPH)).toEqual([{ a: "a", b: "b", weight: 5 }]));

describe("a state is filled", () => {
  const facts = (recorded: number, absent: number, links: number): StateFacts => ({
    place: place("a"),
    recorded,
    absent,
    links,
  });
  it.each([
    ["by nothing where it is not in the records", undefined, "none", "none"],
    ["alike where it is, and nothing is found", facts(0, 0, 0), 0, 0],
    ["by hatching where only absence is known", facts(0, 2, 0), "absent", 0],
    ["by its first step", facts(1, 5, 1), 1, 1],
    ["by the step of its number", facts(2, 0, 4), 2, 2],
    ["by the next", facts(3, 0, 5), 3, 3],
    ["by the last", facts(6, 0, 300), 4, 4],
  ])("%s", (_, given, byPatterns, byLinks) =>
    expect([shadeOf(given, "patterns"), shadeOf(given, "links")]).toEqual([byPatterns, byLinks]),
  );
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
