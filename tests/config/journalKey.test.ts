import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadJournalKey } from "../../config/journalKey";

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "liaison-key-"))));
afterEach(() => rm(folder, { recursive: true }));

describe("the journal's key", () => {
  it("is made once, of 32 bytes, for its owner only", async () => {
    const data = join(folder, "new", "data");
    const keys = await Promise.all([loadJournalKey(data), loadJournalKey(data), loadJournalKey(data)]);
    const again = await loadJournalKey(data);
    expect(again).toHaveLength(32);
    for (const key of keys) expect(key.equals(again)).toBe(true);
    expect((await stat(join(data, "journal.key"))).mode & 0o777).toBe(0o600);
    expect(await readdir(data)).toEqual(["journal.key"]);
  });

  it("is never replaced when it is damaged", async () => {
    await writeFile(join(folder, "journal.key"), "short");
    await expect(loadJournalKey(folder)).rejects.toThrow(/is damaged: it must have 32 bytes/);
    expect((await stat(join(folder, "journal.key"))).size).toBe(5);
  });

  it("says which folder can't be used", async () => {
    await writeFile(join(folder, "file"), "");
    await expect(loadJournalKey(join(folder, "file"))).rejects.toThrow(
      /LIAISON_DATA_DIR must be a folder this account can write/,
    );
  });
});
