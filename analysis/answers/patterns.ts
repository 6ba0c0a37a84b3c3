/** Patterns that the evidence shows, beside those that are recorded. */
import { classify } from "../../domain/patterns/classify";
import type { CollaborationFacts, Fact, PatternFinding } from "../../domain/patterns/facts";
import type { SeedPattern } from "../../domain/seedPatterns";
import type { Row } from "../../store/port";
import { textOf, textsOf, type Facts } from "../facts";
import { pageOf } from "../page";
import type { Agreement, Answer, Disagreement, Questions } from "../port";
import type { Scene } from "../scene";
import { chosenCollaborations, holdingOf, sharedOccasions } from "../ties";
import { basisOf } from "./basis";

/** The six patterns of collaborations; null for those that may not be seen. */
export const classification = (facts: Facts, { ids }: Questions["classification"]["ask"]): Answer<"classification"> =>
  ids.map((id) => {
    const row = facts.row(id);
    return row?.label === "Collaboration" ? classify(evidenceOf(facts, row)) : null;
  });

/** Where record and evidence say different things, and how often they agree. */
export function disagreements(
  scene: Scene,
  { patterns, page }: Omit<Questions["disagreements"]["ask"], "selection">,
): Answer<"disagreements"> {
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
}

const isAsked = (patterns: readonly string[], pattern: string): boolean =>
  patterns.length === 0 || patterns.includes(pattern);

interface Found {
  readonly row: Row;
  readonly findings: readonly PatternFinding[];
}

/** A row for each recorded pattern, in the order of the first finding’s patterns, other patterns last. */
function agreementOf(found: readonly Found[]): readonly Agreement[] {
  const six = found[0]?.findings.map(({ pattern }) => pattern) ?? [];
  const recorded = [...new Set(found.flatMap(({ row }) => textsOf(row, "patterns")))];
  const others = recorded.filter((pattern) => !six.includes(pattern as SeedPattern)).sort();
  return [...six.filter((pattern) => recorded.includes(pattern)), ...others].map((pattern) => {
    const those = found.filter(({ row }) => textsOf(row, "patterns").includes(pattern));
    const own = those.map(({ findings }) => findings.find((one) => one.pattern === pattern));
    // Of a pattern outside the six the evidence says nothing, so nothing agrees or disagrees.
    const count = (agrees: boolean | null) => own.filter((one) => one?.agreesWithRecord === agrees).length;
    return {
      ...{ pattern, recorded: those.length, agree: count(true), disagree: count(false) },
      undetermined: own.filter((one) => one === undefined || one.agreesWithRecord === null).length,
      met: Object.fromEntries(
        six.map((one) => [one, those.filter(({ findings }) => isMet(findings, one)).length]),
      ) as Record<SeedPattern, number>,
    };
  });
}

const isMet = (findings: readonly PatternFinding[], pattern: SeedPattern): boolean =>
  findings.some((one) => one.pattern === pattern && one.outcome === "MET");

/** What is recorded around a collaboration, in the words of the rules. */
function evidenceOf(facts: Facts, row: Row): CollaborationFacts {
  const npm = facts.actor(row["npmId"]);
  const partner = facts.actor(row["partnerId"]);
  const body = facts.row(row["advisoryBodyId"]);
  const shared = (of: "Visit" | "Project" | "Meeting"): readonly Fact[] =>
    npm && partner ? sharedOccasions(facts, of, [npm.id, partner.id]).map(factOf) : [];
  return {
    ...{ id: row.id, patterns: textsOf(row, "patterns"), sources: textsOf(row, "sourceIds") },
    ...{ partnerKind: String(row["partnerKind"]), partnerIsCivilSociety: row["partnerIsCivilSociety"] === true },
    ...{ partnerLabel: textOf(row, "partnerLabel"), instrument: textOf(row, "instrument") },
    ...{ formality: String(row["formality"]), regularity: String(row["regularity"]) },
    description: textOf(row, "description"),
    npm: npm ? { ...factOf(npm), model: String(npm["model"]), hostInstitution: textOf(npm, "hostInstitution") } : null,
    partner: partner ? factOf(partner) : null,
    advisoryBody: body ? { ...factOf(body), roles: textsOf(body, "roles") } : null,
    ...{ jointVisits: shared("Visit"), jointProjects: shared("Project"), jointMeetings: shared("Meeting") },
    advocacy: npm && partner ? advocacyOf(facts, npm.id, partner.id) : [],
  };
}

/** What a partner did for recommendations of the NPM (S2). */
function advocacyOf(facts: Facts, npm: string, partner: string): readonly Fact[] {
  return facts
    .pointingAt("FollowUp", "actorId", partner)
    .filter((row) => row["kind"] === "ADVOCACY" && facts.row(row["recommendationId"])?.["issuedById"] === npm)
    .map(factOf);
}

const NAMES = ["name", "purpose", "description", "topic"];

const factOf = (row: Row): Fact => ({
  id: row.id,
  name: NAMES.map((name) => textOf(row, name)).find((text) => text !== null) ?? row.id,
  sources: textsOf(row, "sourceIds"),
});
