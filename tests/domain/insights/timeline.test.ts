import * as fc from "fast-check";
import { dayAfter, dayBefore, daysAfter, END_OF_TIME, parsePartialDate } from "../../../domain/time/partialDate";
import { holdsOn, periodBounds, type PeriodFacts } from "../../../domain/time/period";
import { SEED_PATTERNS, type SeedPattern } from "../../../domain/patterns/seedPatterns";
import { timelineOf, undated, type TimelineRecord, type YearPoint } from "../../../domain/insights/timeline";

const YEARS = { from: 2011, to: 2014 };
/** Within the years, so that what goes on is certain up to it. */
const TODAY = "2013-06-15";

const record = (id: string, facts: Partial<PeriodFacts>, patterns: string[] = ["MUTUAL_SUPPORT"]): TimelineRecord => ({
  id,
  patterns,
  from: facts.from ?? null,
  to: facts.to ?? null,
  bounds: periodBounds({ isOpen: false, ...facts }),
});
const pointOf = (points: readonly YearPoint[], year: number, pattern: SeedPattern | null = null): YearPoint => {
  const point = points.find((one) => one.year === year && one.pattern === pattern);
  if (!point) throw new Error(`No point of ${year}.`);
  return point;
};
type List = "active" | "undetermined" | "started" | "ended";
/** The years in which one record is on a list. */
const yearsIn = (facts: Partial<PeriodFacts>, list: List): number[] =>
  timelineOf([record("r", facts)], YEARS, TODAY)
    .filter((point) => point.pattern === null && point[list].includes("r"))
    .map(({ year }) => year);

