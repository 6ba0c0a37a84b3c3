import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import threads, { Worker } from "node:worker_threads";
import { openAnalysis } from "../../analysis";
import type { Order } from "../../analysis/thread/message";
import type { Analysis, Answer } from "../../analysis/port";
import { ANONYMOUS } from "../../domain/access/viewpoint";
import type { Viewer } from "../../policy";
import type { Store } from "../../store/port";
import { openHub, type Data, type Hub } from "../support/hub";
import { writeSmallWorld } from "../support/smallWorld";
import { viewerAs, viewerWith } from "../support/viewers";
import { scratchStore } from "../support/world";

/** Threads that analyse, as they were started. */
const started: ObservedWorker[] = [];
/** The order at which the thread is to end, once. */
let endsAt: Order["type"] | undefined;

class ObservedWorker extends Worker {
  readonly told: Order["type"][] = [];

  constructor(...settings: ConstructorParameters<typeof Worker>) {
    super(...settings);
    started.push(this);
  }

  override postMessage(order: Order): void {
    this.told.push(order.type);
    if (order.type !== endsAt) return super.postMessage(order);
    endsAt = undefined;
    void this.terminate();
  }
}

/** How often the present thread was told something. */
const timesTold = (type: Order["type"]): number => started.at(-1)?.told.filter((one) => one === type).length ?? 0;

let store: Store;
let hub: Hub;
beforeAll(async () => {
  Object.assign(threads, { Worker: ObservedWorker });
  store = await scratchStore();
  await writeSmallWorld(store);
  hub = await openHub(store);
});
afterEach(() => void jest.restoreAllMocks());
afterAll(() => hub.close());

const north = viewerAs("member", { org: "npm-north", memberOf: ["network-shores"] });
const steward = viewerAs("steward");
const anonymous = viewerWith({ tokenId: null });

const DEGREES = "{ influence(by: DEGREE) { nodes { actor { id } degree weightedDegree } graphVersion } }";

async function answerTo(query: string, viewer: Viewer = anonymous): Promise<Data> {
  const { data, errors } = await hub.ask(query, {}, viewer);
  expect(errors).toEqual([]);
  return data;
}
const codesOf = async (query: string, viewer: Viewer = anonymous) =>
  (await hub.ask(query, {}, viewer)).errors.map(({ extensions }) => extensions?.["code"]);

const recording = (more: string, selection = "id") => `recordCollaboration(input: {
  description: "Training" patterns: [CAPACITY_STRENGTHENING] partnerKind: CSO formality: INFORMAL regularity: AD_HOC status: ACTIVE
  npm: "npm-north" ${more} }) { collaboration { ${selection} } }`;
const record = (more: string, selection = "id") => answerTo(`mutation { ${recording(more, selection)} }`, north);

const recordsOf = async (id: string, viewer: Viewer = anonymous): Promise<number> => {
  const { influence } = await answerTo(DEGREES, viewer);
  return influence.nodes.find(({ actor }: Data) => actor.id === id)?.weightedDegree ?? 0;
};
/** Statements that some work takes. */
async function statementsFor(work: () => Promise<unknown>): Promise<number> {
  const before = store.statistics().statements;
  await work();
  return store.statistics().statements - before;
}

describe("after something was written", () => {
  it("the next question of anyone sees it", async () => {
    const before = await recordsOf("cso-beta");
    expect(await recordsOf("cso-beta", steward)).toBe(before);
    await record(`partner: "cso-beta"`);
    expect(await recordsOf("cso-beta")).toBe(before + 1);
    expect(await recordsOf("cso-beta", steward)).toBe(before + 1);
    expect(await recordsOf("cso-beta", north)).toBe(before + 1);
  });

  it("its own answer tells the new state", async () => {
    const { recordCollaboration } = await record(
      `partner: "cso-alpha"`,
      "id npm { state { gaps { pattern status records { id } } } } classification { pattern isRecorded }",
    );
    const { id, npm, classification } = recordCollaboration.collaboration;
    const cell = npm.state.gaps.find(({ pattern }: Data) => pattern === "CAPACITY_STRENGTHENING");
    expect(cell.status).toBe("RECORDED");
    expect(cell.records).toContainEqual({ id });
    expect(classification.filter(({ isRecorded }: Data) => isRecorded)).toEqual([
      { pattern: "CAPACITY_STRENGTHENING", isRecorded: true },
    ]);
  });

  it("the version of the graph is another one, and the same again for whoever asks next", async () => {
    const before = (await answerTo(DEGREES)).influence.graphVersion;
    expect(before).toMatch(/^[0-9a-f]{16}$/);
    await record(`partner: "cso-beta"`);
    const [one, other] = [await answerTo(DEGREES), await answerTo(DEGREES, steward)];
    expect(one.influence.graphVersion).not.toBe(before);
    expect(other.influence.graphVersion).toBe(one.influence.graphVersion);
  });

  it("is read once by those who ask at the same time, and by nobody who sees alike later", async () => {
    await record(`partner: "cso-beta"`);
    // Each asks whether something was written; one reads.
    const NUMBERS = "{ influence { totalCount } }";
    const ask = (viewer: Viewer) => hub.ask(NUMBERS, {}, viewer);
    expect(await statementsFor(() => Promise.all([ask(anonymous), ask(anonymous), ask(viewerAs("partner"))]))).toBe(4);
    expect(await statementsFor(() => ask(anonymous))).toBe(1);
  });
});

