import * as fc from "fast-check";
import { coverageOf } from "../../../domain/insights/coverage";
import {
  cellState,
  gapsOf,
  type AbsenceFacts,
  type Gap,
  type GapFacts,
  type GapReason,
  type GapRecord,
  type GapState,
} from "../../../domain/insights/gaps";
import { SEED_PATTERNS, type SeedPattern } from "../../../domain/patterns/seedPatterns";

const STATE = { id: "state-1", name: "State 1" };
const npm = (number: number, status: string) => ({ id: `npm-${number}`, name: `Npm ${number}`, status });
const record = (id: string, patterns: string[], lastAttested: string | null = null): GapRecord => ({
  id,
  patterns,
  lastAttested,
  confidence: "VERIFIED",
  unverifiedFields: [],
});
const absent = (id: string, pattern: string | null, asOf: string | null = "2019-12-16"): AbsenceFacts => ({
  id,
  pattern,
  asOf,
  statement: `Nothing of ${id}.`,
  sources: [`source-${id}`, "source-shared"],
});
const facts = (some: Partial<GapFacts> = {}): GapFacts => ({
  state: STATE,
  npms: [npm(1, "ACTIVE")],
  absences: [],
  records: [],
  ...some,
});
const gapOf = (given: GapFacts, pattern: SeedPattern = "MUTUAL_SUPPORT"): Gap => {
  const found = gapsOf(given).find((gap) => gap.pattern === pattern);
  if (!found) throw new Error(`No gap of ${pattern}.`);
  return found;
};

const NO_NPM = absent("no-npm", null);
const NO_SUPPORT = absent("no-support", "MUTUAL_SUPPORT");
const SUPPORT = record("record-1", ["MUTUAL_SUPPORT"], "2023-03");

const anyPattern = fc.constantFrom(...SEED_PATTERNS, "INSTITUTIONAL_SUPPORT");
const anyNpms = fc.array(fc.constantFrom("ACTIVE", "DISSOLVED", "NOT_YET_OPERATIONAL", "UNKNOWN"), { maxLength: 3 });
const anyFacts: fc.Arbitrary<GapFacts> = fc
  .record({
    npms: anyNpms,
    absences: fc.array(fc.option(anyPattern, { freq: 2 }), { maxLength: 4 }),
    records: fc.array(fc.uniqueArray(anyPattern, { maxLength: 3 }), { maxLength: 4 }),
  })
  .map(({ npms, absences, records }) => ({
    state: STATE,
    npms: npms.map((status, index) => npm(index, status)),
    absences: absences.map((pattern, index) => absent(`absence-${index}`, pattern)),
    records: records.map((patterns, index) => record(`record-${index}`, patterns)),
  }));

