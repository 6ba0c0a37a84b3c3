import { LONGEST_TOKEN_DAYS } from "../../domain/access/tokenLife";
import { claimsOf, grantOf, type Grant } from "./grant";
import type { HubKeys } from "./hubKeys";
import { ALGORITHM, type Expectation, signJwt, TokenError, verifyJwt } from "./jwt";

/** Issuer and audience of the hub’s own tokens. */
export const HUB_ISSUER = "liaison";
const HUB_AUDIENCE = "liaison";
/** The type of access tokens (RFC 9068). */
export const ACCESS_TOKEN = "at+jwt";
/** Longest life of a token, seconds. */
export const LONGEST_LIFE = LONGEST_TOKEN_DAYS * 86_400;

/** A token with a valid signature, valid claims and a valid time; it may still have been revoked. */
export interface VerifiedToken {
  readonly id: string;
  readonly grant: Grant;
  /** Issued by an OpenID Connect provider. */
  readonly isExternal: boolean;
}

/** Signs a grant as an access token of the hub. `issuedAt`: seconds since 1970. */
export const signAccessToken = async (
  keys: HubKeys,
  { id, grant, issuedAt }: { id: string; grant: Grant; issuedAt: number },
): Promise<string> =>
  signJwt(
    { ...claimsOf(grant), iss: HUB_ISSUER, aud: HUB_AUDIENCE, iat: issuedAt, jti: id },
    ACCESS_TOKEN,
    await keys.signer(),
  );

/** What the hub expects of its own tokens. */
export const hubExpectation = (keys: HubKeys): Expectation => ({
  issuer: HUB_ISSUER,
  audience: HUB_AUDIENCE,
  type: ACCESS_TOKEN,
  algorithms: [ALGORITHM],
  keyFor: keys.find,
  longestLife: LONGEST_LIFE,
});

/** Verifies a token; throws a TokenError. `nameOf` makes the id by which the hub knows it. */
export async function verifyAccessToken(
  text: string,
  expected: Expectation,
  nameOf?: (tokenId: string) => string,
): Promise<VerifiedToken> {
  const claims = await verifyJwt(text, expected);
  const grant = grantOf(claims);
  if (!grant) throw new TokenError("invalid");
  return { id: nameOf ? nameOf(claims.jti) : claims.jti, grant, isExternal: nameOf !== undefined };
}
