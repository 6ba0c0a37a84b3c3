/** What people meet who use a keyboard, a screen reader, a narrow screen or dark colours. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import type { Use } from "./explorer";
import { settle } from "./settling";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Where axe looks: every view, with a card, with the panels, the pages, and inside another site. */
const PLACES: readonly (readonly [name: string, query: string])[] = [
  ["the map", ""],
  ["the map by links, with a state’s card", "?shade=links&focus=state-slovenia"],
  ["the network, with an NPM’s card", "?view=network&focus=npm-slovenia"],
  ["the network by communities", "?view=network&colour=community"],
  [
    "the network in two columns, with a network’s card",
    "?view=network&patterns=ADVISORY_BODY&regions=Europe&layout=columns&focus=network-see-npm",
  ],
  ["the matrix", "?view=matrix"],
  ["the timeline of some years", "?view=timeline&since=2010&until=2015"],
  ["the table, with a collaboration’s card", "?view=table&focus=collab-slovenia-peace-institute-ombudsman-plus-2023"],
  ["a selection that nothing fits", "?view=table&patterns=MUTUAL_SUPPORT&regions=Oceania&since=1990&until=1990"],
  ["paths", "?view=table&from=cso-peace-institute&to=body-spt"],
  ["two dates compared", "?view=timeline&before=2013-03&after=2023"],
  ["the page of the token", "?page=token"],
  ["the page of stewards, which is not open to everyone", "?page=steward"],
  ["a view inside another site", "?view=matrix&embed=1"],
];

/** The nightly run looks everywhere; these differ most. */
const SHORT = [
  "the map by links, with a state’s card",
  "the network, with an NPM’s card",
  "the matrix",
  "the timeline of some years",
];
const isNightly = process.env["LIAISON_TEST_PLACES"] === "all";
const LOOKED_AT = PLACES.filter(([name]) => isNightly || SHORT.includes(name) || /table|token/.test(name));

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

async function violationsOn(page: Page): Promise<string[]> {
  await settle(page);
  await page.evaluate(AXE);
  const violations = await page.evaluate<Violation[], string[]>(async (tags) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } };
    return (await axe.run({ runOnly: tags })).violations;
  }, RULES);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ html, failureSummary = "" }) => `${id} (${help}): ${html.slice(0, 200)} ${failureSummary.slice(0, 300)}`,
    ),
  );
}

export function accessSuite(use: Use): void {
  describe("people of all abilities", () => {
    it.each(LOOKED_AT)("find no violation of WCAG 2.2 AA: %s", async (_, query) => {
      const page = await use().open(query, { expected: /status of 40[13]/ });
      const light = await violationsOn(page);
      await page.emulateMedia({ colorScheme: "dark" });
      const dark = await violationsOn(page);
      await page.close();
      expect({ light, dark }).toEqual({ light: [], dark: [] });
    });

    it.each(LOOKED_AT)("need not scroll sideways on a screen of 360 points: %s", async (_, query) => {
      const page = await use().open(query, { viewport: { width: 360, height: 740 } });
      await settle(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      await page.close();
      expect(wide).toBeLessThanOrEqual(360);
    });

    it("come past the filters to the view with the first link, by keyboard", async () => {
      const page = await use().open("?view=table");
      await settle(page);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("view");
      await page.close();
    });

    it("see where the focus is, wherever Tab leads", async () => {
      const page = await use().open("?view=matrix");
      await settle(page);
      for (let step = 0; step < 30; step += 1) {
        await page.keyboard.press("Tab");
        const outline = await page.evaluate(() => {
          const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
          return `${outlineStyle} ${outlineWidth}`;
        });
        expect(outline).toMatch(/^(solid|auto) [^0]/);
      }
      await page.close();
    });
  });
}
