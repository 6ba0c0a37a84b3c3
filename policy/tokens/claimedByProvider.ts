/** What an OpenID Connect provider may say of the holder of a token, and what only the hub grants. */
import { isRoleName, ROLES } from "../roles";
import { HUB_ONLY_SCOPES, type Scope } from "../../domain/access/scopes";
import type { Grant } from "./grant";

/** A grant without what the provider could not give, and the names of the claims and scopes that were ignored. */
export interface Believed {
  readonly grant: Grant;
  readonly ignored: readonly string[];
}

const isHubOnly = (scope: Scope): boolean => HUB_ONLY_SCOPES.includes(scope);

/**
 * What a provider’s claims grant: break-glass access, the scopes that only the hub grants, and the names of roles with such scopes are
 * ignored. `operations` and `countries` can only narrow, so the hub honours them.
 */
export function believedOf(claimed: Grant): Believed {
  const { breakGlass, role, scopes } = claimed;
  const hasBadRole = role !== null && !isGrantable(role);
  const ignored = [
    ...(breakGlass === null ? [] : ["break_glass"]),
    ...(hasBadRole ? ["role"] : []),
    ...scopes.filter(isHubOnly),
  ];
  if (ignored.length === 0) return { grant: claimed, ignored };
  const kept = scopes.filter((scope) => !isHubOnly(scope));
  return { grant: { ...claimed, breakGlass: null, role: hasBadRole ? null : role, scopes: kept }, ignored };
}

const isGrantable = (role: string): boolean => isRoleName(role) && !ROLES[role].scopes.some(isHubOnly);