describe("timelineOf", () => {
  it("lists every year of all together and of each pattern, also those without anything", () => {
    const points = timelineOf([], { from: 2012, to: 2013 }, TODAY);
    expect(points.map(({ year, pattern }) => [year, pattern])).toEqual([
      ...[null, ...SEED_PATTERNS].map((pattern) => [2012, pattern]),
      ...[null, ...SEED_PATTERNS].map((pattern) => [2013, pattern]),
    ]);
    const nothing = { active: [], undetermined: [], started: [], ended: [] };
    expect(points.map(({ year: _, pattern: __, ...lists }) => lists)).toEqual(points.map(() => nothing));
  });

  it("gives no point where the first year is after the last", () => {
    expect(timelineOf([record("r", { from: "2012" })], { from: 2014, to: 2013 }, TODAY)).toEqual([]);
  });

  it.each<[string, Partial<PeriodFacts>, number[], number[]]>([
    ["from one day to another", { from: "2012-05-01", to: "2013-05-01" }, [2012, 2013], []],
    ["not on the day it ends", { from: "2012-05-01", to: "2013-01-01" }, [2012], []],
    ["still on the day before", { from: "2012-05-01", to: "2013-01-02" }, [2012, 2013], []],
    ["from the first day of a year", { from: "2013-01-01", to: "2013-01-02" }, [2013], []],
    ["from the last day of a year", { from: "2012-12-31", to: "2013-01-01" }, [2012], []],
    ["known by years only, the last of them included", { from: "2012", to: "2014" }, [2012, 2013, 2014], []],
    ["within one year", { from: "2013", to: "2013" }, [2013], []],
    ["with an end after the years", { from: "2013", to: "2020" }, [2013, 2014], []],
    ["with a start before the years", { from: "1999", to: "2012-03" }, [2011, 2012], []],
    ["before the years", { from: "1999", to: "2005" }, [], []],
    ["after the years", { from: "2016", to: "2018" }, [], []],
    ["that goes on, up to today", { from: "2012", isOpen: true }, [2012, 2013], [2014]],
    ["that goes on from this year", { from: "2013", isOpen: true }, [2013], [2014]],
    ["whose end is not recorded", { from: "2012" }, [2012], [2013, 2014]],
    ["whose end is not recorded, attested later", { from: "2011", lastAttested: "2013" }, [2011, 2012, 2013], [2014]],
    ["whose start is not recorded", { to: "2013" }, [2013], [2011, 2012]],
    ["attested only", { firstAttested: "2012-06", lastAttested: "2013" }, [2012, 2013], [2011, 2014]],
    ["of unknown time", {}, [], [2011, 2012, 2013, 2014]],
    ["whose end is before its start", { from: "2014", to: "2012" }, [], [2012, 2013, 2014]],
  ])("counts one %s", (_, facts, active, undetermined) => {
    expect(yearsIn(facts, "active")).toEqual(active);
    expect(yearsIn(facts, "undetermined")).toEqual(undetermined);
  });

  it.each<[string, Partial<PeriodFacts>, number[], number[]]>([
    ["by their years", { from: "2011", to: "2013" }, [2011], [2013]],
    [
      "with the year before, where the end is its last midnight",
      { from: "2011-01-01", to: "2014-01-01" },
      [2011],
      [2013],
    ],
    ["with the year of its second day", { to: "2014-01-02" }, [], [2014]],
    ["with the year of the month, for it may have ended later in it", { to: "2014-01" }, [], [2014]],
    ["never where no end is recorded", { from: "2012", lastAttested: "2013" }, [2012], []],
    ["never where only attestations are", { firstAttested: "2012", lastAttested: "2013" }, [], []],
    ["outside the years not at all", { from: "2010-12-31", to: "2015" }, [], []],
    ["not with the midnight before the years", { from: "2010", to: "2011-01-01" }, [], []],
    ["with the midnight after the years", { from: "2010", to: "2015-01-01" }, [], [2014]],
  ])("starts and ends records %s", (_, facts, started, ended) => {
    expect(yearsIn(facts, "started")).toEqual(started);
    expect(yearsIn(facts, "ended")).toEqual(ended);
  });

  it.each<[string, string[], (SeedPattern | null)[]]>([
    ["of one pattern", ["ADVISORY_BODY"], [null, "ADVISORY_BODY"]],
    ["of several once among all", ["OMBUDSMAN_PLUS", "MUTUAL_SUPPORT"], [null, "MUTUAL_SUPPORT", "OMBUDSMAN_PLUS"]],
    ["that says a pattern twice", ["MUTUAL_SUPPORT", "MUTUAL_SUPPORT"], [null, "MUTUAL_SUPPORT"]],
    ["also of a pattern outside the six", ["INSTITUTIONAL_SUPPORT", "ADVISORY_BODY"], [null, "ADVISORY_BODY"]],
    ["of no pattern of the six nowhere", ["INSTITUTIONAL_SUPPORT"], []],
    ["without a recorded pattern among all only", [], [null]],
  ])("counts a record %s", (_, patterns, lanes) => {
    const points = timelineOf(
      [record("r", { from: "2012", to: "2012-06" }, patterns)],
      { from: 2012, to: 2012 },
      TODAY,
    );
    for (const list of ["active", "started", "ended"] as const) {
      expect(points.flatMap((point) => point[list].map(() => point.pattern))).toEqual(lanes);
    }
  });

  it("lists ids in the order given", () => {
    const records = ["c", "a", "b"].map((id) => record(id, { from: "2012", to: "2013" }));
    expect(pointOf(timelineOf(records, YEARS, TODAY), 2012).active).toEqual(["c", "a", "b"]);
  });
});

describe("undated", () => {
  it.each<[string, Partial<PeriodFacts>, boolean]>([
    ["finds a record without any date", {}, true],
    ["finds one that goes on, nobody knows since when", { isOpen: true }, true],
    ["passes one with a start", { from: "2012" }, false],
    ["passes one with an end", { to: "2012" }, false],
    ["passes one with a start after its end", { from: "2014", to: "2012" }, false],
    ["passes one that cannot be older than something", { notBefore: "2012" }, false],
    ["passes one that was attested", { lastAttested: "2012" }, false],
    ["passes one that goes on and was attested", { firstAttested: "2012", isOpen: true }, false],
  ])("%s", (_, facts, isUndated) => {
    expect(undated([record("r", facts)])).toEqual(isUndated ? ["r"] : []);
  });
});

/** Every day of the years 2009 to 2016: beyond them nothing in these tests changes. */
const DAYS: string[] = ["2009-01-01"];
while (DAYS.length < 2922) DAYS.push(dayAfter(DAYS.at(-1) ?? ""));

const daysOfYear = new Map<number, string[]>();
for (const day of DAYS) {
  const year = Number(day.slice(0, 4));
  daysOfYear.set(year, [...(daysOfYear.get(year) ?? []), day]);
}

const anyDate = fc
  .tuple(fc.integer({ min: 0, max: 1460 }), fc.constantFrom(4, 7, 10))
  .map(([days, length]) => daysAfter("2011-01-01", days).slice(0, length));
