import { viewerAs } from "../support/viewers";
import type { Hub } from "../support/hub";
import { openSmallHub } from "../support/smallWorld";
import type { Viewer } from "../../policy";

let hub: Hub;
beforeAll(async () => void ({ hub } = await openSmallHub()));
afterAll(() => hub.close());

const north = viewerAs("member", { org: "npm-north", memberOf: ["network-shores"] });
const south = viewerAs("member", { org: "npm-south", memberOf: ["network-shores"] });
const alpha = viewerAs("partner", { org: "cso-alpha" });
const steward = viewerAs("steward");

const write = async (mutation: string, viewer: Viewer) => {
  const { data, errors } = await hub.ask(`mutation { ${mutation} }`, {}, viewer);
  return {
    data,
    codes: errors.map(({ extensions }) => extensions?.["code"]),
    message: errors[0]?.message ?? "",
    errors,
  };
};
const COLLABORATION = `description: "Training" patterns: [CAPACITY_STRENGTHENING] partnerKind: CSO formality: INFORMAL regularity: AD_HOC status: ACTIVE`;
const record = (more: string, viewer: Viewer) =>
  write(
    `recordCollaboration(input: { ${COLLABORATION} ${more} }) { collaboration { id revision status description owners { id } } }`,
    viewer,
  );

describe("an organisation", () => {
  it("records cooperation in which it takes part, and owns the record", async () => {
    const { data } = await record(`npm: "npm-north" partner: "cso-alpha"`, alpha);
    expect(data.recordCollaboration.collaboration).toMatchObject({ owners: [{ id: "cso-alpha" }] });
    expect(data.recordCollaboration.collaboration.id).toMatch(/^collab-[0-9a-f]{20}$/);
  });

  it("does not record the cooperation of others", async () => {
    const { codes, message } = await record(`npm: "npm-south" partner: "cso-beta"`, alpha);
    expect(codes).toEqual(["FORBIDDEN"]);
    expect(message).toContain("name cso-alpha as one of the parties");
  });

  it("changes what it owns, and nothing else", async () => {
    const { data } = await record(`npm: "npm-north" partner: "cso-alpha"`, north);
    const { id, revision } = data.recordCollaboration.collaboration;
    const change = (viewer: Viewer) =>
      write(
        `updateCollaboration(input: { id: "${id}" status: ENDED to: "2026" }) { collaboration { status revision } }`,
        viewer,
      );
    expect((await change(south)).codes).toEqual(["FORBIDDEN"]);
    expect((await change(alpha)).message).toContain("proposeChange");
    const changed = (await change(north)).data.updateCollaboration.collaboration;
    expect(changed).toEqual({ status: "ENDED", revision: expect.any(Number) });
    expect(changed.revision).not.toBe(revision);
  });

  it("may change the record of itself, but does not own what was imported about it", async () => {
    const own = await write(`updateNpm(input: { id: "npm-south" nameLocal: "Jug" }) { npm { nameLocal } }`, south);
    expect(own.data.updateNpm.npm).toEqual({ nameLocal: "Jug" });
    const imported = await write(
      `updateCollaboration(input: { id: "collab-old" status: ENDED }) { collaboration { id } }`,
      alpha,
    );
    expect(imported.codes).toEqual(["FORBIDDEN"]);
  });

  it("can’t point at what it may not see, which looks like what does not exist", async () => {
    const hidden = await record(`npm: "npm-north" partner: "cso-alpha" visibility: CONFIDENTIAL`, alpha);
    const { id } = hidden.data.recordCollaboration.collaboration;
    const pointing = async (prolonged: string) =>
      (await record(`npm: "npm-south" partner: "cso-beta" prolongs: "${prolonged}"`, south)).message.replace(
        prolonged,
        "X",
      );
    expect(await pointing(id)).toBe(await pointing("collab-nothing"));
    const shown = await write(
      `updateCollaboration(input: { id: "${id}" status: ENDED }) { collaboration { id } }`,
      south,
    );
    const missing = await write(
      `updateCollaboration(input: { id: "collab-nothing" status: ENDED }) { collaboration { id } }`,
      south,
    );
    expect(shown.message.replace(id, "X")).toBe(missing.message.replace("collab-nothing", "X"));
    expect(shown.codes).toEqual(["NOT_FOUND"]);
  });
});