describe("after something hidden was written", () => {
  const kept = async (viewer: Viewer): Promise<void> => {
    const rows = timesTold("rows");
    expect(await statementsFor(() => hub.ask("{ influence { totalCount } }", {}, viewer))).toBe(1);
    expect(timesTold("rows")).toBe(rows);
  };
  const board = async () =>
    (
      await answerTo(
        `mutation { createAdvisoryBody(input: { name: "Quiet" npm: "npm-north" visibility: CONFIDENTIAL }) { advisoryBody { id } } }`,
        north,
      )
    ).createAdvisoryBody.advisoryBody.id as string;

  it.each<[string, () => Promise<unknown>]>([
    ["a record of its own", () => record(`partner: "cso-beta" visibility: CONFIDENTIAL`)],
    ["a record hidden by what it relates", async () => record(`partner: "cso-beta" advisoryBody: "${await board()}"`)],
    [
      "a pointer of a record that everyone sees",
      async () => {
        const { publishDocument } = await answerTo(
          `mutation { publishDocument(input: { title: "A text" type: REPORT publisher: "npm-north" }) { document { id } } }`,
          north,
        );
        const hidden = await board();
        for (const viewer of [anonymous, steward]) await recordsOf("cso-beta", viewer);
        await answerTo(
          `mutation { updateDocument(input: { id: "${publishDocument.document.id}" about: ["${hidden}"] }) { document { id } } }`,
          north,
        );
      },
    ],
  ])("the graph of those who can’t see it is kept: %s", async (_what, write) => {
    for (const viewer of [anonymous, steward]) await recordsOf("cso-beta", viewer);
    await write();
    for (const viewer of [anonymous, steward]) await kept(viewer);
  });

  it("what becomes visible, or is no longer, by what it relates, is read anew", async () => {
    const hidden = await board();
    const before = await recordsOf("cso-beta");
    await record(`partner: "cso-beta" advisoryBody: "${hidden}"`);
    for (const [visibility, more] of [
      ["PUBLIC", 1],
      ["CONFIDENTIAL", 0],
    ] as const) {
      await answerTo(
        `mutation { updateAdvisoryBody(input: { id: "${hidden}" visibility: ${visibility} }) { advisoryBody { id } } }`,
        north,
      );
      expect(await recordsOf("cso-beta")).toBe(before + more);
    }
  });
});

describe("questions that are asked again", () => {
  it("are worked out once", async () => {
    const before = timesTold("ask");
    const query = `{ communities(since: "2001") { totalCount } }`;
    await Promise.all([hub.ask(query), hub.ask(query)]);
    await hub.ask(query);
    expect(timesTold("ask")).toBe(before + 1);
  });

  it("by more viewers than are remembered read the graph anew, those who asked last do not", async () => {
    const viewers = Array.from({ length: 9 }, (_, at) =>
      viewerAs("partner", { org: `cso-${at}`, client: `client-${at}` }),
    );
    const statementsOf = (viewer: Viewer | undefined) =>
      statementsFor(() => hub.ask("{ influence { totalCount } }", {}, viewer));
    for (const viewer of viewers) expect(await statementsOf(viewer)).toBe(2);
    const forgotten = timesTold("forget");
    for (const viewer of viewers.slice(1).reverse()) expect(await statementsOf(viewer)).toBe(1);
    expect(await statementsOf(viewers[0])).toBe(2);
    // The last one asked longest ago by now.
    expect(await statementsOf(viewers[8])).toBe(2);
    expect(await statementsOf(viewers[1])).toBe(1);
    expect(timesTold("forget")).toBe(forgotten + 2);
  });
});

