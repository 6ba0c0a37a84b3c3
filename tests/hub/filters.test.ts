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

const combined: Question[] = [
  [
    "OR",
    "collaborations",
    "{ OR: [{ formality: { eq: INFORMAL } }, { regularity: { eq: AD_HOC } }] }",
    "informal or ad_hoc",
    73,
  ],
  [
    "AND",
    "collaborations",
    "{ AND: [{ formality: { eq: INFORMAL } }, { regularity: { eq: REGULAR } }] }",
    "informal and regular",
    9,
  ],
  [
    "OR in any order",
    "collaborations",
    "{ OR: [{ regularity: { eq: AD_HOC } }, { formality: { eq: INFORMAL } }] }",
    "informal or ad_hoc",
    73,
  ],
  ["NOT", "collaborations", "{ NOT: { status: { in: [ENDED, ACTIVE] } } }", "28 unknown and 2 contested", 30],
  [
    "NOT over values that may be missing",
    "collaborations",
    '{ NOT: { instrument: { contains: "memorandum" } } }',
    "213 less the 5 that hold it",
    208,
  ],
  ["OR of nothing holds for nothing", "collaborations", "{ OR: [] }", "no alternative", 0],
  ["AND of nothing holds for all", "collaborations", "{ AND: [] }", "no condition", 213],
  ["one of several patterns", "collaborations", "{ pattern: { in: [MUTUAL_SUPPORT, ADVISORY_BODY] } }", "4 and 45", 49],
  [
    "civil society partners in CoE members",
    "collaborations",
    "{ state: { coeMember: { eq: true } }, partnerIsCivilSociety: { eq: true } }",
    "states.csv coe_member true; partner_type cso or unnamed_cso_group, or body with is_civil_society true",
    124,
  ],
  [
    "designated NPMs of Europe",
    "states",
    '{ region: { eq: "Europe" }, npmStatus: { eq: DESIGNATED } }',
    "states.csv: un_region and npm_status",
    37,
  ],
  [
    "bound by the CPT Convention, no party to the OPCAT",
    "states",
    "{ cptConventionParty: { eq: true }, opcatStatus: { in: [SIGNATORY, NON_PARTY] } }",
    "states.csv: cpt_convention_party true, opcat_status not party",
    2,
  ],
  [
    "several roles of an advisory body",
    "advisoryBodies",
    "{ role: { eq: SELECTION } }",
    "advisory_bodies.csv: role holds SELECTION",
    3,
  ],
  ["numbers", "projects", "{ budgetAmount: { gt: 1000000 } }", "projects.csv: 3,600,000 and 1,050,000", 2],
  ["the southern hemisphere", "states", "{ lat: { lt: 0 } }", "states.csv: lat below 0", 24],
  ["names without their accents", "states", '{ name: { startsWith: "cote" } }', "states.csv: Côte d'Ivoire", 1],
];

const missing: Question[] = [
  ["isNull: true", "collaborations", "{ lastAttested: { isNull: true } }", "last_attested empty", 11],
  ["isNull: false", "collaborations", "{ instrument: { isNull: false } }", "instrument not empty", 127],
  ["eq: null means missing", "collaborations", "{ instrument: { eq: null } }", "instrument empty", 86],
  ["a required field is never missing", "collaborations", "{ status: { eq: null } }", "status is always given", 0],
  [
    "a list without entries",
    "collaborations",
    "{ unverifiedField: { isNull: false } }",
    "unverified_fields not empty",
    63,
  ],
  [
    "an entry of a list",
    "collaborations",
    '{ unverifiedField: { eq: "from" } }',
    "unverified_fields holds start_year",
    15,
  ],
  [
    "party without a day of ratification",
    "states",
    "{ ratificationDate: { isNull: true }, opcatStatus: { eq: PARTY } }",
    "states.csv: Colombia",
    1,
  ],
  [
    "null conditions ask nothing",
    "collaborations",
    "{ status: null, formality: null, npm: null, sources: { some: null } }",
    "213 rows",
    213,
  ],
  ["isNull: null asks nothing", "collaborations", "{ lastAttested: { isNull: null } }", "213 rows", 213],
  ["in: [] holds for nothing", "collaborations", "{ pattern: { in: [] }, lastAttested: { in: [] } }", "no value", 0],
  ["text without letters is in nothing", "collaborations", '{ description: { contains: "%" } }', "no wildcards", 0],
];

const dates: Question[] = [
  [
    "eq: a year holds all its dates",
    "collaborations",
    '{ lastAttested: { eq: "2018" } }',
    "last_attested begins with 2018",
    35,
  ],
  [
    "eq: a day is not certain for a bare year",
    "meetings",
    '{ from: { eq: "2017-03-01" } }',
    "meeting-2017-paraguay has 2017-03 only",
    0,
  ],
  [
    "gte: not before the year",
    "collaborations",
    '{ lastAttested: { gte: "2023" } }',
    "first possible day is 2023-01-01 or later",
    26,
  ],
  [
    "gt: after the whole month",
    "collaborations",
    '{ lastAttested: { gt: "2018-05" } }',
    "first possible day is after 2018-05-31; 2018 itself does not count",
    90,
  ],
  [
    "lt: wholly before the year",
    "collaborations",
    '{ lastAttested: { lt: "2012" } }',
    "last possible day is before 2012-01-01",
    7,
  ],
  [
    "lte: not after the year",
    "collaborations",
    '{ lastAttested: { lte: "2012" } }',
    "last possible day is 2012-12-31 or earlier",
    26,
  ],
  [
    "in: several dates",
    "collaborations",
    '{ lastAttested: { in: ["2012", "2015-11"] } }',
    "within 2012 or within November 2015",
    20,
  ],
  ["from and until", "meetings", '{ from: { gte: "2016", lt: "2017" } }', "meetings.csv: start_date within 2016", 7],
  [
    "parties from the first day of the OPCAT",
    "states",
    '{ ratificationDate: { lt: "2006-06-22" } }',
    "states.csv: ratification_date before 2006-06-22",
    20,
  ],
];

describe.each([
  ["filters through relations", relations],
  ["filters that are combined", combined],
  ["filters for what is missing", missing],
  ["filters by partial dates", dates],
])("%s", (_group, questions) => {
  it.each(questions)("%s", async (_question, list, where, _rule, answer) => {
    expect(await answersTo(list, where)).toBe(answer);
  });
});

describe("what a filter may cost", () => {
  const formal = (times: number) =>
    `{ AND: [${Array.from({ length: times }, () => "{ formality: { eq: FORMAL } }").join(", ")}] }`;

  it("answers 12 conditions", async () => {
    expect(await answersTo("collaborations", formal(12))).toBe(153);
  });

  it.each([
    ["13 conditions", formal(13)],
    ["12 conditions and a relation", `{ npm: {}, ${formal(12).slice(1)}`],
    ["three relations in a row", '{ advisoryBody: { npm: { state: { iso3: { eq: "AUT" } } } } }'],
  ])("refuses %s before it reaches the database", async (_name, where) => {
    const { data, errors, statements } = await hub.ask(`{ collaborations(where: ${where}) { totalCount } }`);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: "COST_LIMIT_EXCEEDED", argument: "where" } }]);
    expect(statements).toBe(0);
  });
});
