/** What is taken along says what the view says. */
import { readFile } from "node:fs/promises";
import type { Download, Page } from "playwright-core";
import { settle } from "./support/settling";
import { PATTERNS } from "../../web/state/selection";
import type { Data } from "../support/hub";
import { answerOf } from "./support/asking";
import type { Explorer, Use } from "./support/explorer";
import { fewByDay } from "../support/jest/night";

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

interface Row {
  readonly node: { readonly id: string };
}

const idsIn = (csv: string): string[] => csv.split("\n").flatMap((line) => /^"?(collab-[\w.-]+)/.exec(line)?.[1] ?? []);

/** What a hub answers to a question that was copied. */
async function answerTo({ hub }: Explorer, text: string): Promise<Data> {
  const variables = JSON.parse(text.split("\n\n")[0]!.replace(/^# (Variables:)?/gm, "")) as object;
  const response = await fetch(`${hub.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: text, variables }),
  });
  return ((await response.json()) as { data: Data }).data;
}

const PARTS = [
  ["with partners that have no record of their own", "unnamed", "NOT: { partner: {} }"],
  ["of no state", "stateless", "NOT: { state: {} }"],
  ["with none of the six patterns", "other", `NOT: { pattern: { in: [${PATTERNS.join(", ")}] } }`],
] as const;

export function takingSuite(use: Use): void {
  describe("taking along", () => {
    it("copies the link, and the question as GraphQL and as a command that answers what the view shows", async () => {
      const { collaborations } = await answerOf(use(), `{ collaborations(${WHERE}) { totalCount } }`);
      const page = await use().open(`?view=table&${QUERY}`);
      await settle(page);
      await page.getByText("Share and download").click();
      expect(await copied(page, "Copy the link")).toBe(page.url());
      const text = await copied(page, "Copy as GraphQL");
      expect((await answerTo(use(), text)).collaborations).toMatchObject(collaborations);
      expect(await copied(page, "Copy as cURL")).toMatch(/^curl -s 'http:\/\/[^']+\/graphql'/);
      expect(await copied(page, "Copy the code for another site")).toContain("embed=1");
      await page.close();
    });

    it.each(fewByDay(["map", "network", "matrix", "timeline"], 1))(
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
        await page.getByText("Share and download").click();
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

    it("says of files and questions of what may hold what is in them, and they have the rows of the page", async () => {
      const years = `since: "2013", until: "2013"`;
      const { collaborations, networkGraph } = await answerOf(
        use(),
        `{ collaborations(${years}) { totalCount undeterminedCount undetermined { node { id } } } networkGraph(${years}, first: 5000) { nodeCount unnamedPartners } }`,
      );
      const open = collaborations.undetermined.map(({ node }: Row) => node.id);
      expect([open.length, open.length > 25]).toEqual([collaborations.undeterminedCount, true]);
      const page = await use().open("?view=table&since=2013&until=2013&part=open");
      await settle(page);
      await page.getByText("Share and download").click();
      const csv = (await saved(page, "Save the collaborations (CSV)")).content.toString();
      expect(idsIn(csv).sort()).toEqual(open.toSorted());
      expect(csv.match(/^"?id"?,/gm)).toHaveLength(1);
      await page.getByText(`Saved ${open.length} collaborations that may have held.`).waitFor();
      const text = await copied(page, "Copy as GraphQL");
      expect((await answerTo(use(), text)).collaborations.undetermined).toHaveLength(open.length);
      expect(await copied(page, "Copy as cURL")).toContain('"query":"query OpenRows');
      await saved(page, "Save the network (GEXF)");
      const held = collaborations.totalCount - networkGraph.unnamedPartners;
      await page.getByText(`Saved the network of ${held} collaborations.`).waitFor();
      await page.getByText(`${open.length} more may hold in these years; they are not in the file.`).waitFor();
      await page.close();
    });

    it.each(fewByDay(PARTS, 1))("saves exactly the rows of a part of the selection: %s", async (_, part, where) => {
      const { collaborations } = await answerOf(
        use(),
        `{ collaborations(where: { ${where} }, first: 200) { totalCount nodes { id } } }`,
      );
      const page = await use().open(`?view=table&part=${part}`);
      await settle(page);
      await page.getByText("Share and download").click();
      const csv = (await saved(page, "Save the collaborations (CSV)")).content.toString();
      expect(idsIn(csv).sort()).toEqual(collaborations.nodes.map(({ id }: { id: string }) => id).sort());
      expect(idsIn(csv)).toHaveLength(collaborations.totalCount);
      const answer = await answerTo(use(), await copied(page, "Copy as GraphQL"));
      expect(answer.collaborations.totalCount).toBe(collaborations.totalCount);
      const gexf = (await saved(page, "Save the network (GEXF)")).content.toString();
      // Partners without a record are in no network: that is said.
      if (part === "unnamed") {
        expect(gexf).not.toContain("<node ");
        await page.getByText(`${collaborations.totalCount} more have partners without a record of their own`).waitFor();
      }
      await page.close();
    });

    it("saves the collaborations and their network as files of exactly what is chosen", async () => {
      const { collaborations, networkGraph } = await answerOf(
        use(),
        `{ collaborations(${WHERE}) { totalCount } networkGraph(${WHERE}, first: 5000) { nodeCount } }`,
      );
      const page = await use().open(`?view=table&${QUERY}`);
      await settle(page);
      await page.getByText("Share and download").click();
      const csv = (await saved(page, "Save the collaborations (CSV)")).content.toString();
      const ids = csv.split("\n").filter((line) => /^"?collab-/.test(line));
      expect(ids).toHaveLength(collaborations.totalCount);
      const gexf = (await saved(page, "Save the network (GEXF)")).content.toString();
      expect(gexf.match(/<node /g)).toHaveLength(networkGraph.nodeCount);
      await page.close();
    });
  });
}
