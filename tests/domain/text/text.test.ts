import { foldText, matchScore, similarity, sortKey, tokensOf, trigramsOf } from "../../../domain/text/text";

describe("foldText", () => {
  it.each([
    ["Slovenian", "Varuh človekovih pravic", "varuh clovekovih pravic"],
    ["Serbian Cyrillic", "Заштитник грађана", "zastitnik gradana"],
    ["Serbian Latin as Serbian Cyrillic", "Zaštitnik građana", "zastitnik gradana"],
    ["all letters special to Serbian", "љ њ џ ђ ћ ж ч ш ј", "lj nj dz d c z c s j"],
    ["their Latin twins", "lj nj dž đ ć ž č š j", "lj nj dz d c z c s j"],
    ["Macedonian", "Народен правобранител, Ѓорче, Ќе, ѕвезда", "naroden pravobranitel gorce ke dzvezda"],
    ["Bulgarian", "Омбудсман: защита, България", "ombudsman zastita balgariia"],
    ["Russian", "Уполномоченный объём", "upolnomocennyi obaem"],
    ["Ukrainian", "Україна, Ґалаґан, Євген", "ukraina galagan ievgen"],
    ["Kyrgyz", "Акыйкатчы өңүр", "akyikatcy onur"],
    ["Kazakh", "Қазақстан әділ ғұн һ", "kazakstan adil gun h"],
    ["Greek", "Συνήγορος του Πολίτη", "synigoros tou politi"],
    ["Greek capitals", "ΕΥΡΩΠΗ ΑΥΤΟΣ", "evropi avtos"],
    ["Georgian", "სახალხო დამცველი", "sakhalkho damtsveli"],
    ["Armenian", "Մարդու իրավունքների պաշտպան և", "mardu iravunkneri pashtpan ev"],
    ["Turkish", "İnsan Hakları Kurumu, Şişli", "insan haklari kurumu sisli"],
    ["Romanian", "Avocatul Poporului Ștefan Țară", "avocatul poporului stefan tara"],
    ["Polish", "Łódź", "lodz"],
    ["special Latin letters", "Øre Ærø Œuvre Straße ẞ Þór Ðor Ħal Ŧ", "ore aero oeuvre strasse ss thor dor hal t"],
    ["compatibility forms", "ﬁle ＮＰＭ №", "file npm no"],
    ["Arabic with hamza and teh marbuta", "الهيئة الوطنية", "الهييه الوطنيه"],
    ["Arabic with hamza on alef as without", "أمل إنسان آلاء", "امل انسان الا"],
    ["Arabic that is stretched", "مركـــز الحرية", "مركز الحريه"],
    ["Arabic with vowel signs", "الجَمعِيّة التُّونسيّة", "الجمعيه التونسيه"],
    ["Persian letters as Arabic ones", "کمیتهٔ ایران ۱۳۹۲", "كميته ايران 1392"],
    ["Hebrew with points and final forms", "שָׁלוֹם הַוַּעַד", "שלומ הועד"],
    ["Korean, kept", "한국", "한국"],
    ["punctuation and blanks", "  NPM–CSO (2013)\t“rules”_x ", "npm cso 2013 rules x"],
    ["punctuation alone", "… — !", ""],
    ["nothing", "", ""],
  ])("folds %s", (_, text, folded) => {
    expect(foldText(text)).toBe(folded);
    expect(foldText(folded)).toBe(folded);
    expect(sortKey(text)).toBe(folded);
  });

  it("gives the same for composed and decomposed text", () => {
    expect(foldText("Če\u0301s й ё ї".normalize("NFD"))).toBe(foldText("Če\u0301s й ё ї".normalize("NFC")));
  });
});

