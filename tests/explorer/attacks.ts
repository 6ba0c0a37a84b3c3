/** What others wrote is shown, and never run: the answers of the hub are poisoned on their way to the page. */
import type { Page } from "playwright-core";
import { settle } from "./support/settling";
import type { Use } from "./support/explorer";
import { fewByDay } from "../support/jest/night";

const MARKUP = `<img src=x onerror="window.owned=1"><script>window.owned=1</script><svg onload="window.owned=1">`;
const OVERRIDE = "\u202Egnorw\u202C \u2066right";
const POISON = `${MARKUP}${OVERRIDE}`;
const TEXTS = [
  "name",
  "label",
  "title",
  "because",
  "partnerLabel",
  "nameLocal",
  "description",
  "note",
  "publisher",
  "statement",
  "nameFootnote",
];
const ADDRESSES = ["url", "website"];

/** A copy of an answer with markup in every text and `javascript:` in every address. */
function poisoned(value: unknown, name = ""): unknown {
  if (Array.isArray(value)) return value.map((one) => poisoned(one, name));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, poisoned(one, key)]));
  if (typeof value === "string" && ADDRESSES.includes(name)) return "javascript:window.owned=1";
  return typeof value === "string" && TEXTS.includes(name) ? value + POISON : value;
}

async function poison(page: Page): Promise<void> {
  await page.route("**/graphql", async (route) => {
    const response = await route.fetch();
    const answer: unknown = await response.json();
    await route.fulfill({ response, json: poisoned(answer) });
  });
}

const PLACES = [
  ["the map and a state", "?focus=territory-kosovo"],
  ["the network and an NPM", "?view=network&focus=npm-slovenia"],
  ["the matrix and a network", "?view=matrix&focus=network-see-npm"],
  ["the timeline and two dates", "?view=timeline&before=2013&after=2020"],
  ["the table and a collaboration", "?view=table&focus=collab-slovenia-peace-institute-ombudsman-plus-2023"],
  ["paths and a source", "?view=table&from=cso-peace-institute&to=body-spt&focus=src-apt-npm-toolkit"],
  ["a view inside another site", "?view=network&embed=1"],
] as const;

export function attacksSuite(use: Use): void {
  describe("names, texts and addresses of others", () => {
    it.each(fewByDay(PLACES, 2))("are inert: %s", async (_, query) => {
      const page = await use().open("?page=token");
      await poison(page);
      await page.goto(use().hub.url + "/" + query);
      await settle(page);
      const found = await page.evaluate(() => ({
        owned: "owned" in window,
        scripts: [...document.querySelectorAll("script")].filter(({ src }) => !src.startsWith(location.origin)).length,
        images: document.querySelectorAll("img, [onload], [onerror]").length,
        addresses: [...document.querySelectorAll("a")].filter(({ protocol }) => !/^https?:$/.test(protocol)).length,
        shown: document.body.textContent?.includes("<script>window.owned=1</script>"),
      }));
      expect(found).toEqual({ owned: false, scripts: 0, images: 0, addresses: 0, shown: true });
      await page.close();
    });

    it("that turn the direction of writing end with the name", async () => {
      const page = await use().open("?page=token");
      await poison(page);
      await page.goto(use().hub.url + "/?view=table&focus=npm-slovenia");
      await settle(page);
      const loose = await page.evaluate(() => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found: string[] = [];
        while (texts.nextNode()) {
          const { parentElement: parent, textContent } = texts.currentNode;
          const isHeld = parent?.closest("bdi, option, title, .hidden-label") !== null;
          if (textContent?.includes("\u202E") && !isHeld) found.push(parent?.outerHTML.slice(0, 120) ?? "");
        }
        return found;
      });
      expect(loose).toEqual([]);
      await page.close();
    });

    it("could not run even as markup: the policy of the page lets no script in that is no file of the hub", async () => {
      const page = await use().open("?view=table", { expected: /Content Security Policy|status of 404/ });
      await settle(page);
      await page.evaluate(() => {
        document.body.insertAdjacentHTML("beforeend", `<img src=x onerror="window.owned=1">`);
        const script = document.createElement("script");
        script.textContent = "window.owned = 1";
        document.body.append(script);
      });
      await page.waitForTimeout(300);
      expect(await page.evaluate(() => "owned" in window)).toBe(false);
      await page.close();
    });
  });
}
