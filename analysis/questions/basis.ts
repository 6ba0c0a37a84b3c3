import { coverageOf, type Coverage } from "../../domain/insights/coverage";
import type { GraphRow } from "../../store/port";
import { datesOf, type SeenRecords } from "../graph/seenRecords";
import type { Basis } from "../port";

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
