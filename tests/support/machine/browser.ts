/** What goes wrong on a page in a browser. */
import type { Page } from "playwright-core";

/** Tells what goes wrong on a page that nobody expects: errors of scripts, and what the policy of the page refuses. */
export function watchTroubles(page: Page, tell: (trouble: string) => void): void {
  page.on("pageerror", (error) => tell(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") tell(message.text());
  });
}
