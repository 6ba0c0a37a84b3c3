/** The network: every actor, whatever ties it, in a picture or in two columns. */
import { settle } from "./support/settling";
import { answerOf, texts } from "./support/asking";
import type { Use } from "./support/explorer";

export function networkViewSuite(use: Use): void {
  networkSuite(use);
  tiesSuite(use);
}

function networkSuite(use: Use): void {
  describe("the network", () => {
    it("has every actor, by kind and by community, and lists them with the best connected first", async () => {
      const { networkGraph: graph } = await answerOf(
        use(),
        `{ networkGraph(first: 5000) { nodeCount nodes { id label kind degree community } } }`,
      );
      const page = await use().open("?view=network");
      const kinds = await texts(page, ".legend li");
      const npms = graph.nodes.filter(({ kind }: { kind: string }) => kind === "NPM").length;
      expect(kinds).toContain(`NPM (${npms})`);
      expect(await page.locator("canvas").count()).toBeGreaterThan(0);
      await page.getByText("The actors as a list").click();
      const [first] = await texts(page, ".actors li");
      const most = Math.max(...graph.nodes.map(({ degree }: { degree: number }) => degree));
      expect(first).toContain(`${most} partners`);
      await page.getByRole("link", { name: "community", exact: true }).click();
      const members = new Map<number, number>();
      for (const { community } of graph.nodes) members.set(community, (members.get(community) ?? 0) + 1);
      expect((await texts(page, ".legend li"))[0]).toContain(`(${Math.max(...members.values())})`);
      await page.locator(".actors li a").first().press("Enter");
      await page.locator(".card h2").waitFor();
      await page.waitForURL(/focus=/);
      await page.close();
    });
  });
}

function tiesSuite(use: Use): void {
  describe("the ties of the network", () => {
    it("are switched on and off, and the address holds them", async () => {
      const relations = "relations: [MEMBERSHIP, VISIT]";
      const { networkGraph } = await answerOf(use(), `{ networkGraph(first: 5000, ${relations}) { nodeCount } }`);
      const page = await use().open("?view=network");
      await settle(page);
      await page.getByLabel("memberships").check();
      await page.getByLabel("visits").check();
      await page.getByLabel("collaborations").uncheck();
      await page.waitForURL(/ties=MEMBERSHIP,VISIT/);
      await page.getByText(new RegExp(`^${networkGraph.nodeCount} actors\\.`)).waitFor();
      const other = await use().open(new URL(page.url()).search);
      await other.getByText(new RegExp(`^${networkGraph.nodeCount} actors\\.`)).waitFor();
      await Promise.all([page.close(), other.close()]);
    });

    it("of few actors are offered as two columns whose names can be read and opened by keyboard", async () => {
      const where = `where: { pattern: { in: [ADVISORY_BODY] }, state: { region: { in: ["Europe"] } } }`;
      const { networkGraph } = await answerOf(use(), `{ networkGraph(first: 5000, ${where}) { nodes { label } } }`);
      const page = await use().open("?view=network&patterns=ADVISORY_BODY&regions=Europe");
      await page.getByRole("link", { name: "NPMs and partners in two columns" }).click();
      await page.waitForURL(/layout=columns/);
      await page.locator(".columns svg a").first().waitFor();
      const squeezed = (text: string): string => text.replace(/\s/g, "");
      const names = (await page.locator(".columns svg a text").allTextContents()).map(squeezed);
      expect(names.sort()).toEqual(networkGraph.nodes.map(({ label }: { label: string }) => squeezed(label)).sort());
      const outside = await page.locator(".columns svg").evaluate((svg) => {
        const { left, right } = svg.getBoundingClientRect();
        const out = [...svg.querySelectorAll("text")].map((one) => one.getBoundingClientRect());
        return out.filter((box) => box.left < left || box.right > right).length;
      });
      expect(outside).toBe(0);
      await page.locator(".columns svg a").first().focus();
      await page.keyboard.press("Enter");
      await page.locator(".card h2").waitFor();
      await page.close();
    });
  });
}
