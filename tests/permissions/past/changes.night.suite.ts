/** What must not differ in `changes` and `history`: the same things happen in two worlds, in one of them hidden things besides. */
import { ANONYMOUS_VIEWER, type Viewer } from "../../../policy";
import type { Store } from "../../../store/port";
import { openHub, type Data, type Hub } from "../../support/hub";
import { writeSmallWorld } from "../../support/smallWorld";
import { viewerAs } from "../../support/viewers";
import { scratchStore } from "../../support/world";

const MEMBER = { networks: ["network-shores"], memberOf: ["network-shores"] };
const north = viewerAs("member", { org: "npm-north", ...MEMBER });
const steward = viewerAs("steward");
const ROUND = `patterns: [CAPACITY_STRENGTHENING] partnerKind: CSO formality: INFORMAL regularity: AD_HOC status: ACTIVE npm: "npm-north" partner: "cso-alpha"`;

/** Who asks, and whether amounts of money are hidden from them too. */
const VIEWERS: readonly (readonly [who: string, viewer: Viewer])[] = [
  ["nobody in particular", ANONYMOUS_VIEWER],
  ["an analyst", viewerAs("analyst", { networks: ["network-shores"] })],
  ["a member that is no party", viewerAs("member", { org: "npm-south", ...MEMBER })],
  ["a steward", steward],
];

/** What happens: for everyone to see, hidden, or hidden from those who may not read amounts of money. */
type Step = readonly [seen: "open" | "hidden" | "money", name: string, viewer: Viewer, mutation: string];
const STEPS: readonly Step[] = [
  [
    "open",
    "round",
    north,
    `recordCollaboration(input: { ${ROUND} description: "Open" }) { made: collaboration { id } }`,
  ],
  [
    "hidden",
    "secret",
    north,
    `recordCollaboration(input: { ${ROUND} description: "Quiet" visibility: CONFIDENTIAL }) { made: collaboration { id } }`,
  ],
  ["hidden", "", north, `updateCollaboration(input: { id: "$secret" status: ENDED }) { made: collaboration { id } }`],
  [
    "open",
    "text",
    north,
    `publishDocument(input: { title: "A text" type: REPORT publisher: "npm-north" about: ["npm-north"] }) { made: document { id } }`,
  ],
  [
    "hidden",
    "board",
    north,
    `createAdvisoryBody(input: { name: "Quiet board" npm: "npm-north" visibility: CONFIDENTIAL }) { made: advisoryBody { id } }`,
  ],
  [
    "hidden",
    "",
    north,
    `updateDocument(input: { id: "$text" about: ["npm-north", "$board"] }) { made: document { id } }`,
  ],
  ["open", "", north, `updateDocument(input: { id: "$text" title: "A longer text" }) { made: document { id } }`],
  [
    "hidden",
    "inner",
    north,
    `recordCollaboration(input: { ${ROUND} description: "Inner" visibility: RESTRICTED audience: ["npm-north"] }) { made: collaboration { id } }`,
  ],
  ["hidden", "", north, `archiveCollaboration(input: { id: "$secret" }) { id }`],
  [
    "open",
    "project",
    north,
    `recordProject(input: { name: "Training" status: ACTIVE budgetAmount: 1000 budgetCurrency: "EUR" participants: [{ actor: "npm-north", role: PARTNER }] }) { made: project { id } }`,
  ],
  ["money", "", north, `updateProject(input: { id: "$project" budgetAmount: 2000 }) { made: project { id } }`],
  [
    "open",
    "",
    steward,
    `updateCollaboration(input: { id: "collab-old" formality: INFORMAL }) { made: collaboration { id } }`,
  ],
  ["hidden", "", north, `updateDocument(input: { id: "$text" about: ["npm-north"] }) { made: document { id } }`],
  ["open", "", north, `archiveCollaboration(input: { id: "$round" }) { id }`],
  ["hidden", "", north, `updateCollaboration(input: { id: "$inner" status: ENDED }) { made: collaboration { id } }`],
  ["money", "", north, `updateProject(input: { id: "$project" budgetAmount: 3000 }) { made: project { id } }`],
];

interface World {
  readonly hub: Hub;
  readonly store: Store;
  /** Ids by the names of steps. */
  readonly ids: ReadonlyMap<string, string>;
}

