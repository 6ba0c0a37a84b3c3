/** Tokens that must be refused everywhere, made with the hub’s real keys where that makes them more likely to pass. */
import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import type { SigningKey } from "../../config/signingKeys";

type Json = Record<string, unknown>;

const encode = (value: unknown): string =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
const es256 = (data: string, key: KeyObject): string =>
  sign("sha256", Buffer.from(data), { key, dsaEncoding: "ieee-p1363" }).toString("base64url");

/** Makes tokens with any header and any claims. */
function forger({ kid, privateJwk, publicJwk }: SigningKey) {
  const key = createPrivateKey({ key: privateJwk, format: "jwk" });
  const now = Math.floor(Date.now() / 1000);
  const header: Json = { alg: "ES256", kid, typ: "at+jwt" };
  const claims: Json = {
    iss: "liaison",
    aud: "liaison",
    sub: "npm-slovenia",
    iat: now - 5,
    exp: now + 3_600,
    jti: "token-forged",

    scope: "own:read network:read audit:read tokens:manage",
    org: "npm-slovenia",
    role: "admin",
    purpose: "forged",
  };
  const token = (
    headerParts: Json = {},
    claimParts: Json = {},
    by: (data: string) => string = (data) => es256(data, key),
  ) => {
    const drop = (parts: Json) => Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
    const data = `${encode(drop({ ...header, ...headerParts }))}.${encode(drop({ ...claims, ...claimParts }))}`;
    return `${data}.${by(data)}`;
  };
  return {
    token,
    key,
    publicJwk,
    publicPem: createPublicKey(key).export({ type: "spki", format: "pem" }).toString(),
    now,
  };
}

type Forger = ReturnType<typeof forger>;
type Bad = readonly (readonly [title: string, token: string])[];

/** More than 60 of them. */
export function badTokens(key: SigningKey): Bad {
  const made = forger(key);
  return [
    ...wrongKeys(made),
    ...wrongHeaders(made, key.kid),
    ...wrongClaims(made),
    ...wrongTimes(made),
    ...wrongTexts(made),
  ];
}

function wrongKeys({ token, publicPem, publicJwk }: Forger): Bad {
  const stranger = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const jwk = stranger.publicKey.export({ format: "jwk" });
  const byStranger = (data: string) => es256(data, stranger.privateKey);
  const hmac =
    (secret: string, hash = "sha256") =>
    (data: string) =>
      createHmac(hash, secret).update(data).digest("base64url");
  return [
    ["signed by a stranger under the hub’s kid", token({}, {}, byStranger)],
    ["signed by a stranger under a kid of its own", token({ kid: "stranger" }, {}, byStranger)],
    ["with an embedded jwk", token({ jwk }, {}, byStranger)],
    ["with an embedded jwk and no kid", token({ jwk, kid: undefined }, {}, byStranger)],
    ["with a jku", token({ jku: "http://127.0.0.1:9/jwks.json" }, {}, byStranger)],
    ["with an x5u", token({ x5u: "http://127.0.0.1:9/cert.pem" }, {}, byStranger)],
    ["with an x5c", token({ x5c: ["MIIB"] }, {}, byStranger)],
    ["HS256 with the public key as PEM", token({ alg: "HS256" }, {}, hmac(publicPem))],
    ["HS256 with the public key as JWK", token({ alg: "HS256" }, {}, hmac(JSON.stringify(publicJwk)))],
    ["HS384 with the public key", token({ alg: "HS384" }, {}, hmac(publicPem, "sha384"))],
    ["HS512 with the public key", token({ alg: "HS512" }, {}, hmac(publicPem, "sha512"))],
    ["HS256 with an empty secret", token({ alg: "HS256" }, {}, hmac(""))],
    ["HS256 with the word secret", token({ alg: "HS256" }, {}, hmac("secret"))],
    ["unsigned, alg none", token({ alg: "none" }, {}, () => "")],
    ["unsigned, alg None", token({ alg: "None" }, {}, () => "")],
    ["unsigned, alg NONE with a signature", token({ alg: "NONE" })],
    ["with a signature of zeros", token({}, {}, () => Buffer.alloc(64).toString("base64url"))],
    ["with half a signature", token({}, {}, (data) => byStranger(data).slice(0, 43))],
    [
      "with a signature in DER",
      token({}, {}, (data) => sign("sha256", Buffer.from(data), stranger.privateKey).toString("base64url")),
    ],
  ];
}

