import {
  byFacts,
  byParticipation,
  byRecord,
  byText,
  civilSocietyPartner,
  findingOf,
  SHARED_VISIT_TERMS,
  unknown,
} from "../../../domain/patterns/evidence";
import { collaboration, EXPERTS, fact, NETWORK, OTHER_NPM, PUBLIC_BODY } from "./madeUp";

const COLLABORATION = collaboration();
const judged = {
  SATISFIED: byRecord(COLLABORATION, "SATISFIED", "Yes."),
  FAILED: byRecord(COLLABORATION, "FAILED", "No."),
  UNKNOWN: unknown("Not told."),
};
type Results = readonly (keyof typeof judged)[];
const named = (results: Results, prefix: string) =>
  Object.fromEntries(results.map((result, at) => [`${prefix}${at}`, judged[result]]));
const found = (needed: Results, alternatives: Results, patterns: readonly string[] = []) =>
  findingOf(collaboration({ patterns }), {
    pattern: "MUTUAL_SUPPORT",
    clause: "S2",
    needed: named(needed, "NEEDED_"),
    alternatives: named(alternatives, "WAY_"),
  });

describe("findingOf", () => {
  it.each<[Results, Results, string]>([
    [["SATISFIED", "SATISFIED"], [], "MET"],
    [["SATISFIED", "UNKNOWN"], [], "UNDETERMINED"],
    [["UNKNOWN", "FAILED"], [], "NOT_MET"],
    [["SATISFIED"], ["UNKNOWN", "SATISFIED", "FAILED"], "MET"],
    [["SATISFIED"], ["UNKNOWN", "FAILED"], "UNDETERMINED"],
    [["SATISFIED"], ["FAILED", "FAILED"], "NOT_MET"],
    [["UNKNOWN"], ["SATISFIED"], "UNDETERMINED"],
    [["FAILED"], ["SATISFIED"], "NOT_MET"],
  ])("of needed %j and alternatives %j makes %s", (needed, alternatives, outcome) => {
    expect(found(needed, alternatives).outcome).toBe(outcome);
  });

  it.each<[string, Results, readonly string[], boolean, boolean | null]>([
    ["recorded and met", ["SATISFIED"], ["MUTUAL_SUPPORT"], true, true],
    ["recorded and not met", ["FAILED"], ["MUTUAL_SUPPORT"], true, false],
    ["recorded and undetermined", ["UNKNOWN"], ["MUTUAL_SUPPORT"], true, null],
    ["not recorded, yet met", ["SATISFIED"], ["INFORMATION_EXCHANGE"], false, false],
    ["not recorded and not met", ["FAILED"], ["INSTITUTIONAL_SUPPORT"], false, true],
    ["not recorded and undetermined", ["UNKNOWN"], [], false, null],
  ])("compares with the record: %s", (_, needed, patterns, isRecorded, agreesWithRecord) => {
    expect(found(needed, [], patterns)).toMatchObject({ isRecorded, agreesWithRecord });
  });

  it("lists the criteria in their order, each with its clause", () => {
    expect(found(["SATISFIED"], ["UNKNOWN"]).criteria).toEqual([
      {
        name: "NEEDED_0",
        clause: "S2",
        result: "SATISFIED",
        because: "Yes.",
        facts: ["collab-1"],
        sources: ["src-collab-1"],
      },
      { name: "WAY_0", clause: "S2", result: "UNKNOWN", because: "Not told.", facts: [], sources: [] },
    ]);
  });
});

