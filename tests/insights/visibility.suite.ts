import { setImmediate } from "node:timers/promises";
import { writeDemonstration } from "../../seed";
import type { Viewer } from "../../policy";
import type { Label, RecordInput, Store } from "../../store/port";
import { openHub, type Data, type Hub } from "../support/hub";
import { viewerAs, viewerWith } from "../support/viewers";
import { scratchStore } from "../support/world";

let store: Store;
let hub: Hub;
beforeAll(async () => {
  store = await scratchStore();
  await writeDemonstration(store);
  hub = await openHub(store);
});
afterEach(() => void jest.restoreAllMocks());
afterAll(() => hub.close());

const SHORES = "network-demo-shores";
const anonymous = viewerWith({ tokenId: null });
const partner = viewerAs("partner", { networks: [SHORES] });
const member = (org: string) => viewerAs("member", { org, networks: [SHORES], memberOf: [SHORES] });
const [north, south] = [member("npm-demo-north"), member("npm-demo-south")];
/** Owns what is hidden below, and is a member of nothing. */
const east = viewerAs("member", { org: "npm-demo-east" });
const steward = viewerAs("steward");

async function answerTo(query: string, viewer: Viewer = anonymous): Promise<Data> {
  const { data, errors } = await hub.ask(query, {}, viewer);
  expect(errors).toEqual([]);
  return data;
}
const codesOf = async (query: string, viewer: Viewer) =>
  (await hub.ask(query, {}, viewer)).errors.map(({ extensions }) => extensions?.["code"]);

const ALL = "relations: [COLLABORATION, MEETING, VISIT, PROJECT, MEMBERSHIP]";
const BASIS = "coverage { records newestAttestation unverified } undeterminedCount graphVersion";
const GRAPH = `nodes { id label degree weightedDegree community distance x y } edges { source target relation pattern weight firstYear lastYear records } nodeCount edgeCount unnamedPartners ${BASIS}`;
const CRITERIA = "pattern outcome agreesWithRecord criteria { name result because facts { id } sources { id } }";
const ROWS = `${BASIS} rows { key cells { pattern state count undetermined partners absences { id } } }`;

/** Everything there is to ask, for a viewer who may see these two records. */
const EVERYTHING = `{
  influence(${ALL}, first: 200) { ${BASIS} nodes { actor { id } degree weightedDegree betweenness isArticulationPoint rank share } }
  communities(${ALL}, first: 200) { ${BASIS} modularity nodes { members { id } density bridging { actor { id } links } } }
  networkGraph(${ALL}) { ${GRAPH} } graphPart(${ALL}) { ${GRAPH} }
  dated: networkGraph(${ALL}, asOf: "2022") { ${GRAPH} } filtered: networkGraph(where: { status: { eq: ACTIVE } }) { ${GRAPH} }
  neighbourhood(of: "npm-demo-north", ${ALL}, depth: 3) { ${GRAPH} }
  pathsBetween(from: "npm-demo-south", to: "cso-demo-alpha", ${ALL}, maxLength: 8, limit: 10) { length coverage { records } steps { actor { id } via { id } records { id } recordCount } }
  byState: patternMatrix(by: STATE) { ${ROWS} } byRegion: patternMatrix(by: REGION) { ${ROWS} } byModel: patternMatrix(by: MODEL) { ${ROWS} } byYear: patternMatrix(by: YEAR) { ${ROWS} }
  gaps(first: 200) { ${BASIS} nodes { state { id } pattern status reason because absences { id } records { id } } }
  states { nodes { id gaps { status records { id } } } }
  timeline { ${BASIS} undated points { year pattern active undetermined started ended } meetings { network { id } missingYears years { year count meetings { id } } } }
  independencePrompts { ${BASIS} nodes { npm { id } partner { id } kinds question facts { record { id } because } } }
  classification(collaboration: "collab-demo-alpha-1") { ${CRITERIA} } collaborations { nodes { id classification { ${CRITERIA} } } }
}`;
const DISAGREEMENTS = `{ classificationDisagreements(first: 200) { ${BASIS} nodes { collaboration { id } classification { ${CRITERIA} } } agreement { pattern recorded agree undetermined disagree met { pattern count } } } }`;

type Written = readonly [Label, RecordInput];
/** A record that its owners alone see. */
const hidden = (
  label: Label,
  id: string,
  properties: RecordInput["properties"],
  pointers: RecordInput["pointers"],
  owners: readonly string[] = ["npm-demo-east"],
): Written => [
  label,
  {
    id,
    properties: { confidence: "VERIFIED", unverifiedFields: [], visibility: "CONFIDENTIAL", ...properties },
    pointers,
    owners,
  },
];

