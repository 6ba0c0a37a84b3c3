/** Versions of a record that relates others, while one of them was hidden: what could not be seen then is not shown later. */
import { ANONYMOUS_VIEWER, type Viewer } from "../../../policy";
import type { Label, RecordInput, Store } from "../../../store/port";
import { openHub, type Data, type Hub } from "../../support/hub";
import { writeSmallWorld } from "../../support/smallWorld";
import { viewerAs } from "../../support/viewers";
import { scratchStore } from "../../support/world";

const MEMBER = { networks: ["network-shores"], memberOf: ["network-shores"] };
const north = viewerAs("member", { org: "npm-north", ...MEMBER });
const south = viewerAs("member", { org: "npm-south", ...MEMBER });
const OTHERS: readonly (readonly [who: string, viewer: Viewer])[] = [
  ["nobody in particular", ANONYMOUS_VIEWER],
  ["another member", south],
  ["a steward", viewerAs("steward")],
];
const BASE = { confidence: "VERIFIED", unverifiedFields: [], visibility: "PUBLIC" };

let hub: Hub;
let store: Store;
beforeAll(async () => {
  store = await scratchStore();
  await writeSmallWorld(store);
  hub = await openHub(store);
});
afterAll(() => hub.close());

async function write(mutation: string, viewer = north): Promise<string> {
  const { data, errors } = await hub.ask(`mutation { ${mutation} }`, {}, viewer);
  expect({ mutation, errors }).toEqual({ mutation, errors: [] });
  const [payload] = Object.values(data as Record<string, Data>);
  return payload.made?.id ?? payload.id;
}
const ROUND = `patterns: [CAPACITY_STRENGTHENING] partnerKind: CSO formality: INFORMAL regularity: AD_HOC status: ACTIVE npm: "npm-north" partner: "cso-alpha"`;
const recordRound = (text: string, board: string) =>
  write(
    `recordCollaboration(input: { ${ROUND} description: "${text}" advisoryBody: "${board}" }) { made: collaboration { id } }`,
  );
const changeRound = (id: string, more: string) =>
  write(`updateCollaboration(input: { id: "${id}" ${more} }) { made: collaboration { id } }`);
const createBoard = (visibility: string) =>
  write(
    `createAdvisoryBody(input: { name: "Board" npm: "npm-north" visibility: ${visibility} }) { made: advisoryBody { id } }`,
  );
const makeBoard = (id: string, visibility: string) =>
  write(`updateAdvisoryBody(input: { id: "${id}" visibility: ${visibility} }) { made: advisoryBody { id } }`);

/** A time between what was written before and what is written after. */
async function pause(): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  const at = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 5));
  return at;
}

async function answer(query: string, viewer: Viewer): Promise<Data> {
  const { data, errors } = await hub.ask(query, {}, viewer);
  expect(errors).toEqual([]);
  return data;
}
const historyOf = async (id: string, viewer: Viewer) =>
  (await answer(`{ history(id: "${id}") { nodes { action fields { field before after } } } }`, viewer)).history.nodes;
const descriptionAt = async (id: string, at: string, viewer: Viewer) =>
  (await answer(`{ node: recordKnownAt(id: "${id}", at: "${at}") { ... on Collaboration { description } } }`, viewer))
    .node;
const everything = async (viewer: Viewer) =>
  JSON.stringify(
    (await answer(`{ changes(first: 200) { nodes { recordId fields { field before after } } } }`, viewer)).changes,
  );

describe("a record whose endpoint was hidden at first", () => {
  let id: string;
  const times: string[] = [];
  beforeAll(async () => {
    const board = await createBoard("CONFIDENTIAL");
    id = await recordRound("Told in a closed room", board);
    times.push(await pause());
    await changeRound(id, `description: "Told in a closed room, twice"`);
    times.push(await pause());
    await changeRound(id, `description: "Fit for everyone"`);
    times.push(await pause());
    await makeBoard(board, "PUBLIC");
    times.push(await pause());
    await changeRound(id, `status: ENDED`);
  });

  it.each(OTHERS)("shows %s only what was written since, and what that replaced", async (_who, viewer) => {
    expect(await historyOf(id, viewer)).toEqual([
      { action: "UPDATED", fields: [{ field: "status", before: ["ACTIVE"], after: ["ENDED"] }] },
    ]);
    expect(await everything(viewer)).not.toContain("closed room");
  });

  it.each(OTHERS)("was for %s not known before it was opened", async (_who, viewer) => {
    const known: unknown[] = [];
    for (const at of times) known.push(await descriptionAt(id, at, viewer));
    expect(known).toEqual([null, null, null, { description: "Fit for everyone" }]);
  });

  it("shows its owner all of it", async () => {
    const told = (await historyOf(id, north)).map(({ action }: Data) => action);
    expect(told).toEqual(["CREATED", "UPDATED", "UPDATED", "UPDATED"]);
    expect(await descriptionAt(id, times[0] ?? "", north)).toEqual({ description: "Told in a closed room" });
  });
});

