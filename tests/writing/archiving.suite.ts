/** What archiving takes out of every list, and what it leaves to others. */
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
const steward = viewerAs("steward");
const analyst = viewerAs("analyst");

const { newCso, round } = partnersOfNorth(hubs, () => store, north);

describe("archiving what hidden records of others relate", () => {
  it("leaves them to their owners, who find it in changes and have them back when it is restored", async () => {
    const partner = await newCso();
    const hidden = await round(partner, "visibility: CONFIDENTIAL");
    const time = await between();
    expect((await hubs.archive(partner, steward)).data).toEqual({ archiveCso: { id: partner } });
    expect([await hubs.isThere(hidden, north), await hubs.isThere(partner, north)]).toEqual([false, false]);
    expect(await hubs.actionsOf(hidden, north)).toEqual(["CREATED", "WITHHELD"]);
    expect(await hubs.changedSince(time, north)).toEqual([`${partner} ARCHIVED`, `${hidden} WITHHELD`]);
    expect(await hubs.changedSince(time, south)).toEqual([`${partner} ARCHIVED`]);
    expect(await hubs.actionsOf(hidden, steward)).toEqual([]);
    await hubs.restore(partner, steward);
    const data = await hubs.told(`{ collaboration(id: "${hidden}") { partner { id } visibility } }`, north);
    expect(data.collaboration).toEqual({ partner: { id: partner }, visibility: "CONFIDENTIAL" });
    expect(await hubs.actionsOf(hidden, north)).toEqual(["CREATED", "WITHHELD", "RESTORED"]);
    expect(await hubs.isThere(hidden, steward)).toBe(false);
  });

  it("answers as where there are none, whatever is asked for", async () => {
    const [bare, related] = [await newCso(), await newCso()];
    const ids = [
      await round(related, "visibility: CONFIDENTIAL"),
      await round(related, `visibility: RESTRICTED audience: ["cso-alpha"]`),
    ];
    const time = await between();
    const [one, other] = [await hubs.archive(bare, steward), await hubs.archive(related, steward)];
    const without = (text: string, id: string) => text.replaceAll(id, "X");
    expect(without(JSON.stringify(other), related)).toBe(without(JSON.stringify(one), bare));
    expect(await hubs.changedSince(time, steward)).toEqual([`${bare} ARCHIVED`, `${related} ARCHIVED`]);
    for (const id of ids) expect(await hubs.actionsOf(id, steward)).toEqual([]);
    const [first, second] = [await hubs.restore(bare, steward), await hubs.restore(related, steward)];
    expect(without(JSON.stringify(second), related)).toBe(without(JSON.stringify(first), bare));
  });

  it("does not archive them either when told to take relations along", async () => {
    const partner = await newCso();
    const [own, curated] = [await round(partner), "collab-curated"];
    await put(store, [
      "Collaboration",
      sampleOf("Collaboration", curated, { pointers: { npm: "npm-south", partner } }),
    ]);
    const hidden = await round(partner, "visibility: CONFIDENTIAL");
    const refused = await hubs.archive(partner, steward);
    expect([refused.code, refused.message]).toEqual(["CONFLICT", expect.stringMatching(/^2 records depend/)]);
    expect(refused.message).not.toContain(hidden);
    const time = await between();
    expect((await hubs.archive(partner, steward, "withRelations: true")).code).toBeUndefined();
    for (const id of [own, curated, hidden]) expect(await hubs.isThere(id, north)).toBe(false);
    expect(await hubs.actionsOf(curated)).toEqual(["CREATED", "ARCHIVED"]);
    expect(await hubs.actionsOf(own, north)).toEqual(["CREATED", "WITHHELD"]);
    expect(await hubs.actionsOf(own, south)).toEqual([]);
    expect(await hubs.actionsOf(own)).toEqual([]);
    expect((await hubs.changedSince(time, north)).sort()).toEqual(
      [`${curated} ARCHIVED`, `${partner} ARCHIVED`, `${own} WITHHELD`, `${hidden} WITHHELD`].sort(),
    );
    await hubs.restore(partner, steward);
    for (const id of [own, curated, hidden]) expect(await hubs.isThere(id, north)).toBe(true);
    expect(await hubs.isThere(own)).toBe(true);
  });

  it("withholds what builds on them, too", async () => {
    const partner = await newCso();
    const first = await round(partner, "visibility: CONFIDENTIAL");
    const later = await round("cso-beta", `prolongs: "${first}"`);
    await hubs.archive(partner, steward);
    expect([await hubs.isThere(later, north), await hubs.actionsOf(later, north)]).toEqual([
      false,
      ["CREATED", "WITHHELD"],
    ]);
    await hubs.restore(partner, steward);
    expect(await hubs.isThere(later, north)).toBe(true);
  });

  it("leaves it to their owners to relate something else instead, or to archive them", async () => {
    const partner = await newCso();
    const [one, other] = [await round(partner), await round(partner)];
    await hubs.archive(partner, steward, "withRelations: true");
    const change = (id: string, more: string, viewer = north) =>
      hubs.write(`updateCollaboration(input: { id: "${id}" ${more} }) { collaboration { partner { id } } }`, viewer);
    expect((await change(one, `partner: "cso-beta"`, south)).code).toBe("NOT_FOUND");
    expect((await change(one, "status: ENDED")).code).toBe("BAD_USER_INPUT");
    const { data } = await change(one, `partner: "cso-beta"`);
    expect(data.updateCollaboration.collaboration).toEqual({ partner: { id: "cso-beta" } });
    expect((await hubs.archive(other, north)).code).toBeUndefined();
    expect(await hubs.actionsOf(other, north)).toEqual(["CREATED", "WITHHELD", "ARCHIVED"]);
  });

  it("stays in force whatever else is written about the other end", async () => {
    const partner = await newCso();
    const id = await round(partner);
    await hubs.archive(partner, steward, "withRelations: true");
    await hubs.write(`updateNpm(input: { id: "npm-north" nameLocal: "Sever" }) { npm { id } }`, north);
    expect([await hubs.isThere(id), await hubs.isThere(id, north)]).toEqual([false, false]);
    expect(
      (await hubs.told(`{ npm(id: "npm-north") { collaborations { nodes { id } } } }`, north)).npm.collaborations.nodes,
    ).not.toContainEqual({ id });
    expect(await hubs.actionsOf(id, north)).toEqual(["CREATED", "WITHHELD"]);
  });
});

