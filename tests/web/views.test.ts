import type { Moment } from "../../web/api/compare";
import type { MatrixCell, PatternMatrix } from "../../web/api/matrix";
import type { Path } from "../../web/api/paths";
import type { StatePlace } from "../../web/api/places";
import { differenceOf, isDate } from "../../web/compare/difference";
import { drawingOf } from "../../web/paths/drawing";
import { PATTERNS } from "../../web/state/selection";
import { rowsOf, strengthOf, totalsOf, withFindings } from "../../web/views/matrix/rows";
import { matrixSvg } from "../../web/views/matrix/svg";
import { chosenYears, isChosen, lanesOf, yearsOf } from "../../web/views/timeline/series";

const COVERAGE = { records: 0, newestAttestation: null, unverified: 0 };

describe("the matrix", () => {
  const place = (id: string, region: string): StatePlace => ({
    ...{ id, name: id.toUpperCase(), nameFootnote: null, iso3: null, region, capital: null, lat: 0, lon: 0 },
    ...{ npmStatus: "DESIGNATED", opcatStatus: "PARTY" },
  });
  const cells = (states: readonly MatrixCell["state"][]): MatrixCell[] =>
    PATTERNS.map((pattern, at) => ({
      ...{ pattern, state: states[at] ?? "NOT_RECORDED", count: states[at] === "RECORDED" ? 2 : 0 },
      ...{ undetermined: 0, partners: 0, coverage: COVERAGE },
    }));
  const matrix: PatternMatrix = {
    rows: [
      { key: "b", state: { id: "b" }, region: "Asia", cells: cells(["KNOWN_ABSENT"]) },
      { key: "c", state: { id: "c" }, region: "Africa", cells: cells(["RECORDED", "RECORDED"]) },
      { key: "a", state: { id: "a" }, region: "Europe", cells: cells([]) },
      { key: "hidden", state: null, region: null, cells: cells(["RECORDED"]) },
    ],
    ...{ undeterminedCount: 0, coverage: COVERAGE },
  };
  const places = [place("a", "Europe"), place("b", "Asia"), place("c", "Africa")];

  it.each([
    ["name", "ABC"],
    ["recorded", "CAB"],
    ["region", "CBA"],
  ] as const)("is ordered by %s", (order, expected) =>
    expect(
      rowsOf(matrix, places, order)
        .map(({ place: { name } }) => name)
        .join(""),
    ).toBe(expected),
  );

  it("can leave out states of which nothing is known, and counts states by pattern", () => {
    const rows = rowsOf(matrix, places, "name");
    expect(withFindings(rows).map(({ place: { id } }) => id)).toEqual(["b", "c"]);
    expect(totalsOf(rows).get("INFORMATION_EXCHANGE")).toEqual({ recorded: 1, absent: 1 });
  });

  it("fills a cell the more, the more is recorded, and never wholly for one", () => {
    expect([strengthOf(0), strengthOf(1), strengthOf(10), strengthOf(500)]).toEqual([0, 0.35, 1, 1]);
  });

  it("tells recorded, known absent and not recorded apart in its picture too", () => {
    const svg = matrixSvg(rowsOf(matrix, places, "name"), { colourOf: () => "#123456", nameOf: () => "<i>" });
    expect(svg.match(/✕/g)).toHaveLength(1);
    expect(svg.match(/<rect/g)).toHaveLength(2);
    expect(svg.match(/>·</g)).toHaveLength(3 * 6 - 3);
    expect(svg).not.toContain("<i>");
  });
});

describe("the timeline", () => {
  const point = (year: number, pattern: (typeof PATTERNS)[number] | null, active: number, undetermined: number) => ({
    ...{ year, pattern, active, undetermined, started: 0, ended: 0 },
  });
  const points = [point(2011, null, 3, 4), point(2010, null, 1, 0), point(2010, "ADVISORY_BODY", 1, 0)];

  it("has a lane for all and for each pattern, as high as the largest year", () => {
    const lanes = lanesOf(points);
    expect(lanes.map(({ pattern, most }) => [pattern, most])).toEqual([
      [null, 7],
      ...PATTERNS.map((pattern) => [pattern, pattern === "ADVISORY_BODY" ? 1 : 0]),
    ]);
    expect(lanes[0]!.points.map(({ year }) => year)).toEqual([2010, 2011]);
    expect(yearsOf(points)).toEqual([2010, 2011]);
  });

  it("chooses a year, and lets it go again", () => {
    expect(chosenYears(2010, { since: null, until: null })).toEqual({ since: 2010, until: 2010 });
    expect(chosenYears(2010, { since: 2010, until: 2010 })).toEqual({ since: null, until: null });
    expect([2009, 2010, 2012].map((year) => isChosen(year, { since: 2010, until: 2011 }))).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe("paths", () => {
  const path = (...ids: string[]): Path => ({
    ...{ length: ids.length - 1, coverage: COVERAGE },
    steps: ids.map((id, at) => ({
      ...{ actor: { id, name: id }, via: at === 0 ? null : { __typename: "Meeting", id: `${id}-r` }, recordCount: at },
    })),
  });

  it("lead from left to right: an actor of several stands once, after all that come before it", () => {
    const { actors, steps, columns, rows } = drawingOf([path("a", "b", "z"), path("a", "c", "b", "z")]);
    expect(actors.map(({ id, column, row }) => `${id} ${column} ${row}`)).toEqual(["a 0 0", "b 2 0", "z 3 0", "c 1 0"]);
    expect(steps.map(({ from, to }) => from + to).sort()).toEqual(["ab", "ac", "bz", "cb"]);
    expect([columns, rows]).toEqual([4, 1]);
  });
});

describe("two dates", () => {
  const moment = (pairs: readonly (readonly [string, string])[]): Moment => ({
    nodes: ["a", "b", "c"].map((id) => ({ id, label: id })),
    edges: pairs.map(([source, target]) => ({
      ...{ source, target, pattern: "ADVISORY_BODY", weight: 2, records: [] },
    })),
    ...{ undeterminedCount: 0, coverage: COVERAGE },
  });

  it("differ by pairs that are recorded at one of them only", () => {
    const { began, ended, stayed, byPattern } = differenceOf(
      moment([
        ["a", "b"],
        ["b", "c"],
      ]),
      moment([
        ["b", "a"],
        ["a", "c"],
      ]),
    );
    const keys = [began, ended].map((pairs) => pairs.map(({ a, b }) => a.id + b.id));
    expect([...keys, stayed]).toEqual([["ac"], ["bc"], 1]);
    expect(byPattern.find(({ pattern }) => pattern === "ADVISORY_BODY")).toMatchObject({ before: 4, after: 4 });
  });

  it.each([
    ["2013", true],
    ["2013-03", true],
    ["2013-03-26", true],
    ["2013-13", false],
    ["13", false],
    ["", false],
    ["2013-3", false],
  ])("are years, months or days: %j", (text, expected) => expect(isDate(text)).toBe(expected));
});
