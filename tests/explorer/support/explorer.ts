/** What every suite of the explorer works with: one hub over the real dataset, and one browser. */
import type { Browser, Page, ViewportSize } from "playwright-core";
import { openBrowser } from "../../../scripts/browser";
import { watchTroubles } from "../../support/machine/browser";
import { openPermissionsHub, type PermissionsHub } from "../../support/permissionsHub";
import { datasetStore } from "../../support/world";
import { watchRequests } from "./settling";
import { openOtherSite, type OtherSite } from "./otherSite";

export interface Explorer {
  readonly hub: PermissionsHub;
  readonly browser: Browser;
  /** Another site, whose origin the hub names. */
  readonly site: OtherSite;
  /**
   * Opens a page of its own with a query such as `?view=network`. What goes wrong on it without being `expected` makes the run fail at
   * its end.
   */
  open(query?: string, options?: { readonly viewport?: ViewportSize; readonly expected?: RegExp }): Promise<Page>;
  /** Throws what went wrong on any page. */
  close(): Promise<void>;
}

/** Suites read the explorer when their tests run, not when they are declared. */
export type Use = () => Explorer;

const VIEWPORT = { width: 1280, height: 900 };

/** Milliseconds: a busy machine takes as long as it takes. */
const PATIENCE = 180_000;

/** Opens hub and browser. */
export async function openExplorer(): Promise<Explorer> {
  const site = await openOtherSite();
  // All that is tried here within minutes is asked by one client, who is not held up for it.
  const planning = { places: 2, perMinute: 10_000, waiting: 1_000, kept: 10_000 };
  const hub = await openPermissionsHub(await datasetStore({ planning }), { LIAISON_FRAME_ANCESTORS: site.origin });
  const browser = await openBrowser();
  // Pages as most people have them share what the browser has fetched and compiled already.
  const context = await browser.newContext({ viewport: VIEWPORT, permissions: ["clipboard-read", "clipboard-write"] });
  const troubles: string[] = [];
  return {
    hub,
    browser,
    site,
    async open(query = "", { expected, viewport } = {}) {
      const page = await context.newPage();
      if (viewport) await page.setViewportSize(viewport);
      watchRequests(page);
      page.setDefaultTimeout(PATIENCE);
      watchTroubles(page, (trouble) => {
        if (!expected?.test(trouble)) troubles.push(`${query || "/"}: ${trouble}`);
      });
      await page.goto(hub.url + "/" + query);
      return page;
    },
    async close() {
      await browser.close();
      await hub.close();
      site.close();
      if (troubles.length > 0) throw new Error(troubles.join("\n"));
    },
  };
}
