import { judgeAccession, type AccessionFacts } from "../../../domain/networks/accession";
import { type RegionDecision } from "../../../domain/networks/region";
import { type Criterion } from "../../../domain/ruling";

const ADMISSION: RegionDecision = {
  id: "decision-see-npm-2013-austria",
  kind: "ADMISSION",
  title: "Admission of NPM Austria",
  outcome: "ADOPTED",
  date: "2013-10-25",
  subjects: ["npm-austria"],
  sources: ["src-see-npm-about"],
};
const REGION: RegionDecision = { ...ADMISSION, kind: "REGION", title: "Region", subjects: ["state-austria"] };
const REFUSED: RegionDecision = { ...REGION, outcome: "REJECTED", date: "2013-05-02", sources: ["src-refusal"] };
const AUSTRIA: AccessionFacts = {
  network: { id: "network-see-npm", name: "SEE NPM Network" },
  npm: { id: "npm-austria", name: "NPM Austria" },
  state: {
    id: "state-austria",
    name: "Austria",
    isParty: true,
    ratificationDate: "2012-12-04",
    ratificationYear: 2012,
    sources: ["src-untc"],
  },
  decisions: [ADMISSION],
  mandates: [
    {
      id: "mandate-austria",
      actingAs: "NPM",
      period: { from: "2012-07-01", isOpen: true },
      sources: ["src-apt-austria"],
    },
  ],
  memberships: [],
};
const ON = "2013-10-25";
const TODAY = "2026-11-29";

function criterion(facts: Partial<AccessionFacts>, name: string, on = ON): Criterion {
  const found = judgeAccession({ ...AUSTRIA, ...facts }, on, TODAY).criteria.find((one) => one.name === name);
  if (!found) throw new Error(`no criterion ${name}`);
  return found;
}

const decided = (...decisions: Partial<RegionDecision>[]): Partial<AccessionFacts> => ({
  decisions: decisions.map((decision) => ({ ...ADMISSION, ...decision })),
});
const member = (status: string, period: object, isOpen = true): Partial<AccessionFacts> => ({
  decisions: [],
  memberships: [{ id: "membership-1", status, period: { ...period, isOpen }, sources: ["src-membership"] }],
});
const joined = (state: object): Partial<AccessionFacts> => ({
  state: { ...(AUSTRIA.state as NonNullable<AccessionFacts["state"]>), ...state },
});
const mandated = (actingAs: "NPM" | "OMBUDSMAN" | "FUTURE_NPM", period: object): Partial<AccessionFacts> => ({
  mandates: [{ id: "mandate-1", actingAs, period: { isOpen: false, ...period }, sources: ["src-mandate"] }],
});

describe("judgeAccession (D5)", () => {
  it("gives the criteria in their order, each with its clause, date, reason and sources", () => {
    expect(judgeAccession(AUSTRIA, ON, TODAY)).toEqual({
      outcome: "ELIGIBLE",
      criteria: [
        {
          clause: "D5",
          name: "SEE_STATE",
          result: "SATISFIED",
          date: "2013-10-25",
          because: 'The network counted Austria as of the region ("Admission of NPM Austria") on 2013-10-25.',
          sources: ["src-see-npm-about"],
        },
        {
          clause: "D5",
          name: "RATIFIED",
          result: "SATISFIED",
          date: "2012-12-04",
          because: "Austria joined the OPCAT on 2012-12-04.",
          sources: ["src-untc"],
        },
        {
          clause: null,
          name: "HOLDS_MANDATE",
          result: "SATISFIED",
          date: "2012-07-01",
          because: "NPM Austria holds a mandate as NPM.",
          sources: ["src-apt-austria"],
        },
        {
          clause: null,
          name: "NOT_YET_MEMBER",
          result: "SATISFIED",
          date: null,
          because: "No membership of NPM Austria in SEE NPM Network is recorded for the date asked for.",
          sources: [],
        },
      ],
    });
  });

  it.each<[string, Partial<AccessionFacts>, string, string]>([
    ["ELIGIBLE where all are satisfied", {}, ON, "ELIGIBLE"],
    ["UNDETERMINED where one is unknown", {}, "2013-10-24", "UNDETERMINED"],
    ["UNDETERMINED where all but the mandate are known", { mandates: [] }, ON, "UNDETERMINED"],
    ["NOT_ELIGIBLE where one has failed", joined({ isParty: false }), ON, "NOT_ELIGIBLE"],
    ["NOT_ELIGIBLE where one has failed and another is unknown", {}, "2012-12-03", "NOT_ELIGIBLE"],
  ])("is %s", (_, facts, on, outcome) => {
    expect(judgeAccession({ ...AUSTRIA, ...facts }, on, TODAY).outcome).toBe(outcome);
  });

  it("refuses what is not a date and names it", () => {
    const attempt = (): unknown => judgeAccession(AUSTRIA, "25.10.2013", TODAY);
    expect(attempt).toThrow(expect.objectContaining({ code: "BAD_USER_INPUT", details: { argument: "on" } }));
  });
});

