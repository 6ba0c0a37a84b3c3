/** A record that names another organisation is said by one side until that side agrees; it can object, too. */
import { labels, partyPointersOf, records, type Label, type Store } from "../../../store/port";
import type { Data, Hub } from "../../support/hub";
import { fewByDay } from "../../support/jest/night";
import { put, sampleOf, writeSamples } from "../../support/sampleRecords";
import { openSmallHub } from "../../support/smallWorld";
import { viewerAs } from "../../support/viewers";
import { Writes } from "../../support/writes";
import type { Viewer } from "../../../policy";
import { roundsWithAlpha } from "../networks/rounds";

let hub: Hub;
let store: Store;
const hubs = new Writes(() => hub);
beforeAll(async () => {
  ({ hub, store } = await openSmallHub());
  await writeSamples(store);
});
afterAll(() => hub.close());

const north = viewerAs("member", { org: "npm-north", memberOf: ["network-shores"] });
const south = viewerAs("member", { org: "npm-south", memberOf: ["network-shores"] });
const alpha = viewerAs("partner", { org: "cso-alpha" });
const steward = viewerAs("steward");

const round = roundsWithAlpha(hubs, north);
const confirm = (id: string, viewer: Viewer, more = "") =>
  hubs.write(`confirmRecord(input: { id: "${id}" ${more} }) { record { id } }`, viewer);
const change = (id: string, more: string, viewer: Viewer = north) =>
  hubs.told(`mutation { updateCollaboration(input: { id: "${id}" ${more} }) { collaboration { id } } }`, viewer);

/** What a record says of its parties, as a viewer is told. */
async function standing(id: string, viewer: Viewer = north): Promise<Data> {
  const label = labels.find((one) => id.startsWith(records[one].idPrefix)) as Label;
  const { node } = await hubs.told(
    `{ node(id: "${id}") { ... on ${label} { confirmation confirmedBy { ... on Node { id } } isDisputed disputedBy { ... on Node { id } } } } }`,
    viewer,
  );
  const ids = (list: { id: string }[]) => list.map((one) => one.id).sort();
  return node && { ...node, confirmedBy: ids(node.confirmedBy), disputedBy: ids(node.disputedBy) };
}
const UNDISPUTED = { isDisputed: false, disputedBy: [] };
const ofOneSide = (...confirmedBy: string[]) => ({ ...UNDISPUTED, confirmation: "ONE_SIDED", confirmedBy });
const ofAll = (...confirmedBy: string[]) => ({ ...UNDISPUTED, confirmation: "CONFIRMED", confirmedBy });
const needless = (...confirmedBy: string[]) => ({ ...UNDISPUTED, confirmation: "NOT_NEEDED", confirmedBy });

/** An organisation of each kind that a party can be, and the role in which it acts. */
const ORGANISATIONS: Readonly<Record<string, string>> = {
  State: "npm-south",
  Npm: "npm-south",
  Cso: "cso-beta",
  Body: "body-committee",
  Network: "network-shores",
};

