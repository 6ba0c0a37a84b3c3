/** Who is shown which version of a record: by who may see it today, and who could see it then. */
import type { Driver } from "neo4j-driver";
import { ANONYMOUS_VIEWER, type Viewer } from "../../../policy";
import type { Label, RecordInput, Store } from "../../../store/port";
import { openHub, type Data, type Hub } from "../../support/hub";
import { writeSmallWorld } from "../../support/smallWorld";
import { viewerAs } from "../../support/viewers";
import { scratchDatabase, scratchStore } from "../../support/world";

const MEMBER = { networks: ["network-shores"], memberOf: ["network-shores"] };
const north = viewerAs("member", { org: "npm-north", ...MEMBER });
const south = viewerAs("member", { org: "npm-south", ...MEMBER });
const OTHERS: readonly (readonly [who: string, viewer: Viewer])[] = [
  ["nobody in particular", ANONYMOUS_VIEWER],
  ["an analyst", viewerAs("analyst", { networks: ["network-shores"] })],
  ["another member", south],
  ["an admin", viewerAs("admin")],
];

let hub: Hub;
let store: Store;
let database: Driver;
beforeAll(async () => {
  store = await scratchStore();
  database = await scratchDatabase();
  await writeSmallWorld(store);
  hub = await openHub(store);
});
afterAll(async () => {
  await database.close();
  await hub.close();
});

async function write(mutation: string, viewer = north): Promise<string> {
  const { data, errors } = await hub.ask(`mutation { ${mutation} }`, {}, viewer);
  expect({ mutation, errors }).toEqual({ mutation, errors: [] });
  const [payload] = Object.values(data as Record<string, Data>);
  return payload.made?.id ?? payload.id;
}
const ROUND = `patterns: [CAPACITY_STRENGTHENING] partnerKind: CSO formality: INFORMAL regularity: AD_HOC status: ACTIVE npm: "npm-north" partner: "cso-alpha"`;
const recordRound = (more: string) =>
  write(`recordCollaboration(input: { ${ROUND} ${more} }) { made: collaboration { id } }`);
const changeRound = (id: string, more: string) =>
  write(`updateCollaboration(input: { id: "${id}" ${more} }) { made: collaboration { id } }`);

/** Writes a record past the API, as an import does. */
async function put(label: Label, record: RecordInput): Promise<void> {
  await store.writer.transact({ actor: "test", input: record }, async (transaction) => {
    const before = (await transaction.read([record.id])).get(record.id);
    const whole = {
      ...before,
      ...record,
      properties: { ...before?.properties, ...record.properties },
      pointers: { ...before?.pointers, ...record.pointers },
    };
    await transaction.put(label, [whole]);
    await transaction.link(label, [whole]);
  });
}

/** A time between what was written before and what is written after. */
async function pause(): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  const at = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 5));
  return at;
}

