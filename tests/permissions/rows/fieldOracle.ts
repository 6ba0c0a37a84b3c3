/** What may be read of fields, written down from permissions.md and the decision on money, without the table under test. */

/** Scopes of each role, by hand. */
export const SCOPES_OF: Readonly<Record<string, readonly string[]>> = {
  anonymous: [],
  analyst: ["network:read", "finance:read"],
  dashboard: ["network:read", "finance:read"],
  partner: [
    "own:read",
    "network:read",
    "classification:read",
    "finance:read",
    "documents:restricted",
    "cooperation:write",
    "tokens:manage",
  ],
  member: [
    "own:read",
    "network:read",
    "classification:read",
    "finance:read",
    "documents:restricted",
    "cooperation:write",
    "tokens:manage",
    "experts:contact",
  ],
  secretariat: [
    "own:read",
    "network:read",
    "classification:read",
    "finance:read",
    "documents:restricted",
    "cooperation:write",
    "tokens:manage",
    "experts:contact",
    "network:manage",
  ],
  steward: ["network:read", "finance:read", "classification:read", "records:curate"],
  admin: [
    "network:read",
    "finance:read",
    "classification:read",
    "tokens:manage",
    "tokens:administer",
    "audit:read",
    "import:write",
    "breakglass:use",
    "records:curate",
  ],
};

const MONEY = new Set(["Project.budgetAmount", "Project.budgetCurrency", "Funding.amount", "Funding.currency"]);
const CHAIN = new Set(["AuditEvent.sequence", "AuditEvent.hash", "AuditEvent.previousHash"]);
/** Who wrote something, and where it stands in the journal. */
const JOURNAL = new Set(["Change.subject", "Change.sequence", "Change.hash", "Change.previousHash"]);
const BY_WHOM = new Set(["Change", "ChangeProposal"]);
const WRITE = ["cooperation:write", "records:curate"];

const hasOne = (role: string, scopes: readonly string[]): boolean =>
  scopes.some((scope) => (SCOPES_OF[role] ?? []).includes(scope));

/** Kinds of record that organisations write about themselves and what they do. */
const OF_ORGANISATIONS = new Set([
  "Collaboration",
  "Exchange",
  "AdvisoryBody",
  "Project",
  "ProjectParticipation",
  "Meeting",
  "MeetingParticipation",
  "Visit",
  "VisitParticipation",
  "PlaceOfDetention",
  "Document",
  "Recommendation",
  "FollowUp",
  "Source",
]);
const OPERATIONS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    "proposeDecision takePosition closeDecision admitMember withdraw appointChair delegateRepresentation"
      .split(" ")
      .map((name) => [name, ["cooperation:write", "network:manage"]]),
  ),
  createWorkingGroup: ["network:manage", ...WRITE],
  // What an organisation is, it tells itself; that it is, a steward.
  updateNpm: WRITE,
  updateCso: WRITE,
  updateBody: WRITE,
  endCollaboration: WRITE,
  changePublicationStatus: WRITE,
  // What others own is proposed; anyone may say that something is wrong.
  proposeChange: ["cooperation:write"],
  reviewChange: WRITE,
  answerReport: ["records:curate"],

  confirmRecord: ["cooperation:write"],
  objectToRecord: ["cooperation:write"],
  settleObjection: ["records:curate"],
  restoreRecord: WRITE,
  issueToken: ["tokens:manage"],
  breakGlass: ["breakglass:use"],
};

/** Scopes of which a mutation takes one. */
function scopesOfMutation(name: string): readonly string[] {
  const [, kind = ""] = /^(?:create|record|publish|update|archive)([A-Z]\w*)$/.exec(name) ?? [];
  return OPERATIONS[name] ?? (OF_ORGANISATIONS.has(kind) ? WRITE : ["records:curate"]);
}

/** What a role gets for a mutation: an answer, or a code. */
export function mutationAnswer(role: string, name: string): "answer" | "FORBIDDEN" | "UNAUTHENTICATED" {
  if (name === "reportError") return "answer";
  if (role === "anonymous") return "UNAUTHENTICATED";
  return name === "revokeToken" || hasOne(role, scopesOfMutation(name)) ? "answer" : "FORBIDDEN";
}

/** Whether a role may read a field of any type but the roots. */
export function mayRead(role: string, type: string, field: string): boolean {
  const scopes = SCOPES_OF[role] ?? [];
  if (MONEY.has(`${type}.${field}`)) return scopes.includes("finance:read");
  if (CHAIN.has(`${type}.${field}`)) return scopes.includes("audit:read");
  if (JOURNAL.has(`${type}.${field}`)) return scopes.includes("audit:read");
  if (field === "owners" || field === "audience" || (field === "organisation" && BY_WHOM.has(type)))
    return scopes.includes("classification:read");
  // Only for `ifRevision`.
  if (field === "revision") return hasOne(role, WRITE);
  return true;
}

/** What a role gets for a question: the answer, or a code. */
export function rootAnswer(role: string, field: string): "answer" | "FORBIDDEN" | "UNAUTHENTICATED" {
  const scopes = SCOPES_OF[role] ?? [];
  if (field === "tokens") return hasOne(role, ["tokens:manage", "tokens:administer"]) ? "answer" : "FORBIDDEN";
  if (field === "errorReports" || field === "classificationDisagreements")
    return scopes.includes("records:curate") ? "answer" : "FORBIDDEN";
  if (field === "proposals" || field === "objections") return hasOne(role, WRITE) ? "answer" : "FORBIDDEN";
  if (field === "auditEvents") return role === "anonymous" ? "UNAUTHENTICATED" : "answer";
  return "answer";
}
