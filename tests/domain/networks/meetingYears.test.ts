import { meetingYears, type MeetingFacts, type MeetingYear } from "../../../domain/networks/meetingYears";

const annual = (id: string, from: string | null, to: string | null = from): MeetingFacts => ({
  id,
  type: "ANNUAL",
  from,
  to,
});
const recorded = (year: number, ...meetings: string[]): MeetingYear => ({ year, result: "RECORDED", meetings });
const notRecorded = (year: number): MeetingYear => ({ year, result: "NOT_RECORDED", meetings: [] });

const SEE_MEETINGS: MeetingFacts[] = [
  { id: "meeting-2013-belgrade", type: "FOUNDING", from: "2013-03-25", to: "2013-03-26" },
  annual("meeting-2014-belgrade", "2014-11-27", "2014-11-28"),
  { id: "meeting-2015-tirana", type: "THEMATIC", from: "2015-10-29", to: "2015-10-30" },
  annual("meeting-2016-salzburg", "2016-04-21", "2016-04-22"),
  annual("meeting-2016-vienna", "2016-10-10", "2016-10-12"),
];

describe("meetingYears (D8)", () => {
  it("gives every year since the founding, recorded or not recorded", () => {
    expect(meetingYears({ founded: "2013-03-26", until: "2017-06-01", meetings: SEE_MEETINGS })).toEqual([
      notRecorded(2013),
      recorded(2014, "meeting-2014-belgrade"),
      notRecorded(2015),
      recorded(2016, "meeting-2016-salzburg", "meeting-2016-vienna"),
      notRecorded(2017),
    ]);
  });

  it.each<[string, string | null, string, MeetingFacts[], MeetingYear[]]>([
    ["a year known as a year only", "2017", "2017-01-01", [annual("m", "2017")], [recorded(2017, "m")]],
    [
      "a meeting over the new year in the year it began",
      "2017",
      "2018-12-31",
      [annual("m", "2017-12-31", "2018-01-01")],
      [recorded(2017, "m"), notRecorded(2018)],
    ],
    [
      "a meeting by its end where the start is missing",
      "2017",
      "2017-12-31",
      [annual("m", null, "2017-05")],
      [recorded(2017, "m")],
    ],
    ["a meeting without a date in no year", "2017", "2017-12-31", [annual("m", null)], [notRecorded(2017)]],
    ["no meeting before the founding", "2017", "2017-12-31", [annual("m", "2016")], [notRecorded(2017)]],
    [
      "the years from the first meeting where the founding is unknown",
      null,
      "2017-12-31",
      [annual("b", "2017"), annual("a", "2016")],
      [recorded(2016, "a"), recorded(2017, "b")],
    ],
    ["no year where neither founding nor meeting is known", null, "2017-12-31", [annual("m", null)], []],
    ["no year before the founding", "2018", "2017-12-31", [], []],
  ])("counts %s", (_, founded, until, meetings, years) => {
    expect(meetingYears({ founded, until, meetings })).toEqual(years);
  });
});
