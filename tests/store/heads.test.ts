import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ChainHead } from "../../store/journal/chain";
import { HeadKeeper } from "../../store/journal/heads";
import { TEST_JOURNAL_KEY } from "../support/world";

const head = (sequence: number): ChainHead => ({ sequence, mac: `mac-${sequence}` });

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(process.env["LIAISON_TEST_FOLDER"] ?? "", "heads-"));
  file = join(folder, "heads.json");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A keeper beside a database in which `isThere` tells what is still there. */
const keeper = (isThere: (kept: ChainHead) => Promise<boolean> = async () => true) =>
  new HeadKeeper(file, TEST_JOURNAL_KEY, (_chain, kept) => isThere(kept));

async function keep(sequence: number, isThere?: (kept: ChainHead) => Promise<boolean>): Promise<void> {
  const one = keeper(isThere);
  one.advance("audit", head(sequence));
  await one.flush();
}

describe("a signed head", () => {
  it("is followed by a newer one where its entry is still in the database, and never by an older one", async () => {
    const asked: ChainHead[] = [];
    await keep(3);
    await keep(5, async (kept) => asked.push(kept) > 0);
    await keep(4, async (kept) => asked.push(kept) > 0);
    expect(asked).toMatchObject([head(3)]);
    expect(await keeper().read("audit")).toEqual(head(5));
  });

  it("stays where its entry is no longer there, and other chains go on", async () => {
    await keep(3);
    const one = keeper(async () => false);
    one.advance("audit", head(9));
    one.advance("journal", head(2));
    await one.flush();
    expect([await one.read("audit"), await one.read("journal")]).toEqual([head(3), head(2)]);
  });

  it("stays where it can’t be found out whether its entry is there, until it can", async () => {
    await keep(3);
    let isAway = true;
    const one = keeper(async () => {
      if (isAway) throw new Error("Neo4j is away.");
      return true;
    });
    one.advance("audit", head(9));
    await expect(one.flush()).rejects.toThrow("away");
    expect(await one.read("audit")).toEqual(head(3));
    isAway = false;
    await one.flush();
    expect(await one.read("audit")).toEqual(head(9));
  });

  it("stays broken where somebody changed it: a newer one does not cover that up", async () => {
    await keep(3);
    const changed = (await readFile(file, "utf8")).replace('"sequence": 3', '"sequence": 1');
    await writeFile(file, changed);
    await keep(9);
    expect(await readFile(file, "utf8")).toBe(changed);
    await expect(keeper().read("audit")).rejects.toThrow("seal of audit is broken");
  });
});
