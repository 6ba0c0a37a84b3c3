/** Every view tells what the hub answers, and every filter changes all of them. */
import { settle } from "./support/settling";
import { PARTNER_KINDS, PATTERNS } from "../../web/state/selection";
import type { Data } from "../support/hub";
import { answerOf, texts } from "./support/asking";
import type { Use } from "./support/explorer";
import { networkViewSuite } from "./networkView";
import { fewByDay } from "../support/jest/night";

const IN_EUROPE = `state: { region: { in: ["Europe"] } }`;
/** Pages count partners of every kind where none is chosen; the questions count civil society alone unless they are told. */
const ALL_PARTNERS = `partnerKind: { in: [${PARTNER_KINDS.join(", ")}] }`;

export function viewsSuite(use: Use): void {
  mapSuite(use);
  networkViewSuite(use);
  matrixSuite(use);
  timelineSuite(use);
  tableSuite(use);
  filterSuite(use);
}

function mapSuite(use: Use): void {
  describe("the map", () => {
    it("tells what is known of each state, and counts it in its legend", async () => {
      const { patternMatrix, states } = await answerOf(
        use(),
        `{ patternMatrix(where: { ${ALL_PARTNERS} }) { rows { state { id } cells { count } } } states(first: 200) { nodes { id npmStatus } } }`,
      );
      const recorded = patternMatrix.rows
        .filter(({ cells }: { cells: { count: number }[] }) => cells.some(({ count }) => count > 0))
        .map(({ state }: { state: { id: string } }) => state.id);
      const page = await use().open();
      await page.locator("[data-state=state-slovenia]").waitFor();
      const shown = await page
        .locator("[data-state].shade-recorded")
        .evaluateAll((shapes) => [...new Set(shapes.map((shape) => shape.getAttribute("data-state")))]);
      // The smallest states have no shape.
      expect(recorded).toEqual(expect.arrayContaining(shown));
      expect(shown.length).toBeGreaterThan(recorded.length * 0.8);
      const withoutNpm = (status: string): number =>
        states.nodes.filter(({ id, npmStatus }: Data) => npmStatus === status && !recorded.includes(id)).length;
      const legend = await texts(page, ".map-legend li");
      expect(legend).toContain(`recorded (${recorded.length})`);
      const [none, free] = [withoutNpm("NOT_DESIGNATED"), withoutNpm("NOT_APPLICABLE")];
      const noNpm = legend.find((entry) => entry.startsWith("no NPM"));
      expect(noNpm).toContain(`no NPM (${none + free})`);
      expect(noNpm).toContain(`none designated ${none}`);
      expect(noNpm).toContain(`not required to have one ${free}`);
      expect((await texts(page, ".footnote")).join()).toContain("UNSCR 1244");
      await page.close();
    });

    it("calls no state outside of a region empty, and counts in its legend those within", async () => {
      const { states } = await answerOf(use(), `{ states(first: 200) { nodes { id region } } }`);
      const inside = states.nodes.filter(({ region }: Data) => region === "Europe").length;
      const page = await use().open("?regions=Europe");
      await page.locator("[data-state=state-kazakhstan].shade-outside").first().waitFor();
      const counts = (await texts(page, ".map-legend li")).flatMap((text) => /\((\d+)\)/.exec(text)?.[1] ?? []);
      expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(inside);
      await page.close();
    });

    it("says of a state, where it is pointed at, which patterns are recorded: as a sign and in words, without a score", async () => {
      const page = await use().open("?regions=Europe");
      await page.locator("[data-state=state-romania]").hover();
      const words = (await page.locator(".map-tip .glyph").getAttribute("aria-label")) ?? "";
      const { patternMatrix } = await answerOf(
        use(),
        `{ patternMatrix(where: { ${ALL_PARTNERS}, state: { id: { eq: "state-romania" } } }) { rows { cells { pattern count } } } }`,
      );
      const [{ cells }] = patternMatrix.rows;
      const told = words.split(".")[0]!.replace("Recorded: ", "").toUpperCase().replaceAll(" ", "_").split(",_");
      expect(told).toEqual(cells.filter(({ count }: Data) => count > 0).map(({ pattern }: Data) => pattern));
      expect(await page.locator(".map-tip").textContent()).not.toMatch(/of 6|of six/);
      await page.close();
    });

    it("shades by partners where one pattern is chosen", async () => {
      const { patternMatrix } = await answerOf(
        use(),
        `{ patternMatrix(where: { ${ALL_PARTNERS}, pattern: { in: [ADVISORY_BODY] } }) { rows { state { id } cells { pattern partners } } } }`,
      );
      const partners = patternMatrix.rows.flatMap(
        ({ cells }: Data) => cells.find(({ pattern }: Data) => pattern === "ADVISORY_BODY").partners,
      );
      const page = await use().open("?patterns=ADVISORY_BODY");
      const legend = await texts(page, ".map-legend li");
      const within = (from: number, to: number) =>
        partners.filter((count: number) => count >= from && count <= to).length;
      expect(legend).toContain(`recorded, 10+ partners (${within(10, Infinity)})`);
      expect(legend).toContain(`recorded, 2–4 partners (${within(2, 4)})`);
      expect(legend).toContain(`recorded, 1 partner (${within(1, 1)})`);
      await page.close();
    });

    it("opens a state by its shape and by its list, and can be moved by keyboard", async () => {
      const page = await use().open("?regions=Europe");
      await page.locator("[data-state=state-finland]").click();
      await page.getByRole("heading", { name: "Finland" }).waitFor();
      await page.getByRole("combobox", { name: "Go to a state" }).fill("malta");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "Malta" }).waitFor();
      const before = await page.locator("svg.map").getAttribute("viewBox");
      await page.locator("svg.map").press("ArrowRight");
      await page.locator("svg.map").press("+");
      expect(await page.locator("svg.map").getAttribute("viewBox")).not.toBe(before);
      await page.getByRole("button", { name: "Whole world" }).click();
      expect(await page.locator("svg.map").getAttribute("viewBox")).toBe("0.00 0.00 960.00 470.00");
      await page.close();
    });

    it.each(
      fewByDay(
        [
          ["Slov", 1, "Slovenia"],
          ["Slov", 0, "Slovakia"],
          ["cote", 0, "Côte d'Ivoire"],
        ] as const,
        1,
      ),
    )("goes to the state that is picked from what is typed: %s, %i down", async (text, down, name) => {
      const page = await use().open();
      const field = page.getByRole("combobox", { name: "Go to a state" });
      await field.focus();
      await page.keyboard.type(text);
      await page.locator("li[role=option]", { hasText: name }).waitFor();
      // Nothing is opened, and nothing takes the focus, as long as one types.
      expect([new URL(page.url()).search, await field.evaluate((one) => one === document.activeElement)]).toEqual([
        "",
        true,
      ]);
      for (let step = 0; step < down; step += 1) await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name, exact: true }).waitFor();
      await page.close();
    });

    it("shows links in place of records, and the address says so", async () => {
      const page = await use().open();
      await page.getByRole("link", { name: "links", exact: true }).click();
      expect((await texts(page, ".map-legend li")).join()).toMatch(/10\+ pairs of actors/);
      await page.waitForURL(/shade=links/);
      await page.close();
    });
  });
}

