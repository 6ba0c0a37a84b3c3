import { utcTime } from "../../../domain/time/time";

describe("a time of RFC 3339", () => {
  it.each([
    ["in UTC", "2026-11-24T09:30:00Z", "2026-11-24T09:30:00.000Z"],
    ["with another offset", "2026-11-24T10:30:00+01:00", "2026-11-24T09:30:00.000Z"],
    ["with an offset that is not of whole hours", "2026-11-24T15:00:00+05:30", "2026-11-24T09:30:00.000Z"],
    ["with an unknown offset", "2026-11-24T09:30:00-00:00", "2026-11-24T09:30:00.000Z"],
    ["of another day in UTC", "2026-01-01T00:30:00+01:00", "2025-12-31T23:30:00.000Z"],
    ["in small letters", "2026-11-24t09:30:00z", "2026-11-24T09:30:00.000Z"],
    ["with a blank", "2026-11-24 09:30:00Z", "2026-11-24T09:30:00.000Z"],
    ["with fractions", "2026-11-24T09:30:00.1234567Z", "2026-11-24T09:30:00.123Z"],
    ["on a leap day", "2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"],
  ])("%s is read", (_, text, time) => expect(utcTime(text)).toBe(time));

  it.each([
    ["a day that does not exist", "2026-02-30T09:30:00Z"],
    ["a leap day of a common year", "2026-02-29T09:30:00Z"],
    ["a month that does not exist", "2026-13-01T09:30:00Z"],
    ["24 o’clock", "2026-11-24T24:00:00Z"],
    ["a minute that does not exist", "2026-11-24T09:60:00Z"],
    ["a leap second", "2016-12-31T23:59:60Z"],
    ["no offset", "2026-11-24T09:30:00"],
    ["no seconds", "2026-11-24T09:30Z"],
    ["no time", "2026-11-24"],
    ["an offset of 24 hours", "2026-11-24T09:30:00+24:00"],
    ["a number", "1764000000000"],
    ["more after it", "2026-11-24T09:30:00Z "],
  ])("%s is none", (_, text) => expect(utcTime(text)).toBeUndefined());
});