const HISTORY = `nodes { id at action recordId fields { field before after } } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;
async function historyOf(id: string, viewer: Viewer): Promise<Data> {
  const { data, errors } = await hub.ask(`{ history(id: "${id}") { ${HISTORY} } }`, {}, viewer);
  expect(errors).toEqual([]);
  return data.history;
}
const actionsOf = async (id: string, viewer: Viewer) =>
  (await historyOf(id, viewer)).nodes.map(({ action }: Data) => action);
const UNKNOWN = {
  nodes: [],
  edges: [],
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
};

/** All of `changes`, and a version by its id or as it was known at a time, as a viewer is told. */
const everythingFor = async (viewer: Viewer): Promise<string> => {
  const { data, errors } = await hub.ask(`{ changes(first: 200) { ${HISTORY} } }`, {}, viewer);
  expect(errors).toEqual([]);
  return JSON.stringify(data);
};
const knownAt = async (id: string, at: string, viewer: Viewer): Promise<Data> => {
  const { data, errors } = await hub.ask(
    `{ recordKnownAt(id: "${id}", at: "${at}") { id ... on Collaboration { description } } same: node(id: "${id}@${at}") { id } }`,
    {},
    viewer,
  );
  expect(errors).toEqual([]);
  expect(data.same?.id).toBe(data.recordKnownAt?.id);
  return data.recordKnownAt;
};

describe("a record that was confidential once and is public now", () => {
  let id: string;
  let then: string;
  beforeAll(async () => {
    id = await recordRound(`description: "Told in confidence" visibility: CONFIDENTIAL`);
    await changeRound(id, `description: "Told in confidence, twice"`);
    then = await pause();
    await changeRound(id, `description: "Told to all" visibility: PUBLIC`);
    await pause();
    await changeRound(id, `status: ENDED`);
  });

  it.each(OTHERS)("does not show %s what it was", async (_who, viewer) => {
    const { nodes } = await historyOf(id, viewer);
    expect(nodes).toMatchObject([{ action: "UPDATED", fields: [{ field: "status", before: ["ACTIVE"] }] }]);
    expect(await everythingFor(viewer)).not.toContain("in confidence");
    expect(await knownAt(id, then, viewer)).toBeNull();
    expect(await knownAt(id, await pause(), viewer)).toMatchObject({ description: "Told to all" });
  });

  it("shows its owner all of it", async () => {
    expect(await actionsOf(id, north)).toEqual(["CREATED", "UPDATED", "UPDATED", "UPDATED"]);
    expect(await knownAt(id, then, north)).toMatchObject({ description: "Told in confidence, twice" });
  });
});

describe("a record that was public once and is confidential now", () => {
  let id: string;
  let then: string;
  beforeAll(async () => {
    id = await recordRound(`description: "Open at first"`);
    then = await pause();
    await changeRound(id, `visibility: CONFIDENTIAL`);
  });

  it.each(OTHERS)("is for %s what does not exist, and did not exist then", async (_who, viewer) => {
    expect(await historyOf(id, viewer)).toEqual(UNKNOWN);
    expect(await historyOf("collab-00000000000000000000", viewer)).toEqual(UNKNOWN);
    expect(await everythingFor(viewer)).not.toContain(id);
    for (const one of [id, "collab-00000000000000000000"]) expect(await knownAt(one, then, viewer)).toBeNull();
  });

  it("shows its owner all of it", async () => {
    expect(await actionsOf(id, north)).toEqual(["CREATED", "UPDATED"]);
    expect(await knownAt(id, then, north)).toMatchObject({ description: "Open at first" });
  });
});

describe("a record that relates others", () => {
  it("disappears with its past when one of them becomes confidential, as for good when it is archived", async () => {
    const board = await write(
      `createAdvisoryBody(input: { name: "Board" npm: "npm-north" }) { made: advisoryBody { id } }`,
    );
    const [kept, archived] = [
      await recordRound(`description: "Kept" advisoryBody: "${board}"`),
      await recordRound(`description: "Archived" advisoryBody: "${board}"`),
    ];
    await write(`archiveCollaboration(input: { id: "${archived}" }) { id }`);
    const then = await pause();
    expect(await actionsOf(archived, ANONYMOUS_VIEWER)).toEqual(["CREATED", "ARCHIVED"]);
    await write(`updateAdvisoryBody(input: { id: "${board}" visibility: CONFIDENTIAL }) { made: advisoryBody { id } }`);
    for (const [, viewer] of OTHERS) {
      for (const id of [kept, archived, board]) expect(await historyOf(id, viewer)).toEqual(UNKNOWN);
      const everything = await everythingFor(viewer);
      for (const id of [kept, archived, board]) expect(everything).not.toContain(id);
      expect(await knownAt(kept, then, viewer)).toBeNull();
    }
    expect(await actionsOf(kept, north)).toEqual(["CREATED"]);
    expect(await actionsOf(archived, north)).toEqual(["CREATED", "ARCHIVED"]);
  });

  it("is not shown in a version in which it named something hidden", async () => {
    const board = await write(
      `createAdvisoryBody(input: { name: "Closed board" npm: "npm-north" visibility: CONFIDENTIAL }) { made: advisoryBody { id } }`,
    );
    const id = await recordRound(`description: "At the board" advisoryBody: "${board}"`);
    const then = await pause();
    await changeRound(id, `description: "In the open" advisoryBody: null`);
    await changeRound(id, `status: ENDED`);
    expect(await actionsOf(id, ANONYMOUS_VIEWER)).toEqual(["UPDATED"]);
    expect(await knownAt(id, then, ANONYMOUS_VIEWER)).toBeNull();
    expect(await everythingFor(south)).not.toContain("At the board");
    expect(await actionsOf(id, north)).toEqual(["CREATED", "UPDATED", "UPDATED"]);
  });

  it("leaves lists as they were known", async () => {
    const then = await pause();
    const known = async (viewer: Viewer) => {
      const { data, errors } = await hub.ask(
        `{ network(id: "network-shores") { members(knownAt: "${then}") { totalCount nodes { actor { id } } } } }`,
        {},
        viewer,
      );
      expect(errors).toEqual([]);
      return data.network;
    };
    expect((await known(ANONYMOUS_VIEWER)).members.totalCount).toBe(2);
    await put("Npm", {
      id: "npm-south",
      properties: { visibility: "CONFIDENTIAL" },
      pointers: {},
      owners: ["npm-south"],
    });
    await put("Membership", { id: "membership-south", properties: { note: "Changed since" }, pointers: {} });
    try {
      expect(await known(ANONYMOUS_VIEWER)).toEqual({
        members: { totalCount: 1, nodes: [{ actor: { id: "npm-north" } }] },
      });
      expect((await known(south)).members.totalCount).toBe(2);
    } finally {
      await put("Npm", { id: "npm-south", properties: { visibility: "PUBLIC" }, pointers: {} });
    }
  });
});

describe("a public record that pointed at a hidden one", () => {
  it("does not show that pointer, before or after", async () => {
    const board = await write(
      `createAdvisoryBody(input: { name: "Hidden board" npm: "npm-north" visibility: CONFIDENTIAL }) { made: advisoryBody { id } }`,
    );
    const id = await write(
      `publishDocument(input: { title: "A text" type: REPORT publisher: "npm-north" about: ["npm-north", "${board}"] }) { made: document { id } }`,
    );
    const then = await pause();
    await write(`updateDocument(input: { id: "${id}" about: ["npm-north"] }) { made: document { id } }`);
    await write(
      `updateDocument(input: { id: "${id}" title: "Same text" about: ["npm-north", "${board}"] }) { made: document { id } }`,
    );
    const { nodes } = await historyOf(id, south);
    expect(nodes.map(({ action }: Data) => action)).toEqual(["CREATED", "UPDATED"]);
    expect(nodes[0].fields).toContainEqual({ field: "about", before: null, after: ["npm-north"] });
    expect(nodes[1].fields).toEqual([{ field: "title", before: ["A text"], after: ["Same text"] }]);
    const { data } = await hub.ask(
      `{ recordKnownAt(id: "${id}", at: "${then}") { ... on Document { title about { id } } } }`,
      {},
      south,
    );
    expect(data.recordKnownAt).toEqual({ title: "A text", about: [{ id: "npm-north" }] });
    const [row] = await store.reader(south.viewpoint).knownAt([id], then);
    expect(row).toMatchObject({ title: "A text", aboutIds: ["npm-north"] });
    expect(await actionsOf(id, north)).toEqual(["CREATED", "UPDATED", "UPDATED"]);
  });

  it("does not name hidden organisations among its owners and its audience", async () => {
    const base = { confidence: "VERIFIED", unverifiedFields: [] };
    await put("Cso", {
      id: "cso-hidden",
      properties: { ...base, visibility: "CONFIDENTIAL", name: "Hidden", type: "NGO", isCivilSociety: true },
      pointers: { state: "state-north" },
      owners: ["cso-hidden"],
    });
    const text = { ...base, title: "For some", type: "REPORT", visibility: "RESTRICTED" };
    const record = { id: "document-some", properties: text, pointers: {}, owners: ["npm-north", "cso-hidden"] };
    await put("Document", { ...record, audience: ["network-shores"] });
    await put("Document", { ...record, audience: ["network-shores", "cso-hidden"] });
    const { nodes } = await historyOf("document-some", south);
    expect(nodes.map(({ action }: Data) => action)).toEqual(["CREATED"]);
    expect(nodes[0].fields).toContainEqual({ field: "owners", before: null, after: ["npm-north"] });
    expect(nodes[0].fields).toContainEqual({ field: "audience", before: null, after: ["network-shores"] });
    expect(await everythingFor(south)).not.toContain("cso-hidden");
    expect(await actionsOf("document-some", viewerAs("partner", { org: "cso-hidden" }))).toEqual([
      "CREATED",
      "UPDATED",
    ]);
  });
});

describe("a version", () => {
  it("has every field of its kind", async () => {
    const then = await pause();
    await changeRound(await recordRound(`description: "x"`), `status: ENDED`);
    await put("Collaboration", { id: "collab-old", properties: { formality: "INFORMAL" }, pointers: {} });
    const { data, errors } = await hub.ask(
      `{ recordKnownAt(id: "collab-old", at: "${then}") { ... on Collaboration { description formality patterns period { from } partner { id } npm { id } sources { id } confidence unverifiedFields visibility prolongedBy { totalCount } } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.recordKnownAt).toMatchObject({
      formality: "FORMAL",
      patterns: ["OMBUDSMAN_PLUS"],
      period: { from: "2014" },
      partner: { id: "cso-alpha" },
      npm: { id: "npm-north" },
      sources: [{ id: "src-page" }],
      visibility: "PUBLIC",
      unverifiedFields: [],
    });
  });
});