describe("civilSocietyPartner", () => {
  it.each([
    ["a CSO", {}, "SATISFIED", "The partner (Cso 1) is civil society."],
    [
      "an unnamed group",
      { partnerKind: "UNNAMED_CSO_GROUP", partner: null, partnerLabel: "associations" },
      "SATISFIED",
      "The partner (associations) is civil society.",
    ],
    ["a partner that may not be seen", { partner: null }, "SATISFIED", "The partner is civil society."],
    [
      "a body that is an NGO",
      { ...PUBLIC_BODY, partnerIsCivilSociety: true },
      "SATISFIED",
      "The partner (Body 1) is civil society.",
    ],
    [
      "individual experts",
      EXPERTS,
      "UNKNOWN",
      "The partner (experts) is recorded as individual experts, who may or may not be members of civil society organisations.",
    ],
    [
      "another body",
      PUBLIC_BODY,
      "FAILED",
      "The partner (Body 1) is a body that is not civil society, so the label can only be used by analogy.",
    ],
    [
      "another NPM",
      OTHER_NPM,
      "FAILED",
      "The partner (Npm 2) is another NPM, so the label can only be used by analogy.",
    ],
    ["a network", NETWORK, "FAILED", "The partner (Network 1) is a network, so the label can only be used by analogy."],
    [
      "a kind that contradicts the flag",
      { partnerIsCivilSociety: false },
      "UNKNOWN",
      "Whether the partner (Cso 1) is civil society is not recorded.",
    ],
  ])("judges %s", (_, recorded, result, because) => {
    expect(civilSocietyPartner(collaboration(recorded))).toMatchObject({ result, because });
  });
});

describe("byText", () => {
  const TERMS = { training: "training" };
  it.each([
    [
      "the description first",
      { description: "A training", instrument: "training plan" },
      "The description mentions “training”, which shows training.",
    ],
    [
      "else the instrument",
      { description: "A visit", instrument: "Training plan" },
      "The instrument mentions “Training”, which shows training.",
    ],
  ])("quotes %s", (_, texts, because) => {
    expect(byText(collaboration(texts), TERMS)).toEqual({
      result: "SATISFIED",
      because,
      facts: ["collab-1"],
      sources: ["src-collab-1"],
    });
  });

  it("leaves it open where neither mentions a term", () => {
    expect(byText(collaboration({ description: "A visit" }), TERMS)).toBeNull();
  });
});

describe("byParticipation and byFacts", () => {
  it("name the records, with their sources without repeats", () => {
    const both = [fact("visit-1", "Visit 1"), { ...fact("visit-2", "Visit 2"), sources: ["src-visit-1", "src-3"] }];
    expect(byParticipation(both)).toEqual({
      result: "SATISFIED",
      because: "Both parties took part in “Visit 1” and “Visit 2”.",
      facts: ["visit-1", "visit-2"],
      sources: ["src-visit-1", "src-3"],
    });
    expect(byFacts("UNKNOWN", "Open.", [])).toEqual(unknown("Open."));
    expect(byParticipation([])).toBeNull();
  });
});

describe("SHARED_VISIT_TERMS", () => {
  it.each([
    ["Joint visits", "Joint visits"],
    ["A joint prison visit was made", "joint prison visit"],
    ["They jointly monitored", "jointly monitored"],
    ["They visit places together", "visit places together"],
    ["Takes part in regular visits", "Takes part in regular visits"],
    ["participated in the monitoring", "participated in the monitoring"],
    ["Members join unannounced visits", "join unannounced visits"],
    ["Associations go along on visits", "go along on visits"],
    ["accompanies the NPM", "accompanies the NPM"],
    ["works in the visiting teams", "in the visiting teams"],
  ])("find that the partner goes on visits: %s", (description, quote) => {
    expect(byText(collaboration({ description }), SHARED_VISIT_TERMS)?.because).toContain(`“${quote}”`);
  });

  it.each([
    "The NPM makes visits and reports to associations",
    "Joint report on visits",
    "Takes part in planning of visits",
    "Participates in training on visits",
    "The visiting teams wrote to associations",
    "Suggests places to visit",
    "Takes part in visits no longer",
  ])("do not take a mention of visits for it: %s", (description) => {
    expect(byText(collaboration({ description }), SHARED_VISIT_TERMS)).toBeNull();
  });
});
