import * as fc from "fast-check";
import {
  independencePrompts,
  type IndependencePrompt,
  type Tie,
  type TieKind,
} from "../../../domain/insights/independence";
import { daysAfter } from "../../../domain/time/partialDate";
import { holdTogether, periodBounds, type PeriodFacts } from "../../../domain/time/period";

const NAMES: Record<string, string> = { "npm-1": "Npm B", "npm-2": "Npm A", "npm-3": "Npm A", "cso-1": "Cso 1" };
const nameOf = (id: string): string => NAMES[id] ?? id;
const KINDS: readonly TieKind[] = ["ADVISORY_SEAT", "JOINT_ACTIVITY", "FUNDING"];
const WHAT: Record<TieKind, string> = {
  ADVISORY_SEAT: "a seat in the council",
  JOINT_ACTIVITY: "a joint visit",
  FUNDING: "funding of a project",
};

type When = Partial<PeriodFacts> | null;
const tie = (kind: TieKind, when: When, some: Partial<Tie> = {}): Tie => ({
  kind,
  npm: "npm-1",
  partner: "cso-1",
  record: `record-${kind}`,
  what: WHAT[kind],
  bounds: when && periodBounds({ isOpen: false, ...when }),
  period: { from: when?.from ?? null, to: when?.to ?? null },
  sources: [`source-${kind}`],
  ...some,
});
const YEAR_12: When = { from: "2012-01-01", to: "2013-01-01" };
const YEAR_13: When = { from: "2013-01-01", to: "2014-01-01" };
const seat = (when: When, some?: Partial<Tie>): Tie => tie("ADVISORY_SEAT", when, some);
const work = (when: When, some?: Partial<Tie>): Tie => tie("JOINT_ACTIVITY", when, some);
const funding = (when: When, some?: Partial<Tie>): Tie => tie("FUNDING", when, some);
const promptsOf = (...ties: Tie[]): readonly IndependencePrompt[] => independencePrompts(ties, nameOf);

