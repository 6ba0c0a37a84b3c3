/**
 * The one place that signs and verifies JWTs. jose accepts a token without `exp` and with any audience unless told otherwise, so this
 * file states everything: algorithms, issuer, audience, type, required claims, and allowed header parameters.
 */
import {
  createRemoteJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  importJWK,
  type JWK,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from "jose";

/** A key that signs or verifies. */
export type Key = Awaited<ReturnType<typeof importJWK>>;

/** Finds the key that a token names; undefined where there is none. */
export type KeyFinder = (kid: string, algorithm: string) => Promise<Key | undefined>;

/** What a token must be. */
export interface Expectation {
  readonly issuer: string;
  readonly audience: string;
  readonly type: string;
  readonly algorithms: readonly string[];
  readonly keyFor: KeyFinder;
  /** Longest time between `iat` and `exp`, seconds. */
  readonly longestLife: number;
}

/** Why a token is refused; `expired` means that it was valid once. */
export class TokenError extends Error {
  override readonly name = "TokenError";

  constructor(
    readonly reason: "expired" | "unknown-key" | "invalid",
    options?: ErrorOptions,
    /** Who signed an expired token is known, so these are its claims. */
    readonly claims?: JWTPayload,
  ) {
    super(`The token is refused: ${reason}.`, options);
  }
}

/** Claims of a verified token. */
export type Claims = JWTPayload & Required<Pick<JWTPayload, "iss" | "sub" | "iat" | "exp" | "jti">>;

/** The only algorithm with which tokens may be signed: ECDSA over P-256 with SHA-256 (RFC 7518). */
export const ALGORITHM = "ES256";
/** Other parameters could point at keys (`jku`, `jwk`, `x5u`, `x5c`) or change what is signed (`crit`, `b64`). */
const HEADER_PARAMETERS = new Set(["alg", "kid", "typ", "x5t", "x5t#S256"]);
const REQUIRED = ["iss", "sub", "aud", "iat", "exp", "jti"];
const LONGEST_TEXT = 8_192;
/** Seconds that clocks may differ. */
const TOLERANCE = 5;

/** The claims of a token; throws a TokenError where it is not exactly what is expected. */
export async function verifyJwt(text: string, expected: Expectation): Promise<Claims> {
  if (text.length > LONGEST_TEXT) throw new TokenError("invalid");
  try {
    refuseHeader(text);
    const { payload } = await jwtVerify(
      text,
      async ({ kid, alg }) => {
        const key = typeof kid === "string" && alg !== undefined ? await expected.keyFor(kid, alg) : undefined;
        if (!key || key instanceof Uint8Array) throw new TokenError("unknown-key");
        return key;
      },
      {
        issuer: expected.issuer,
        audience: expected.audience,
        typ: expected.type,
        algorithms: [...expected.algorithms],
        requiredClaims: REQUIRED,
        clockTolerance: TOLERANCE,
      },
    );
    return checked(payload, expected.longestLife);
  } catch (error) {
    if (error instanceof TokenError) throw error;
    if (error instanceof errors.JWTExpired) throw new TokenError("expired", { cause: error }, error.payload);
    throw new TokenError("invalid", { cause: error });
  }
}

function refuseHeader(text: string): void {
  const header = decodeProtectedHeader(text);
  if (!Object.keys(header).every((name) => HEADER_PARAMETERS.has(name))) throw new TokenError("invalid");
}

/** What jose leaves open: an audience of several, a token from the future, one that lives for ever, claims of another type. */
function checked(payload: JWTPayload, longestLife: number): Claims {
  if (!isSound(payload, longestLife)) throw new TokenError("invalid");
  return payload;
}

function isSound(payload: JWTPayload, longestLife: number): payload is Claims {
  const { aud, iat = 0, exp = 0, sub, jti } = payload;
  return (
    typeof aud === "string" &&
    typeof sub === "string" &&
    sub !== "" &&
    typeof jti === "string" &&
    jti !== "" &&
    iat <= Date.now() / 1000 + TOLERANCE &&
    exp > iat &&
    exp - iat <= longestLife
  );
}

/** The issuer that a token names; nothing of it is verified. */
export function statedIssuer(text: string): unknown {
  try {
    return decodeJwt(text).iss;
  } catch {
    return undefined;
  }
}

/** A key that signs, and how tokens name it. */
export interface Signer {
  readonly kid: string;
  readonly key: Key;
}

/** Signs claims as a compact JWT of a type. */
export const signJwt = (claims: JWTPayload, type: string, { kid, key }: Signer): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: ALGORITHM, kid, typ: type }).sign(key);

/** Turns a JWK into a key. */
export const keyOf = (jwk: JWK, algorithm: string = ALGORITHM): Promise<Key> => importJWK(jwk, algorithm);

/** Keys that are published at an address, remembered and read again when an unknown one is named. */
export function publishedKeys(address: URL): KeyFinder {
  const keys = createRemoteJWKSet(address, { timeoutDuration: 3_000, cooldownDuration: 5_000, cacheMaxAge: 600_000 });
  return async (kid, alg) => {
    try {
      return await keys({ kid, alg });
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
        return undefined;
      throw error;
    }
  };
}
