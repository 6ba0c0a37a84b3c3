import { type CollaborationFacts } from "../../../domain/patterns/collaboration";
import { ombudsmanPlus } from "../../../domain/patterns/ombudsmanPlus";
import { collaboration, criterionOf, EXPERTS, fact, npm, PUBLIC_BODY } from "./madeUp";

const PLUS = { instrument: "contract", jointVisits: [fact("visit-1", "Visit 1")] };

describe("ombudsmanPlus (S6)", () => {
  it.each<readonly [string, Partial<CollaborationFacts>, string]>([
    ["met with a contract and visits of both", PLUS, "MET"],
    ["met where the text tells of visits", { instrument: "contract", description: "Joins visits" }, "MET"],
    ["undetermined where no part in the work is told", { instrument: "contract" }, "UNDETERMINED"],
    ["undetermined where the instrument is not named", { ...PLUS, instrument: null }, "UNDETERMINED"],
    ["undetermined where the NPM is not known", { ...PLUS, npm: null }, "UNDETERMINED"],
    ["undetermined with individual experts", { ...PLUS, ...EXPERTS }, "UNDETERMINED"],
    ["not met with a body created for the mandate", { ...PLUS, npm: npm("NEW_SPECIALISED_BODY") }, "NOT_MET"],
    ["not met where it is informal", { ...PLUS, formality: "INFORMAL" }, "NOT_MET"],
    ["not met where it is ad hoc", { ...PLUS, regularity: "AD_HOC" }, "NOT_MET"],
    ["not met with a public body", { ...PLUS, ...PUBLIC_BODY }, "NOT_MET"],
    [
      "no matter of projects and meetings",
      { instrument: "contract", jointProjects: [fact("project-1")], jointMeetings: [fact("meeting-1")] },
      "UNDETERMINED",
    ],
  ])("is %s", (_, recorded, outcome) => {
    expect(ombudsmanPlus(collaboration(recorded)).outcome).toBe(outcome);
  });

  it.each([
    ["OMBUDSMAN", null, "SATISFIED", "Npm 1 is recorded as an ombuds institution."],
    ["OMBUDSMAN_PLUS", null, "SATISFIED", "Npm 1 is recorded as an ombuds institution."],
    [
      "NEW_SPECIALISED_BODY",
      "Office of the Ombudsman",
      "FAILED",
      "Npm 1 is a body created for the mandate, so it is not an ombuds institution.",
    ],
    [
      "HUMAN_RIGHTS_INSTITUTION",
      "Institute and Ombuds Institution",
      "SATISFIED",
      "The institution of Npm 1 bears the name of an ombuds institution: “Ombuds”.",
    ],
    [
      "HUMAN_RIGHTS_INSTITUTION",
      "Defensoría",
      "SATISFIED",
      "The institution of Npm 1 bears the name of an ombuds institution: “Defensoría”.",
    ],
    [
      "HUMAN_RIGHTS_INSTITUTION",
      "People’s Advocate",
      "SATISFIED",
      "The institution of Npm 1 bears the name of an ombuds institution: “People’s Advocate”.",
    ],
    [
      "HUMAN_RIGHTS_INSTITUTION",
      "Commission",
      "UNKNOWN",
      "Npm 1 is a human rights institution; whether it is an ombuds institution too is not recorded.",
    ],
    [
      "HUMAN_RIGHTS_INSTITUTION",
      null,
      "UNKNOWN",
      "Npm 1 is a human rights institution; whether it is an ombuds institution too is not recorded.",
    ],
    [
      "SEVERAL_INSTITUTIONS",
      "Ombudsman and commission",
      "UNKNOWN",
      "Several institutions make up Npm 1; which of them cooperates is not recorded.",
    ],
    ["ANOTHER_MODEL", null, "UNKNOWN", "What kind of institution Npm 1 is, is not recorded."],
  ])("asks whether a holder of model %s, named %s, is an ombuds institution", (model, host, result, because) => {
    expect(criterionOf(ombudsmanPlus(collaboration({ npm: npm(model, host) })), "OMBUDS_INSTITUTION")).toEqual({
      name: "OMBUDS_INSTITUTION",
      clause: "S6",
      result,
      because,
      facts: ["npm-1"],
      sources: ["src-npm-1"],
    });
  });

  it("does not tell whether a network cooperates or the NPM may not be seen", () => {
    expect(criterionOf(ombudsmanPlus(collaboration({ npm: null })), "OMBUDS_INSTITUTION")).toMatchObject({
      result: "UNKNOWN",
      because: "No NPM is recorded as a party.",
      facts: [],
    });
  });

  it.each([
    ["FORMAL", "contract", "SATISFIED", "The cooperation rests on a formal instrument: “contract”."],
    ["FORMAL", null, "UNKNOWN", "The cooperation is recorded as formal, but its instrument is not named."],
    [
      "INFORMAL",
      "letter",
      "FAILED",
      "The cooperation is recorded as informal, so no formal instrument integrates the partner.",
    ],
    [
      "INFORMAL",
      null,
      "FAILED",
      "The cooperation is recorded as informal, so no formal instrument integrates the partner.",
    ],
    ["", "contract", "UNKNOWN", "Whether the cooperation is formal is not recorded."],
  ])("judges the instrument: formality %s, instrument %s", (formality, instrument, result, because) => {
    const finding = ombudsmanPlus(collaboration({ formality, instrument }));
    expect(criterionOf(finding, "FORMAL_INSTRUMENT")).toMatchObject({ result, because });
  });

  it.each([
    ["REGULAR", "Takes part in NPM work", "SATISFIED", "“Takes part in NPM work”"],
    ["REGULAR", "Members of the NPM", "SATISFIED", "“Members of the NPM”"],
    ["REGULAR", "Carries out projects", "UNKNOWN", "Nothing recorded"],
    ["REGULAR", "Members of the council of the NPM", "UNKNOWN", "Nothing recorded"],
    ["AD_HOC", "Joint visits", "FAILED", "recorded as ad hoc"],
    ["", "Joint visits", "UNKNOWN", "Whether the cooperation recurs"],
  ])("judges the part in the work: %s, %s", (regularity, description, result, because) => {
    const finding = ombudsmanPlus(collaboration({ regularity, description }));
    expect(criterionOf(finding, "TAKES_PART_IN_NPM_WORK")).toMatchObject({
      result,
      because: expect.stringContaining(because),
    });
  });
});
