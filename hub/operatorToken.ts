import { type Grant, type HubKeys, newToken, signAccessToken } from "../policy";
import type { AuditActor, Store, TokenRecord } from "../store/port";

/** The issuer of tokens that no other token can issue: someone who can reach the data folder and the database. */
export const OPERATOR: AuditActor = { subject: "operator", tokenId: null, org: null };

/** What issuing a token takes. */
interface Office {
  readonly keys: HubKeys;
  readonly store: Pick<Store, "access">;
}

/** Issues a token as the operator: kept with its note in the audit, and signed. `issuedAt`: seconds since 1970. */
export async function issueAsOperator(
  { keys, store }: Office,
  grant: Grant,
  issuedAt: number,
): Promise<{ readonly token: TokenRecord; readonly jwt: string }> {
  const token = newToken(grant, { issuedBy: OPERATOR.subject, issuedAt });
  const jwt = await signAccessToken(keys, { id: token.id, grant, issuedAt });
  const detail = `for ${grant.subject}: ${grant.scopes.join(" ")}`;
  await store.access.keep(token, { kind: "TOKEN_ISSUED", ...OPERATOR, records: [token.id], detail });
  return { token, jwt };
}
