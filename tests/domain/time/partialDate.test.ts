import {
  BEGINNING_OF_TIME,
  END_OF_TIME,
  dayAfter,
  dayBefore,
  daysAfter,
  daysOf,
  isDay,
  isPartialDate,
  yearsAfter,
  yearsBefore,
  parsePartialDate,
} from "../../../domain/time/partialDate";

describe("parsePartialDate", () => {
  it.each([
    ["a year", "2013", "2013-01-01", "2013-12-31"],
    ["a month", "2013-03", "2013-03-01", "2013-03-31"],
    ["a month of thirty days", "2013-04", "2013-04-01", "2013-04-30"],
    ["a day", "2013-03-26", "2013-03-26", "2013-03-26"],
    ["February of a leap year", "2012-02", "2012-02-01", "2012-02-29"],
    ["February of a common year", "2013-02", "2013-02-01", "2013-02-28"],
    ["February of a century that is no leap year", "1900-02", "1900-02-01", "1900-02-28"],
    ["February of a century that is a leap year", "2000-02", "2000-02-01", "2000-02-29"],
    ["a leap day", "2012-02-29", "2012-02-29", "2012-02-29"],
    ["a year below 100", "0096-02", "0096-02-01", "0096-02-29"],
    ["the first year", "0001", "0001-01-01", "0001-12-31"],
    ["the last year", "9998-12", "9998-12-01", "9998-12-31"],
  ])("reads %s", (_, text, earliest, latest) => {
    expect(parsePartialDate(text)).toEqual({ earliest, latest });
    expect(isPartialDate(text)).toBe(true);
  });

  it.each([
    ["nothing", ""],
    ["year 0", "0000"],
    ["year 9999", "9999"],
    ["month 0", "2013-00"],
    ["month 13", "2013-13"],
    ["day 0", "2013-03-00"],
    ["30 February", "2013-02-30"],
    ["a leap day of a common year", "2013-02-29"],
    ["31 April", "2013-04-31"],
    ["short parts", "2013-3-6"],
    ["blanks around", " 2013"],
    ["a line end", "2013-03-26\n"],
    ["a short date and a line end", "2013\n"],
    ["a time", "2013-03-26T00:00:00Z"],
    ["another order", "26.03.2013"],
    ["a sign", "-2013"],
    ["digits of another script", "٢٠١٣"],
  ])("refuses %s", (_, text) => {
    expect(parsePartialDate(text)).toBeUndefined();
    expect(isPartialDate(text)).toBe(false);
  });
});

describe("dayBefore and dayAfter", () => {
  it.each([
    ["within a month", "2013-03-25", "2013-03-26"],
    ["over a month", "2013-03-31", "2013-04-01"],
    ["over a year", "2013-12-31", "2014-01-01"],
    ["to a leap day", "2012-02-28", "2012-02-29"],
    ["from a leap day", "2012-02-29", "2012-03-01"],
    ["over the end of February in a common year", "2013-02-28", "2013-03-01"],
    ["over the end of February 1900", "1900-02-28", "1900-03-01"],
    ["in years below 100", "0099-12-31", "0100-01-01"],
    ["at the beginning of time", "0000-01-01", "0000-01-02"],
    ["at the end of time", "9999-12-30", "9999-12-31"],
  ])("step %s", (_, day, next) => {
    expect(dayAfter(day)).toBe(next);
    expect(dayBefore(next)).toBe(day);
  });

  it("stop at both ends of time", () => {
    expect(dayBefore(BEGINNING_OF_TIME)).toBe(BEGINNING_OF_TIME);
    expect(dayAfter(END_OF_TIME)).toBe(END_OF_TIME);
  });
});

describe("daysAfter", () => {
  it.each([
    ["no day later", "2013-03-26", 0, "2013-03-26"],
    ["over a month", "2013-03-26", 14, "2013-04-09"],
    ["over a leap day", "2012-02-28", 2, "2012-03-01"],
    ["to the last day", "9999-12-30", 1, END_OF_TIME],
    ["no further than the end of time", "2013-03-26", 1e15, END_OF_TIME],
  ])("counts %s", (_, day, days, expected) => {
    expect(daysAfter(day, days)).toBe(expected);
  });
});

describe("yearsAfter and yearsBefore", () => {
  it.each([
    ["over a leap day", "2015-03-01", "2016-03-01"],
    ["in the first centuries", "0095-12-31", "0096-12-31"],
    ["at the end of the dates", "9998-12-31", END_OF_TIME],
  ])("are each other's inverse %s", (_, before, after) => {
    expect(yearsAfter(before, 1)).toBe(after);
    expect(yearsBefore(after, 1)).toBe(before);
  });

  it("make 28 February of 29 February", () => {
    expect(yearsAfter("2016-02-29", 1)).toBe("2017-02-28");
    expect(yearsBefore("2016-02-29", 1)).toBe("2015-02-28");
  });

  it("stay within time", () => {
    expect(yearsAfter(END_OF_TIME, 1)).toBe(END_OF_TIME);
    expect(yearsAfter("9999-02-01", 1)).toBe(END_OF_TIME);
    expect(yearsBefore(BEGINNING_OF_TIME, 1)).toBe(BEGINNING_OF_TIME);
    expect(yearsBefore("0000-05-01", 1)).toBe(BEGINNING_OF_TIME);
  });
});

describe("daysOf and isDay", () => {
  it("reads a partial date, or names the argument that is none", () => {
    expect(daysOf("2013-02", "from")).toEqual({ earliest: "2013-02-01", latest: "2013-02-28" });
    const details = { argument: "from" };
    expect(() => daysOf("2013-13", "from")).toThrow(expect.objectContaining({ code: "BAD_USER_INPUT", details }));
  });

  it.each([
    ["2013-03-26", true],
    ["2013-03", false],
    ["2013", false],
    ["2013-02-30", false],
    ["", false],
  ])("takes %p for a day: %p", (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });
});
