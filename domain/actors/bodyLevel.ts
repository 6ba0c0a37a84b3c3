/** Reach of a body, where it follows from its kind. */
export type BodyLevel = "INTERNATIONAL" | "REGIONAL" | "NATIONAL";

const LEVELS: Readonly<Record<string, BodyLevel>> = {
  UN_BODY: "INTERNATIONAL",
  UN_TREATY_BODY: "INTERNATIONAL",
  UN_SPECIAL_PROCEDURE: "INTERNATIONAL",
  INTERNATIONAL_NGO: "INTERNATIONAL",
  COE_BODY: "REGIONAL",
  EU_AGENCY: "REGIONAL",
  EU_INSTITUTION: "REGIONAL",
  OSCE_BODY: "REGIONAL",
  EQUALITY_BODY: "NATIONAL",
  NATIONAL_COMMITTEE: "NATIONAL",
  NATIONAL_HUMAN_RIGHTS_INSTITUTION: "NATIONAL",
  SPECIALISED_OMBUDSMAN: "NATIONAL",
  SUBNATIONAL_OMBUDSMAN: "NATIONAL",
};

/** The level that follows from the kind of a body; null where bodies of that kind work on several levels. */
export const bodyLevel = (type: string): BodyLevel | null => LEVELS[type] ?? null;
