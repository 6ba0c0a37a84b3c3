import { Router } from "express";

/** A public key of the hub as a JWK (RFC 7517). */
export interface PublicKey {
  readonly kid: string;
  readonly publicJwk: object;
}

/** GET /.well-known/jwks.json: the keys with which tokens of the hub can be verified, the newest first. */
export function keyRoutes(publicKeys: () => Promise<readonly PublicKey[]>): Router {
  const routes = Router();
  routes.get("/.well-known/jwks.json", async (_request, response) => {
    const keys = (await publicKeys()).map(({ kid, publicJwk }) => ({ ...publicJwk, kid, use: "sig", alg: "ES256" }));
    response.set("Cache-Control", "public, max-age=60").json({ keys });
  });
  return routes;
}
