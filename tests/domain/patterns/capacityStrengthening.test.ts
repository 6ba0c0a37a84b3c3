import { capacityStrengthening } from "../../../domain/patterns/capacityStrengthening";
import { collaboration, council, criterionOf, EXPERTS, fact, PUBLIC_BODY } from "./madeUp";

const WAYS = [
  "SELECTION_AND_INSTITUTIONAL_PROCESSES",
  "DETENTION_ISSUES",
  "RESOURCING",
  "SPT_RECOMMENDATIONS",
  "CAPACITY_BUILDING",
];
const EXPERTISE = { description: "Medical expertise" };

describe("capacityStrengthening (S3)", () => {
  it.each([
    ["met with one of the ways", EXPERTISE, "MET"],
    ["met with a seat where members are selected", { advisoryBody: council("ADVICE", "SELECTION") }, "MET"],
    ["undetermined with a seat where advice is given", { advisoryBody: council("ADVICE") }, "UNDETERMINED"],
    ["undetermined where nothing tells", {}, "UNDETERMINED"],
    ["undetermined with individual experts", { ...EXPERTISE, ...EXPERTS }, "UNDETERMINED"],
    ["not met with a public body", { ...EXPERTISE, ...PUBLIC_BODY }, "NOT_MET"],
    ["no matter of projects", { jointProjects: [fact("project-1", "Capacity building")] }, "UNDETERMINED"],
  ])("is %s", (_, recorded, outcome) => {
    expect(capacityStrengthening(collaboration(recorded)).outcome).toBe(outcome);
  });

  it("shows the ways in the order of the text, after the partner", () => {
    const { criteria } = capacityStrengthening(collaboration());
    expect(criteria.map(({ name }) => name)).toEqual(["CIVIL_SOCIETY_PARTNER", ...WAYS]);
    expect(criteria.every(({ clause }) => clause === "S3")).toBe(true);
  });

  it("names the body that selects", () => {
    const finding = capacityStrengthening(collaboration({ advisoryBody: council("SELECTION") }));
    expect(criterionOf(finding, "SELECTION_AND_INSTITUTIONAL_PROCESSES")).toMatchObject({
      because: "The partner has a seat in “Council 1”, which takes part in selection.",
      facts: ["advisory-1"],
      sources: ["src-advisory-1"],
    });
  });

  it.each([
    ["Associations propose candidates", "SELECTION_AND_INSTITUTIONAL_PROCESSES", "propose candidates"],
    [
      "Takes part in the selection of members of the NPM",
      "SELECTION_AND_INSTITUTIONAL_PROCESSES",
      "selection of members of the NPM",
    ],
    [
      "Selects the experts of the mechanism",
      "SELECTION_AND_INSTITUTIONAL_PROCESSES",
      "Selects the experts of the mechanism",
    ],
    ["Strategic planning with the NPM", "SELECTION_AND_INSTITUTIONAL_PROCESSES", "Strategic planning"],
    ["Help with the establishment of the NPM", "SELECTION_AND_INSTITUTIONAL_PROCESSES", "establishment of the NPM"],
    ["Advice on methods", "DETENTION_ISSUES", "methods"],
    ["Training for members of the NPM", "DETENTION_ISSUES", "Training for members"],
    ["Trained the NPM", "DETENTION_ISSUES", "Trained the NPM"],
    ["Course on the Istanbul Protocol", "DETENTION_ISSUES", "Istanbul Protocol"],
    ["Advocates for an adequate budget", "RESOURCING", "Advocates for an adequate budget"],
    ["Pushes recommendations of the SPT", "SPT_RECOMMENDATIONS", "Pushes recommendations of the SPT"],
    ["Advocacy for SPT recommendations", "SPT_RECOMMENDATIONS", "Advocacy for SPT recommendations"],
    ["Capacity-building", "CAPACITY_BUILDING", "Capacity-building"],
    ["Builds the NPM’s capacity", "CAPACITY_BUILDING", "Builds the NPM’s capacity"],
  ])("reads one way from the text, and that alone: %s", (description, way, quote) => {
    const finding = capacityStrengthening(collaboration({ description }));
    expect(criterionOf(finding, way).because).toContain(`“${quote}”`);
    const satisfied = WAYS.filter((name) => criterionOf(finding, name).result === "SATISFIED");
    expect(satisfied).toEqual([way]);
  });

  it.each([
    "Associations selected in a public call",
    "Proposes members of the Advisory Council",
    "Training with the NPM",
    "Training for associations by the NPM",
    "Public call for project funding",
    "Meeting on the capacity of the NPM",
    "The SPT met associations",
  ])("does not read any from: %s", (description) => {
    expect(capacityStrengthening(collaboration({ description })).outcome).toBe("UNDETERMINED");
  });
});
