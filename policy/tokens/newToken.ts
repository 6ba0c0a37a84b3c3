import { randomBytes } from "node:crypto";
import type { Grant } from "./grant";

/** Who issues a token, and when: seconds since 1970. */
export interface Issuer {
  readonly issuedBy: string;
  readonly issuedAt: number;
  /** Token with which it is issued; the new one ends with it. */
  readonly issuedWith?: string | null;
  /** Organisation that manages it. */
  readonly issuedFor?: string | null;
}

/** A new token: what it grants, with times in ISO 8601 (UTC), not used yet. */
export function newToken({ expiresAt, ...grant }: Grant, issuer: Issuer) {
  return {
    ...grant,
    id: `token-${randomBytes(10).toString("hex")}`,
    issuedAt: new Date(issuer.issuedAt * 1000).toISOString(),
    issuedBy: issuer.issuedBy,
    issuedWith: issuer.issuedWith ?? null,
    issuedFor: issuer.issuedFor ?? null,
    expiresAt: new Date(expiresAt * 1000).toISOString(),
    revokedAt: null,
    revokedBy: null,
    isExternal: false,
    uses: 0,
    lastUsedAt: null,
  };
}
