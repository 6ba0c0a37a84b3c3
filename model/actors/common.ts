/** What several records of this folder have in common. */
import { periodProperties } from "../shape";

/** Area, title and order of the records of this folder that have a name. */
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