describe("a record whose endpoint was hidden for a while", () => {
  let id: string;
  const times: string[] = [];
  beforeAll(async () => {
    const board = await createBoard("PUBLIC");
    id = await recordRound("Open at first", board);
    times.push(await pause());
    await makeBoard(board, "CONFIDENTIAL");
    times.push(await pause());
    await changeRound(id, `description: "Only for the board"`);
    times.push(await pause());
    await changeRound(id, `description: "Open again"`);
    await makeBoard(board, "PUBLIC");
    times.push(await pause());
  });

  it.each(OTHERS)("shows %s what was written before, and nothing of the time between", async (_who, viewer) => {
    expect((await historyOf(id, viewer)).map(({ action }: Data) => action)).toEqual(["CREATED"]);
    expect(await everything(viewer)).not.toContain("Only for the board");
    const known: unknown[] = [];
    for (const at of times) known.push(await descriptionAt(id, at, viewer));
    expect(known).toEqual([{ description: "Open at first" }, null, null, { description: "Open again" }]);
  });
});

describe("lists as they were known", () => {
  it("leave out who was hidden then, though nothing of the membership was written since", async () => {
    const members = async (at: string, viewer: Viewer) =>
      (
        await answer(
          `{ network(id: "network-shores") { members(knownAt: "${at}") { nodes { actor { id } } } } }`,
          viewer,
        )
      ).network.members.nodes;
    const coast = { properties: { name: "NPM of coast", model: "OMBUDSMAN", status: "ACTIVE", isCivilSociety: false } };
    const npm = (visibility: string): RecordInput => ({
      id: "npm-coast",
      pointers: { state: "state-coast" },
      owners: ["npm-coast"],
      properties: { ...BASE, ...coast.properties, visibility },
    });
    await put("Npm", npm("CONFIDENTIAL"));
    await put("Membership", {
      id: "membership-coast",
      pointers: { network: "network-shores", actor: "npm-coast" },
      properties: { ...BASE, status: "MEMBER", from: "2014-01-01" },
    });
    const hidden = await pause();
    await put("Npm", npm("PUBLIC"));
    const open = await pause();
    for (const [, viewer] of OTHERS) {
      expect(await members(hidden, viewer)).toHaveLength(2);
      expect(await members(open, viewer)).toHaveLength(3);
    }
    expect(await members(hidden, viewerAs("member", { org: "npm-coast" }))).toHaveLength(3);
  });
});

describe("an import, which writes records first and relates them in a second round", () => {
  const partner = (name: string): RecordInput => ({
    id: "cso-gamma",
    pointers: { state: "state-north" },
    properties: { ...BASE, name, type: "NGO", isCivilSociety: true },
  });
  const round = (description: string): RecordInput => ({
    id: "collab-imported",
    pointers: { npm: "npm-north", partner: "cso-gamma" },
    properties: {
      ...BASE,
      description,
      patterns: ["OMBUDSMAN_PLUS"],
      partnerKind: "CSO",
      formality: "FORMAL",
      regularity: "REGULAR",
      status: "ACTIVE",
    },
  });
  const transact = (input: unknown, work: Parameters<Store["writer"]["transact"]>[1]) =>
    store.writer.transact({ actor: "import", input, writtenAs: "IMPORT" }, work);
  async function importAll(name: string, description: string): Promise<void> {
    const all: readonly (readonly [Label, RecordInput])[] = [
      ["Cso", partner(name)],
      ["Collaboration", round(description)],
    ];
    for (const [label, record] of all) await transact(["put", name], (one) => one.put(label, [record]));
    for (const [label, record] of all) await transact(["link", name], (one) => one.link(label, [record]));
  }
  const seen = async () => (await answer(`{ node(id: "collab-imported") { id } }`, ANONYMOUS_VIEWER)).node?.id ?? null;

  it("tells of each record once, when it is whole, and again only of what it changed", async () => {
    await importAll("Organisation gamma", "As imported");
    const first = await pause();
    await importAll("Organisation gamma, renamed", "As imported");
    await importAll("Organisation gamma, renamed", "As corrected");
    expect((await historyOf("collab-imported", ANONYMOUS_VIEWER)).map(({ action }: Data) => action)).toEqual([
      "CREATED",
      "UPDATED",
    ]);
    expect(await descriptionAt("collab-imported", first, ANONYMOUS_VIEWER)).toEqual({ description: "As imported" });
  });

  it("leaves a record that did not change where it can be seen, also between the rounds", async () => {
    await transact("again", (one) => one.put("Collaboration", [round("As corrected")]));
    expect(await seen()).toBe("collab-imported");
  });

  it("keeps a changed one hidden until it is related anew, whatever else is related before", async () => {
    await transact("changed", (one) => one.put("Collaboration", [round("Changed once more")]));
    expect(await seen()).toBeNull();
    await transact("partner", (one) => one.link("Cso", [partner("Organisation gamma, renamed")]));
    expect(await seen()).toBeNull();
    expect(await everything(ANONYMOUS_VIEWER)).not.toContain("Changed once more");
    await transact("whole", (one) => one.link("Collaboration", [round("Changed once more")]));
    expect(await seen()).toBe("collab-imported");
    expect(await historyOf("collab-imported", ANONYMOUS_VIEWER)).toHaveLength(3);
  });
});

/** Writes a record past the API. */
async function put(label: Label, record: RecordInput): Promise<void> {
  await store.writer.transact({ actor: "test", input: record }, async (transaction) => {
    await transaction.put(label, [record]);
    await transaction.link(label, [record]);
  });
}
