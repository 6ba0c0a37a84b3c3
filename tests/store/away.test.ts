/** A store whose database goes away and comes back, or may not be written to: every call settles, and goes on by itself. */
import type { Store } from "../../store/port";
import { openStore } from "../../store";
import { BoltProxy } from "../support/machine/boltProxy";
import { scratchSettings, scratchStore } from "../support/world";

let store: Store;
let address: { readonly uri: string; readonly user: string; readonly password: string };
beforeAll(async () => {
  store = await scratchStore();
  address = await scratchSettings();
});
afterEach(async () => {
  store.allowWrites("ALL", "");
  await store.resume(address);
});
afterAll(() => store.close());

const write = (key: string) =>
  store.writer.transact({ actor: "test", key, input: {} }, (transaction) =>
    transaction.put("Source", [{ id: key, properties: { title: key, kind: "WEB_PAGE" }, pointers: {} }]),
  );
const note = () => store.access.note({ kind: "REFUSED", subject: "s", tokenId: null, org: null });

function signal(): { readonly given: Promise<void>; give(): void } {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give: () => give() };
}

const UNAVAILABLE = { code: "UNAVAILABLE", message: "It is away." };

describe("a database that is away", () => {
  it("ends what is under way at once, and refuses what comes", async () => {
    const [enter, leave] = [signal(), signal()];
    const writing = store.writer.transact({ actor: "test", input: {} }, async () => {
      enter.give();
      await leave.given;
    });
    await enter.given;
    store.suspend("It is away.");
    await expect(writing).rejects.toMatchObject(UNAVAILABLE);
    leave.give();
    for (const asked of [store.ping(), store.journalHead(), note(), write("away")])
      await expect(asked).rejects.toMatchObject(UNAVAILABLE);
  });

  it("is asked again once it is back, at another address", async () => {
    const proxy = await BoltProxy.open(Number(new URL(address.uri).port));
    store.suspend("It is away.");
    await store.resume({ ...address, uri: proxy.uri });
    expect(await write("back")).toMatchObject({ applied: true });
    await proxy.close();
    await expect(store.ping()).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });

  it("stays away where it can't be reached or is another’s, until it can", async () => {
    store.suspend("It is away.");
    await expect(store.resume({ ...address, uri: "bolt://127.0.0.1:9" })).rejects.toMatchObject({
      code: "UNAVAILABLE",
    });
    await expect(store.resume({ ...address, password: "wrong" })).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await expect(store.ping()).rejects.toMatchObject(UNAVAILABLE);
    await store.resume(address);
    await store.ping();
  });
});

describe("a database without room", () => {
  it("takes no records, but notes, and is read", async () => {
    store.allowWrites("NOTES", "It is away.");
    await expect(write("no room")).rejects.toMatchObject(UNAVAILABLE);
    await note();
    await store.ping();
  });

  it("takes nothing in the end, and is read", async () => {
    store.allowWrites("NONE", "It is away.");
    for (const asked of [write("none"), note()]) await expect(asked).rejects.toMatchObject(UNAVAILABLE);
    await store.ping();
    store.allowWrites("ALL", "");
    expect(await write("none")).toMatchObject({ applied: true });
  });
});

it("leaves nothing waiting when it is closed", async () => {
  const proxy = await BoltProxy.open(Number(new URL(address.uri).port));
  const other = await openStore({ ...(await scratchSettings()), uri: proxy.uri });
  proxy.isSilent = true;
  const expectation = expect(other.ping()).rejects.toMatchObject({ code: "UNAVAILABLE" });
  await other.close();
  await expectation;
  await proxy.close();
});
