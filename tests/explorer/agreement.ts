/** Whatever is chosen, all views and files tell the number that the hub tells; where one cannot show it all, it says so and leads there. */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { Random } from "../../bench/generated/random";
import { MEMBERS } from "../../web/api/operations";
import { variablesOf, withAllPartners, type SelectionVariables } from "../../web/api/where";
import { queryOf } from "../../web/state/address";
import {
  CONFIDENCES,
  EVERYTHING,
  PARTNER_KINDS,
  PATTERNS,
  REGIONS,
  START,
  VIEWS,
  type Filters,
  type View,
} from "../../web/state/selection";
import type { Data } from "../support/hub";
import { byNight } from "../support/jest/night";
import { settle } from "./support/settling";
import type { Use } from "./support/explorer";

const SELECTIONS = byNight(60, 1);

const NETWORKS = ["network-see-npm", "network-nordic-npm", "network-african-npm"];

/** The same selections in every run: one or two filters each, so that most of them have records; the first of them each in turn. */
function generated(): readonly Filters[] {
  const random = new Random("selections of the explorer");
  const next = (): number => random.next();
  const one = <Value>(values: readonly Value[]): Value => values[Math.floor(next() * values.length)]!;
  const makers: readonly (() => Partial<Filters>)[] = [
    () => ({ patterns: PATTERNS.filter(() => next() < 0.4) }),
    () => ({ kinds: PARTNER_KINDS.filter(() => next() < 0.5) }),
    () => ({ regions: [one(REGIONS)] }),
    () => ({ confidences: [one(CONFIDENCES)] }),
    () => ({ state: one(["state-slovenia", "state-norway", "state-brazil", "state-hungary"]) }),
    () => ({ network: one(NETWORKS) }),
    () => {
      const since = 2008 + Math.floor(next() * 14);
      return { since, until: since + Math.floor(next() * 4) };
    },
  ];
  return Array.from({ length: SELECTIONS }, (_, at) => ({
    ...EVERYTHING,
    ...makers[at % makers.length]!(),
    ...(next() < 0.6 ? one(makers)() : {}),
  }));
}

/** What a view cannot draw, and what the hub says of it. */
const LEAVES: Readonly<Record<View, readonly ("stateless" | "unnamed" | "other")[]>> = {
  map: ["stateless", "other", "unnamed"],
  network: ["unnamed"],
  matrix: ["stateless", "other"],
  timeline: ["other"],
  table: [],
};

const QUESTION = `query Agreement($where: CollaborationWhere, $all: CollaborationWhere, $since: PartialDate, $until: PartialDate) {
  networkGraph(where: $where, since: $since, until: $until, first: 5000) { nodeCount edgeCount unnamedPartners coverage { records } }
  patternMatrix(where: $all, since: $since, until: $until) { rows { cells { pattern count } } coverage { records } }
  timeline(where: $all) { points { year pattern active undetermined started ended } coverage { records } }
}`;

const RECORDS = `query Records($where: CollaborationWhere, $since: PartialDate, $until: PartialDate, $after: String) {
  collaborations(where: $where, since: $since, until: $until, after: $after, first: 200) {
    undeterminedCount nodes { patterns state { id } partner { id } } pageInfo { endCursor hasNextPage }
  }
}`;

/** Collaborations of a selection, those that may hold, and those that some view cannot draw. */
interface Told {
  readonly total: number;
  readonly open: number;
  readonly stateless: number;
  readonly unnamed: number;
  readonly other: number;
}

