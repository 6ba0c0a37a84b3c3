import type { Driver } from "neo4j-driver";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openStore } from "../../store";
import { writeDemonstration } from "../../seed";
import type { ChainVerification, Store } from "../../store/port";
import { idOf, openPermissionsHub, type PermissionsHub } from "../support/permissionsHub";
import { scratchDatabase, scratchSettings, scratchStore } from "../support/world";

/** Confidential records of the demonstration that npm-demo-north owns. */
const EXCHANGES = "{ informationExchanges(first: 50) { nodes { id } } }";

let hub: PermissionsHub;
let database: Driver;
let member: string;
let admin: string;
beforeAll(async () => {
  const store = await scratchStore();
  await writeDemonstration(store);
  database = await scratchDatabase();
  hub = await openPermissionsHub(store);
  [member, admin] = [await hub.issue("member", { org: "npm-demo-north" }), await hub.issue("admin")];
});
afterAll(async () => {
  await hub.close();
  await database.close();
});

interface Event {
  readonly kind: string;
  readonly tokenId: string | null;
  readonly records: string[];
  readonly fields: string[];
  readonly detail: string | null;
  readonly sequence: number;
}
const events = async (token = admin): Promise<Event[]> =>
  (await hub.ask("{ auditEvents(first: 200) { nodes { kind tokenId records fields detail } } }", token)).data
    .auditEvents.nodes;

