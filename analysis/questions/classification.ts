/** Patterns that the evidence shows, beside those that are recorded. */
import { classify } from "../../domain/patterns/classify";
import type { CollaborationFacts, Fact, PatternFinding } from "../../domain/patterns/collaboration";
import type { SeedPattern } from "../../domain/patterns/seedPatterns";
import type { GraphRow, GraphRowOf } from "../../store/port";
import type { SeenRecords } from "../graph/seenRecords";
import type { Selection } from "../graph/selection";
import { chosenCollaborations, holdingOf, sharedOccasions } from "../graph/ties";
import { basisOf, type Basis } from "./basis";
import { pageOf, type Page, type PageAsked } from "./page";
import { question } from "./question";

/** The collaborations whose classification is asked for. */
export interface ClassificationAsked {
  /** Ids of collaborations. */
  readonly ids: readonly string[];
}

/** Where record and evidence are compared, and which page of the disagreements is asked for. */
export interface DisagreementsAsked {
  readonly selection: Selection;
  readonly patterns: readonly string[];
  readonly page: PageAsked;
}

/** A collaboration (an id) whose recorded pattern the evidence does not bear out, or the other way round. */
export interface Disagreement {
  readonly collaboration: string;
  readonly finding: PatternFinding;
}

/** How recorded and derived patterns agree: collaborations by recorded pattern. */
export interface Agreement {
  readonly pattern: string;
  readonly recorded: number;
  readonly agree: number;
  readonly undetermined: number;
  readonly disagree: number;
  /** Of the collaborations recorded with the pattern, how many are found to meet each of the six. */
  readonly met: Readonly<Record<SeedPattern, number>>;
}

/** A page of collaborations on whose patterns record and evidence disagree. */
export interface Disagreements extends Page<Disagreement>, Basis {
  readonly agreement: readonly Agreement[];
}

/** Finds the six patterns of each collaboration; null for those that may not be seen. */
export const classification = question(
  ({ facts }, { ids }: ClassificationAsked): readonly (readonly PatternFinding[] | null)[] =>
    ids.map((id) => {
      const row = facts.row(id);
      return row?.label === "Collaboration" ? classify(evidenceOf(facts, row)) : null;
    }),
);

/** Finds where record and evidence say different things, and how often they agree. */
export const disagreements = question((sight, { selection, patterns, page }: DisagreementsAsked): Disagreements => {
  const scene = sight.scene(selection);
  const { facts, chosen } = scene;
  const rows = chosenCollaborations(facts, chosen).filter((row) => holdingOf(row, chosen) === "CERTAIN");
  const found = scene.remembered("findings", () =>
    rows.map((row) => ({ row, findings: classify(evidenceOf(facts, row)) })),
  );
  const items: Disagreement[] = found.flatMap(({ row, findings }) =>
    findings
      .filter(({ agreesWithRecord, pattern }) => agreesWithRecord === false && isAsked(patterns, pattern))
      .map((finding) => ({ collaboration: row.id, finding })),
  );
  const undetermined = chosenCollaborations(facts, chosen).filter((row) => holdingOf(row, chosen) === "UNDETERMINED");
  return {
    ...basisOf(facts, rows, undetermined.length),
    ...pageOf(items, page, ({ collaboration, finding }) => `${collaboration} ${finding.pattern}`),
    agreement: agreementOf(found),
  };
});

const isAsked = (patterns: readonly string[], pattern: string): boolean =>
  patterns.length === 0 || patterns.includes(pattern);

interface Found {
  readonly row: GraphRowOf<"Collaboration">;
  readonly findings: readonly PatternFinding[];
}

