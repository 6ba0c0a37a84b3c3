import type { GapState } from "../../web/api/operations";
import { glyphWords } from "../../web/parts/glyph";
import { speakEnglish } from "./speaking";

beforeAll(speakEnglish);

const cell = (pattern: string, state: GapState, undetermined = 0) => ({ pattern, state, undetermined });

it("the sign of six patterns says each in words, and gives no number", () => {
  const words = glyphWords([
    cell("INFORMATION_EXCHANGE", "RECORDED", 3),
    cell("MUTUAL_SUPPORT", "NOT_RECORDED", 1),
    cell("CAPACITY_STRENGTHENING", "KNOWN_ABSENT", 1),
    cell("SPECIFIC_ACTIVITIES", "KNOWN_ABSENT"),
    cell("ADVISORY_BODY", "NOT_RECORDED"),
    cell("OMBUDSMAN_PLUS", "RECORDED"),
  ]);
  expect(words).toBe(
    "Recorded: Information exchange, Ombudsman plus. May hold: Mutual support, Capacity strengthening. Known absent: Specific activities. Not recorded: Advisory body.",
  );
});

it("what is outside the selection is not called not recorded", () =>
  expect(glyphWords([cell("ADVISORY_BODY", "NOT_RECORDED")])).toBe("Not recorded: Advisory body."));
