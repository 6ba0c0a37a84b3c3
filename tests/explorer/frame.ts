import type { Use } from "./support/explorer";

/** The page around the views. */
export function frameSuite(use: Use): void {
  describe("the page", () => {
    it("keeps the whole selection in its address, so that a link shows the same", async () => {
      const page = await use().open("?view=table");
      await page.getByLabel("Ombudsman plus").check();
      await page.getByLabel("Region").selectOption("Europe");
      await page.waitForURL(/\?view=table&patterns=OMBUDSMAN_PLUS&regions=Europe$/);
      const other = await use().open(new URL(page.url()).search);
      await other.getByLabel("Ombudsman plus").waitFor();
      expect(await other.getByLabel("Ombudsman plus").isChecked()).toBe(true);
      await page.goBack();
      expect(await page.getByLabel("Region").inputValue()).toBe("");
    });

    it("inside another site is the view alone, with the way to the whole page and the same selection", async () => {
      const page = await use().open("?view=matrix&regions=Africa&embed=1");
      await page.locator(".matrix tbody tr").first().waitFor();
      expect(await page.locator("header, .filters, .badge, .share").count()).toBe(0);
      const link = await page.getByRole("link", { name: /^Liaison/ }).getAttribute("href");
      expect(new URL(link ?? "").search).toBe("?view=matrix&regions=Africa");
      await page.close();
    });

    it("leads every view by real links, the present one marked", async () => {
      const page = await use().open();
      for (const name of ["Network", "Matrix", "Timeline", "Table", "Map"]) {
        await page.getByRole("link", { name, exact: true }).click();
        expect(await page.locator(".views [aria-current=page]").textContent()).toBe(name);
      }
    });
  });
}
