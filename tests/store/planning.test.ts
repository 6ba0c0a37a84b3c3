/** New statements take turns. Work is done by hand here, so that the order is what is looked at, never the time. */
import { Planning, type PlanningLimits } from "../../store/neo4j/planning";

const LIMITS: PlanningLimits = { places: 2, perMinute: 100, waiting: 100, kept: 1_000 };

/** A planner whose statements run until they are told to end. */
class Bench {
  readonly started: string[] = [];
  readonly #ends = new Map<string, (error?: Error) => void>();
  readonly planning: Planning;

  constructor(limits: Partial<PlanningLimits> = {}) {
    this.planning = new Planning({ ...LIMITS, ...limits });
  }

  send(text: string, client?: string, signal?: AbortSignal): Promise<string> {
    return this.planning.run(text, { client, signal }, () => {
      this.started.push(client === undefined ? text : `${client}: ${text}`);
      return new Promise((resolve, reject) => {
        this.#ends.set(text, (error) => (error ? reject(error) : resolve(text)));
      });
    });
  }

  /** Ends the statement, and lets whoever waits for it go on. */
  async end(text: string, error?: Error): Promise<void> {
    this.#ends.get(text)?.(error);
    await settled();
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** What becomes of it is looked at later, or not at all. */
function later<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => undefined);
  return promise;
}

describe("new statements", () => {
  it("of one client run one after another, in their order", async () => {
    const bench = new Bench();
    ["1", "2", "3"].forEach((text) => void bench.send(text, "a"));
    await settled();
    expect(bench.started).toEqual(["a: 1"]);
    await bench.end("1");
    await bench.end("2");
    expect(bench.started).toEqual(["a: 1", "a: 2", "a: 3"]);
  });

  it("of several clients take turns, however many one of them has sent before", async () => {
    const bench = new Bench({ places: 1 });
    ["1", "2", "3"].forEach((text) => void bench.send(text, "a"));
    ["4", "5"].forEach((text) => void bench.send(text, "b"));
    void bench.send("6", "c");
    for (let at = 0; at < 6; at += 1) {
      await settled();
      await bench.end(bench.started[at]?.slice(3) ?? "");
    }
    expect(bench.started).toEqual(["a: 1", "b: 4", "c: 6", "a: 2", "b: 5", "a: 3"]);
  });

  it("take no more places than there are", async () => {
    const bench = new Bench({ places: 2 });
    ["a", "b", "c", "d"].forEach((client) => void bench.send(client.toUpperCase(), client));
    await settled();
    expect(bench.started).toEqual(["a: A", "b: B"]);
    await bench.end("A");
    expect(bench.started).toEqual(["a: A", "b: B", "c: C"]);
  });

  it("of the hub itself wait for nobody", async () => {
    const bench = new Bench({ places: 1 });
    void bench.send("1", "a");
    void bench.send("own");
    await settled();
    expect(bench.started).toEqual(["own", "a: 1"]);
  });

  it("that two clients send are planned once, and the second goes on then without a place", async () => {
    const bench = new Bench({ places: 2 });
    void bench.send("same", "a");
    const second = bench.send("same", "b");
    await settled();
    expect(bench.started).toEqual(["a: same"]);
    await bench.end("same");
    expect(bench.started).toEqual(["a: same", "b: same"]);
    await bench.end("same");
    expect(await second).toBe("same");
  });

  it("are not held up by the same statement of a client that waits for its turn", async () => {
    const bench = new Bench({ places: 2 });
    ["1", "2", "wanted"].forEach((text) => void bench.send(text, "a"));
    void bench.send("wanted", "b");
    await settled();
    expect(bench.started).toEqual(["a: 1", "b: wanted"]);
  });
});

describe("statements that are planned", () => {
  const plannedBy = async (bench: Bench, text: string, client: string) => {
    const first = bench.send(text, client);
    await settled();
    await bench.end(text);
    await first;
    bench.started.length = 0;
  };

  it("run at once while thirty new ones of another client wait", async () => {
    const bench = new Bench({ places: 2 });
    await plannedBy(bench, "known", "b");
    for (let at = 0; at < 30; at += 1) void bench.send(`new ${at}`, "a");
    void bench.send("known", "b");
    void bench.send("known", "c");
    await settled();
    expect(bench.started).toEqual(["b: known", "c: known", "a: new 0"]);
  });

  it("are forgotten in the order of their last use, as in Neo4j", async () => {
    const bench = new Bench({ places: 1, kept: 2 });
    for (const text of ["1", "2"]) await plannedBy(bench, text, "a");
    await plannedBy(bench, "1", "a");
    await plannedBy(bench, "3", "a");
    void bench.send("other", "b");
    ["1", "3", "2"].forEach((text) => void bench.send(text, "a"));
    await settled();
    expect(bench.started).toEqual(["a: 1", "a: 3", "b: other"]);
  });

  it("are not those that failed", async () => {
    const bench = new Bench({ places: 1 });
    const failed = later(bench.send("1", "a"));
    await settled();
    await bench.end("1", new Error("timed out"));
    await expect(failed).rejects.toThrow("timed out");
    void bench.send("other", "b");
    void bench.send("1", "a");
    await settled();
    expect(bench.started).toEqual(["a: 1", "b: other"]);
  });
});

describe("the shares of clients", () => {
  it("refuse more new statements within a minute than a client may send, and let others send theirs", async () => {
    const bench = new Bench({ places: 1, perMinute: 3 });
    ["1", "2", "3"].forEach((text) => void bench.send(text, "a"));
    await expect(bench.send("4", "a")).rejects.toMatchObject({
      code: "RATE_LIMITED",
      message: expect.stringContaining("More than 3 new kinds of question within a minute"),
    });
    void bench.send("4", "b");
    await settled();
    for (const text of ["1", "4", "2", "3"]) await bench.end(text);
    expect(bench.started).toEqual(["a: 1", "b: 4", "a: 2", "a: 3"]);
  });

  it("do not count what is planned already", async () => {
    const bench = new Bench({ perMinute: 1 });
    for (let at = 0; at < 5; at += 1) {
      const sent = bench.send("known", "a");
      await settled();
      await bench.end("known");
      expect(await sent).toBe("known");
    }
  });

  it("refuse more that wait than there is room for", async () => {
    const bench = new Bench({ places: 1, waiting: 2 });
    void bench.send("1", "a");
    ["2", "3"].forEach((text, at) => void bench.send(text, `b${at}`));
    await settled();
    await expect(bench.send("4", "c")).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });
});

describe("clients that leave", () => {
  it("take nothing that they wait for, and make room for the next", async () => {
    const bench = new Bench({ places: 1 });
    const leaving = new AbortController();
    void bench.send("1", "a");
    const waiting = later(bench.send("2", "b", leaving.signal));
    void bench.send("3", "c");
    await settled();
    leaving.abort(new Error("left"));
    await expect(waiting).rejects.toThrow("left");
    await bench.end("1");
    expect(bench.started).toEqual(["a: 1", "c: 3"]);
  });

  it("give their place back when what ran for them has ended", async () => {
    const bench = new Bench({ places: 1 });
    const ended = later(bench.send("1", "a"));
    await settled();
    await bench.end("1", new Error("cancelled"));
    await expect(ended).rejects.toThrow("cancelled");
    void bench.send("2", "b");
    await settled();
    expect(bench.started).toEqual(["a: 1", "b: 2"]);
  });
});
