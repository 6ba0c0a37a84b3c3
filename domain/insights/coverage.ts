import { BEGINNING_OF_TIME, daysOf, type Day } from "../time/partialDate";

/** The note that goes with every count. */
export const FOUND_NOT_EXISTING = "Records found, not cooperation that exists.";

/** What coverage needs to know of a record. */
export interface CoverageFacts {
  /** A partial date; null where all sources are undated. */
  readonly lastAttested: string | null;
  /** As in the model, such as "VERIFIED". */
  readonly confidence: string;
  readonly unverifiedFields: readonly string[];
}

/** How far a count can be relied on. */
export interface Coverage {
  /** How many records were counted. */
  readonly records: number;
  /** The attestation that reaches furthest, as recorded; null where none is dated. */
  readonly newestAttestation: string | null;
  /** How many of them are unverified, wholly or in some field. */
  readonly unverified: number;
  /** `unverified` of `records`, 0 to 1, rounded to 4 decimals; null where nothing was counted. */
  readonly unverifiedShare: number | null;
  readonly note: string;
}

/**
 * How many records were counted and how current they are. Of two attestations the newer is the one with the later last day; with the
 * same day, the more precise one ("2023-12-31" rather than "2023-12" or "2023"). Throws BAD_USER_INPUT where one is not a partial date.
 */
export function coverageOf(records: readonly CoverageFacts[]): Coverage {
  const unverified = records.filter(isUnverified).length;
  return {
    records: records.length,
    newestAttestation: newest(records),
    unverified,
    unverifiedShare: shareOf(unverified, records.length),
    note: FOUND_NOT_EXISTING,
  };
}

/** A part of a whole, 0 to 1, rounded to 4 decimals; null where the whole is nothing. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;
}

function isUnverified({ confidence, unverifiedFields }: CoverageFacts): boolean {
  return confidence === "UNVERIFIED" || unverifiedFields.length > 0;
}

function newest(records: readonly CoverageFacts[]): string | null {
  let reached: Day = BEGINNING_OF_TIME;
  let newestText: string | null = null;
  for (const { lastAttested: text } of records) {
    if (text === null || text === newestText) continue;
    const { latest } = daysOf(text, "lastAttested");
    if (latest < reached || (latest === reached && newestText !== null && text < newestText)) continue;
    reached = latest;
    newestText = text;
  }
  return newestText;
}