describe("a steward", () => {
  it("curates any record it may see", async () => {
    const { data } = await write(
      `updateCollaboration(input: { id: "collab-old" formality: INFORMAL reason: "The contract ended" }) { collaboration { formality } }`,
      steward,
    );
    expect(data.updateCollaboration.collaboration).toEqual({ formality: "INFORMAL" });
  });

  it("does not write what it could not see afterwards", async () => {
    const { codes } = await record(
      `npm: "npm-north" partner: "cso-alpha" visibility: RESTRICTED audience: ["npm-north"]`,
      steward,
    );
    expect(codes).toEqual(["BAD_USER_INPUT"]);
  });
});

describe("who has no right to write", () => {
  it.each([
    ["nobody in particular", undefined, "UNAUTHENTICATED"],
    ["an analyst", viewerAs("analyst"), "FORBIDDEN"],
    ["a dashboard", viewerAs("dashboard"), "FORBIDDEN"],
  ])("%s is refused", async (_who, viewer, code) => {
    const { errors } = await hub.ask(
      `mutation { archiveCollaboration(input: { id: "collab-old" }) { id } }`,
      {},
      viewer,
    );
    expect(errors[0]?.extensions?.["code"]).toBe(code);
  });

  it("organisations do not create states", async () => {
    const { errors } = await write(
      `createState(input: { name: "X" kind: UN_MEMBER opcatStatus: PARTY npmStatus: UNKNOWN }) { state { id } }`,
      north,
    );
    expect(errors[0]?.extensions).toMatchObject({ code: "FORBIDDEN", scope: "records:curate" });
  });
});

describe("revisions and keys", () => {
  it("ifRevision refuses a write over a change it does not know", async () => {
    const { data } = await record(`npm: "npm-north" partner: "cso-alpha"`, north);
    const { id, revision } = data.recordCollaboration.collaboration;
    const change = (status: string) =>
      write(
        `updateCollaboration(input: { id: "${id}" status: ${status} ifRevision: ${revision} }) { collaboration { revision } }`,
        north,
      );
    const first = await change("ENDED");
    expect(first.codes).toEqual([]);
    const second = await change("UNKNOWN");
    expect(second.codes).toEqual(["CONFLICT"]);
    const { revision: newest } = first.data.updateCollaboration.collaboration;
    expect(second.message).toContain(`it is of revision ${newest}, not ${revision}`);
  });

  it("the same key does the same thing once, and another input is refused", async () => {
    const once = () => record(`npm: "npm-north" partner: "cso-alpha" idempotencyKey: "k1"`, north);
    const [first, second] = [await once(), await once()];
    expect(second.data).toEqual(first.data);
    const other = await record(`npm: "npm-north" partner: "cso-beta" idempotencyKey: "k1"`, north);
    expect(other.codes).toEqual(["CONFLICT"]);
  });

  it("keys belong to their holders", async () => {
    const [one, other] = [
      await record(`npm: "npm-north" partner: "cso-alpha" idempotencyKey: "mine"`, north),
      await record(`npm: "npm-south" partner: "cso-alpha" idempotencyKey: "mine"`, south),
    ];
    expect(one.data.recordCollaboration.collaboration.id).not.toBe(other.data.recordCollaboration.collaboration.id);
  });
});

