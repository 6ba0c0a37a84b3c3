/** What it takes to read a page of the journal, or to wait for it, while more and more is written that the viewer may not see. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Driver } from "neo4j-driver";
import { ANONYMOUS, type Viewpoint } from "../../../domain/access/viewpoint";
import { entriesStatement } from "../../../store/cypher/entries";
import type { RecordInput, Store } from "../../../store/port";
import { writeSmallWorld } from "../../support/smallWorld";
import { scratchDatabase, scratchStore } from "../../support/world";

const SOUTH: Viewpoint = { owns: ["npm-south"], audiences: ["npm-south", "network-shores"], reach: ["network-shores"] };
const NARROWED: Viewpoint = { ...SOUTH, countries: ["state-south"] };
const VIEWPOINTS: readonly (readonly [who: string, viewpoint: Viewpoint])[] = [
  ["nobody in particular", ANONYMOUS],
  ["a member", SOUTH],
  ["a member whose token is narrowed to a country", NARROWED],
];
const BASE = { confidence: "VERIFIED", unverifiedFields: [], kind: "OTHER", title: "A page" };

let store: Store;
let database: Driver;
let written = 0;
beforeAll(async () => {
  store = await scratchStore();
  database = await scratchDatabase();
  await writeSmallWorld(store);
  await write(source("src-open", "PUBLIC"));
});
afterAll(async () => {
  await database.close();
  await store.close();
});

const source = (id: string, visibility: string): RecordInput => ({
  id,
  pointers: {},
  owners: ["npm-north"],
  properties: { ...BASE, visibility, note: String(written) },
});
async function write(...records: RecordInput[]): Promise<void> {
  written += 1;
  await store.writer.transact({ actor: "test", input: written }, async (transaction) => {
    await transaction.put("Source", records);
    await transaction.link("Source", records);
  });
}

interface Plan {
  readonly dbHits: number;
  readonly rows: number;
  readonly children: readonly Plan[];
}
const sum = (plan: Plan, of: "dbHits" | "rows"): number =>
  plan[of] + plan.children.reduce((total, one) => total + sum(one, of), 0);

/** What the database goes through for the first page. */
async function costFor(viewpoint: Viewpoint, record?: string): Promise<{ dbHits: number; rows: number }> {
  const { text, parameters } = entriesStatement(viewpoint, { after: 0, ...(record ? { record } : {}) }, 11);
  const { summary } = await database.executeQuery(`PROFILE ${text}`, { ...parameters });
  const plan = summary.profile as unknown as Plan;
  return { dbHits: sum(plan, "dbHits"), rows: sum(plan, "rows") };
}

describe("a page", () => {
  it.each(VIEWPOINTS)("costs %s the same, however much is hidden", async (_who, viewpoint) => {
    const before = [await costFor(viewpoint), await costFor(viewpoint, "src-open")];
    expect(before[0]?.rows).toBeGreaterThan(0);
    await write(...Array.from({ length: 200 }, (_, at) => source(`src-hidden-${written}-${at}`, "CONFIDENTIAL")));
    expect([await costFor(viewpoint), await costFor(viewpoint, "src-open")]).toEqual(before);
  });
});

describe("who waits", () => {
  const waiting = (viewpoint: Viewpoint, since: number, signal: AbortSignal) =>
    store.reader(viewpoint).nextChange({ since }, 60_000, signal);

  it("is woken by what it could see, and by nothing else", async () => {
    const [since, end] = [await store.journalHead(), new AbortController()];
    const woken: string[] = [];
    const all = VIEWPOINTS.map(async ([who, viewpoint]) => {
      if ((await waiting(viewpoint, since, end.signal)) > since) woken.push(who);
    });
    await write(source("src-quiet", "CONFIDENTIAL"));
    await sleep(1_500);
    expect(woken).toEqual([]);
    await write(source("src-loud", "PUBLIC"));
    await Promise.all(all);
    expect(woken).toHaveLength(VIEWPOINTS.length);
  });

  it("shares one look at the journal with all others", async () => {
    const [since, end] = [await store.journalHead(), new AbortController()];
    const waits = Array.from({ length: 200 }, () => waiting(SOUTH, since, end.signal));
    const before = store.statistics().statements;
    await sleep(2_000);
    const asked = store.statistics().statements - before;
    end.abort();
    expect(new Set(await Promise.all(waits))).toEqual(new Set([since]));
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(20);
  });
});
