import { chmod, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDataFolder } from "../../config/dataFolder";
import { ConfigurationError } from "../../config/environment";
import { projectVersion } from "../../config/projectRoot";
import { runLiaison } from "../support/machine/cli";
import { SmallDisk, whyNoDisks } from "../support/machine/smallDisk";

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "liaison-folder-"))));
afterEach(() => rm(folder, { recursive: true }));

const stamp = () => join(folder, "folder.json");

describe("the data folder", () => {
  it("is made for its owner only, and says which version used it last", async () => {
    const data = join(folder, "new", "data");
    expect(await openDataFolder(data)).toEqual([]);
    expect((await stat(data)).mode & 0o777).toBe(0o700);
    expect(JSON.parse(await readFile(join(data, "folder.json"), "utf8"))).toEqual({
      format: 1,
      version: projectVersion(),
    });
    expect(await readdir(data)).toEqual(["folder.json"]);
  });

  it("is taken over from an older version, which wrote no stamp or another one", async () => {
    await writeFile(join(folder, "journal.key"), Buffer.alloc(32), { mode: 0o600 });
    await openDataFolder(folder);
    await writeFile(stamp(), JSON.stringify({ format: 1, version: "0.1.9" }));
    await openDataFolder(folder);
    expect(JSON.parse(await readFile(stamp(), "utf8"))).toMatchObject({ version: projectVersion() });
  });

  it("is left alone where a newer version has used it in a way this one does not know", async () => {
    const newer = JSON.stringify({ format: 2, version: "9.1.0" });
    await writeFile(stamp(), newer);
    await expect(openDataFolder(folder)).rejects.toThrow(
      /last used by Liaison 9\.1\.0.*Run that version or a newer one/,
    );
    expect(await readFile(stamp(), "utf8")).toBe(newer);
  });

  it.each(["", "{", "{}", '{"format":"1"}'])("is not used with a stamp that is damaged: %j", async (text) => {
    await writeFile(stamp(), text);
    await expect(openDataFolder(folder)).rejects.toThrow(ConfigurationError);
    expect(await readFile(stamp(), "utf8")).toBe(text);
  });

  it("is told with the command that helps where others can read what is secret", async () => {
    await writeFile(join(folder, "journal.key"), Buffer.alloc(32));
    await chmod(join(folder, "journal.key"), 0o640);
    const [warning, ...more] = await openDataFolder(folder);
    expect([warning, more]).toEqual([expect.stringMatching(/journal\.key, .*mode 640.*run chmod go= /), []]);
  });

  it("is freed of drafts that a power cut left behind, and not of those that are being written", async () => {
    const [old, fresh] = [".heads.json.1.0123abcd.draft", ".heads.json.2.0123abcd.draft"];
    for (const name of [old, fresh]) await writeFile(join(folder, name), "");
    await utimes(join(folder, old), 0, 0);
    await openDataFolder(folder);
    expect((await readdir(folder)).sort()).toEqual([fresh, "folder.json"]);
  });
});

const onSmallDisks = whyNoDisks === null ? describe : describe.skip;

onSmallDisks(`on a disk of its own${whyNoDisks === null ? "" : ` (skipped: ${whyNoDisks})`}`, () => {
  let disk: SmallDisk;
  beforeEach(async () => void (disk = await SmallDisk.mount(join(folder, "disk"), 1)));
  afterEach(() => disk.unmount());

  // None answers there: the folder is looked at first.
  const settings = () => ({ LIAISON_DATA_DIR: disk.folder, NEO4J_URI: "bolt://127.0.0.1:9", NEO4J_PASSWORD: "x" });

  it("says with exit code 2 that its file system is read-only", async () => {
    const readOnly = ["-c", 'mount -o remount,ro "$0" && exec "$@"', disk.folder];
    const { code, stderr } = await runLiaison(["token", "list"], settings(), (command, args) =>
      disk.inside("sh", [...readOnly, command, ...args]),
    );
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/disk can’t be used \(EROFS\): its file system is read-only/),
    ]);
  });

  it("says with exit code 2 that it is full", async () => {
    disk.fillTo(0);
    const { code, stderr } = await runLiaison(["token", "list"], settings(), (...command) => disk.inside(...command));
    expect([code, stderr]).toEqual([2, expect.stringMatching(/can’t be used \(ENOSPC\): its disk is full; make room/)]);
  });
});
