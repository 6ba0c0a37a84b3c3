/** The flat tables: which list each comes from, and what its columns are. */

/** A column and where its value lies in a record: names of fields joined by dots; within a list, of each item. */
export type Column = readonly [name: string, path: string];

/** One table. */
export interface Table {
  /** Root field of the API; also the table's name. */
  readonly list: string;
  readonly description: string;
  readonly columns: readonly Column[];
}

const PERIOD: readonly Column[] = [
  ["from", "period.from"],
  ["to", "period.to"],
];
const DAYS: readonly Column[] = [...PERIOD, ["to_is_last_day", "period.includesLastDay"]];
const PROVENANCE: readonly Column[] = [
  ["confidence", "confidence"],
  ["unverified_fields", "unverifiedFields"],
  ["sources", "sources.id"],
];
const NOTE = plain("note");
const ATTESTED = plain("firstAttested lastAttested");

/** Whether those whom a record names stand behind it. */
const SAID: readonly Column[] = [...plain("confirmation isDisputed"), ...ids("confirmedBy", "disputedBy")];

/** Columns of fields that hold values: names by spaces. */
function plain(fields: string): readonly Column[] {
  return fields.split(" ").map((field) => [snakeCase(field), field] as const);
}

/** Id and name of the record a field leads to. */
function named(...fields: string[]): readonly Column[] {
  return fields.flatMap((field) => [
    [`${snakeCase(field)}_id`, `${field}.id`] as const,
    [`${snakeCase(field)}_name`, `${field}.name`] as const,
  ]);
}

/** Id of the record, or of each record, a field leads to. */
function ids(...fields: string[]): readonly Column[] {
  return fields.map((field) => [`${snakeCase(field)}_id`, `${field}.id`] as const);
}

function snakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function table(list: string, description: string, columns: readonly (readonly Column[])[]): Table {
  return { list, description, columns: [["id", "id"], ...columns.flat(), ...PROVENANCE] };
}

const STATE_FIELDS =
  "name nameFootnote iso2 iso3 kind region subregion capital lat lon opcatStatus signatureDate signatureType ratificationDate " +
  "ratificationYear ratificationType article24Declared article24Part coeMember cptConventionParty npmStatus npmStatusAsOf " +
  "npmDesignationYear npmStatusNote note";
const NPM_FIELDS =
  "name nameLocal hostInstitution model aptTypeLabel designationYear designationDate operationalYear legalBasis status isCivilSociety";
const NETWORK_FIELDS =
  "name acronym type foundedDate foundedPlace membershipRule decisionRule chairRule fundingRule languages website status note";
const COLLABORATION_FIELDS = "partnerKind partnerLabel patterns formality regularity status instrument description";

/** Every table, in the order of `GET /tables`. */
export const TABLES: readonly Table[] = [
  table("collaborations", "Rounds of cooperation between NPMs or networks and their partners.", [
    ...[named("npm", "network", "partner", "state"), plain(COLLABORATION_FIELDS), ids("advisoryBody", "prolongs")],
    ...[PERIOD, ATTESTED, NOTE, SAID],
  ]),
  table("actors", "NPMs, civil society organisations, bodies and networks together.", [
    [["kind", "__typename"]],
    plain("name isCivilSociety"),
  ]),
  table("npms", "National Preventive Mechanisms, former ones too.", [plain(NPM_FIELDS), named("state"), PERIOD, NOTE]),
  table("csos", "Civil society organisations.", [plain("name nameLocal acronym type focus note"), named("state")]),
  table("bodies", "International, regional and other bodies.", [
    plain("name acronym type isCivilSociety seat establishedYear note"),
    named("parent"),
  ]),
  table("networks", "Networks of NPMs and ombuds institutions.", [plain(NETWORK_FIELDS), ids("foundingDocument")]),
  table("states", "States and territories with their standing under the OPCAT.", [plain(STATE_FIELDS)]),
  table("mandates", "Who holds, or held, the mandate of an NPM.", [
    ...[named("state", "npm"), plain("institution actingAs status legalBasis"), PERIOD],
  ]),
  table("memberships", "Who belongs to which network.", [
    ...[named("network", "actor", "signatory"), plain("status office"), PERIOD, ATTESTED, NOTE],
  ]),
  table("chairTerms", "Who chairs a network, from and to.", [
    ...[named("network", "npm", "representative"), plain("year"), PERIOD, NOTE],
  ]),
  table("meetings", "Meetings of networks, advisory bodies and NPMs with partners.", [
    ...[
      plain("name type place theme participantCount"),
      named("network", "state", "host", "workingGroup"),
      ids("partOf"),
    ],
    ...[DAYS, NOTE, SAID],
  ]),
  table("visits", "Joint visits, and visits of the SPT and the CPT to states.", [
    ...[
      plain("type purpose dateBasis reportStatus"),
      named("body", "state", "places"),
      ids("meeting"),
      DAYS,
      NOTE,
      SAID,
    ],
  ]),
  table("projects", "Projects around NPMs.", [
    plain("name status description budgetAmount budgetCurrency"),
    ...[PERIOD, NOTE],
  ]),
  table("documents", "Declarations, laws, agreements, reports and guides.", [
    plain("title type date language url note"),
    ids("publisher", "about"),
    SAID,
  ]),
  table("recommendations", "Recommendations, told in own words.", [
    ...[plain("topic text date status"), named("issuedBy"), ids("addressedTo", "document", "meeting"), SAID],
  ]),
  table("advisoryBodies", "Councils and committees attached to NPMs.", [
    ...[plain("name roles establishedYear memberCount meetingFrequency legalBasis note"), named("npm")],
  ]),
  table("decisions", "Decisions of networks.", [
    ...[plain("title date outcome decidedBy clause note"), named("network"), ids("meeting", "subjects")],
  ]),
  table("absences", "What a source states not to exist.", [
    plain("statement pattern asOf note"),
    named("state", "npm"),
  ]),
  {
    list: "sources",
    description: "Where the facts were read.",
    columns: [
      ["id", "id"],
      ...plain("title publisher url citedAddress date accessedVia kind note"),
      ["confidence", "confidence"],
    ],
  },
];
