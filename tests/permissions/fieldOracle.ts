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
    ...[
      "own:read",
      "network:read",
      "classification:read",
      "finance:read",
      "documents:restricted",
      "cooperation:write",
      "tokens:manage",
    ],
    "experts:contact",
  ],
  secretariat: [
    ...[
      "own:read",
      "network:read",
      "classification:read",
      "finance:read",
      "documents:restricted",
      "cooperation:write",
      "tokens:manage",
    ],
    ...["experts:contact", "network:manage"],
  ],
  steward: ["network:read", "finance:read", "classification:read", "records:curate"],
  admin: [
    ...[
      "network:read",
      "finance:read",
      "classification:read",
      "tokens:manage",
      "audit:read",
      "import:write",
      "breakglass:use",
    ],
    "records:curate",
  ],
};

const MONEY = new Set(["Project.budgetAmount", "Project.budgetCurrency", "Funding.amount", "Funding.currency"]);
const CHAIN = new Set(["AuditEvent.sequence", "AuditEvent.hash", "AuditEvent.previousHash"]);

/** Whether a role may read a field of any type but the roots. */
export function mayRead(role: string, type: string, field: string): boolean {
  const scopes = SCOPES_OF[role] ?? [];
  if (MONEY.has(`${type}.${field}`)) return scopes.includes("finance:read");
  if (CHAIN.has(`${type}.${field}`)) return scopes.includes("audit:read");
  if (field === "owners" || field === "audience") return scopes.includes("classification:read");
  return true;
}

/** What a role gets for a root field: the answer, or a code. */
export function rootAnswer(role: string, field: string): "answer" | "FORBIDDEN" | "UNAUTHENTICATED" {
  const scopes = SCOPES_OF[role] ?? [];
  const isAnonymous = role === "anonymous";
  if (field === "tokens") return scopes.includes("tokens:manage") ? "answer" : "FORBIDDEN";
  if (field === "auditEvents" || field === "revokeToken") return isAnonymous ? "UNAUTHENTICATED" : "answer";
  if (field === "issueToken" || field === "breakGlass") {
    const scope = field === "issueToken" ? "tokens:manage" : "breakglass:use";
    return scopes.includes(scope) ? "answer" : isAnonymous ? "UNAUTHENTICATED" : "FORBIDDEN";
  }
  return "answer";
}
