import { specificActivities } from "../../../domain/patterns/specificActivities";
import { collaboration, criterionOf, EXPERTS, fact, OTHER_NPM, PUBLIC_BODY } from "./madeUp";

const VISIT = { jointVisits: [fact("visit-1", "Visit 1")] };
const PROJECT = { jointProjects: [fact("project-1", "Project 1")] };

describe("specificActivities (S4)", () => {
  it.each([
    ["met with a visit of both", VISIT, "MET"],
    ["met with a project of both", PROJECT, "MET"],
    ["met, be it informal and ad hoc", { ...VISIT, formality: "INFORMAL", regularity: "AD_HOC" }, "MET"],
    ["met with individual experts", { ...PROJECT, ...EXPERTS }, "MET"],
    ["undetermined with individual experts of whom no activity is told", EXPERTS, "UNDETERMINED"],
    ["undetermined where nothing tells", {}, "UNDETERMINED"],
    ["no matter of a meeting", { jointMeetings: [fact("meeting-1")] }, "UNDETERMINED"],
    ["not met with a public body", { ...VISIT, ...PUBLIC_BODY }, "NOT_MET"],
    ["not met with another NPM", { ...VISIT, ...OTHER_NPM }, "NOT_MET"],
  ])("is %s", (_, recorded, outcome) => {
    expect(specificActivities(collaboration(recorded)).outcome).toBe(outcome);
  });

  it("admits individual experts, and says so", () => {
    expect(criterionOf(specificActivities(collaboration(EXPERTS)), "CIVIL_SOCIETY_PARTNER")).toMatchObject({
      result: "SATISFIED",
      because: "The partner (experts) is recorded as individual experts, whom S4 admits.",
      facts: ["collab-1"],
    });
  });

  it("takes experts who are recorded as civil society for that", () => {
    const finding = specificActivities(collaboration({ ...EXPERTS, partnerIsCivilSociety: true }));
    expect(criterionOf(finding, "CIVIL_SOCIETY_PARTNER").because).toBe("The partner (experts) is civil society.");
  });

  it("names visits and projects together", () => {
    expect(criterionOf(specificActivities(collaboration({ ...VISIT, ...PROJECT })), "JOINT_ACTIVITY")).toMatchObject({
      because: "Both parties took part in “Visit 1” and “Project 1”.",
      facts: ["visit-1", "project-1"],
      sources: ["src-visit-1", "src-project-1"],
    });
  });

  it.each([
    ["Joint visits in 2014", "Joint visits"],
    ["A project for three years", "project"],
    ["Two-day training on the mandate", "training on"],
    ["A joint thematic report", "joint thematic report"],
    ["Contributed to the annual report", "Contributed to the annual report"],
    ["Work on public awareness", "awareness"],
    ["Advocacy with authorities", "Advocacy with authorities"],
    ["Co-organised a conference", "Co-organised a conference"],
  ])("reads it from the text: %s", (description, quote) => {
    const { result, because } = criterionOf(specificActivities(collaboration({ description })), "JOINT_ACTIVITY");
    expect([result, because]).toEqual(["SATISFIED", expect.stringContaining(`“${quote}”`)]);
  });

  it.each([
    "Meeting on joint projects",
    "Comments on visit plan, reports and training",
    "Trained monitors",
    "The annual report mentions associations",
    "A campaign was planned",
  ])("does not read it from: %s", (description) => {
    expect(criterionOf(specificActivities(collaboration({ description })), "JOINT_ACTIVITY").result).toBe("UNKNOWN");
  });
});
