/** Who may see and do what. */
export { ALLOWANCES, allowanceOf } from "./allowance";
export { guardDirective } from "./directives";
export { guardList } from "./guardList";
export { requirementOf, requirementOfWrite } from "./fields";
export { meets, scopesFor } from "./requirement";
export { authorityOver } from "./authority";
export { ROLE_NAMES, ROLES, type RoleName } from "./roles";
export { HUB_ONLY_SCOPES, isScope, SCOPES, type Scope } from "../domain/scopes";
export { guard, refusal, type Requirements } from "./shield";
export { signAccessToken, type VerifiedToken } from "./token/accessToken";
export { ASSERTION_HEADER, AssertionVerifier, signAssertion } from "./token/assertion";
export {
  type Authenticate,
  createAuthenticator,
  endOf,
  type RefusedToken,
  type Standing,
  tokenEnded,
} from "./token/authenticator";
export { broaderThan, type Grant } from "./token/grant";
export { HubKeys } from "./token/hubKeys";
export { newToken } from "./token/newToken";
export { TokenError } from "./token/jwt";
export { isOfProvider, OidcProvider } from "./token/oidc";
export { ANONYMOUS_VIEWER, classesOf, type RowGrant, renewViewer, type Viewer, viewpointOf } from "./viewer";
