/** The facts that the rules of the six patterns get, and the findings that they return. */
import { type Result } from "../ruling";
import { type SeedPattern } from "./seedPatterns";

/** A record that proves a fact. */
export interface Fact {
  /** Of the record. */
  readonly id: string;
  readonly name: string;
  /** Ids of its sources. */
  readonly sources: readonly string[];
}

/** What is recorded about a collaboration, and about what both parties did; values of enumerations as the API writes them. */
export interface CollaborationFacts {
  readonly id: string;
  /** As recorded; may hold INSTITUTIONAL_SUPPORT, which is none of the six. */
  readonly patterns: readonly string[];
  readonly partnerKind: string;
  readonly partnerIsCivilSociety: boolean;
  readonly partnerLabel: string | null;
  readonly formality: string;
  readonly regularity: string;
  readonly instrument: string | null;
  readonly description: string | null;
  readonly sources: readonly string[];
  /** Null where a network cooperates, or where the NPM may not be seen. */
  readonly npm: (Fact & { readonly model: string; readonly hostInstitution: string | null }) | null;
  /** Null for unnamed groups and individual experts, or where the partner may not be seen. */
  readonly partner: Fact | null;
  /** In which the partner has a seat. */
  readonly advisoryBody: (Fact & { readonly roles: readonly string[] }) | null;
  /** Recorded with both parties taking part. */
  readonly jointVisits: readonly Fact[];
  readonly jointProjects: readonly Fact[];
  readonly jointMeetings: readonly Fact[];
  /** What the partner did to push recommendations of the NPM (follow-ups of kind ADVOCACY). */
  readonly advocacy: readonly Fact[];
}

/** One question that a pattern asks, and whether the records answer it. */
export interface PatternCriterion {
  readonly name: string;
  /** The clause that asks, "S1" to "S6". */
  readonly clause: string;
  readonly result: Result;
  /** One English sentence that names the fact; words of a text are quoted as they stand there. */
  readonly because: string;
  /** Ids of the records that decide; none where nothing does. */
  readonly facts: readonly string[];
  /** Ids of the sources of these records. */
  readonly sources: readonly string[];
}

/** NOT_MET: a recorded fact decides against the pattern. UNDETERMINED: the records leave it open. */
export type PatternOutcome = "MET" | "NOT_MET" | "UNDETERMINED";

/** Whether the records show a pattern, and how that compares with what a source or a curator says; a reading aid, not a verdict. */
export interface PatternFinding {
  readonly pattern: SeedPattern;
  readonly clause: string;
  readonly outcome: PatternOutcome;
  readonly isRecorded: boolean;
  /** Null where the outcome is UNDETERMINED. */
  readonly agreesWithRecord: boolean | null;
  readonly criteria: readonly PatternCriterion[];
}