function matrixSuite(use: Use): void {
  describe("the matrix", () => {
    it("has the numbers of the hub, and tells three facts apart in words and signs", async () => {
      const { patternMatrix } = await answerOf(
        use(),
        `{ patternMatrix(where: { ${ALL_PARTNERS}, ${IN_EUROPE} }) { rows { state { id name npmStatus } cells { pattern state count } } } }`,
      );
      const page = await use().open("?view=matrix&regions=Europe&rows=all");
      await page.locator(".matrix tbody tr").first().waitFor();
      expect(await page.locator(".matrix tbody tr").count()).toBe(patternMatrix.rows.length);
      for (const { state, cells } of patternMatrix.rows) {
        const row = page.locator(".matrix tbody tr", {
          has: page.getByRole("link", { name: state.name, exact: true }),
        });
        const hasNone = ["NOT_DESIGNATED", "NOT_APPLICABLE"].includes(state.npmStatus);
        expect([state.name, await row.locator(".cell .sign").allTextContents()]).toEqual([
          state.name,
          cells.map((cell: { state: string; count: number }) => {
            if (cell.state === "RECORDED") return String(cell.count);
            if (hasNone) return "∅";
            return cell.state === "KNOWN_ABSENT" ? "✕" : "·";
          }),
        ]);
      }
      const words = await texts(page, ".matrix .hidden-label");
      expect(words.some((text) => text.includes("not recorded"))).toBe(true);
      expect(words.some((text) => text.includes("no NPM: the state is not required to have one"))).toBe(true);
      await page.close();
    });

    it("leads from what is known to be absent to its statement and source", async () => {
      const { absence } = await answerOf(
        use(),
        `{ absence(id: "absence-north-macedonia-ombudsman-plus") { statement sources { title } } }`,
      );
      const page = await use().open("?view=matrix&regions=Europe");
      const cell = page.locator(".matrix a.cell.absent").first();
      await cell.waitFor();
      expect(await cell.getAttribute("title")).toContain(absence.sources[0].title);
      await cell.press("Enter");
      await page.locator(".card").getByText(absence.statement).first().waitFor();
      await page.close();
    });

    it("leads from a number to exactly its records, in the table", async () => {
      const page = await use().open("?view=matrix&regions=Europe");
      const cell = page.locator(".matrix a.cell.recorded").nth(3);
      await cell.waitFor();
      const count = await cell.locator(".sign").textContent();
      await cell.press("Enter");
      await page.waitForURL(/view=table&patterns=[A-Z_]+&regions=Europe&state=state-/);
      await page.locator(".rows tbody tr").first().waitFor();
      expect(await page.locator(".rows tbody tr").count()).toBe(Number(count));
      await page.close();
    });

    it("shows where an NPM exists and no seat in an advisory body is recorded", async () => {
      const { patternMatrix } = await answerOf(
        use(),
        `{ patternMatrix(where: { ${ALL_PARTNERS} }) { rows { state { name npmStatus } cells { pattern state } } } }`,
      );
      const expected = patternMatrix.rows
        .filter(({ state, cells }: Data) => {
          const seat = cells.find(({ pattern }: Data) => pattern === "ADVISORY_BODY");
          return state.npmStatus === "DESIGNATED" && seat.state === "NOT_RECORDED";
        })
        .map(({ state }: Data) => state.name);
      const page = await use().open("?view=matrix&patterns=MUTUAL_SUPPORT");
      await page.getByLabel("Rows").selectOption("noSeat");
      await page.waitForURL(/\?view=matrix&rows=noSeat$/);
      await settle(page);
      const shown = await page.locator(".matrix tbody th a").allTextContents();
      expect(shown.toSorted()).toEqual(expected.toSorted());
      await page.close();
    });
  });
}

