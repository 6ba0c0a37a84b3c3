import * as fc from "fast-check";
import { coverageOf, FOUND_NOT_EXISTING, shareOf, type CoverageFacts } from "../../../domain/insights/coverage";
import { LiaisonError } from "../../../domain/errors";
import { parsePartialDate } from "../../../domain/time/partialDate";

const attested = (...dates: (string | null)[]): CoverageFacts[] =>
  dates.map((lastAttested) => ({ lastAttested, confidence: "VERIFIED", unverifiedFields: [] }));
const known = (confidence: string, ...unverifiedFields: string[]): CoverageFacts => ({
  lastAttested: null,
  confidence,
  unverifiedFields,
});
const VERIFIED = known("VERIFIED");
const UNVERIFIED = known("UNVERIFIED");

const anyDate = fc.constantFrom(null, "2022", "2023", "2023-02", "2023-11", "2023-12", "2023-12-30", "2023-12-31");
const anyRecords: fc.Arbitrary<CoverageFacts[]> = fc.array(
  fc.record({
    lastAttested: anyDate,
    confidence: fc.constantFrom("VERIFIED", "SEED", "UNVERIFIED"),
    unverifiedFields: fc.subarray(["from", "to"]),
  }),
  { maxLength: 6 },
);

describe("coverageOf", () => {
  it("says of nothing that nothing was found, and gives no share", () => {
    expect(coverageOf([])).toEqual({
      records: 0,
      newestAttestation: null,
      unverified: 0,
      unverifiedShare: null,
      note: "Records found, not cooperation that exists.",
    });
  });

  it.each<[string, string | null, (string | null)[]]>([
    ["the one there is", "2019", ["2019"]],
    ["none where all are undated", null, [null, null]],
    ["the later of two days, wherever it stands", "2023-03-27", ["2023-03-26", "2023-03-27", "2023-03-25"]],
    ["the dated one beside undated ones", "2013", [null, "2013", null]],
    ["a year rather than a day within it, for it may reach further", "2023", ["2023-06-30", "2023"]],
    ["a year rather than the month before its last", "2023", ["2023", "2023-11"]],
    ["a month rather than a day within it", "2024-02", ["2024-02", "2024-02-28"]],
    ["the day of the next year rather than the year", "2024-01-01", ["2023", "2024-01-01"]],
    ["the longer text where two reach equally far", "2023-12-31", ["2023-12", "2023-12-31", "2023"]],
    ["the longer text, also the other way round", "2023-12", ["2023", "2023-12", "2023"]],
  ])("takes as newest attestation %s", (_, newest, dates) => {
    expect(coverageOf(attested(...dates)).newestAttestation).toBe(newest);
  });

  it.each<[string, number, number, CoverageFacts[]]>([
    ["none of verified ones", 0, 0, [VERIFIED, known("SEED")]],
    ["all where all are", 2, 1, [UNVERIFIED, UNVERIFIED]],
    ["one with an unverified field", 1, 0.5, [known("VERIFIED", "from"), VERIFIED]],
    ["one once, though unverified in every way", 1, 0.5, [known("UNVERIFIED", "from", "to"), VERIFIED]],
    ["a third, to four decimals", 1, 0.3333, [UNVERIFIED, VERIFIED, VERIFIED]],
    ["two thirds, rounded up", 2, 0.6667, [UNVERIFIED, UNVERIFIED, VERIFIED]],
  ])("counts as unverified %s", (_, unverified, unverifiedShare, records) => {
    expect(coverageOf(records)).toMatchObject({ records: records.length, unverified, unverifiedShare });
  });

  it("refuses an attestation that is not a date", () => {
    expect(() => coverageOf(attested("2023", "23 March"))).toThrow(LiaisonError);
  });

  it("adds up over two lists, and takes the newest of both", () => {
    fc.assert(
      fc.property(anyRecords, anyRecords, (some, others) => {
        const [one, other, both] = [coverageOf(some), coverageOf(others), coverageOf([...some, ...others])];
        expect(both.records).toBe(one.records + other.records);
        expect(both.unverified).toBe(one.unverified + other.unverified);
        expect(both.unverifiedShare).toBe(shareOf(both.unverified, both.records));
        expect(both.newestAttestation).toBe(
          coverageOf(attested(one.newestAttestation, other.newestAttestation)).newestAttestation,
        );
        expect(both.note).toBe(FOUND_NOT_EXISTING);
      }),
    );
  });

  it("finds the newest that the largest text of day and date names, as the database compares", () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const texts = records.flatMap(({ lastAttested: text }) =>
          text === null ? [] : [`${parsePartialDate(text)?.latest}|${text}`],
        );
        expect(coverageOf(records).newestAttestation).toBe(texts.sort().at(-1)?.split("|")[1] ?? null);
      }),
    );
  });
});