describe("a record is said by one side until every party has confirmed it", () => {
  it("where an organisation records it: itself confirms by writing, the other by confirmRecord", async () => {
    const id = await round();
    expect(await standing(id)).toEqual(ofOneSide("npm-north"));
    expect((await confirm(id, alpha)).data.confirmRecord.record).toEqual({ id });
    expect(await standing(id)).toEqual(ofAll("cso-alpha", "npm-north"));
    expect(await hubs.actionsOf(id)).toEqual(["CREATED", "UPDATED"]);
    await confirm(id, alpha);
    expect(await hubs.actionsOf(id)).toEqual(["CREATED", "UPDATED"]);
  });

  const withParties = labels.filter((label) => partyPointersOf(label).length > 0);
  it.each(fewByDay(withParties, 4))("%s", async (label) => {
    const id = `${records[label].idPrefix}said`;
    const named = partyPointersOf(label).map(
      (name) =>
        [name, ORGANISATIONS[records[label].pointers[name]?.to.find((kind) => kind !== "State") ?? ""] ?? ""] as const,
    );
    await put(store, [label, sampleOf(label, id, { pointers: Object.fromEntries(named) })]);
    const parties = [...new Set(named.map(([, org]) => org))];
    for (const [at, org] of parties.entries()) {
      expect(await standing(id)).toEqual(ofOneSide(...parties.slice(0, at).sort()));
      expect((await confirm(id, viewerAs("partner", { org }))).message).toBeUndefined();
    }
    expect(await standing(id)).toEqual(ofAll(...[...parties].sort()));
  });

  it("each of those who are named as taking part confirms its own part", async () => {
    const { recordMeeting } = await hubs.told(
      `mutation { recordMeeting(input: { name: "Talk" type: BILATERAL network: "network-shores" participants: [{ actor: "npm-north", role: HOST }, { actor: "cso-alpha", role: PARTICIPANT }] }) { meeting { id participants { nodes { id actor { id } } } } } }`,
      north,
    );
    const { id, participants } = recordMeeting.meeting;
    const partOf = (org: string) => participants.nodes.find(({ actor }: Data) => actor.id === org).id as string;
    expect(await standing(partOf("npm-north"))).toEqual(ofAll("npm-north"));
    expect(await standing(partOf("cso-alpha"))).toEqual(ofOneSide());
    expect(await standing(id)).toEqual(ofOneSide());
  });

  it("for a network its secretariat confirms, and confirms by writing", async () => {
    const secretariat = {
      ...viewerAs("secretariat", { org: "npm-north", networks: ["network-shores"] }),
      manages: ["network-shores"],
    };
    const meet = (viewer: Viewer) =>
      hubs.made(
        `recordMeeting(input: { name: "Year" type: ANNUAL network: "network-shores" host: "npm-south" }) { meeting { id } }`,
        viewer,
      );
    const id = await meet(south);
    expect(await standing(id)).toEqual(ofOneSide("npm-south"));
    await confirm(id, secretariat);
    expect(await standing(id)).toEqual(ofAll("network-shores", "npm-south"));
    const own = await hubs.made(
      `recordMeeting(input: { name: "Year" type: ANNUAL network: "network-shores" host: "npm-north" }) { meeting { id } }`,
      secretariat,
    );
    expect(await standing(own)).toEqual(ofAll("network-shores", "npm-north"));
  });
});

describe("nobody has to confirm", () => {
  it("what was imported, or belongs to nobody and names a public source", async () => {
    expect(await standing("collab-old")).toEqual(needless());
    const pointers = { npm: "npm-north", partner: "cso-alpha" };
    await put(store, ["Collaboration", sampleOf("Collaboration", "collab-imported", { pointers, origin: "dataset" })]);
    expect(await standing("collab-imported")).toEqual(needless());
    expect(await standing(await round(`sources: ["src-page"]`, steward))).toEqual(needless());
    expect((await confirm("collab-old", alpha)).code).toBeUndefined();
    expect(await standing("collab-old")).toEqual(needless("cso-alpha"));
  });

  it("but a source that an organisation recorded, or that stands for none, vouches for nothing, and nothing for what is owned", async () => {
    const own = await hubs.made(`createSource(input: { title: "Our page" kind: WEB_PAGE }) { source { id } }`, alpha);
    await put(store, ["Source", sampleOf("Source", "src-none", { properties: { kind: "UNVERIFIED" } })]);
    for (const source of [own, "src-none"])
      expect(await standing(await round(`sources: ["${source}"]`, steward))).toEqual(ofOneSide());
    expect(await standing(await round(`sources: ["src-page"]`))).toEqual(ofOneSide("npm-north"));
  });

  it("for those who are hidden from the viewer, as if they were not named", async () => {
    await put(
      store,
      ["Cso", sampleOf("Cso", "cso-hidden", { properties: { visibility: "CONFIDENTIAL" }, owners: ["npm-south"] })],
      [
        "Meeting",
        sampleOf("Meeting", "meeting-hidden", {
          pointers: { host: "cso-hidden", network: "network-shores", confirmedBy: ["network-shores"] },
        }),
      ],
    );
    expect(await standing("meeting-hidden")).toEqual(ofAll("network-shores"));
    expect(await standing("meeting-hidden", south)).toEqual(ofOneSide("network-shores"));
  });
});

