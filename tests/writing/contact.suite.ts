/** Contact with treaty bodies may be confidential (OPCAT 11(1)(b)(ii), 20(f)). */
import type { Viewer } from "../../policy";
import type { Store } from "../../store/port";
import type { Hub } from "../support/hub";
import { put, sampleOf } from "../support/sampleRecords";
import { openSmallHub } from "../support/smallWorld";
import { viewerAs } from "../support/viewers";
import { Writes } from "../support/writes";

let hub: Hub;
let store: Store;
const hubs = new Writes(() => hub);
beforeAll(async () => void ({ hub, store } = await openSmallHub()));
afterAll(() => hub.close());

const north = viewerAs("member", { org: "npm-north", memberOf: ["network-shores"] });
const alpha = viewerAs("partner", { org: "cso-alpha" });
const committee = viewerAs("partner", { org: "body-committee" });
const steward = viewerAs("steward");

beforeAll(() => put(store, ["Body", sampleOf("Body", "body-fund", { properties: { type: "DONOR" } })]));

describe("contact with a treaty body does not become public by a write (OPCAT 11(1)(b)(ii))", () => {
  const CONTACT = { code: "RULE_VIOLATED", clause: "OPCAT 11(1)(b)(ii)" };
  const classOf = async (id: string, viewer: Viewer) =>
    (
      await hubs.ask(
        `{ node(id: "${id}") { ... on Meeting { visibility } ... on MeetingParticipation { visibility } ... on Visit { visibility } ... on Project { visibility } ... on Collaboration { visibility } } }`,
        viewer,
      )
    ).data.node?.visibility;
  const collaboration = (more: string, viewer = north) =>
    hubs.write(
      `recordCollaboration(input: { description: "Advice" patterns: [INSTITUTIONAL_SUPPORT] partnerKind: BODY formality: INFORMAL regularity: AD_HOC status: ACTIVE npm: "npm-north" ${more} }) { collaboration { id visibility } }`,
      viewer,
    );

  it("not when a public collaboration is given a treaty body as its partner", async () => {
    const id = (await collaboration(`partner: "body-fund"`)).data.recordCollaboration.collaboration.id as string;
    const change = (more: string) =>
      hubs.write(
        `updateCollaboration(input: { id: "${id}" partner: "body-committee" ${more} }) { collaboration { visibility } }`,
        north,
      );
    expect((await change("")).extensions).toMatchObject(CONTACT);
    expect((await change("visibility: PUBLIC")).extensions).toMatchObject(CONTACT);
    expect((await change("visibility: RESTRICTED")).data.updateCollaboration.collaboration.visibility).toBe(
      "RESTRICTED",
    );
  });

  it("not when one that was recorded as contact is opened", async () => {
    const id = (await collaboration(`partner: "body-committee"`)).data.recordCollaboration.collaboration.id as string;
    const open = (viewer: Viewer) =>
      hubs.write(
        `updateCollaboration(input: { id: "${id}" visibility: PUBLIC sources: ["src-page"] }) { collaboration { id } }`,
        viewer,
      );
    expect((await open(north)).extensions).toMatchObject(CONTACT);
    expect(
      (await hubs.write(`endCollaboration(input: { id: "${id}" to: "2026" }) { collaboration { status } }`, north))
        .code,
    ).toBeUndefined();
    expect(await classOf(id, north)).toBe("RESTRICTED");
  });

  it("not when an owner accepts that it is proposed", async () => {
    const id = (await collaboration(`partner: "body-fund"`)).data.recordCollaboration.collaboration.id as string;
    const { data } = await hubs.write(
      `proposeChange(input: { record: "${id}" reason: "It was the committee" fields: [{ field: "partner", values: ["body-committee"] }] }) { proposal { id } }`,
      alpha,
    );
    const accept = `reviewChange(input: { id: "${data.proposeChange.proposal.id}" verdict: ACCEPT }) { proposal { status } }`;
    expect((await hubs.write(accept, north)).extensions).toMatchObject(CONTACT);
  });

  it.each([
    ["recordMeeting", "meeting", `name: "Talk" type: BILATERAL`, "PARTICIPANT", "updateMeeting"],
    ["recordVisit", "visit", `type: NPM_ADVISORY state: "state-north"`, "PARTICIPANT", "updateVisit"],
    ["recordProject", "project", `name: "Talk" status: ACTIVE`, "PARTICIPANT", "updateProject"],
  ])("not by %s with a treaty body among those who take part", async (create, root, required, role, update) => {
    const record = (more: string) =>
      hubs.write(
        `${create}(input: { ${required} participants: [{ actor: "npm-north", role: ${role} }, { actor: "body-committee", role: ${role} }] ${more} }) { ${root} { id visibility participants { nodes { id visibility } } } }`,
        north,
      );
    expect((await record("visibility: PUBLIC")).extensions).toMatchObject(CONTACT);
    const made = (await record("")).data[create][root];
    expect([made.visibility, ...made.participants.nodes.map((one: { visibility: string }) => one.visibility)]).toEqual([
      "RESTRICTED",
      "RESTRICTED",
      "RESTRICTED",
    ]);
    expect((await hubs.ask(`{ node(id: "${made.id}") { id } }`)).data.node).toBeNull();
    expect((await hubs.ask(`{ node(id: "${made.id}") { id } }`, committee)).data.node).toEqual({ id: made.id });
    const open = await hubs.write(
      `${update}(input: { id: "${made.id}" visibility: PUBLIC }) { ${root} { id } }`,
      north,
    );
    expect(open.extensions).toMatchObject(CONTACT);
  });

  it("not by a participation that is recorded later, nor by opening one", async () => {
    const meeting = await hubs.made(
      `recordMeeting(input: { name: "Open day" type: SEMINAR host: "npm-north" }) { meeting { id } }`,
      north,
    );
    const take = (more: string) =>
      hubs.write(
        `createMeetingParticipation(input: { meeting: "${meeting}" actor: "body-committee" role: PARTICIPANT ${more} }) { meetingParticipation { id visibility } }`,
        committee,
      );
    expect((await take("visibility: PUBLIC")).extensions).toMatchObject(CONTACT);
    const { id, visibility } = (await take("")).data.createMeetingParticipation.meetingParticipation;
    expect(visibility).toBe("RESTRICTED");
    expect(
      (await hubs.ask(`{ meeting(id: "${meeting}") { participants { totalCount } } }`)).data.meeting.participants
        .totalCount,
    ).toBe(0);
    const open = await hubs.write(
      `updateMeetingParticipation(input: { id: "${id}" visibility: PUBLIC }) { meetingParticipation { id } }`,
      committee,
    );
    expect(open.extensions).toMatchObject(CONTACT);
  });

  it("not when a public meeting is given a treaty body as its host, nor a visit as the body that visits", async () => {
    const meeting = await hubs.made(
      `recordMeeting(input: { name: "Open day" type: SEMINAR participants: [{ actor: "npm-north", role: HOST }] }) { meeting { id } }`,
      north,
    );
    const hosted = await hubs.write(
      `updateMeeting(input: { id: "${meeting}" host: "body-committee" }) { meeting { id } }`,
      north,
    );
    expect(hosted.extensions).toMatchObject(CONTACT);
    const visit = await hubs.made(
      `recordVisit(input: { type: NPM_VISIT state: "state-north" participants: [{ actor: "npm-north", role: LEAD }] }) { visit { id } }`,
      north,
    );
    const visited = await hubs.write(
      `updateVisit(input: { id: "${visit}" body: "body-committee" }) { visit { id } }`,
      north,
    );
    expect(visited.extensions).toMatchObject(CONTACT);
  });

  it("while public facts that were imported are kept, whatever else is corrected in them", async () => {
    const pointers = { body: "body-committee", state: "state-north", sources: ["src-page"] };
    await put(store, ["Visit", sampleOf("Visit", "visit-known", { pointers, properties: { type: "REGULAR" } })]);
    const { data } = await hubs.write(
      `updateVisit(input: { id: "visit-known" purpose: "Corrected" }) { visit { visibility purpose } }`,
      steward,
    );
    expect(data.updateVisit.visit).toEqual({ visibility: "PUBLIC", purpose: "Corrected" });
  });

  it("and a steward records what was published, naming the public source", async () => {
    const record = (sources: string) =>
      hubs.write(
        `recordVisit(input: { type: REGULAR state: "state-north" body: "body-committee" visibility: PUBLIC ${sources} }) { visit { visibility } }`,
        steward,
      );
    expect((await record("")).extensions).toMatchObject(CONTACT);
    expect((await record(`sources: ["src-page"]`)).data.recordVisit.visit).toEqual({ visibility: "PUBLIC" });
    const own = await hubs.made(
      `createSource(input: { title: "Our own page" kind: WEB_PAGE }) { source { id } }`,
      north,
    );
    expect((await record(`sources: ["${own}"]`)).extensions).toMatchObject(CONTACT);
  });

  it("and a refusal does not tell of someone whose part in it whoever opens it does not see", async () => {
    const meeting = await hubs.made(
      `recordMeeting(input: { name: "Round" type: SEMINAR host: "npm-north" visibility: RESTRICTED audience: ["body-committee"] }) { meeting { id } }`,
      north,
    );
    const part = await hubs.made(
      `createMeetingParticipation(input: { meeting: "${meeting}" actor: "body-committee" role: PARTICIPANT visibility: RESTRICTED audience: ["body-committee"] }) { meetingParticipation { id } }`,
      committee,
    );
    expect([await hubs.isThere(part, committee), await hubs.isThere(part, north)]).toEqual([true, false]);
    const open = `updateMeeting(input: { id: "${meeting}" visibility: PUBLIC }) { meeting { visibility } }`;
    expect((await hubs.write(open, north)).data.updateMeeting?.meeting).toEqual({ visibility: "PUBLIC" });
    expect([await hubs.isThere(part, committee), await hubs.isThere(part)]).toEqual([true, false]);
  });

  it("not by taking part in what a treaty body is known to host, to visit, or to take part in", async () => {
    await put(
      store,
      ["Meeting", sampleOf("Meeting", "meeting-hosted", { pointers: { host: "body-committee" } })],
      ["Meeting", sampleOf("Meeting", "meeting-attended")],
      [
        "MeetingParticipation",
        sampleOf("MeetingParticipation", "part-known", {
          pointers: { meeting: "meeting-attended", actor: "body-committee" },
        }),
      ],
      ["Visit", sampleOf("Visit", "visit-hosted", { pointers: { body: "body-committee", state: "state-north" } })],
    );
    const take = (kind: string, whole: string, more: string) =>
      hubs.write(
        `create${kind}(input: { ${whole} actor: "npm-north" role: PARTICIPANT ${more} }) { made: ${kind.charAt(0).toLowerCase()}${kind.slice(1)} { visibility } }`,
        north,
      );
    for (const [kind, whole] of [
      ["MeetingParticipation", `meeting: "meeting-hosted"`],
      ["MeetingParticipation", `meeting: "meeting-attended"`],
      ["VisitParticipation", `visit: "visit-hosted"`],
    ] as const) {
      expect((await take(kind, whole, "visibility: PUBLIC")).extensions).toMatchObject(CONTACT);
      expect((await take(kind, whole, "")).data[`create${kind}`].made).toEqual({ visibility: "RESTRICTED" });
    }
  });
});
