/** Questions for lists of all records of a kind: filters, orders, dates, pages, totals and counts. */
import fc from "fast-check";
import { dates } from "./graph";
import { actorLabels, anId, someIds, type Template } from "./template";

const first = fc.integer({ min: 1, max: 3 });
const text = fc.constantFrom("sample", "npm", "cso 1", "exam", "2");
const status = fc.constantFrom("ACTIVE", "ENDED", "CONTESTED", "UNKNOWN");
const visibility = fc.constantFrom("PUBLIC", "PARTNERS", "RESTRICTED", "CONFIDENTIAL");

/** Pages after and before a cursor, totals, counts and what cannot be told of a date. */
const pages: readonly Template[] = [
  {
    name: "cooperation on a date",
    query: `query ($on: PartialDate!, $first: Int!) { collaborations(asOf: $on, first: $first) {
      totalCount partnerCount undeterminedCount undetermined { reason because node { id partner { id } } }
      coverage { records newestAttestation unverified note } patterns: countsBy(field: PATTERNS) { value count }
      kinds: countsBy(field: PARTNER_KIND) { value count }
      edges { cursor node { id visibility patterns status partner { id name } npm { id } network { id } state { id name }
        prolongs { id status } advisoryBody { id name } sources { id title } period { from to } partnerIsCivilSociety } } } }`,
    variables: { on: dates, first: fc.integer({ min: 1, max: 20 }) },
  },
  {
    name: "cooperation by attestation, page by page",
    query: `query ($first: Int!, $after: String) { collaborations(first: $first, after: $after,
      orderBy: [{ field: LAST_ATTESTED, direction: DESC }, { field: PERIOD }]) {
      totalCount nodes { id lastAttested partner { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
    variables: { first },
    cursorOf: (data) => data.collaborations.pageInfo.endCursor,
  },
  {
    name: "documents, page by page from the end",
    query: `query ($last: Int!, $after: String) { documents(last: $last, before: $after, orderBy: [{ field: DATE }]) {
      totalCount nodes { id date publisher { __typename id } about { __typename id } } pageInfo { hasNextPage hasPreviousPage startCursor } } }`,
    variables: { last: fc.integer({ min: 1, max: 2 }) },
    cursorOf: (data) => data.documents.pageInfo.startCursor,
  },
  {
    name: "actors by name, page by page",
    query: `query ($text: String!, $first: Int!, $after: String) { actors(where: { name: { contains: $text } }, first: $first, after: $after) {
      totalCount coverage { records unverified } pageInfo { hasNextPage endCursor }
      nodes { __typename id name visibility ... on Npm { model state { id } } ... on Cso { state { name } } ... on Body { level parent { id } }
        ... on Network { foundingDocument { id } } collaborations(first: 2) { totalCount nodes { id } } } } }`,
    variables: { text, first },
    cursorOf: (data) => data.actors.pageInfo.endCursor,
  },
  {
    name: "standings in networks on a date",
    query: `query ($on: PartialDate!) { memberships(asOf: $on, orderBy: [{ field: LAST_ATTESTED }]) { totalCount undeterminedCount
      undetermined { reason because node { id } } countsBy(field: STATUS) { value count }
      nodes { id status actor { __typename id name } network { id name } sources { id } } } }`,
    variables: { on: dates },
  },
  {
    name: "records that relate others, on a date",
    query: `query ($on: PartialDate!) { mandates(asOf: $on) { totalCount undeterminedCount nodes { id npm { id } state { id } } }
      aliases(asOf: $on) { totalCount nodes { id name entity { __typename id } } } chairTerms(asOf: $on) { undeterminedCount nodes { id npm { name } } }
      informationExchanges { totalCount nodes { id npm { id } partner { id } } } absences { countsBy(field: PATTERN) { value count } nodes { id state { id } } } }`,
    variables: { on: dates },
  },
];

/** Filters through relations, quantified, negated and in alternatives. */
const filters: readonly Template[] = [
  {
    name: "NPMs by a partner",
    query: `query ($partner: ID!, $status: CollaborationStatus!) {
      with: npms(where: { collaborations: { some: { partner: { id: { eq: $partner } } } } }) { totalCount nodes { id } }
      without: npms(where: { collaborations: { none: { status: { eq: $status } } } }) { totalCount nodes { id } } }`,
    variables: { partner: anId(...actorLabels), status },
  },
  {
    name: "CSOs whose cooperation is all of one kind",
    query: `query ($status: CollaborationStatus!, $visibility: Visibility!) {
      csos(where: { collaborations: { all: { status: { eq: $status } } } }) { totalCount nodes { id } countsBy(field: TYPE) { value count } }
      states(where: { csos: { all: { visibility: { eq: $visibility } } } }) { totalCount nodes { id } } }`,
    variables: { status, visibility },
  },
  {
    name: "states without",
    query: `query ($model: NpmModel!, $on: PartialDate!) { states(where: { NOT: { npms: { some: { model: { eq: $model } } } },
      collaborations: { none: { from: { gte: $on } } } }) { totalCount nodes { id opcat { status ratifiedOn } npmDueBy } } }`,
    variables: { model: fc.constantFrom("OMBUDSMAN", "OMBUDSMAN_PLUS"), on: dates },
  },
  {
    name: "cooperation by either of two pointers",
    query: `query ($state: ID!, $npms: [ID!]!) {
      collaborations(where: { OR: [{ partner: { state: { id: { eq: $state } } } }, { npm: { id: { in: $npms } } }], NOT: { advisoryBody: {} } }) {
        totalCount partnerCount nodes { id } }
      inState: collaborations(where: { state: { id: { eq: $state } } }) { totalCount } }`,
    variables: { state: anId("State"), npms: someIds("Npm") },
  },
  {
    name: "cooperation by its chain and its sources",
    query: `query ($status: CollaborationStatus!, $source: ID!) {
      later: collaborations(where: { prolongs: { status: { eq: $status } } }) { totalCount nodes { id } }
      last: collaborations(where: { prolongedBy: { none: {} } }) { totalCount nodes { id prolongs { id prolongs { id } } } }
      unsourced: collaborations(where: { sources: { none: { id: { eq: $source } } } }) { totalCount } }`,
    variables: { status, source: anId("Source") },
  },
  {
    name: "documents by what they point at",
    query: `query ($ids: [ID!]!) { all: documents(where: { about: { all: { id: { in: $ids } } } }) { totalCount nodes { id } }
      some: documents(where: { about: { some: { id: { in: $ids } } } }) { totalCount nodes { id } }
      unpublished: documents(where: { NOT: { publisher: {} } }) { totalCount nodes { id } } }`,
    variables: { ids: someIds("State", "AdvisoryBody", ...actorLabels) },
  },
  {
    name: "actors by what they took part in",
    query: `query ($type: MeetingType!, $project: ID!) {
      met: actors(where: { meetings: { some: { type: { eq: $type } } } }) { totalCount nodes { id } }
      idle: actors(where: { projects: { none: { id: { eq: $project } } }, NOT: { meetings: { some: {} } } }) { totalCount nodes { id } } }`,
    variables: {
      type: fc.constantFrom("ADVISORY_BODY", "ANNUAL", "TRAINING", "WORKING_GROUP"),
      project: anId("Project"),
    },
  },
  {
    name: "decisions by positions and subjects",
    query: `query ($stance: Stance!, $subject: ID!) {
      unopposed: decisions(where: { positions: { none: { stance: { eq: $stance } } } }) { totalCount nodes { id subjects { __typename id } } }
      about: decisions(where: { subjects: { some: { id: { eq: $subject } } } }) { totalCount nodes { id positions { totalCount nodes { id actor { id } } } } } }`,
    variables: { stance: fc.constantFrom("ASSENT", "OBJECTION"), subject: anId("Npm", "Network", "Recommendation") },
  },
];

/** Questions that are refused: with the same words, whatever there is. */
const refused: readonly Template[] = [
  {
    name: "a cursor of another order",
    query: `query ($first: Int!, $after: String) { collaborations(first: $first, orderBy: [{ field: TO }]) { pageInfo { endCursor } }
      states { nodes { id collaborations(first: $first, after: $after) { totalCount nodes { id } } } } }`,
    variables: { first },
    cursorOf: (data) => data.collaborations.pageInfo.endCursor,
    isRefused: true,
  },
];

/** All of them. */
export const lists: readonly Template[] = [...pages, ...filters, ...refused];
