/** The dataset counted a second time, from its files alone. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";

export type CsvRow = Readonly<Record<string, string>>;

/** All rows of a file of the dataset. */
export const rowsOf = (file: string): readonly CsvRow[] =>
  parse(readFileSync(join(__dirname, "../../seed/data", `${file}.csv`)), { columns: true });

export const SIX = [
  "INFORMATION_EXCHANGE",
  "MUTUAL_SUPPORT",
  "CAPACITY_STRENGTHENING",
  "SPECIFIC_ACTIVITIES",
  "ADVISORY_BODY",
  "OMBUDSMAN_PLUS",
] as const;

const named = (rows: readonly CsvRow[]) => new Map(rows.map((row) => [row["id"] ?? "", row]));

export const states = rowsOf("states");
export const npms = rowsOf("npms");
export const absences = rowsOf("absences");
export const collaborations = rowsOf("collaborations");
const [stateById, npmById, bodyById] = [named(states), named(npms), named(rowsOf("bodies"))];

export const npmOf = (row: CsvRow): CsvRow => npmById.get(row["npm"] ?? "") ?? {};
export const stateOf = (row: CsvRow): CsvRow => stateById.get(npmOf(row)["state"] ?? "") ?? {};
export const patternsOf = (row: CsvRow): readonly string[] => (row["pattern"] ?? "").split(";");
export const hasPattern = (pattern: string) => (row: CsvRow) => patternsOf(row).includes(pattern);

/** A CSO, an unnamed group of CSOs, or a body that is civil society. */
export const isCivilSociety = ({ partner_type: kind, partner = "" }: CsvRow): boolean =>
  kind === "cso" ||
  kind === "unnamed_cso_group" ||
  (kind === "body" && bodyById.get(partner)?.["is_civil_society"] === "true");

export const isUnverified = (row: CsvRow): boolean =>
  row["confidence"] === "unverified" || row["unverified_fields"] !== "";

const partnersIn = (rows: readonly CsvRow[]): number =>
  new Set(rows.map(({ partner, partner_label: label }) => partner || label)).size;

/** The attestation whose latest day is last. */
export function newestOf(rows: readonly CsvRow[]): string | null {
  const last = (date: string) => `${date}${"-12-31".slice(date.length === 4 ? 0 : date.length === 7 ? 3 : 6)}`;
  const dates = rows.map((row) => row["last_attested"] ?? "").filter((date) => date !== "");
  return dates.sort((a, b) => (`${last(a)} ${a}` < `${last(b)} ${b}` ? -1 : 1)).at(-1) ?? null;
}

const yearIn = (text: string | undefined): number[] => (text ? [Number(text.slice(0, 4))] : []);

/** The year up to which what goes on is certain. */
const THIS_YEAR = new Date().getUTCFullYear();
/** When the dataset was compiled: what its rows call ended had ended by then. */
const COMPILED = 2026;

/** In which years a collaboration held whatever the unknown is, and in which it may have. Starts and ends of the file are years. */
export function yearsOf(row: CsvRow) {
  const [start] = yearIn(row["start_year"]);
  const [stated] = yearIn(row["end_year"]);
  const seen = [...yearIn(row["first_attested"]), ...yearIn(row["last_attested"])];
  // Ended without a date: by the year in which it was seen last. With the mandate of its NPM it ends, too.
  const endedBy = row["status"] === "ended" ? Math.max(...(seen.length > 0 ? seen : [COMPILED])) : Infinity;
  const [mandateEnd = Infinity] = yearIn(npmOf(row)["valid_to"]);
  const last = Math.min(stated ?? Math.max(endedBy, start ?? -Infinity), mandateEnd);
  const fitting = seen.filter((year) => year >= (start ?? year) && year <= (stated ?? year));
  // An end of 2021 means that it held on some day of 2021.
  const known = [...fitting, ...(start === undefined ? [] : [start]), ...(stated === undefined ? [] : [stated])];
  const lasts = stated === undefined && row["status"] === "active" && mandateEnd === Infinity ? THIS_YEAR : -Infinity;
  const [sureFrom, sureTo] = [Math.min(...known), Math.max(...known, known.length > 0 ? lasts : -Infinity)];
  return {
    start,
    end: stated,
    isCertain: (year: number) => sureFrom <= year && year <= sureTo,
    isPossible: (year: number) => year >= (start ?? -Infinity) && year <= last,
  };
}

/** The records of a year: those that held for sure, and those of which nobody knows. */
export function heldIn(rows: readonly CsvRow[], year: number) {
  const possible = rows.filter((row) => yearsOf(row).isPossible(year));
  const certain = possible.filter((row) => yearsOf(row).isCertain(year));
  return { certain, undetermined: possible.length - certain.length };
}

/** Reason and status of a cell, read off the files. */
export function cellOf(state: CsvRow, pattern: string): readonly [status: string, reason: string] {
  const own = (rows: readonly CsvRow[]) => rows.filter((row) => row["state"] === state["id"]);
  const found = collaborations
    .filter((row) => isCivilSociety(row) && stateOf(row) === state)
    .filter(hasPattern(pattern));
  if (found.length > 0) return ["RECORDED", "RECORDS_FOUND"];
  if (own(absences).some((row) => row["pattern"] === pattern)) return ["KNOWN_ABSENT", "STATED_ABSENT"];
  const hasNpm = own(npms).some(({ status }) => status !== "dissolved");
  if (!hasNpm && own(absences).some((row) => row["pattern"] === "")) return ["KNOWN_ABSENT", "NO_NPM_STATED"];
  return ["NOT_RECORDED", own(npms).length > 0 ? "NOTHING_RECORDED" : "NO_NPM_RECORDED"];
}

/** How often two things occur together, as text → number. */
export const tally = (keys: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
};

/** Who comes together by each collaboration and at each meeting. */
export function sidesOfTies(): ReadonlyMap<string, ReadonlySet<string>> {
  const present = rowsOf("meeting_participants").filter(({ role }) => role !== "invited" && role !== "subject");
  return new Map([
    ...collaborations.map(({ id = "", npm = "", partner = "" }) => [id, new Set([npm, partner])] as const),
    ...rowsOf("meetings").map(({ id = "", host = "" }) => {
      const there = present.filter(({ meeting }) => meeting === id).map(({ participant = "" }) => participant);
      return [id, new Set([...there, host].filter((one) => one !== ""))] as const;
    }),
  ]);
}

/** Number of steps from one to the other. */
export function stepsBetween(from: string, to: string, ties: ReadonlyMap<string, ReadonlySet<string>>): number {
  const met = new Set([from]);
  for (let steps = 0; steps < 10; steps++) {
    if (met.has(to)) return steps;
    const reached = [...ties.values()].filter((sides) => [...sides].some((one) => met.has(one)));
    for (const sides of reached) for (const one of sides) if (one !== "") met.add(one);
  }
  return Infinity;
}

/** How many collaborations with how many partners the cells of each row hold. */
export function cellsByRow(rows: readonly CsvRow[], keyOf: (row: CsvRow) => string | undefined) {
  return [...new Set(rows.map(keyOf))].sort().map((key) => [
    key,
    SIX.map((pattern) => {
      const found = rows.filter((row) => keyOf(row) === key && hasPattern(pattern)(row));
      return `${pattern} ${found.length} of ${partnersIn(found)}`;
    }),
  ]);
}
