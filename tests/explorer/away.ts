/** A hub that is gone, and comes back. */
import type { Page } from "playwright-core";
import { settle } from "./support/settling";
import type { Use } from "./support/explorer";
import { atNight, fewByDay } from "../support/jest/night";

/** Parts of the page that ask by themselves: what they ask, where they stand, and what stands there once there is an answer. */
const PARTS: readonly (readonly [part: string, query: string, operation: string, place: string, there: string])[] = [
  ["the numbers under a view", "?view=table", "Selected", "main .foot", ".coverage"],
  ["the states and networks of the filters", "?view=table", "Places", ".filters", "option[value=network-see-npm]"],
  ["the members of the chosen network", "?view=table&network=network-see-npm", "Members", "main", ".rows tbody tr"],
  ["the map of two dates", "?view=table&before=2013&after=2020", "Places", ".compare", ".compare-map svg"],
  ["the names of two actors", "?view=table&from=cso-peace-institute&to=body-spt", "Names", ".paths", ".path-list li"],
  ["the lists of a card", "?view=table&focus=npm-slovenia", "NpmLists", ".card", "h3:text('Collaborations')"],
  ["the passport", "?page=token", "Viewer", ".passport", "dl"],
];

/** Answers one operation as a hub that is busy does, until the result is called. */
async function failing(page: Page, operation: string): Promise<() => Promise<void>> {
  const busy = { message: "The hub is starting.", extensions: { code: "UNAVAILABLE" } };
  await page.route("**/graphql", (route) =>
    (route.request().postDataJSON() as { operationName: string }).operationName === operation
      ? route.fulfill({ status: 503, json: { errors: [busy] } })
      : route.continue(),
  );
  return () => page.unroute("**/graphql");
}

export function awaySuite(use: Use): void {
  partsSuite(use);

  describe("a hub that does not answer", () => {
    it("is said not to, with what to do, and the view comes by itself when it is back", async () => {
      const page = await use().open("?view=table", { expected: /Failed to load resource|ERR_/ });
      await settle(page);
      await page.route("**/graphql", (route) => route.abort());
      await page.locator(".filters").getByLabel("Region").selectOption("Europe");
      await page.getByText("The hub is not responding.").waitFor();
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
            errors: [{ message: "This hub requires a token.", extensions: { code: "UNAUTHENTICATED" } }],
          },
        }),
      );
      await page.goto(use().hub.url + "/?view=table");
      await page.locator("main").getByText("This hub requires a token.").waitFor();
      await page.getByText("Your token has expired").waitFor({ state: "detached" });
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

function partsSuite(use: Use): void {
  describe("a part of the page that gets no answer", () => {
    it.each(fewByDay(PARTS, 1))(
      "says so with what to do, and is there once it is asked again: %s",
      async (_, query, ...rest) => {
        const [operation, place, there] = rest;
        const page = await use().open("?page=steward", { expected: /status of (401|403|503)/ });
        const answerAgain = await failing(page, operation);
        await page.goto(`${use().hub.url}/${query}`);
        const part = page.locator(place);
        await part.getByText("The hub is busy.").first().waitFor();
        await part.getByText("The page tries again in a few seconds.").first().waitFor();
        expect(await part.getByText("Loading").count()).toBe(0);
        await answerAgain();
        await part.getByRole("button", { name: "Try again" }).first().click();
        await part.locator(there).first().waitFor({ state: "attached" });
        await part.getByText("The hub is busy.").first().waitFor({ state: "detached" });
        await page.close();
      },
    );

    atNight(() => {
      it("is asked again by itself, and shows no number of another selection meanwhile", async () => {
        const page = await use().open("?view=table", { expected: /status of 503/ });
        await settle(page);
        const answerAgain = await failing(page, "Selected");
        await page.locator(".filters").getByLabel("Region").selectOption("Europe");
        const foot = page.locator("main .foot");
        await foot.getByText("The hub is busy.").waitFor();
        expect(await foot.textContent()).not.toMatch(/record/);
        await answerAgain();
        await foot.getByText("records found").waitFor();
        await page.close();
      });

      it("says under the search that nothing can be found now", async () => {
        const page = await use().open("?view=table", { expected: /status of 503/ });
        const answerAgain = await failing(page, "Search");
        await page.getByRole("combobox", { name: "Find an actor" }).fill("peace inst");
        await page.locator(".combobox-note", { hasText: "It is asked again" }).waitFor();
        await answerAgain();
        await page.getByRole("option", { name: "Peace Institute" }).first().waitFor();
        await page.close();
      });
    });

    it("because its code cannot be had says so, and is there when the page is loaded again", async () => {
      const page = await use().open("?view=table", { expected: /Failed to load resource|ERR_/ });
      await page.route("**/matrix-*.js", (route) => route.abort());
      await page.getByRole("link", { name: "Matrix", exact: true }).click();
      await page.getByText("Part of the page could not be loaded.").waitFor();
      await page.unroute("**/matrix-*.js");
      await page.getByRole("button", { name: "Reload the page" }).click();
      await page.locator(".matrix tbody tr").first().waitFor();
      await page.close();
    });
  });
}
