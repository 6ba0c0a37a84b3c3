import { agreedVisibility } from "../../../domain/access/confidentiality";
import { type Visibility } from "../../../domain/access/viewpoint";

describe("agreedVisibility (OPCAT 21(1))", () => {
  it.each<[string, string[], Record<string, Visibility>, Visibility]>([
    ["is what both parties agreed to", ["npm-a", "cso-b"], { "npm-a": "PUBLIC", "cso-b": "PUBLIC" }, "PUBLIC"],
    ["is the stricter of two", ["npm-a", "cso-b"], { "npm-a": "PUBLIC", "cso-b": "RESTRICTED" }, "RESTRICTED"],
    [
      "is the stricter of two in either order",
      ["cso-b", "npm-a"],
      { "npm-a": "PUBLIC", "cso-b": "PARTNERS" },
      "PARTNERS",
    ],
    [
      "ranks RESTRICTED over PARTNERS",
      ["npm-a", "cso-b"],
      { "npm-a": "RESTRICTED", "cso-b": "PARTNERS" },
      "RESTRICTED",
    ],
    ["is CONFIDENTIAL until both agree", ["npm-a", "cso-b"], { "npm-a": "PUBLIC" }, "CONFIDENTIAL"],
    ["is CONFIDENTIAL until any agrees", ["npm-a", "cso-b"], {}, "CONFIDENTIAL"],
    ["hears the parties only", ["npm-a"], { "npm-a": "PARTNERS", "npm-c": "CONFIDENTIAL" }, "PARTNERS"],
    ["is CONFIDENTIAL without parties", [], { "npm-a": "PUBLIC" }, "CONFIDENTIAL"],
    ["does not take what every object has for an agreement", ["constructor"], {}, "CONFIDENTIAL"],
  ])("%s", (_, parties, agreements, visibility) => {
    expect(agreedVisibility(parties, agreements)).toBe(visibility);
  });
});
