/** Pictures of the explorer for the README, as a browser shows it: each view over the real dataset. */
import { join } from "node:path";
import { openBrowser } from "../browser";
import { pathOf } from "./documents";

/** Name of the file → what is looked at. */
const SCREENS: Readonly<Record<string, string>> = {
  "explorer-map": "?focus=state-slovenia",
  "explorer-network": "?view=network&colour=community&focus=npm-slovenia",
  "explorer-matrix": "?view=matrix&regions=Europe",
  "explorer-timeline": "?view=timeline",
  "explorer-table": "?view=table&focus=collab-slovenia-peace-institute-ombudsman-plus-2023",
  "explorer-paths": "?view=network&from=cso-peace-institute&to=body-spt",
};

/** Takes all pictures from a hub; resolves to the names of the files in docs/. */
export async function takeScreens(url: string): Promise<readonly string[]> {
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: "light" });
    const files: string[] = [];
    for (const [name, query] of Object.entries(SCREENS)) {
      const page = await context.newPage();
      await page.goto(`${url}/${query}`, { waitUntil: "networkidle" });
      await page.locator(".spinner").first().waitFor({ state: "detached" });
      const file = join("pictures", `${name}.png`);
      await page.screenshot({ path: pathOf(file), animations: "disabled" });
      await page.close();
      files.push(`docs/${file}`);
    }
    return files;
  } finally {
    await browser.close();
  }
}
