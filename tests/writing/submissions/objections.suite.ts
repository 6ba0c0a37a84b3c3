/** An organisation objects to a record that names it; a steward decides. */
import type { Store } from "../../../store/port";
import type { Data, Hub } from "../../support/hub";
import { put, sampleOf } from "../../support/sampleRecords";
import { openSmallHub } from "../../support/smallWorld";
import { viewerAs } from "../../support/viewers";
import { Writes } from "../../support/writes";
import type { Viewer } from "../../../policy";
import { roundsWithAlpha } from "../networks/rounds";

let hub: Hub;
let store: Store;
const hubs = new Writes(() => hub);
beforeAll(async () => void ({ hub, store } = await openSmallHub()));
afterAll(() => hub.close());

const north = viewerAs("member", { org: "npm-north", memberOf: ["network-shores"] });
const south = viewerAs("member", { org: "npm-south", memberOf: ["network-shores"] });
const alpha = viewerAs("partner", { org: "cso-alpha" });
const beta = viewerAs("partner", { org: "cso-beta" });
const steward = viewerAs("steward");

const round = roundsWithAlpha(hubs, north);
const object = (id: string, viewer: Viewer = alpha, more = "") =>
  hubs.write(
    `objectToRecord(input: { id: "${id}" reason: "We were not there" ${more} }) { objection { id status reason organisation { id } record { id } } }`,
    viewer,
  );
/** Objects, as alpha unless told otherwise; resolves to the id of the objection. */
const objected = async (id: string, viewer: Viewer = alpha): Promise<string> =>
  (await object(id, viewer)).data.objectToRecord.objection.id as string;
const settle = (id: string, verdict: string, viewer: Viewer = steward) =>
  hubs.write(
    `settleObjection(input: { id: "${id}" verdict: ${verdict} answer: "We asked both" }) { objection { status answer } }`,
    viewer,
  );
const listed = async (viewer: Viewer, id: string): Promise<Data[]> =>
  (
    await hubs.told(
      `{ objections(first: 200) { nodes { id status reason recordId answer organisation { id } } } }`,
      viewer,
    )
  ).objections.nodes.filter(({ recordId }: Data) => recordId === id);
const markOf = async (id: string, viewer?: Viewer): Promise<Data> =>
  (
    await hubs.told(
      `{ collaboration(id: "${id}") { isDisputed disputedBy { ... on Node { id } } confirmation } }`,
      viewer,
    )
  ).collaboration;
const DISPUTED = { isDisputed: true, disputedBy: [{ id: "cso-alpha" }], confirmation: "ONE_SIDED" };