describe("the audit notes", () => {
  it("the reading of confidential records, with their ids and nothing of what is in them", async () => {
    const { data } = await hub.ask(EXCHANGES, member);
    const ids = data.informationExchanges.nodes.map(({ id }: { id: string }) => id);
    expect(ids.length).toBeGreaterThan(0);
    const [noted] = await events(member);
    expect(noted).toMatchObject({
      kind: "CONFIDENTIAL_READ",
      tokenId: idOf(member),
      records: [...ids].sort(),
      fields: [],
      detail: null,
    });
  });

  it("the reading of what was proposed for a confidential record, or objected to it", async () => {
    const [{ id }] = (await hub.ask(EXCHANGES, member)).data.informationExchanges.nodes;
    const proposing = `mutation { proposeChange(input: { record: "${id}" reason: "test" fields: [{ field: "topic", values: ["Another"] }] }) { proposal { id } } }`;
    const objecting = `mutation { objectToRecord(input: { id: "${id}" reason: "test" }) { objection { id } } }`;
    for (const mutation of [proposing, objecting]) expect((await hub.ask(mutation, member)).errors).toEqual([]);
    const lists = {
      proposals: "{ proposals { nodes { fields { before } } } }",
      objections: "{ objections { nodes { reason } } }",
    };
    for (const list of Object.values(lists)) {
      const reader = await hub.issue("member", { org: "npm-demo-north" });
      await hub.ask(list, reader);
      const noted = (await events()).filter(({ tokenId }) => tokenId === idOf(reader));
      expect(noted).toMatchObject([{ kind: "CONFIDENTIAL_READ", records: [id] }]);
    }
  });

  it("and shows who is kept to some countries no record outside them that other tokens read", async () => {
    const [{ id }] = (await hub.ask(EXCHANGES, member)).data.informationExchanges.nodes;
    const shownTo = async (countries: readonly string[]) =>
      (await events(await hub.issue("member", { org: "npm-demo-north", countries }))).flatMap(({ records }) => records);
    expect(await shownTo([])).toContain(id);
    expect(await shownTo(["state-demo-northland"])).toContain(id);
    const elsewhere = await shownTo(["state-demo-southland"]);
    expect(elsewhere.filter((one) => !one.startsWith("token-"))).toEqual([]);
  });

  it("nothing where public records are read", async () => {
    const before = (await events()).length;
    await hub.ask("{ npms { nodes { name } } }", member);
    await hub.ask(EXCHANGES);
    expect(await events()).toHaveLength(before);
  });

  it("every refusal of someone with a token, once per request, with the fields", async () => {
    const analyst = await hub.issue("dashboard", { scopes: [] });
    await hub.ask(
      "{ projects { nodes { budgetAmount a: budgetAmount funding { amount } } } tokens { totalCount } }",
      analyst,
    );
    const noted = (await events()).filter(({ tokenId }) => tokenId === idOf(analyst));
    expect(noted).toMatchObject([
      { kind: "REFUSED", fields: ["Funding.amount", "Project.budgetAmount", "Query.tokens"] },
    ]);
  });

  it("no refusal of anyone without a token: these are figures", async () => {
    const before = (await events()).length;
    const { errors } = await hub.ask("{ projects { nodes { budgetAmount } } tokens { totalCount } }");
    expect(errors.length).toBe(2);
    expect(await events()).toHaveLength(before);
    const figures = await (await fetch(`${hub.url}/metrics`)).text();
    expect(figures).toMatch(/liaison_errors_total\{code="FORBIDDEN"\} [1-9]/);
  });

  it("every token that is issued, refused and revoked", async () => {
    const mutation = `mutation { issueToken(input: { subject: "screen", purpose: "shows", scopes: [] }) { jwt token { id } } }`;
    const { jwt, token } = (await hub.ask(mutation, member)).data.issueToken;
    await hub.ask(`mutation { revokeToken(input: { id: "${token.id}", reason: "test" }) { token { id } } }`, member);
    expect((await hub.ask("{ __typename }", jwt)).status).toBe(401);
    await hub.ask("{ __typename }", jwt);
    const [refused, revoked, issued] = await events();
    expect(refused).toMatchObject({ kind: "TOKEN_REFUSED", tokenId: token.id, detail: "revoked" });
    expect(revoked).toMatchObject({
      kind: "TOKEN_REVOKED",
      tokenId: idOf(member),
      records: [token.id],
      detail: "test",
    });
    expect(issued).toMatchObject({ kind: "TOKEN_ISSUED", tokenId: idOf(member), records: [token.id] });
  });

  it("break-glass access and every use of it, and shows both to the organisation", async () => {
    const mutation = `mutation { breakGlass(input: { organisation: "npm-demo-north", reason: "a report of harm", minutes: 5 }) { jwt token { id classes breakGlassFor { id } } } }`;
    const granted = await hub.ask(mutation, admin);
    expect(granted.errors).toEqual([]);
    const { jwt, token } = granted.data.breakGlass;
    expect(token).toMatchObject({
      classes: ["PUBLIC", "PARTNERS", "RESTRICTED", "CONFIDENTIAL"],
      breakGlassFor: { id: "npm-demo-north" },
    });
    expect((await hub.ask(EXCHANGES, admin)).data.informationExchanges.nodes).toEqual([]);
    expect((await hub.ask(EXCHANGES, jwt)).data.informationExchanges.nodes.length).toBeGreaterThan(0);
    const shown = (await events(member)).slice(0, 3).map(({ kind, tokenId, detail }) => [kind, tokenId, detail]);
    expect(shown).toEqual([
      ["CONFIDENTIAL_READ", token.id, null],
      ["BREAK_GLASS_USED", token.id, null],
      ["BREAK_GLASS_GRANTED", idOf(admin), "a report of harm"],
    ]);
    const others = await hub.issue("member", { org: "npm-demo-south" });
    expect(await events(others)).toEqual([]);
    const issued = await hub.ask(
      `mutation { issueToken(input: { subject: "x", purpose: "x", scopes: [] }) { jwt } }`,
      jwt,
    );
    expect(issued.errors[0].extensions.code).toBe("FORBIDDEN");
  });

  it("break-glass access that is nowhere broader than the operator’s own token: its countries and operations", async () => {
    const mutation = `mutation { breakGlass(input: { organisation: "npm-demo-north", reason: "test" }) { jwt token { countries { id } operations } } }`;
    const own = { countries: ["state-demo-northland"], operations: ["breakGlass", "npms"] };
    const narrow = await hub.issue("admin", own);
    const { data, errors } = await hub.ask(mutation, narrow);
    expect(errors).toEqual([]);
    const { jwt, token } = data.breakGlass;
    expect(token).toEqual({ countries: [{ id: "state-demo-northland" }], operations: own.operations });
    expect(JSON.parse(Buffer.from(jwt.split(".")[1], "base64url").toString())).toMatchObject(own);
    expect((await hub.ask(EXCHANGES, jwt)).errors).toMatchObject([
      { extensions: { code: "FORBIDDEN", field: "Query.informationExchanges" } },
    ]);
    const npms = async (asker: string) => (await hub.ask("{ npms { nodes { id } } }", asker)).data.npms.nodes;
    expect(await npms(jwt)).toContainEqual({ id: "npm-demo-north" });
    expect(await npms(jwt)).not.toContainEqual({ id: "npm-demo-south" });
    expect(await npms(admin)).toContainEqual({ id: "npm-demo-south" });
  });

  it("is not for those who lack the scope, and no use of break-glass lasts longer than an hour", async () => {
    const ask = (minutes: number, token: string) =>
      hub.ask(
        `mutation { breakGlass(input: { organisation: "npm-demo-north", reason: "x", minutes: ${minutes} }) { jwt } }`,
        token,
      );
    expect((await ask(5, member)).errors[0].extensions.code).toBe("FORBIDDEN");
    expect((await ask(61, admin)).errors[0].extensions.code).toBe("BAD_USER_INPUT");
  });

  it("shows sequence and hashes only with audit:read", async () => {
    const query = "{ auditEvents(first: 1) { nodes { sequence hash previousHash } } }";
    const full = await hub.ask(query, admin);
    expect(full.data.auditEvents.nodes[0]).toMatchObject({
      sequence: expect.any(Number),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const own = await hub.ask(query, member);
    expect(own.data.auditEvents.nodes[0]).toEqual({ sequence: null, hash: null, previousHash: null });
    expect(own.errors.map((error) => error.extensions.code)).toEqual(["FORBIDDEN", "FORBIDDEN", "FORBIDDEN"]);
  });

  it("pages without a gap, newest first", async () => {
    const all = (await hub.ask("{ auditEvents(first: 200) { nodes { id } totalCount } }", admin)).data.auditEvents;
    const walked: string[] = [];
    for (let after: string | null = null; ;) {
      const { data } = await hub.ask(
        `{ auditEvents(first: 3${after ? `, after: "${after}"` : ""}) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
        admin,
      );
      walked.push(...data.auditEvents.nodes.map(({ id }: { id: string }) => id));
      if (!data.auditEvents.pageInfo.hasNextPage) break;
      after = data.auditEvents.pageInfo.endCursor;
    }
    expect(walked).toEqual(all.nodes.map(({ id }: { id: string }) => id));
    expect(all.totalCount).toBe(walked.length);
  });
});

describe("when the audit can’t be written", () => {
  const block = () => database.executeQuery("MATCH (j:Journal {id: 'audit'}) SET j.sequence = j.sequence - 1");
  const free = () => database.executeQuery("MATCH (j:Journal {id: 'audit'}) SET j.sequence = j.sequence + 1");

  it("a confidential read is refused and gives nothing away, and others go on", async () => {
    await block();
    try {
      const refused = await hub.ask(EXCHANGES, member);
      expect(refused.data).toEqual({ informationExchanges: null });
      expect(refused.errors).toMatchObject([{ extensions: { code: "UNAVAILABLE" } }]);
      expect(JSON.stringify(refused)).not.toContain("exchange-demo");
      expect((await hub.ask("{ npms { totalCount } }", member)).errors).toEqual([]);
    } finally {
      await free();
    }
    expect((await hub.ask(EXCHANGES, member)).errors).toEqual([]);
  });

  it("no token is issued", async () => {
    const count = async () => (await hub.ask("{ tokens { totalCount } }", admin)).data.tokens.totalCount;
    const before = await count();
    await block();
    try {
      const { data } = await hub.ask(
        `mutation { issueToken(input: { subject: "x", purpose: "x", scopes: [] }) { jwt } }`,
        member,
      );
      expect(data.issueToken).toBeNull();
    } finally {
      await free();
    }
    expect(await count()).toBe(before);
  });
});

describe("verifying", () => {
  let store: Store;
  const headsFile = join(
    process.env["LIAISON_TEST_FOLDER"] ?? "",
    `heads-${process.env["JEST_WORKER_ID"] ?? "1"}.json`,
  );
  const reopen = async () => openStore({ ...(await scratchSettings()), headsFile, isUnchecked: true });
  const verify = async (): Promise<ChainVerification> => {
    const fresh = await reopen();
    return fresh.access.verify(() => undefined).finally(() => fresh.close());
  };
  const run = (text: string) => database.executeQuery(text);

  beforeAll(async () => {
    await rm(headsFile, { force: true });
    store = await reopen();
    for (const fields of ["a", "b", "c", "d"])
      await store.access.note({ kind: "REFUSED", subject: "test", tokenId: "token-t", org: null, fields: [fields] });
    await store.close();
  });

  it("finds nothing wrong with what is as it was written, and says how far a signed head vouches", async () => {
    const { chains, problems } = await verify();
    expect(problems).toEqual([]);
    const audit = chains.find(({ chain }) => chain === "audit");
    expect(audit?.entries).toBeGreaterThan(10);
    expect(audit?.vouchedFor).toBe(audit?.entries);
    expect(JSON.parse(await readFile(headsFile, "utf8"))).toMatchObject({ audit: { sequence: audit?.entries } });
  });

  const MIDDLE = "MATCH (j:Journal {id: 'audit'}) MATCH (e:AuditEvent {sequence: j.sequence - 2})";
  const LAST = "MATCH (j:Journal {id: 'audit'}) MATCH (e:AuditEvent {sequence: j.sequence})";
  it.each([
    [
      "an edited entry",
      `${MIDDLE} SET e.was = e.content, e.content = replace(e.content, 'REFUSED', 'NOTHING')`,
      `${MIDDLE} SET e.content = e.was REMOVE e.was`,
      /changed after/,
    ],
    [
      "an entry that is found under another token",
      `${MIDDLE} SET e.tokenId = 'token-other'`,
      `${MIDDLE} SET e.tokenId = 'token-t'`,
      /found by was changed/,
    ],
    [
      "an entry that is hidden from whom it concerns",
      `${MIDDLE} SET e.concerns = null`,
      `${MIDDLE} SET e.concerns = []`,
      /found by was changed/,
    ],
    [
      "a dropped entry",
      `${MIDDLE} SET e:Dropped REMOVE e:AuditEvent`,
      "MATCH (e:Dropped) SET e:AuditEvent REMOVE e:Dropped",
      /are missing/,
    ],
    [
      "two entries in another order",
      `${MIDDLE} ${"MATCH (f:AuditEvent {sequence: j.sequence - 1})"} SET e.sequence = -1 WITH e, f, f.sequence AS s SET f.sequence = s - 1 WITH e, s SET e.sequence = s`,
      "MATCH (j:Journal {id: 'audit'}) MATCH (e:AuditEvent {sequence: j.sequence - 1}) MATCH (f:AuditEvent {sequence: j.sequence - 2}) SET e.sequence = -1 WITH e, f, f.sequence AS s SET f.sequence = s + 1 WITH e, s SET e.sequence = s",
      /follow|changed/,
    ],
    [
      "a chain whose last entry is gone",
      `${LAST} SET e:Dropped REMOVE e:AuditEvent`,
      "MATCH (e:Dropped) SET e:AuditEvent REMOVE e:Dropped",
      /cut off/,
    ],
    [
      "a chain cut off together with its head",
      `${LAST} MATCH (f:AuditEvent {sequence: j.sequence - 1}) SET e:Dropped, j.sequence = f.sequence, j.was = j.mac, j.mac = f.mac REMOVE e:AuditEvent`,
      "MATCH (j:Journal {id: 'audit'}) MATCH (e:Dropped) SET e:AuditEvent, j.sequence = e.sequence, j.mac = j.was REMOVE e:Dropped, j.was",
      /signed head vouches for entry \d+: everything after entry \d+ was cut off/,
    ],
    [
      "a made-up entry at the end",
      `${LAST} CREATE (:AuditEvent {sequence: j.sequence + 1, content: '{}', previous: e.mac, mac: 'x', id: 'made-up'}) SET j.sequence = j.sequence + 1`,
      "MATCH (j:Journal {id: 'audit'}) MATCH (e:AuditEvent {id: 'made-up'}) DELETE e SET j.sequence = j.sequence - 1",
      /changed after/,
    ],
  ])("finds %s", async (_what, tamper, restore, problem) => {
    await run(tamper);
    const found = await verify().finally(() => run(restore));
    expect(found.problems.map((one) => one.problem).join("\n")).toMatch(problem);
    expect((await verify()).problems).toEqual([]);
  });

  it("finds a chain that was cut off and went on past its signed head, and vouches on once that is put right", async () => {
    const LAST_TWO = "MATCH (j:Journal {id: 'audit'}) MATCH (e:AuditEvent) WHERE e.sequence > j.sequence - 2";
    const note = async (...fields: string[]) => {
      const going = await reopen();
      for (const field of fields)
        await going.access.note({ kind: "REFUSED", subject: "test", tokenId: "token-t", org: null, fields: [field] });
      await going.close();
    };
    const vouchedFor = async () => JSON.parse(await readFile(headsFile, "utf8")).audit.sequence as number;
    const before = await vouchedFor();
    await run(`${LAST_TWO} MATCH (f:AuditEvent {sequence: j.sequence - 2}) WITH j, f, collect(e) AS cut
SET j.was = j.mac, j.sequence = f.sequence, j.mac = f.mac FOREACH (e IN cut | SET e:Dropped REMOVE e:AuditEvent)`);
    await note("x", "y", "z");
    const { problems, chains } = await verify().finally(async () => {
      await run(`MATCH (e:AuditEvent) WHERE e.sequence > ${before - 2} DELETE e`);
      await run(`MATCH (j:Journal {id: 'audit'}) SET j.sequence = ${before}, j.mac = j.was REMOVE j.was
WITH j MATCH (e:Dropped) SET e:AuditEvent REMOVE e:Dropped`);
    });
    expect(chains).toContainEqual({ chain: "audit", entries: before + 1, vouchedFor: before });
    expect(problems).toEqual([
      { chain: "audit", sequence: before, problem: "It is not the entry for which the signed head vouches." },
    ]);
    await note("e");
    expect(await vouchedFor()).toBe(before + 1);
    expect((await verify()).problems).toEqual([]);
  });

  it("finds a tampered head outside the database", async () => {
    const kept = await readFile(headsFile, "utf8");
    await writeFile(headsFile, kept.replace(/"sequence": (\d+)/g, '"sequence": 1'));
    const { problems } = await verify().finally(() => writeFile(headsFile, kept));
    expect(problems.map((one) => one.problem).join("\n")).toMatch(/The signed head outside the database can’t be used/);
  });
});
