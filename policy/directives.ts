import type { Requirement } from "../domain/access/scopes";
import { scopesFor } from "./requirement";

/** `@authenticated` or `@requiresScopes` for a guarded field, so that readers of a schema see its guard too; none where everyone may read it. */
export function guardDirective(requirement: Requirement): string | undefined {
  if (requirement === "public") return undefined;
  const scopes = scopesFor(requirement).map((scope) => `["${scope}"]`);
  return scopes.length === 0 ? "@authenticated" : `@requiresScopes(scopes: [${scopes.join(", ")}])`;
}
