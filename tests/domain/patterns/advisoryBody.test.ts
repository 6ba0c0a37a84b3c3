import { advisoryBody } from "../../../domain/patterns/advisoryBody";
import { type CollaborationFacts } from "../../../domain/patterns/collaboration";
import { collaboration, council, criterionOf, EXPERTS, PUBLIC_BODY } from "./madeUp";

type Row = readonly [string, Partial<CollaborationFacts>, string];
const SEAT = { advisoryBody: council("ADVICE") };
const IN_TEXT = { description: "Member of the advisory council" };

describe("advisoryBody (S5)", () => {
  it.each<Row>([
    ["met with a formal, regular seat in a body that gives advice", SEAT, "MET"],
    ["met where the text alone tells of body, seat and role", IN_TEXT, "MET"],
    ["undetermined where no body is recorded", {}, "UNDETERMINED"],
    ["undetermined where the role of the body is not told", { advisoryBody: council("UNKNOWN") }, "UNDETERMINED"],
    ["undetermined with individual experts", { ...SEAT, ...EXPERTS }, "UNDETERMINED"],
    ["undetermined where formality is not told", { ...SEAT, formality: "UNKNOWN" }, "UNDETERMINED"],
    ["not met where the cooperation is informal", { ...SEAT, formality: "INFORMAL" }, "NOT_MET"],
    ["not met where it is ad hoc", { ...SEAT, regularity: "AD_HOC" }, "NOT_MET"],
    ["not met with a public body", { ...SEAT, ...PUBLIC_BODY }, "NOT_MET"],
  ])("is %s", (_, recorded, outcome) => {
    expect(advisoryBody(collaboration(recorded)).outcome).toBe(outcome);
  });

  it.each<readonly [string, Partial<CollaborationFacts>, string, string]>([
    ["STANDING_BODY", SEAT, "SATISFIED", "“Council 1” is recorded as a body attached to the NPM."],
    [
      "STANDING_BODY",
      { description: "Sat in the Expert Council" },
      "SATISFIED",
      "The description mentions “Expert Council”, which shows a standing body.",
    ],
    [
      "STANDING_BODY",
      { description: "Council of Europe project" },
      "UNKNOWN",
      "No body in which the partner has a seat is recorded.",
    ],
    ["CIVIL_SOCIETY_SEAT", SEAT, "SATISFIED", "The partner (Cso 1) has a seat in “Council 1”."],
    [
      "CIVIL_SOCIETY_SEAT",
      { ...SEAT, ...PUBLIC_BODY },
      "FAILED",
      "The partner (Body 1) has a seat in “Council 1”, but is not civil society.",
    ],
    [
      "CIVIL_SOCIETY_SEAT",
      { ...SEAT, ...EXPERTS },
      "UNKNOWN",
      "The partner (experts) has a seat in “Council 1”, but may or may not be civil society.",
    ],
    [
      "CIVIL_SOCIETY_SEAT",
      { description: "Seat in the committee" },
      "SATISFIED",
      "The description mentions “Seat in the committee”, which shows a seat in the body.",
    ],
    [
      "CIVIL_SOCIETY_SEAT",
      { ...PUBLIC_BODY, description: "Seat in the committee" },
      "UNKNOWN",
      "No seat of civil society is recorded.",
    ],
    ["CIVIL_SOCIETY_SEAT", {}, "UNKNOWN", "No seat of civil society is recorded."],
    [
      "BODY_ROLE",
      { advisoryBody: council("DECISIONS", "SELECTION") },
      "SATISFIED",
      "“Council 1” is recorded with the role of decisions and selection.",
    ],
    [
      "BODY_ROLE",
      { advisoryBody: council("POLICY_MAKING", "UNKNOWN") },
      "SATISFIED",
      "“Council 1” is recorded with the role of policy-making.",
    ],
    ["BODY_ROLE", { advisoryBody: council("UNKNOWN") }, "UNKNOWN", "What “Council 1” does is not recorded."],
    ["BODY_ROLE", { advisoryBody: council() }, "UNKNOWN", "What “Council 1” does is not recorded."],
    [
      "BODY_ROLE",
      { advisoryBody: council(), description: "Advises the NPM" },
      "SATISFIED",
      "The description mentions “Advises”, which shows that advice is given.",
    ],
    ["BODY_ROLE", {}, "UNKNOWN", "What role the partner has is not recorded."],
    ["FORMAL_ROLE", {}, "SATISFIED", "The cooperation is recorded as formal."],
    [
      "FORMAL_ROLE",
      { formality: "INFORMAL" },
      "FAILED",
      "The cooperation is recorded as informal, while an advisory body gives a formal role.",
    ],
    ["FORMAL_ROLE", { formality: "" }, "UNKNOWN", "Whether the cooperation is formal is not recorded."],
    ["PERMANENT_BASIS", {}, "SATISFIED", "The cooperation is recorded as regular."],
    [
      "PERMANENT_BASIS",
      { regularity: "AD_HOC" },
      "FAILED",
      "The cooperation is recorded as ad hoc, while S5 is about a permanent basis.",
    ],
    ["PERMANENT_BASIS", { regularity: "" }, "UNKNOWN", "Whether the cooperation recurs is not recorded."],
  ])("judges %s by %j", (name, recorded, result, because) => {
    expect(criterionOf(advisoryBody(collaboration(recorded)), name)).toMatchObject({ clause: "S5", result, because });
  });

  it("gives the body as the fact, with its sources", () => {
    const finding = advisoryBody(collaboration(SEAT));
    for (const name of ["STANDING_BODY", "CIVIL_SOCIETY_SEAT", "BODY_ROLE"]) {
      expect(criterionOf(finding, name)).toMatchObject({ facts: ["advisory-1"], sources: ["src-advisory-1"] });
    }
  });
});