async function build(without: readonly Step[0][]): Promise<World> {
  const store = await scratchStore();
  await writeSmallWorld(store);
  const hub = await openHub(store);
  const ids = new Map<string, string>();
  for (const [seen, name, viewer, mutation] of STEPS) {
    if (without.includes(seen)) continue;
    const written = mutation.replace(/\$(\w+)/g, (_, known: string) => ids.get(known) ?? "");
    const { data, errors } = await hub.ask(`mutation { ${written} }`, {}, viewer);
    expect({ written, errors }).toEqual({ written, errors: [] });
    const [payload] = Object.values(data as Record<string, Data>);
    if (name !== "") ids.set(name, payload.made.id);
  }
  return { hub, store, ids };
}

const CHANGE = "action recordId kind record { __typename id } fields { field before after } reason writtenAs";
const SIZES = [0, 1, 2, 3, 7, 100];

/** Every page of `changes` of a size. */
async function pagesOf({ hub }: World, viewer: Viewer, first: number, most = 60): Promise<readonly Data[]> {
  const pages: Data[] = [];
  for (let after = ""; pages.length < most;) {
    const { data, errors } = await hub.ask(
      `query ($first: Int!, $after: String) { changes(first: $first, after: $after) { nodes { ${CHANGE} } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
      { first, after: after || null },
      viewer,
    );
    expect(errors).toEqual([]);
    pages.push(data.changes);
    if (first === 0 || !data.changes.pageInfo.hasNextPage) break;
    after = data.changes.pageInfo.endCursor;
  }
  return pages;
}

/** Answers without what is random: ids that the hub made are numbered as they come, of cursors the length is kept. */
function comparable(answer: unknown): unknown {
  const met: string[] = [];
  const text = JSON.stringify(answer)
    .replace(/"(cursor|startCursor|endCursor)":"([^"]*)"/g, (_, name, cursor) => `"${name}":${cursor.length}`)
    .replace(/[a-z]+-[0-9a-f]{20}/g, (id) => {
      if (!met.includes(id)) met.push(id);
      return `#${met.indexOf(id)}`;
    });
  return JSON.parse(text);
}

/** What each viewer is told in a world. */
async function toldIn(world: World): Promise<Record<string, unknown>> {
  const told: Record<string, unknown> = {};
  for (const [who, viewer] of VIEWERS)
    for (const size of SIZES) told[`${who}, ${size} at a time`] = comparable(await pagesOf(world, viewer, size));
  return told;
}
const of = (who: string, told: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(told).filter(([key]) => key.startsWith(`${who},`)));

let world: World;
/** What is told where hidden things happened, where they did not, and where amounts of money did not change either. */
let told: {
  readonly all: Record<string, unknown>;
  readonly open: Record<string, unknown>;
  readonly poor: Record<string, unknown>;
};
beforeAll(async () => {
  const toldWithout = async (...without: Step[0][]) => {
    const fewer = await build(without);
    const answers = await toldIn(fewer);
    await fewer.hub.close();
    return answers;
  };
  const [open, poor] = [await toldWithout("hidden"), await toldWithout("hidden", "money")];
  world = await build([]);
  told = { all: await toldIn(world), open, poor };
});
afterAll(() => world.hub.close());

describe("pages of changes", () => {
  it.each(VIEWERS.map(([who]) => who))("are for %s what they are without what is hidden", (who) => {
    expect(Object.keys(of(who, told.all))).toHaveLength(SIZES.length);
    expect(of(who, told.all)).toEqual(of(who, told.open));
  });

  it("are for nobody in particular what they are without changes of amounts of money, and for others not", () => {
    expect(of("nobody in particular", told.all)).toEqual(of("nobody in particular", told.poor));
    expect(of("an analyst", told.all)).not.toEqual(of("an analyst", told.poor));
  });

  it("are full, and the last one says so", async () => {
    const pages = await pagesOf(world, ANONYMOUS_VIEWER, 3);
    expect(pages.length).toBeGreaterThan(4);
    expect(pages.slice(0, -1).map(({ nodes }) => nodes.length)).toEqual(pages.slice(0, -1).map(() => 3));
    expect(pages.at(-1).nodes.length).toBeGreaterThan(0);
  });

  it("show the owner more", async () => {
    const [page] = await pagesOf(world, north, 200);
    const ids = page.nodes.map(({ recordId }: Data) => recordId);
    for (const name of ["secret", "board", "inner"]) expect(ids).toContain(world.ids.get(name));
    expect(JSON.stringify(page)).toContain(
      `"about","before":["npm-north"],"after":["npm-north","${world.ids.get("board")}"]`,
    );
  });

  it("end where only hidden entries follow, however many, and go on behind them", async () => {
    const confidential = { confidence: "VERIFIED", unverifiedFields: [], visibility: "CONFIDENTIAL" };
    const record = (id: string, more: object = {}) => ({
      id,
      properties: { ...confidential, title: "A source", kind: "OTHER", ...more },
      pointers: {},
      owners: ["npm-north"],
    });
    const put = (records: readonly ReturnType<typeof record>[]) =>
      world.store.writer.transact({ actor: "test", input: records.length }, async (transaction) => {
        await transaction.put("Source", records);
        await transaction.link("Source", records);
      });
    const [whole] = await pagesOf(world, ANONYMOUS_VIEWER, 200);
    const { length } = whole.nodes;
    await put(Array.from({ length: 1_100 }, (_, at) => record(`src-hidden-${at}`)));
    for (const first of [0, 1, length - 1, length, 200]) {
      const [page] = await pagesOf(world, ANONYMOUS_VIEWER, first, 1);
      expect({ first, found: page.nodes.length, more: page.pageInfo.hasNextPage }).toEqual({
        first,
        found: Math.min(first, length),
        more: first < length,
      });
    }
    await put([record("src-late", { visibility: "PUBLIC" })]);
    const pages = await pagesOf(world, ANONYMOUS_VIEWER, length);
    expect(pages.map(({ nodes, pageInfo }) => [nodes.length, pageInfo.hasNextPage])).toEqual([
      [length, true],
      [1, false],
    ]);
  });
});