describe("SEE_STATE: a recorded decision of the network, and no list (D5)", () => {
  it.each<[string, Partial<AccessionFacts>, string, string, string]>([
    ["on the day of the admission", {}, "2013-10-25", "SATISFIED", "on 2013-10-25."],
    ["in the month of the admission", {}, "2013-10", "SATISFIED", "on 2013-10-25."],
    ["years later", {}, "2020", "SATISFIED", "on 2013-10-25."],
    ["the day before", {}, "2013-10-24", "UNKNOWN", "on 2013-10-25, only after the date asked for."],
    ["after a decision on the region", decided(REGION), ON, "SATISFIED", "counted Austria as of the region"],
    ["after the founding", decided({ kind: "FOUNDING" }), ON, "SATISFIED", "counted Austria"],
    ["without any decision", decided(), ON, "UNKNOWN", "No decision of the network about Austria is recorded."],
    ["with another state's decision", decided({ ...REGION, subjects: ["state-x"] }), ON, "UNKNOWN", "No decision"],
    ["with another NPM's admission", decided({ subjects: ["npm-x"] }), ON, "UNKNOWN", "No decision"],
    ["with a region decision that names the NPM", decided({ kind: "REGION" }), ON, "UNKNOWN", "No decision"],
    ["with a decision of another kind", decided({ kind: "CHAIR" }), ON, "UNKNOWN", "No decision"],
    ["with an undated decision", decided({ date: null }), ON, "UNKNOWN", "on a day that is not recorded, which"],
    ["with too coarse a date", decided({ date: "2013-10" }), "2013-10-30", "UNKNOWN", "in 2013-10, which leaves open"],
    ["with a coarse date long past", decided({ date: "2013-10" }), "2013-10-31", "SATISFIED", "in 2013-10."],
    [
      "with a deferred decision",
      decided({ outcome: "DEFERRED" }),
      ON,
      "UNKNOWN",
      '"Admission of NPM Austria" was deferred',
    ],
    ["with an open decision", decided({ outcome: null }), ON, "UNKNOWN", "recorded without its outcome"],
    [
      "with a rejected admission, which may have other reasons",
      decided({ outcome: "REJECTED" }),
      ON,
      "UNKNOWN",
      "No dec",
    ],
    [
      "with a refusal",
      decided(REFUSED),
      ON,
      "FAILED",
      'refused to count Austria as of the region ("Region") on 2013-05-02',
    ],
    ["before a refusal", decided(REFUSED), "2013-05-01", "UNKNOWN", "on 2013-05-02, only after the date asked for."],
    ["with an undated refusal", decided({ ...REFUSED, date: null }), ON, "UNKNOWN", "refused"],
    ["with a refusal followed by an admission", decided(REFUSED, ADMISSION), ON, "SATISFIED", "counted"],
    ["with a refusal whose follower is later", decided(REFUSED, ADMISSION), "2013-06", "FAILED", "refused"],
    ["with a refusal after the adoption", decided(REGION, { ...REFUSED, date: "2015" }), "2016", "FAILED", "in 2015."],
    ["between adoption and refusal", decided(REGION, { ...REFUSED, date: "2015" }), "2014", "SATISFIED", "counted"],
    ["with both on one day", decided(REGION, { ...REFUSED, date: ON }), ON, "UNKNOWN", "do not show which came last"],
    ["with a refusal and an undated adoption", decided(REFUSED, { date: null }), ON, "UNKNOWN", "which came last"],
    ["with an adoption and an undated refusal", decided(ADMISSION, { ...REFUSED, date: null }), ON, "UNKNOWN", "last"],
    ["as a founding member", member("FOUNDING_MEMBER", { from: "2013-03-26" }), ON, "SATISFIED", "founded the network"],
    ["as a member", member("MEMBER", { from: ON }), ON, "SATISFIED", "NPM Austria became a member on 2013-10-25."],
    [
      "as a founding member before the founding",
      member("FOUNDING_MEMBER", { from: "2013-03-26" }),
      "2013-03-25",
      "UNKNOWN",
      "NPM Austria founded the network and with it its region on 2013-03-26, only after the date asked for.",
    ],
    [
      "as a founding member that left",
      member("FOUNDING_MEMBER", { from: "2013", to: "2014" }, false),
      "2016",
      "SATISFIED",
      "founded",
    ],
    ["as a member attested by then", member("MEMBER", { firstAttested: "2013" }), "2014", "SATISFIED", "not recorded"],
    ["as a member attested only later", member("MEMBER", { firstAttested: "2016" }), "2014", "UNKNOWN", "leaves open"],
    ["as an observer", member("OBSERVER", { from: "2013-03-26" }), ON, "UNKNOWN", "No decision"],
    ["as an also agreeing party", member("ALSO_AGREEING", { from: "2013-03-26" }), ON, "UNKNOWN", "No decision"],
    ["without a recorded state", { state: null, decisions: [] }, ON, "UNKNOWN", "about NPM Austria is recorded"],
    ["with an admission, though the state is not recorded", { state: null }, ON, "SATISFIED", "counted NPM Austria"],
  ])("%s", (_, facts, on, result, because) => {
    expect(criterion(facts, "SEE_STATE", on)).toMatchObject({
      clause: "D5",
      result,
      because: expect.stringContaining(because),
    });
  });

  it("names the sources of both sides where they contradict each other", () => {
    const facts = decided({ ...REFUSED, date: ON }, ADMISSION);
    expect(criterion(facts, "SEE_STATE").sources).toEqual(["src-see-npm-about", "src-refusal"]);
  });
});

