/** Where cooperation is recorded, where a source states that there is none, and where nothing is recorded. */
import { coverageOf, type Coverage, type CoverageFacts } from "./coverage";
import { listed, withoutRepeats } from "../ruling";
import { PATTERN_WORDS, SEED_PATTERNS, type SeedPattern } from "../patterns/seedPatterns";

/** A source states that something does not exist. */
export interface AbsenceFacts {
  readonly id: string;
  /** The pattern that is absent; null where the NPM itself is. */
  readonly pattern: string | null;
  /** Partial date of the statement; null where the source is undated. */
  readonly asOf: string | null;
  readonly statement: string;
  /** Ids. */
  readonly sources: readonly string[];
}

/** A recorded collaboration. */
export interface GapRecord extends CoverageFacts {
  readonly id: string;
  readonly patterns: readonly string[];
}

/** What is recorded about one state. Hidden records are not included, so they count as not recorded. */
export interface GapFacts {
  readonly state: { readonly id: string; readonly name: string };
  /** `status` as in the model: ACTIVE, DISSOLVED, NOT_YET_OPERATIONAL or UNKNOWN. */
  readonly npms: readonly { readonly id: string; readonly name: string; readonly status: string }[];
  readonly absences: readonly AbsenceFacts[];
  readonly records: readonly GapRecord[];
}

/** KNOWN_ABSENT: a source states it. NOT_RECORDED never means that there is none. */
export type GapState = "RECORDED" | "KNOWN_ABSENT" | "NOT_RECORDED";

/**
 * STATED_ABSENT: a source states that the pattern is absent; NO_NPM_STATED: that the NPM itself is. NO_NPM_RECORDED: no NPM is recorded
 * that could cooperate.
 */
export type GapReason = "RECORDS_FOUND" | "STATED_ABSENT" | "NO_NPM_STATED" | "NO_NPM_RECORDED" | "NOTHING_RECORDED";

/** What decides the cell of one state and one pattern. */
export interface CellFacts {
  /** How many records of the pattern are found. */
  readonly records: number;
  /** All of the state, whatever they are about. */
  readonly absences: readonly Pick<AbsenceFacts, "pattern">[];
  /** All of the state. */
  readonly npms: readonly { readonly status: string }[];
}

/** What is known of one pattern in one state. */
export interface Gap {
  /** Id. */
  readonly state: string;
  readonly pattern: SeedPattern;
  readonly status: GapState;
  readonly reason: GapReason;
  /** One English sentence with names and dates. */
  readonly because: string;
  /** Ids of the statements that apply, also beside records: those about the pattern first, then those about the NPM. */
  readonly absences: readonly string[];
  /** Ids of the records found. */
  readonly records: readonly string[];
  /** Ids of the sources of `absences`. */
  readonly sources: readonly string[];
  /** Of `records`. */
  readonly coverage: Coverage;
}

/** The six patterns of one state, in the order of the text. Throws BAD_USER_INPUT where an attestation is not a partial date. */
export function gapsOf(facts: GapFacts): readonly Gap[] {
  return SEED_PATTERNS.map((pattern) => gapOf(pattern, facts));
}

/**
 * The state of a cell: records win over statements, and a statement about the pattern over one about the NPM. A statement that there is
 * no NPM no longer applies once an NPM is recorded that is not dissolved, because it came later.
 */
export function cellState(pattern: SeedPattern, facts: CellFacts): { status: GapState; reason: GapReason } {
  if (facts.records > 0) return { status: "RECORDED", reason: "RECORDS_FOUND" };
  const [first] = applying(pattern, facts.absences, facts.npms);
  if (first) return { status: "KNOWN_ABSENT", reason: first.pattern === null ? "NO_NPM_STATED" : "STATED_ABSENT" };
  return { status: "NOT_RECORDED", reason: facts.npms.length === 0 ? "NO_NPM_RECORDED" : "NOTHING_RECORDED" };
}

function gapOf(pattern: SeedPattern, facts: GapFacts): Gap {
  const records = facts.records.filter(({ patterns }) => patterns.includes(pattern));
  const absences = applying(pattern, facts.absences, facts.npms);
  const cell = cellState(pattern, { ...facts, records: records.length });
  const coverage = coverageOf(records);
  return {
    state: facts.state.id,
    pattern,
    ...cell,
    because: sentenceOf(cell.reason, { pattern, facts, absences, coverage }),
    absences: absences.map(({ id }) => id),
    records: records.map(({ id }) => id),
    sources: withoutRepeats(absences.flatMap(({ sources }) => sources)),
    coverage,
  };
}

/** Statements that apply to the pattern: about the pattern first, then about the NPM, where none is recorded that is not dissolved. */
function applying<A extends Pick<AbsenceFacts, "pattern">>(
  pattern: SeedPattern,
  absences: readonly A[],
  npms: CellFacts["npms"],
): readonly A[] {
  const hasNpm = npms.some(({ status }) => status !== "DISSOLVED");
  const ofPattern = absences.filter((absence) => absence.pattern === pattern);
  return hasNpm ? ofPattern : [...ofPattern, ...absences.filter((absence) => absence.pattern === null)];
}

interface Told {
  readonly pattern: SeedPattern;
  readonly facts: GapFacts;
  readonly absences: readonly AbsenceFacts[];
  readonly coverage: Coverage;
}

function sentenceOf(reason: GapReason, { pattern, facts, absences, coverage }: Told): string {
  const [words, state] = [PATTERN_WORDS[pattern], facts.state.name];
  const statements = absences.map(statementOf).join("; ");
  switch (reason) {
    case "RECORDS_FOUND":
      return `${foundOf(words, state, coverage)}${statements === "" ? "" : `; yet a source states ${statements}`}.`;
    case "STATED_ABSENT":
    case "NO_NPM_STATED":
      return `No record of ${words} is found for ${state}; a source states ${statements}.`;
    case "NO_NPM_RECORDED":
      return `No NPM of ${state} is recorded, and no ${words}, which does not mean that there is none.`;
    case "NOTHING_RECORDED": {
      const npms = listed(facts.npms.map(({ name }) => name));
      return `No record of ${words} is found for ${state} (${npms}), which does not mean that there is none.`;
    }
  }
}

function foundOf(words: string, state: string, { records, newestAttestation }: Coverage): string {
  const found = records === 1 ? `1 record of ${words} is found` : `${records} records of ${words} are found`;
  return `${found} for ${state}, ${newestAttestation ? `newest attestation ${newestAttestation}` : "none with a dated attestation"}`;
}

function statementOf({ asOf, statement }: AbsenceFacts): string {
  return `${asOf ? `as of ${asOf}` : "without a date"}: “${statement.trim().replace(/\.+$/, "")}”`;
}
