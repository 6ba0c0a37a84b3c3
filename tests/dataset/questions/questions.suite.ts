import type { Data, Hub } from "../../support/hub";
import { datasetHub } from "../../support/datasetHub";
import { viewerAs } from "../../support/viewers";

let hub: Hub;
beforeAll(async () => {
  hub = await datasetHub();
});

async function ask(query: string, variables = {}): Promise<Data> {
  // An analyst, because amounts of money take a scope.
  const { data, errors } = await hub.ask(query, variables, viewerAs("analyst"));
  expect(errors).toEqual([]);
  return data;
}

describe("states and the OPCAT", () => {
  // states.csv: ratification_date; Art. 28: thirtieth day after it, not before 2006-06-22; Art. 17: one year later
  it.each([
    ["state-bangladesh", "2025-07-17", "2025-08-16", "2026-08-16"],
    ["state-cote-divoire", "2023-03-01", "2023-03-31", "2024-03-31"],
    ["state-albania", "2003-10-01", "2006-06-22", "2007-06-22"],
    ["state-slovenia", "2007-01-23", "2007-02-22", "2008-02-22"],
    ["state-philippines", "2012-04-17", "2012-05-17", "2013-05-17"],
    ["state-colombia", null, null, null],
    ["territory-kosovo", null, null, null],
    ["state-belgium", null, null, null],
  ])(
    "when did it enter into force for %s (deposited %s), and by when was an NPM due",
    async (id, ratifiedOn, entryIntoForceOn, npmDueBy) => {
      const data = await ask(
        "query ($id: ID!) { state(id: $id) { opcat { ratifiedOn entryIntoForceOn } npmDueBy npmDueByReason } }",
        { id },
      );
      expect(data.state).toMatchObject({ opcat: { ratifiedOn, entryIntoForceOn }, npmDueBy });
      expect(data.state.npmDueByReason).not.toBe("");
    },
  );

  it("Australia postponed Part IV under Art. 24, so no day is given", async () => {
    // states.csv: article24_declaration true; note "Part IV (NPM) postponed for three years"
    const data = await ask(
      `{ state(id: "state-australia") { opcat { status signedOn ratifiedOn entryIntoForceOn article24 { part from until } } npmDueBy npmDueByReason note } }`,
    );
    expect(data.state).toMatchObject({
      opcat: {
        status: "PARTY",
        signedOn: "2009-05-19",
        ratifiedOn: "2017-12-21",
        entryIntoForceOn: "2018-01-20",
        article24: { part: "PART_IV", from: null, until: null },
      },
      npmDueBy: null,
      npmDueByReason: expect.stringContaining("Art. 24"),
      note: expect.stringContaining("three years"),
    });
  });

  it("the Philippines postponed Part III, which leaves the NPM due", async () => {
    const data = await ask(
      `{ state(id: "state-philippines") { opcat { article24 { part } } npmStatus npmStatusAsOf } }`,
    );
    expect(data.state).toEqual({
      opcat: { article24: { part: "PART_III" } },
      npmStatus: "NOT_DESIGNATED",
      npmStatusAsOf: "2023",
    });
  });

  it("Kosovo* is printed with its footnote and its user-assigned code", async () => {
    const data = await ask(
      `{ states(where: { iso3: { eq: "XKX" } }) { nodes { id name nameFootnote iso2 iso3 kind opcat { status } confidence unverifiedFields } } }`,
    );
    expect(data.states.nodes).toEqual([
      {
        id: "territory-kosovo",
        name: "Kosovo*",
        nameFootnote: "* Used without prejudice to positions on status, in line with UNSCR 1244",
        iso2: "XK",
        iso3: "XKX",
        kind: "TERRITORY_UNSCR_1244",
        opcat: { status: "NON_PARTY" },
        confidence: "VERIFIED",
        unverifiedFields: ["lat", "lon"],
      },
    ]);
  });

  it("how many states stand where to the OPCAT", async () => {
    // README.md: 96 parties, 11 that only signed, one territory
    const data = await ask(`{ states(first: 0) { totalCount countsBy(field: OPCAT_STATUS) { value count } } }`);
    expect(data.states).toEqual({
      totalCount: 108,
      countsBy: [
        { value: "PARTY", count: 96 },
        { value: "SIGNATORY", count: 11 },
        { value: "NON_PARTY", count: 1 },
      ],
    });
  });
});

