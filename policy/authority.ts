/** Who may write what. */
import type { Viewer } from "./viewer";

/** What of a record determines who may write it. */
export interface Written {
  readonly id: string;
  readonly owners?: readonly string[];
}

/**
 * In which capacity a viewer may write a record it may see: as the organisation that owns it (or is it), as a steward, or not at all
 * (permissions.md, Writes). What one may not write one can propose.
 */
export function authorityOver(viewer: Viewer, { id, owners = [] }: Written): "ORGANISATION" | "STEWARD" | null {
  const { scopes, org } = viewer;
  if (scopes.includes("cooperation:write") && org !== null && (id === org || owners.includes(org)))
    return "ORGANISATION";
  return scopes.includes("records:curate") ? "STEWARD" : null;
}