function timelineSuite(use: Use): void {
  describe("the timeline", () => {
    it("has the numbers of the hub in its table, and chooses a year by keyboard for all views", async () => {
      const { timeline } = await answerOf(
        use(),
        `{ timeline(where: { ${ALL_PARTNERS} }) { points { year pattern active undetermined started ended } } }`,
      );
      const page = await use().open("?view=timeline");
      await page.getByText("The numbers as a table").click();
      const point = timeline.points.find(
        (one: { year: number; pattern: null }) => one.year === 2016 && one.pattern === null,
      );
      const cells = await page
        .locator(".year-table tr", { has: page.getByRole("rowheader", { name: "2016" }) })
        .locator("td")
        .allTextContents();
      expect(cells[0]).toBe(`${point.active} + ${point.undetermined}; ${point.started}, ${point.ended}`);
      const year = page.getByRole("button", { name: /^2016:/ });
      await year.hover();
      const told = (await page.locator(".year-values").textContent()) ?? "";
      expect(told).toContain(`2016: All ${point.active} + ${point.undetermined} that may have held`);
      expect(await year.getAttribute("aria-label")).toContain(told);
      await year.press("Enter");
      await page.waitForURL(/since=2016&until=2016/);
      await page.getByRole("link", { name: "Table", exact: true }).click();
      const { collaborations } = await answerOf(use(), `{ collaborations(asOf: "2016") { totalCount partnerCount } }`);
      expect((await texts(page, ".rows caption"))[0]).toContain(`${collaborations.totalCount} collaborations`);
      await page.close();
    });

    it("has one scale for all lanes", async () => {
      const page = await use().open("?view=timeline");
      await page.locator(".timeline .sure").first().waitFor();
      const { timeline } = await answerOf(
        use(),
        `{ timeline(where: { ${ALL_PARTNERS} }) { points { year pattern active undetermined } } }`,
      );
      const heights = await page
        .locator(".timeline .sure")
        .evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute("height"))));
      const LANES = [null, ...PATTERNS];
      const active = LANES.flatMap((lane) =>
        timeline.points.filter(({ pattern }: Data) => pattern === lane).map((one: Data) => Number(one.active)),
      );
      expect(active).toHaveLength(heights.length);
      const units = heights.flatMap((height, at) => (active[at]! > 0 ? [height / active[at]!] : []));
      for (const unit of units) expect(unit).toBeCloseTo(units[0]!, 5);
      await page.close();
    });

    it("starts a comparison from the two years that differ most, with a map of them", async () => {
      const { timeline } = await answerOf(
        use(),
        `{ timeline(where: { ${ALL_PARTNERS} }) { points { year pattern active } } }`,
      );
      const actives: readonly number[] = timeline.points
        .filter(({ pattern }: Data) => pattern === null)
        .map(({ active }: Data) => active);
      const page = await use().open("?view=timeline");
      await page.getByRole("link", { name: "Compare two dates" }).click();
      await page.locator(".compare-map svg").first().waitFor();
      const query = new URL(page.url()).searchParams;
      const of = (name: string): number =>
        timeline.points.find(({ year, pattern }: Data) => pattern === null && String(year) === query.get(name)).active;
      expect(Math.abs(of("after") - of("before"))).toBe(Math.max(...actives) - Math.min(...actives));
      expect(
        await page.locator(".compare-map path.began, .compare-map path.ended, .compare-map path.both").count(),
      ).toBeGreaterThan(2);
      await page.close();
    });

    it("compares two dates: what began and what ended, with what is undetermined at both", async () => {
      const { a, b } = await answerOf(
        use(),
        `{ a: networkGraph(asOf: "2013", first: 1) { undeterminedCount } b: networkGraph(asOf: "2020", first: 1) { undeterminedCount } }`,
      );
      const page = await use().open("?view=timeline&before=2013&after=2020");
      const remark = page.getByText("A difference therefore does not prove a change");
      await remark.waitFor();
      expect(await remark.textContent()).toContain(
        `${a.undeterminedCount} at the earlier date, ${b.undeterminedCount} at the later`,
      );
      const rows = page.getByRole("link", { name: `${a.undeterminedCount} at the earlier date` });
      expect(await rows.getAttribute("href")).toContain("view=table&since=2013&until=2013&part=open");
      await page.locator(".dates input").first().fill("20133");
      expect(await page.getByRole("button", { name: "Compare", exact: true }).isDisabled()).toBe(true);
      await page.locator(".dates input").first().fill("2014-05");
      await page.keyboard.press("Enter");
      await page.waitForURL(/before=2014-05/);
      await page.close();
    });
  });
}

