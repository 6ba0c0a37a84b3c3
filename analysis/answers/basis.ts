import { coverageOf, type Coverage } from "../../domain/coverage";
import type { Row } from "../../store/port";
import { textOf, textsOf, type Facts } from "../facts";
import type { Basis } from "../port";

/** What a count of records rests on. */
export const coverageOfRows = (rows: readonly Row[]): Coverage =>
  coverageOf(
    rows.map((row) => ({
      lastAttested: textOf(row, "lastAttested"),
      confidence: String(row["confidence"]),
      unverifiedFields: textsOf(row, "unverifiedFields"),
    })),
  );

/** What an answer rests on: the records it counted. */
export const basisOf = (facts: Facts, records: readonly Row[], undetermined: number): Basis => ({
  coverage: coverageOfRows(records),
  undetermined,
  version: facts.version,
});
