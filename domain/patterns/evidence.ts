/** What the rules of several patterns share: building criteria, reading texts, and who counts as civil society. */
import { listed, withoutRepeats, type Result } from "../ruling";
import {
  type CollaborationFacts,
  type Fact,
  type PatternCriterion,
  type PatternFinding,
  type PatternOutcome,
} from "./collaboration";
import { type SeedPattern } from "./seedPatterns";
import { findMention, type Terms } from "./terms";

/** The result of a criterion, before it gets its name. */
export type Judged = Pick<PatternCriterion, "result" | "because" | "facts" | "sources">;

/** The criteria of a pattern. */
export interface PatternRule {
  readonly pattern: SeedPattern;
  readonly clause: string;
  /** By name, in the order in which they are shown; each is needed. */
  readonly needed: Readonly<Record<string, Judged>>;
  /** By name; one of them is needed. Empty where the pattern knows none. */
  readonly alternatives: Readonly<Record<string, Judged>>;
}

/** The words by which texts call an NPM, for terms in which the NPM must be the one concerned. */
export const NPM_WORDS = "npm|npms|mechanism|mechanisms|ombud*|commissioner|protector|defender";

/** Partners that are no civil society unless the record says so. */
const OUTSIDE_CIVIL_SOCIETY: Readonly<Record<string, string>> = {
  BODY: "a body that is not civil society",
  NPM: "another NPM",
  NETWORK: "a network",
};

/** Visits and monitoring in which the partner takes part (S4, S6). A mention of visits alone is not enough, because the NPM makes them anyway. */
export const SHARED_VISIT_TERMS: Terms = {
  "joint|common visit|visits|inspection|inspections|monitoring": "visits made together",
  "joint|common prison|monitoring|preventive|unannounced visit|visits": "visits made together",
  "jointly visit|visits|visited|visiting|monitor|monitored": "visits made together",
  "visit|visits|visited|visiting jointly|together": "visits made together",
  "visit|visited|visiting .. jointly|together": "visits made together",
  "take|takes|taking|took|taken part in .. visit|visits|monitoring": "that the partner takes part in visits",
  "participat* in .. visit|visits|monitoring": "that the partner takes part in visits",
  "join|joins|joined|joining .. visit|visits|monitoring": "that the partner takes part in visits",
  "go|goes|going|went along on .. visit|visits": "that the partner goes along on visits",
  [`accompan* .. visit|visits|team|teams|${NPM_WORDS}`]: "that the partner goes along on visits",
  "in|into .. visit|visiting|monitoring team|teams|group|groups": "a place in the teams that make the visits",
};

/** Puts the criteria of a pattern together: one needed FAILED decides, then one UNKNOWN; of alternatives the best counts. */
export function findingOf(facts: CollaborationFacts, rule: PatternRule): PatternFinding {
  const { pattern, clause } = rule;
  const alternatives = Object.values(rule.alternatives).map(({ result }) => result);
  const results = Object.values(rule.needed).map(({ result }) => result);
  const outcome = outcomeOf(alternatives.length === 0 ? results : [...results, bestOf(alternatives)]);
  const isRecorded = facts.patterns.includes(pattern);
  const criteria = Object.entries({ ...rule.needed, ...rule.alternatives }).map(([name, judged]) => ({
    name,
    clause,
    ...judged,
  }));
  return { pattern, clause, outcome, isRecorded, agreesWithRecord: agreementOf(outcome, isRecorded), criteria };
}

/** Whether the partner is civil society. Individual experts may be members of associations; the record does not say. */
export function civilSocietyPartner(facts: CollaborationFacts): Judged {
  const partner = partnerOf(facts);
  if (facts.partnerIsCivilSociety) return byRecord(facts, "SATISFIED", `${partner} is civil society.`);
  if (facts.partnerKind === "INDIVIDUAL_EXPERTS") {
    const because = `${partner} is recorded as individual experts, who may or may not be members of civil society organisations.`;
    return byRecord(facts, "UNKNOWN", because);
  }
  const kind = OUTSIDE_CIVIL_SOCIETY[facts.partnerKind];
  if (kind === undefined) return unknown(`Whether ${lowerFirst(partner)} is civil society is not recorded.`);
  return byRecord(facts, "FAILED", `${partner} is ${kind}, so the label can only be used by analogy.`);
}

/** "The partner (name or label)", or "The partner" where it has neither. */
export function partnerOf({ partner, partnerLabel }: CollaborationFacts): string {
  const name = partner?.name ?? partnerLabel;
  return name === null ? "The partner" : `The partner (${name})`;
}

/** Decided by the collaboration's own record. */
export function byRecord({ id, sources }: CollaborationFacts, result: Result, because: string): Judged {
  return { result, because, facts: [id], sources };
}

/** Decided by other records. */
export function byFacts(result: Result, because: string, deciding: readonly Fact[]): Judged {
  const sources = withoutRepeats(deciding.flatMap((fact) => fact.sources));
  return { result, because, facts: deciding.map(({ id }) => id), sources };
}

/** SATISFIED by records in which both parties took part; null where there are none. */
export function byParticipation(shared: readonly Fact[]): Judged | null {
  if (shared.length === 0) return null;
  return byFacts("SATISFIED", `Both parties took part in ${listed(shared.map(({ name }) => `“${name}”`))}.`, shared);
}

/** The criterion is unknown: the records leave it open. */
export function unknown(because: string): Judged {
  return { result: "UNKNOWN", because, facts: [], sources: [] };
}

/** SATISFIED where the description or else the instrument mentions one of the terms; null where neither does. */
export function byText(facts: CollaborationFacts, terms: Terms): Judged | null {
  for (const field of ["description", "instrument"] as const) {
    const mention = findMention(facts[field], terms);
    if (mention) {
      const because = `The ${field} mentions “${mention.quote}”, which shows ${mention.shows}.`;
      return byRecord(facts, "SATISFIED", because);
    }
  }
  return null;
}

function outcomeOf(results: readonly Result[]): PatternOutcome {
  if (results.includes("FAILED")) return "NOT_MET";
  return results.includes("UNKNOWN") ? "UNDETERMINED" : "MET";
}

function bestOf(results: readonly Result[]): Result {
  if (results.includes("SATISFIED")) return "SATISFIED";
  return results.includes("UNKNOWN") ? "UNKNOWN" : "FAILED";
}

function agreementOf(outcome: PatternOutcome, isRecorded: boolean): boolean | null {
  return outcome === "UNDETERMINED" ? null : (outcome === "MET") === isRecorded;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