const secretly = (number: number, patterns: readonly string[], pointers: RecordInput["pointers"]): Written =>
  hidden(
    "Collaboration",
    `collab-secret-${number}`,
    {
      ...{ description: "Regular visits by contract", patterns, partnerKind: "CSO", formality: "FORMAL" },
      ...{ regularity: "REGULAR", status: "ACTIVE", from: "2005", lastAttested: "2025-06-01" },
    },
    pointers,
  );

/** Hidden records of every kind that analyses read, at visible ones. */
const SECRETS: readonly Written[] = [
  hidden(
    "Npm",
    "npm-secret",
    { name: "Npm", model: "OMBUDSMAN", status: "ACTIVE", isCivilSociety: false },
    { state: "state-demo-southland" },
  ),
  hidden("Cso", "cso-secret", { name: "Cso", type: "NGO", isCivilSociety: true }, { state: "state-demo-northland" }),
  hidden(
    "State",
    "state-secret",
    { name: "State", kind: "UN_MEMBER", opcatStatus: "PARTY", npmStatus: "DESIGNATED", region: "Nowhere" },
    {},
  ),
  hidden(
    "Meeting",
    "meeting-secret",
    { name: "Meeting", type: "ANNUAL", from: "2015-01-01" },
    { network: SHORES, host: "npm-demo-south" },
  ),
  hidden("Project", "project-secret", { name: "Project", status: "ACTIVE" }, {}),
  hidden("Visit", "visit-secret", { type: "NPM_VISIT", from: "2022" }, { state: "state-demo-northland" }),
  hidden("AdvisoryBody", "advisory-secret", { name: "Council", roles: ["ADVICE"] }, { npm: "npm-demo-north" }),
  secretly(1, ["OMBUDSMAN_PLUS"], { npm: "npm-demo-north", partner: "cso-demo-alpha" }),
  secretly(2, ["MUTUAL_SUPPORT"], { npm: "npm-demo-south", partner: "body-demo-fund" }),
  secretly(3, ["ADVISORY_BODY"], { npm: "npm-demo-north", partner: "body-demo-fund", advisoryBody: "advisory-secret" }),
  secretly(4, ["CAPACITY_STRENGTHENING"], { npm: "npm-demo-coast", partner: "cso-secret" }),
  hidden(
    "Absence",
    "absence-secret",
    { statement: "None", pattern: "INFORMATION_EXCHANGE" },
    { state: "state-demo-southland" },
  ),
  hidden(
    "Membership",
    "membership-secret",
    { status: "MEMBER", from: "2020" },
    { network: "network-demo-inland", actor: "npm-demo-north" },
  ),
  hidden(
    "MeetingParticipation",
    "part-secret",
    { role: "PARTICIPANT" },
    { meeting: "meeting-demo-annual", actor: "body-demo-fund" },
  ),
  hidden(
    "ProjectParticipation",
    "ppart-secret",
    { role: "PARTNER" },
    { project: "project-demo-handbook", actor: "npm-demo-south" },
  ),
  ...["npm-demo-north", "cso-demo-alpha"].flatMap((actor) => [
    hidden(
      "VisitParticipation",
      `vpart-secret-${actor}`,
      { role: "PARTICIPANT" },
      { visit: "visit-demo-joint", actor },
    ),
    hidden("VisitParticipation", `vpart-new-${actor}`, { role: "PARTICIPANT" }, { visit: "visit-secret", actor }),
    hidden("ProjectParticipation", `ppart-new-${actor}`, { role: "FUNDER" }, { project: "project-secret", actor }),
  ]),
  hidden(
    "FollowUp",
    "followup-secret",
    { kind: "ADVOCACY", description: "A letter" },
    { recommendation: "recommendation-demo-training", actor: "cso-demo-alpha" },
  ),
  hidden(
    "InformationExchange",
    "exchange-secret",
    { kind: "TOPIC_SUGGESTED", topic: "A topic", date: "2024" },
    { npm: "npm-demo-north", partner: "cso-demo-alpha" },
    ["npm-demo-north", "cso-demo-alpha"],
  ),
];

