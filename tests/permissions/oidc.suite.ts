import { createServer, type Server } from "node:http";
import { generateKeyPairSync, sign } from "node:crypto";
import type { AddressInfo } from "node:net";
import { writeDemonstration } from "../../seed";
import { openPermissionsHub, type PermissionsHub } from "../support/permissionsHub";
import { scratchStore } from "../support/world";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const now = (): number => Math.floor(Date.now() / 1000);

let provider: Server;
let issuer: string;
let isAway = false;
let hub: PermissionsHub;
beforeAll(async () => {
  provider = createServer((request, response) => {
    if (isAway) return void response.writeHead(503).end();
    const found =
      request.url === "/realm/.well-known/openid-configuration"
        ? { issuer, jwks_uri: `${issuer}/keys` }
        : { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "one", alg: "RS256", use: "sig" }] };
    response.setHeader("content-type", "application/json").end(JSON.stringify(found));
  });
  await new Promise<void>((resolve) => provider.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/realm`;
  const store = await scratchStore();
  await writeDemonstration(store);
  hub = await openPermissionsHub(store, { LIAISON_OIDC_ISSUER: issuer, LIAISON_OIDC_AUDIENCE: "hub" });
});
afterAll(async () => {
  await hub.close();
  provider.close();
});

function token(claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const all = {
    iss: issuer,
    aud: "hub",
    sub: "service-7",
    iat: now(),
    exp: now() + 600,
    jti: "a1",
    scope: "openid network:read finance:read",
    networks: ["network-demo-shores"],
    purpose: "reports",
    ...claims,
  };
  const data = `${encode({ alg: "RS256", kid: "one", typ: "at+jwt", ...header })}.${encode(all)}`;
  return `${data}.${sign("sha256", Buffer.from(data), privateKey).toString("base64url")}`;
}

const VIEWER = "{ viewer { subject scopes classes token { id isExternal purpose networks { id } } } }";

describe("tokens of an OpenID Connect provider", () => {
  it("wait while the provider is away, and come right by themselves", async () => {
    isAway = true;
    const away = await hub.ask(VIEWER, token());
    expect([away.status, away.errors[0]?.extensions?.code, away.headers.get("retry-after")]).toEqual([
      503,
      "UNAVAILABLE",
      "5",
    ]);
    isAway = false;
    expect((await hub.ask(VIEWER, token())).status).toBe(200);
  });

  it("open what their claims grant; scopes of others grant nothing", async () => {
    const { data, errors } = await hub.ask(VIEWER, token());
    expect(errors).toEqual([]);
    expect(data.viewer).toMatchObject({
      subject: "service-7",
      scopes: ["network:read", "finance:read"],
      classes: ["PUBLIC", "PARTNERS"],
    });
  });

  it("have a passport from their first use on, and can be revoked", async () => {
    const given = token({ jti: "a2" });
    await hub.ask(VIEWER, given);
    await hub.identity.flush();
    const { data } = await hub.ask(VIEWER, given);
    expect(data.viewer.token).toMatchObject({
      isExternal: true,
      purpose: "reports",
      networks: [{ id: "network-demo-shores" }],
    });
    expect(data.viewer.token.id).toMatch(/^token-oidc-[0-9a-f]{32}$/);
    await hub.ask(`mutation { revokeToken(input: { id: "${data.viewer.token.id}" }) { token { id } } }`, given);
    for (let waited = 0; waited < 50 && (await hub.ask(VIEWER, given)).status !== 401; waited += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await hub.ask(VIEWER, given)).status).toBe(401);
    expect((await hub.ask(VIEWER, token({ jti: "a3" }))).status).toBe(200);
  });

  it("issue no broader one, not even before they are kept themselves", async () => {
    const given = token({ jti: "a4", scope: "tokens:manage", countries: ["state-demo-northland"] });
    const mutation = `mutation { issueToken(input: { subject: "x", purpose: "x", scopes: [], days: 1 }) { jwt } }`;
    const { data, errors } = await hub.ask(mutation, given);
    expect(data).toEqual({ issueToken: null });
    expect(errors[0]?.extensions?.reasons).toContain("Your own token is narrowed to state-demo-northland.");
  });

  it.each([
    ["for another audience", { aud: "liaison" }, {}],
    ["of another issuer", { iss: "http://127.0.0.1:1/realm" }, {}],
    ["of the hub as issuer", { iss: "liaison", aud: "liaison" }, {}],
    ["that has expired", { iat: now() - 900, exp: now() - 600 }, {}],
    ["without an end", { exp: undefined }, {}],
    ["that is an id token", {}, { typ: "JWT" }],
    ["with an unknown key", {}, { kid: "two" }],
    ["HS256", {}, { alg: "HS256" }],
    ["with a jku", {}, { jku: "http://127.0.0.1:1/keys" }],
  ])("are refused %s", async (_what, claims, header) => {
    expect((await hub.ask(VIEWER, token(claims, header))).status).toBe(401);
  });
});