function wrongHeaders({ token }: Forger, kid: string): Bad {
  return [
    ["with a jwk beside a good signature", token({ jwk: {} })],
    ["with a jku beside a good signature", token({ jku: "http://127.0.0.1:9/jwks.json" })],
    ["with an x5u beside a good signature", token({ x5u: "http://127.0.0.1:9/" })],
    ["with an unknown crit", token({ crit: ["liaison"], liaison: true })],
    ["with an empty crit", token({ crit: [] })],
    ["with crit b64", token({ crit: ["b64"], b64: false })],
    ["with a zip", token({ zip: "DEF" })],
    ["with a kid that climbs folders", token({ kid: `../keys/${kid}` })],
    ["with a kid that names a file", token({ kid: `${kid}.json` })],
    ["with a kid that is a path", token({ kid: "/dev/null" })],
    ["with a kid with Cypher in it", token({ kid: "x' OR 1=1 //" })],
    ["with a kid of the prototype", token({ kid: "__proto__" })],
    ["without a kid", token({ kid: undefined })],
    ["with a kid that is a number", token({ kid: 0 })],
    ["with a kid that is a list", token({ kid: [kid] })],
    ["of type JWT", token({ typ: "JWT" })],
    ["of no type", token({ typ: undefined })],
    ["of the type of assertions", token({ typ: "liaison-assertion+jwt" })],
    ["of type id token", token({ typ: "id+jwt" })],
    ["with RS256", token({ alg: "RS256" })],
    ["with ES384", token({ alg: "ES384" })],
    ["with EdDSA", token({ alg: "EdDSA" })],
    ["without an algorithm", token({ alg: undefined })],
    ["with a list of algorithms", token({ alg: ["ES256"] })],
  ];
}

function wrongClaims({ token }: Forger): Bad {
  return [
    ["of another issuer", token({}, { iss: "https://issuer.example" })],
    ["of an issuer in capitals", token({}, { iss: "LIAISON" })],
    ["of the gateway as issuer", token({}, { iss: "liaison-gateway" })],
    ["without an issuer", token({}, { iss: undefined })],
    ["for another audience", token({}, { aud: "other" })],
    ["for a subgraph as audience", token({}, { aud: "liaison-subgraph-actors" })],
    ["for several audiences", token({}, { aud: ["liaison", "other"] })],
    ["without an audience", token({}, { aud: undefined })],
    ["without a subject", token({}, { sub: undefined })],
    ["with an empty subject", token({}, { sub: "" })],
    ["without an id", token({}, { jti: undefined })],
    ["with an id that was never issued", token()],
    ["with an id that is a number", token({}, { jti: 7 })],
    ["with networks that are no list", token({}, { networks: "network-see-npm" })],
    ["with an organisation that is an object", token({}, { org: { id: "npm-slovenia" } })],
    ["with a scope that is a list", token({}, { scope: ["audit:read"] })],
  ];
}

function wrongTimes({ token, now }: Forger): Bad {
  return [
    ["that has expired", token({}, { iat: now - 7_200, exp: now - 60 })],
    ["without exp", token({}, { exp: undefined })],
    ["with an exp that is text", token({}, { exp: String(now + 3_600) })],
    ["with an exp that is endless", token({}, { exp: 9_999_999_999 })],
    ["without iat", token({}, { iat: undefined })],
    ["from the future", token({}, { iat: now + 3_600, exp: now + 7_200 })],
    ["with a future nbf", token({}, { nbf: now + 3_600 })],
    ["with an nbf that is text", token({}, { nbf: "now" })],
    ["that ends before it begins", token({}, { iat: now + 3, exp: now + 2 })],
    ["that lives for more than 366 days", token({}, { iat: now, exp: now + 367 * 86_400 })],
  ];
}

function wrongTexts({ token }: Forger): Bad {
  const good = token();
  const [header = "", claims = "", signature = ""] = good.split(".");
  const admin = encode({ ...(JSON.parse(Buffer.from(claims, "base64url").toString()) as Json), org: "npm-austria" });
  return [
    ["with other claims under the same signature", [header, admin, signature].join(".")],
    ["with two parts", [header, claims].join(".")],
    ["with four parts", `${good}.${signature}`],
    ["with five parts", `${header}.${claims}.${claims}.${claims}.${signature}`],
    ["with claims that are no JSON", [header, encode("claims"), signature].join(".")],
    ["with a header that is no JSON", [encode("header"), claims, signature].join(".")],
    ["that is three dots", "a.b.c"],
    ["of 9,000 characters", `${header}.${"A".repeat(9_000)}.${signature}`],
  ];
}