/** A record that everyone may see, which is hosted by one that is hidden. */
const openMeeting = (pointers: RecordInput["pointers"]): Written => [
  "Meeting",
  {
    ...{ id: "meeting-open", pointers },
    properties: {
      ...{ confidence: "VERIFIED", unverifiedFields: [], visibility: "PUBLIC" },
      ...{ name: "Meeting", type: "FORUM", from: "2018", to: "2018" },
    },
  },
];

async function write(parts: readonly Written[]): Promise<void> {
  await store.writer.transact({ actor: "world", input: "secrets", writtenAs: "IMPORT" }, async (transaction) => {
    for (const [label, record] of parts) await transaction.put(label, [record]);
    for (const [label, record] of parts) await transaction.link(label, [record]);
  });
}

const degrees = async (viewer: Viewer, relations = "[COLLABORATION]"): Promise<Record<string, number>> => {
  const { influence } = await answerTo(
    `{ influence(relations: ${relations}, first: 200) { nodes { actor { id } weightedDegree } } }`,
    viewer,
  );
  return Object.fromEntries(
    influence.nodes.map(({ actor, weightedDegree }: Data) => [actor.id.replace("demo-", ""), weightedDegree]),
  );
};

describe("a viewer’s graph holds what the viewer may see", () => {
  const reached = { "network-shores": 1, "body-committee": 1, "npm-coast": 1, "cso-delta": 1 };
  const ofMembers = { ...reached, "npm-north": 4, "cso-alpha": 4, "npm-south": 1, "cso-gamma": 1 };
  it.each<[who: string, viewer: Viewer, expected: Record<string, number>]>([
    ["anyone", anonymous, { "npm-north": 1, "cso-alpha": 1 }],
    ["a steward without an organisation", steward, { "npm-north": 1, "cso-alpha": 1 }],
    ["an admin", viewerAs("admin"), { "npm-north": 1, "cso-alpha": 1 }],
    ["a partner with reach to the network", partner, { ...reached, "npm-north": 1, "cso-alpha": 1 }],
    ["a member of the network", north, ofMembers],
    ["the member that owns a confidential record", south, { ...ofMembers, "npm-south": 2, "cso-beta": 1 }],
    [
      "a partner with reach to the network and the South",
      viewerAs("partner", { networks: [SHORES, "state-demo-southland"] }),
      { ...reached, "npm-north": 1, "cso-alpha": 1 },
    ],
    [
      "a token narrowed to the South",
      viewerAs("partner", { networks: [SHORES], countries: ["state-demo-southland"] }),
      { "network-shores": 1, "body-committee": 1 },
    ],
    [
      "a member’s token narrowed to the South",
      viewerAs("member", { org: "npm-demo-south", memberOf: [SHORES], countries: ["state-demo-southland"] }),
      { "network-shores": 1, "body-committee": 1, "npm-south": 2, "cso-gamma": 1, "cso-beta": 1 },
    ],
  ])("of %s", async (_who, viewer, expected) => {
    expect(await degrees(viewer)).toEqual(expected);
  });

  it("so a narrowed token asks other countries in vain", async () => {
    const narrowed = viewerAs("partner", { countries: ["state-demo-southland"] });
    const answer = await answerTo(
      `{ classification(collaboration: "collab-demo-alpha-1") { pattern } patternMatrix { rows { key } } gaps { nodes { state { id } } } pathsBetween(from: "npm-demo-north", to: "cso-demo-alpha") { length } independencePrompts { totalCount } }`,
      narrowed,
    );
    expect(answer).toMatchObject({ classification: null, pathsBetween: [], independencePrompts: { totalCount: 0 } });
    expect(answer.patternMatrix.rows).toEqual([{ key: "state-demo-southland" }]);
    expect(new Set(answer.gaps.nodes.map(({ state }: Data) => state.id))).toEqual(new Set(["state-demo-southland"]));
  });
});

