/** The signed statement by which the gateway proves to a remote subgraph who asks, and that it sent exactly this request. */
import { createHash, randomUUID } from "node:crypto";
import { isScope } from "../../domain/access/scopes";
import { z } from "zod";
import type { Viewer } from "../viewer";
import type { HubKeys } from "./hubKeys";
import { ALGORITHM, signJwt, TokenError, verifyJwt } from "./jwt";

/** Header in which an assertion travels. */
export const ASSERTION_HEADER = "liaison-assertion";
const ASSERTION = "liaison-assertion+jwt";
const ISSUER = "liaison-gateway";
/** Seconds for which an assertion holds. */
const LIFE = 30;

/** One request to a subgraph. */
export interface AssertedRequest {
  readonly subgraph: string;
  readonly method: string;
  readonly body: string | Buffer;
}

const audienceOf = (subgraph: string): string => `liaison-subgraph-${subgraph}`;
const digestOf = (body: string | Buffer): string => createHash("sha256").update(body).digest("base64url");

/** Signs that the gateway sends this request for this viewer. */
export async function signAssertion(keys: HubKeys, request: AssertedRequest, viewer: Viewer): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: ISSUER,
    aud: audienceOf(request.subgraph),
    sub: viewer.subject,
    iat: now,
    exp: now + LIFE,
    jti: randomUUID(),
    method: request.method,
    body: digestOf(request.body),
    viewer,
  };
  return signJwt(claims, ASSERTION, await keys.signer());
}

const ids = z.array(z.string());
const SAYS = z.object({
  method: z.string(),
  body: z.string(),
  viewer: z.object({
    subject: z.string(),
    role: z.string().nullable(),
    scopes: z.array(z.custom<Viewer["scopes"][number]>((one) => typeof one === "string" && isScope(one))),
    org: z.string().nullable(),
    tokenId: z.string().nullable(),
    expiresAt: z.number().nullable(),
    operations: ids.nullable(),
    breakGlass: z.string().nullable(),
    client: z.string().nullable(),
    networks: ids,
    countries: ids,
    manages: ids,
    viewpoint: z.object({ owns: ids, audiences: ids, reach: ids, countries: ids.optional() }),
  }),
});

/** Verifies assertions for one subgraph; each holds for one request only. */
export class AssertionVerifier {
  readonly #used = new Map<string, number>();

  constructor(
    private readonly keys: HubKeys,
    private readonly subgraph: string,
  ) {}

  /** The viewer for whom the gateway sent this request; throws a TokenError when it did not. */
  async viewerOf(assertion: string, { method, body }: Omit<AssertedRequest, "subgraph">): Promise<Viewer> {
    const claims = await verifyJwt(assertion, {
      issuer: ISSUER,
      audience: audienceOf(this.subgraph),
      type: ASSERTION,
      algorithms: [ALGORITHM],
      keyFor: this.keys.find,
      longestLife: LIFE,
    });
    const { success, data } = SAYS.safeParse(claims);
    if (!success || data.method !== method || data.body !== digestOf(body)) throw new TokenError("invalid");
    this.#useOnce(claims.jti, claims.exp);
    return data.viewer;
  }

  #useOnce(id: string, until: number): void {
    const now = Date.now() / 1000;
    for (const [used, end] of this.#used) {
      if (end + LIFE > now) break;
      this.#used.delete(used);
    }
    if (this.#used.has(id)) throw new TokenError("invalid");
    this.#used.set(id, until);
  }
}
