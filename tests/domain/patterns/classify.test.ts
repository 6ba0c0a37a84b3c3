import * as fc from "fast-check";
import { classify } from "../../../domain/patterns/classify";
import { type CollaborationFacts, type PatternFinding } from "../../../domain/patterns/collaboration";
import { collaboration, council, fact, npm } from "./madeUp";

const RUNS = { numRuns: 300, seed: 20130326 };
const SEED = [
  "INFORMATION_EXCHANGE",
  "MUTUAL_SUPPORT",
  "CAPACITY_STRENGTHENING",
  "SPECIFIC_ACTIVITIES",
  "ADVISORY_BODY",
  "OMBUDSMAN_PLUS",
];

const anyText = fc.option(
  fc
    .array(
      fc.constantFrom(
        "joint visits",
        "training for the NPM",
        "exchange of information",
        "not",
        "may",
        "expertise",
        "seat in the council",
        "advises",
        ".",
        ",",
      ),
      { maxLength: 6 },
    )
    .map((pieces) => pieces.join(" ")),
);
const someFacts = (id: string) => fc.array(fc.constant(fact(id)), { maxLength: 2 });
const anyFacts: fc.Arbitrary<CollaborationFacts> = fc
  .record({
    patterns: fc.subarray([...SEED, "INSTITUTIONAL_SUPPORT"]),
    partnerKind: fc.constantFrom("CSO", "UNNAMED_CSO_GROUP", "INDIVIDUAL_EXPERTS", "BODY", "NPM", "NETWORK"),
    partnerIsCivilSociety: fc.boolean(),
    partnerLabel: fc.option(fc.constant("associations")),
    formality: fc.constantFrom("FORMAL", "INFORMAL"),
    regularity: fc.constantFrom("REGULAR", "AD_HOC"),
    instrument: anyText,
    description: anyText,
    npm: fc.option(
      fc
        .constantFrom(
          "OMBUDSMAN",
          "OMBUDSMAN_PLUS",
          "HUMAN_RIGHTS_INSTITUTION",
          "NEW_SPECIALISED_BODY",
          "SEVERAL_INSTITUTIONS",
        )
        .chain((model) => fc.option(fc.constantFrom("Ombudsman 1", "Commission 1")).map((host) => npm(model, host))),
    ),
    partner: fc.option(fc.constant(fact("partner-1"))),
    advisoryBody: fc.option(fc.subarray(["ADVICE", "SELECTION", "UNKNOWN"]).map((roles) => council(...roles))),
    jointVisits: someFacts("visit-1"),
    jointProjects: someFacts("project-1"),
    jointMeetings: someFacts("meeting-1"),
    advocacy: someFacts("follow-up-1"),
  })
  .map((recorded) => collaboration(recorded));

/** What can be missing, or hidden from a viewer. */
const NOTHING: Partial<CollaborationFacts> = {
  instrument: null,
  description: null,
  npm: null,
  partner: null,
  partnerLabel: null,
  advisoryBody: null,
  jointVisits: [],
  jointProjects: [],
  jointMeetings: [],
  advocacy: [],
};
const anyLess = fc.subarray(Object.keys(NOTHING) as (keyof typeof NOTHING)[], { minLength: 1 });

function without(facts: CollaborationFacts, fields: readonly (keyof typeof NOTHING)[]): CollaborationFacts {
  return { ...facts, ...Object.fromEntries(fields.map((field) => [field, NOTHING[field]])) };
}

function pairs(facts: CollaborationFacts, less: CollaborationFacts): (readonly [PatternFinding, PatternFinding])[] {
  const after = classify(less);
  return classify(facts).map((finding, at) => [finding, after[at] as PatternFinding]);
}

describe("classify", () => {
  it("judges the six patterns in the order of the text, each by its clause", () => {
    const findings = classify(collaboration({ patterns: ["INSTITUTIONAL_SUPPORT"] }));
    expect(findings.map(({ pattern }) => pattern)).toEqual(SEED);
    expect(findings.map(({ clause }) => clause)).toEqual(["S1", "S2", "S3", "S4", "S5", "S6"]);
    expect(findings.every(({ isRecorded }) => !isRecorded)).toBe(true);
  });

  it("finds several patterns at once, for they are not exclusive", () => {
    const facts = collaboration({
      instrument: "contract",
      description: "Joins visits; meets every month",
      advisoryBody: council("SELECTION"),
    });
    const met = classify(facts).filter(({ outcome }) => outcome === "MET");
    expect(met.map(({ clause }) => clause)).toEqual(["S1", "S3", "S4", "S5", "S6"]);
  });

  it("never turns contrary with less information, criterion by criterion: it is the same, or unknown", () => {
    fc.assert(
      fc.property(anyFacts, anyLess, (facts, fields) => {
        for (const [before, after] of pairs(facts, without(facts, fields))) {
          expect([before.outcome, "UNDETERMINED"]).toContain(after.outcome);
          for (const [at, criterion] of after.criteria.entries()) {
            expect([before.criteria[at]?.result, "UNKNOWN"]).toContain(criterion.result);
          }
        }
      }),
      RUNS,
    );
  });

  it("never fails where only the kind of partner, formality, regularity and model are agreeable", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const agreeable = {
          partnerIsCivilSociety: true,
          formality: "FORMAL",
          regularity: "REGULAR",
          npm: npm("OMBUDSMAN"),
        };
        for (const { outcome } of classify({ ...facts, ...agreeable })) expect(outcome).not.toBe("NOT_MET");
      }),
      RUNS,
    );
  });

  it("meets no pattern where all that is recorded is who cooperates", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const { outcome } of classify({ ...facts, ...NOTHING })) expect(outcome).not.toBe("MET");
      }),
      RUNS,
    );
  });

  it("judges the same whatever is recorded as pattern, and compares with that alone", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const [before, after] of pairs(facts, { ...facts, patterns: [] })) {
          expect([after.outcome, after.criteria]).toEqual([before.outcome, before.criteria]);
          expect(before.isRecorded).toBe(facts.patterns.includes(before.pattern));
          const agreement = before.outcome === "UNDETERMINED" ? null : (before.outcome === "MET") === before.isRecorded;
          expect(before.agreesWithRecord).toBe(agreement);
        }
      }),
      RUNS,
    );
  });

  it("says why in one sentence, and names record and source of all that is decided", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const { result, because, facts: records, sources } of classify(facts).flatMap(
          ({ criteria }) => criteria,
        )) {
          expect(because).toMatch(/^\S.*\.$/);
          if (result !== "UNKNOWN") expect(Math.min(records.length, sources.length)).toBeGreaterThan(0);
        }
      }),
      RUNS,
    );
  });
});
