/** The six patterns in which NPMs and civil society cooperate (S1–S6), in the order of the text; not exclusive. */
export const SEED_PATTERNS = [
  "INFORMATION_EXCHANGE",
  "MUTUAL_SUPPORT",
  "CAPACITY_STRENGTHENING",
  "SPECIFIC_ACTIVITIES",
  "ADVISORY_BODY",
  "OMBUDSMAN_PLUS",
] as const;

/** One of the six. Patterns the hub adds, such as INSTITUTIONAL_SUPPORT, are never counted with them. */
export type SeedPattern = (typeof SEED_PATTERNS)[number];

/** The pattern within an English sentence, as in "2 records of mutual support". */
export const PATTERN_WORDS: Readonly<Record<SeedPattern, string>> = {
  INFORMATION_EXCHANGE: "information exchange",
  MUTUAL_SUPPORT: "mutual support",
  CAPACITY_STRENGTHENING: "capacity strengthening",
  SPECIFIC_ACTIVITIES: "cooperation on specific activities",
  ADVISORY_BODY: "durable institutional collaboration",
  OMBUDSMAN_PLUS: "formal partnership within the NPM",
};