/** A row for each recorded pattern, in the order of the first finding’s patterns, other patterns last. */
function agreementOf(found: readonly Found[]): readonly Agreement[] {
  const six = found[0]?.findings.map(({ pattern }) => pattern) ?? [];
  const recorded = [...new Set(found.flatMap(({ row }) => row.patterns))];
  const others = recorded.filter((pattern) => !isAmong(six, pattern)).sort();
  return [...six.filter((pattern) => recorded.includes(pattern)), ...others].map((pattern) => {
    const those = found.filter(({ row }) => isAmong(row.patterns, pattern));
    const own = those.map(({ findings }) => findings.find((one) => one.pattern === pattern));
    // Of a pattern outside the six the evidence says nothing, so nothing agrees or disagrees.
    const count = (agrees: boolean | null) => own.filter((one) => one?.agreesWithRecord === agrees).length;
    return {
      pattern,
      recorded: those.length,
      agree: count(true),
      disagree: count(false),
      undetermined: own.filter((one) => one === undefined || one.agreesWithRecord === null).length,
      met: Object.fromEntries(
        six.map((one) => [one, those.filter(({ findings }) => isMet(findings, one)).length]),
      ) as Record<SeedPattern, number>,
    };
  });
}

/** Whether a list holds a text. */
const isAmong = (list: readonly string[], text: string): boolean => list.includes(text);

const isMet = (findings: readonly PatternFinding[], pattern: SeedPattern): boolean =>
  findings.some((one) => one.pattern === pattern && one.outcome === "MET");

/** What is recorded around a collaboration, in the words of the rules. */
function evidenceOf(facts: SeenRecords, row: GraphRowOf<"Collaboration">): CollaborationFacts {
  const npm = facts.actor(row.npmId);
  const partner = facts.actor(row.partnerId);
  const body = facts.row(row.advisoryBodyId);
  const shared = (of: "Visit" | "Project" | "Meeting"): readonly Fact[] =>
    npm && partner ? sharedOccasions(facts, of, [npm.id, partner.id]).map(factOf) : [];
  return {
    id: row.id,
    patterns: row.patterns,
    sources: row.sourceIds ?? [],
    partnerKind: row.partnerKind,
    partnerIsCivilSociety: row.partnerIsCivilSociety === true,
    partnerLabel: row.partnerLabel ?? null,
    instrument: row.instrument ?? null,
    formality: row.formality,
    regularity: row.regularity,
    description: row.description ?? null,
    npm: npm?.label === "Npm" ? npmFactOf(npm) : null,
    partner: partner ? factOf(partner) : null,
    advisoryBody: body?.label === "AdvisoryBody" ? bodyFactOf(body) : null,
    jointVisits: shared("Visit"),
    jointProjects: shared("Project"),
    jointMeetings: shared("Meeting"),
    advocacy: npm && partner ? advocacyOf(facts, npm.id, partner.id) : [],
  };
}

const npmFactOf = (npm: GraphRowOf<"Npm">) => ({
  ...factOf(npm),
  model: npm.model,
  hostInstitution: npm.hostInstitution ?? null,
});
const bodyFactOf = (body: GraphRowOf<"AdvisoryBody">) => ({ ...factOf(body), roles: body.roles ?? [] });

/** What a partner did for recommendations of the NPM (S2). */
function advocacyOf(facts: SeenRecords, npm: string, partner: string): readonly Fact[] {
  return facts
    .pointingAt("FollowUp", "actorId", partner)
    .filter(({ kind, recommendationId }) => {
      const recommendation = facts.row(recommendationId);
      return kind === "ADVOCACY" && recommendation?.label === "Recommendation" && recommendation.issuedById === npm;
    })
    .map(factOf);
}

const factOf = (row: GraphRow): Fact => ({
  id: row.id,
  name: titleOf(row) ?? row.id,
  sources: row.sourceIds ?? [],
});

/** What a record is called: by its name, its purpose, what it is, or its topic. */
function titleOf(row: GraphRow): string | null | undefined {
  if ("name" in row) return row.name;
  if ("purpose" in row && row.purpose != null) return row.purpose;
  if ("description" in row && row.description != null) return row.description;
  return "topic" in row ? row.topic : null;
}
