/** Pictures of the explorer for the documents, as a browser shows it over the real dataset: each view on a wide, a middling and a narrow screen. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { openBrowser } from "../browser";
import { pathOf } from "./documents";
import { withPalette } from "./png";

/** Width and height of a screen, points. */
const WIDE = { width: 1440, height: 900 };
const MIDDLING = { width: 1024, height: 768 };
const NARROW = { width: 390, height: 844 };

interface Screen {
  readonly width: number;
  readonly height: number;
}

/** Name of the file → what is looked at, and on which screens besides the wide one. */
const SCREENS: Readonly<Record<string, { readonly query: string; readonly also: readonly Screen[] }>> = {
  "explorer-map": { query: "?focus=state-slovenia", also: [] },
  "explorer-map-alone": { query: "", also: [MIDDLING, NARROW] },
  "explorer-network": { query: "?view=network&colour=community&focus=npm-slovenia", also: [] },
  "explorer-columns": {
    query: "?view=network&patterns=ADVISORY_BODY&regions=Europe&layout=columns",
    also: [MIDDLING, NARROW],
  },
  "explorer-matrix": { query: "?view=matrix&regions=Europe", also: [MIDDLING, NARROW] },
  "explorer-timeline": { query: "?view=timeline", also: [MIDDLING, NARROW] },
  "explorer-table": {
    query: "?view=table&focus=collab-slovenia-peace-institute-ombudsman-plus-2023",
    also: [MIDDLING, NARROW],
  },
  "explorer-compare": { query: "?view=timeline&before=2013&after=2023", also: [NARROW] },
  "explorer-paths": { query: "?view=network&from=cso-peace-institute&to=body-spt", also: [] },
};

/** Takes all pictures from a hub; resolves to the names of the files in docs/. */
export async function takeScreens(url: string): Promise<readonly string[]> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ colorScheme: "light" });
    const files: string[] = [];
    for (const [name, { query, also }] of Object.entries(SCREENS))
      for (const screen of [WIDE, ...also]) {
        await page.setViewportSize(screen);
        const file = join("pictures", `${name}${screen === WIDE ? "" : `-${screen.width}`}.png`);
        await look(page, `${url}/${query}`);
        writeFileSync(pathOf(file), withPalette(await page.screenshot({ animations: "disabled" })));
        files.push(`docs/${file}`);
      }
    return files;
  } finally {
    await browser.close();
  }
}

/** Opens a page, and waits until nothing is on its way. */
async function look(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: "networkidle" });
  await page.locator(".spinner, [aria-busy=true]").first().waitFor({ state: "detached" });
}