function tableSuite(use: Use): void {
  describe("the table", () => {
    it("is sorted and paged by keyboard, with as many rows as the hub counts", async () => {
      const { collaborations } = await answerOf(
        use(),
        `{ collaborations(orderBy: [{ field: FROM, direction: ASC }], first: 1) { totalCount nodes { npm { name } network { name } } } }`,
      );
      const page = await use().open("?view=table");
      await settle(page);
      expect(await page.locator(".rows tbody tr").count()).toBe(50);
      await page.getByRole("button", { name: "Period" }).press("Enter");
      await page.locator("th[aria-sort=ascending]").waitFor();
      await settle(page);
      const [first] = collaborations.nodes;
      expect((await texts(page, ".rows tbody th"))[0]).toBe(first.npm?.name ?? first.network?.name);
      let seen = await page.locator(".rows tbody tr").count();
      const next = page.getByRole("button", { name: "Next" });
      while (await next.isEnabled()) {
        const range = await page.locator(".pages span").textContent();
        await next.press("Enter");
        await page.waitForFunction((before) => document.querySelector(".pages span")?.textContent !== before, range);
        await settle(page);
        seen += await page.locator(".rows tbody tr").count();
      }
      expect(seen).toBe(collaborations.totalCount);
      await page.getByRole("button", { name: "Previous" }).press("Enter");
      await page.waitForFunction(() => document.querySelectorAll(".rows tbody tr").length === 50);
      await page.close();
    });

    it("marks what is not verified in words", async () => {
      const page = await use().open("?view=table&confidences=UNVERIFIED");
      await page.locator(".rows tbody tr").first().waitFor();
      const marks = await page.locator(".rows tbody tr .unverified-mark").count();
      expect([marks, marks > 0]).toEqual([await page.locator(".rows tbody tr").count(), true]);
      await page.close();
    });

    it("names what is not verified in words, and calls nothing verified beside it", async () => {
      const { states } = await answerOf(use(), `{ states(first: 200) { nodes { id confidence unverifiedFields } } }`);
      const { id } = states.nodes.find(
        ({ confidence, unverifiedFields }: Data) =>
          confidence === "VERIFIED" && unverifiedFields.includes("npmDesignationYear"),
      );
      const page = await use().open(`?view=table&focus=${id}`);
      const mark = page.locator(".card .unverified-mark").first();
      await mark.waitFor();
      expect(await mark.textContent()).toContain("not verified: the year of designation");
      expect(await page.locator(".card").textContent()).not.toMatch(/npmDesignationYear|Verified/);
      await page.close();
    });
  });
}

