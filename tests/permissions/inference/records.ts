/** Questions for single records and what hangs on them, for records found by text, and for entities of one subgraph. */
import fc from "fast-check";
import { dates } from "./graph";
import { actorLabels, anId, anyLabel, representations, type Template } from "./template";

const first = fc.integer({ min: 1, max: 4 });
const misspelt = fc.constantFrom(
  "Sampel",
  "Exampel",
  "exchnage",
  "Npm 1",
  "Document Sampl",
  "cso",
  "Placehodler",
  "Example 2",
);

/** Relations of relations, and values computed from related records. */
const nested: readonly Template[] = [
  {
    name: "states with what is in them",
    isWide: true,
    query: `query ($on: PartialDate!) { states { nodes { id name npms { totalCount nodes { id absences { totalCount }
        collaborations(first: 2) { totalCount nodes { id partner { id name } } pageInfo { hasNextPage endCursor } } } }
      collaborations(asOf: $on) { totalCount undeterminedCount partnerCount coverage { records newestAttestation } } } } }`,
    variables: { on: dates },
  },
  {
    name: "states with places, visits and meetings",
    isWide: true,
    query: `query ($first: Int!) { states(first: $first) { nodes { id csos { totalCount nodes { id projects { totalCount nodes { id } } } }
      places { nodes { id visits { totalCount nodes { id } } } } meetings { totalCount } recommendationsReceived { totalCount nodes { id } } } } }`,
    variables: { first },
  },
  {
    name: "a network with its life",
    isWide: true,
    query: `query ($id: ID!, $on: PartialDate!) { network(id: $id) { id name members(asOf: $on) { totalCount undeterminedCount nodes { id owners { id } audience { id } actor { id name } } }
      chairTerms { nodes { id npm { id state { id } } period { from to } } } workingGroups { nodes { id meetings { totalCount } } }
      decisions { totalCount nodes { id positions { totalCount nodes { stance actor { id } } } } }
      meetings { totalCount nodes { id host { id } participants { totalCount nodes { role actor { id } } } } } } }`,
    variables: { id: anId("Network"), on: dates },
  },
  {
    name: "projects with funding",
    query: `query ($first: Int!) { projects(first: $first) { totalCount nodes { id owners { id } audience { id } funding { amount currency donors { __typename id name } period { from to } }
      participants { totalCount nodes { id role actor { id name } } countsBy(field: ROLE) { value count } } } } }`,
    variables: { first },
  },
  {
    name: "advisory bodies with seats",
    isWide: true,
    query: `query ($first: Int!) { advisoryBodies(first: $first) { totalCount nodes { id npm { id } seats { label holder { __typename id name } period { from to }
      collaboration { id status } } documentsAbout { totalCount nodes { id } } } } }`,
    variables: { first },
  },
  {
    name: "meetings and visits with participants",
    query: `query ($on: PartialDate!) { meetings(asOf: $on) { totalCount undetermined { because node { id } } nodes { id network { id } partOf { id } parts { totalCount }
        participants { totalCount } visits { nodes { id places { id } } } } }
      visits { nodes { id body { id } state { id } participants { totalCount nodes { actor { name } } } } } }`,
    variables: { on: dates },
  },
  {
    name: "recommendations with what followed",
    isWide: true,
    query: `query ($first: Int!) { recommendations(first: $first) { totalCount countsBy(field: STATUS) { value count } nodes { id issuedBy { id } addressedTo { __typename id }
      document { id } meeting { id } followUps { totalCount nodes { id actor { id } } } decisions { totalCount } } } }`,
    variables: { first },
  },
];

