import { LiaisonError } from "../../../domain/errors";
import { END_OF_TIME, parsePartialDate, type DaysAsked } from "../../../domain/time/partialDate";
import { holdTogether, holdsOn, periodBounds, type PeriodFacts } from "../../../domain/time/period";
import { undeterminedReason } from "../../../domain/time/undetermined";

const KYRGYZSTAN_NCPT: PeriodFacts = { from: "2012-07-12", to: "2025-10-03", isOpen: false };
const KYRGYZSTAN_AKYIKATCHY: PeriodFacts = { from: "2025-10-03", isOpen: true };
const THREE_YEARS: PeriodFacts = { from: "2023", to: "2026", isOpen: false };
const CHAIR_WITHOUT_DATES: PeriodFacts = { firstAttested: "2019", lastAttested: "2019", isOpen: false };
const OPEN_MEMBER: PeriodFacts = { from: "2013-03-26", isOpen: true };
const OPEN_MEMBER_WITHOUT_START: PeriodFacts = { firstAttested: "2016", isOpen: true };
const FADED: PeriodFacts = { from: "2018", lastAttested: "2020-05", isOpen: false };
const TWO_DAYS: PeriodFacts = { from: "2013-03-25", to: "2013-03-26", isOpen: false, inclusive: true };
const SOME_DAY_OF_2017: PeriodFacts = { from: "2017", isOpen: false, inclusive: true };
const AFTER_FOUNDING: PeriodFacts = { isOpen: true, notBefore: "2013-03-26" };
const ENDED: PeriodFacts = { from: "2018", lastAttested: "2020-05", isOpen: false, endedBy: "2020-05" };
const OF_2020: PeriodFacts = { firstAttested: "2020", lastAttested: "2020", isOpen: false, year: "2020" };
const ONE_YEAR_FROM: PeriodFacts = { from: "2013-03-26", isOpen: false, mostYears: 1 };
const BACKWARDS: PeriodFacts = { from: "2020", to: "2018", isOpen: false };

const TODAY = "2026-11-29";

function dateOf(text: string): DaysAsked {
  const range = parsePartialDate(text);
  if (!range) throw new Error(`"${text}" is no date`);
  return { ...range, today: TODAY };
}

