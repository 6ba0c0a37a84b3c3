/** From any picture to the facts and their sources. */
import { readFile } from "node:fs/promises";
import { fewByDay } from "../support/jest/night";
import { settle } from "./support/settling";
import { answerOf } from "./support/asking";
import type { Use } from "./support/explorer";

const COLLABORATION = "collab-slovenia-peace-institute-ombudsman-plus-2023";

export function cardsSuite(use: Use): void {
  describe("a card", () => {
    it("of an NPM has its facts, and as many collaborations and networks as the hub counts", async () => {
      const { npm } = await answerOf(
        use(),
        `{ npm(id: "npm-slovenia") { name hostInstitution collaborations { totalCount coverage { newestAttestation } } memberships { totalCount } } }`,
      );
      const page = await use().open("?focus=npm-slovenia");
      await page.getByRole("heading", { name: npm.name }).waitFor();
      await settle(page);
      const card = await page.locator(".card").textContent();
      expect(card).toContain(npm.hostInstitution);
      expect(card).toContain(`Collaborations (${npm.collaborations.totalCount})`);
      expect(card).toContain(`Networks (${npm.memberships.totalCount})`);
      expect(card).toContain(`newest attestation ${npm.collaborations.coverage.newestAttestation}`);
      await page.close();
    });

    it("of a collaboration has both sides, the evidence with reasons, and sources with links", async () => {
      const { collaboration } = await answerOf(
        use(),
        `{ collaboration(id: "${COLLABORATION}") { sources { title url } classification { pattern outcome isRecorded criteria { because } } } }`,
      );
      const page = await use().open(`?view=table&focus=${COLLABORATION}`);
      await page.getByRole("heading", { name: "NPM Slovenia – Peace Institute" }).waitFor();
      const recorded = collaboration.classification.find(({ isRecorded }: { isRecorded: boolean }) => isRecorded);
      const card = page.locator(".card");
      for (const { because } of recorded.criteria)
        await card.locator("details[open]").getByText(because).first().waitFor();
      for (const { title, url } of collaboration.sources) {
        await card.getByRole("link", { name: title, exact: true }).waitFor();
        const link = card.locator("li", { hasText: title }).locator("a[target=_blank]");
        expect([await link.getAttribute("href"), await link.getAttribute("rel")]).toEqual([url, "noopener noreferrer"]);
      }
      await page.close();
    });

    it("of a state tells which patterns are recorded, known to be absent or not recorded", async () => {
      const { state } = await answerOf(use(), `{ state(id: "state-colombia") { gaps { because } } }`);
      const page = await use().open("?focus=state-colombia");
      for (const { because } of state.gaps) await page.locator(".card").getByText(because).first().waitFor();
      await page.close();
    });

    it("of a state shows all of it, newest first and page by page, with the source of each line", async () => {
      const { state } = await answerOf(
        use(),
        `{ state(id: "state-slovenia") {
          collaborations(first: 200, orderBy: [{ field: LAST_ATTESTED, direction: DESC }, { field: FROM, direction: DESC }]) { totalCount nodes { partner { id ... on Cso { name } ... on Npm { name } } } }
          visits { totalCount } meetings { totalCount }
          npms { nodes { name memberships { nodes { network { name } } } meetings { totalCount } } } } }`,
      );
      const page = await use().open("?focus=state-slovenia", { viewport: { width: 1440, height: 900 } });
      const card = page.locator(".card");
      const { totalCount, nodes } = state.collaborations;
      const section = card.locator("section", { hasText: `Collaborations (${totalCount})` });
      await section.getByRole("button", { name: `Show ${totalCount - 20} more` }).click();
      await section.getByText(`21 to ${totalCount} of ${totalCount}`).waitFor();
      const lines = await section.locator("li:not(.more)").allTextContents();
      expect(lines).toHaveLength(totalCount);
      lines.forEach((line, at) => expect(line).toContain(nodes[at].partner.name));
      const [npm] = state.npms.nodes;
      const text = await card.textContent();
      expect(text).toContain(`Visits to the state (${state.visits.totalCount})`);
      expect(text).toContain(`Meetings held here (${state.meetings.totalCount})`);
      expect(text).toContain(`${npm.name}: Meetings (${npm.meetings.totalCount})`);
      for (const { network } of npm.memberships.nodes) expect(text).toContain(network.name);
      const unsourced = card.locator("section li:not(.more)", {
        hasNot: page.locator("a[target=_blank], .source-links a"),
      });
      expect(await unsourced.filter({ hasNotText: /Not recorded|Recorded/ }).allTextContents()).toEqual([]);
      await page.close();
    });

    it("of a network tells who chairs and who belongs to it on a date, and gives the list as a file", async () => {
      const members = (args: string) =>
        `members(first: 200, ${args} where: { status: { in: [MEMBER, FOUNDING_MEMBER] } }) { totalCount }`;
      const { network } = await answerOf(
        use(),
        `{ network(id: "network-see-npm") { chairGaps { from to } workingGroups { nodes { name } } now: ${members("")} then: ${members('asOf: "2016-05-01",')} file: members(asOf: "2016-05-01") { totalCount } } }`,
      );
      const page = await use().open("?focus=network-see-npm");
      const card = page.locator(".card");
      await card.getByText(`Not recorded since ${network.chairGaps.at(-1).from}.`).waitFor();
      await card.getByRole("heading", { name: `Members (${network.now.totalCount})` }).waitFor();
      for (const { name } of network.workingGroups.nodes) await card.getByRole("link", { name, exact: true }).waitFor();
      await card.getByLabel("Chair and members on").fill("2016-05-01");
      await card.locator(".chair", { hasText: "NPM Austria" }).waitFor();
      await card.getByRole("heading", { name: `Members (${network.then.totalCount})` }).waitFor();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        card.getByRole("button", { name: "Save the members (CSV)" }).click(),
      ]);
      const rows = (await readFile(await download.path(), "utf8"))
        .split("\n")
        .filter((line) => /^"?membership-/.test(line));
      expect(rows).toHaveLength(network.file.totalCount);
      await page.close();
    });

    it("of what is not there says the same as of what may not be seen", async () => {
      const page = await use().open("?focus=npm-of-nowhere");
      await page.getByText("This record does not exist, or you may not see it.").waitFor();
      await page.close();
    });

    it("takes the focus when it is opened by keyboard, and gives it back when it is closed", async () => {
      const page = await use().open("?view=table");
      const name = page.locator(".rows tbody th a").first();
      await name.waitFor();
      await name.focus();
      await page.keyboard.press("Enter");
      await page.locator(".card h2:focus").waitFor();
      await page.keyboard.press("Escape");
      await page.locator(".card").waitFor({ state: "detached" });
      expect(await name.evaluate((link) => link === document.activeElement)).toBe(true);
      await page.close();
    });
  });

  describe("a link to a card", () => {
    it.each(fewByDay([[1440], [1024], [900], [390]], 2))(
      "shows the card at once on a screen of %i points",
      async (width) => {
        const page = await use().open("?view=network&focus=npm-slovenia", { viewport: { width, height: 800 } });
        const heading = page.getByRole("heading", { name: "NPM Slovenia" });
        await heading.waitFor();
        await settle(page);
        const box = await heading.boundingBox();
        expect([box!.y >= 0, box!.y + box!.height <= 800]).toEqual([true, true]);
        await page.close();
      },
    );
  });

  describe("the search", () => {
    it.each(
      fewByDay(
        [
          ["Ombucman Slovenia", "NPM Slovenia"],
          ["peace inst", "Peace Institute"],
        ] as const,
        1,
      ),
    )("finds what is meant by %s, with the keyboard alone", async (text, name) => {
      const page = await use().open();
      await page.getByRole("combobox", { name: "Find an actor" }).focus();
      await page.keyboard.type(text);
      await page.getByRole("option", { name }).first().waitFor();
      // What was found before stays until what is looked for now is there.
      await page.locator(".combobox-note", { hasText: /found/ }).waitFor();
      const options = await page.getByRole("option").allTextContents();
      const at = options.findIndex((option) => option.includes(name));
      expect(at).toBeGreaterThanOrEqual(0);
      for (let step = 0; step < at; step += 1) await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name }).waitFor();
      await page.close();
    });

    it("says that nothing is found", async () => {
      const page = await use().open();
      await page.getByRole("combobox", { name: "Find an actor" }).fill("qqqqzzzzxxxx");
      await page.getByText("nothing found").waitFor();
      await page.close();
    });
  });

  describe("paths", () => {
    it("between two actors are those of the hub, over the kinds of record that are chosen", async () => {
      const { pathsBetween } = await answerOf(
        use(),
        `{ pathsBetween(from: "cso-peace-institute", to: "body-spt", maxLength: 6, limit: 5, relations: [COLLABORATION, MEETING]) { length } }`,
      );
      const page = await use().open("?view=table&focus=cso-peace-institute");
      await page.getByRole("link", { name: "Paths from here" }).click();
      await page.getByRole("combobox", { name: "To which actor?" }).fill("Subcommittee on Prevention");
      await page
        .getByRole("option", { name: /Subcommittee on Prevention/ })
        .first()
        .waitFor();
      await page.keyboard.press("Enter");
      await page.locator(".path-list li").first().waitFor();
      await page.waitForURL(/from=cso-peace-institute&to=body-spt/);
      const lengths = await page
        .locator(".path-list li")
        .evaluateAll((items) => items.map((item) => item.querySelectorAll("a.via").length));
      expect(lengths).toEqual(pathsBetween.map(({ length }: { length: number }) => length));
      await page.locator(".paths").getByLabel("Meeting").uncheck();
      await page.waitForFunction(() => !document.querySelector(".paths .spinner"));
      await page.locator(".paths").getByRole("button", { name: "Close" }).click();
      await page.waitForURL((url) => !url.search.includes("from="));
      await page.close();
    });

    it("that are not recorded are said not to be", async () => {
      const page = await use().open("?view=table&from=cso-peace-institute&to=npm-norway");
      for (const relation of ["Meeting"]) await page.locator(".paths").getByLabel(relation).uncheck();
      await page.getByText("No path of up to 6 steps is recorded.").waitFor();
      await page.close();
    });
  });
}
