import {
  type CollaborationFacts,
  type Fact,
  type PatternCriterion,
  type PatternFinding,
} from "../../../domain/patterns/collaboration";

type Npm = NonNullable<CollaborationFacts["npm"]>;
type Council = NonNullable<CollaborationFacts["advisoryBody"]>;

export const fact = (id: string, name = id): Fact => ({ id, name, sources: [`src-${id}`] });
export const npm = (model: string, hostInstitution: string | null = null): Npm => ({
  ...fact("npm-1", "Npm 1"),
  model,
  hostInstitution,
});
export const council = (...roles: string[]): Council => ({ ...fact("advisory-1", "Council 1"), roles });

/** A named association and an NPM cooperate, formally and regularly; no more is recorded. */
export function collaboration(recorded: Partial<CollaborationFacts> = {}): CollaborationFacts {
  return {
    id: "collab-1",
    patterns: [],
    partnerKind: "CSO",
    partnerIsCivilSociety: true,
    partnerLabel: null,
    formality: "FORMAL",
    regularity: "REGULAR",
    instrument: null,
    description: null,
    sources: ["src-collab-1"],
    npm: npm("OMBUDSMAN"),
    partner: fact("cso-1", "Cso 1"),
    advisoryBody: null,
    jointVisits: [],
    jointProjects: [],
    jointMeetings: [],
    advocacy: [],
    ...recorded,
  };
}

const outsider = { partnerIsCivilSociety: false };
export const EXPERTS = { ...outsider, partnerKind: "INDIVIDUAL_EXPERTS", partner: null, partnerLabel: "experts" };
export const PUBLIC_BODY = { ...outsider, partnerKind: "BODY", partner: fact("body-1", "Body 1") };
export const OTHER_NPM = { ...outsider, partnerKind: "NPM", partner: fact("npm-2", "Npm 2") };
export const NETWORK = { ...outsider, partnerKind: "NETWORK", partner: fact("network-1", "Network 1") };

export function criterionOf(finding: PatternFinding, name: string): PatternCriterion {
  const found = finding.criteria.find((criterion) => criterion.name === name);
  if (!found) throw new Error(`no criterion ${name}`);
  return found;
}