describe("holdsOn", () => {
  it.each<[string, PeriodFacts, string, string]>([
    ["not any more on the end day", KYRGYZSTAN_NCPT, "2025-10-03", "NO"],
    ["on the day before the end day", KYRGYZSTAN_NCPT, "2025-10-02", "CERTAIN"],
    ["on the start day, which is the other's end day", KYRGYZSTAN_AKYIKATCHY, "2025-10-03", "CERTAIN"],
    ["not before the start day", KYRGYZSTAN_AKYIKATCHY, "2025-10-02", "NO"],
    ["not before the start year", THREE_YEARS, "2022", "NO"],
    ["in the start year", THREE_YEARS, "2023", "CERTAIN"],
    ["perhaps in a month of the start year", THREE_YEARS, "2023-06", "UNDETERMINED"],
    ["by the last day of the start year", THREE_YEARS, "2023-12-31", "CERTAIN"],
    ["in between", THREE_YEARS, "2024-05", "CERTAIN"],
    ["on the last day before the end year", THREE_YEARS, "2025-12-31", "CERTAIN"],
    ["in the end year, for it held on some day in it", THREE_YEARS, "2026", "CERTAIN"],
    ["on the first day of the end year", THREE_YEARS, "2026-01-01", "CERTAIN"],
    ["perhaps on a day of the end year", THREE_YEARS, "2026-11-24", "UNDETERMINED"],
    ["perhaps on the last day of the end year", THREE_YEARS, "2026-12-31", "UNDETERMINED"],
    [
      "perhaps on the last day of the end month",
      { from: "2015-11", to: "2016-12", isOpen: false },
      "2016-12-31",
      "UNDETERMINED",
    ],
    ["in the end month", { from: "2015-11", to: "2016-12", isOpen: false }, "2016-12", "CERTAIN"],
    ["not in the month after the end month", { from: "2015-11", to: "2016-12", isOpen: false }, "2017-01", "NO"],
    ["not after the end year", THREE_YEARS, "2027", "NO"],
    ["within a single recorded year", { from: "2019", to: "2019", isOpen: false }, "2019", "CERTAIN"],
    ["in the year of the attestation", CHAIR_WITHOUT_DATES, "2019", "CERTAIN"],
    ["perhaps on a day of that year", CHAIR_WITHOUT_DATES, "2019-06-12", "UNDETERMINED"],
    ["perhaps in another year", CHAIR_WITHOUT_DATES, "2018", "UNDETERMINED"],
    ["in the year of a first attestation alone", { firstAttested: "2019", isOpen: false }, "2019", "CERTAIN"],
    ["in the year of a last attestation alone", { lastAttested: "2019", isOpen: false }, "2019", "CERTAIN"],
    ["on the start day of a member", OPEN_MEMBER, "2013-03-26", "CERTAIN"],
    ["not the day before", OPEN_MEMBER, "2013-03-25", "NO"],
    ["today, where no end is recorded", OPEN_MEMBER, TODAY, "CERTAIN"],
    ["this year, where no end is recorded", OPEN_MEMBER, "2026", "CERTAIN"],
    ["perhaps tomorrow, where no end is recorded", OPEN_MEMBER, "2026-11-30", "UNDETERMINED"],
    ["perhaps in the future of an open record", OPEN_MEMBER, "2030", "UNDETERMINED"],
    ["perhaps on the last day that can be asked", OPEN_MEMBER, "9998-12-31", "UNDETERMINED"],
    ["in the future up to a recorded end", { from: "2024", to: "2030", isOpen: true }, "2029", "CERTAIN"],
    ["in this year, where it began in it and goes on", { from: "2026", isOpen: true }, "2026", "CERTAIN"],
    [
      "perhaps in this year, where it begins only later in it",
      { from: "2026-12-15", isOpen: true },
      "2026",
      "UNDETERMINED",
    ],
    ["perhaps from a start in the future", { from: "2027-03-01", isOpen: true }, "2027-06", "UNDETERMINED"],
    [
      "for sure in a term that is agreed ahead",
      { from: "2027-03-01", to: "2028-03-01", isOpen: false },
      "2027-06",
      "CERTAIN",
    ],
    ["until it was last seen, though it has ended", ENDED, "2020-05-01", "CERTAIN"],
    ["perhaps on the day on which it was known to have ended", ENDED, "2020-05-31", "UNDETERMINED"],
    ["not after it was known to have ended", ENDED, "2020-06-01", "NO"],
    ["not in the future of what has ended", ENDED, "2099", "NO"],
    ["to the stated end, not to the day on which the end was known", { ...ENDED, to: "2019" }, "2020", "NO"],
    ["not from the end of the mandate on", { from: "2015", isOpen: true, notFrom: "2025-10-03" }, "2025-10-03", "NO"],
    [
      "perhaps until the end of the mandate",
      { from: "2015", isOpen: true, notFrom: "2025-10-03" },
      "2025-10-02",
      "UNDETERMINED",
    ],
    [
      "not from the end of the mandate on, though it is said to have held in that year",
      { from: "2015", to: "2025", isOpen: false, notFrom: "2025-10-03" },
      "2025-10-03",
      "NO",
    ],
    [
      "to a stated end, though the mandate ended before",
      { from: "2015", to: "2026-05-01", isOpen: false, notFrom: "2025-10-03" },
      "2026-04",
      "CERTAIN",
    ],
    ["all year in the year that names it", OF_2020, "2020-06-01", "CERTAIN"],
    ["on the first day of that year", OF_2020, "2020-01-01", "CERTAIN"],
    ["on the last day of that year", OF_2020, "2020-12-31", "CERTAIN"],
    ["not in the year after the one that names it", OF_2020, "2021", "NO"],
    ["perhaps for a year after its start, by the rule", ONE_YEAR_FROM, "2014-03-25", "UNDETERMINED"],
    ["not longer than the rule lets it", ONE_YEAR_FROM, "2014-03-26", "NO"],
    [
      "not earlier than a year before its end, by the rule",
      { to: "2015-11", isOpen: false, mostYears: 1 },
      "2014-10-31",
      "NO",
    ],
    ["perhaps before the first attestation", OPEN_MEMBER_WITHOUT_START, "2013-03-26", "UNDETERMINED"],
    ["after the first attestation", OPEN_MEMBER_WITHOUT_START, "2017", "CERTAIN"],
    ["until the last attestation", FADED, "2019", "CERTAIN"],
    ["on the first day of the month of the last attestation", FADED, "2020-05-01", "CERTAIN"],
    ["perhaps after the last attestation", FADED, "2021", "UNDETERMINED"],
    ["on the last day of an event", TWO_DAYS, "2013-03-26", "CERTAIN"],
    ["not on the day after an event", TWO_DAYS, "2013-03-27", "NO"],
    ["in the year of an event", SOME_DAY_OF_2017, "2017", "CERTAIN"],
    ["perhaps in a month of that year", SOME_DAY_OF_2017, "2017-05", "UNDETERMINED"],
    ["not in the year after an event", SOME_DAY_OF_2017, "2018", "NO"],
    ["on the only day of an event", { from: "2019-06-12", isOpen: false, inclusive: true }, "2019-06-12", "CERTAIN"],
    ["on the start day where the end is unknown", { from: "2019-06-12", isOpen: false }, "2019-06-12", "CERTAIN"],
    ["perhaps a day later", { from: "2019-06-12", isOpen: false }, "2019-06-13", "UNDETERMINED"],
    ["on the day before a known end, as it held one day", { to: "2020-05-03", isOpen: false }, "2020-05-02", "CERTAIN"],
    ["not before the network was founded", AFTER_FOUNDING, "2013-03-25", "NO"],
    ["perhaps when the network was founded", AFTER_FOUNDING, "2013-03-26", "UNDETERMINED"],
    ["never for certain where only the status is known", AFTER_FOUNDING, "2020", "UNDETERMINED"],
    [
      "from the stated start, though attested earlier",
      { from: "2013-03-26", firstAttested: "2012", isOpen: true },
      "2012",
      "NO",
    ],
    [
      "to the stated end, though attested later",
      { from: "2013", to: "2020", lastAttested: "2023", isOpen: false },
      "2021",
      "NO",
    ],
    ["to the stated end, though the status is open", { from: "2013", to: "2020", isOpen: true }, "2021", "NO"],
    ["to a stated end before the founding", { to: "2012", notBefore: "2013", isOpen: false }, "2011", "UNDETERMINED"],
    ["perhaps between contradictory dates", BACKWARDS, "2019", "UNDETERMINED"],
    ["not before contradictory dates", BACKWARDS, "2017", "NO"],
    ["not after contradictory dates", BACKWARDS, "2021", "NO"],
    [
      "perhaps on the day of a period without days",
      { from: "2013-03-26", to: "2013-03-26", isOpen: false },
      "2013-03-26",
      "UNDETERMINED",
    ],
  ])("holds %s", (_, facts, on, holding) => {
    expect(holdsOn(periodBounds(facts), dateOf(on))).toBe(holding);
  });
});