describe("confidential records in a graph", () => {
  const noted = async (query: string, viewer: Viewer) => {
    const note = jest.spyOn(store.access, "note");
    expect((await hub.ask(query, {}, viewer)).errors).toEqual([]);
    const events = note.mock.calls.map(([event]) => event).filter(({ kind }) => kind === "CONFIDENTIAL_READ");
    return events.map(({ records = [], subject }) => ({ records, subject }));
  };
  const OF_NORTH = [
    ...["body-demo-patron", "meeting-demo-contact", "part-demo-contact", "ppart-demo-handbook-patron"],
    ...["visit-demo-contact", "vpart-demo-contact"],
  ];

  it.each([
    "{ influence { totalCount } }",
    `{ pathsBetween(from: "npm-demo-north", to: "npm-nothing") { length } }`,
    "{ patternMatrix { graphVersion } }",
    "{ states { nodes { gaps { status } } } }",
    "{ collaborations { nodes { classification { outcome } } } }",
    "{ timeline { undated } }",
  ])("are noted with every question: %s", async (query) => {
    const events = await noted(query, north);
    expect(events.length).toBeGreaterThan(0);
    for (const event of events) expect(event).toEqual({ subject: "member", records: OF_NORTH });
  });

  it("are noted by their owner’s questions alone", async () => {
    expect(await noted("{ influence { totalCount } }", partner)).toEqual([]);
    expect(await noted("{ influence { totalCount } }", anonymous)).toEqual([]);
    expect((await noted("{ influence { totalCount } }", south))[0]?.records).toContain("collab-demo-beta");
  });

  it("are noted before the answer is there", async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const note = jest.spyOn(store.access, "note").mockReturnValue(held);
    let isAnswered = false;
    const answer = hub.ask("{ influence { totalCount } }", {}, north).then((found) => ((isAnswered = true), found));
    while (note.mock.calls.length === 0) await setImmediate();
    for (let turn = 0; turn < 20; turn++) await setImmediate();
    expect(isAnswered).toBe(false);
    release();
    expect((await answer).errors).toEqual([]);
  });

  it("give no answer where that can’t be noted", async () => {
    jest.spyOn(store.access, "note").mockRejectedValue(new Error("There is no room left."));
    for (const query of ["{ influence { totalCount } }", "{ gaps { totalCount } }"]) {
      const { data, errors } = await hub.ask(query, {}, north);
      expect([Object.values(data), errors[0]?.extensions?.["code"]]).toEqual([[null], "UNAVAILABLE"]);
    }
    jest.restoreAllMocks();
    expect(await codesOf("{ influence { totalCount } }", north)).toEqual([]);
  });
});

describe("what a viewer may not see", () => {
  const ids: readonly string[] = [
    "npm-demo-isle",
    "cso-demo-beta",
    "body-demo-patron",
    "collab-demo-beta",
    "collab-demo-alpha-2",
    "exchange-demo-alpha",
    "meeting-demo-contact",
  ];
  it.each(ids)("looks like what does not exist: %s", async (id) => {
    const questions = (one: string) => `{
      from: pathsBetween(from: "${one}", to: "cso-demo-alpha", ${ALL}) { length } to: pathsBetween(from: "cso-demo-alpha", to: "${one}", ${ALL}) { length }
      neighbourhood(of: "${one}", ${ALL}) { ${GRAPH} } classification(collaboration: "${one}") { pattern } independencePrompts(npm: "${one}") { totalCount }
      timeline(network: "${one}") { meetings { years { year } } } networkGraph(where: { partner: { id: { eq: "${one}" } } }) { ${GRAPH} } gaps(states: { npms: { some: { id: { eq: "${one}" } } } }) { totalCount } }`;
    // Whatever the first question of a viewer reads for itself is read before.
    await hub.ask(questions("npm-nothing"), {}, partner);
    const [shown, missing] = [
      await hub.ask(questions(id), {}, partner),
      await hub.ask(questions(`npm-nothing-${ids.indexOf(id)}`), {}, partner),
    ];
    expect(shown).toEqual(missing);
    expect(shown.data).toMatchObject({ from: [], to: [], classification: null, neighbourhood: { nodes: [] } });
  });

  it("changes no number, no text and no version of any answer", async () => {
    const narrowed = viewerAs("partner", { countries: ["state-demo-southland"] });
    const viewers = [anonymous, partner, north, south, steward, viewerAs("admin"), narrowed];
    // One after another: to the hub they are one client, which may not ask from many points of view at once.
    const answers = async () => {
      const given: Data[] = [];
      for (const viewer of viewers) given.push(await answerTo(EVERYTHING, viewer));
      return [...given, await answerTo(DISAGREEMENTS, steward), await answerTo(EVERYTHING, east)];
    };
    await write([openMeeting({})]);
    const before = await answers();
    await write([...SECRETS, openMeeting({ host: "cso-secret" })]);
    const after = await answers();
    const [ownBefore, ownAfter] = [before.pop(), after.pop()];
    expect(after).toEqual(before);
    expect(JSON.stringify(after)).not.toContain("secret");
    // Whoever may see it sees that it would have changed every one of them.
    for (const [question, answer] of Object.entries(ownAfter))
      expect([question, answer]).not.toEqual([question, ownBefore[question]]);
  });

  it("is never an exchange: not even its parties’ graphs hold one", async () => {
    const versions = async () => [(await answerTo("{ influence { graphVersion } }", north)).influence.graphVersion];
    const before = await versions();
    for (const viewer of [north, viewerAs("partner", { org: "cso-demo-alpha" })]) {
      const answers = await answerTo(EVERYTHING, viewer);
      expect(JSON.stringify(answers)).not.toContain("exchange-");
    }
    await write([
      [
        "InformationExchange",
        {
          id: "exchange-new",
          properties: {
            confidence: "VERIFIED",
            unverifiedFields: [],
            visibility: "CONFIDENTIAL",
            kind: "TOPIC_SUGGESTED",
            topic: "Another",
          },
          pointers: { npm: "npm-demo-north", partner: "cso-demo-alpha" },
          owners: ["npm-demo-north", "cso-demo-alpha"],
        },
      ],
    ]);
    expect(await versions()).toEqual(before);
  });

  it("is not read anew because something was noted in the audit", async () => {
    const ask = () => hub.ask("{ influence { graphVersion } }");
    const before = await ask();
    await store.access.note({
      kind: "CONFIDENTIAL_READ",
      subject: "member",
      tokenId: "token-member",
      org: null,
      records: ["collab-demo-beta"],
    });
    const after = await ask();
    expect(after.data).toEqual(before.data);
    expect(after.statements).toBe(1);
  });
});

