/** As whom one looks, and what that opens. */
import { operation } from "./operation";
import { type Named } from "./rows";

export interface TokenFacts {
  readonly id: string;
  readonly purpose: string;
  readonly issuedAt: string;
  readonly issuedBy: string;
  readonly expiresAt: string;
  readonly isExternal: boolean;
  readonly operations: readonly string[] | null;
  readonly countries: readonly Named[];
  readonly networks: readonly Named[];
}

export interface Viewer {
  readonly subject: string;
  readonly role: string | null;
  readonly classes: readonly string[];
  readonly scopes: readonly string[];
  readonly operations: readonly string[] | null;
  readonly organisation: Named | null;
  readonly manages: readonly Named[];
  readonly token: TokenFacts | null;
}

export const VIEWER = operation<{ readonly viewer: Viewer }>(`
  query Viewer {
    viewer {
      subject role classes scopes operations manages { id name }
      organisation { id ... on Npm { name } ... on Cso { name } ... on Body { name } ... on Network { name } }
      token { id purpose issuedAt issuedBy expiresAt isExternal operations countries { id name } networks { id name } }
    }
  }`);
