import {
  languageParity,
  type LanguageParityFacts,
  type LanguageVersion,
} from "../../../domain/networks/languageParity";

const ORIGINAL: LanguageVersion = { id: "document-en", language: "en", date: "2013-03-26" };
const ALBANIAN = { language: "sq", because: "Official language of NPM Albania.", members: ["npm-albania"] };

function parity(
  versions: LanguageVersion[],
  facts: Partial<LanguageParityFacts> = {},
): ReturnType<typeof languageParity> {
  return languageParity({ required: [ALBANIAN], membersWithoutLanguages: [], versions, original: ORIGINAL, ...facts });
}

const albanian = (date: string | null, id = "document-sq"): LanguageVersion => ({ id, language: "sq", date });

describe("languageParity (D17)", () => {
  it("requires English first, and once, even where a member's language is English", () => {
    const english = { language: "en", because: "Official language of a member.", members: ["npm-x"] };
    expect(parity([], { required: [ALBANIAN, english] }).languages.map(({ language }) => language)).toEqual([
      "en",
      "sq",
    ]);
  });

  it("takes the original for the version in its language", () => {
    expect(parity([]).languages[0]).toEqual({
      language: "en",
      result: "PRESENT",
      document: "document-en",
      because: "The Declaration is made in the English language (D17). The original is in this language.",
    });
  });

  it.each<[string, LanguageVersion[], LanguageVersion | null, string, string | null, string]>([
    ["none at all", [], ORIGINAL, "MISSING", null, "No version in this language is recorded."],
    ["another language only", [{ ...ORIGINAL, id: "x", language: "sr" }], ORIGINAL, "MISSING", null, "No version"],
    [
      "one of the same day",
      [albanian("2013-03-26")],
      ORIGINAL,
      "PRESENT",
      "document-sq",
      "The version is of 2013-03-26",
    ],
    ["a newer one", [albanian("2014")], ORIGINAL, "PRESENT", "document-sq", "the original of 2013-03-26."],
    ["an older one", [albanian("2013-03-25")], ORIGINAL, "OUTDATED", "document-sq", "The version is of 2013-03-25"],
    ["an older year", [albanian("2012")], ORIGINAL, "OUTDATED", "document-sq", "The version is of 2012"],
    ["one of the same month", [albanian("2013-03")], ORIGINAL, "UNKNOWN", "document-sq", "do not show which is newer"],
    [
      "one of the same year",
      [albanian("2013")],
      { ...ORIGINAL, date: "2013" },
      "UNKNOWN",
      "document-sq",
      "do not show",
    ],
    ["one without a date", [albanian(null)], ORIGINAL, "UNKNOWN", "document-sq", "its date is not recorded"],
    [
      "an original without a date",
      [albanian("2013")],
      { ...ORIGINAL, date: null },
      "UNKNOWN",
      "document-sq",
      "date of the original",
    ],
    ["no original", [albanian("2013")], null, "UNKNOWN", "document-sq", "which text is the original is not recorded"],
    [
      "an older and a newer one",
      [albanian("2012", "old"), albanian("2014", "new")],
      ORIGINAL,
      "PRESENT",
      "new",
      "of 2014",
    ],
    [
      "an older one and one without a date",
      [albanian("2012", "old"), albanian(null, "undated")],
      ORIGINAL,
      "UNKNOWN",
      "undated",
      "not recorded",
    ],
  ])("finds %s", (_, versions, original, result, document, because) => {
    const finding = parity(versions, { original }).languages[1];
    expect(finding).toMatchObject({ language: "sq", result, document, because: expect.stringContaining(because) });
    expect(finding?.because).toContain("Official language of NPM Albania. ");
  });

  it("does not find English where nothing is in English", () => {
    expect(parity([], { original: null }).languages[0]).toMatchObject({ language: "en", result: "MISSING" });
  });

  it("says that languages may lack where those of members are not recorded", () => {
    expect(parity([]).incompleteBecause).toBeNull();
    expect(parity([], { membersWithoutLanguages: ["npm-x", "npm-y"] }).incompleteBecause).toBe(
      "The languages of npm-x and npm-y are not recorded; more may be required (D17).",
    );
  });
});
