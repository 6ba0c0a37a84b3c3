import { coverageOf, type Coverage } from "../../domain/insights/coverage";
import type { GraphRow } from "../../store/port";
import { datesOf, type SeenRecords } from "../graph/seenRecords";

/** What every answer rests on. */
export interface Basis {
  readonly coverage: Coverage;
  /** Records that may or may not hold on the date asked for. */
  readonly undetermined: number;
  /** Digest of what the viewer may see. */
  readonly version: string;
}

/** What a count of records rests on. */
export const coverageOfRows = (rows: readonly GraphRow[]): Coverage =>
  coverageOf(
    rows.map((row) => ({
      lastAttested: datesOf(row).lastAttested,
      confidence: row.confidence,
      unverifiedFields: row.unverifiedFields,
    })),
  );

/** What an answer rests on: the records it counted. */
export const basisOf = (facts: SeenRecords, records: readonly GraphRow[], undetermined: number): Basis => ({
  coverage: coverageOfRows(records),
  undetermined,
  version: facts.version,
});
