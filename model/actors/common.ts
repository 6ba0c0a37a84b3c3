/** What several records of this folder have in common. */
import { periodProperties } from "../shape";

/** Records that are called by a name, and listed by it. */
export const byName = { area: "actors", title: "name", defaultOrder: [{ property: "name" }] } as const;

/** When a mandate is held. */
export const mandatePeriod = {
  openWhen: { property: "status", values: ["ACTIVE", "NOT_YET_OPERATIONAL"] },
  endedWhen: { property: "status", values: ["DISSOLVED"] },
} as const;

/** Dates of a mandate. */
export const mandateDates = periodProperties(
  "First day of the mandate.",
  "First day on which the mandate is no longer held.",
  ["valid_from", "valid_to"],
);