describe("the history of a hidden record", () => {
  const historyOf = (id: string, viewer: Viewer) =>
    world.hub.ask(
      `{ history(id: "${id}") { nodes { id at ${CHANGE} } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } recordKnownAt(id: "${id}", at: "${new Date().toISOString()}") { id } }`,
      {},
      viewer,
    );

  it.each(VIEWERS)("is for %s that of an unknown one", async (_who, viewer) => {
    const unknown = await historyOf("collab-00000000000000000000", viewer);
    expect(unknown).toMatchObject({ errors: [], data: { history: { nodes: [], pageInfo: { endCursor: null } } } });
    for (const name of ["secret", "board", "inner"]) {
      const hidden = await historyOf(world.ids.get(name) ?? "", viewer);
      expect({ name, ...hidden }).toEqual({ name, ...unknown });
    }
  });

  it("stays open to its owner, also when it was archived", async () => {
    const { data } = await historyOf(world.ids.get("secret") ?? "", north);
    expect(data.history.nodes.map(({ action }: Data) => action)).toEqual(["CREATED", "UPDATED", "ARCHIVED"]);
    expect(data.history.nodes.every(({ record }: Data) => record === null)).toBe(true);
  });

  it("shows everyone what became of a public record that was archived", async () => {
    const { data } = await historyOf(world.ids.get("round") ?? "", ANONYMOUS_VIEWER);
    expect(data.history.nodes.map(({ action }: Data) => action)).toEqual(["CREATED", "ARCHIVED"]);
  });
});

describe("cursors", () => {
  const page = async (viewer: Viewer, more = "") =>
    world.hub.ask(`{ changes(first: 3${more}) { edges { cursor } pageInfo { endCursor } } }`, {}, viewer);
  const cursorFor = async (viewer: Viewer): Promise<string> =>
    (await page(viewer)).data.changes.pageInfo.endCursor as string;

  it("are of one length, and new each time", async () => {
    const [one, other] = [(await page(ANONYMOUS_VIEWER)).data, (await page(ANONYMOUS_VIEWER)).data];
    const cursors = [one, other].flatMap(({ changes }) => changes.edges.map(({ cursor }: Data) => cursor) as string[]);
    expect(new Set(cursors).size).toBe(6);
    expect(new Set(cursors.map(({ length }) => length)).size).toBe(1);
  });

  it.each(["after", "since"])("of one viewer are no cursors for another (%s)", async (argument) => {
    const others: readonly Viewer[] = [ANONYMOUS_VIEWER, steward, viewerAs("member", { org: "npm-south" })];
    for (const own of [north, ...others]) {
      const cursor = await cursorFor(own);
      expect((await page(own, ` ${argument}: "${cursor}"`)).errors).toEqual([]);
      for (const other of [north, ...others].filter((one) => one !== own)) {
        const { errors } = await page(other, ` ${argument}: "${cursor}"`);
        expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument } }]);
      }
    }
  });

  it.each(["x", "3", "MQ", "2026-11-24", "-1"])("are not %p", async (text) => {
    for (const argument of ["after", "since"]) {
      const { errors } = await page(north, ` ${argument}: "${text}"`);
      expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
    }
  });
});