/** One record by id, and records found by text. */
const lookups: readonly Template[] = [
  {
    name: "records by id",
    query: `query ($collaboration: ID!, $membership: ID!, $document: ID!, $visit: ID!, $alias: ID!, $state: ID!, $exchange: ID!) {
      collaboration(id: $collaboration) { id partner { id } prolongs { id } prolongedBy { totalCount nodes { id } } }
      membership(id: $membership) { id status } document(id: $document) { id about { id } } visit(id: $visit) { id places { id name } }
      alias(id: $alias) { id entity { id } } state(id: $state) { id name } informationExchange(id: $exchange) { id topic } }`,
    variables: {
      collaboration: anId("Collaboration"),
      membership: anId("Membership"),
      document: anId("Document", "Meeting"),
      visit: anId("Visit"),
      alias: anId("Alias"),
      state: anId("State", "Npm"),
      exchange: anId("InformationExchange"),
    },
  },
  {
    name: "any record by id",
    query: `query ($id: ID!, $ids: [ID!]!) { node(id: $id) { ...some } nodes(ids: $ids) { ...some } }
      fragment some on Node { __typename id ... on Actor { name memberships { totalCount } } ... on Collaboration { status npm { id } partner { id } }
        ... on Position { stance decision { id } } ... on Source { title } ... on Meeting { host { id } } ... on Alias { name } }`,
    variables: { id: anId(...anyLabel), ids: fc.array(anId(...anyLabel), { minLength: 8, maxLength: 8 }) },
  },
  {
    name: "an actor with all that it does",
    isWide: true,
    query: `query ($id: ID!) { actor(id: $id) { __typename id name isCivilSociety aliases { nodes { name } } collaborations { totalCount partnerCount nodes { id } }
      projects { totalCount nodes { id } } meetings { totalCount nodes { id } } visits { totalCount } documents { totalCount } recommendations { nodes { id } }
      ... on Npm { state { name } mandates { totalCount } } ... on Network { members { totalCount } } } }`,
    variables: { id: anId(...actorLabels) },
  },
  {
    name: "text with typing errors",
    query: `query ($text: String!, $first: Int!) { search(text: $text, first: $first) { score node { __typename id ... on Actor { name } } } }`,
    variables: { text: misspelt, first: fc.integer({ min: 1, max: 50 }) },
  },
  {
    name: "text with typing errors in some kinds",
    query: `query ($text: String!, $first: Int!) { search(text: $text, first: $first, types: [NPM, CSO, DOCUMENT, SOURCE, STATE]) { score node { id } } }`,
    variables: { text: misspelt, first: fc.integer({ min: 1, max: 5 }) },
  },
];

/** What a subgraph tells the gateway, asked for any ids. */
const entities: readonly Template[] = [
  {
    name: "entities of actors",
    subgraph: "actors",
    query: `query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Npm { id name state { id } mandates { totalCount } }
      ... on State { id name npms { totalCount nodes { id } } csos { totalCount } } ... on Alias { id name entity { id } } ... on Source { id title }
      ... on Cso { id name } ... on Collaboration { id } ... on Meeting { id } } }`,
    variables: { of: representations("Npm", "State", "Alias", "Source", "Cso", "Collaboration", "Meeting") },
  },
  {
    name: "entities of networks",
    subgraph: "networks",
    query: `query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Network { id name memberships { totalCount nodes { id actor { id } } } }
      ... on Membership { id status } ... on Npm { id chairTerms { totalCount } memberships { totalCount } } ... on Recommendation { id decisions { totalCount } } } }`,
    variables: { of: representations("Network", "Membership", "Npm", "Recommendation") },
  },
  {
    name: "entities of cooperation",
    subgraph: "cooperation",
    query: `query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Collaboration { id partner { id } npm { id } state { id } prolongedBy { totalCount } }
      ... on Npm { id collaborations { totalCount } informationExchanges { totalCount nodes { id } } } ... on State { id collaborations { totalCount partnerCount } }
      ... on AdvisoryBody { id seats { label holder { id } } } } }`,
    variables: { of: representations("Collaboration", "Npm", "State", "AdvisoryBody") },
  },
  {
    name: "entities of activities",
    subgraph: "activities",
    query: `query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Project { id funding { donors { id } } } ... on Meeting { id participants { totalCount } }
      ... on Cso { id projects { totalCount nodes { id } } meetings { totalCount } visits { totalCount } } ... on VisitParticipation { id actor { id } } } }`,
    variables: { of: representations("Project", "Meeting", "Cso", "VisitParticipation") },
  },
  {
    name: "entities of knowledge",
    subgraph: "knowledge",
    query: `query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Document { id publisher { id } about { id } recommendations { totalCount } }
      ... on FollowUp { id actor { id } recommendation { id } } ... on State { id documents { totalCount } } ... on Body { id documentsAbout { totalCount } } } }`,
    variables: { of: representations("Document", "FollowUp", "State", "Body") },
  },
];

/** All of them. */
export const singles: readonly Template[] = [...nested, ...lookups, ...entities];
