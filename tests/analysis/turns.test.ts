import { Turns } from "../../analysis/thread/turns";

/** Work that ends when it is told to; `begun` holds the names of what has begun, in order. */
function works() {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve) => ends.push(() => resolve(name)));
  };
  const endNext = async (): Promise<void> => {
    ends.shift()?.();
    await new Promise(setImmediate);
  };
  return { begun, work, endNext };
}

describe("turns", () => {
  it("go round among clients, however much one of them asks", async () => {
    const { begun, work, endNext } = works();
    const turns = new Turns({ atOnce: 2, waiting: 100 });
    const asked = [
      ...Array.from({ length: 8 }, (_, at) => ["much", at + 1] as const),
      ["little", 1],
      ["some", 1],
    ] as const;
    const done = Promise.all(asked.map(([client, at]) => turns.run(client, work(`${client} ${at}`))));
    for (let step = 0; step < asked.length; step += 1) await endNext();
    expect(begun.slice(0, 6)).toEqual(["much 1", "much 2", "much 3", "little 1", "some 1", "much 4"]);
    expect(await done).toHaveLength(asked.length);
  });

  it("are refused to a client of whom too much waits, and to no other; each that ends makes room", async () => {
    const { begun, work, endNext } = works();
    const turns = new Turns({ atOnce: 1, waiting: 2 });
    const first = turns.run("much", work("1"));
    const waiting = [turns.run("much", work("2")), turns.run("much", work("3"))];
    await expect(turns.run("much", work("4"))).rejects.toMatchObject({ code: "RATE_LIMITED" });
    const other = turns.run("little", work("5"));
    await endNext();
    const later = turns.run("much", work("6"));
    for (let step = 0; step < 5; step += 1) await endNext();
    expect(await Promise.all([first, ...waiting, other, later])).toEqual(["1", "2", "3", "5", "6"]);
    expect(begun).not.toContain("4");
  });

  it("pass on when work fails", async () => {
    const turns = new Turns({ atOnce: 1, waiting: 2 });
    const failing = turns.run("one", () => Promise.reject(new Error("failed")));
    const next = turns.run("other", async () => "done");
    await expect(failing).rejects.toThrow("failed");
    expect(await next).toBe("done");
    expect(await turns.run("one", async () => "again")).toBe("again");
  });
});
