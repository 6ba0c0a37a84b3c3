/** What whoever makes the context of a request is told of its limits. */
import { type LiaisonError } from "../../domain/errors";
import { type RequestLimits } from "../../domain/requestLimits";
import { ALLOWANCES } from "../../policy";
import { viewerWith } from "../support/viewers";
import { bySse, leave, until } from "./streams/subscribing";
import { openTiny, type Tiny, type TinyOptions } from "./tiny/openTiny";

const opened: Tiny[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((tiny) => tiny.close()));
});

/** A gateway that remembers limits; `held` holds requests up until their signal aborts, where there is one. */
async function watched(options: TinyOptions = {}, held = false) {
  const seen: RequestLimits[] = [];
  const createContext = async (_viewer: unknown, limits?: RequestLimits) => {
    if (limits) seen.push(limits);
    const { signal } = limits ?? {};
    if (held && signal) await new Promise((resolve) => signal.addEventListener("abort", resolve));
    return { mark: "seen" };
  };
  const tiny = await openTiny({ ...options, createContext });
  opened.push(tiny);
  return { tiny, seen };
}

const reasonOf = (limits: RequestLimits | undefined) => (limits?.signal?.reason as LiaisonError | undefined)?.code;

describe("a request", () => {
  it("without a token has the limits of people without one, and the share of its address", async () => {
    const { tiny, seen } = await watched();
    await tiny.ask("{ request }");
    expect(seen).toEqual([
      {
        rows: ALLOWANCES.anonymous.rows,
        client: expect.stringMatching(/127\.0\.0\.1$/),
        signal: expect.any(AbortSignal),
      },
    ]);
  });

  it("with a token has the limits and the share of its token, wherever it comes from", async () => {
    const { tiny, seen } = await watched({ authenticate: async () => viewerWith({ tokenId: "token-1" }) });
    await tiny.ask("{ request }");
    await tiny.ask("{ request }");
    const limits = { rows: ALLOWANCES.token.rows, client: "token-1", signal: expect.any(AbortSignal) };
    expect(seen).toEqual([limits, limits]);
  });

  it("that is answered is not cut off, then or later", async () => {
    const { tiny, seen } = await watched({ deadline: 200 });
    await tiny.ask("{ request }");
    await until(() => tiny.lines.some(({ msg }) => msg === "request"));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(seen[0]?.signal?.aborted).toBe(false);
  });

  it("that takes longer than it may is cut off, and answered all the same", async () => {
    const { tiny, seen } = await watched({ deadline: 50 }, true);
    const { body } = await tiny.ask("{ request }");
    expect(body).toHaveProperty("data");
    expect(reasonOf(seen[0])).toBe("COST_LIMIT_EXCEEDED");
    expect(String(seen[0]?.signal?.reason)).toContain("longer than 0.05 seconds");
  });

  it.each(["/graphql?query={request}", "/tables/birds.csv", "/tables/birds.json"])(
    "for %s whose client leaves is cut off",
    async (path) => {
      const { tiny, seen } = await watched({}, true);
      const leaving = new AbortController();
      const headers = { "apollo-require-preflight": "1" };
      const answer = fetch(tiny.url + path, { headers, signal: leaving.signal });
      await until(() => seen.length > 0);
      leaving.abort();
      await expect(answer).rejects.toThrow();
      await until(() => seen[0]?.signal?.aborted === true);
      expect(reasonOf(seen[0])).toBe("UNAVAILABLE");
    },
  );
});

describe("a subscription", () => {
  it("has the limits of whoever subscribes, and is cut off with its client", async () => {
    const { tiny, seen } = await watched();
    const stream = bySse(tiny.url, "subscription { birdSeen(times: 1, then: WAIT) { id } }");
    await until(() => seen.length > 0);
    expect(seen[0]).toMatchObject({ rows: ALLOWANCES.anonymous.rows, client: expect.stringMatching(/127\.0\.0\.1$/) });
    await leave(stream);
    await until(() => seen[0]?.signal?.aborted === true);
  });
});

describe("a subgraph that runs elsewhere", () => {
  it("hears that the client of the gateway has left", async () => {
    const seen: RequestLimits[] = [];
    const createContext = async (_viewer: unknown, limits?: RequestLimits) => {
      if (limits) seen.push(limits);
      // The gateway’s own context comes first.
      if (seen.length > 1) await new Promise((resolve) => limits?.signal?.addEventListener("abort", resolve));
      return {};
    };
    const tiny = await openTiny({ remote: ["birds", "nests"], createContext });
    opened.push(tiny);
    const leaving = new AbortController();
    const headers = { "apollo-require-preflight": "1" };
    const answer = fetch(`${tiny.url}/graphql?query={request}`, { headers, signal: leaving.signal });
    await until(() => seen.length > 1);
    leaving.abort();
    await expect(answer).rejects.toThrow();
    await until(() => seen.every(({ signal }) => signal?.aborted === true));
  });
});
