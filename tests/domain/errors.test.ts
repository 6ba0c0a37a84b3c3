import { LiaisonError } from "../../domain/errors";

describe("LiaisonError", () => {
  it("carries code, message and details", () => {
    const error = new LiaisonError("RULE_VIOLATED", "One chair at a time.", {
      clause: "D13",
      reasons: ["NPM Albania chairs until 2015-11."],
    });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: "LiaisonError",
      code: "RULE_VIOLATED",
      message: "One chair at a time.",
      details: { clause: "D13" },
    });
  });

  it("keeps the error underneath as its cause", () => {
    const underneath = new Error("connection refused");
    expect(new LiaisonError("UNAVAILABLE", "The database does not answer.", { cause: underneath }).cause).toBe(
      underneath,
    );
  });

  it("has no cause of its own where none is given", () => {
    expect(Object.hasOwn(new LiaisonError("NOT_FOUND", "No such record."), "cause")).toBe(false);
  });
});
