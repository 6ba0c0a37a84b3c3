/** With a token one sees what it opens, and the token stays in the memory of the page. */
import type { Page } from "playwright-core";
import { answerOf } from "./support/asking";
import type { Use } from "./support/explorer";

/** Gives a token to the page. */
export async function signIn(page: Page, token: string): Promise<void> {
  await page.getByRole("button", { name: "Sign in" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Token" }).fill(token);
  await dialog.getByRole("button", { name: "Sign in" }).click();
}

const REFUSED = { expected: /status of 40[13]/ };

export function signInSuite(use: Use): void {
  describe("a token", () => {
    it("shows as whom one looks, with which classes, and what it is limited to", async () => {
      const token = await use().hub.issue("member", {
        org: "npm-slovenia",
        purpose: "to look around",
        networks: ["network-see-npm"],
      });
      const { viewer } = await answerOf(use(), `{ viewer { classes scopes } }`, token);
      const page = await use().open("?view=table");
      await page.getByText("Public", { exact: true }).waitFor();
      await signIn(page, token);
      const badge = page.locator(".who");
      await badge.getByText("NPM Slovenia").waitFor();
      expect(await badge.textContent()).toContain("member");
      expect((await badge.textContent())?.toUpperCase()).toContain(viewer.classes.at(-1));
      await badge.click();
      const passport = page.locator(".passport");
      await passport.getByText("to look around").waitFor();
      for (const scope of viewer.scopes) expect(await passport.textContent()).toContain(scope);
      expect(await passport.textContent()).toContain("South-East Europe NPM Network");
      await page.getByRole("button", { name: "Sign out" }).click();
      await passport.getByText("You are not signed in").waitFor();
      await page.close();
    });

    it("opens the page of stewards to those who curate, and to nobody else", async () => {
      const page = await use().open("?page=steward", REFUSED);
      await page.getByText("You may not see this.").waitFor();
      expect(await page.getByRole("link", { name: "Steward", exact: true }).count()).toBe(0);
      const token = await use().hub.issue("steward");
      const { classificationDisagreements: all } = await answerOf(
        use(),
        `{ classificationDisagreements { totalCount } }`,
        token,
      );
      await signIn(page, token);
      await page.getByRole("link", { name: "Steward", exact: true }).waitFor();
      await page.getByRole("button", { name: "Record and evidence disagree" }).click();
      await page.getByText(`${all.totalCount} in all.`).waitFor();
      expect(await page.locator(".waiting > li").count()).toBe(25);
      await page.close();
    });

    it.each([
      ["that has expired", async () => use().hub.issue("member", { expiresAt: Math.floor(Date.now() / 1000) - 60 })],
      ["that is none", async () => "abc.def.ghi"],
      ["with letters that tokens never have", async () => "tök en"],
    ])("%s is refused with what to do, and does not become the session", async (_, make) => {
      const page = await use().open("?view=table", REFUSED);
      await signIn(page, await make());
      await page
        .getByRole("alert")
        .filter({ hasText: /token is not valid|not a valid token/ })
        .waitFor();
      await page.keyboard.press("Escape");
      await page.locator(".who", { hasText: "Public" }).waitFor();
      await page.close();
    });

    it("that ends while one looks is said once, and one goes on with what is public", async () => {
      const token = await use().hub.issue("analyst");
      const { viewer } = await answerOf(use(), `{ viewer { token { id } } }`, token);
      const page = await use().open("?view=table", REFUSED);
      await signIn(page, token);
      await page.getByRole("button", { name: "Sign out" }).waitFor();
      const admin = await use().hub.issue("admin");
      await answerOf(use(), `mutation { revokeToken(input: { id: "${viewer.token.id}" }) { __typename } }`, admin);
      const said = page.getByText("Your token has expired or was revoked.");
      // A revocation holds within five seconds; each year is asked for anew.
      for (let year = 2005; year < 2025 && !(await said.isVisible()); year += 1) {
        await page.locator(".years select").first().selectOption(String(year));
        await page.waitForTimeout(500);
      }
      await said.waitFor();
      await page.locator(".rows tbody tr").first().waitFor();
      await page.getByRole("button", { name: "Continue without a token" }).click();
      await page.getByText("Your token has expired or was revoked.").waitFor({ state: "detached" });
      await page.close();
    });

    it("stands in no address, no storage, no cookie, and not in the page", async () => {
      const token = await use().hub.issue("analyst");
      const page = await use().open("?view=table");
      await signIn(page, token);
      await page.getByRole("button", { name: "Sign out" }).waitFor();
      await page.getByText("Share and download").click();
      const kept = await page.evaluate(() => [
        location.href,
        JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state]),
        document.documentElement.outerHTML,
        [...document.querySelectorAll("input")].map(({ value }) => value).join(),
      ]);
      const [, payload = "", signature = ""] = token.split(".");
      for (const text of kept) for (const part of [payload, signature]) expect(text.includes(part)).toBe(false);
      await page.reload();
      await page.locator(".who", { hasText: "Public" }).waitFor();
      await page.close();
    });
  });
}