describe("tokensOf", () => {
  it("splits into words", () => expect(tokensOf("NPM Slovenia: Varuh")).toEqual(["npm", "slovenia", "varuh"]));
  it("gives none for no words", () => expect(tokensOf(" - ")).toEqual([]));
  it("cuts long words to 64 characters", () => expect(tokensOf("a".repeat(100))).toEqual(["a".repeat(64)]));
  it("cuts no letter in two", () => expect(tokensOf(`a${"𐓘".repeat(80)}`)).toEqual([`a${"𐓘".repeat(63)}`]));
});

describe("trigramsOf", () => {
  it.each([
    ["a word", "Oman", ["_om", "an_", "man", "oma"]],
    ["one letter", "a", ["_a_"]],
    ["two letters", "ab", ["_ab", "ab_"]],
    ["words apart", "a b", ["_a_", "_b_"]],
    ["repetitions once", "aaaa aaaa", ["_aa", "aa_", "aaa"]],
    ["nothing", "", []],
  ])("cuts %s", (_, text, trigrams) => expect(trigramsOf(text)).toEqual(trigrams));
});

describe("similarity", () => {
  it.each([
    ["equal texts", "npm", "npm", 1],
    ["two empty texts", "", "", 1],
    ["a text and none", "npm", "", 0],
    ["nothing in common", "abc", "xyz", 0],
    ["one letter replaced", "varuh", "vanuh", 4 / 5],
    ["one letter missing", "varuh", "vauh", 4 / 5],
    ["one letter more", "varuh", "varruh", 5 / 6],
    ["neighbours swapped", "varuh", "vrauh", 4 / 5],
    ["a swap that is edited again (restricted)", "ca", "abc", 0],
    ["Ombucman", "ombucman", "ombudsman", 1 - 2 / 9],
  ])("measures %s", (_, a, b, expected) => {
    expect(similarity(a, b)).toBeCloseTo(expected, 10);
    expect(similarity(b, a)).toBeCloseTo(expected, 10);
  });
});

describe("matchScore", () => {
  it.each([
    ["the same text", "Peace Institute", "Peace Institute", 1],
    ["the same in another script", "Zaštitnik građana", "Заштитник грађана", 1],
    ["a beginning", "omb", "Ombudsman", 0.9],
    ["one letter is no beginning", "o", "Ombudsman", 0],
    ["an end", "man", "Ombudsman", 0],
    ["a typing error", "Ombucman", "Ombudsman", 0.85 * (1 - 2 / 9)],
    ["an error of 0.7 exactly", "abcdefgxyz", "abcdefghij", 0.85 * 0.7],
    ["too many errors", "abcdefwxyz", "abcdefghij", 0],
    ["one other word of two", "varuh", "Varuh pravic", 0.95],
    ["one other word of three", "Varuh clovekovih", "Varuh človekovih pravic", 1 - 0.1 / 3],
    ["the better of two words", "ombudsman", "Ombudsmen Ombudsman", 0.95],
    ["a word that is missing", "Peace Slovenia", "Peace Institute", 0],
    ["an empty query", "", "Ombudsman", 0],
    ["a query of punctuation", "?!", "Ombudsman", 0],
    ["an empty text", "npm", "", 0],
    ["twelve words and no more", `${"npm ".repeat(12)}absent`, "npm", 1],
    ["200 characters and no more", `${"x".repeat(200)} absent`, "x".repeat(64), 1],
  ])("scores %s", (_, query, text, expected) => {
    expect(matchScore(query, text)).toBeCloseTo(expected, 10);
  });

  it("loses at most a tenth to other words", () => {
    const score = matchScore("npm", `npm ${"other ".repeat(300)}`);
    expect(score).toBeGreaterThanOrEqual(0.9);
    expect(score).toBeLessThan(0.95);
  });

  it("answers very long input soon", () => {
    const started = performance.now();
    expect(matchScore("abcdefghij".repeat(100_000), "jihgfedcba".repeat(100_000))).toBe(0);
    matchScore("abcdefg ".repeat(100_000), "abcdxyz ".repeat(100_000));
    similarity("ab".repeat(500_000), "ba".repeat(500_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
