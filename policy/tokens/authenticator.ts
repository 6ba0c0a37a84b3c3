/** Identifies the viewer from the header of a request. */
import { LiaisonError } from "../../domain/errors";
import { ANONYMOUS_VIEWER, type OrganisationStanding, renewViewer, type Viewer } from "../viewer";
import { hubExpectation, HUB_ISSUER, type VerifiedToken, verifyAccessToken } from "./accessToken";
import { believedOf } from "./claimedByProvider";
import { grantOf } from "./grant";
import type { HubKeys } from "./hubKeys";
import { statedIssuer, TokenError } from "./jwt";
import type { OidcProvider } from "./oidc";

/**
 * The status of a token. ENDED: a token it was issued with was revoked, has expired, is unknown, or belongs to a provider, which can’t
 * let anyone issue tokens. UNKNOWN: the hub never issued it.
 */
export type TokenState = "LIVE" | "REVOKED" | "ENDED" | "UNKNOWN";

/** The status of a token and its organisation today. */
export interface Standing extends OrganisationStanding {
  readonly state: TokenState;
  /** Whose share of the hub is used with it. */
  readonly client: string | null;
}

/** Why a token with a valid signature is refused. */
export type TokenEnd = "expired" | "revoked" | "ended" | "unknown";

/** A token with a valid signature that is refused. */
export interface RefusedToken {
  readonly tokenId: string;
  readonly subject: string;
  readonly org: string | null;
  readonly why: TokenEnd;
}

/** What identifying a viewer needs. */
export interface AuthenticatorOptions {
  readonly keys: HubKeys;
  readonly oidc?: OidcProvider;
  /** False: whoever has no token is refused. */
  readonly allowsAnonymous: boolean;
  /** How a token stands, and the organisation whose memberships count. Never older than some seconds. */
  readonly standingOf: (token: VerifiedToken) => Promise<Standing>;
  /** Hears of each use of a token. */
  readonly noteUse: (token: VerifiedToken) => void;
  /** Hears of tokens that are refused though their holder is known. */
  readonly noteRefused: (token: RefusedToken) => Promise<void>;
  /** Hears which claims of a provider’s token are ignored, because only the hub grants them. */
  readonly noteIgnored: (tokenId: string, claims: readonly string[]) => void;
}

/** Identifies the viewer from the Authorization header; rejects with UNAUTHENTICATED. */
export type Authenticate = (authorization: string | undefined) => Promise<Viewer>;

const BEARER = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i;

/** Makes the one function that identifies viewers. */
export function createAuthenticator(options: AuthenticatorOptions): Authenticate {
  return async (authorization) => {
    if (authorization === undefined) {
      if (options.allowsAnonymous) return ANONYMOUS_VIEWER;
      throw unauthenticated("This hub requires a token; send one as Authorization: Bearer …");
    }
    const [, text] = BEARER.exec(authorization) ?? [];
    if (!text) throw unauthenticated("The Authorization header must have the form: Bearer TOKEN.");
    const token = await verified(text, options);
    const standing = await options.standingOf(token);
    const why = endOf(standing.state);
    if (why !== null) {
      await options.noteRefused({ ...refusedBy(token), why });
      throw tokenEnded(why);
    }
    options.noteUse(token);
    return viewerOf(token, standing);
  };
}

/** Why a token with this status is refused; null where it is not. */
export const endOf = (state: TokenState): TokenEnd | null => ENDS[state];

const ENDS = { LIVE: null, REVOKED: "revoked", ENDED: "ended", UNKNOWN: "unknown" } as const;

async function verified(text: string, options: AuthenticatorOptions): Promise<VerifiedToken> {
  const { keys, oidc, noteRefused } = options;
  const issuer = statedIssuer(text);
  try {
    if (issuer === HUB_ISSUER) return await verifyAccessToken(text, hubExpectation(keys));
    if (oidc && issuer === oidc.issuer) return await verifiedByProvider(text, oidc, options);
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    if (error.reason !== "expired") throw invalid();
    const grant = grantOf(error.claims);
    const tokenId = String(error.claims?.jti ?? "");
    if (grant && issuer === HUB_ISSUER)
      await noteRefused({ tokenId, subject: grant.subject, org: grant.org, why: "expired" });
    throw tokenEnded("expired");
  }
  throw invalid();
}

async function verifiedByProvider(
  text: string,
  oidc: OidcProvider,
  { noteIgnored }: AuthenticatorOptions,
): Promise<VerifiedToken> {
  const token = await verifyAccessToken(text, await expectationOf(oidc), (id) => oidc.nameOf(id));
  const { grant, ignored } = believedOf(token.grant);
  if (ignored.length > 0) noteIgnored(token.id, ignored);
  return { ...token, grant };
}

async function expectationOf(oidc: OidcProvider) {
  try {
    return await oidc.expectation();
  } catch (error) {
    throw new LiaisonError(
      "UNAVAILABLE",
      "The provider of this token does not answer at the moment; try again shortly.",
      {
        cause: error,
      },
    );
  }
}

const refusedBy = ({ id, grant: { subject, org } }: VerifiedToken) => ({ tokenId: id, subject, org });

function viewerOf({ id, grant }: VerifiedToken, standing: Standing): Viewer {
  const { subject, role, scopes, org, breakGlass, operations, expiresAt, networks, countries } = grant;
  const said = { subject, role, scopes, org, tokenId: id, expiresAt, operations, breakGlass, networks, countries };
  return renewViewer({ ...said, client: standing.client }, standing);
}

const unauthenticated = (message: string): LiaisonError => new LiaisonError("UNAUTHENTICATED", message);
/** The error for a token with a valid signature that is refused. */
export const tokenEnded = (why: TokenEnd): LiaisonError =>
  unauthenticated(`The token ${SAID[why]}; ask its issuer for a new one.`);
/** One sentence for everything that is wrong with a token: what exactly would help who tries. */
const invalid = (): LiaisonError => tokenEnded("unknown");

const SAID = {
  expired: "has expired",
  revoked: "was revoked",
  ended: "ended together with the token it was issued with",
  unknown: "is not valid here",
} as const satisfies Record<TokenEnd, string>;
