/** Questions about the graph as a whole: everything that is worked out of what a viewer may see. */
import fc from "fast-check";
import { dates } from "./graph";
import { actorLabels, anId, representations, type Template } from "./template";

const RELATIONS = ["COLLABORATION", "MEMBERSHIP", "PROJECT", "VISIT", "MEETING"];
const relations = fc.subarray(RELATIONS, { minLength: 1 });
const first = fc.integer({ min: 1, max: 4 });
const BASIS = "coverage { records newestAttestation unverified unverifiedShare } undeterminedCount graphVersion";
const PAGE = "totalCount pageInfo { hasNextPage endCursor }";
const GRAPH = `nodeCount edgeCount truncated unnamedPartners viewerClasses ${BASIS}
  nodes { id label kind isCivilSociety state { id name } lat lon degree weightedDegree community x y distance }
  edges { source target relation pattern weight firstYear lastYear records }`;
const CRITERIA =
  "pattern clause outcome isRecorded agreesWithRecord criteria { name clause result because facts { __typename id } sources { id } }";
const GAP =
  "pattern status reason because absences { id } records { id } sources { id } coverage { records newestAttestation }";

/** Who connects whom. */
const network: readonly Template[] = [
  {
    name: "paths between two actors",
    query: `query ($from: ID!, $to: ID!, $relations: [GraphRelation!]) { pathsBetween(from: $from, to: $to, relations: $relations, limit: 10, maxLength: 8) {
      length coverage { records newestAttestation } steps { actor { __typename id } via { __typename id } records { id } recordCount } } }`,
    variables: { from: anId(...actorLabels), to: anId(...actorLabels), relations },
  },
  {
    name: "influence, page by page",
    query: `query ($first: Int!, $after: String, $relations: [GraphRelation!], $by: InfluenceMeasure!) {
      influence(first: $first, after: $after, relations: $relations, by: $by) { ${PAGE} isEstimated ${BASIS}
        nodes { actor { __typename id name } kind degree weightedDegree betweenness isArticulationPoint rank share } } }`,
    variables: { first, relations, by: fc.constantFrom("BETWEENNESS", "DEGREE", "WEIGHTED_DEGREE") },
    cursorOf: (data) => data.influence.pageInfo.endCursor,
  },
  {
    name: "communities",
    query: `query ($relations: [GraphRelation!], $on: PartialDate!) { communities(relations: $relations, since: $on, first: 50) { ${PAGE} modularity ${BASIS}
      nodes { number size density members { id } bridging { actor { id } links communities } } } }`,
    variables: { relations, on: dates },
  },
  {
    name: "the network as a picture, whole and bounded",
    query: `query ($relations: [GraphRelation!], $first: Int!, $status: CollaborationStatus!) { whole: networkGraph(relations: $relations) { ${GRAPH} }
      some: networkGraph(first: $first, where: { status: { eq: $status } }) { ${GRAPH} } part: graphPart(relations: $relations, nodesFrom: 1, edgesFrom: 1, first: 2) { ${GRAPH} } }`,
    variables: { relations, first, status: fc.constantFrom("ACTIVE", "UNKNOWN") },
  },
  {
    name: "what lies around an actor",
    query: `query ($of: ID!, $relations: [GraphRelation!], $depth: Int!) { neighbourhood(of: $of, relations: $relations, depth: $depth) { ${GRAPH} } }`,
    variables: { of: anId(...actorLabels), relations, depth: fc.integer({ min: 1, max: 3 }) },
  },
];

/** Patterns, where and when. */
const patterns: readonly Template[] = [
  {
    name: "patterns by state",
    query: `query ($on: PartialDate!) { patternMatrix(by: STATE, asOf: $on) { ${BASIS} rows { key state { id name } region
      cells { pattern state count undetermined partners absences { id } coverage { records newestAttestation unverified } } } } }`,
    variables: { on: dates },
  },
  {
    name: "patterns by region, model and year",
    query: `query ($kind: PartnerKind!) { region: patternMatrix(by: REGION) { ...it } model: patternMatrix(by: MODEL, where: { partnerKind: { eq: $kind } }) { ...it }
      year: patternMatrix(by: YEAR, where: { state: { coeMember: { eq: true } } }) { ...it } }
      fragment it on PatternMatrix { ${BASIS} rows { key region model year cells { pattern state count undetermined partners } } }`,
    variables: { kind: fc.constantFrom("CSO", "BODY", "NPM") },
  },
  {
    name: "gaps, page by page",
    query: `query ($first: Int!, $after: String) { gaps(first: $first, after: $after) { ${PAGE} ${BASIS} nodes { state { id name } ${GAP} } } }`,
    variables: { first: fc.integer({ min: 1, max: 30 }) },
    cursorOf: (data) => data.gaps.pageInfo.endCursor,
  },
  {
    name: "gaps of states",
    query: `query ($id: ID!) { state(id: $id) { id gaps { ${GAP} } } states { nodes { id gaps { pattern status } } } }`,
    variables: { id: anId("State") },
  },
  {
    name: "cooperation by year, with meetings",
    query: `query ($network: ID!) { all: timeline(from: 2011, to: 2021) { ...it } one: timeline(network: $network, to: 2020, where: { formality: { eq: FORMAL } }) { ...it } }
      fragment it on Timeline { undated ${BASIS} points { year pattern active undetermined started ended coverage { records newestAttestation } }
        meetings { network { id } missingYears years { year count meetings { id } } } }`,
    variables: { network: anId("Network") },
  },
  {
    name: "ties that bear on independence",
    query: `query ($npm: ID!) { all: independencePrompts { ...it } one: independencePrompts(npm: $npm) { ...it } }
      fragment it on IndependencePromptConnection { ${PAGE} ${BASIS} nodes { npm { id } partner { id } kinds question clause overlap
        facts { kind because record { __typename id } sources { id } } } }`,
    variables: { npm: anId("Npm") },
  },
];

/** Evidence beside the record. */
const evidence: readonly Template[] = [
  {
    name: "classification of cooperation",
    query: `query ($id: ID!, $other: ID!) { classification(collaboration: $id) { ${CRITERIA} } collaboration(id: $other) { id classification { ${CRITERIA} } }
      collaborations(first: 4) { nodes { id classification { pattern outcome } } } }`,
    variables: { id: anId("Collaboration"), other: anId("Collaboration") },
  },
  {
    name: "disagreements of record and evidence",
    query: `query ($first: Int!, $after: String) { classificationDisagreements(first: $first, after: $after) { ${PAGE} ${BASIS}
      agreement { pattern recorded agree undetermined disagree met { pattern count } } nodes { collaboration { id } classification { ${CRITERIA} } } } }`,
    variables: { first },
    cursorOf: (data) => data.classificationDisagreements.pageInfo.endCursor,
  },
  {
    name: "entities of insights",
    subgraph: "insights",
    query: `query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on State { id gaps { ${GAP} } } ... on Collaboration { id classification { pattern outcome } } ... on Npm { id } } }`,
    variables: { of: representations("State", "Collaboration", "Npm") },
  },
];

/** All of them. */
export const insights: readonly Template[] = [...network, ...patterns, ...evidence];