describe("periodBounds", () => {
  it("gives the four days that are stored", () => {
    expect(periodBounds(THREE_YEARS)).toEqual({
      certainFrom: "2023-12-31",
      certainUntil: "2026-01-02",
      possibleFrom: "2023-01-01",
      possibleUntil: "2027-01-01",
    });
  });

  it.each<[string, PeriodFacts]>([
    ["an attestation before the stated start", { from: "2013-06", firstAttested: "2013-05", isOpen: true }],
    ["an attestation after the stated end", { from: "2013", to: "2020-05", lastAttested: "2020-06", isOpen: false }],
  ])("keeps the certain days within the possible ones despite %s", (_, facts) => {
    const bounds = periodBounds(facts);
    expect(bounds.certainFrom >= bounds.possibleFrom).toBe(true);
    expect(bounds.certainUntil <= bounds.possibleUntil).toBe(true);
  });

  it("never makes an open record without start certain", () => {
    expect(periodBounds({ isOpen: true }).certainFrom).toBe(END_OF_TIME);
  });

  it.each<[string, PeriodFacts]>([
    ["from", { from: "2013-02-30", isOpen: false }],
    ["to", { from: "2013", to: "", isOpen: false }],
    ["lastAttested", { lastAttested: "lately", isOpen: true }],
  ])("refuses a malformed %s and names it", (argument, facts) => {
    const attempt = (): unknown => periodBounds(facts);
    expect(attempt).toThrow(LiaisonError);
    expect(attempt).toThrow(expect.objectContaining({ code: "BAD_USER_INPUT", details: { argument } }));
  });
});