function filterSuite(use: Use): void {
  const CASES: readonly (readonly [name: string, query: string, where: string])[] = [
    ["a pattern", "patterns=ADVISORY_BODY", "where: { pattern: { in: [ADVISORY_BODY] } }"],
    ["two kinds of partner", "kinds=NPM,BODY", "where: { partnerKind: { in: [NPM, BODY] } }"],
    ["a region", "regions=Africa", `where: { state: { region: { in: ["Africa"] } } }`],
    ["what is not verified", "confidences=UNVERIFIED", "where: { unverifiedField: { isNull: false } }"],
    ["years", "since=2012&until=2015", `since: "2012", until: "2015"`],
  ];

  describe("a filter", () => {
    it.each(fewByDay(CASES, 2))("by %s leaves in the table what the hub counts", async (_, query, where) => {
      const { collaborations } = await answerOf(use(), `{ collaborations(${where}) { totalCount } }`);
      const page = await use().open(`?view=table&${query}`);
      await page.locator(".rows caption").waitFor();
      expect(await page.locator(".rows caption").textContent()).toMatch(
        new RegExp(`^${collaborations.totalCount} collaboration`),
      );
      await page.getByRole("button", { name: "Clear filters" }).click();
      await page.waitForURL(/\/\?view=table$/);
      await page.close();
    });

    it("by members of a network leaves in the table what is recorded of them", async () => {
      const { network } = await answerOf(
        use(),
        `{ network(id: "network-see-npm") { members { nodes { actor { id } } } } }`,
      );
      const ids = network.members.nodes.map(({ actor }: { actor: { id: string } }) => actor.id);
      const where = `where: { npm: { id: { in: ${JSON.stringify(ids)} } } }`;
      const { collaborations } = await answerOf(use(), `{ collaborations(${where}) { totalCount } }`);
      const page = await use().open("?view=table&network=network-see-npm");
      await page.locator(".rows caption").waitFor();
      expect(await page.locator(".rows caption").textContent()).toMatch(
        new RegExp(`^${collaborations.totalCount} collaboration`),
      );
      await page.close();
    });

    it("that nothing fits says so, with the next step", async () => {
      const page = await use().open("?view=table&patterns=MUTUAL_SUPPORT&regions=Oceania");
      await page.getByText("No records match.").waitFor();
      await page.getByText("Remove a filter").waitFor();
      await page.close();
    });
  });
}
