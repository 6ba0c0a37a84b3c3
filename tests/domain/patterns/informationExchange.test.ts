import { informationExchange } from "../../../domain/patterns/informationExchange";
import { collaboration, criterionOf, EXPERTS, fact, OTHER_NPM, PUBLIC_BODY } from "./madeUp";

const MEETING = { jointMeetings: [fact("meeting-1", "Meeting 1")] };

describe("informationExchange (S1)", () => {
  it.each([
    ["met with a meeting of both", MEETING, "MET"],
    ["met, be it informal and ad hoc", { ...MEETING, formality: "INFORMAL", regularity: "AD_HOC" }, "MET"],
    ["undetermined where nothing tells", {}, "UNDETERMINED"],
    ["undetermined with individual experts", { ...MEETING, ...EXPERTS }, "UNDETERMINED"],
    ["not met with a public body", { ...MEETING, ...PUBLIC_BODY }, "NOT_MET"],
    ["not met with another NPM, even where nothing else is recorded", OTHER_NPM, "NOT_MET"],
    ["no matter of a visit made together", { jointVisits: [fact("visit-1")] }, "UNDETERMINED"],
  ])("is %s", (_, recorded, outcome) => {
    expect(informationExchange(collaboration(recorded)).outcome).toBe(outcome);
  });

  it("names the meeting, and its sources", () => {
    expect(criterionOf(informationExchange(collaboration(MEETING)), "INFORMATION_SHARED")).toEqual({
      name: "INFORMATION_SHARED",
      clause: "S1",
      result: "SATISFIED",
      because: "Both parties took part in “Meeting 1”.",
      facts: ["meeting-1"],
      sources: ["src-meeting-1"],
    });
  });

  it.each([
    ["Exchange of information and experience", "Exchange of information"],
    ["regular information sharing", "information sharing"],
    ["They share their reports", "share their reports"],
    ["Associations provide information", "provide information"],
    ["Provides the NPM with baseline data", "Provides the NPM with baseline data"],
    ["Associations suggest places", "suggest places"],
    ["Gives baseline information", "baseline information"],
    ["The NPM consults associations", "consults"],
    ["They met in 2014", "met"],
    ["Yearly meeting", "meeting"],
    ["Both discussed plans", "discussed"],
  ])("reads it from the text: %s", (description, quote) => {
    const { result, because } = criterionOf(informationExchange(collaboration({ description })), "INFORMATION_SHARED");
    expect([result, because]).toEqual(["SATISFIED", expect.stringContaining(`“${quote}”`)]);
  });

  it.each([
    "No exchange of information",
    "The NPM may consult associations",
    "Member of the consultative council",
    "Comments on a discussion paper",
    "An association for information technology",
  ])("does not read it from: %s", (description) => {
    expect(criterionOf(informationExchange(collaboration({ description })), "INFORMATION_SHARED").result).toBe(
      "UNKNOWN",
    );
  });
});
