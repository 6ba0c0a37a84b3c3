/** When a page has come to rest. */
import type { Page, Request } from "playwright-core";

const underWay = new WeakMap<Page, Set<Request>>();

/** Begins to count what a page has asked for and not yet got. */
export function watchRequests(page: Page): void {
  const requests = new Set<Request>();
  underWay.set(page, requests);
  // What is saved comes from the page itself.
  page.on("request", (request) => request.url().startsWith("http") && requests.add(request));
  const over = (request: Request) => void requests.delete(request);
  page.on("requestfinished", over).on("requestfailed", over);
}

/** What says that something is on its way. */
const BUSY = ".spinner, [aria-busy=true]";

/** Waits until the page shows nothing that loads and has asked for nothing more, twice in a row. */
export async function settle(page: Page): Promise<void> {
  for (let calm = 0; calm < 2;) {
    await page.locator("#liaison > *").first().waitFor({ state: "attached" });
    await page.locator(BUSY).first().waitFor({ state: "detached" });
    // Two frames: what has come is drawn, and what is drawn asks for more.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
    );
    const isCalm = underWay.get(page)?.size === 0 && (await page.locator(BUSY).count()) === 0;
    calm = isCalm ? calm + 1 : 0;
  }
}
