import fc from "fast-check";
import { plainLine, plainParagraphs } from "../../../domain/text/plainText";

describe("a line of text", () => {
  it.each([
    ["blanks around it", "  Centre \u00a0", "Centre"],
    ["several blanks within, of whatever width", "Human\u00a0\u2003 Rights\tCentre", "Human Rights Centre"],
    ["line ends", "Two\r\nlines\u2028and\u0085more", "Two lines and more"],
    ["letters with accents of their own", "Združenje".normalize("NFD"), "Združenje"],
    ["zero-width spaces, soft hyphens and marks", "\ufeffHel\u00adsin\u200bki\u200e\u200f\u2060", "Helsinki"],
    ["letters that nobody sees", "\u3164\u115f\u1160\uffa0", ""],
    ["tags that nobody sees", "Centre\u{e0041}\u{e007f}", "Centre"],
    ["blanks alone", " \u00a0\u2800 ", ""],
    ["joiners between letters", "می\u200cخواهم", "می\u200cخواهم"],
    ["joiners elsewhere", "\u200dCentre\u200c 1", "Centre 1"],
    ["signs that are part of names", "“Rights” – №1, Kosovo*", "“Rights” – №1, Kosovo*"],
    ["faces and flags", "A 👍🏽", "A 👍🏽"],
  ])("is settled from one with %s", (_, text, plain) => expect(plainLine(text)).toEqual({ text: plain }));

  it.each([
    ["an override of direction", "\u202eName", "holds a character that reverses the direction of the text (U+202E)"],
    ["an isolate", "Na\u2067me", "holds a character that reverses the direction of the text (U+2067)"],
    ["a control character", "Con\x0btrol", "holds a control character (U+000B)"],
    ["NUL", "Con\0trol", "holds a control character (U+0000)"],
    ["an escape of the terminal", "\u001b[31mred", "holds a control character (U+001B)"],
    ["a control character of the second set", "a\u009bb", "holds a control character (U+009B)"],
    ["half of a character", "a\ud83d", "holds half of a character (a lone surrogate)"],
  ])("with %s is refused", (_, text, problem) => expect(plainLine(text)).toEqual({ problem }));

  it("stays as it is once it is settled, and holds nothing invisible", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const plain = plainLine(text);
        if ("problem" in plain) return;
        expect(plainLine(plain.text)).toEqual(plain);
        expect(plain.text).not.toMatch(/[\p{Cc}\u200b\u200e\u200f\u00ad\ufeff]|\s{2}|^\s|\s$/u);
        expect(plain.text).toBe(plain.text.normalize("NFC"));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("a text of several paragraphs", () => {
  it("keeps its line ends, and one empty line between paragraphs", () => {
    expect(plainParagraphs(" One \r\n two\r\n\r\n\r\n\r\nthree\u2029 ")).toEqual({ text: "One\ntwo\n\nthree" });
  });
  it("is refused for what a line is refused for", () => {
    expect(plainParagraphs("a\n\u202eb")).toHaveProperty("problem");
  });
});