describe("independencePrompts (S4, OPCAT 18(1))", () => {
  it("asks with the facts, their dates and sources", () => {
    expect(promptsOf(work({ from: "2012-05" }), seat({ from: "2009", to: "2013" }))).toEqual([
      {
        npm: "npm-1",
        partner: "cso-1",
        kinds: ["ADVISORY_SEAT", "JOINT_ACTIVITY"],
        question:
          "Cso 1 is recorded with Npm B as an adviser and as a partner in joint work: how is it made sure that advice and joint work do not limit the independence of the NPM (S4, OPCAT 18(1))?",
        facts: [
          {
            kind: "ADVISORY_SEAT",
            record: "record-ADVISORY_SEAT",
            because: "Recorded of Cso 1 and Npm B: a seat in the council, from 2009 to 2013.",
            sources: ["source-ADVISORY_SEAT"],
          },
          {
            kind: "JOINT_ACTIVITY",
            record: "record-JOINT_ACTIVITY",
            because: "Recorded of Cso 1 and Npm B: a joint visit, from 2012-05, no end recorded.",
            sources: ["source-JOINT_ACTIVITY"],
          },
        ],
        overlap: "CERTAIN",
        clause: "S4",
      },
    ]);
  });

  it.each<[string, TieKind[], string]>([
    [
      "advice and funding",
      ["FUNDING", "ADVISORY_SEAT"],
      "Cso 1 is recorded with Npm B as an adviser and as a party to funding (the dates do not show whether at the same time): how is it made sure that advice and funding do not limit the independence of the NPM (S4, OPCAT 18(1))?",
    ],
    [
      "joint work and funding",
      ["FUNDING", "JOINT_ACTIVITY"],
      "Cso 1 is recorded with Npm B as a partner in joint work and as a party to funding (the dates do not show whether at the same time): how is it made sure that joint work and funding do not limit the independence of the NPM (S4, OPCAT 18(1))?",
    ],
    [
      "all three",
      ["FUNDING", "JOINT_ACTIVITY", "ADVISORY_SEAT"],
      "Cso 1 is recorded with Npm B as an adviser, as a partner in joint work and as a party to funding (the dates do not show whether at the same time): how is it made sure that advice, joint work and funding do not limit the independence of the NPM (S4, OPCAT 18(1))?",
    ],
  ])("asks about %s, whatever comes first", (_, kinds, question) => {
    expect(promptsOf(...kinds.map((kind) => tie(kind, null))).map((prompt) => prompt.question)).toEqual([question]);
  });

  it.each<[string, string, Tie[]]>([
    ["certainly where the days overlap", "CERTAIN", [seat(YEAR_12), work({ from: "2012-12-31", to: "2013-06" })]],
    ["never where one ends as the other begins", "", [seat(YEAR_12), work(YEAR_13)]],
    ["perhaps where one is undated", "UNDETERMINED", [seat(YEAR_12), work(null)]],
    ["perhaps where both are undated", "UNDETERMINED", [seat(null), funding(null)]],
    ["perhaps where an end is not recorded", "UNDETERMINED", [seat({ from: "2010" }), work(YEAR_13)]],
    [
      "perhaps where dates are too coarse",
      "UNDETERMINED",
      [seat({ from: "2010", to: "2013" }), work({ from: "2013-06-01", to: "2013-07-01" })],
    ],
    ["certainly where one couple overlaps", "CERTAIN", [seat(YEAR_12), work(null), funding(YEAR_12)]],
    ["never for a single tie", "", [seat(YEAR_12)]],
    ["never for several of one kind", "", [funding(YEAR_12), funding(YEAR_12, { record: "record-2" })]],
    ["never across partners", "", [seat(YEAR_12), work(YEAR_12, { partner: "cso-2" })]],
    ["never across NPMs", "", [seat(YEAR_12), work(YEAR_12, { npm: "npm-2" })]],
    ["never for an NPM with itself", "", [seat(YEAR_12, { partner: "npm-1" }), work(YEAR_12, { partner: "npm-1" })]],
    [
      "never for the same two the other way round",
      "",
      [seat(YEAR_12), work(YEAR_12, { npm: "cso-1", partner: "npm-1" })],
    ],
    [
      "also for two kinds in one record",
      "CERTAIN",
      [work(YEAR_12, { record: "r" }), funding(YEAR_12, { record: "r" })],
    ],
    ["never for no tie", "", []],
  ])("asks %s", (_, overlap, ties) => {
    expect(promptsOf(...ties).map((prompt) => prompt.overlap)).toEqual(overlap === "" ? [] : [overlap]);
  });

  it("lists only ties that may overlap with one of another kind", () => {
    const [prompt] = promptsOf(
      work(YEAR_13, { record: "too-late" }),
      work(YEAR_12, { record: "in-time" }),
      seat(YEAR_12, { record: "seat" }),
      funding({ from: "2016", to: "2017" }, { record: "much-later" }),
    );
    expect(prompt?.facts.map(({ record }) => record)).toEqual(["seat", "in-time"]);
    expect(prompt?.kinds).toEqual(["ADVISORY_SEAT", "JOINT_ACTIVITY"]);
  });

  it.each<[string, string | null, string | null]>([
    ["from 2012 to 2013-02", "2012", "2013-02"],
    ["in 2012", "2012", "2012"],
    ["on 2012-05-01", "2012-05-01", "2012-05-01"],
    ["from 2012, no end recorded", "2012", null],
    ["to 2012, no start recorded", null, "2012"],
    ["no dates recorded", null, null],
  ])("says “%s”", (words, from, to) => {
    const [prompt] = promptsOf(seat(null, { period: { from, to } }), work(null));
    expect(prompt?.facts[0]?.because).toBe(`Recorded of Cso 1 and Npm B: a seat in the council, ${words}.`);
  });

  it("orders by the NPMs’ names, then their ids, then the partners’ ids", () => {
    const pairs = [
      ["npm-1", "cso-1"],
      ["npm-3", "cso-1"],
      ["npm-2", "cso-3"],
      ["npm-2", "cso-10"],
    ];
    const ties = pairs.flatMap(([npm, partner]) => [seat(null, { npm, partner }), work(null, { npm, partner })]);
    expect(promptsOf(...ties).map(({ npm, partner }) => [npm, partner])).toEqual([
      ["npm-2", "cso-10"],
      ["npm-2", "cso-3"],
      ["npm-3", "cso-1"],
      ["npm-1", "cso-1"],
    ]);
  });
});