describe("fields that take a scope", () => {
  it("are left out of changes for those who may not read them", async () => {
    const id = await write(
      `recordProject(input: { name: "Training" status: ACTIVE budgetAmount: 1000 budgetCurrency: "EUR" participants: [{ actor: "npm-north", role: PARTNER }] }) { made: project { id } }`,
    );
    await write(`updateProject(input: { id: "${id}" budgetAmount: 2000 }) { made: project { id } }`);
    await write(`updateProject(input: { id: "${id}" budgetAmount: 3000 status: ENDED }) { made: project { id } }`);
    const fieldsFor = async (viewer: Viewer) =>
      (await historyOf(id, viewer)).nodes.map(({ fields }: Data) => fields.map(({ field }: Data) => field));
    const [created, ended] = await fieldsFor(ANONYMOUS_VIEWER);
    for (const field of ["budgetAmount", "budgetCurrency", "owners"]) expect(created).not.toContain(field);
    expect(ended).toEqual(["status"]);
    expect(await fieldsFor(ANONYMOUS_VIEWER)).toHaveLength(2);
    const analyst = await fieldsFor(viewerAs("analyst"));
    expect(analyst.slice(1)).toEqual([["budgetAmount"], ["status", "budgetAmount"]]);
    expect(analyst[0]).not.toContain("owners");
    expect((await fieldsFor(south))[0]).toContain("owners");
  });

  it.each<[string, Viewer, readonly string[]]>([
    ["nobody in particular", ANONYMOUS_VIEWER, ["hash", "organisation", "previousHash", "sequence", "subject"]],
    ["a member", south, ["hash", "previousHash", "sequence", "subject"]],
    ["a steward", viewerAs("steward"), ["hash", "previousHash", "sequence", "subject"]],
    ["an admin", viewerAs("admin"), []],
  ])("of a change are null for %s, and say so", async (_who, viewer, refused) => {
    const { data, errors } = await hub.ask(
      `{ changes(first: 3) { nodes { id subject organisation { id } sequence hash previousHash } } }`,
      {},
      viewer,
    );
    const told = new Set(
      errors.map(({ extensions }) => `${String(extensions?.["code"])} ${String(extensions?.["field"])}`),
    );
    expect([...told].sort()).toEqual(refused.map((field) => `FORBIDDEN Change.${field}`));
    expect(data.changes.nodes).toHaveLength(3);
    for (const node of data.changes.nodes) {
      for (const field of refused) expect([field, node[field]]).toEqual([field, null]);
      if (refused.length === 0)
        expect(node).toMatchObject({ subject: "world", hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    }
  });
});

describe("reading the past of a confidential record", () => {
  const noted = async (): Promise<readonly string[]> => {
    const { data } = await hub.ask(`{ auditEvents(first: 200) { nodes { kind records } } }`, {}, north);
    const events = data.auditEvents.nodes.filter(({ kind }: Data) => kind === "CONFIDENTIAL_READ");
    return events.flatMap(({ records }: Data) => records);
  };
  const times = async (id: string) => (await noted()).filter((one) => one === id).length;
  const block = () => database.executeQuery("MATCH (j:Journal {id: 'audit'}) SET j.sequence = j.sequence - 1");
  const free = () => database.executeQuery("MATCH (j:Journal {id: 'audit'}) SET j.sequence = j.sequence + 1");

  let id: string;
  let opened: string;
  /** Public by itself, confidential by what it relates. */
  let related: string;
  let then: string;
  beforeAll(async () => {
    id = await recordRound(`description: "Quiet" visibility: CONFIDENTIAL`);
    opened = await recordRound(`description: "Quiet at first" visibility: CONFIDENTIAL`);
    const board = await write(
      `createAdvisoryBody(input: { name: "Quiet" npm: "npm-north" visibility: CONFIDENTIAL }) { made: advisoryBody { id } }`,
    );
    related = await recordRound(`description: "At a quiet board" advisoryBody: "${board}"`);
    then = await pause();
    await changeRound(related, `status: ENDED`);
    await changeRound(id, `status: ENDED`);
    await changeRound(opened, `visibility: PUBLIC`);
  });

  it.each<[string, (id: string) => string]>([
    ["its history", (one) => `history(id: "${one}") { nodes { id } }`],
    ["changes", () => `changes(first: 200, since: "${then.slice(0, 10)}T00:00:00Z") { nodes { id } }`],
    ["a version", (one) => `recordKnownAt(id: "${one}", at: "${then}") { id }`],
  ])("is noted: %s", async (_what, field) => {
    for (const one of [id, opened, related]) {
      const before = await times(one);
      const { errors } = await hub.ask(`{ ${field(one)} }`, {}, north);
      expect(errors).toEqual([]);
      expect(await times(one)).toBeGreaterThan(before);
    }
  });

  it("is not noted for those who are shown nothing of it", async () => {
    const before = await noted();
    for (const one of [id, opened]) await historyOf(one, south);
    await everythingFor(ANONYMOUS_VIEWER);
    expect(await noted()).toEqual(before);
  });

  it("is refused where it can’t be noted, and gives nothing away", async () => {
    const queries = [`history(id: "${id}") { nodes { id } }`, `recordKnownAt(id: "${id}", at: "${then}") { id }`];
    await block();
    try {
      for (const query of queries) {
        const { data, errors } = await hub.ask(`{ ${query} }`, {}, north);
        expect(errors).toMatchObject([{ extensions: { code: "UNAVAILABLE" } }]);
        expect(data?.recordKnownAt ?? data?.history ?? null).toBeNull();
      }
      expect((await historyOf("collab-old", north)).nodes.length).toBeGreaterThan(0);
    } finally {
      await free();
    }
    expect(await actionsOf(id, north)).toEqual(["CREATED", "UPDATED"]);
  });
});
