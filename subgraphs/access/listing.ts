/** Lists of tokens and of the audit, as connections. */
import { LiaisonError } from "../../domain/errors";
import type { AccessPage, AccessPageRequest, AuditFilter, TokenFilter } from "../../store/port";
import type { Viewer } from "../../policy";

const MOST = 200;

/** Page arguments, checked. */
export function pageRequest(first: number, after: string | null | undefined): AccessPageRequest {
  if (first < 0 || first > MOST)
    throw new LiaisonError("BAD_USER_INPUT", `first may be 0 to ${MOST}.`, { argument: "first" });
  return { first, ...(after == null ? {} : { after }) };
}

/** A page as a Relay connection. */
export function connectionOf<Item>(
  { items, cursors, hasNextPage, totalCount }: AccessPage<Item>,
  after: string | null | undefined,
) {
  const pageInfo = {
    hasNextPage,
    hasPreviousPage: after != null,
    startCursor: cursors[0] ?? null,
    endCursor: cursors.at(-1) ?? null,
  };
  const edges = items.map((node, index) => ({ cursor: cursors[index] ?? "", node }));
  return { edges, nodes: items, pageInfo, totalCount };
}

/** Tokens that a viewer with `tokens:manage` manages. */
export const managedTokens = ({ org }: Viewer): TokenFilter => (org === null ? "all" : { org });

/** Entries a viewer may see: with `audit:read` all, otherwise those of its own token, and those that concern its organisation. */
export function auditFilter({ scopes, tokenId, org }: Viewer): AuditFilter {
  if (scopes.includes("audit:read")) return "all";
  const own = scopes.includes("own:read") ? org : null;
  return { tokenId: tokenId ?? "", org: own, manages: own !== null && scopes.includes("tokens:manage") };
}
