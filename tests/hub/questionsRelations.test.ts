import { openHub, type Hub } from "../support/hub";
import { datasetStore } from "../support/world";

/** Every number can be counted in seed/data; the third column tells in which file and by which rule. */

let hub: Hub;
beforeAll(async () => {
  hub = await openHub(await datasetStore());
});
afterAll(() => hub.close());

type Question = readonly [question: string, list: string, where: string, rule: string, answer: number];

async function answersTo(list: string, where: string): Promise<number> {
  const { data, errors, statements } = await hub.ask(`{ found: ${list}(where: ${where}) { totalCount } }`);
  expect(errors).toEqual([]);
  expect(statements).toBe(1);
  return data.found.totalCount;
}

const relations: Question[] = [
  [
    "Which NPMs work with partners under Ombudsman-plus?",
    "npms",
    "{ collaborations: { some: { pattern: { eq: OMBUDSMAN_PLUS } } } }",
    "collaborations.csv: distinct npm of the 65 rows with pattern OMBUDSMAN_PLUS",
    10,
  ],
  [
    "Which states have Ombudsman-plus cooperation?",
    "states",
    "{ collaborations: { some: { pattern: { eq: OMBUDSMAN_PLUS } } } }",
    "collaborations.csv + npms.csv: distinct state of those NPMs",
    10,
  ],
  [
    "For which NPMs is no cooperation recorded?",
    "npms",
    "{ collaborations: { none: {} } }",
    "npms.csv: 83 rows, less those found as npm or partner in collaborations.csv",
    40,
  ],
  ["For which NPMs is some recorded?", "npms", "{ collaborations: { some: {} } }", "the other way round", 43],
  [
    "Which NPMs have no informal cooperation?",
    "npms",
    "{ collaborations: { all: { formality: { eq: FORMAL } } } }",
    "collaborations.csv: the 40 without any and 9 whose rows are all formal",
    49,
  ],
  [
    "Which NPMs cooperate, and only formally?",
    "npms",
    "{ collaborations: { some: {}, all: { formality: { eq: FORMAL } } } }",
    "the 9 of these",
    9,
  ],
  [
    "Which NPMs outside the CoE have advisory seats?",
    "npms",
    "{ collaborations: { some: { pattern: { eq: ADVISORY_BODY } } }, NOT: { state: { coeMember: { eq: true } } } }",
    "collaborations.csv: pattern ADVISORY_BODY; states.csv: coe_member is not true (Kyrgyzstan, Senegal)",
    2,
  ],
  [
    "Which CoE members have no NPM in the dataset?",
    "states",
    "{ coeMember: { eq: true }, npms: { none: {} } }",
    "states.csv: coe_member true, named in no row of npms.csv",
    2,
  ],
  [
    "Which cooperation has a partner from Slovenia?",
    "collaborations",
    '{ partner: { state: { id: { eq: "state-slovenia" } } } }',
    "collaborations.csv: partner whose row in csos.csv or npms.csv has state-slovenia",
    24,
  ],
  [
    "Which cooperation is between NPMs?",
    "collaborations",
    "{ partner: { kind: { eq: NPM } } }",
    "collaborations.csv: partner_type npm",
    15,
  ],
  [
    "Which cooperation is with NPMs of Asia (two hops)?",
    "collaborations",
    '{ npm: { state: { region: { eq: "Asia" } } } }',
    "npms.csv → states.csv: un_region Asia",
    21,
  ],
  [
    "Which cooperation rests on a UN document, among others?",
    "collaborations",
    "{ sources: { some: { kind: { eq: UN_DOCUMENT } } } }",
    "collaborations.csv source → sources.csv kind un-document",
    18,
  ],
  [
    "Which cooperation rests on web pages only?",
    "collaborations",
    "{ sources: { all: { kind: { eq: WEB_PAGE } } } }",
    "every id in source is of kind web-page",
    134,
  ],
  [
    "Which cooperation cites the Slovenian act?",
    "collaborations",
    '{ sources: { some: { id: { eq: "src-varuh-opcat-act" } } } }',
    "source holds the id",
    24,
  ],
  [
    "Which cooperation has the APT as partner?",
    "collaborations",
    '{ partner: { id: { eq: "body-apt" } } }',
    "partner is body-apt",
    16,
  ],
  [
    "Which cooperation rests on a seat in the Hungarian council?",
    "collaborations",
    '{ advisoryBody: { id: { eq: "advisory-hungary-ccb" } } }',
    "advisory_body is advisory-hungary-ccb",
    17,
  ],
  [
    "Which cooperation has no partner of its own record?",
    "collaborations",
    "{ NOT: { partner: {} } }",
    "23 unnamed_cso_group and 1 individual_experts",
    24,
  ],
  ["Which CSOs belong to no state?", "csos", "{ NOT: { state: {} } }", "csos.csv: state is empty", 3],
  [
    "Which CSOs took part in a meeting (through participations)?",
    "csos",
    "{ meetings: { some: {} } }",
    "meeting_participants.csv: distinct participant cso-…",
    15,
  ],
  [
    "Which CSOs took part in a project in Montenegro?",
    "csos",
    '{ projects: { some: { name: { contains: "Montenegro" } } } }',
    "project_participants.csv: the six of project-hra-closed-institutions",
    6,
  ],
  [
    "Which actors ever stood in the SEE network?",
    "actors",
    '{ memberships: { some: { network: { id: { eq: "network-see-npm" } } } } }',
    "memberships.csv: 14 rows, Bosnia and Herzegovina twice",
    13,
  ],
  [
    "Which actors took part in a joint visit?",
    "actors",
    "{ visits: { some: {} } }",
    "visit_participants.csv: distinct participant",
    21,
  ],
  [
    "Which states have a place of detention of type prison?",
    "states",
    "{ places: { some: { type: { eq: PRISON } } } }",
    "places.csv: distinct state of type PRISON",
    5,
  ],
  [
    "Which visits went to a police station (many pointers)?",
    "visits",
    "{ places: { some: { type: { eq: POLICE_STATION } } } }",
    "visits.csv: places holds one of type POLICE_STATION",
    2,
  ],
  [
    "Which visits were made by the CPT?",
    "visits",
    '{ body: { acronym: { eq: "CPT" } } }',
    "body_visits.csv: body-cpt",
    140,
  ],
  [
    "Which bodies made a visit whose report is confidential?",
    "bodies",
    "{ stateVisits: { some: { reportStatus: { eq: CONFIDENTIAL } } } }",
    "body_visits.csv: report_status CONFIDENTIAL, all of the SPT",
    1,
  ],
  [
    "In which networks is NPM Austria a full member?",
    "networks",
    '{ members: { some: { actor: { id: { eq: "npm-austria" } } } } }',
    "memberships.csv",
    1,
  ],
  [
    "Which networks have no full member recorded?",
    "networks",
    "{ members: { none: {} } }",
    "networks.csv: the European NPM Forum and the European NPM Project stand in no row of memberships.csv",
    2,
  ],
  [
    "Which meetings did NPM Serbia host?",
    "meetings",
    '{ participants: { some: { role: { eq: HOST }, actor: { id: { eq: "npm-serbia" } } } } }',
    "meeting_participants.csv: npm-serbia as host",
    5,
  ],
  [
    "Which decisions concern NPM Hungary?",
    "decisions",
    '{ subjects: { some: { id: { eq: "npm-hungary" } } } }',
    "decisions.csv: subject",
    1,
  ],
  [
    "What is addressed to Colombia?",
    "recommendations",
    '{ addressedTo: { some: { id: { eq: "state-colombia" } } } }',
    "recommendations.csv: addressed_to",
    1,
  ],
  [
    "Which documents are about NPM Slovenia?",
    "documents",
    '{ about: { some: { id: { eq: "npm-slovenia" } } } }',
    "documents.csv: about",
    3,
  ],
  [
    "Which documents did the SPT publish (publisher of several kinds)?",
    "documents",
    '{ publisher: { id: { eq: "body-spt" } } }',
    "documents.csv: publisher",
    7,
  ],
  [
    "What did the person found by folded name sign?",
    "memberships",
    '{ signatory: { name: { contains: "selih" } } }',
    "memberships.csv: person-ivan-selih",
    1,
  ],
];

describe("filters through relations", () => {
  it.each(relations)("%s", async (_question, list, where, _rule, answer) => {
    expect(await answersTo(list, where)).toBe(answer);
  });
});