describe("holdTogether", () => {
  it.each<[string, PeriodFacts, PeriodFacts, string]>([
    ["not where one ends on the day the other starts", KYRGYZSTAN_NCPT, KYRGYZSTAN_AKYIKATCHY, "NO"],
    ["where they share their last and first day", KYRGYZSTAN_NCPT, { from: "2025-10-02", isOpen: true }, "CERTAIN"],
    ["where one lies within the other", OPEN_MEMBER, THREE_YEARS, "CERTAIN"],
    [
      "perhaps where a coarse end may reach the other",
      THREE_YEARS,
      { from: "2026-06-01", isOpen: true },
      "UNDETERMINED",
    ],
    ["not after the latest end", THREE_YEARS, { from: "2027-01-01", isOpen: true }, "NO"],
    [
      "where no day is certain but every reading shares one",
      { from: "2019", to: "2019", isOpen: false },
      { from: "2018-06-01", to: "2020-06-01", isOpen: false },
      "CERTAIN",
    ],
    ["perhaps where one is contradictory", BACKWARDS, { from: "2019-01-01", isOpen: true }, "UNDETERMINED"],
  ])("is %s", (_, one, other, holding) => {
    expect(holdTogether(periodBounds(one), periodBounds(other))).toBe(holding);
    expect(holdTogether(periodBounds(other), periodBounds(one))).toBe(holding);
  });
});

describe("undeterminedReason", () => {
  it.each<[string, PeriodFacts, string, string, string]>([
    [
      "what goes on, after today",
      OPEN_MEMBER,
      "2027",
      "NOT_YET",
      "No end is recorded, so nothing is certain after 2026-11-29.",
    ],
    [
      "what has ended, nobody knows when",
      ENDED,
      "2020-05-31",
      "END_UNKNOWN",
      "The end is not recorded; ended by 2020-05.",
    ],
    ["a coarse end", THREE_YEARS, "2026-06", "PRECISION", "The end is recorded only as 2026."],
    ["a coarse start", THREE_YEARS, "2023-06", "PRECISION", "The start is recorded only as 2023."],
    [
      "a coarse start and end",
      { from: "2019", to: "2019", isOpen: false },
      "2019-06",
      "PRECISION",
      "The start is recorded only as 2019 and the end is recorded only as 2019.",
    ],
    ["a coarse event", SOME_DAY_OF_2017, "2017-05", "PRECISION", "The date is recorded only as 2017."],
    [
      "a missing start",
      OPEN_MEMBER_WITHOUT_START,
      "2013-03-26",
      "START_UNKNOWN",
      "The start is not recorded; first attested 2016.",
    ],
    [
      "a missing start after the founding",
      AFTER_FOUNDING,
      "2014",
      "START_UNKNOWN",
      "The start is not recorded; not before 2013-03-26.",
    ],
    [
      "a missing start with two attestations",
      { firstAttested: "2016", lastAttested: "2021", isOpen: false },
      "2013",
      "START_UNKNOWN",
      "The start is not recorded; first attested 2016.",
    ],
    [
      "no dates but an attestation",
      CHAIR_WITHOUT_DATES,
      "2019-06-12",
      "START_UNKNOWN",
      "The start is not recorded and the end is not recorded; attested 2019.",
    ],
    [
      "no dates at all",
      { isOpen: false },
      "2019",
      "START_UNKNOWN",
      "The start is not recorded and the end is not recorded.",
    ],
    ["a missing end", FADED, "2021", "END_UNKNOWN", "The end is not recorded; last attested 2020-05."],
    [
      "a missing end without attestation",
      { from: "2018", isOpen: false },
      "2021",
      "END_UNKNOWN",
      "The end is not recorded.",
    ],
    [
      "a missing end and a coarse start",
      { from: "2018", isOpen: false },
      "2018-05",
      "END_UNKNOWN",
      "The start is recorded only as 2018 and the end is not recorded.",
    ],
    [
      "contradictory dates",
      BACKWARDS,
      "2019",
      "PRECISION",
      "The recorded start 2020 is not before the recorded end 2018.",
    ],
  ])("names %s", (_, facts, on, code, because) => {
    expect(holdsOn(periodBounds(facts), dateOf(on))).toBe("UNDETERMINED");
    expect(undeterminedReason(facts, dateOf(on))).toEqual({ code, because });
  });
});
