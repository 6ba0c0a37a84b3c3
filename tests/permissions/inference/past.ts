/** Questions for what became of records, and for what the rules of networks say of them. */
import fc from "fast-check";
import { dates } from "./graph";
import { anId, anyLabel, type Template } from "./template";

/** Ids of changes, times and cursors differ from one asking to the next. */
const CHANGES = `{ nodes { action recordId kind record { id } writtenAs fields { field before after } } pageInfo { hasNextPage hasPreviousPage } }`;
/** Later than everything that is written. */
const LATER = "2100-01-01T00:00:00Z";

/** What the journal tells. */
const changes: readonly Template[] = [
  {
    name: "histories of records",
    query: `query ($one: ID!, $other: ID!, $first: Int!) { one: history(id: $one) ${CHANGES} other: history(id: $other, first: $first) ${CHANGES} }`,
    variables: { one: anId(...anyLabel), other: anId(...anyLabel), first: fc.integer({ min: 0, max: 2 }) },
  },
  {
    name: "changes of all records",
    query: `query ($first: Int!) { changes(first: $first) ${CHANGES} }`,
    variables: { first: fc.integer({ min: 0, max: 60 }) },
  },
  {
    name: "changes of some kinds of record",
    query: `query ($first: Int!) { changes(first: $first, types: [COLLABORATION, DOCUMENT, MEMBERSHIP, DELEGATION, VISIT]) ${CHANGES} }`,
    variables: { first: fc.integer({ min: 0, max: 20 }) },
  },
  {
    name: "records as they were known",
    query: `query ($one: ID!, $id: ID!) { recordKnownAt(id: $one, at: "${LATER}") { __typename id } before: recordKnownAt(id: $one, at: "2000-01-01T00:00:00Z") { id }
      network(id: $id) { members(knownAt: "${LATER}") { totalCount nodes { id actor { id } } } chairTerms(knownAt: "${LATER}") { totalCount nodes { id npm { id } } } } }`,
    variables: { one: anId(...anyLabel), id: anId("Network") },
  },
];

/** What is worked out from memberships, terms, designations, decisions and meetings. */
const rules: readonly Template[] = [
  {
    name: "a network and its rules",
    query: `query ($id: ID!, $on: PartialDate!) { network(id: $id) { delegations { totalCount nodes { id actor { id } chairTerm { id } } }
      departures { clause because records { id } } chairGaps(until: $on) { from to } meetingYears { year result meetings { id } }
      costs { externalFunding because records { id } } languageParity { incompleteBecause languages { language result document { id } because } }
      decisions { nodes { id agreement { on outcome missingAssents { id } objections { id } undetermined { id } reasons } } } } }`,
    variables: { id: anId("Network"), on: dates },
  },
  {
    name: "accession, chair and representation",
    query: `query ($id: ID!, $npm: ID!, $on: PartialDate!) { accession(npm: $npm, network: $id, on: $on) { outcome criteria { name result date because sources { id } } }
      chairOf(network: $id, on: $on) { outcome because npm { id } terms { id } possible { id } }
      representativeOf(network: $id, on: $on) { outcome because representatives { as actor { id } records { id } } possible { as actor { id } } } }`,
    variables: { id: anId("Network"), npm: anId("Npm"), on: dates },
  },
];

/** All of them. */
export const past: readonly Template[] = [...changes, ...rules];