describe("scopes", () => {
  const withoutFinance = { ...partner, scopes: partner.scopes.filter((scope) => scope !== "finance:read") };
  const BUDGET = "npm: { projects: { some: { budgetAmount: { gt: 1 } } } }";
  it.each<[question: string, refused: Viewer, allowed: Viewer]>([
    [`networkGraph(where: { ${BUDGET} }) { nodeCount }`, anonymous, steward],
    [`influence(where: { NOT: { OR: [{ ${BUDGET} }] } }) { totalCount }`, anonymous, steward],
    [`pathsBetween(from: "a", to: "b", where: { ${BUDGET} }) { length }`, anonymous, steward],
    [`patternMatrix(where: { AND: [{ ${BUDGET} }] }) { graphVersion }`, anonymous, steward],
    [`timeline(where: { ${BUDGET} }) { undated }`, anonymous, steward],
    [`communities(where: { ${BUDGET} }) { totalCount }`, withoutFinance, partner],
    [`gaps(where: { ${BUDGET} }) { totalCount }`, withoutFinance, partner],
    [
      `gaps(states: { npms: { some: { projects: { some: { budgetAmount: { gt: 1 } } } } } }) { totalCount }`,
      ...([anonymous, steward] as const),
    ],
    [
      `graphPart(where: { partner: { projects: { some: { budgetCurrency: { eq: "XTS" } } } } }) { nodeCount }`,
      anonymous,
      steward,
    ],
    [`classificationDisagreements { totalCount }`, anonymous, steward],
    [`classificationDisagreements { totalCount }`, south, steward],
    [`classificationDisagreements { totalCount }`, partner, steward],
  ])("are asked for: %s", async (question, refused, allowed) => {
    expect(await codesOf(`{ ${question} }`, refused)).toEqual(["FORBIDDEN"]);
    expect(await codesOf(`{ ${question} }`, allowed)).toEqual([]);
  });

  it("do not open records: a curator’s disagreements are of what the curator may see", async () => {
    const { classificationDisagreements, collaborations } = await answerTo(
      `{ classificationDisagreements(first: 200) { coverage { records } nodes { collaboration { id } } agreement { pattern recorded } } collaborations { nodes { id patterns } } }`,
      steward,
    );
    const seen = collaborations.nodes.map(({ id }: Data) => id);
    expect(seen.sort()).toEqual(["collab-demo-alpha-1", "collab-demo-group"]);
    expect(classificationDisagreements.coverage.records).toBe(2);
    expect(classificationDisagreements.nodes.length).toBeGreaterThan(0);
    for (const { collaboration } of classificationDisagreements.nodes) expect(seen).toContain(collaboration.id);
    expect(classificationDisagreements.agreement).toEqual([
      { pattern: "MUTUAL_SUPPORT", recorded: 1 },
      { pattern: "ADVISORY_BODY", recorded: 1 },
      { pattern: "OMBUDSMAN_PLUS", recorded: 1 },
    ]);
  });
});
