import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigurationError } from "../../config/environment";
import { openKeyring } from "../../config/signingKeys";

const DAY = 86_400_000;
let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "liaison-keys-"))));
afterEach(() => rm(folder, { recursive: true }));

describe("the keys that sign tokens", () => {
  it("are made at the first start, readable by their owner only, and are the same at the next", async () => {
    const { kid } = await (await openKeyring(folder)).signing();
    expect(await readdir(join(folder, "keys"))).toEqual([`${kid}.json`]);
    expect((await stat(join(folder, "keys"))).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, "keys", `${kid}.json`))).mode & 0o777).toBe(0o600);
    expect((await (await openKeyring(folder)).signing()).kid).toBe(kid);
  });

  it("show of themselves only what verifies", async () => {
    const { publicJwk, privateJwk } = await (await openKeyring(folder)).signing();
    expect([Object.keys(publicJwk).sort(), privateJwk.d]).toEqual([["crv", "kty", "x", "y"], expect.any(String)]);
  });

  it("are found in every process soon after one of them rotates", async () => {
    let now = Date.now();
    const [one, other] = [await openKeyring(folder, () => now), await openKeyring(folder, () => now)];
    const before = await other.signing();
    now += 500;
    const made = await one.rotate({ dropOld: false });
    expect((await one.signing()).kid).toBe(made.kid);
    expect((await other.find(made.kid))?.kid).toBe(made.kid);
    now += 2_500;
    expect((await other.signing()).kid).toBe(made.kid);
    expect((await other.find(before.kid))?.kid).toBe(before.kid);
  });

  it("verify for as long as a token may live after their successor came, and no longer", async () => {
    let now = Date.now();
    const keyring = await openKeyring(folder, () => now);
    const first = await keyring.signing();
    now += DAY;
    await keyring.rotate({ dropOld: false });
    now += 366 * DAY;
    await keyring.rotate({ dropOld: false });
    expect((await keyring.find(first.kid))?.kid).toBe(first.kid);
    now += DAY;
    await keyring.rotate({ dropOld: false });
    expect(await keyring.find(first.kid)).toBeUndefined();
    expect(await keyring.all()).toHaveLength(3);
  });

  it("end at once where the old ones are dropped", async () => {
    const keyring = await openKeyring(folder);
    const { kid } = await keyring.signing();
    const made = await keyring.rotate({ dropOld: true });
    expect((await keyring.all()).map((key) => key.kid)).toEqual([made.kid]);
    expect(await keyring.find(kid)).toBeUndefined();
  });

  it("are looked up by name and never by path", async () => {
    const keyring = await openKeyring(folder);
    const { kid } = await keyring.signing();
    for (const name of [`../keys/${kid}`, `${kid}.json`, "__proto__", ""])
      expect(await keyring.find(name)).toBeUndefined();
  });

  it("name the file that is damaged, and leave it as it is", async () => {
    const { kid } = await (await openKeyring(folder)).signing();
    const file = join(folder, "keys", `${kid}.json`);
    await writeFile(file, "{");
    await expect(openKeyring(folder)).rejects.toThrow(
      new ConfigurationError([`${file} is damaged; restore the one from your backup, or take it out of the folder.`]),
    );
    expect(await readFile(file, "utf8")).toBe("{");
  });

  it("need a folder that can be written, and say so", async () => {
    await writeFile(join(folder, "keys"), "");
    await expect(openKeyring(folder)).rejects.toThrow(/LIAISON_DATA_DIR must be a folder this account can write/);
  });
});
