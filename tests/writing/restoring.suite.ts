/** How what was archived is brought back. */
import type { Store } from "../../store/port";
import type { Hub } from "../support/hub";
import { put, sampleOf } from "../support/sampleRecords";
import { openSmallHub } from "../support/smallWorld";
import { viewerAs } from "../support/viewers";
import { between, Writes } from "../support/writes";
import { partnersOfNorth } from "./networks/rounds";

let hub: Hub;
let store: Store;
const hubs = new Writes(() => hub);
beforeAll(async () => void ({ hub, store } = await openSmallHub()));
afterAll(() => hub.close());

const north = viewerAs("member", { org: "npm-north", memberOf: ["network-shores"] });
const south = viewerAs("member", { org: "npm-south", memberOf: ["network-shores"] });
const alpha = viewerAs("partner", { org: "cso-alpha" });
const steward = viewerAs("steward");
const analyst = viewerAs("analyst");

const { newCso, round } = partnersOfNorth(hubs, () => store, north);

describe("restoreRecord", () => {
  it("brings back what went along, and not what was archived for itself before", async () => {
    const partner = await newCso();
    const [one, other] = ["collab-along", "collab-alone"];
    for (const id of [one, other])
      await put(store, ["Collaboration", sampleOf("Collaboration", id, { pointers: { npm: "npm-south", partner } })]);
    await hubs.archive(other, steward);
    await hubs.archive(partner, steward, "withRelations: true");
    const { data } = await hubs.restore(partner, steward, `reason: "It was the wrong one"`);
    expect(data.restoreRecord.record).toEqual({ id: partner });
    expect([await hubs.isThere(one), await hubs.isThere(other)]).toEqual([true, false]);
    expect(await hubs.actionsOf(one)).toEqual(["CREATED", "ARCHIVED", "RESTORED"]);
    const { history } = await hubs.told(
      `{ history(id: "${partner}") { nodes { action reason writtenAs fields { field after } } } }`,
    );
    expect(history.nodes.at(-1)).toMatchObject({
      action: "RESTORED",
      reason: "It was the wrong one",
      writtenAs: "STEWARD",
    });
    expect(history.nodes.at(-1).fields).toContainEqual({
      field: "name",
      after: [expect.stringContaining("Organisation")],
    });
    expect((await hubs.restore(other, steward)).code).toBeUndefined();
  });

  it("is done once with one key, and finds nothing to do without", async () => {
    const id = await round("cso-alpha");
    await hubs.archive(id, north);
    const again = () => hubs.restore(id, north, `idempotencyKey: "back-${id}"`);
    const [first, second] = [await again(), await again()];
    expect(second).toEqual(first);
    expect(first.data.restoreRecord.record).toEqual({ id });
    expect((await hubs.restore(id, north)).code).toBe("NOT_FOUND");
  });

  it("is for whoever could archive it; to others it looks like what does not exist", async () => {
    const [open, hidden] = [await round("cso-alpha"), await round("cso-alpha", "visibility: CONFIDENTIAL")];
    for (const id of [open, hidden]) await hubs.archive(id, north);
    const unknown = await hubs.restore("collab-nothing", south);
    for (const [id, viewer] of [
      [open, south],
      [open, alpha],
      [hidden, south],
      [hidden, steward],
    ] as const) {
      const { code, message } = await hubs.restore(id, viewer);
      expect([code, message?.replace(id, "X")]).toEqual(["NOT_FOUND", unknown.message?.replace("collab-nothing", "X")]);
    }
    for (const viewer of [undefined, analyst])
      expect(
        (await hubs.ask(`mutation { restoreRecord(input: { id: "${open}" }) { record { id } } }`, viewer)).code,
      ).toMatch(/UNAUTHENTICATED|FORBIDDEN/);
    expect((await hubs.restore(open, steward)).code).toBeUndefined();
    expect((await hubs.restore(hidden, north)).code).toBeUndefined();
    const { restoreRecord } = (await hubs.restore("cso-alpha", alpha)).data;
    expect(restoreRecord).toBeNull();
  });

  it("is for an organisation only what it could archive itself", async () => {
    const org = await newCso();
    await hubs.archive(org, steward);
    expect((await hubs.restore(org, viewerAs("partner", { org }))).code).toBe("NOT_FOUND");
  });

  it("asks the rules again: a term of the chair in whose place another was recorded stays archived", async () => {
    const term = (id: string) =>
      sampleOf("ChairTerm", id, {
        properties: { from: "2020-01-01", to: "2021-01-01" },
        pointers: { network: "network-shores", npm: "npm-north" },
      });
    await put(store, ["ChairTerm", term("chair-first")]);
    await hubs.archive("chair-first", steward);
    await put(store, ["ChairTerm", term("chair-second")]);
    expect((await hubs.restore("chair-first", steward)).extensions).toMatchObject({
      code: "RULE_VIOLATED",
      clause: "D13",
    });
    expect(await hubs.isThere("chair-first")).toBe(false);
    await hubs.archive("chair-second", steward);
    expect((await hubs.restore("chair-first", steward)).code).toBeUndefined();
  });

  it("does not bring back what nobody could see, because what it relates is archived", async () => {
    const partner = await newCso();
    const id = await round(partner);
    await hubs.archive(id, north);
    await hubs.archive(partner, steward);
    expect((await hubs.restore(id, north)).code).toBe("BAD_USER_INPUT");
    await hubs.restore(partner, steward);
    expect((await hubs.restore(id, north)).code).toBeUndefined();
    expect(await hubs.isThere(id)).toBe(true);
  });

  it("an id is taken by what was archived", async () => {
    const id = await newCso();
    await hubs.archive(id, steward);
    const admin = viewerAs("admin");
    const { code, message } = await hubs.write(
      `createCso(input: { id: "${id}" name: "Another" type: NGO }) { cso { id } }`,
      admin,
    );
    expect([code, message]).toEqual([
      "CONFLICT",
      "This id is taken; choose another, or leave it out and the hub makes one.",
    ]);
  });

  it("shows in versions what was known when", async () => {
    const partner = await newCso();
    const id = await round(partner);
    const before = await between();
    await hubs.archive(partner, steward, "withRelations: true");
    const meanwhile = await between();
    await hubs.restore(partner, steward);
    const known = async (at: string) =>
      (
        await hubs.told(
          `{ node: recordKnownAt(id: "${id}", at: "${at}") { ... on Collaboration { partner { id } } } }`,
          north,
        )
      ).node;
    expect([await known(before), await known(meanwhile), await known(await between())]).toEqual([
      { partner: { id: partner } },
      null,
      { partner: { id: partner } },
    ]);
  });
});
