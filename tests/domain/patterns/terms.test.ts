import * as fc from "fast-check";
import { findMention, type Terms } from "../../../domain/patterns/terms";

const VISITS: Terms = { "joint visit|visits": "joint work", "select* .. member|members": "selection" };

describe("findMention", () => {
  it.each([
    ["finds the words of a term side by side", "They make joint visits.", "joint visits"],
    ["quotes the words as they are written", "JOINT-Visits in 2014", "JOINT-Visits"],
    ["reads accents and composed letters alike", "jóint visits", "jóint visits"],
    ["begins a word where the term has a star", "Selecting members", "Selecting members"],
    ["leaves up to three words between", "selects all the new members", "selects all the new members"],
    ['lets "of" come first between', "selection of the members", "selection of the members"],
    ["reads over the s of a possessive", "selects the NPM’s members", "selects the NPM’s members"],
    ["takes the first term of the table, not of the text", "Selects members after joint visits", "joint visits"],
    ["is not put off by a denial in another sentence", "No contract. Joint visits every month", "Joint visits"],
    ["is not put off by a denial before a turn", "Not formal but with joint visits", "joint visits"],
    ["knows that not only denies nothing", "Not only joint visits", "joint visits"],
    ["knows that the number of a law denies nothing", "Joint visits under Law No 104", "Joint visits"],
    ["knows the month of May", "Joint visits on May 3", "Joint visits"],
    ["takes plans for a noun", "Joint visits under the plans of the NPM", "Joint visits"],
    ["takes what stands before the talk about something else", "Joint visits and a meeting on method", "joint visits"],
  ])("%s", (_, text, quote) => {
    expect(findMention(text, VISITS)?.quote.toLowerCase()).toBe(quote.toLowerCase());
    expect(text).toContain(findMention(text, VISITS)?.quote);
  });

  it.each([
    ["whole words only", "joint visitors and conjoint visits"],
    ["no match over a comma", "joint, visits"],
    ["no match over the end of a sentence", "It is joint. Visits follow"],
    ["no match over four words", "selects all the very new members"],
    ["no match behind a preposition", "selects ngos for members"],
    ["no match behind a second of", "selection of offices of members"],
    ["nothing denied", "There were no joint visits"],
    ["nothing denied behind it", "Joint visits were never made"],
    ["nothing denied with a contraction", "They didn’t make joint visits"],
    ["nothing refused", "The NPM refused joint visits"],
    ["nothing that may be", "The association may make joint visits"],
    ["nothing that is planned", "Joint visits are planned"],
    ["nothing that somebody plans to do", "The NPM plans to make joint visits"],
    ["nothing that is asked", "It is unclear how joint visits began"],
    ["nothing that is talked about", "Meeting on joint visits"],
    ["nothing that is discussed", "Both sides discussed joint visits"],
    ["nothing in an empty text", ""],
    ["nothing in another language", "gemeinsame Besuche"],
  ])("finds %s", (_, text) => {
    expect(findMention(text, VISITS)).toBeNull();
  });

  it("finds nothing where there is no text", () => {
    expect(findMention(null, VISITS)).toBeNull();
  });

  it("tells what the term shows", () => {
    expect(findMention("selected members", VISITS)).toEqual({ quote: "selected members", shows: "selection" });
  });

  it("finds nothing of what is denied in whatever words, and else quotes a piece of the text", () => {
    const word = fc.constantFrom<string[]>(
      "joint",
      "visits",
      "selection",
      "of",
      "members",
      "the",
      "npm",
      ",",
      "’s",
      "-",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.nat(12), (words, place) => {
        const text = words.join(" ");
        const mention = findMention(text, VISITS);
        if (mention) expect(text).toContain(mention.quote);
        expect(findMention(words.toSpliced(place, 0, "never").join(" "), VISITS)).toBeNull();
      }),
      { numRuns: 500, seed: 20130326 },
    );
  });
});