describe("cooperation", () => {
  it("of NPMs of Council of Europe members, by kind of partner", async () => {
    // collaborations.csv joined with npms.csv and states.csv coe_member = true
    const data = await ask(`{ collaborations(where: { state: { coeMember: { eq: true } } }, first: 0) {
      totalCount partnerCount countsBy(field: PARTNER_KIND) { value count } coverage { records newestAttestation unverified note } } }`);
    expect(data.collaborations).toEqual({
      totalCount: 156,
      partnerCount: 108,
      countsBy: [
        { value: "CSO", count: 103 },
        { value: "BODY", count: 32 },
        { value: "UNNAMED_CSO_GROUP", count: 13 },
        { value: "NPM", count: 7 },
        { value: "INDIVIDUAL_EXPERTS", count: 1 },
      ],
      coverage: {
        records: 156,
        newestAttestation: "2024-06",
        unverified: 44,
        note: expect.stringContaining("not cooperation that exists"),
      },
    });
  });

  it("with civil society only: CSOs, unnamed groups, and bodies that are NGOs", async () => {
    // partner_type cso (125) or unnamed_cso_group (23), or a body with is_civil_society = true (20)
    const data = await ask(
      `{ collaborations(where: { partnerIsCivilSociety: { eq: true } }, first: 0) { totalCount partnerCount countsBy(field: PARTNER_KIND) { value count } } }`,
    );
    expect(data.collaborations).toEqual({
      totalCount: 168,
      partnerCount: 111,
      countsBy: [
        { value: "CSO", count: 125 },
        { value: "UNNAMED_CSO_GROUP", count: 23 },
        { value: "BODY", count: 20 },
      ],
    });
  });

  it("by pattern, formality, regularity and status, over all 213 rows", async () => {
    const data =
      await ask(`{ collaborations { partnerCount coverage { records newestAttestation unverified } patterns: countsBy(field: PATTERNS) { value count }
      formality: countsBy(field: FORMALITY) { value count } regularity: countsBy(field: REGULARITY) { value count } status: countsBy(field: STATUS) { value count } } }`);
    const pairs = (counts: Data) => counts.map(({ value, count }: Data) => `${value} ${count}`);
    expect(data.collaborations).toMatchObject({
      partnerCount: 143,
      coverage: { records: 213, newestAttestation: "2025-09-29", unverified: 63 },
    });
    expect(pairs(data.collaborations.patterns)).toEqual([
      "OMBUDSMAN_PLUS 65",
      "ADVISORY_BODY 45",
      "CAPACITY_STRENGTHENING 39",
      "INFORMATION_EXCHANGE 25",
      "SPECIFIC_ACTIVITIES 18",
      "INSTITUTIONAL_SUPPORT 17",
      "MUTUAL_SUPPORT 4",
    ]);
    expect(pairs(data.collaborations.formality)).toEqual(["FORMAL 153", "INFORMAL 60"]);
    expect(pairs(data.collaborations.regularity)).toEqual(["REGULAR 149", "AD_HOC 64"]);
    expect(pairs(data.collaborations.status)).toEqual(["ENDED 137", "ACTIVE 46", "UNKNOWN 28", "CONTESTED 2"]);
  });

  it("has an empty coverage where nothing is found", async () => {
    const data = await ask(
      `{ collaborations(where: { confidence: { eq: UNVERIFIED } }) { totalCount partnerCount coverage { records newestAttestation unverified } countsBy(field: STATUS) { count } } }`,
    );
    expect(data.collaborations).toEqual({
      totalCount: 0,
      partnerCount: 0,
      coverage: { records: 0, newestAttestation: null, unverified: 0 },
      countsBy: [],
    });
  });

  it("names an unnamed group by its label", async () => {
    const data = await ask(
      `{ collaboration(id: "collab-hungary-unnamed-advisory-body-2024") { partner { id } partnerLabel partnerKind partnerIsCivilSociety lastAttested } }`,
    );
    expect(data.collaboration).toEqual({
      partner: null,
      partnerLabel: "fifteen member organisations (not named in the source)",
      partnerKind: "UNNAMED_CSO_GROUP",
      partnerIsCivilSociety: true,
      lastAttested: "2024-06-10",
    });
  });

  it("rests on seats: the Civil Consultative Body of Hungary", async () => {
    // advisory_bodies.csv; collaborations.csv with advisory_body: 8 seats from 2014, 8 from 2018, one unnamed group
    const data = await ask(
      `{ advisoryBody(id: "advisory-hungary-ccb") { name roles establishedYear memberCount npm { id } seats { holder { id } label period { from to } collaboration { id } } } }`,
    );
    const { seats, ...body } = data.advisoryBody;
    expect(body).toEqual({
      name: "Civil Consultative Body",
      roles: ["ADVICE"],
      establishedYear: 2014,
      memberCount: 8,
      npm: { id: "npm-hungary" },
    });
    const from = (year: string | null) => seats.filter(({ period }: Data) => period.from === year);
    expect([seats.length, from("2014").length, from("2018").length]).toEqual([17, 8, 8]);
    expect(from(null)).toEqual([
      {
        holder: null,
        label: "fifteen member organisations (not named in the source)",
        period: { from: null, to: null },
        collaboration: { id: "collab-hungary-unnamed-advisory-body-2024" },
      },
    ]);
    expect(from("2018").map(({ holder }: Data) => holder.id)).toContain("cso-cordelia-foundation");
    expect(from("2014").map(({ holder }: Data) => holder.id)).toContain("cso-menedek");
  });

  it("is known not to exist in twelve cases", async () => {
    // absences.csv: as_of; the one without a date comes last
    const data = await ask(
      `{ absences(orderBy: [{ field: AS_OF, direction: DESC }]) { totalCount nodes { id asOf pattern state { name } npm { id } } } }`,
    );
    expect(data.absences.totalCount).toBe(12);
    expect(data.absences.nodes[0]).toEqual({
      id: "absence-npm-bangladesh",
      asOf: "2025-11-24",
      pattern: null,
      state: { name: "Bangladesh" },
      npm: null,
    });
    expect(data.absences.nodes.at(-1)).toEqual({
      id: "absence-north-macedonia-ombudsman-plus",
      asOf: null,
      pattern: "OMBUDSMAN_PLUS",
      state: { name: "North Macedonia" },
      npm: { id: "npm-north-macedonia" },
    });
  });
});

