import type { Data, Hub } from "../../support/hub";
import { datasetHub } from "../../support/datasetHub";
import { viewerAs } from "../../support/viewers";

let hub: Hub;
beforeAll(async () => {
  hub = await datasetHub();
});

describe("node gives the own fields of each kind, whichever subgraph owns it", () => {
  // one cell of the row with that id
  it.each<[string, string, string, unknown]>([
    ["State", "state-slovenia", "capital", "Ljubljana"],
    ["Mandate", "mandate-slovenia", "institution", "Human Rights Ombudsman of the Republic of Slovenia"],
    ["Npm", "npm-slovenia", "nameLocal", "Varuh človekovih pravic"],
    ["Cso", "cso-peace-institute", "type", "ACADEMIC_OR_RESEARCH"],
    ["Body", "body-spt", "acronym", "SPT"],
    ["Network", "network-see-npm", "foundedPlace", "Belgrade"],
    ["Person", "person-ivan-selih", "publicFunction", "signatory for NPM Slovenia"],
    ["Alias", "alias-validity-mdac", "name", "Mental Disability Advocacy Center (MDAC)"],
    ["Source", "src-varuh-opcat-act", "publisher", "Human Rights Ombudsman of Slovenia"],
    ["Membership", "membership-see-npm-npm-austria", "status", "MEMBER"],
    ["ChairTerm", "chair-see-npm-2016", "year", 2016],
    ["WorkingGroup", "wg-see-npm-medical", "theme", "health care"],
    ["Decision", "decision-see-npm-2013-austria", "decidedBy", "unanimous as reported"],
    [
      "Collaboration",
      "collab-slovenia-peace-institute-ombudsman-plus-2023",
      "instrument",
      "cooperation contract after public tender",
    ],
    ["CollaborationPattern", "pattern-ombudsman-plus", "rank", 6],
    ["AdvisoryBody", "advisory-hungary-ccb", "memberCount", 8],
    ["Absence", "absence-npm-ghana", "asOf", "2019-06"],
    ["Project", "project-hra-closed-institutions", "budgetAmount", 131091.69],
    ["ProjectParticipation", "ppart-hf2-north-macedonia-body-eu-funder", "role", "FUNDER"],
    ["Meeting", "meeting-2013-belgrade", "place", "Belgrade"],
    ["MeetingParticipation", "part-2013-belgrade-npm-slovenia-participant", "role", "PARTICIPANT"],
    ["Visit", "visit-2015-zagreb", "purpose", "Peer exchange between two NPMs"],
    ["VisitParticipation", "vpart-2015-zagreb-npm-croatia", "role", "HOST"],
    ["PlaceOfDetention", "place-krnjaca", "type", "ASYLUM_OR_MIGRATION_CENTRE"],
    ["Document", "document-slovenia-opcat-act", "language", "sl"],
    ["Recommendation", "recommendation-spt-rou-cso", "topic", "civil society"],
  ])("%s %s: %s", async (kind, id, field, value) => {
    const { data, errors } = await hub.ask(
      `query ($id: ID!) { node(id: $id) { __typename id ... on ${kind} { value: ${field} sources: ${kind === "Source" ? "id" : "sources { id }"} } } }`,
      { id },
      viewerAs("analyst"),
    );
    expect(errors).toEqual([]);
    expect(data.node).toMatchObject({ __typename: kind, id, value });
    expect(data.node.sources.length).toBeGreaterThan(0);
  });

  it("several kinds in one request, in the order asked for", async () => {
    const wanted = [
      "meeting-2013-belgrade",
      "npm-slovenia",
      "src-varuh-opcat-act",
      "decision-see-npm-2013-austria",
      "document-slovenia-opcat-act",
    ];
    const { data } = await hub.ask(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Meeting { place } ... on Npm { model } ... on Source { kind } ... on Decision { clause } ... on Document { type } } }`,
      { ids: wanted },
    );
    expect(data.nodes).toEqual([
      { id: wanted[0], place: "Belgrade" },
      { id: wanted[1], model: "OMBUDSMAN_PLUS" },
      { id: wanted[2], kind: "WEB_PAGE" },
      { id: wanted[3], clause: "articles 5 and 12" },
      { id: wanted[4], type: "LAW" },
    ]);
  });
});

describe("actors, from whichever subgraph they are reached", () => {
  it.each([
    ["npm-slovenia", "Npm", "NPM Slovenia", false],
    ["cso-peace-institute", "Cso", "Peace Institute", true],
    ["body-apt", "Body", "Association for the Prevention of Torture", true],
    ["body-spt", "Body", "UN Subcommittee on Prevention of Torture", false],
    ["network-see-npm", "Network", "South-East Europe NPM Network", false],
  ])("actor %s is a %s with its name and relations of five subgraphs", async (id, kind, name, isCivilSociety) => {
    const { data, errors } = await hub.ask(
      `query ($id: ID!) { actor(id: $id) { __typename name isCivilSociety confidence sources { id }
      aliases { totalCount } memberships { totalCount } collaborations { totalCount } meetings { totalCount } documents { totalCount } } }`,
      { id },
    );
    expect(errors).toEqual([]);
    expect(data.actor).toMatchObject({ __typename: kind, name, isCivilSociety, confidence: "VERIFIED" });
  });

  it("lists all four kinds, alphabetically", async () => {
    const { data, statements } = await hub.ask(
      `{ actors(first: 3) { totalCount nodes { __typename id name ... on Cso { type } ... on Body { seat } } } }`,
    );
    // csos.csv, bodies.csv: by name
    expect(data.actors).toEqual({
      totalCount: 254,
      nodes: [
        { __typename: "Cso", id: "cso-a11", name: "A11 - Initiative for Economic and Social Rights", type: "NGO" },
        { __typename: "Body", id: "body-era", name: "Academy of European Law", seat: "Trier" },
        { __typename: "Cso", id: "cso-afi-moldova", name: "AFI", type: "NGO" },
      ],
    });
    expect(statements).toBe(1);
  });

  it.each([
    ["NPM", 83],
    ["CSO", 103],
    ["BODY", 61],
    ["NETWORK", 7],
  ])("counts the kind %s: %i", async (kind, count) => {
    const { data } = await hub.ask(`{ actors(where: { kind: { eq: ${kind} } }) { totalCount } }`);
    expect(data.actors.totalCount).toBe(count);
  });

  it("gives the partner of a cooperation its own fields", async () => {
    const { data } = await hub.ask(`{ collaboration(id: "collab-slovenia-peace-institute-ombudsman-plus-2023") {
      npm { name state { iso3 } } state { name } partner { name ... on Cso { nameLocal type state { name } } } } }`);
    expect(data.collaboration).toEqual({
      npm: { name: "NPM Slovenia", state: { iso3: "SVN" } },
      state: { name: "Slovenia" },
      partner: {
        name: "Peace Institute",
        nameLocal: "Mirovni inštitut",
        type: "ACADEMIC_OR_RESEARCH",
        state: { name: "Slovenia" },
      },
    });
  });

  it("knows the meetings a network held from those an NPM took part in", async () => {
    // meetings.csv network-see-npm: 12 rows; meeting_participants.csv npm-serbia: 5 meetings
    const { data } = await hub.ask(
      `{ network(id: "network-see-npm") { meetings { totalCount } } npm(id: "npm-serbia") { meetings { nodes { id } } } }`,
    );
    expect(data.network.meetings.totalCount).toBe(12);
    expect(data.npm.meetings.nodes.map(({ id }: Data) => id)).toEqual([
      "meeting-2013-belgrade",
      "meeting-2014-opcat-forum",
      "meeting-2014-impunity-conference",
      "meeting-2016-belgrade",
      "meeting-2017-methodology",
    ]);
  });

  it("shows cooperation from both sides", async () => {
    // collaborations.csv: partner cso-peace-institute twice; npm-croatia as partner of npm-slovenia
    const { data } = await hub.ask(`{ cso(id: "cso-peace-institute") { collaborations { nodes { id npm { id } } } }
      npm(id: "npm-croatia") { collaborations(where: { npm: { id: { eq: "npm-slovenia" } } }) { nodes { partner { id } period { from to } } } } }`);
    expect(data.cso.collaborations.nodes).toEqual(
      ["2019", "2023"].map((year) => ({
        id: `collab-slovenia-peace-institute-ombudsman-plus-${year}`,
        npm: { id: "npm-slovenia" },
      })),
    );
    expect(data.npm.collaborations.nodes).toEqual([
      { partner: { id: "npm-croatia" }, period: { from: "2015", to: "2015" } },
    ]);
  });
});