describe("an objection", () => {
  it("marks the record as disputed; why is told to whoever objects, the owners and stewards", async () => {
    const id = await round();
    const { data } = await object(id);
    expect(data.objectToRecord.objection).toMatchObject({
      status: "OPEN",
      reason: "We were not there",
      organisation: { id: "cso-alpha" },
      record: { id },
    });
    expect(await markOf(id)).toEqual(DISPUTED);
    for (const viewer of [alpha, north, steward])
      expect(await listed(viewer, id)).toMatchObject([{ reason: "We were not there", status: "OPEN" }]);
    for (const viewer of [south, beta]) expect(await listed(viewer, id)).toEqual([]);
    expect((await hubs.ask("{ objections { totalCount } }")).data).toEqual({ objections: null });
    const { history } = await hubs.told(`{ history(id: "${id}") { nodes { reason fields { field after } } } }`, south);
    expect(JSON.stringify(history)).not.toContain("We were not there");
    expect(history.nodes.at(-1).fields).toEqual([{ field: "disputedBy", after: ["cso-alpha"] }]);
  });

  it("shows in filters", async () => {
    const id = await round();
    await object(id);
    const { collaborations } = await hubs.told(
      `{ collaborations(where: { disputedBy: { some: {} } }, first: 200) { nodes { id isDisputed } } }`,
    );
    expect(collaborations.nodes).toContainEqual({ id, isDisputed: true });
    expect(collaborations.nodes.every((one: Data) => one.isDisputed)).toBe(true);
  });

  it("is for those whom the record names, once, and not for its only owner", async () => {
    const id = await round();
    expect((await object(id, south)).code).toBe("FORBIDDEN");
    expect((await object(id, north)).message).toContain("change it, or archive it");
    expect((await object(id)).code).toBeUndefined();
    expect((await object(id)).code).toBe("CONFLICT");
    expect(
      (await hubs.write(`objectToRecord(input: { id: "${id}" reason: " " }) { objection { id } }`, alpha)).extensions,
    ).toMatchObject({
      code: "BAD_USER_INPUT",
      argument: "input.reason",
    });
  });

  it("tells nothing of an owner who is hidden from whoever objects", async () => {
    await put(
      store,
      ["Cso", sampleOf("Cso", "cso-unseen", { properties: { visibility: "CONFIDENTIAL" }, owners: ["npm-south"] })],
      ...["collab-own", "collab-shared"].map((id, at) => {
        const owners = at === 0 ? ["cso-alpha"] : ["cso-alpha", "cso-unseen"];
        const pointers = { npm: "npm-north", partner: "cso-alpha" };
        return ["Collaboration", sampleOf("Collaboration", id, { pointers, owners })] as const;
      }),
    );
    const [own, shared] = [await object("collab-own"), await object("collab-shared")];
    expect([shared.code, shared.message?.replace("collab-shared", "X")]).toEqual([
      "FORBIDDEN",
      own.message?.replace("collab-own", "X"),
    ]);
  });

  it("is taken once with one key", async () => {
    const id = await round();
    const again = () => object(id, alpha, `idempotencyKey: "no-${id}"`);
    expect((await again()).data).toEqual((await again()).data);
    expect(await listed(alpha, id)).toHaveLength(1);
  });

  it("of one who may not see the record finds nothing, and to others it is as hidden as the record", async () => {
    const hidden = await round("visibility: CONFIDENTIAL");
    const [one, other] = [await object(hidden), await object("collab-nothing")];
    expect([one.code, one.message?.replace(hidden, "X")]).toEqual([
      "NOT_FOUND",
      other.message?.replace("collab-nothing", "X"),
    ]);
    const shared = await round(`visibility: RESTRICTED audience: ["cso-alpha"]`);
    const objection = await objected(shared);
    expect(await listed(north, shared)).toHaveLength(1);
    for (const viewer of [steward, south]) {
      expect(await listed(viewer, shared)).toEqual([]);
      expect(
        JSON.stringify(
          await hubs.told(
            "{ objections { totalCount nodes { reason recordId } } changes(first: 200) { nodes { recordId } } }",
            viewer,
          ),
        ),
      ).not.toContain(shared);
    }
    const [unknown, refused] = [await settle("objection-nothing", "UPHOLD"), await settle(objection, "UPHOLD")];
    expect([refused.code, refused.message?.replace(objection, "X")]).toEqual([
      "NOT_FOUND",
      unknown.message?.replace("objection-nothing", "X"),
    ]);
  });

  it("is taken back by confirming the record, and falls away when the record no longer names who objects", async () => {
    const [one, other] = [await round(), await round()];
    for (const id of [one, other]) await object(id);
    await hubs.told(`mutation { confirmRecord(input: { id: "${one}" }) { record { id } } }`, alpha);
    expect(await markOf(one)).toMatchObject({ isDisputed: false, confirmation: "CONFIRMED" });
    await hubs.told(
      `mutation { updateCollaboration(input: { id: "${other}" partner: "cso-beta" }) { collaboration { id } } }`,
      north,
    );
    expect(await markOf(other)).toMatchObject({ isDisputed: false, confirmation: "ONE_SIDED" });
    for (const id of [one, other]) expect(await listed(alpha, id)).toMatchObject([{ status: "CLOSED" }]);
  });

  it("stays while its owner changes anything else", async () => {
    const id = await round();
    await object(id);
    await hubs.told(
      `mutation { updateCollaboration(input: { id: "${id}" description: "Another training" }) { collaboration { id } } }`,
      north,
    );
    expect(await markOf(id)).toEqual(DISPUTED);
  });
});

