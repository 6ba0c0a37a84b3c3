/** What tokens may do to tokens: manage them, pass powers on, and outlive what they come from. */
import type { Driver } from "neo4j-driver";
import { newToken, ROLES, type Grant } from "../../../policy";
import { writeDemonstration } from "../../../seed";
import type { AuditNote, TokenRecord } from "../../../store/port";
import { MOST_LIVE_TOKENS } from "../../../domain/access/tokenLife";
import { idOf, openPermissionsHub, type PermissionsHub } from "../../support/permissionsHub";
import { scratchDatabase, scratchStore } from "../../support/world";

let hub: PermissionsHub;
let database: Driver;
beforeAll(async () => {
  const store = await scratchStore();
  await writeDemonstration(store);
  hub = await openPermissionsHub(store);
  database = await scratchDatabase();
});
afterAll(async () => {
  await database.close();
  await hub.close();
});

const NOTE: AuditNote = { kind: "TOKEN_ISSUED", subject: "test", tokenId: null, org: null };
const issuing = (input: string) =>
  `mutation { issueToken(input: { subject: "screen", purpose: "test", ${input} }) { jwt token { id } } }`;
const revoking = (id: string) => `mutation { revokeToken(input: { id: "${id}" }) { token { id } } }`;
const codes = ({ errors }: { errors: { extensions?: { code?: string } }[] }) =>
  errors.map(({ extensions }) => extensions?.code);

/** Issues with a token; resolves to the new one. */
async function child(parent: string, input: string): Promise<string> {
  const { data, errors } = await hub.ask(issuing(input), parent);
  expect(errors).toEqual([]);
  return data.issueToken.jwt as string;
}

async function managedBy(token: string): Promise<string[]> {
  const { data, errors } = await hub.ask("{ tokens(first: 200) { nodes { id } } }", token);
  expect(errors).toEqual([]);
  return data.tokens.nodes.map(({ id }: { id: string }) => id);
}

const revokedId = async (id: string, by: string): Promise<string | undefined> =>
  (await hub.ask(revoking(id), by)).data.revokeToken.token?.id;

/** A token that was issued with another one, as it is kept. */
const issuedWith = (parent: string | null, change: Partial<Grant> = {}): TokenRecord => {
  const issuedAt = Math.floor(Date.now() / 1000);
  const grant: Grant = {
    subject: "test",
    role: null,
    scopes: ["tokens:manage"],
    org: null,
    purpose: "test",
    networks: [],
    countries: [],
    operations: null,
    breakGlass: null,
    expiresAt: issuedAt + 600,
    ...change,
  };
  return newToken(grant, { issuedBy: "test", issuedAt, issuedWith: parent });
};

describe("managing tokens", () => {
  it("without an organisation reaches the tokens issued with one’s own, however far down, and no other", async () => {
    const partner = await hub.issue("partner", { org: "cso-demo-alpha" });
    const foreign = await hub.issue("member", { org: "npm-demo-south" });
    const loose = await child(partner, 'scopes: ["tokens:manage"]');
    const below = await child(loose, 'scopes: ["tokens:manage"]');
    const furthest = await child(below, "scopes: []");
    expect((await managedBy(loose)).sort()).toEqual([idOf(below), idOf(furthest)].sort());
    for (const one of [foreign, partner, await hub.issue("admin")]) {
      expect(await revokedId(idOf(one), loose)).toBeUndefined();
      expect((await hub.ask("{ __typename }", one)).status).toBe(200);
    }
    expect(await revokedId(idOf(furthest), loose)).toBe(idOf(furthest));
  });

  it("for an organisation reaches what was issued further down for none", async () => {
    const partner = await hub.issue("partner", { org: "cso-demo-alpha" });
    const loose = await child(partner, 'scopes: ["tokens:manage"]');
    const below = await child(loose, "scopes: []");
    const colleague = await hub.issue("partner", { org: "cso-demo-alpha" });
    expect(await managedBy(colleague)).toEqual(expect.arrayContaining([idOf(loose), idOf(below)]));
    expect(await revokedId(idOf(below), colleague)).toBe(idOf(below));
  });

  it("of all is a scope of its own: without it an operator’s token manages its own only", async () => {
    const foreign = await hub.issue("member", { org: "npm-demo-south" });
    const scopes = ROLES.admin.scopes.filter((scope) => scope !== "tokens:administer");
    const lesser = await hub.issue("admin", { scopes });
    expect(await managedBy(lesser)).toEqual([]);
    expect(await revokedId(idOf(foreign), lesser)).toBeUndefined();
    const administering = await hub.issue("admin", { scopes: ["tokens:administer"] });
    expect(await managedBy(administering)).toContain(idOf(foreign));
    expect(await revokedId(idOf(foreign), administering)).toBe(idOf(foreign));
  });

  it("of all is passed on by no token, not even by one that has it", async () => {
    const admin = await hub.issue("admin");
    const { data, errors } = await hub.ask(issuing('scopes: ["tokens:administer"]'), admin);
    expect(data).toEqual({ issueToken: null });
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    expect(errors[0]?.message).toContain("Only the operator");
  });
});

