import { namesOf } from "../entries";

/** What each scope allows its token beyond what everyone may do; names read `noun:verb`. */
export const SCOPES = {
  "own:read":
    "Read the rows of its own organisation in every class, and RESTRICTED rows whose audience names it or a network it is a member of.",
  "network:read": "Read PARTNERS rows of the networks and countries that the token names.",
  "network:manage": "Run a network: decisions, members, chair.",
  "classification:read": "See who owns a record and who its audience is.",
  "finance:read": "Read amounts of money, which can be held against organisations that receive foreign funding.",
  "experts:contact": "Read the contact details of experts who consented.",
  "documents:restricted": "Receive unpublished documents.",
  "cooperation:write": "Record cooperation of its own organisation.",
  "records:curate": "Curate public records.",
  "tokens:manage":
    "Issue tokens that are no broader than its own; list and revoke those of its organisation or, without an organisation, those issued with it.",
  "tokens:administer": "List and revoke everyone’s tokens. Only the operator grants this scope; no token passes it on.",
  "audit:read": "Read the whole audit, with its sequence and hashes.",
  "import:write": "Import datasets, and choose ids.",
  "breakglass:use": "See for up to an hour what one organisation sees; audited, and shown to that organisation.",
} as const;

/** Name of a scope. */
export type Scope = keyof typeof SCOPES;

/** The permission that reading or using a field requires: none, any valid token, one scope, or one of several. */
export type Requirement = "public" | "authenticated" | Scope | readonly Scope[];

/** Scopes that only the operator grants, with `liaison token issue`; no token passes them on, not even one that has them. */
export const OPERATOR_ONLY_SCOPES: readonly Scope[] = ["tokens:administer"];

/** Scopes that only the hub grants: where an OpenID Connect provider claims one, it is ignored. */
export const HUB_ONLY_SCOPES: readonly Scope[] = [
  "tokens:manage",
  "tokens:administer",
  "audit:read",
  "import:write",
  "breakglass:use",
];

/** All scopes, in the order of the table. */
const ALL_SCOPES = namesOf(SCOPES);

/** True for the name of a scope. */
export const isScope = (name: string): name is Scope => Object.hasOwn(SCOPES, name);

/** Scopes of a space-separated list (RFC 8693, `scope`), in the order of the table; names of others are left out. */
export function scopesIn(text: string): readonly Scope[] {
  const named = new Set(text.split(" "));
  return ALL_SCOPES.filter((scope) => named.has(scope));
}
