/** Operations that dashboards and partners depend on: they must work as written. */
export const API_OPERATIONS: Readonly<Record<string, string>> = {
  Profile: `query Profile { npm(id: "npm-slovenia") { name state { name opcat { ratifiedOn } } model
    collaborations(where: { pattern: { eq: OMBUDSMAN_PLUS } }, first: 5) { totalCount nodes { partner { name ... on Cso { state { name } } }
      period { from to } formality status sources { title url } } }
    memberships { nodes { network { name } status period { from } } } } }`,
  Network2013: `query Network2013 { network(id: "network-see-npm") { name members(asOf: "2013-03-26") { totalCount nodes { actor { name } status } undeterminedCount }
    chairTerms { nodes { npm { name } period { from to } } } workingGroups { nodes { name theme } } meetings(first: 3) { nodes { name place } } } }`,
  Eligibility: `query Eligibility { accession(npm: "npm-austria", network: "network-see-npm", on: "2013-10-01") { outcome criteria { clause name result date because sources { id } } } }`,
  Matrix: `query Matrix { patternMatrix(by: STATE, where: { state: { coeMember: { eq: true } }, partnerKind: { in: [CSO, UNNAMED_CSO_GROUP] } }) { rows { state { id name } cells { pattern state count } } } }`,
  Between: `query Between { pathsBetween(from: "cso-peace-institute", to: "body-spt", maxLength: 6, limit: 3, relations: [COLLABORATION, MEETING]) { length steps { actor { id name } via { __typename id } } } }`,
  Map: `query Map { networkGraph(where: { pattern: { in: [ADVISORY_BODY, OMBUDSMAN_PLUS] } }) { nodes { id label kind lat lon degree community } edges { source target pattern weight } } }`,
  Why: `query Why { collaboration(id: "collab-slovenia-peace-institute-ombudsman-plus-2023") { patterns classification { pattern agreesWithRecord criteria { name result because } } } }`,
};
