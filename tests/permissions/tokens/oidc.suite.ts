import { createServer, type Server } from "node:http";
import { generateKeyPairSync, sign } from "node:crypto";
import type { AddressInfo } from "node:net";
import type { Driver } from "neo4j-driver";
import { createLog } from "../../../gateway";
import { HUB_ONLY_SCOPES, HubKeys, newToken, signAccessToken, type Grant } from "../../../policy";
import { writeDemonstration } from "../../../seed";
import { openPermissionsHub, type PermissionsHub } from "../../support/permissionsHub";
import { scratchDatabase, scratchStore } from "../../support/world";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const now = (): number => Math.floor(Date.now() / 1000);

let provider: Server;
let issuer: string;
let isAway = false;
let hub: PermissionsHub;
let database: Driver;
/** Lines of the log of the hub. */
const logged: string[] = [];
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
  database = await scratchDatabase();
  await writeDemonstration(store);
  hub = await openPermissionsHub(store, SETTINGS(), {
    log: createLog("warn", { write: (line) => void logged.push(line) }),
  });
});
afterAll(async () => {
  await database.close();
  await hub.close();
  provider.close();
});

/** The settings of a hub that accepts tokens of the provider. */
const SETTINGS = () => ({ LIAISON_OIDC_ISSUER: issuer, LIAISON_OIDC_AUDIENCE: "hub" });

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

  it("have a passport from their first request on, with which they can be revoked", async () => {
    const given = token({ jti: "a2" });
    const { data } = await hub.ask(VIEWER, given);
    expect(data.viewer.token).toMatchObject({
      isExternal: true,
      purpose: "reports",
      networks: [{ id: "network-demo-shores" }],
    });
    expect(data.viewer.token.id).toMatch(/^token-oidc-[0-9a-f]{32}$/);
    const revoking = `mutation { revokeToken(input: { id: "${data.viewer.token.id}" }) { token { id } } }`;
    expect((await hub.ask(revoking, given)).data.revokeToken.token).toEqual({ id: data.viewer.token.id });
    await refused(given);
    expect((await hub.ask(VIEWER, token({ jti: "a3" }))).status).toBe(200);
  });

  it("are kept to the operations and countries they name, and an empty list of countries lets nobody in", async () => {
    const narrow = token({ jti: "a4", operations: ["npms"], countries: ["state-demo-northland"] });
    const { errors } = await hub.ask("{ csos { totalCount } }", narrow);
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", field: "Query.csos" } }]);
    const { data } = await hub.ask("{ npms { nodes { id } } }", narrow);
    expect(data.npms.nodes).toContainEqual({ id: "npm-demo-north" });
    expect(data.npms.nodes).not.toContainEqual({ id: "npm-demo-south" });
    expect((await hub.ask("{ npms { totalCount } }", token({ jti: "a5", operations: [] }))).data).toEqual({
      npms: null,
    });
    for (const claims of [{ countries: [] }, { countries: null }, { operations: null }])
      expect([claims, (await hub.ask(VIEWER, token({ jti: "a6", ...claims }))).status]).toEqual([claims, 401]);
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

describe("what only the hub grants", () => {
  const everything = () =>
    token({
      jti: "b1",
      scope: `own:read ${HUB_ONLY_SCOPES.join(" ")}`,
      role: "admin",
      org: "cso-demo-alpha",
      break_glass: "npm-demo-north",
    });

  it("is not granted because a provider claims it", async () => {
    const { data } = await hub.ask("{ viewer { role scopes token { role breakGlassFor { id } } } }", everything());
    expect(data.viewer).toEqual({ role: null, scopes: ["own:read"], token: { role: null, breakGlassFor: null } });
    const seen = await hub.ask("{ informationExchanges { nodes { id } } }", everything());
    const owned = await hub.ask(
      "{ informationExchanges { nodes { id } } }",
      await hub.issue("partner", { org: "cso-demo-alpha" }),
    );
    expect(seen.data).toEqual(owned.data);
    for (const refusedField of [
      "{ tokens { totalCount } }",
      `mutation { issueToken(input: { subject: "x", purpose: "x", scopes: [] }) { jwt } }`,
      `mutation { breakGlass(input: { organisation: "npm-demo-north", reason: "x" }) { jwt } }`,
    ])
      expect((await hub.ask(refusedField, everything())).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });

  it("is named in the log, once for a token, without saying whose it is", async () => {
    const given = everything();
    await hub.ask(VIEWER, given);
    const lines = logged.filter((line) => line.includes("claims"));
    expect(lines).toHaveLength(1);
    const line = JSON.parse(lines[0] ?? "{}") as { tokenId: string; claims: string[] };
    expect(line.claims).toEqual(["break_glass", "role", ...HUB_ONLY_SCOPES]);
    expect(line.tokenId).toMatch(/^token-oidc-/);
    expect(lines[0]).not.toContain("service-7");
  });

  it("leaves roles that grant nothing of it", async () => {
    const { data } = await hub.ask("{ viewer { role } }", token({ jti: "b2", role: "analyst" }));
    expect(data.viewer.role).toBe("analyst");
  });
});

describe("a token that was issued with one of a provider", () => {
  it("does not come to be", async () => {
    const { data } = await hub.ask(VIEWER, token({ jti: "c1" }));
    const child = childOf(data.viewer.token.id as string);
    await expect(hub.store.access.keep(child, NOTE)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    expect(await hub.store.access.token(child.id)).toBeNull();
  });

  it("does not hold where an earlier version of the hub issued it", async () => {
    const { data } = await hub.ask(VIEWER, token({ jti: "c2" }));
    const child = await earlierChild(data.viewer.token.id as string);
    const { status, errors } = await hub.ask(VIEWER, child);
    expect([status, errors[0]?.message]).toEqual([401, expect.stringContaining("ended together with")]);
  });
});

const NOTE = { kind: "TOKEN_ISSUED", subject: "test", tokenId: null, org: null } as const;
const grantFrom = (issuedAt: number): Grant => ({
  subject: "test",
  role: null,
  scopes: [],
  org: null,
  purpose: "test",
  networks: [],
  countries: [],
  operations: null,
  breakGlass: null,
  expiresAt: issuedAt + 300,
});
const childOf = (parent: string | null) =>
  newToken(grantFrom(now()), { issuedBy: "test", issuedAt: now(), issuedWith: parent });

/** Kept as the first version did. */
async function earlierChild(parent: string): Promise<string> {
  const kept = await hub.store.access.keep(childOf(null), NOTE);
  await database.executeQuery(
    "MATCH (t:Token {id: $id}), (p:Token {id: $parent}) SET t.issuedWith = $parent MERGE (t)-[:ISSUED_WITH]->(p)",
    {
      id: kept.id,
      parent,
    },
  );
  const issuedAt = Date.parse(kept.issuedAt) / 1000;
  const grant = { ...grantFrom(issuedAt), expiresAt: Date.parse(kept.expiresAt) / 1000 };
  return signAccessToken(new HubKeys(hub.keyring), { id: kept.id, grant, issuedAt });
}

/** Resolves when a token is refused. */
async function refused(given: string): Promise<void> {
  for (let waited = 0; waited < 50 && (await hub.ask(VIEWER, given)).status !== 401; waited += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await hub.ask(VIEWER, given)).status).toBe(401);
}
