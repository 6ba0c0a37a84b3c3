/** What is taken along says what the view says. */
import { readFile } from "node:fs/promises";
import type { Download, Page } from "playwright-core";
import { settle } from "./access";
import { answerOf } from "./asking";
import type { Use } from "./explorer";

const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };
const QUERY = "patterns=ADVISORY_BODY&regions=Europe";
const WHERE = `where: { pattern: { in: [ADVISORY_BODY] }, state: { region: { in: ["Europe"] } } }`;

async function copied(page: Page, action: string): Promise<string> {
  await page.getByRole("button", { name: action }).click();
  await page.getByText("Copied.").waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

async function saved(page: Page, action: string): Promise<{ readonly name: string; readonly content: Buffer }> {
  const [download]: [Download, void] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: action }).click(),
  ]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

export function takingSuite(use: Use): void {
  describe("taking along", () => {
    it("copies the link, and the question as GraphQL and as a command that answers what the view shows", async () => {
      const { collaborations } = await answerOf(use(), `{ collaborations(${WHERE}) { totalCount } }`);
      const page = await use().open(`?view=table&${QUERY}`, CLIPBOARD);
      await settle(page);
      await page.getByText("Take along").click();
      expect(await copied(page, "Copy the link")).toBe(page.url());
      const text = await copied(page, "Copy as GraphQL");
      const variables = JSON.parse(text.split("\n\n")[0]!.replace(/^# (Variables:)?/gm, "")) as object;
      const response = await fetch(`${use().hub.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: text, variables }),
      });
      expect(((await response.json()) as { data: { collaborations: object } }).data.collaborations).toMatchObject(
        collaborations,
      );
      expect(await copied(page, "Copy as cURL")).toMatch(/^curl -s 'http:\/\/[^']+\/graphql'/);
      expect(await copied(page, "Copy the code for another site")).toContain("embed=1");
      await page.close();
    });

    it.each([["map"], ["network"], ["matrix"], ["timeline"]])(
      "saves the picture of the %s, with what it rests on",
      async (view) => {
        const { collaborations } = await answerOf(
          use(),
          `{ collaborations(first: 200, where: { state: { region: { in: ["Europe"] } } }) { nodes { sources { id } } } }`,
        );
        type Row = { sources: { id: string }[] };
        const sources = new Set(collaborations.nodes.flatMap((row: Row) => row.sources.map(({ id }) => id))).size;
        const page = await use().open(`?view=${view}&regions=Europe`);
        await settle(page);
        const words = "Region: Europe.";
        const coverage = await page.locator("main .coverage").last().textContent();
        await page.getByText("Take along").click();
        const svg = (await saved(page, "Save the picture (SVG)")).content.toString();
        const parsed = await page.evaluate((text) => {
          const picture = new DOMParser().parseFromString(text, "image/svg+xml");
          return [
            picture.querySelector("parsererror") === null,
            picture.querySelectorAll("path, circle, rect, line").length > 20,
          ];
        }, svg);
        expect(parsed).toEqual([true, true]);
        // Long lines are wrapped: what they say is read over their ends.
        const read = await page.evaluate((text) => {
          const picture = new DOMParser().parseFromString(text, "image/svg+xml");
          return [...picture.querySelectorAll("text")].map(({ textContent }) => textContent).join(" ");
        }, svg);
        expect(read).toContain(coverage);
        expect(read).toContain(words);
        expect(read).toContain(`The collaborations rest on ${sources} sources.`);
        expect(read).toMatch(/Cite as: \S+/);
        expect(read).toContain(new Date().toISOString().slice(0, 10));
        // Nothing leaves the picture.
        const outside = await page.evaluate((text) => {
          const host = document.body.appendChild(document.createElement("div"));
          host.innerHTML = text;
          const picture = host.querySelector("svg")!.getBoundingClientRect();
          const out = [...host.querySelectorAll("text")].filter((one) => {
            const { left, right } = one.getBoundingClientRect();
            return left < picture.left - 1 || right > picture.right + 1;
          });
          const said = out.map(({ textContent }) => textContent);
          host.remove();
          return said;
        }, svg);
        expect(outside).toEqual([]);
        expect(svg).not.toMatch(/var\(--|class=|<script/);
        const png = await saved(page, "Save the picture (PNG)");
        expect(png.name).toMatch(/^liaison-\w+-\d{4}-\d{2}-\d{2}\.png$/);
        expect([png.content.subarray(1, 4).toString(), png.content.length > 20_000]).toEqual(["PNG", true]);
        await page.close();
      },
    );

    it("saves the collaborations and their network as files of exactly what is chosen", async () => {
      const { collaborations, networkGraph } = await answerOf(
        use(),
        `{ collaborations(${WHERE}) { totalCount } networkGraph(${WHERE}, first: 5000) { nodeCount } }`,
      );
      const page = await use().open(`?view=table&${QUERY}`);
      await settle(page);
      await page.getByText("Take along").click();
      const csv = (await saved(page, "Save the collaborations (CSV)")).content.toString();
      const ids = csv.split("\n").filter((line) => /^"?collab-/.test(line));
      expect(ids).toHaveLength(collaborations.totalCount);
      const gexf = (await saved(page, "Save the network (GEXF)")).content.toString();
      expect(gexf.match(/<node /g)).toHaveLength(networkGraph.nodeCount);
      await page.close();
    });
  });
}
