import type { Moment, Path, PatternCell, PatternMatrix, Place } from "../../web/api/operations";
import { differenceOf, isDate } from "../../web/compare/difference";
import { changeOf, placesOf } from "../../web/compare/places";
import { drawingOf } from "../../web/paths/drawing";
import { scopeOf } from "../../web/state/scope";
import { EVERYTHING, PATTERNS } from "../../web/state/selection";
import { chosenRows, factOf, ordered, rowsOf, strengthOf, totalsOf } from "../../web/views/matrix/rows";
import { matrixSvg } from "../../web/views/matrix/svg";
import { layoutOf } from "../../web/views/timeline/layout";
import { chosenYears, isChosen, lanesOf, pointsAt, yearsOf, yearsThatDiffer } from "../../web/views/timeline/series";

const COVERAGE = { records: 0, newestAttestation: null, unverified: 0 };

describe("the matrix", () => {
  const place = (id: string, region: string): Place => ({
    id,
    name: id.toUpperCase(),
    nameFootnote: null,
    iso3: null,
    region,
    capital: null,
    lat: 0,
    lon: 0,
    npmStatus: "DESIGNATED",
    opcatStatus: "PARTY",
  });
  const cells = (states: readonly PatternCell["state"][]): PatternCell[] =>
    PATTERNS.map((pattern, at) => ({
      pattern,
      state: states[at] ?? "NOT_RECORDED",
      count: states[at] === "RECORDED" ? 2 : 0,
      undetermined: 0,
      partners: 0,
      absences:
        states[at] === "KNOWN_ABSENT"
          ? [{ id: "absence-1", pattern, statement: "None.", sources: [{ title: "A law" }] }]
          : [],
    }));
  const matrix: PatternMatrix = {
    rows: [
      { key: "b", state: { id: "b" }, region: "Asia", cells: cells(["KNOWN_ABSENT"]) },
      { key: "c", state: { id: "c" }, region: "Africa", cells: cells(["RECORDED", "RECORDED"]) },
      { key: "a", state: { id: "a" }, region: "Europe", cells: cells([]) },
      { key: "hidden", state: null, region: null, cells: cells(["RECORDED"]) },
    ],
    undeterminedCount: 0,
    coverage: COVERAGE,
  };
  const places = [place("a", "Europe"), place("b", "Asia"), place("c", "Africa")];

  const rows = rowsOf(matrix, places, scopeOf(EVERYTHING, null));

  it.each([
    ["name", "ABC"],
    ["region", "CBA"],
  ] as const)("is ordered by %s", (order, expected) =>
    expect(
      ordered(rows, order)
        .map(({ place: { name } }) => name)
        .join(""),
    ).toBe(expected),
  );

  it("has the states and patterns that the selection is about, and no others", () => {
    const some = rowsOf(
      matrix,
      places,
      scopeOf({ ...EVERYTHING, regions: ["Asia"], patterns: ["OMBUDSMAN_PLUS"] }, null),
    );
    expect(some.map(({ place: { id }, cells: own }) => [id, own.map(({ pattern }) => pattern)])).toEqual([
      ["b", ["OMBUDSMAN_PLUS"]],
    ]);
  });

  it("can leave out states of which nothing is known, and counts states by pattern", () => {
    expect(chosenRows(rows, "found").map(({ place: { id } }) => id)).toEqual(["b", "c"]);
    expect(chosenRows(rows, "all")).toHaveLength(3);
    expect(totalsOf(rows).get("INFORMATION_EXCHANGE")).toEqual({ recorded: 1, absent: 1 });
  });

  it("shows where an NPM exists and no seat is recorded, nor known to be absent", () => {
    const row = (id: string, state: PatternCell["state"], npmStatus: Place["npmStatus"] = "DESIGNATED") => ({
      place: { ...place(id, "Asia"), npmStatus },
      cells: cells([..."1234"].map(() => "RECORDED" as const).concat(state as never)),
    });
    const given = [
      row("recorded", "RECORDED"),
      row("absent", "KNOWN_ABSENT"),
      row("gap", "NOT_RECORDED"),
      row("none", "NOT_RECORDED", "NOT_DESIGNATED"),
      row("unclear", "NOT_RECORDED", "UNKNOWN"),
    ];
    expect(chosenRows(given, "noSeat").map(({ place: { id } }) => id)).toEqual(["gap"]);
  });

  it("tells apart that there is no NPM, that there is none of a pattern, and that nothing is recorded", () => {
    const [absent] = cells(["KNOWN_ABSENT"]);
    const [unrecorded] = cells([]);
    const [withNpm, without] = [place("a", "Asia"), { ...place("b", "Asia"), npmStatus: "NOT_DESIGNATED" as const }];
    const ofNpm = { ...absent!, absences: [{ ...absent!.absences[0]!, pattern: null }] };
    expect([
      factOf(absent!, withNpm),
      factOf(ofNpm, without),
      factOf(unrecorded!, without),
      factOf(unrecorded!, withNpm),
    ]).toEqual(["absent", "noNpm", "noNpm", "notRecorded"]);
  });

  it("fills a cell the more, the more is recorded, and never wholly for one", () => {
    expect([strengthOf(0), strengthOf(1), strengthOf(10), strengthOf(500)]).toEqual([0, 0.35, 1, 1]);
  });

  it("tells recorded, known absent and not recorded apart in its picture too", () => {
    const svg = matrixSvg(rows, { patterns: PATTERNS, colourOf: () => "#123456", nameOf: () => "<i>" });
    expect(svg.match(/✕/g)).toHaveLength(1);
    expect(svg.match(/<rect/g)).toHaveLength(2);
    expect(svg.match(/>·</g)).toHaveLength(3 * 6 - 3);
    expect(svg).not.toContain("<i>");
  });
});

