/** Which tokens, and which entries of the audit, a viewer is shown. */
import type { AuditFilter, TokenFilter } from "../../store/port";
import type { Viewer } from "../../policy";

/**
 * Tokens that a viewer manages; null: none. With `tokens:administer` all, with `tokens:manage` those of its organisation, and without
 * one those that come from its own token.
 */
export function managedTokens({ scopes, org, tokenId }: Viewer): TokenFilter | null {
  if (scopes.includes("tokens:administer")) return "all";
  if (!scopes.includes("tokens:manage") || tokenId === null) return null;
  return org === null ? { issuedWith: tokenId } : { org };
}

/** Entries a viewer may see: with `audit:read` all, otherwise those of its own token, and those that concern its organisation. */
export function auditFilter({ scopes, tokenId, org }: Viewer): AuditFilter {
  if (scopes.includes("audit:read")) return "all";
  const own = scopes.includes("own:read") ? org : null;
  return { tokenId: tokenId ?? "", org: own, manages: own !== null && scopes.includes("tokens:manage") };
}
