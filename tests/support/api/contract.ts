/** Operations whose answers must be the same wherever the subgraphs run. */
export const CONTRACT: readonly (readonly [title: string, query: string])[] = [
  [
    "Profile",
    `query Profile { npm(id: "npm-slovenia") { name state { name opcat { ratifiedOn } } model
      collaborations(where: { pattern: { eq: OMBUDSMAN_PLUS } }, first: 5) { totalCount nodes { partner { name ... on Cso { state { name } } }
        period { from to } formality status sources { title url } } }
      memberships { nodes { network { name } status period { from } } } } }`,
  ],
  [
    "Network2013",
    `query Network2013 { network(id: "network-see-npm") { name members(asOf: "2013-03-26") { totalCount nodes { actor { name } status } undeterminedCount }
      chairTerms { nodes { npm { name } period { from to } } } workingGroups { nodes { name theme } } meetings(first: 3) { nodes { name place } } } }`,
  ],
  ["Why", `query Why { collaboration(id: "collab-slovenia-peace-institute-ombudsman-plus-2023") { patterns } }`],
  [
    "search with a typing error",
    `{ search(text: "Ombucman", first: 5) { score node { __typename id ... on Actor { name } } } }`,
  ],
  [
    "actors of every kind with fields of four subgraphs",
    `{ actors(first: 30) { totalCount nodes { __typename id name isCivilSociety
      collaborations(first: 2) { totalCount nodes { patterns } } projects(first: 2) { nodes { name } } documents { totalCount } memberships { totalCount } } } }`,
  ],
  [
    "any record by id",
    `{ nodes(ids: ["meeting-2013-belgrade", "nothing", "npm-austria", "src-varuh-ngos-2023"]) { __typename id ... on Meeting { name host { name } }
      ... on Npm { name state { name csos { totalCount } } } ... on Source { title url } } }`,
  ],
  [
    "publishers and subjects of any kind",
    `{ documents(first: 40) { nodes { title publisher { id ... on State { name } ... on Actor { name } } about { __typename id ... on AdvisoryBody { name } } } }
      decisions { nodes { title subjects { id ... on Recommendation { topic } } } } }`,
  ],
  [
    "ordering, counting and paging back",
    `{ collaborations(last: 4, orderBy: [{ field: LAST_ATTESTED, direction: DESC }]) { nodes { id lastAttested } pageInfo { hasPreviousPage startCursor }
      countsBy(field: PATTERNS) { value count } partnerCount coverage { records newestAttestation unverified } } }`,
  ],
  [
    "filters through relations",
    `{ collaborations(where: { partner: { state: { coeMember: { eq: true } } }, NOT: { pattern: { in: [ADVISORY_BODY] } } }, asOf: "2019") {
      totalCount undeterminedCount undetermined { reason because node { id } } } }`,
  ],
  ["a list that is too long", `{ states(first: 201) { totalCount } }`],
  ["a date that is none", `query($on: PartialDate) { npms(asOf: $on) { totalCount } }`],
  ["what does not exist", `{ npm(id: "npm-atlantis") { name } collaboration(id: "npm-slovenia") { status } }`],
  [
    "Eligibility",
    `query Eligibility { accession(npm: "npm-austria", network: "network-see-npm", on: "2013-10-01") { outcome criteria { clause name result date because sources { id } } } }`,
  ],
  [
    "who chairs, who speaks, and what departs from the rules",
    `{ chairOf(network: "network-see-npm", on: "2016-06") { outcome npm { name state { name } } because }
      representativeOf(network: "network-see-npm", on: "2013-04-01") { outcome representatives { as actor { name } } }
      network(id: "network-see-npm") { departures { clause because records { __typename id } } costs { records { id ... on Project { name } } } } }`,
  ],
  [
    "what became of a record, and what it was",
    `{ history(id: "membership-see-npm-npm-austria") { nodes { id action writtenAs fields { field after } record { ... on Membership { actor { name } } } } }
      recordKnownAt(id: "membership-see-npm-npm-austria", at: "2099-01-01T00:00:00Z") { id ... on Membership { status period { from } actor { name } } } }`,
  ],
  ["a mutation without a token", `mutation { archiveNpm(input: { id: "npm-slovenia" }) { id } }`],
];