describe("activities", () => {
  it("who paid for the monitoring of closed institutions in Montenegro, and how much", async () => {
    // projects.csv; project_participants.csv role funder
    const data = await ask(
      `{ project(id: "project-hra-closed-institutions") { status period { from to } funding { amount currency donors { id name } period { from to } } participants { totalCount } } }`,
    );
    expect(data.project).toEqual({
      status: "ENDED",
      period: { from: "2011-03-01", to: "2012-08" },
      participants: { totalCount: 9 },
      funding: {
        amount: 131091.69,
        currency: "EUR",
        period: { from: "2011-03-01", to: "2012-08" },
        donors: [
          { id: "body-embassy-germany-montenegro", name: "Embassy of Germany (Montenegro)" },
          { id: "body-eu", name: "European Union" },
        ],
      },
    });
  });

  it("funding without an amount names the donor, and no funding is null", async () => {
    const data = await ask(
      `{ twinning: project(id: "project-twl-mk-2011") { funding { amount donors { id } } } ambassadors: project(id: "project-tp-ambassadors") { funding { amount } } }`,
    );
    expect(data).toEqual({
      twinning: { funding: { amount: null, donors: [{ id: "body-eu" }] } },
      ambassadors: { funding: null },
    });
  });

  it.each([
    // body_visits.csv by body: report_status, type
    [
      "body-spt",
      77,
      { PUBLIC: 38, UNKNOWN: 37, CONFIDENTIAL: 2 },
      { UNKNOWN: 56, NPM_ADVISORY: 8, REGULAR: 8, FOLLOW_UP: 4, OPCAT_ADVISORY: 1 },
    ],
    ["body-cpt", 140, { PUBLIC: 80, UNKNOWN: 60 }, { PERIODIC: 54, AD_HOC: 47, UNKNOWN: 39 }],
  ])("how many visits of %s to states are known, and which reports are public", async (id, total, reports, types) => {
    const data = await ask(
      `query ($id: ID!) { body(id: $id) { stateVisits { totalCount reports: countsBy(field: REPORT_STATUS) { value count } types: countsBy(field: TYPE) { value count } } } }`,
      { id },
    );
    const { stateVisits } = data.body;
    const counts = (list: Data) => Object.fromEntries(list.map(({ value, count }: Data) => [value, count]));
    expect([stateVisits.totalCount, counts(stateVisits.reports), counts(stateVisits.types)]).toEqual([
      total,
      reports,
      types,
    ]);
  });

  it("which states keep their SPT reports confidential", async () => {
    const data = await ask(
      `{ visits(where: { reportStatus: { eq: CONFIDENTIAL } }) { nodes { state { name } body { acronym } period { from includesLastDay } } } }`,
    );
    expect(data.visits.nodes).toEqual([
      { state: { name: "Bolivia" }, body: { acronym: "SPT" }, period: { from: "2010", includesLastDay: true } },
      { state: { name: "Nicaragua" }, body: { acronym: "SPT" }, period: { from: "2014", includesLastDay: true } },
    ]);
  });

  it("which places did the NPMs of Slovenia and Croatia visit together", async () => {
    // visits.csv visit-2015-zagreb; visit_participants.csv
    const data = await ask(
      `{ visit(id: "visit-2015-zagreb") { type period { from to } places { id type } participants { nodes { role actor { name } } } } }`,
    );
    expect(data.visit).toEqual({
      type: "JOINT_NPM_VISIT",
      period: { from: "2015-11-03", to: "2015-11-04" },
      places: [
        { id: "place-vrapce", type: "PSYCHIATRIC_INSTITUTION" },
        { id: "place-zagreb-police", type: "POLICE_STATION" },
        { id: "place-zagreb-prison", type: "PRISON" },
      ],
      participants: {
        nodes: [
          { role: "HOST", actor: { name: "NPM Croatia" } },
          { role: "PARTICIPANT", actor: { name: "NPM Slovenia" } },
        ],
      },
    });
  });

  it("what the SPT took part in itself", async () => {
    // visit_participants.csv: six rows of body-spt
    const data = await ask(`{ body(id: "body-spt") { level parent { name } visits { totalCount } } }`);
    expect(data.body).toEqual({
      level: "INTERNATIONAL",
      parent: { name: "United Nations" },
      visits: { totalCount: 6 },
    });
  });

  it("who was at the founding meeting, and what was decided", async () => {
    // meetings.csv, meeting_participants.csv: 17 rows of meeting-2013-belgrade; decisions.csv
    const data =
      await ask(`{ meeting(id: "meeting-2013-belgrade") { type place period { from to includesLastDay } host { name } network { acronym } participants(first: 50) { totalCount countsBy(field: ROLE) { value count } }
      decisions { nodes { id outcome } } } }`);
    expect(data.meeting).toEqual({
      type: "FOUNDING",
      place: "Belgrade",
      period: { from: "2013-03-25", to: "2013-03-26", includesLastDay: true },
      host: { name: "NPM Serbia" },
      network: { acronym: "SEE NPM Network" },
      participants: {
        totalCount: 17,
        countsBy: [
          { value: "PARTICIPANT", count: 14 },
          { value: "CO_ORGANISER", count: 1 },
          { value: "HOST", count: 1 },
          { value: "SUPPORTER", count: 1 },
        ],
      },
      decisions: {
        nodes: [
          { id: "decision-see-npm-2013-chair", outcome: "ADOPTED" },
          { id: "decision-see-npm-2013-establishment", outcome: "ADOPTED" },
        ],
      },
    });
  });

  it("which meetings were held within another", async () => {
    const data = await ask(
      `{ meeting(id: "meeting-2014-belgrade") { parts { nodes { id } } } m: meeting(id: "meeting-2014-impunity-conference") { partOf { id } workingGroups { totalCount } } }`,
    );
    expect(data).toEqual({
      meeting: { parts: { nodes: [{ id: "meeting-2014-opcat-forum" }, { id: "meeting-2014-impunity-conference" }] } },
      m: { partOf: { id: "meeting-2014-belgrade" }, workingGroups: { totalCount: 4 } },
    });
  });
});