export function agreementSuite(use: Use): void {
  const answer = async (query: string, variables: object): Promise<Data> => {
    const response = await fetch(`${use().hub.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  };

  /** Ids of the members of a network, which a selection names. */
  const membersOf = async (network: string | null): Promise<readonly string[] | null> => {
    if (network === null) return null;
    const { members } = (await answer(MEMBERS.document, { network }))["network"];
    return members.nodes.map(({ actor }: Data) => actor.id);
  };

  const cardOf = async (id: string): Promise<number> => {
    const { state } = await answer("query Card($id: ID!) { state(id: $id) { collaborations { totalCount } } }", { id });
    return state.collaborations.totalCount;
  };

  /** Counted from the records themselves. */
  const toldOf = async (variables: SelectionVariables): Promise<Told> => {
    const rows: Data[] = [];
    for (let after: string | null = null, isMore = true; isMore;) {
      const { collaborations }: Data = await answer(RECORDS, { ...variables, after });
      rows.push(...collaborations.nodes);
      [after, isMore] = [collaborations.pageInfo.endCursor, collaborations.pageInfo.hasNextPage];
    }
    const count = (isOne: (row: Data) => boolean): number => rows.filter(isOne).length;
    const { collaborations } = await answer(RECORDS, { ...variables, after: null });
    return {
      total: rows.length,
      open: collaborations.undeterminedCount,
      stateless: count(({ state }) => state === null),
      unnamed: count(({ partner }) => partner === null),
      other: count(({ patterns }) => !patterns.some((one: never) => PATTERNS.includes(one))),
    };
  };

  describe("one selection is one set", () => {
    it.each(generated().map((filters, at) => [queryOf({ ...START, ...filters }) || "all", filters, at] as const))(
      "in every view, file and card: %s",
      async (_, filters, at) => {
        const variables = variablesOf(filters, await membersOf(filters.network));
        const told = await toldOf(variables);
        const pictures = await answer(QUESTION, { ...variables, all: withAllPartners(variables.where) });
        const page = await use().open(queryOf({ ...START, ...filters, view: "table" }));
        for (const view of VIEWS.toReversed()) {
          await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: NAMES[view] }).click();
          await settle(page);
          // A view that has nothing to draw says so.
          if ((await page.getByText("No records match.").count()) > 0) continue;
          await footTells(page, view, told);
          await CHECKS[view](page, { totalCount: told.total, filters, pictures });
          if (view === DRAWN[at % DRAWN.length]) await pictureTells(page, told.total);
        }
        await linksLeadToRows(page);
        if (filters.state !== null) await cardTells(page, filters, await cardOf(filters.state), told.total);
        await page.close();
      },
    );
  });
}

/** Views that are pictures: each selection has one of them saved, in turn. */
const DRAWN: readonly View[] = ["map", "network", "matrix", "timeline"];

const NAMES: Readonly<Record<View, string>> = {
  map: "Map",
  network: "Network",
  matrix: "Matrix",
  timeline: "Timeline",
  table: "Table",
};

/** The foot has the number of the selection, what may hold, and what the view leaves out, each with its rows. */
async function footTells(page: Page, view: View, told: Told): Promise<void> {
  const foot = page.locator("main .foot:not([aria-busy=true])");
  await foot.waitFor();
  const text = (await foot.textContent()) ?? "";
  expect([view, text]).toEqual([
    view,
    expect.stringMatching(told.total === 0 ? /^No record found/ : new RegExp(`^${told.total} record`)),
  ]);
  const parts = LEAVES[view].map((part) => [part, told[part]] as const);
  const expected = [["open", told.open] as const, ...parts].filter(([, count]) => count > 0);
  const links = await foot
    .locator("a")
    .evaluateAll((all) =>
      all.map((link) => [
        new URL((link as HTMLAnchorElement).href).searchParams.get("part"),
        Number.parseInt(link.textContent ?? "", 10),
      ]),
    );
  expect([view, links.filter(([part]) => part !== null)]).toEqual([view, expected]);
}

/** Each way from the foot of the view that is shown ends at as many rows as it says. */
async function linksLeadToRows(page: Page): Promise<void> {
  const links = page.locator("main .foot a");
  for (const text of await links.allTextContents()) {
    await links.filter({ hasText: text }).click();
    await page.waitForURL(/part=/);
    await settle(page);
    const caption = (await page.locator(".rows caption").textContent()) ?? "";
    expect([text, Number.parseInt(caption, 10)]).toEqual([text, Number.parseInt(text, 10)]);
    await page.goBack();
    await settle(page);
  }
}

/** The card has all that is recorded, and says so where the selection is only a part of that. */
async function cardTells(page: Page, filters: Filters, count: number, total: number): Promise<void> {
  const { state } = filters;
  await page.goto(new URL(queryOf({ ...START, ...filters, view: "table", focus: state }), page.url()).href);
  await settle(page);
  const card = page.locator(".card");
  await card.getByRole("heading", { name: `Collaborations (${count})` }).waitFor();
  const isAll = queryOf({ ...START, ...filters }) === queryOf({ ...START, state });
  if (isAll) expect(total).toBe(count);
  expect(await card.getByText("All recorded collaborations; the filters do not apply here.").count()).toBe(
    isAll ? 0 : 1,
  );
  if (isAll) return;
  await card.getByRole("link", { name: "Show them all in the table" }).click();
  await page.waitForURL((url) => url.search === queryOf({ ...START, state, view: "table" }));
  await settle(page);
  expect(Number.parseInt((await page.locator(".rows caption").textContent()) ?? "", 10)).toBe(count);
}

/** What a file holds, saved from what can be taken along. */
async function saved(page: Page, button: string): Promise<string> {
  await page.getByText("Share and download").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  await page.keyboard.press("Escape");
  return readFile(await download.path(), "utf8");
}

/** The picture that is saved has the number of the selection. */
async function pictureTells(page: Page, total: number): Promise<void> {
  const texts = [...(await saved(page, "Save the picture (SVG)")).matchAll(/<text[^>]*>([^<]*)/g)].map(
    ([, text]) => text,
  );
  const found = total === 0 ? "No record" : `${total} record${total === 1 ? "" : "s"}`;
  expect(texts.join(" ")).toContain(`${found} found, not cooperation that exists`);
}

interface Compared {
  readonly totalCount: number;
  readonly filters: Filters;
  readonly pictures: Data;
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
const counted = (texts: readonly string[]): number[] => texts.map((text) => Number.parseInt(text, 10) || 0);

const CHECKS: Readonly<Record<View, (page: Page, compared: Compared) => Promise<void>>> = {
  async table(page, { totalCount }) {
    const caption = (await page.locator(".rows caption").textContent()) ?? "";
    expect(Number.parseInt(caption, 10)).toBe(totalCount);
    const csv = await saved(page, "Save the collaborations (CSV)");
    expect(csv.split("\n").filter((line) => /^"?collab-/.test(line))).toHaveLength(totalCount);
  },

  async timeline(page, { totalCount, filters, pictures }) {
    const { points, coverage } = pictures["timeline"];
    const lanes = [null, ...PATTERNS.filter((one) => filters.patterns.length === 0 || filters.patterns.includes(one))];
    const year = points.at(-4).year as number;
    const cells = await page
      .locator(".year-table tr", { has: page.locator("th[scope=row]", { hasText: String(year) }) })
      .locator("td")
      .allTextContents();
    expect(cells).toEqual(
      lanes.map((lane) => {
        const one = points.find((point: Data) => point.year === year && point.pattern === lane);
        return `${one.active} + ${one.undetermined}; ${one.started}, ${one.ended}`;
      }),
    );
    if (filters.since === null) return expect(coverage.records).toBe(totalCount);
    // The lanes go beyond the years chosen: that is said, with the number and its rows.
    const beyond = page.locator("p", { hasText: "The lanes show all years" });
    expect(await beyond.textContent()).toMatch(
      new RegExp(`: ${coverage.records} collaboration.* ${totalCount} of them held`),
    );
    expect(await beyond.locator("a").getAttribute("href")).not.toMatch(/since|until/);
  },

  async matrix(page, { filters, pictures }) {
    const chosen = ({ pattern }: Data): boolean => filters.patterns.length === 0 || filters.patterns.includes(pattern);
    const counts = pictures["patternMatrix"].rows.flatMap(({ cells }: Data) =>
      cells.filter(chosen).map(({ count }: Data) => Number(count)),
    );
    const shown = counted(await page.locator(".matrix tbody .cell.recorded .sign").allTextContents());
    expect(sum(shown)).toBe(sum(counts));
  },

  async network(page, { totalCount, pictures }) {
    const { nodeCount, edgeCount, unnamedPartners, coverage } = pictures["networkGraph"];
    const legend = await page.locator(".network .legend li").allTextContents();
    expect(sum(legend.map((text) => Number(/\((\d+)\)/.exec(text)?.[1])))).toBe(nodeCount);
    expect(coverage.records + unnamedPartners).toBe(totalCount);
    const gexf = await saved(page, "Save the network (GEXF)");
    const elements = (name: string): number => gexf.match(new RegExp(`<${name} `, "g"))?.length ?? 0;
    expect([elements("node"), elements("edge")]).toEqual([nodeCount, edgeCount]);
  },

  async map(page, { filters, pictures }) {
    const chosen = ({ pattern }: Data): boolean => filters.patterns.length === 0 || filters.patterns.includes(pattern);
    const recorded = pictures["patternMatrix"].rows.filter(({ cells }: Data) =>
      cells.filter(chosen).some(({ count }: Data) => count > 0),
    ).length;
    const legend = await page.locator(".map-legend li").allTextContents();
    const shown = legend
      .filter((text) => text.startsWith("recorded"))
      .map((text) => Number(/\((\d+)\)/.exec(text)?.[1]));
    expect(sum(shown)).toBe(recorded);
  },
};
