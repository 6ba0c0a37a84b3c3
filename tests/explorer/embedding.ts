/** The page inside another site: one that the operator names, and one that is not named. */
import type { Frame, Page } from "playwright-core";
import type { Use } from "./support/explorer";

const innerOf = (page: Page): Frame | undefined => page.frames().find((frame) => frame !== page.mainFrame());

export function embeddingSuite(use: Use): void {
  const REFUSED = /frame-ancestors|ERR_BLOCKED_BY_RESPONSE|X-Frame-Options|favicon|404/;
  const within = async (origin: string, query: string): Promise<Page> => {
    const page = await use().open("?view=table", { expected: REFUSED });
    await page.goto(`${origin}/?src=${encodeURIComponent(`${use().hub.url}/${query}`)}`);
    return page;
  };

  describe("inside another site", () => {
    it("is shown by a site that the operator names, and works", async () => {
      const page = await within(use().site.origin, "?view=matrix&regions=Africa&embed=1");
      const inner = page.frameLocator("iframe");
      await inner.locator(".matrix tbody tr").first().waitFor();
      expect(await inner.locator("header, .filters, .badge").count()).toBe(0);
      await page.close();
    });

    it("offers its code only where a site may show it", async () => {
      const offered = async (isEmbeddable: boolean): Promise<number> => {
        const page = await use().open("?view=table");
        await page.route("**/explorer/settings.json", (route) =>
          route.fulfill({ json: { isEmbeddable, cite: "Liaison" } }),
        );
        const [answer] = await Promise.all([page.waitForResponse("**/explorer/settings.json"), page.reload()]);
        await answer.finished();
        await page.getByText("Share and download").click();
        await page.getByRole("button", { name: "Copy the link" }).waitFor();
        const buttons = await page.getByRole("button", { name: "Copy the code for another site" }).count();
        await page.close();
        return buttons;
      };
      expect([await offered(true), await offered(false)]).toEqual([1, 0]);
    });

    it.each([
      ["by a site that is not named", "strangerOrigin", "?view=matrix&embed=1"],
      ["as the whole page, in which people sign in, not even by a site that is named", "origin", "?view=matrix"],
    ] as const)("is not shown %s", async (_, site, query) => {
      const page = await within(use().site[site], query);
      await page.waitForFunction(() => document.readyState === "complete");
      expect(innerOf(page)?.url()).toBe("chrome-error://chromewebdata/");
      await page.close();
    });
  });
}