describe("RATIFIED (D5)", () => {
  it.each<[string, Partial<AccessionFacts>, string, string, string | null, string]>([
    ["on the day of ratification", {}, "2012-12-04", "SATISFIED", "2012-12-04", "joined the OPCAT on 2012-12-04."],
    ["on the day before", {}, "2012-12-03", "FAILED", "2012-12-04", "only on 2012-12-04, after the date asked for"],
    ["in the month of ratification", {}, "2012-12", "SATISFIED", "2012-12-04", "on 2012-12-04"],
    ["for a state that is no party", joined({ isParty: false }), ON, "FAILED", null, "not a party"],
    ["without a date", joined({ ratificationDate: null, ratificationYear: null }), ON, "UNKNOWN", null, "not recorded"],
    [
      "in a later year than the only one known",
      joined({ ratificationDate: null }),
      ON,
      "SATISFIED",
      "2012",
      "in 2012.",
    ],
    ["within the only year known", joined({ ratificationDate: null }), "2012-12-05", "UNKNOWN", "2012", "only as 2012"],
    ["before the only year known", joined({ ratificationDate: null }), "2011", "FAILED", "2012", "only in 2012"],
    ["by the end of the only year known", joined({ ratificationDate: null }), "2012", "SATISFIED", "2012", "in 2012."],
    ["within the month known", joined({ ratificationDate: "2012-12" }), "2012-12-04", "UNKNOWN", "2012-12", "only as"],
    ["without a recorded state", { state: null }, ON, "UNKNOWN", null, "The state of the NPM is not recorded."],
  ])("%s", (_, facts, on, result, date, because) => {
    expect(criterion(facts, "RATIFIED", on)).toMatchObject({
      clause: "D5",
      result,
      date,
      because: expect.stringContaining(because),
    });
  });
});

describe("HOLDS_MANDATE (the hub asks, no clause does)", () => {
  it.each<[string, Partial<AccessionFacts>, string, string]>([
    ["with a mandate as NPM", mandated("NPM", { from: "2012", isOpen: true }), "SATISFIED", "holds a mandate"],
    ["with a doubtful mandate", mandated("NPM", { from: "2012" }), "UNKNOWN", "The end is not recorded."],
    [
      "with a mandate that has ended",
      mandated("NPM", { from: "2012", to: "2013-10-25" }),
      "FAILED",
      "No recorded mandate",
    ],
    [
      "as an ombuds institution only",
      mandated("OMBUDSMAN", { from: "2012", isOpen: true }),
      "FAILED",
      "another function",
    ],
    ["as a future NPM only", mandated("FUTURE_NPM", { from: "2012", isOpen: true }), "FAILED", "another function"],
    ["with nothing recorded", { mandates: [] }, "UNKNOWN", "No mandate of NPM Austria is recorded."],
  ])("%s", (_, facts, result, because) => {
    expect(criterion(facts, "HOLDS_MANDATE")).toMatchObject({
      clause: null,
      result,
      because: expect.stringContaining(because),
    });
  });

  it("names the sources of the mandates that do not count", () => {
    expect(criterion(mandated("OMBUDSMAN", { from: "2012" }), "HOLDS_MANDATE").sources).toEqual(["src-mandate"]);
  });
});

describe("NOT_YET_MEMBER (the hub asks, no clause does)", () => {
  it.each<[string, Partial<AccessionFacts>, string, string]>([
    ["as a member", member("MEMBER", { from: ON }), "FAILED", "is a member of SEE NPM Network already"],
    ["as a founding member", member("FOUNDING_MEMBER", { from: "2013-03-26" }), "FAILED", "already"],
    ["as a member from the next day", member("MEMBER", { from: "2013-10-26" }), "SATISFIED", "No membership"],
    ["as a member that left", member("MEMBER", { from: "2013-03-26", to: ON }, false), "SATISFIED", "No membership"],
    [
      "as a member with unknown entry",
      member("MEMBER", { firstAttested: "2016" }),
      "UNKNOWN",
      "The start is not recorded",
    ],
    ["as an observer", member("OBSERVER", { from: "2013" }), "SATISFIED", "No membership"],
    ["as an also agreeing party", member("ALSO_AGREEING", { from: "2013" }), "SATISFIED", "No membership"],
    ["as pending", member("PENDING", { from: "2013" }), "SATISFIED", "No membership"],
  ])("%s", (_, facts, result, because) => {
    expect(criterion(facts, "NOT_YET_MEMBER")).toMatchObject({
      clause: null,
      result,
      because: expect.stringContaining(because),
    });
  });
});