describe("a thread that ends by itself", () => {
  it.each<Order["type"]>(["ask", "rows", "settle"])(
    "at being told %s breaks off what was asked, and the next question begins anew",
    async (type) => {
      await record(`partner: "cso-beta"`);
      const [known, threadsBefore] = [await recordsOf("cso-beta"), started.length];
      await record(`partner: "cso-beta"`);
      endsAt = type;
      expect(await codesOf(DEGREES)).toEqual(["UNAVAILABLE"]);
      expect(await recordsOf("cso-beta")).toBe(known + 1);
      expect(started.length).toBe(threadsBefore + 1);
    },
  );

  it("between reading and asking breaks off the question, too", async () => {
    await record(`partner: "cso-alpha" visibility: CONFIDENTIAL`);
    notingBefore(async () => void (await started.at(-1)?.terminate()));
    expect(await codesOf(DEGREES, north)).toEqual(["UNAVAILABLE"]);
    jest.restoreAllMocks();
    expect(await codesOf(DEGREES, north)).toEqual([]);
  });
});

/**
 * Does something while a question waits for a note of confidential records. With the first it has a graph, with the second its own:
 * that graph is read, and it is not yet asked.
 */
function notingBefore(work: () => Promise<void>, turn = 2) {
  const note = store.access.note.bind(store.access);
  let notes = 0;
  return jest.spyOn(store.access, "note").mockImplementation(async (event) => {
    notes += 1;
    if (notes === turn) await work();
    await note(event);
  });
}

describe("a question on its way", () => {
  it("is answered although something is written and asked meanwhile", async () => {
    await record(`partner: "cso-alpha" visibility: CONFIDENTIAL`);
    const newer: unknown[] = [];
    notingBefore(async () => {
      await record(`partner: "cso-alpha"`);
      newer.push(...(await codesOf(DEGREES, north)), "asked");
    });
    expect(await codesOf(DEGREES, north)).toEqual([]);
    expect(newer).toEqual(["asked"]);
  });

  it("is noted with what it rests on, where that is newer than what it was begun with", async () => {
    await record(`partner: "cso-alpha" visibility: CONFIDENTIAL`);
    let newest = "none";
    const notes = notingBefore(async () => {
      newest = (await record(`partner: "cso-alpha" visibility: CONFIDENTIAL`)).recordCollaboration.collaboration.id;
      expect(await codesOf(DEGREES, north)).toEqual([]);
      notes.mockClear();
    }, 1);
    expect(await codesOf(DEGREES, north)).toEqual([]);
    expect(notes.mock.calls.flatMap(([{ records = [] }]) => records)).toContain(newest);
  });

  it("is broken off when analyses are closed, and no thread is left or begun", async () => {
    const [analysis, before] = [analysing(), started.length];
    const asked = ask(analysis);
    while (started.length === before || timesTold("ask") === 0) await setImmediate();
    await Promise.all([expect(asked).rejects.toMatchObject({ code: "UNAVAILABLE" }), analysis.close()]);
    expect(started.at(-1)?.threadId).toBe(-1);
    await expect(ask(analysis)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect(started.length).toBe(before + 1);
  });

  it("is given up after a while, but worked out all the same for whoever asks it again", async () => {
    const analysis = analysing(20);
    await expect(ask(analysis)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    const answered = async (tries = 1_000): Promise<Answer<"communities">> =>
      ask(analysis).catch((error: unknown) => {
        if (tries === 0) throw error;
        return answered(tries - 1);
      });
    expect((await answered()).totalCount).toBeGreaterThan(0);
    expect([timesTold("settle"), timesTold("ask")]).toEqual([1, 1]);
    await analysis.close();
  });
});

/** Analyses of their own over what everyone may see. */
const analysing = (patience?: number): Analysis =>
  openAnalysis({
    execArgv: ["-r", join(__dirname, "../support/register.js")],
    ...(patience === undefined ? {} : { patience }),
  });

const ask = async (analysis: Analysis): Promise<Answer<"communities">> =>
  (await analysis.over(store.reader(ANONYMOUS), "test")).ask({
    kind: "communities",
    selection: { relations: ["COLLABORATION"] },
    page: { first: 5 },
  });
