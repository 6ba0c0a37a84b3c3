import { mutualSupport } from "../../../domain/patterns/mutualSupport";
import { collaboration, criterionOf, EXPERTS, fact, PUBLIC_BODY } from "./madeUp";

const NAME = "ACTIVITIES_OR_RECOMMENDATIONS_SUPPORTED";
const ADVOCACY = { advocacy: [fact("follow-up-1", "Letter 1"), fact("follow-up-2", "Letter 2")] };

describe("mutualSupport (S2)", () => {
  it.each([
    ["met with advocacy for a recommendation", ADVOCACY, "MET"],
    ["met, be it informal and ad hoc", { ...ADVOCACY, formality: "INFORMAL", regularity: "AD_HOC" }, "MET"],
    ["undetermined where no advocacy is recorded", {}, "UNDETERMINED"],
    ["undetermined with individual experts", { ...ADVOCACY, ...EXPERTS }, "UNDETERMINED"],
    ["not met with a public body", { ...ADVOCACY, ...PUBLIC_BODY }, "NOT_MET"],
    ["no matter of meetings", { jointMeetings: [fact("meeting-1")] }, "UNDETERMINED"],
  ])("is %s", (_, recorded, outcome) => {
    expect(mutualSupport(collaboration(recorded)).outcome).toBe(outcome);
  });

  it("names the steps of advocacy", () => {
    expect(criterionOf(mutualSupport(collaboration(ADVOCACY)), NAME)).toMatchObject({
      clause: "S2",
      because: "The partner pushed recommendations of the NPM forward: “Letter 1” and “Letter 2”.",
      facts: ["follow-up-1", "follow-up-2"],
      sources: ["src-follow-up-1", "src-follow-up-2"],
    });
  });

  it.each([
    ["Pushes the NPM’s recommendations forward", "Pushes the NPM’s recommendations"],
    ["Follow-up of recommendations", "Follow-up of recommendations"],
    ["Advocacy for NPM recommendations", "Advocacy for NPM recommendations"],
    ["They support each other", "support each other"],
    ["Supports the activities of the NPM", "Supports the activities"],
    ["The coalition defends the NPM", "defends the NPM"],
  ])("reads it from the text: %s", (description, quote) => {
    const { result, because } = criterionOf(mutualSupport(collaboration({ description })), NAME);
    expect([result, because]).toEqual(["SATISFIED", expect.stringContaining(`“${quote}”`)]);
  });

  it.each([
    "The NPM addresses recommendations to ministries",
    "Explored how to support NPM recommendations",
    "Does not support recommendations",
    "Support with training",
  ])("does not read it from: %s", (description) => {
    expect(criterionOf(mutualSupport(collaboration({ description })), NAME).result).toBe("UNKNOWN");
  });
});
