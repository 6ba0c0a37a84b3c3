/** The tokens and audit entries that a viewer may list. */
import type { AuditEntry, AuditFilter, TokenFilter } from "../../store/port";
import type { Viewer } from "../../policy";
import type { SubgraphContext } from "../shared/context";
import { seenAmong } from "../shared/loaders";

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

const isToken = (id: string): boolean => id.startsWith("token-");

/**
 * Ids of an entry. Whose token is narrowed to countries is shown also what other tokens of its organisation did, but no record that it does
 * not see itself.
 */
export async function recordsOfEntry(
  { tokenId, records }: AuditEntry,
  _: object,
  { viewer, loaders }: Pick<SubgraphContext, "viewer" | "loaders">,
): Promise<readonly string[]> {
  const isWhole = viewer.countries.length === 0 || viewer.scopes.includes("audit:read") || tokenId === viewer.tokenId;
  if (isWhole || records.length === 0) return records;
  const seen = await seenAmong(
    loaders,
    records.filter((id) => !isToken(id)),
  );
  return records.filter((id) => isToken(id) || seen.has(id));
}
