/** What a token may be allowed to do, beyond what everyone may. Read `noun:verb`. */
export const SCOPES = {
  "own:read":
    "Read the rows of its own organisation in every class, and RESTRICTED rows whose audience names it or a network it is a member of.",
  "network:read": "Read PARTNERS rows of the networks and countries that the token names.",
  "network:manage": "Run a network: decisions, members, chair.",
  "classification:read": "See who owns a record and who its audience is.",
  "finance:read": "Read amounts of money; they can be held against an organisation where foreign funding is.",
  "experts:contact": "Read how an expert who consented can be reached.",
  "documents:restricted": "Receive documents that are not published.",
  "cooperation:write": "Record cooperation of its own organisation.",
  "records:curate": "Curate public records.",
  "tokens:manage":
    "Issue tokens that are nowhere broader than its own, and revoke: with an organisation the tokens of that organisation, without one all.",
  "audit:read": "Read the whole audit, with its sequence and hashes.",
  "import:write": "Import datasets, and choose ids.",
  "breakglass:use": "See for up to an hour what one organisation sees; audited, and shown to that organisation.",
} as const;

export type Scope = keyof typeof SCOPES;

/** All scopes, in the order of the table. */
const ALL_SCOPES = Object.keys(SCOPES) as Scope[];

/** True for the name of a scope. */
export const isScope = (name: string): name is Scope => Object.hasOwn(SCOPES, name);

/** Scopes of a space-separated list (RFC 8693, `scope`), in the order of the table; names of others are left out. */
export function scopesIn(text: string): readonly Scope[] {
  const named = new Set(text.split(" "));
  return ALL_SCOPES.filter((scope) => named.has(scope));
}
