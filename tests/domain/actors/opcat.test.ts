import { entryIntoForce, npmDueBy } from "../../../domain/actors/opcat";

describe("entry into force (OPCAT Art. 28)", () => {
  it.each([
    ["2025-07-17", "2025-08-16", "the thirtieth day after the deposit"],
    ["2023-03-01", "2023-03-31", "the thirtieth day after the deposit, in a short month"],
    ["2004-11-15", "2006-06-22", "not before the protocol itself"],
    ["2006-05-23", "2006-06-22", "both on the same day"],
    ["2006-05-24", "2006-06-23", "one day later than the protocol"],
  ])("deposit on %s → in force on %s: %s", (deposit, expected) => {
    expect(entryIntoForce(deposit)).toBe(expected);
  });

  it.each([[null], [undefined], ["2025"], ["2025-07"], [""]])(
    "is unknown where the day of deposit is %p",
    (deposit) => {
      expect(entryIntoForce(deposit)).toBeUndefined();
    },
  );
});

describe("by when an NPM is due (OPCAT Art. 17, 24)", () => {
  const party = { isParty: true, ratifiedOn: "2025-07-17", article24Declared: false, article24Part: null };

  it("is one year after entry into force", () => {
    expect(npmDueBy(party)).toEqual({
      day: "2026-08-16",
      because: "One year after entry into force on 2025-08-16 (OPCAT Art. 17).",
    });
  });

  it("falls on 28 February where entry into force was on 29 February", () => {
    expect(npmDueBy({ ...party, ratifiedOn: "2012-01-30" }).day).toBe("2013-02-28");
  });

  it.each([
    ["the state is no party", { ...party, isParty: false }, "not a party"],
    ["the day of joining is unknown", { ...party, ratifiedOn: "2025" }, "not recorded"],
    [
      "Part IV is postponed",
      { ...party, article24Declared: true, article24Part: "PART_IV" as const },
      "postponed Part IV",
    ],
    ["the postponed part is unknown", { ...party, article24Declared: true }, "part is not recorded"],
  ])("gives no day but a reason where %s", (_case, facts, because) => {
    const due = npmDueBy(facts);
    expect(due.day).toBeNull();
    expect(due.because).toContain(because);
  });

  it("is not moved by a postponement of Part III, which concerns visits of the SPT", () => {
    expect(npmDueBy({ ...party, article24Declared: true, article24Part: "PART_III" }).day).toBe("2026-08-16");
  });
});
