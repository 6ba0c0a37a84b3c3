import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openJournalKey } from "../../config/journalKey";

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "liaison-key-"))));
afterEach(() => rm(folder, { recursive: true }));

describe("the journal's key", () => {
  it("is made once, of 32 bytes, for its owner only, whoever makes it at the same time", async () => {
    const opened = await Promise.all([1, 2, 3].map(() => openJournalKey(folder)));
    expect(opened.map(({ found }) => found)).toEqual([null, null, null]);
    const keys = await Promise.all(opened.map((one) => one.make()));
    const { found } = await openJournalKey(folder);
    expect(found).toHaveLength(32);
    for (const key of keys) expect(key).toEqual(found);
    expect((await stat(join(folder, "journal.key"))).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["journal.key"]);
  });

  it("is never replaced when it is damaged", async () => {
    await writeFile(join(folder, "journal.key"), "short");
    await expect(openJournalKey(folder)).rejects.toThrow(/is damaged: it must have 32 bytes, and has 5\. Restore/);
    expect((await stat(join(folder, "journal.key"))).size).toBe(5);
  });

  it("is not made where one can't be read", async () => {
    await mkdir(join(folder, "journal.key"));
    await expect(openJournalKey(folder)).rejects.toThrow(/journal\.key can’t be used \(EISDIR\)/);
  });
});
