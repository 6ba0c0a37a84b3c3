/** Who may see and do what. */
export { ALLOWANCES, allowanceOf } from "./allowance";
export { guardDirective } from "./directives";
export { guardList } from "./guardList";
export { requirementOf, requirementOfWrite } from "./fields";
export { meets, scopesFor } from "./requirement";
export { authorityOver } from "./authority";
export { ROLE_NAMES, ROLES, type RoleName } from "./roles";
export { HUB_ONLY_SCOPES, isScope, SCOPES, type Scope } from "../domain/access/scopes";
export { guard, refusal, type Requirements } from "./shield";
export { signAccessToken, type VerifiedToken } from "./tokens/accessToken";
export { ASSERTION_HEADER, AssertionVerifier, signAssertion } from "./tokens/assertion";
export {
  type Authenticate,
  createAuthenticator,
  endOf,
  type RefusedToken,
  type Standing,
  tokenEnded,
} from "./tokens/authenticator";
export { broaderThan, type Grant } from "./tokens/grant";
export { HubKeys } from "./tokens/hubKeys";
export { newToken } from "./tokens/newToken";
export { TokenError } from "./tokens/jwt";
export { isOfProvider, OidcProvider } from "./tokens/oidc";
export { ANONYMOUS_VIEWER, classesOf, type RowGrant, renewViewer, type Viewer, viewpointOf } from "./viewer";
