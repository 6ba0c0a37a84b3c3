/** What every suite of the explorer works with: one hub over the real dataset, and one browser. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { openBrowser } from "../../scripts/browser";
import { watchTroubles } from "../support/browser";
import { openPermissionsHub, type PermissionsHub } from "../support/permissionsHub";
import { datasetStore } from "../support/world";

export interface Explorer {
  readonly hub: PermissionsHub;
  readonly browser: Browser;
  /**
   * Opens a page of its own with a query such as `?view=network`. What goes wrong on it without being `expected` makes the run fail at
   * its end.
   */
  open(query?: string, options?: BrowserContextOptions & { expected?: RegExp }): Promise<Page>;
  /** Throws what went wrong on any page. */
  close(): Promise<void>;
}

/** Suites read the explorer when their tests run, not when they are declared. */
export type Use = () => Explorer;

/** Opens hub and browser. */
export async function openExplorer(): Promise<Explorer> {
  const hub = await openPermissionsHub(await datasetStore());
  const browser = await openBrowser();
  const troubles: string[] = [];
  return {
    ...{ hub, browser },
    async open(query = "", { expected, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      const page = await context.newPage();
      watchTroubles(page, (trouble) => {
        if (!expected?.test(trouble)) troubles.push(`${query || "/"}: ${trouble}`);
      });
      await page.goto(hub.url + "/" + query);
      return page;
    },
    async close() {
      await browser.close();
      await hub.close();
      if (troubles.length > 0) throw new Error(troubles.join("\n"));
    },
  };
}