describe("bad input names what and where, and nothing is written", () => {
  it.each([
    [`npm: "npm-north" partner: "cso-alpha" from: "2020" to: "2019"`, "BAD_USER_INPUT", "input.to"],
    [`npm: "npm-north" partner: "cso-alpha" unverifiedFields: ["nothing"]`, "BAD_USER_INPUT", "input.unverifiedFields"],
    [`npm: "npm-north" partner: "cso-nobody"`, "NOT_FOUND", undefined],
    [`npm: "npm-north" partner: "state-north"`, "CONFLICT", undefined],
    [`npm: "npm-north" partner: "cso-alpha" id: "collab-mine"`, "FORBIDDEN", "input.id"],
    [
      `npm: "npm-north" partner: "cso-alpha" provenance: [{ field: "x", sources: ["src-page"], confidence: VERIFIED }]`,
      "BAD_USER_INPUT",
      "input.provenance",
    ],
  ])("%s", async (more, code, argument) => {
    const before = await hub.ask("{ collaborations { totalCount } }", {}, steward);
    const { errors } = await record(more, north);
    expect(errors[0]?.extensions).toMatchObject({ code, ...(argument ? { argument } : {}) });
    expect((await hub.ask("{ collaborations { totalCount } }", {}, steward)).data).toEqual(before.data);
  });
});

describe("texts have a length, which the model says", () => {
  it.each([
    [
      "a name by which lists are ordered",
      "input.name",
      500,
      (name: string) => `updateNpm(input: { id: "npm-coast" name: "${name}" }) { npm { revision } }`,
    ],
    [
      "a note",
      "input.note",
      10_000,
      (note: string) => `updateNpm(input: { id: "npm-coast" note: "${note}" }) { npm { revision } }`,
    ],
    [
      "what an operation of a network takes",
      "input.name",
      500,
      (name: string) =>
        `createWorkingGroup(input: { network: "network-shores" name: "${name}" }) { workingGroup { id } }`,
    ],
  ])("%s", async (_what, argument, most, mutation) => {
    const { errors } = await write(mutation("x".repeat(most + 1)), steward);
    expect(errors).toMatchObject([
      { message: `${argument} may have at most ${most} characters.`, extensions: { code: "BAD_USER_INPUT", argument } },
    ]);
    expect((await write(mutation("x".repeat(most)), steward)).codes).toEqual([]);
  });
});

describe("archiving", () => {
  it("takes a record out of every list", async () => {
    const { data } = await record(`npm: "npm-north" partner: "cso-alpha"`, north);
    const { id } = data.recordCollaboration.collaboration;
    expect(
      (await write(`archiveCollaboration(input: { id: "${id}" }) { id }`, north)).data.archiveCollaboration,
    ).toEqual({ id });
    expect((await hub.ask(`{ collaboration(id: "${id}") { id } }`, {}, north)).data).toEqual({ collaboration: null });
  });

  it("refuses where others depend on the record, and names them", async () => {
    const { codes, message } = await write(`archiveNetwork(input: { id: "network-shores" }) { id }`, steward);
    expect(codes).toEqual(["CONFLICT"]);
    expect(message).toContain("membership-north, membership-south");
  });
});

it("shows where a single value was read", async () => {
  await write(
    `updateCso(input: { id: "cso-beta" acronym: "B" provenance: [{ field: "acronym", sources: ["src-page"], confidence: UNVERIFIED }] }) { cso { id } }`,
    steward,
  );
  const { data } = await hub.ask(
    `{ cso(id: "cso-beta") { acronym provenance { field confidence sources { title } } } }`,
  );
  expect(data.cso).toEqual({
    acronym: "B",
    provenance: [{ field: "acronym", confidence: "UNVERIFIED", sources: [{ title: "A page" }] }],
  });
});

it("records a meeting with those who took part", async () => {
  const { data, message } = await write(
    `recordMeeting(input: { name: "Day of shores" type: ANNUAL from: "2026-05-04" participants: [{ actor: "npm-north", role: HOST }, { actor: "cso-alpha", role: PARTICIPANT }] }) { meeting { id participants { nodes { role actor { id } } } } }`,
    north,
  );
  expect(message).toBe("");
  expect(data.recordMeeting.meeting.participants.nodes).toHaveLength(2);
});