describe("pointers at what was archived", () => {
  it("lead to nothing, change nothing that others see, and lead there again once it is restored", async () => {
    const [partner, other] = [await newCso(), await newCso()];
    const { publishDocument } = await hubs.told(
      `mutation { publishDocument(input: { title: "Report" type: REPORT publisher: "npm-north" about: ["${partner}", "cso-alpha", "${other}"] }) { document { id } } }`,
      north,
    );
    const { id } = publishDocument.document;
    const shown = async () =>
      (await hubs.told(`{ document(id: "${id}") { about { ... on Cso { id } } } }`, north)).document;
    const time = await between();
    await hubs.archive(partner, steward);
    expect(await shown()).toEqual({ about: [{ id: "cso-alpha" }, { id: other }] });
    expect(await hubs.changedSince(time, north)).toEqual([`${partner} ARCHIVED`]);
    const filter = `where: { about: { some: { id: { eq: "${partner}" } } } }`;
    expect((await hubs.told(`{ documents(${filter}) { totalCount } }`)).documents.totalCount).toBe(0);
    await hubs.restore(partner, steward);
    expect(await shown()).toEqual({ about: [{ id: partner }, { id: "cso-alpha" }, { id: other }] });
    expect((await hubs.told(`{ documents(${filter}) { totalCount } }`)).documents.totalCount).toBe(1);
  });

  it("stay when the record is changed meanwhile, also where it must point at something", async () => {
    const npm = "npm-made";
    await put(
      store,
      ["Npm", sampleOf("Npm", npm)],
      ["AdvisoryBody", sampleOf("AdvisoryBody", "advisory-made", { pointers: { npm } })],
    );
    expect((await hubs.archive(npm, steward)).code).toBe("CONFLICT");
    expect((await hubs.archive(npm, steward, "withRelations: true")).code).toBeUndefined();
    const { advisoryBody } = await hubs
      .told(
        `mutation { updateAdvisoryBody(input: { id: "advisory-made" memberCount: 7 }) { advisoryBody { memberCount npm { id } } } }`,
        steward,
      )
      .then(({ updateAdvisoryBody }) => updateAdvisoryBody);
    expect(advisoryBody).toEqual({ memberCount: 7, npm: null });
    await hubs.restore(npm, steward);
    expect((await hubs.told(`{ advisoryBody(id: "advisory-made") { npm { id } } }`)).advisoryBody.npm).toEqual({
      id: npm,
    });
  });

  it("can’t be made anew, which looks like what does not exist", async () => {
    const partner = await newCso();
    await hubs.archive(partner, steward);
    const about = (id: string) =>
      hubs.write(
        `publishDocument(input: { title: "Report" type: REPORT publisher: "npm-north" about: ["${id}"] }) { document { id } }`,
        north,
      );
    const [gone, unknown] = [await about(partner), await about("cso-nobody")];
    expect(gone.code).toBe("NOT_FOUND");
    expect(gone.message?.replace(partner, "X")).toBe(unknown.message?.replace("cso-nobody", "X"));
  });

  it("surprise no list, table, analysis or export", async () => {
    const partner = await newCso();
    await round(partner);
    await hubs.archive(partner, steward, "withRelations: true");
    for (const viewer of [undefined, north, analyst]) {
      const data = await hubs.told(
        `{ collaborations { totalCount nodes { id npm { id } partner { id } state { id } confirmation } coverage { records } }
           networkGraph { nodes { id } edges { source target } } patternMatrix { rows { cells { count } } }
           gaps(first: 5) { nodes { status records { ... on Node { id } } } } influence(first: 5) { nodes { actor { id } } } communities(first: 5) { nodes { number } }
           timeline { points { year } } search(text: "Organisation") { node { id } } }`,
        viewer,
      );
      expect(JSON.stringify(data)).not.toContain(`"${partner}"`);
    }
  });
});
