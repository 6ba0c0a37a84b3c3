/** A hub that is gone, and comes back. */
import { settle } from "./access";
import type { Use } from "./explorer";

export function awaySuite(use: Use): void {
  describe("a hub that does not answer", () => {
    it("is said not to, with what to do, and the view comes by itself when it is back", async () => {
      const page = await use().open("?view=table", { expected: /Failed to load resource|ERR_/ });
      await settle(page);
      await page.route("**/graphql", (route) => route.abort());
      await page.locator(".filters").getByLabel("Region").selectOption("Europe");
      await page.getByText("The hub does not answer.").waitFor();
      await page.unroute("**/graphql");
      await page.locator(".rows tbody tr").first().waitFor();
      await page.close();
    });

    it("because it is closed to people without a token says so, and that one can sign in", async () => {
      const page = await use().open("?page=token", { expected: /status of 401/ });
      await page.route("**/graphql", (route) =>
        route.fulfill({
          status: 401,
          json: {
            errors: [{ message: "This hub answers nobody without a token.", extensions: { code: "UNAUTHENTICATED" } }],
          },
        }),
      );
      await page.goto(use().hub.url + "/?view=table");
      await page.locator("main").getByText("This hub is open to people with a token only.").waitFor();
      await page.getByText("Your token has ended").waitFor({ state: "detached" });
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("textbox", { name: "Token" }).waitFor();
      await page.close();
    });

    it("can be asked again at once", async () => {
      const page = await use().open("?view=matrix", { expected: /Failed to load resource|status of 503/ });
      await settle(page);
      await page.route("**/graphql", (route) =>
        route.fulfill({
          status: 503,
          json: { errors: [{ message: "The hub is starting.", extensions: { code: "UNAVAILABLE" } }] },
        }),
      );
      await page.locator(".filters").getByLabel("Region").selectOption("Africa");
      await page.getByText("The hub is busy.").waitFor();
      await page.getByText("The hub is starting.").waitFor();
      await page.unroute("**/graphql");
      await page.getByRole("button", { name: "Try again" }).click();
      await page.locator(".matrix tbody tr").first().waitFor();
      await page.close();
    });
  });
}