describe("gapsOf", () => {
  it("gives the six patterns of a state in the order of the text", () => {
    expect(gapsOf(facts()).map(({ state, pattern }) => [state, pattern])).toEqual([
      ["state-1", "INFORMATION_EXCHANGE"],
      ["state-1", "MUTUAL_SUPPORT"],
      ["state-1", "CAPACITY_STRENGTHENING"],
      ["state-1", "SPECIFIC_ACTIVITIES"],
      ["state-1", "ADVISORY_BODY"],
      ["state-1", "OMBUDSMAN_PLUS"],
    ]);
  });

  it.each<[string, GapState, GapReason, Partial<GapFacts>]>([
    ["what is found", "RECORDED", "RECORDS_FOUND", { records: [SUPPORT] }],
    ["records before a statement", "RECORDED", "RECORDS_FOUND", { records: [SUPPORT], absences: [NO_SUPPORT] }],
    ["records before no NPM", "RECORDED", "RECORDS_FOUND", { npms: [], records: [SUPPORT], absences: [NO_NPM] }],
    ["records without any NPM", "RECORDED", "RECORDS_FOUND", { npms: [], records: [SUPPORT] }],
    ["a statement", "KNOWN_ABSENT", "STATED_ABSENT", { absences: [NO_SUPPORT] }],
    ["a statement, also without an NPM", "KNOWN_ABSENT", "STATED_ABSENT", { npms: [], absences: [NO_SUPPORT] }],
    [
      "the statement about the pattern before the one about the NPM",
      "KNOWN_ABSENT",
      "STATED_ABSENT",
      { npms: [], absences: [NO_NPM, NO_SUPPORT] },
    ],
    ["no NPM", "KNOWN_ABSENT", "NO_NPM_STATED", { npms: [], absences: [NO_NPM] }],
    ["no NPM any more", "KNOWN_ABSENT", "NO_NPM_STATED", { npms: [npm(1, "DISSOLVED")], absences: [NO_NPM] }],
    ["an NPM that came later", "NOT_RECORDED", "NOTHING_RECORDED", { absences: [NO_NPM] }],
    [
      "an NPM that does not work yet",
      "NOT_RECORDED",
      "NOTHING_RECORDED",
      { npms: [npm(1, "NOT_YET_OPERATIONAL")], absences: [NO_NPM] },
    ],
    [
      "an NPM whose status is unknown",
      "NOT_RECORDED",
      "NOTHING_RECORDED",
      { npms: [npm(1, "UNKNOWN")], absences: [NO_NPM] },
    ],
    [
      "a second NPM after a dissolved one",
      "NOT_RECORDED",
      "NOTHING_RECORDED",
      { npms: [npm(1, "DISSOLVED"), npm(2, "ACTIVE")], absences: [NO_NPM] },
    ],
    ["no word about any NPM", "NOT_RECORDED", "NO_NPM_RECORDED", { npms: [] }],
    ["a dissolved NPM alone", "NOT_RECORDED", "NOTHING_RECORDED", { npms: [npm(1, "DISSOLVED")] }],
    [
      "only what belongs to another pattern",
      "NOT_RECORDED",
      "NOTHING_RECORDED",
      { records: [record("r", ["ADVISORY_BODY"])], absences: [absent("a", "OMBUDSMAN_PLUS")] },
    ],
    [
      "only what lies outside the six",
      "NOT_RECORDED",
      "NOTHING_RECORDED",
      { records: [record("r", ["INSTITUTIONAL_SUPPORT"])], absences: [absent("a", "INSTITUTIONAL_SUPPORT")] },
    ],
  ])("tells %s: %s, %s", (_, status, reason, some) => {
    expect(gapOf(facts(some))).toMatchObject({ state: "state-1", status, reason });
  });

  it.each<[string, string, Partial<GapFacts>]>([
    [
      "one record with its date",
      "1 record of mutual support is found for State 1, newest attestation 2023-03.",
      { records: [SUPPORT] },
    ],
    [
      "several records without a date",
      "2 records of mutual support are found for State 1, none with a dated attestation.",
      { records: [record("a", ["MUTUAL_SUPPORT"]), record("b", ["MUTUAL_SUPPORT"])] },
    ],
    [
      "the statement beside the records",
      "1 record of mutual support is found for State 1, newest attestation 2023-03; yet a source states as of 2019-12-16: “Nothing of no-support”.",
      { records: [SUPPORT], absences: [NO_SUPPORT] },
    ],
    [
      "every statement, with and without a date",
      "No record of mutual support is found for State 1; a source states as of 2019: “Nothing of a”; without a date: “Nothing of b”.",
      { absences: [absent("a", "MUTUAL_SUPPORT", "2019"), absent("b", "MUTUAL_SUPPORT", null)] },
    ],
    [
      "that there is no NPM",
      "No record of mutual support is found for State 1; a source states as of 2019-12-16: “Nothing of no-npm”.",
      { npms: [], absences: [NO_NPM] },
    ],
    [
      "that no NPM is recorded",
      "No NPM of State 1 is recorded, and no mutual support, which does not mean that there is none.",
      { npms: [] },
    ],
    [
      "the NPMs of which nothing is recorded",
      "No record of mutual support is found for State 1 (Npm 1 and Npm 2), which does not mean that there is none.",
      { npms: [npm(1, "DISSOLVED"), npm(2, "ACTIVE")] },
    ],
  ])("names in one sentence %s", (_, because, some) => {
    expect(gapOf(facts(some)).because).toBe(because);
  });

  it("gives the ids, sources and coverage that a cell rests on", () => {
    const others = [record("record-2", ["ADVISORY_BODY"], "2025"), record("record-3", ["ADVISORY_BODY"])];
    const both = record("record-4", ["ADVISORY_BODY", "MUTUAL_SUPPORT"], "2022");
    const given = facts({ npms: [], absences: [NO_NPM, NO_SUPPORT], records: [SUPPORT, ...others, both] });
    expect(gapOf(given)).toMatchObject({
      records: ["record-1", "record-4"],
      absences: ["no-support", "no-npm"],
      sources: ["source-no-support", "source-shared", "source-no-npm"],
      coverage: coverageOf([SUPPORT, both]),
    });
    expect(gapOf(given, "ADVISORY_BODY")).toMatchObject({
      records: ["record-2", "record-3", "record-4"],
      absences: ["no-npm"],
      sources: ["source-no-npm", "source-shared"],
      coverage: coverageOf([...others, both]),
    });
  });

  it("does not mention that there was no NPM once there is one", () => {
    expect(gapOf(facts({ absences: [NO_NPM] }))).toMatchObject({ absences: [], sources: [] });
    expect(gapOf(facts({ absences: [NO_NPM], records: [SUPPORT] })).because).not.toContain("no-npm");
  });

  it("gives every cell one state that its records and statements bear out, and says of no empty one that there is none", () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        for (const gap of gapsOf(given)) {
          const expected =
            gap.records.length > 0 ? "RECORDED" : gap.absences.length > 0 ? "KNOWN_ABSENT" : "NOT_RECORDED";
          expect(gap.status).toBe(expected);
          expect(gap.because.includes("does not mean that there is none")).toBe(expected === "NOT_RECORDED");
          expect(gap.records).toEqual(
            given.records.filter((r) => r.patterns.includes(gap.pattern)).map(({ id }) => id),
          );
          expect(gap.coverage.records).toBe(gap.records.length);
        }
      }),
    );
  });

  it("answers for a cell as for the whole state", () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        for (const { pattern, records, status, reason } of gapsOf(given)) {
          expect(cellState(pattern, { ...given, records: records.length })).toEqual({ status, reason });
        }
      }),
    );
  });

  it("lets records of one pattern change no other cell", () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...SEED_PATTERNS), (given, pattern) => {
        const more = { ...given, records: [...given.records, record("one-more", [pattern])] };
        const elsewhere = (gaps: readonly Gap[]) => gaps.filter((gap) => gap.pattern !== pattern);
        expect(elsewhere(gapsOf(more))).toEqual(elsewhere(gapsOf(given)));
        expect(gapOf(more, pattern).status).toBe("RECORDED");
      }),
    );
  });
});
