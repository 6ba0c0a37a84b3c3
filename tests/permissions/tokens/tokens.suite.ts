import { demonstrationRecords, writeDemonstration } from "../../../seed";
import { records } from "../../../store/port";
import { badTokens } from "../../support/badTokens";
import { idOf, openPermissionsHub, type PermissionsHub } from "../../support/permissionsHub";
import { scratchStore } from "../../support/world";

/** Records that are for the members of the network of the shores and owned by nobody; they relate no others. */
const FOR_MEMBERS = demonstrationRecords()
  .filter(({ label }) => !records[label].isRelation)
  .flatMap((part) => part.records)
  .filter(
    ({ properties, audience, owners = [] }) =>
      properties["visibility"] === "RESTRICTED" && audience?.join() === "network-demo-shores" && owners.length === 0,
  )
  .map(({ id }) => id);

let hub: PermissionsHub;
let member: string;
let admin: string;
beforeAll(async () => {
  const store = await scratchStore();
  await writeDemonstration(store);
  hub = await openPermissionsHub(store);
  member = await hub.issue("member", { org: "npm-demo-north", networks: ["network-demo-shores"] });
  admin = await hub.issue("admin");
});
afterAll(() => hub.close());

const issue = (input: string) =>
  `mutation { issueToken(input: { subject: "wall screen", purpose: "shows cooperation", ${input} }) { jwt token { id subject organisation { id } scopes classes expiresAt issuedBy } } }`;

describe("whoever asks", () => {
  it("is anonymous without a token, and may read public records", async () => {
    const { data, errors } = await hub.ask(
      "{ viewer { subject role scopes classes token { id } } npms { totalCount } }",
    );
    expect(errors).toEqual([]);
    expect(data.viewer).toEqual({ subject: "anonymous", role: null, scopes: [], classes: ["PUBLIC"], token: null });
    expect(data.npms.totalCount).toBeGreaterThan(0);
  });

  it("sees the passport of its token: purpose, organisation, networks, classes, expiry, operations", async () => {
    const token = await hub.issue("partner", {
      org: "npm-demo-north",
      purpose: "reading",
      networks: ["network-demo-shores"],
      operations: ["npms"],
    });
    const { data, errors } = await hub.ask(
      "{ viewer { token { purpose organisation { id } networks { id } countries { id } classes operations expiresAt issuedBy isExternal revokedAt } } }",
      token,
    );
    expect(errors).toEqual([]);
    expect(data.viewer.token).toMatchObject({
      purpose: "reading",
      organisation: { id: "npm-demo-north" },
      networks: [{ id: "network-demo-shores" }],
      countries: [],
      classes: ["PUBLIC", "PARTNERS", "RESTRICTED", "CONFIDENTIAL"],
      operations: ["npms"],
      issuedBy: "operator",
      isExternal: false,
      revokedAt: null,
    });
    expect(Date.parse(data.viewer.token.expiresAt) - Date.now()).toBeGreaterThan(3_500_000);
  });

  it("sees how its token was used", async () => {
    const token = await hub.issue("analyst");
    for (let count = 0; count < 3; count += 1) await hub.ask("{ npms { totalCount } }", token);
    await hub.identity.flush();
    const { data } = await hub.ask("{ viewer { token { uses lastUsedAt } } }", token);
    expect(data.viewer.token.uses).toBe(3);
    expect(Date.now() - Date.parse(data.viewer.token.lastUsedAt)).toBeLessThan(60_000);
  });

  it("is kept to the operations its token is limited to", async () => {
    const token = await hub.issue("analyst", { operations: ["npms"] });
    const { data, errors } = await hub.ask("{ npms { totalCount } viewer { subject } csos { totalCount } }", token);
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", field: "Query.csos" } }]);
    expect(data.csos).toBeNull();
  });

  it("gets answers that no shared cache may keep", async () => {
    expect((await hub.ask("{ __typename }", member)).headers.get("cache-control")).toContain("no-store");
    expect((await hub.ask("{ __typename }")).headers.get("vary")).toContain("Authorization");
  });
});

describe("a network’s id in an audience", () => {
  it.each([
    ["npm-demo-north", "a member", true],
    ["npm-demo-south", "a member with later entry", true],
    ["npm-demo-east", "a former member", false],
    ["npm-demo-coast", "an observer", false],
    ["npm-demo-isle", "a pending member", false],
  ])("means its full members on the day of reading: %s, %s", async (org, _standing, isMember) => {
    expect(FOR_MEMBERS.length).toBeGreaterThan(1);
    const token = await hub.issue("member", { org });
    const ids = FOR_MEMBERS.map((id) => JSON.stringify(id)).join(", ");
    const { data, errors } = await hub.ask(`{ nodes(ids: [${ids}]) { id } }`, token);
    expect(errors).toEqual([]);
    expect(data.nodes.filter((node: unknown) => node !== null)).toHaveLength(isMember ? FOR_MEMBERS.length : 0);
  });
});

