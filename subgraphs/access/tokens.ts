/** The viewer, and the tokens that identify viewers. */
import { classesOf, isScope, viewpointOf, type Viewer } from "../../policy";
import type { Row, TokenRecord } from "../../store/port";
import { extend, field, object, type Feature } from "../schema/descriptors";
import { mutation } from "../schema/rootFields";
import type { SubgraphContext } from "../shared/context";
import { recordOf, recordsOf } from "../shared/loaders";
import { AFTER, connectionOf, FIRST, listTypesOf, pageRequest } from "../shared/timedLists";
import { BREAK_GLASS, ISSUE, REVOKE } from "./inputs";
import { breakGlass, issueToken, revokeToken } from "./issue";
import { managedTokens } from "./listing";

async function several(ids: readonly string[], label: string, { loaders }: SubgraphContext): Promise<readonly Row[]> {
  return (await recordsOf(loaders, ids)).filter((row) => row.label === label);
}

const TOKEN = object<TokenRecord>(
  "Token",
  "The passport of a token: who holds it, what it is for, what it opens, how long it is valid, and how it was used.",
  {
    id: field("ID!", "Id of the token (`jti`)."),
    subject: field("String!", "Who holds it (`sub`)."),
    role: field("String", "Role it was issued for; what it may do is in `scopes`."),
    organisation: field("Actor", "Organisation it acts for.", ({ org }, _, { loaders }) => recordOf(loaders, org)),
    purpose: field("String!", "What it is for."),
    scopes: field("[String!]!", "What it may do beyond what everyone may."),
    classes: field(
      "[Visibility!]!",
      "Visibility classes of the records that it can open.",
      ({ breakGlass: eyes, org, scopes, networks, countries }) =>
        classesOf(viewpointOf({ org: eyes ?? org, scopes: scopes.filter(isScope), networks, countries }, [])),
    ),
    networks: field("[Network!]!", "Networks whose PARTNERS records it opens.", ({ networks }, _, context) =>
      several(networks, "Network", context),
    ),
    countries: field("[State!]!", "Countries it is narrowed to; none: not narrowed.", ({ countries }, _, context) =>
      several(countries, "State", context),
    ),
    operations: field("[String!]", "Root fields it is limited to; null: not limited."),
    breakGlassFor: field(
      "Actor",
      "Organisation whose records it opens in an emergency (break-glass).",
      ({ breakGlass: seenWith }, _, { loaders }) => recordOf(loaders, seenWith),
    ),
    issuedAt: field("DateTime!", "When it was issued; of a provider’s token, when it was seen first."),
    issuedBy: field("String!", "Who issued it."),
    expiresAt: field("DateTime!", "When it ends."),
    revokedAt: field("DateTime", "When it was revoked."),
    isExternal: field("Boolean!", "Issued by an OpenID Connect provider."),
    uses: field("Int!", "Requests made with it, as far as they are counted; some seconds late."),
    lastUsedAt: field("DateTime", "When it was used last; some seconds late."),
  },
);

const VIEWER = object<Viewer>("Viewer", "The one who asks, as the hub sees them.", {
  subject: field("String!", "`anonymous`, or who holds the token."),
  role: field("String", "Role of the token."),
  organisation: field("Actor", "Organisation the token acts for.", ({ org }, _, { loaders }) => recordOf(loaders, org)),
  scopes: field("[String!]!", "What may be done beyond what everyone may."),
  classes: field("[Visibility!]!", "Visibility classes of the records that can be seen.", (_, _args, { viewer }) =>
    classesOf(viewer.viewpoint),
  ),
  operations: field("[String!]", "Root fields the token is limited to; null: not limited."),
  manages: field(
    "[Network!]!",
    "Networks for which it acts today, as chair or by designation (D13, D14).",
    ({ manages }, _, context) => several(manages, "Network", context),
  ),
  token: field("Token", "The passport of the token; empty for anonymous.", (_, _args, { viewer, services }) =>
    viewer.tokenId === null ? null : services.access.store.token(viewer.tokenId),
  ),
});

const ANSWERS = [
  object("TokenPayload", "A token that was just issued.", {
    token: field("Token!", "Its passport."),
    jwt: field("String!", "The token itself. It is shown once and stored nowhere; send it as Authorization: Bearer …"),
  }),
  object("RevokeTokenPayload", "A token that was revoked.", {
    token: field("Token", "Its passport; empty if there is no such token, or none that you may revoke."),
  }),
];

/** `viewer`, `tokens`, `issueToken`, `revokeToken`, `breakGlass`. */
export const tokens: Feature = [
  TOKEN,
  VIEWER,
  ...listTypesOf("Token", "Tokens, newest first."),
  ...ANSWERS,
  ISSUE,
  REVOKE,
  BREAK_GLASS,
  extend("Query", {
    viewer: {
      type: "Viewer",
      description: "The one who asks, as the hub sees them: what the token of the request may see and do.",
      resolve: (_, _args, { viewer }) => viewer,
    },
    tokens: {
      type: "TokenConnection",
      description:
        "Tokens you manage: those of your organisation or, without one, those that come from your own; all with tokens:administer.",
      args: { after: AFTER, first: FIRST },
      requires: ["tokens:manage", "tokens:administer"],
      async resolve(_, { first, after }, { viewer, services }) {
        const [managed, page] = [managedTokens(viewer), pageRequest(first, after)];
        return managed && connectionOf(await services.access.store.tokens(managed, page), after);
      },
    },
  }),
  extend("Mutation", {
    issueToken: mutation("TokenPayload", {
      description: "Issues a token that is no broader than your own and does not outlive it.",
      input: ISSUE,
      requires: "tokens:manage",
      resolve: issueToken,
    }),
    revokeToken: mutation("RevokeTokenPayload", {
      description: "Revokes your own token, or one you manage.",
      input: REVOKE,
      requires: "authenticated",
      resolve: async (given, context) => ({ token: await revokeToken(given, context) }),
    }),
    breakGlass: mutation("TokenPayload", {
      description:
        "Issues a token that sees what one organisation sees, for an hour at most; the organisation is shown it and every use.",
      input: BREAK_GLASS,
      requires: "breakglass:use",
      resolve: breakGlass,
    }),
  }),
];