const anyDay = fc.integer({ min: 0, max: 900 }).map((days) => daysAfter("2012-01-01", days));
const anyDate = fc.tuple(anyDay, fc.constantFrom(4, 7, 10)).map(([day, length]) => day.slice(0, length));
const anyTies: fc.Arbitrary<Tie[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      npm: fc.constantFrom("npm-1", "npm-2"),
      partner: fc.constantFrom("cso-1", "cso-2"),
      when: fc.option(fc.record({ from: fc.option(anyDate), to: fc.option(anyDate), isOpen: fc.boolean() }), {
        freq: 6,
      }),
    }),
    { maxLength: 8 },
  )
  .map((ties) => ties.map(({ kind, when, ...pair }, index) => tie(kind, when, { ...pair, record: `record-${index}` })));

/** Whether a couple of ties is one that a question is about. */
function concerns(one: Tie, other: Tie): boolean {
  if (one.npm !== other.npm || one.partner !== other.partner || one.kind === other.kind) return false;
  return !one.bounds || !other.bounds || holdTogether(one.bounds, other.bounds) !== "NO";
}

describe("independencePrompts, whatever is recorded", () => {
  it("never asks about one kind only", () => {
    fc.assert(
      fc.property(anyTies, fc.constantFrom(...KINDS), (ties, kind) => {
        expect(promptsOf(...ties.map((one) => ({ ...one, kind })))).toEqual([]);
        for (const prompt of promptsOf(...ties)) {
          expect(prompt.kinds.length).toBeGreaterThan(1);
          expect(prompt.kinds).toEqual(KINDS.filter((one) => prompt.facts.some((fact) => fact.kind === one)));
        }
      }),
    );
  });

  it("never asks where times are certainly apart", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...KINDS), { maxLength: 8 }), (kinds) => {
        const apart = kinds.map((kind, index) =>
          tie(kind, { from: `${2001 + index}-01-01`, to: `${2002 + index}-01-01` }),
        );
        expect(promptsOf(...apart)).toEqual([]);
      }),
    );
  });

  it("lists exactly the ties with a counterpart of another kind that is not certainly at another time", () => {
    fc.assert(
      fc.property(anyTies, (ties) => {
        const listed = promptsOf(...ties).flatMap(({ facts }) => facts.map(({ record }) => record));
        const expected = ties.filter((one) => ties.some((other) => concerns(one, other))).map(({ record }) => record);
        expect([...listed].sort()).toEqual(expected.sort());
      }),
    );
  });

  it("asks the same in whatever order the ties come, and always a question without a verdict or a score", () => {
    fc.assert(
      fc.property(anyTies, (ties) => {
        const asked = promptsOf(...ties);
        const bare = (prompts: readonly IndependencePrompt[]) => prompts.map(({ facts: _, ...prompt }) => prompt);
        expect(bare(promptsOf(...ties.toReversed()))).toEqual(bare(asked));
        for (const { question, ...prompt } of asked) {
          expect(question).toMatch(/^[^?]+: how is it made sure that [^?]+\(S4, OPCAT 18\(1\)\)\?$/);
          expect(Object.values(prompt).some((value) => typeof value === "number" || typeof value === "boolean")).toBe(
            false,
          );
        }
      }),
    );
  });
});
