import type { Scope } from "./scopes";
import type { Viewer } from "./viewer";

/** What it takes to read a field: nothing, a valid token of any kind, or one scope. */
export type Requirement = "public" | "authenticated" | Scope;

/** True where the viewer meets the requirement; it depends on viewer and field alone, never on a row. */
export function meets({ tokenId, scopes }: Viewer, requirement: Requirement): boolean {
  if (requirement === "public") return true;
  return requirement === "authenticated" ? tokenId !== null : scopes.includes(requirement);
}