describe("what was confirmed is what the record said", () => {
  it.each([
    ["a text", `description: "Training for judges"`, north, ["npm-north"]],
    ["a date", `from: "2026-05"`, north, ["npm-north"]],
    ["another party", `partner: "cso-beta"`, north, ["npm-north"]],
    ["a text, by a steward", `description: "Corrected"`, steward, []],
  ])("after a change of %s the others confirm anew", async (_what, more, viewer, confirmedBy) => {
    const id = await round();
    await confirm(id, alpha);
    await change(id, more, viewer);
    expect(await standing(id)).toEqual(ofOneSide(...confirmedBy));
  });

  it.each([
    ["its sources", `sources: ["src-page"]`],
    ["how sure it is", `confidence: VERIFIED unverifiedFields: ["from"]`],
    ["who sees it", `visibility: RESTRICTED audience: ["cso-alpha"]`],
    ["nothing", ""],
  ])("a change of %s leaves it confirmed", async (_what, more) => {
    const id = await round();
    await confirm(id, alpha);
    await change(id, more);
    expect(await standing(id)).toEqual(ofAll("cso-alpha", "npm-north"));
  });

  it("whoever proposed a change that is accepted has said it too", async () => {
    const id = await round();
    const { proposeChange } = await hubs.told(
      `mutation { proposeChange(input: { record: "${id}" reason: "It began later" fields: [{ field: "from", values: ["2026-06"] }] }) { proposal { id } } }`,
      alpha,
    );
    await hubs.told(
      `mutation { reviewChange(input: { id: "${proposeChange.proposal.id as string}" verdict: ACCEPT }) { proposal { id } } }`,
      north,
    );
    expect(await standing(id)).toEqual(ofAll("cso-alpha", "npm-north"));
  });

  it("but not what its owner has made of the record since it was proposed", async () => {
    const id = await round();
    const { proposeChange } = await hubs.told(
      `mutation { proposeChange(input: { record: "${id}" reason: "It began later" fields: [{ field: "from", values: ["2026-06"] }] }) { proposal { id } } }`,
      alpha,
    );
    await change(id, `description: "Alpha was paid for its silence"`);
    await hubs.told(
      `mutation { reviewChange(input: { id: "${proposeChange.proposal.id as string}" verdict: ACCEPT }) { proposal { id } } }`,
      north,
    );
    expect(await standing(id)).toEqual(ofOneSide("npm-north"));
  });

  it("an end that one side records is to be confirmed by the other", async () => {
    const id = await round();
    await confirm(id, alpha);
    await hubs.told(`mutation { endCollaboration(input: { id: "${id}" to: "2026" }) { collaboration { id } } }`, north);
    expect(await standing(id)).toEqual(ofOneSide("npm-north"));
  });

  it("ifRevision refuses to confirm what one has not read", async () => {
    const id = await round();
    const read = async () =>
      (await hubs.told(`{ collaboration(id: "${id}") { revision } }`, alpha)).collaboration.revision as number;
    const first = await read();
    await change(id, `description: "Training for judges"`);
    expect((await confirm(id, alpha, `ifRevision: ${first}`)).code).toBe("CONFLICT");
    expect((await confirm(id, alpha, `ifRevision: ${await read()}`)).code).toBeUndefined();
  });
});

describe("confirmRecord", () => {
  it("is for those whom the record names as its parties", async () => {
    const id = await round();
    const { code, message } = await confirm(id, south);
    expect([code, message]).toEqual(["FORBIDDEN", expect.stringContaining("does not name your organisation")]);
    expect((await confirm(id, steward)).code).toBe("FORBIDDEN");
    expect((await hubs.ask(`mutation { confirmRecord(input: { id: "${id}" }) { record { id } } }`)).code).toBe(
      "UNAUTHENTICATED",
    );
  });

  it("finds nothing where the viewer sees nothing, also where it is named", async () => {
    const id = await round("visibility: CONFIDENTIAL");
    const unknown = await confirm("collab-nothing", alpha);
    const hidden = await confirm(id, alpha);
    expect([hidden.code, hidden.message?.replace(id, "X")]).toEqual([
      "NOT_FOUND",
      unknown.message?.replace("collab-nothing", "X"),
    ]);
  });

  it("shows in lists and filters", async () => {
    const id = await round();
    await confirm(id, alpha);
    const where = `where: { confirmedBy: { some: { id: { eq: "cso-alpha" } } }, id: { eq: "${id}" } }`;
    expect(
      (await hubs.told(`{ collaborations(${where}) { nodes { id confirmation } } }`)).collaborations.nodes,
    ).toEqual([{ id, confirmation: "CONFIRMED" }]);
  });
});
