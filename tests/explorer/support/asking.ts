/** What the hub answers, to compare the page with. */
import type { Page } from "playwright-core";
import type { Explorer } from "./explorer";
import type { Data } from "../../support/hub";

/** Data of an operation, asked as anyone could. */
export async function answerOf({ hub }: Explorer, query: string, token?: string): Promise<Data> {
  const { data, errors } = await hub.ask(query, token);
  expect(errors ?? []).toEqual([]);
  return data;
}

/** Texts of what a selector finds, once the first of it is there. */
export async function texts(page: Page, selector: string): Promise<string[]> {
  await page.locator(selector).first().waitFor();
  return page.locator(selector).allTextContents();
}
