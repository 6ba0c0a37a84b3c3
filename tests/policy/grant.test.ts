import { broaderThan, type Grant } from "../../policy";
import { claimsOf, grantOf } from "../../policy/tokens/grant";

const own: Grant = {
  subject: "npm-slovenia",
  role: "member",
  org: "npm-slovenia",
  purpose: "work",
  operations: null,
  breakGlass: null,
  scopes: ["own:read", "network:read", "tokens:manage"],
  networks: ["network-see-npm"],
  countries: [],
  expiresAt: 2_000_000_000,
};
const narrow: Grant = { ...own, countries: ["state-slovenia"], operations: ["npms", "collaborations"] };

describe("a token is never broader and never longer-lived than its issuer’s own", () => {
  it.each<[string, Grant, Partial<Grant>, RegExp | null]>([
    ["the same", own, {}, null],
    ["fewer scopes, no organisation, no networks", own, { scopes: [], org: null, networks: [] }, null],
    ["a shorter life", own, { expiresAt: own.expiresAt - 1 }, null],
    ["limited operations", own, { operations: ["npms"] }, null],
    ["narrowed to a country without reach", own, { scopes: ["own:read"], countries: ["state-slovenia"] }, null],
    ["a scope more", own, { scopes: ["own:read", "audit:read"] }, /lacks audit:read/],
    [
      "what only the operator gives",
      { ...own, scopes: [...own.scopes, "tokens:administer"] },
      { scopes: ["tokens:administer"] },
      /Only the operator gives tokens:administer/,
    ],
    ["another organisation", own, { org: "npm-austria" }, /does not act for npm-austria/],
    ["another network", own, { networks: ["network-nordic-npm"] }, /does not name network-nordic-npm/],
    ["a second later", own, { expiresAt: own.expiresAt + 1 }, /ends on 2033-05-18/],
    ["reach into a country", own, { countries: ["state-austria"] }, /does not name state-austria/],
    ["break-glass", own, { breakGlass: "npm-austria" }, /breakGlass/],
    ["the same, of a narrowed token", narrow, {}, null],
    ["no longer narrowed to a country", narrow, { countries: [] }, /narrowed to state-slovenia/],
    ["another country", narrow, { countries: ["state-austria"] }, /narrowed to state-slovenia/],
    ["no longer limited to operations", narrow, { operations: null }, /limited to npms, collaborations/],
    ["another operation", narrow, { operations: ["npms", "tokens"] }, /limited to npms/],
  ])("%s", (_what, issuer, change, refused) => {
    const reasons = broaderThan(issuer, { ...issuer, ...change });
    if (refused === null) expect(reasons).toEqual([]);
    else expect(reasons.join(" ")).toMatch(refused);
  });
});

describe("claims", () => {
  it("give back the grant they were made of", () => {
    for (const grant of [own, narrow, { ...own, org: null, role: null, networks: [], breakGlass: "npm-austria" }])
      expect(grantOf(claimsOf(grant))).toEqual(grant);
  });

  it.each([{ countries: [] }, { countries: null }, { operations: null }])(
    "are those of no token where a limit is empty or null: %j",
    (limit) => expect(grantOf({ ...claimsOf(own), ...limit })).toBeUndefined(),
  );

  it("grant nothing by scopes that the hub does not know", () => {
    expect(grantOf({ ...claimsOf(own), scope: "openid network:read network:readall admin" })?.scopes).toEqual([
      "network:read",
    ]);
  });
});
