/** Tokens of an OpenID Connect provider that the operator trusts. */
import { createHash } from "node:crypto";
import { isObject } from "../../domain/isObject";
import { ACCESS_TOKEN, LONGEST_LIFE } from "./accessToken";
import { type Expectation, publishedKeys } from "./jwt";

/** The provider and what its tokens must name as their audience. */
export interface OidcSettings {
  readonly issuer: string;
  readonly audience: string;
}

/** Beginning of the ids by which the hub knows tokens of the provider; no token of the hub has it. */
const OF_PROVIDER = "token-oidc-";

/** Whether a token is one of the provider, by its id. */
export const isOfProvider = (tokenId: string): boolean => tokenId.startsWith(OF_PROVIDER);

const ALGORITHMS = ["ES256", "ES384", "PS256", "RS256", "EdDSA"];
const TIMEOUT = 3_000;

/** Reads the provider’s configuration when it is first needed, and again after a failure. */
export class OidcProvider {
  #found: Promise<Expectation> | undefined;

  constructor(private readonly settings: OidcSettings) {}

  get issuer(): string {
    return this.settings.issuer;
  }

  expectation(): Promise<Expectation> {
    this.#found ??= this.#discover().catch((error: unknown) => {
      this.#found = undefined;
      throw error;
    });
    return this.#found;
  }

  /** The id by which the hub knows one of its tokens; it can’t be that of a token of the hub. */
  nameOf(tokenId: string): string {
    const digest = createHash("sha256").update(`${this.issuer}\n${tokenId}`).digest("hex");
    return `${OF_PROVIDER}${digest.slice(0, 32)}`;
  }

  /** OpenID Connect Discovery 1.0, section 4. */
  async #discover(): Promise<Expectation> {
    const { issuer, audience } = this.settings;
    const address = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
    const answer = await fetch(address, { redirect: "error", signal: AbortSignal.timeout(TIMEOUT) });
    const stated: unknown = await answer.json();
    if (!answer.ok || !isObject(stated) || stated.issuer !== issuer || typeof stated.jwks_uri !== "string")
      throw new Error("No configuration of this issuer.");
    const keyFor = publishedKeys(new URL(stated.jwks_uri));
    return { issuer, audience, type: ACCESS_TOKEN, algorithms: ALGORITHMS, keyFor, longestLife: LONGEST_LIFE };
  }
}