describe("a token that is not good", () => {
  it("is refused with 401 and one sentence, whatever is wrong with it", async () => {
    const bad = badTokens(await hub.keyring.signing());
    expect(bad.length).toBeGreaterThanOrEqual(60);
    expect(new Set(bad.map(([title]) => title)).size).toBe(bad.length);
    for (const [title, token] of bad) {
      const { status, headers, data, errors } = await hub.ask("{ npms { totalCount } }", token);
      expect({ title, status, data, code: errors[0]?.extensions?.code }).toEqual({
        title,
        status: 401,
        data: null,
        code: "UNAUTHENTICATED",
      });
      expect(headers.get("www-authenticate")).toMatch(/^Bearer/);
      expect(JSON.stringify(errors)).not.toMatch(/kid|signature|alg|jose/);
    }
  });

  it.each([["Basic bnBtOnB3"], ["Bearer"], ["Bearer "], ["Token x"], ["Bearer a b"], ["Bearer a.b"]])(
    "is no token at all: %s",
    async (authorization) => {
      expect((await hub.ask("{ __typename }", undefined, { authorization })).status).toBe(401);
    },
  );

  it("opens no table either", async () => {
    const response = await fetch(`${hub.url}/tables/npms.json`, { headers: { authorization: "Bearer a.b.c" } });
    expect([response.status, await response.json()]).toMatchObject([
      401,
      { errors: [{ extensions: { code: "UNAUTHENTICATED" } }] },
    ]);
  });
});

