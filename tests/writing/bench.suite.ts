/** Where operations are judged: by what the viewer may see, which may be told, then by all there is, of which nothing is told. */
import { LiaisonError, type ErrorCode } from "../../domain/errors";
import type { Store } from "../../store/port";
import { Bench, refuseUnknown, type Pen, type Sight } from "../../subgraphs/shared/writing/bench";
import { UNTOLD } from "../../subgraphs/shared/writing/refusals";
import { hide, made } from "../permissions/refusals/society";
import type { Hub } from "../support/hub";
import { openSmallHub } from "../support/smallWorld";
import { viewerAs } from "../support/viewers";

let hub: Hub;
let store: Store;
beforeAll(async () => {
  ({ hub, store } = await openSmallHub());
  const [label, secret] = hide(made("Source", "src-secret", { title: "A secret", kind: "WEB_PAGE" }), ["cso-alpha"]);
  const [, page] = made("Source", "src-other", { title: "Another page", kind: "WEB_PAGE" });
  const [, shared] = made(
    "Document",
    "document-shared",
    { title: "A report", type: "REPORT" },
    { publisher: "npm-north", sources: ["src-page", "src-secret"] },
  );
  await store.writer.transact({ actor: "world", input: "bench" }, async (transaction) => {
    await transaction.put(label, [secret, page]);
    await transaction.put("Document", [shared]);
    await transaction.link(label, [secret, page]);
    await transaction.link("Document", [shared]);
  });
});
afterAll(() => hub.close());

const steward = viewerAs("steward");

/** Runs work at a bench of the steward, in a transaction of its own. */
async function atBench<Result extends string | void>(work: (bench: Bench) => Promise<Result>): Promise<Result> {
  const { result } = await store.writer.transact({ actor: "steward", input: "work" }, (transaction) =>
    work(new Bench(transaction, { viewer: steward, clause: "D13" })),
  );
  return result;
}

/** Refuses by what only those see who see the secret. */
const refusingBySecret =
  (error: Error) =>
  async (sight: Sight): Promise<void> => {
    if ((await sight.read(["src-secret"])).size > 0) throw error;
  };
const rename = (pen: Pen) =>
  pen
    .put("Source", [made("Source", "src-other", { title: "Renamed", kind: "WEB_PAGE" })[1]])
    .then(() => pen.link("Source", [made("Source", "src-other", { title: "Renamed", kind: "WEB_PAGE" })[1]]));
const titleOf = async () => (await store.reader(steward.viewpoint).byIds(["src-other"]))[0]?.["title"];

describe("a rule", () => {
  it("tells what it says of what the viewer may see", async () => {
    const told = new LiaisonError("RULE_VIOLATED", "A page is there.", { clause: "D5", reasons: ["src-page"] });
    const refusing = async (sight: Sight) => {
      if ((await sight.read(["src-page"])).size > 0) throw told;
    };
    await expect(atBench((bench) => bench.rule(refusing))).rejects.toBe(told);
  });

  it.each<ErrorCode>(["RULE_VIOLATED", "FORBIDDEN", "NOT_FOUND", "CONFLICT", "BAD_USER_INPUT"])(
    "that refuses with %s by what is hidden tells nothing of it, and nothing is written",
    async (code) => {
      const told = new LiaisonError(code, "src-secret is there.", {
        clause: "D5",
        reasons: ["src-secret"],
        argument: "input.id",
        field: "Source.id",
        scope: "own:read",
      });
      const work = atBench(async (bench) => {
        await bench.rule(refusingBySecret(told));
        await bench.write(rename);
      });
      const error: unknown = await work.catch((one: unknown) => one);
      expect({ ...(error as LiaisonError), message: (error as LiaisonError).message }).toEqual({
        name: "LiaisonError",
        code: "RULE_VIOLATED",
        message: UNTOLD,
        details: { clause: "D13", reasons: [] },
      });
      expect((error as LiaisonError).cause).toBeUndefined();
      expect(await titleOf()).toBe("Another page");
    },
  );

  it.each([
    ["UNAVAILABLE", new LiaisonError("UNAVAILABLE", "Neo4j cannot be reached at the moment; try again shortly.")],
    ["a fault of the hub", new TypeError("x is not a function")],
  ])("that fails with %s does not look as if it refused", async (_what, failure) => {
    const work = atBench(async (bench) => {
      await bench.rule(refusingBySecret(failure));
      await bench.write(rename);
    });
    await expect(work).rejects.toBe(failure);
  });

  it("is asked by what the viewer may see, every one of them, before any is asked by all there is", async () => {
    const asked: string[] = [];
    const noting = (name: string) => async (sight: Sight) => {
      asked.push(`${name} ${(await sight.read(["src-secret"])).size > 0 ? "by all" : "by what is seen"}`);
    };
    await atBench(async (bench) => {
      await bench.rule(noting("office"));
      await bench.rule(noting("rule"));
      await bench.write(async () => void asked.push("written"));
    });
    expect(asked).toEqual([
      "office by what is seen",
      "rule by what is seen",
      "office by all",
      "rule by all",
      "written",
    ]);
  });
});

describe("what the viewer may see", () => {
  it("are records without pointers at what is hidden, found by id or by what they point at", async () => {
    await atBench(async ({ seen }) => {
      const byId = (await seen.read(["document-shared", "src-secret"])).get("document-shared");
      const [found] = await seen.pointingAt("Document", "publisher", "npm-north");
      expect((await seen.read(["document-shared", "src-secret"])).size).toBe(1);
      expect(byId?.pointers["sources"]).toEqual(["src-page"]);
      expect(found?.pointers["sources"]).toEqual(["src-page"]);
      expect(await seen.pointingAt("Document", "sources", "src-page")).toHaveLength(1);
      expect(await seen.pointingAt("Document", "sources", "src-secret")).toEqual([]);
      expect(await seen.seen(["src-page", "src-secret", "src-nothing"])).toEqual(new Set(["src-page"]));
    });
  });

  it("is told from what does not exist by nothing", async () => {
    const refusals = ["src-secret", "src-nothing"].map((id) =>
      atBench(({ seen }) => refuseUnknown(seen, ["src-page", id])).catch((error: Error) =>
        error.message.replace(id, "X"),
      ),
    );
    expect(new Set(await Promise.all(refusals))).toEqual(new Set(["There is no record X."]));
  });
});