describe("a steward", () => {
  it("dismisses it: the mark goes, the answer stays", async () => {
    const id = await round();
    const { data } = await settle(await objected(id), "DISMISS");
    expect(data.settleObjection.objection).toEqual({ status: "DISMISSED", answer: "We asked both" });
    expect(await markOf(id)).toMatchObject({ isDisputed: false });
    expect(await listed(alpha, id)).toMatchObject([{ status: "DISMISSED", answer: "We asked both" }]);
    expect((await object(id)).code).toBeUndefined();
  });

  it("upholds it: the record is archived, and its owner does not bring it back", async () => {
    const id = await round();
    const objection = await objected(id);
    expect((await settle(objection, "UPHOLD")).data.settleObjection.objection.status).toBe("UPHELD");
    expect(await markOf(id, north)).toBeNull();
    expect(await hubs.actionsOf(id, north)).toEqual(["CREATED", "UPDATED", "ARCHIVED"]);
    for (const viewer of [alpha, north])
      expect(await listed(viewer, id)).toMatchObject([{ status: "UPHELD", answer: "We asked both" }]);
    const { code, message } = await hubs.restore(id, north);
    expect([code, message]).toEqual(["FORBIDDEN", expect.stringContaining("upheld an objection")]);
    expect((await hubs.restore(id, steward)).code).toBeUndefined();
    expect(await markOf(id)).toEqual(DISPUTED);
  });

  it("takes nothing along by it: what builds on the record, hidden from it or not, is withheld until the record is back", async () => {
    const id = await round();
    const pointers = { npm: "npm-north", partner: "cso-alpha", prolongs: id };
    const [seen, hidden] = [`${id}-seen`, `${id}-hidden`];
    await put(
      store,
      ["Collaboration", sampleOf("Collaboration", seen, { pointers })],
      [
        "Collaboration",
        sampleOf("Collaboration", hidden, {
          pointers,
          properties: { visibility: "RESTRICTED" },
          audience: ["cso-alpha"],
        }),
      ],
    );
    await settle(await objected(id), "UPHOLD");
    const gone = await store.writer.transact({ actor: "test", input: null }, async (transaction) =>
      JSON.stringify([...(await transaction.archived([id, seen, hidden])).keys()].sort()),
    );
    expect(JSON.parse(String(gone.result))).toEqual([id]);
    for (const one of [seen, hidden]) expect(await hubs.isThere(one, alpha)).toBe(false);
    await hubs.restore(id, steward);
    for (const one of [seen, hidden]) expect(await hubs.isThere(one, alpha)).toBe(true);
  });

  it("does not withdraw by it what rests on a public source, or was imported: that stays, with the mark", async () => {
    const sourced = await round(`sources: ["src-page"]`);
    const pointers = { npm: "npm-north", partner: "cso-alpha" };
    await put(store, ["Collaboration", sampleOf("Collaboration", "collab-imported", { pointers, origin: "dataset" })]);
    for (const id of ["collab-old", sourced, "collab-imported"]) {
      expect((await settle(await objected(id), "UPHOLD")).data.settleObjection.objection.status).toBe("UPHELD");
      expect(await markOf(id)).toMatchObject({ isDisputed: true, disputedBy: [{ id: "cso-alpha" }] });
      expect(await listed(alpha, id)).toMatchObject([{ status: "UPHELD" }]);
    }
  });

  it("withdraws what names only a source of its owner’s own", async () => {
    const source = await hubs.made(
      `createSource(input: { title: "Our page" kind: WEB_PAGE }) { source { id } }`,
      north,
    );
    const id = await round(`sources: ["${source}"]`);
    await settle(await objected(id), "UPHOLD");
    expect(await hubs.isThere(id, north)).toBe(false);
  });

  it("alone decides, and once", async () => {
    const objection = await objected(await round());
    for (const viewer of [north, alpha]) expect((await settle(objection, "DISMISS", viewer)).code).toBe("FORBIDDEN");
    expect((await settle(objection, "DISMISS")).code).toBeUndefined();
    expect((await settle(objection, "UPHOLD")).code).toBe("CONFLICT");
  });

  it("decides also on what its owner archived meanwhile; it comes back with the marks that stand", async () => {
    const [dismissed, open] = [await round(), await round()];
    const objections = [await objected(dismissed), await objected(open)];
    for (const id of [dismissed, open]) await hubs.archive(id, north);
    await settle(objections[0] ?? "", "DISMISS");
    for (const id of [dismissed, open]) expect((await hubs.restore(id, north)).code).toBeUndefined();
    expect(await markOf(dismissed)).toMatchObject({ isDisputed: false });
    expect(await markOf(open)).toEqual(DISPUTED);
  });

  it("upholds it for a part of what its owner archived meanwhile: that part does not come back with the whole", async () => {
    const { recordMeeting } = await hubs.told(
      `mutation { recordMeeting(input: { name: "Talk" type: BILATERAL participants: [{ actor: "npm-north", role: HOST }, { actor: "cso-alpha", role: PARTICIPANT }] }) { meeting { id participants { nodes { id actor { id } } } } } }`,
      north,
    );
    const { id, participants } = recordMeeting.meeting;
    const [host, part] = ["npm-north", "cso-alpha"].map(
      (org) => participants.nodes.find(({ actor }: Data) => actor.id === org).id as string,
    ) as [string, string];
    const objection = await objected(part);
    await hubs.archive(id, north, "withRelations: true");
    await settle(objection, "UPHOLD");
    expect((await hubs.restore(id, north)).code).toBeUndefined();
    expect([await hubs.isThere(id), await hubs.isThere(host), await hubs.isThere(part)]).toEqual([true, true, false]);
    expect((await hubs.restore(part, north)).code).toBe("FORBIDDEN");
    expect((await hubs.restore(part, steward)).code).toBeUndefined();
  });

  it("upholds it for as long as the record names who objects: its owner does not lose the mark on the way by another name", async () => {
    const id = await round(`sources: ["src-page"]`);
    await settle(await objected(id), "UPHOLD");
    const name = (partner: string) =>
      hubs.told(
        `mutation { updateCollaboration(input: { id: "${id}" partner: "${partner}" }) { collaboration { id } } }`,
        north,
      );
    await name("cso-beta");
    expect(await markOf(id)).toMatchObject({ isDisputed: false });
    await name("cso-alpha");
    expect(await markOf(id)).toEqual(DISPUTED);
    expect(await listed(alpha, id)).toMatchObject([{ status: "UPHELD" }]);
    await hubs.told(`mutation { confirmRecord(input: { id: "${id}" }) { record { id } } }`, alpha);
    await name("cso-beta");
    await name("cso-alpha");
    expect(await markOf(id)).toMatchObject({ isDisputed: false, confirmation: "ONE_SIDED" });
  });
});