const anyRecords = fc.array(
  fc
    .record({
      from: fc.option(fc.oneof(anyDate, fc.constantFrom("2012-01-01", "2012-12-31"))),
      to: fc.option(fc.oneof(anyDate, fc.constantFrom("2013-01-01", "2013-12-31"))),
      lastAttested: fc.option(anyDate),
      isOpen: fc.boolean(),
      patterns: fc.subarray([...SEED_PATTERNS, "INSTITUTIONAL_SUPPORT"], { maxLength: 3 }),
    })
    .map(({ patterns, ...facts }) => ({ facts, patterns })),
  { maxLength: 4 },
);
const RUNS = { numRuns: 200, seed: 20130326 };

/**
 * Goes through the year day by day: may it hold on one of them; does it hold on one of them for sure, or, where no single day is sure,
 * does every day on which its only sure one may lie fall into the year?
 */
function byDays({ bounds }: TimelineRecord, year: number): "active" | "undetermined" | "no" {
  const { certainFrom, possibleFrom, possibleUntil } = bounds;
  const days = daysOfYear.get(year) ?? [];
  if (!days.some((day) => possibleFrom <= day && day < possibleUntil)) return "no";
  const isOpen = bounds.certainUntil === END_OF_TIME;
  if (isOpen && (possibleFrom > TODAY || year > Number(TODAY.slice(0, 4)))) return "undetermined";
  const certainUntil = bounds.certainUntil;
  const isSureOnADay = days.some((day) => certainFrom <= day && day < certainUntil);
  const isSureSomewhere = days.includes(dayBefore(certainUntil)) && days.includes(certainFrom);
  return isSureOnADay || isSureSomewhere ? "active" : "undetermined";
}

describe("timelineOf, by days", () => {
  it("agrees with going through each year day by day, for every pattern", () => {
    fc.assert(
      fc.property(anyRecords, (given) => {
        const records = given.map(({ facts, patterns }, index) => record(`r${index}`, facts, patterns));
        for (const point of timelineOf(records, { from: 2010, to: 2015 }, TODAY)) {
          const counted = records.filter(({ patterns }) =>
            point.pattern === null
              ? patterns.length === 0 || patterns.some((pattern) => pattern !== "INSTITUTIONAL_SUPPORT")
              : patterns.includes(point.pattern),
          );
          for (const list of ["active", "undetermined"] as const) {
            const expected = counted.filter((one) => byDays(one, point.year) === list).map(({ id }) => id);
            expect(point[list]).toEqual(expected);
          }
        }
      }),
      RUNS,
    );
  });

  it("says of each year what holdsOn says of it", () => {
    fc.assert(
      fc.property(anyRecords, (given) => {
        const records = given.map(({ facts }, index) => record(`r${index}`, facts));
        for (const { year, pattern, active, undetermined } of timelineOf(records, { from: 2010, to: 2015 }, TODAY)) {
          if (pattern !== null) continue;
          const on = { ...(parsePartialDate(String(year)) ?? { earliest: "", latest: "" }), today: TODAY };
          const holding = (wanted: string) => records.filter(({ bounds }) => holdsOn(bounds, on) === wanted);
          expect(active).toEqual(holding("CERTAIN").map(({ id }) => id));
          expect(undetermined).toEqual(holding("UNDETERMINED").map(({ id }) => id));
        }
      }),
      RUNS,
    );
  });

  it("starts a record in the first year in which it may hold and ends it in the last, unless its dates contradict each other", () => {
    fc.assert(
      fc.property(anyRecords, (given) => {
        const records = given.map(({ facts }, index) => record(`r${index}`, facts));
        const all = timelineOf(records, { from: 2009, to: 2016 }, TODAY).filter(({ pattern }) => pattern === null);
        for (const { id, from, to, bounds } of records) {
          if (bounds.certainFrom > bounds.possibleUntil && to !== null) continue;
          const held = all.filter((point) => [...point.active, ...point.undetermined].includes(id));
          const onList = (list: List) => all.filter((point) => point[list].includes(id)).map(({ year }) => year);
          expect(onList("started")).toEqual(from === null ? [] : [held[0]?.year]);
          expect(onList("ended")).toEqual(to === null ? [] : [held.at(-1)?.year]);
        }
      }),
      RUNS,
    );
  });
});
