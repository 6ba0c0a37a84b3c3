import type { Scope } from "../domain/access/scopes";
import { namesOf } from "../domain/entries";

/** A role: a named set of scopes and nothing else. Rows are opened by organisation, networks and countries, never by a role. */
export interface Role {
  readonly description: string;
  readonly scopes: readonly Scope[];
  /** Acts for an organisation, so a token must name one. */
  readonly needsOrganisation?: boolean;
}

const ORGANISATION: readonly Scope[] = [
  "own:read",
  "network:read",
  "classification:read",
  "finance:read",
  "documents:restricted",
  "cooperation:write",
  "tokens:manage",
];

/** Every role by name. Viewers without a token have no scopes. */
export const ROLES = {
  analyst: {
    description: "Queries and maps the cooperation graph.",
    scopes: ["network:read", "finance:read"],
  },
  dashboard: {
    description: "A read-only service that shows what a token opens.",
    scopes: ["network:read", "finance:read"],
  },
  partner: {
    description: "A civil society organisation or a body.",
    scopes: ORGANISATION,
    needsOrganisation: true,
  },
  member: {
    description: "An NPM.",
    scopes: [...ORGANISATION, "experts:contact"],
    needsOrganisation: true,
  },
  secretariat: {
    description: "Acts for a network: its chair, or a member that the chair designated (D14).",
    scopes: [...ORGANISATION, "experts:contact", "network:manage"],
    needsOrganisation: true,
  },
  steward: {
    description: "Curates public records. Sees no RESTRICTED or CONFIDENTIAL rows.",
    scopes: ["network:read", "finance:read", "classification:read", "records:curate"],
  },
  admin: {
    description: "Operates the hub. Sees no RESTRICTED or CONFIDENTIAL rows, except by break-glass.",
    scopes: [
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
  },
} as const satisfies Record<string, Role>;

/** Name of a role. */
export type RoleName = keyof typeof ROLES;

/** Names of the roles, in the order of the table. */
export const ROLE_NAMES = namesOf(ROLES);

/** True for the name of a role. */
export const isRoleName = (name: string): name is RoleName => Object.hasOwn(ROLES, name);