describe("an empty list in a token", () => {
  it.each(["countries", "operations"])("is refused where it could be read as no limit: %s", async (limit) => {
    const admin = await hub.issue("admin");
    const { data, errors } = await hub.ask(issuing(`scopes: [], ${limit}: []`), admin);
    expect(data).toEqual({ issueToken: null });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument: limit } }]);
  });
});

describe("a token that was issued with another", () => {
  it("is refused, and not kept, once that one was revoked, even while other requests still pass with it", async () => {
    const parent = await hub.issue("member", { org: "npm-demo-north" });
    expect((await hub.ask("{ __typename }", parent)).status).toBe(200);
    await hub.store.access.revoke(idOf(parent), { ...NOTE, kind: "TOKEN_REVOKED" });
    const { data, errors } = await hub.ask(issuing("scopes: []"), parent);
    expect([data?.issueToken ?? null, codes({ errors })]).toEqual([null, ["UNAUTHENTICATED"]]);
    expect(await hub.store.access.tokens({ issuedWith: idOf(parent) }, { first: 1 })).toMatchObject({ totalCount: 0 });
  });

  it.each([
    ["is not known", async () => "token-00000000000000000000"],
    [
      "has expired",
      async () => {
        const grandparent = issuedWith(null, { expiresAt: 1_000_000_000 });
        return (await hub.store.access.keep(grandparent, NOTE)).id;
      },
    ],
    [
      "comes from one that was revoked",
      async () => {
        const grandparent = await hub.store.access.keep(issuedWith(null), NOTE);
        const parent = await hub.store.access.keep(issuedWith(grandparent.id), NOTE);
        await hub.store.access.revoke(grandparent.id, { ...NOTE, kind: "TOKEN_REVOKED" });
        return parent.id;
      },
    ],
  ])("is not kept where that one %s", async (_what, parentOf) => {
    const orphan = issuedWith(await parentOf());
    await expect(hub.store.access.keep(orphan, NOTE)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    expect(await hub.store.access.token(orphan.id)).toBeNull();
  });

  it("does not hold where that one left no trace", async () => {
    const parent = await hub.issue("member", { org: "npm-demo-north" });
    const orphan = await child(parent, "scopes: []");
    await database.executeQuery("MATCH (t:Token {id: $id}) DETACH DELETE t", { id: idOf(parent) });
    const { status, errors } = await hub.ask("{ __typename }", orphan);
    expect([status, codes({ errors })]).toEqual([401, ["UNAUTHENTICATED"]]);
    expect(errors[0]?.message).not.toContain("revoked");
  });

  it("ends with the keys that are dropped, whatever signs it", async () => {
    const parent = await hub.issue("member", { org: "npm-demo-north" });
    expect((await hub.ask("{ __typename }", parent)).status).toBe(200);
    await hub.store.access.revokeIssued({ ...NOTE, kind: "KEYS_ROTATED" });
    // A process that has not seen the new keys yet, or signs with them already.
    const { data, errors } = await hub.ask(issuing("scopes: []"), parent);
    expect([data?.issueToken ?? null, codes({ errors })]).toEqual([null, ["UNAUTHENTICATED"]]);
    const fresh = await hub.issue("member", { org: "npm-demo-north" });
    expect((await hub.ask("{ __typename }", fresh)).status).toBe(200);
  });
});

describe("the holder of a token", () => {
  it.each(["operator", "anonymous", "Operator "])("is not named after someone else: %s", async (subject) => {
    const member = await hub.issue("member", { org: "npm-demo-north" });
    const { errors } = await hub.ask(issuing("scopes: []").replace("screen", subject), member);
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument: "subject" } }]);
  });
});