describe("the timeline", () => {
  const point = (year: number, pattern: (typeof PATTERNS)[number] | null, active: number, undetermined: number) => ({
    year,
    pattern,
    active,
    undetermined,
    started: 0,
    ended: 0,
  });
  const points = [point(2011, null, 3, 4), point(2010, null, 1, 0), point(2010, "ADVISORY_BODY", 1, 0)];

  it("has a lane for all and for each pattern, as high as the largest year", () => {
    const lanes = lanesOf(points, PATTERNS);
    expect(lanes.map(({ pattern, most }) => [pattern, most])).toEqual([
      [null, 7],
      ...PATTERNS.map((pattern) => [pattern, pattern === "ADVISORY_BODY" ? 1 : 0]),
    ]);
    expect(lanes[0]!.points.map(({ year }) => year)).toEqual([2010, 2011]);
    expect(yearsOf(points)).toEqual([2010, 2011]);
  });

  it("has no lane for patterns that the selection leaves out", () =>
    expect(lanesOf(points, ["ADVISORY_BODY"]).map(({ pattern }) => pattern)).toEqual([null, "ADVISORY_BODY"]));

  it.each([[true], [false]])(
    "has one scale for all lanes (narrow: %s), and no lane reaches into another",
    (isNarrow) => {
      const lanes = lanesOf(points, PATTERNS);
      const { unit, bases, height } = layoutOf(lanes, isNarrow);
      lanes.forEach(({ most }, at) => expect(bases[at]! - most * unit).toBeGreaterThan(bases[at - 1] ?? 0));
      expect(height).toBeGreaterThan(bases.at(-1)!);
    },
  );

  it("tells all values of a year", () =>
    expect(pointsAt(2010, lanesOf(points, PATTERNS)).map(({ pattern, active }) => [pattern, active])).toEqual([
      [null, 1],
      ["ADVISORY_BODY", 1],
    ]));

  it.each([
    ["rises", [1, 5, 3], [2000, 2001]],
    ["falls", [5, 3, 1], [2000, 2002]],
    ["has the largest number twice", [4, 1, 4], [2000, 2001]],
    ["stays", [2, 2, 2], null],
    ["is one year", [2], null],
  ])("compares the two years that differ most, where it %s", (_, active, expected) =>
    expect(yearsThatDiffer(active.map((count, at) => point(2000 + at, null, count, 9)))).toEqual(expected),
  );

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
    length: ids.length - 1,
    coverage: COVERAGE,
    steps: ids.map((id, at) => ({
      actor: { id, name: id },
      via: at === 0 ? null : { __typename: "Meeting", id: `${id}-r` },
      recordCount: at,
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
    nodes: ["a", "b", "c"].map((id) => ({ id, label: id, state: id === "c" ? null : { id: `state-${id}` } })),
    edges: pairs.map(([source, target]) => ({
      source,
      target,
      pattern: "ADVISORY_BODY",
      weight: 2,
      records: [],
    })),
    undeterminedCount: 0,
    unnamedPartners: 0,
    coverage: COVERAGE,
  });

  it("are placed on the map: by states, and between them", () => {
    const { states, arcs, nowhere } = placesOf(
      differenceOf(
        moment([["b", "c"]]),
        moment([
          ["a", "b"],
          ["c", "b"],
        ]),
      ),
    );
    expect(Object.fromEntries(states)).toEqual({
      "state-a": { began: 1, ended: 0, stayed: 0 },
      "state-b": { began: 1, ended: 0, stayed: 1 },
    });
    expect([arcs, nowhere]).toEqual([[{ a: "state-a", b: "state-b", change: "began", pairs: 1 }], 0]);
  });

  it.each([
    [1, 0, "began"],
    [0, 2, "ended"],
    [1, 1, "both"],
    [0, 0, "stayed"],
  ])("fill a state where %i began and %i ended: %s", (began, ended, expected) =>
    expect(changeOf({ began, ended, stayed: 3 })).toBe(expected),
  );

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
    expect([...keys, stayed.length]).toEqual([["ac"], ["bc"], 1]);
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
