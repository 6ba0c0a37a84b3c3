import type { Requirement, Scope } from "../domain/access/scopes";
import type { Viewer } from "./viewer";

/** True where the viewer meets the requirement; it depends on viewer and field alone, never on a row. */
export function meets({ tokenId, scopes }: Viewer, requirement: Requirement): boolean {
  if (requirement === "public") return true;
  if (requirement === "authenticated") return tokenId !== null;
  return scopesFor(requirement).some((scope) => scopes.includes(scope));
}

/** The scopes of which one is needed; empty where none is. */
export function scopesFor(requirement: Requirement): readonly Scope[] {
  if (requirement === "public" || requirement === "authenticated") return [];
  return typeof requirement === "string" ? [requirement] : requirement;
}