describe("a token of no organisation", () => {
  it("does not share idempotency keys with an organisation by a subject that looks like it", async () => {
    const proposing = (value: string) =>
      `mutation { proposeChange(input: { record: "npm-demo-south", fields: [{ field: "nameLocal", values: ["${value}"] }], reason: "test", idempotencyKey: "k1" }) { proposal { id } } }`;
    const member = await hub.issue("member", { org: "npm-demo-north", subject: "office" });
    expect(codes(await hub.ask(proposing("One"), member))).toEqual([]);
    const { data } = await hub.ask(
      `mutation { issueToken(input: { subject: "office/npm-demo-north", purpose: "test", scopes: ["cooperation:write"] }) { jwt } }`,
      member,
    );
    expect(codes(await hub.ask(proposing("Two"), data.issueToken.jwt as string))).toEqual([]);
  });
});

describe("the number of live tokens", () => {
  const seed = async (parent: string, most: number, issuedFor: string | null) => {
    for (let count = 0; count < most; count += 1)
      await hub.store.access.keep({ ...issuedWith(parent), issuedFor }, NOTE);
  };

  it("is limited for an organisation, whichever of its tokens issues, and tells nothing of others’", async () => {
    const [one, other] = [
      await hub.issue("member", { org: "npm-demo-coast" }),
      await hub.issue("member", { org: "npm-demo-coast" }),
    ];
    const ended = await hub.store.access.keep({ ...issuedWith(idOf(one)), issuedFor: "npm-demo-coast" }, NOTE);
    await seed(idOf(one), MOST_LIVE_TOKENS - 1, "npm-demo-coast");
    for (const issuer of [one, other]) {
      const { data, errors } = await hub.ask(issuing("scopes: []"), issuer);
      expect([data.issueToken, codes({ errors })]).toEqual([null, ["RATE_LIMITED"]]);
      expect(errors[0]?.message).toContain(String(MOST_LIVE_TOKENS));
    }
    const elsewhere = await hub.issue("member", { org: "npm-demo-isle" });
    expect(codes(await hub.ask(issuing("scopes: []"), elsewhere))).toEqual([]);
    expect(await revokedId(ended.id, other)).toBe(ended.id);
    // One place is free, however many ask for it at once.
    const asked = await Promise.all([one, other, one, other].map((issuer) => hub.ask(issuing("scopes: []"), issuer)));
    expect(asked.map(codes).sort()).toEqual([[], ["RATE_LIMITED"], ["RATE_LIMITED"], ["RATE_LIMITED"]]);
  });

  it("is limited for all that come from one token of no organisation, and tokens it issued in turn add none", async () => {
    const admin = await hub.issue("admin");
    const loose = await child(admin, 'scopes: ["tokens:manage"]');
    await seed(idOf(admin), MOST_LIVE_TOKENS - 2, null);
    const last = await child(loose, 'scopes: ["tokens:manage"]');
    for (const issuer of [admin, loose, last])
      expect(codes(await hub.ask(issuing("scopes: []"), issuer))).toEqual(["RATE_LIMITED"]);
    expect(codes(await hub.ask(issuing("scopes: []"), await hub.issue("admin")))).toEqual([]);
    expect(await revokedId(idOf(loose), admin)).toBe(idOf(loose));
    expect(codes(await hub.ask(issuing("scopes: []"), admin))).toEqual([]);
  });
});

describe("what is said of a token that is refused", () => {
  const messageFor = async (token: string) => (await hub.ask("{ __typename }", token)).errors[0]?.message as string;

  it("names revocation only where it was revoked", async () => {
    const parent = await hub.issue("member", { org: "npm-demo-north" });
    const offspring = await child(parent, "scopes: []");
    const unknown = await hub.issue("analyst");
    await database.executeQuery("MATCH (t:Token {id: $id}) DETACH DELETE t", { id: idOf(unknown) });
    await hub.store.access.revoke(idOf(parent), { ...NOTE, kind: "TOKEN_REVOKED" });
    // That it is good is remembered for two seconds.
    while ((await hub.ask("{ __typename }", parent)).status === 200)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await messageFor(parent)).toContain("was revoked");
    expect(await messageFor(offspring)).toContain("ended together with");
    expect(await messageFor(unknown)).toBe(await messageFor("a.b.c"));
  });

  it("is noted in the audit with what became of it", async () => {
    const admin = await hub.issue("admin");
    const unknown = await hub.issue("analyst");
    await database.executeQuery("MATCH (t:Token {id: $id}) DETACH DELETE t", { id: idOf(unknown) });
    await messageFor(unknown);
    const { data } = await hub.ask("{ auditEvents(first: 1) { nodes { kind tokenId detail } } }", admin);
    expect(data.auditEvents.nodes).toEqual([{ kind: "TOKEN_REFUSED", tokenId: idOf(unknown), detail: "unknown" }]);
  });
});
