import type { Viewer } from "../../policy";
import type { Store } from "../../store/port";
import type { Data, Hub } from "../support/hub";
import { openSmallHub } from "../support/smallWorld";
import { viewerAs } from "../support/viewers";

let hub: Hub;
let store: Store;
beforeAll(async () => void ({ hub, store } = await openSmallHub()));
afterAll(() => hub.close());

const north = viewerAs("member", { org: "npm-north", memberOf: ["network-shores"] });
const steward = viewerAs("steward");
const admin = viewerAs("admin");
const audited: Viewer = { ...admin, scopes: [...admin.scopes, "audit:read"] };

const ask = async (query: string, viewer?: Viewer): Promise<Data> => {
  const { data, errors } = await hub.ask(query, {}, viewer);
  expect(errors).toEqual([]);
  return data;
};
/** A time between what was written before and what is written next. */
const between = async (): Promise<string> => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  const now = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 5));
  return now;
};

describe("history", () => {
  it("tells when, in which capacity, why, and each field before and after", async () => {
    await ask(
      `mutation { updateCollaboration(input: { id: "collab-old" formality: INFORMAL from: "2015" sources: [] reason: "Read again" }) { collaboration { id } } }`,
      steward,
    );
    const { history } = await ask(
      `{ history(id: "collab-old") { nodes { action kind recordId writtenAs reason record { id } fields { field before after } } pageInfo { hasNextPage } } }`,
    );
    expect(history.nodes[0]).toMatchObject({
      action: "CREATED",
      kind: "COLLABORATION",
      recordId: "collab-old",
      writtenAs: "IMPORT",
    });
    expect(history.nodes[1]).toEqual({
      action: "UPDATED",
      kind: "COLLABORATION",
      recordId: "collab-old",
      writtenAs: "STEWARD",
      reason: "Read again",
      record: { id: "collab-old" },
      fields: [
        { field: "formality", before: ["FORMAL"], after: ["INFORMAL"] },
        { field: "period.from", before: ["2014"], after: ["2015"] },
        { field: "sources", before: ["src-page"], after: null },
      ],
    });
    expect(history.nodes).toHaveLength(2);
  });

  it("shows who wrote to those who may know, and each entry with the hash of the one before to auditors", async () => {
    const { history } = await ask(
      `{ history(id: "collab-old") { nodes { subject sequence hash previousHash } } }`,
      audited,
    );
    expect(history.nodes[1]).toMatchObject({ subject: "steward", hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const { data, errors } = await hub.ask(`{ history(id: "collab-old") { nodes { subject hash } } }`, {}, north);
    expect(data.history.nodes[1]).toEqual({ subject: null, hash: null });
    expect(errors.map(({ extensions }) => extensions?.["field"])).toContain("Change.subject");
  });

  it("of what was archived stays, with its last state", async () => {
    const made = await ask(
      `mutation { createSource(input: { title: "Another page" kind: WEB_PAGE }) { source { id } } }`,
      north,
    );
    const { id } = made.createSource.source;
    await ask(`mutation { archiveSource(input: { id: "${id}" reason: "Never existed" }) { id } }`, north);
    const { history, node } = await ask(
      `{ history(id: "${id}") { nodes { action reason record { id } fields { field before } } } node(id: "${id}") { id } }`,
    );
    expect(node).toBeNull();
    expect(history.nodes.map(({ action }: Data) => action)).toEqual(["CREATED", "ARCHIVED"]);
    expect(history.nodes[1]).toMatchObject({
      reason: "Never existed",
      record: null,
      fields: expect.arrayContaining([{ field: "title", before: ["Another page"] }]),
    });
  });

  it("a write that changes nothing leaves nothing in it", async () => {
    const head = await store.journalHead();
    await ask(`mutation { updateCso(input: { id: "cso-beta" name: "Organisation beta" }) { cso { id } } }`, steward);
    expect(await store.journalHead()).toBe(head);
  });

  it("goes on from page to page", async () => {
    const seen: string[] = [];
    let after = "";
    for (let page = 0; page < 10; page += 1) {
      const { changes } = await ask(
        `{ changes(first: 7 ${after && `after: "${after}"`}) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
      );
      seen.push(...changes.nodes.map(({ id }: Data) => id));
      if (!changes.pageInfo.hasNextPage) break;
      after = changes.pageInfo.endCursor;
    }
    const { changes } = await ask("{ changes(first: 200) { nodes { id } } }");
    expect(seen).toEqual(changes.nodes.map(({ id }: Data) => id));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("is filtered by time and by kind of record", async () => {
    const time = await between();
    await ask(`mutation { updateCso(input: { id: "cso-beta" focus: "Prisons" }) { cso { id } } }`, steward);
    await ask(`mutation { updateNpm(input: { id: "npm-coast" nameLocal: "Obala" }) { npm { id } } }`, steward);
    const { all, some } = await ask(
      `{ all: changes(since: "${time}") { nodes { recordId } } some: changes(since: "${time}", types: [NPM]) { nodes { recordId } } }`,
    );
    expect(all.nodes).toEqual([{ recordId: "cso-beta" }, { recordId: "npm-coast" }]);
    expect(some.nodes).toEqual([{ recordId: "npm-coast" }]);
  });
});

describe("knownAt: before and after a correction", () => {
  it("shows a record as it was known, under an id of its own", async () => {
    const before = await between();
    await ask(
      `mutation { updateMembership(input: { id: "membership-south" from: "2013-05-01" note: "Corrected" reason: "Signed later" }) { membership { id } } }`,
      steward,
    );
    const fields = "{ id ... on Membership { note period { from } actor { name } } }";
    const { then, now } = await ask(
      `{ then: recordKnownAt(id: "membership-south", at: "${before}") ${fields} now: node(id: "membership-south") ${fields} }`,
    );
    expect(now).toMatchObject({ id: "membership-south", note: "Corrected", period: { from: "2013-05-01" } });
    expect(then).toEqual({
      id: `membership-south@${before}`,
      note: null,
      period: { from: "2013-03-26" },
      actor: { name: "NPM of south" },
    });
    expect((await ask(`{ node(id: "${then.id}") { id ... on Membership { period { from } } } }`)).node).toEqual({
      id: then.id,
      period: { from: "2013-03-26" },
    });
  });

  it("is independent of valid time: who was a member in April 2013, as known before and after", async () => {
    const now = await between();
    const members = (knownAt: string) =>
      `members(asOf: "2013-04-01" ${knownAt}) { totalCount undeterminedCount nodes { actor { id } } }`;
    const [first] = (await ask(`{ history(id: "membership-south") { nodes { at action } } }`)).history.nodes.filter(
      ({ action }: Data) => action === "UPDATED",
    );
    const before = new Date(Date.parse(first.at) - 1).toISOString();
    const { network } = await ask(
      `{ network(id: "network-shores") { then: ${members(`knownAt: "${before}"`)} later: ${members(`knownAt: "${now}"`)} today: ${members("")} } }`,
    );
    expect(network.then).toMatchObject({
      totalCount: 2,
      nodes: expect.arrayContaining([{ actor: { id: "npm-south" } }]),
    });
    expect(network.later).toEqual(network.today);
    expect(network.today).toEqual({ totalCount: 1, undeterminedCount: 0, nodes: [{ actor: { id: "npm-north" } }] });
  });

  it("finds chair terms that were archived since, and none that were not known yet", async () => {
    await store.writer.transact({ actor: "import", input: "terms", writtenAs: "IMPORT" }, async (transaction) => {
      const term = {
        id: "chair-shores",
        properties: {
          from: "2014-01-01",
          to: "2015-01-01",
          confidence: "VERIFIED",
          unverifiedFields: [],
          visibility: "PUBLIC",
        },
        pointers: { network: "network-shores", npm: "npm-north" },
      };
      await transaction.put("ChairTerm", [term]);
      await transaction.link("ChairTerm", [term]);
    });
    const known = await between();
    await ask(`mutation { archiveChairTerm(input: { id: "chair-shores" reason: "Never held" }) { id } }`, steward);
    const terms = (knownAt: string) => `chairTerms(${knownAt}) { totalCount nodes { npm { id } period { from to } } }`;
    const { network } = await ask(
      `{ network(id: "network-shores") { then: ${terms(`knownAt: "${known}"`)} before: ${terms(`knownAt: "2000-01-01T00:00:00Z"`)} today: ${terms("first: 5")} } }`,
    );
    expect(network).toEqual({
      then: { totalCount: 1, nodes: [{ npm: { id: "npm-north" }, period: { from: "2014-01-01", to: "2015-01-01" } }] },
      before: { totalCount: 0, nodes: [] },
      today: { totalCount: 0, nodes: [] },
    });
  });

  it("history ends at the time asked for", async () => {
    const [created] = (await ask(`{ history(id: "membership-south") { nodes { at } } }`)).history.nodes;
    const { history } = await ask(`{ history(id: "membership-south", knownAt: "${created.at}") { nodes { action } } }`);
    expect(history.nodes).toEqual([{ action: "CREATED" }]);
  });

  it("can’t be combined with what only the database of today knows, and says so", async () => {
    const { errors } = await hub.ask(
      `{ network(id: "network-shores") { members(knownAt: "2026-01-01T00:00:00Z", where: { status: { eq: MEMBER } }) { totalCount } } }`,
    );
    expect(errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "where" });
  });

  it("what a time is not is BAD_USER_INPUT", async () => {
    const { errors } = await hub.ask(`{ changes(since: "yesterday") { nodes { id } } }`);
    expect(errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "since" });
  });
});

describe("the journal", () => {
  it("rebuilds every record from its first entry on", async () => {
    const { changes } = await ask(
      `{ changes(first: 200) { nodes { recordId action fields { field after } } } }`,
      admin,
    );
    const state = new Map<string, Map<string, string[] | null>>();
    for (const { recordId, action, fields } of changes.nodes) {
      const record = state.get(recordId) ?? new Map<string, string[] | null>();
      for (const { field, after } of fields) record.set(field, after);
      state.set(recordId, record);
      if (action === "ARCHIVED") state.delete(recordId);
    }
    const { npms } = await ask("{ npms { nodes { id name nameLocal } } }");
    for (const { id, name, nameLocal } of npms.nodes) {
      expect(state.get(id)?.get("name")).toEqual([name]);
      expect(state.get(id)?.get("nameLocal")?.[0] ?? null).toBe(nameLocal);
    }
  });

  it("is whole, and an edited entry is found", async () => {
    expect((await store.access.verify(() => undefined)).problems).toEqual([]);
  });
});
