/** What people meet who use a keyboard, a screen reader, a narrow screen or dark colours. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { atNight, isNight } from "../support/jest/night";
import type { Use } from "./support/explorer";
import { signIn } from "./signin";
import { settle } from "./support/settling";

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
  ["the network, of many ties", "?view=network&ties=COLLABORATION,MEMBERSHIP,MEETING,VISIT,PROJECT"],
  ["the matrix", "?view=matrix"],
  ["the matrix of all states", "?view=matrix&rows=all"],
  ["the timeline of some years", "?view=timeline&since=2010&until=2015"],
  ["the timeline, with a body’s card", "?view=timeline&focus=body-cpt"],
  ["the rows of what may hold", "?view=table&since=2013&until=2013&part=open"],
  ["the table, with a collaboration’s card", "?view=table&focus=collab-slovenia-peace-institute-ombudsman-plus-2023"],
  ["a selection that nothing fits", "?view=table&patterns=MUTUAL_SUPPORT&regions=Oceania&since=1990&until=1990"],
  ["paths", "?view=table&from=cso-peace-institute&to=body-spt"],
  ["two dates compared", "?view=timeline&before=2013-03&after=2023"],
  ["the page of the token", "?page=token"],
  ["the page of stewards, which is not open to everyone", "?page=steward"],
  ["a map inside another site", "?embed=1"],
  ["a view inside another site", "?view=matrix&embed=1"],
];

/** The nightly run looks everywhere; this one shows most. */
const MOST = "the network, with an NPM’s card";
const LOOKED_AT = PLACES.filter(([name]) => isNight || name === MOST);

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

async function violationsOn(page: Page): Promise<string[]> {
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

const NONE = { light: [], dark: [] };

async function violationsInBoth(page: Page): Promise<{ readonly light: string[]; readonly dark: string[] }> {
  await page.emulateMedia({ colorScheme: "light" });
  const light = await violationsOn(page);
  await page.emulateMedia({ colorScheme: "dark" });
  return { light, dark: await violationsOn(page) };
}

const PHONE = { width: 360, height: 740 };

/** How wide the page is on a phone. */
async function widthOnPhone(page: Page): Promise<number> {
  await page.setViewportSize(PHONE);
  await page.reload();
  await settle(page);
  return page.evaluate(() => document.documentElement.scrollWidth);
}

export function accessSuite(use: Use): void {
  describe("people of all abilities", () => {
    it.each(LOOKED_AT)("find no violation of WCAG 2.2 AA, and need not scroll sideways: %s", async (_, query) => {
      const page = await use().open(query, { expected: /status of 40[13]/ });
      await settle(page);
      const found = { ...(await violationsInBoth(page)), wide: await widthOnPhone(page) };
      await page.close();
      expect(found).toEqual({ light: [], dark: [], wide: PHONE.width });
    });

    atNight(() => {
      it("find no violation on the page of stewards, with what waits there", async () => {
        const token = await use().hub.issue("steward");
        const page = await use().open("?page=steward", { expected: /status of 40[13]/ });
        await signIn(page, token);
        await page.getByRole("button", { name: "Record and evidence disagree" }).click();
        await page.locator(".waiting > li").first().waitFor();
        const found = await violationsInBoth(page);
        await page.locator(".who").click();
        await page.locator(".passport dl").waitFor();
        expect([found, await violationsInBoth(page)]).toEqual([NONE, NONE]);
        await page.close();
      });

      it("find no violation in the menu of files, the sign-in dialog, or a page whose hub does not answer", async () => {
        const page = await use().open("?view=table", { expected: /Failed to load|ERR_/ });
        await settle(page);
        await page.getByText("Share and download").click();
        const taken = await violationsInBoth(page);
        await page.getByRole("button", { name: "Sign in" }).click();
        const asked = await violationsInBoth(page);
        await page.keyboard.press("Escape");
        await page.route("**/graphql", (route) => route.abort());
        await page.locator(".filters").getByLabel("Region").selectOption("Asia");
        await page.getByText("The hub is not responding.").waitFor();
        expect([taken, asked, await violationsInBoth(page)]).toEqual([NONE, NONE, NONE]);
        await page.close();
      });
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