describe("issuing tokens", () => {
  it("gives a narrower token of the own organisation, which works and says who issued it", async () => {
    const { data, errors } = await hub.ask(
      issue('scopes: ["network:read"], networks: ["network-demo-shores"], organisation: "npm-demo-north"'),
      member,
    );
    expect(errors).toEqual([]);
    const { jwt, token } = data.issueToken;
    expect(token).toMatchObject({
      subject: "wall screen",
      organisation: { id: "npm-demo-north" },
      scopes: ["network:read"],
      classes: ["PUBLIC", "PARTNERS"],
      issuedBy: "member",
    });
    const seen = await hub.ask("{ viewer { subject classes organisation { id } } tokens { totalCount } }", jwt);
    expect(seen.data.viewer).toEqual({
      subject: "wall screen",
      classes: ["PUBLIC", "PARTNERS"],
      organisation: { id: "npm-demo-north" },
    });
    expect(seen.errors).toMatchObject([
      { extensions: { code: "FORBIDDEN", field: "Query.tokens", scope: "tokens:manage or tokens:administer" } },
    ]);
  });

  it.each([
    ["a scope one lacks", 'scopes: ["audit:read"]', "FORBIDDEN"],
    ["another organisation", 'scopes: [], organisation: "npm-demo-south"', "FORBIDDEN"],
    ["another network", 'scopes: ["network:read"], networks: ["network-other"]', "FORBIDDEN"],
    ["a longer life than one’s own", "scopes: [], days: 300", "FORBIDDEN"],
    ["a scope that does not exist", 'scopes: ["everything:read"]', "BAD_USER_INPUT"],
    ["no days", "scopes: [], days: 0", "BAD_USER_INPUT"],
    ["more than 366 days", "scopes: [], days: 367", "BAD_USER_INPUT"],
  ])("refuses %s, and keeps nothing", async (_what, input, code) => {
    const before = (await hub.ask("{ tokens { totalCount } }", admin)).data.tokens.totalCount;
    const { data, errors } = await hub.ask(issue(input), member);
    expect([data.issueToken, errors[0]?.extensions?.code]).toEqual([null, code]);
    expect((await hub.ask("{ tokens { totalCount } }", admin)).data.tokens.totalCount).toBe(before);
  });

  it("is not for those without the scope, nor for anyone without a token", async () => {
    const analyst = await hub.issue("analyst");
    expect((await hub.ask(issue("scopes: []"), analyst)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    expect((await hub.ask(issue("scopes: []"))).errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
  });

  it("gives the same token for the same key, and none for another’s key", async () => {
    const once = issue('scopes: [], idempotencyKey: "k1"');
    const [first, second] = [await hub.ask(once, member), await hub.ask(once, member)];
    expect(second.data.issueToken.token.id).toBe(first.data.issueToken.token.id);
    const other = await hub.issue("member", { org: "npm-demo-north" });
    expect((await hub.ask(once, other)).data.issueToken.token.id).not.toBe(first.data.issueToken.token.id);
    const conflict = await hub.ask(issue('scopes: ["network:read"], idempotencyKey: "k1"'), member);
    expect(conflict.errors).toMatchObject([{ extensions: { code: "CONFLICT" } }]);
  });

  it("lists to an organisation its own tokens only, to an operator all", async () => {
    const foreign = await hub.issue("member", { org: "npm-demo-south" });
    const ids = async (token: string) =>
      (await hub.ask("{ tokens(first: 200) { nodes { id } } }", token)).data.tokens.nodes.map(
        ({ id }: { id: string }) => id,
      );
    expect(await ids(member)).toContain(idOf(member));
    expect(await ids(member)).not.toContain(idOf(foreign));
    expect(await ids(admin)).toEqual(expect.arrayContaining([idOf(member), idOf(foreign), idOf(admin)]));
  });
});

describe("a cursor of tokens and of the audit", () => {
  const encoded = (text: string) => Buffer.from(text).toString("base64url");
  const bad = [
    ["no base64", "not a cursor!"],
    ["text without a time", encoded("soon|token-x")],
    ["a time alone", encoded("2026-01-01T00:00:00.000Z")],
    ["a time without an id", encoded("2026-01-01T00:00:00.000Z|")],
    ["that of a list of records", encoded(JSON.stringify(["name,id", "A", "npm-a"]))],
    ["a cursor with something after it", `${encoded("2026-01-01T00:00:00.000Z|token-x")}!`],
  ] as const;

  it.each(bad)("is refused where it is none: %s", async (_what, after) => {
    const { data, errors } = await hub.ask(
      `{ tokens(after: "${after}") { totalCount } auditEvents(after: "${after}") { totalCount } }`,
      admin,
    );
    expect(data).toEqual({ tokens: null, auditEvents: null });
    expect(errors.map(({ path, extensions: { code, argument } }) => [path, code, argument])).toEqual(
      expect.arrayContaining([
        [["tokens"], "BAD_USER_INPUT", "after"],
        [["auditEvents"], "BAD_USER_INPUT", "after"],
      ]),
    );
  });

  it("leads on from where a page of tokens ends", async () => {
    const page = async (rest: string) =>
      (await hub.ask(`{ tokens(${rest}) { nodes { id } pageInfo { endCursor } } }`, admin)).data.tokens;
    const all = (await page("first: 3")).nodes.map(({ id }: { id: string }) => id);
    const one = await page("first: 1");
    const next = await page(`first: 2, after: "${one.pageInfo.endCursor}"`);
    expect([...one.nodes, ...next.nodes].map(({ id }: { id: string }) => id)).toEqual(all);
    expect(new Set(all).size).toBe(3);
  });
});

const revoke = (id: string) =>
  `mutation { revokeToken(input: { id: "${id}", reason: "lost" }) { token { id revokedAt } } }`;
const waitFor = async (fits: () => Promise<boolean>, limit: number): Promise<number> => {
  const started = Date.now();
  while (!(await fits())) {
    if (Date.now() - started > limit) throw new Error(`Not within ${limit} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return Date.now() - started;
};

describe("revoking tokens", () => {
  it("takes effect within five seconds, for the token and those issued with it", async () => {
    const parent = await hub.issue("member", { org: "npm-demo-north" });
    const child = (await hub.ask(issue('scopes: ["network:read"]'), parent)).data.issueToken.jwt as string;
    for (const token of [parent, child]) expect((await hub.ask("{ __typename }", token)).status).toBe(200);
    expect((await hub.ask(revoke(idOf(parent)), member)).data.revokeToken.token.id).toBe(idOf(parent));
    for (const token of [parent, child])
      expect(await waitFor(async () => (await hub.ask("{ __typename }", token)).status === 401, 5_000)).toBeLessThan(
        5_000,
      );
  });

  it("is open to a holder for its own token", async () => {
    const token = await hub.issue("analyst");
    expect((await hub.ask(revoke(idOf(token)), token)).data.revokeToken.token.revokedAt).toMatch(/^\d{4}-/);
  });

  it("answers the same for a foreign token and for none", async () => {
    const foreign = await hub.issue("member", { org: "npm-demo-south" });
    const [hidden, missing] = [
      await hub.ask(revoke(idOf(foreign)), member),
      await hub.ask(revoke("token-00000000000000000000"), member),
    ];
    expect(hidden.data).toEqual(missing.data);
    expect(hidden.data).toEqual({ revokeToken: { token: null } });
    expect((await hub.ask("{ __typename }", foreign)).status).toBe(200);
  });
});

describe("keys", () => {
  it("are published without their private part, and rotate without downtime", async () => {
    const published = async () =>
      ((await (await fetch(`${hub.url}/.well-known/jwks.json`)).json()) as { keys: Record<string, string>[] }).keys;
    const before = await published();
    expect(before.every((key) => key["d"] === undefined && key["alg"] === "ES256" && key["kid"])).toBe(true);
    const old = await hub.issue("analyst");
    const { kid } = await hub.keyring.rotate({ dropOld: false });
    const fresh = await hub.issue("analyst");
    expect(JSON.parse(Buffer.from(fresh.split(".")[0] ?? "", "base64url").toString())).toMatchObject({ kid });
    for (const token of [old, fresh]) expect((await hub.ask("{ __typename }", token)).status).toBe(200);
    await waitFor(async () => (await published())[0]?.["kid"] === kid, 5_000);
    expect((await published()).map((key) => key["kid"])).toEqual([kid, ...before.map((key) => key["kid"])]);
  });

  it("end every token when the old ones are dropped", async () => {
    const old = await hub.issue("analyst");
    await hub.keyring.rotate({ dropOld: true });
    await waitFor(async () => (await hub.ask("{ __typename }", old)).status === 401, 5_000);
    [member, admin] = [await hub.issue("member", { org: "npm-demo-north" }), await hub.issue("admin")];
    expect((await hub.ask("{ __typename }", member)).status).toBe(200);
  });
});
