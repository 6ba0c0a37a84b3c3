/** From the header of a request to the viewer who sends it. */
import { LiaisonError } from "../../domain/errors";
import { ANONYMOUS_VIEWER, type OrganisationStanding, renewViewer, type Viewer } from "../viewer";
import { hubExpectation, HUB_ISSUER, type VerifiedToken, verifyAccessToken } from "./accessToken";
import { grantOf } from "./grant";
import type { HubKeys } from "./hubKeys";
import { statedIssuer, TokenError } from "./jwt";
import type { OidcProvider } from "./oidc";

/** How a token and its organisation stand today. */
export interface Standing extends OrganisationStanding {
  /** The hub has issued it, or has seen it before. */
  readonly isKnown: boolean;
  readonly isRevoked: boolean;
}

/** A token that was good once and is refused. */
export interface RefusedToken {
  readonly tokenId: string;
  readonly subject: string;
  readonly org: string | null;
  readonly why: "expired" | "revoked";
}

/** What telling who asks takes. */
export interface AuthenticatorOptions {
  readonly keys: HubKeys;
  readonly oidc?: OidcProvider;
  /** False: whoever has no token is refused. */
  readonly allowsAnonymous: boolean;
  /** How a token stands; `org`: whose memberships count. Never older than some seconds. */
  readonly standingOf: (token: { readonly id: string; readonly org: string | null }) => Promise<Standing>;
  /** Hears of each use of a token. */
  readonly noteUse: (token: VerifiedToken) => void;
  /** Hears of tokens that are refused though their holder is known. */
  readonly noteRefused: (token: RefusedToken) => Promise<void>;
}

/** Tells who asks: resolves to a viewer, or rejects with UNAUTHENTICATED. Takes the Authorization header. */
export type Authenticate = (authorization: string | undefined) => Promise<Viewer>;

const BEARER = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i;

/** Makes the one function that tells who asks. */
export function createAuthenticator(options: AuthenticatorOptions): Authenticate {
  return async (authorization) => {
    if (authorization === undefined) {
      if (options.allowsAnonymous) return ANONYMOUS_VIEWER;
      throw unauthenticated("This hub answers nobody without a token; send one as Authorization: Bearer …");
    }
    const [, text] = BEARER.exec(authorization) ?? [];
    if (!text) throw unauthenticated("The Authorization header must be Bearer and a token.");
    const token = await verified(text, options);
    const whose = token.grant.breakGlass ?? token.grant.org;
    const standing = await options.standingOf({ id: token.id, org: whose });
    if (standing.isRevoked || (!standing.isKnown && !token.isExternal)) {
      await options.noteRefused({ ...refusedBy(token), why: "revoked" });
      throw tokenEnded("revoked");
    }
    options.noteUse(token);
    return viewerOf(token, standing);
  };
}

async function verified(text: string, { keys, oidc, noteRefused }: AuthenticatorOptions): Promise<VerifiedToken> {
  const issuer = statedIssuer(text);
  try {
    if (issuer === HUB_ISSUER) return await verifyAccessToken(text, hubExpectation(keys));
    if (oidc && issuer === oidc.issuer)
      return await verifyAccessToken(text, await expectationOf(oidc), (id) => oidc.nameOf(id));
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
  return renewViewer(said, standing);
}

const unauthenticated = (message: string): LiaisonError => new LiaisonError("UNAUTHENTICATED", message);
/** The error for a token that was good once. */
export const tokenEnded = (why: RefusedToken["why"]): LiaisonError =>
  unauthenticated(`The token ${why === "revoked" ? "was revoked" : "has expired"}; ask its issuer for a new one.`);
/** One sentence for everything that is wrong with a token: what exactly would help who tries. */
const invalid = (): LiaisonError => unauthenticated("The token is not valid here; ask its issuer for a new one.");
