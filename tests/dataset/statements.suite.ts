import type { Hub } from "../support/hub";
import { datasetHub } from "../support/datasetHub";
import { viewerAs } from "../support/viewers";

let hub: Hub;
beforeAll(async () => {
  hub = await datasetHub();
});

async function statementsOf(query: string, variables = {}): Promise<number> {
  const { errors, statements } = await hub.ask(query, variables, viewerAs("analyst"));
  expect(errors).toEqual([]);
  return statements;
}

describe("statements sent to Neo4j", () => {
  // One for each list, relation or batch of look-ups; never one a record.
  it.each<[string, number, string]>([
    ["nothing but the schema", 0, `{ __schema { queryType { name } } }`],
    ["the type of nothing", 0, `{ __typename }`],
    ["nothing of a list but its type", 0, `{ npms { __typename } }`],
    ["nothing of a relation but its type", 1, `{ npm(id: "npm-slovenia") { memberships { __typename } } }`],
    ["one record", 1, `{ npm(id: "npm-slovenia") { name model } }`],
    ["one record under two names", 1, `{ a: npm(id: "npm-slovenia") { name } b: npm(id: "npm-slovenia") { model } }`],
    [
      "three records of different kinds in one subgraph",
      1,
      `{ npm(id: "npm-slovenia") { name } state(id: "state-austria") { name } node(id: "body-spt") { id } }`,
    ],
    [
      "several records by id, one unknown",
      1,
      `{ nodes(ids: ["npm-slovenia", "npm-austria", "npm-serbia", "state-slovenia", "meeting-2013-belgrade", "none"]) { id } }`,
    ],
    [
      "a record and what it points at",
      2,
      `{ npm(id: "npm-slovenia") { state { name opcat { ratifiedOn } npmDueBy } } }`,
    ],
    ["a list", 1, `{ states(first: 100) { nodes { name opcat { entryIntoForceOn } } } }`],
    ["a total without records", 1, `{ collaborations { totalCount } }`],
    [
      "a list with everything that is counted on it",
      1,
      `{ collaborations(asOf: "2020") { totalCount undeterminedCount partnerCount coverage { records } nodes { id } undetermined { reason } countsBy(field: STATUS) { count } p: countsBy(field: PATTERNS) { count } } }`,
    ],
    [
      "two lists",
      2,
      `{ a: collaborations { totalCount } b: collaborations(where: { status: { eq: ACTIVE } }) { totalCount } }`,
    ],
    [
      "a list with a pointer to another subgraph",
      1,
      `{ memberships(first: 40) { nodes { status signatory { name } } } }`,
    ],
    ["sources of each row", 1, `{ collaborations(first: 50) { nodes { sources { title url } } } }`],
    ["a relation of each row", 2, `{ states(first: 50) { nodes { mandates { nodes { institution } } } } }`],
    [
      "two relations of each row, of two subgraphs",
      4,
      `{ npms(first: 50) { nodes { collaborations(first: 1) { totalCount } meetings { totalCount } memberships { totalCount } } } }`,
    ],
    [
      "the same relation of different parents in one request",
      2,
      `{ a: npm(id: "npm-slovenia") { memberships { totalCount } } b: npm(id: "npm-austria") { memberships { totalCount } } }`,
    ],
    ["actors of all kinds", 1, `{ actors(first: 100) { nodes { __typename name } } }`],
    ["a search", 2, `{ search(text: "Ombudsman", first: 50) { score node { id } } }`],
    ["a search that finds nothing", 1, `{ search(text: "zzzzqq") { node { id } } }`],
    [
      "the seats of advisory bodies with their holders",
      3,
      `{ advisoryBodies { nodes { seats { holder { name } label } } } }`,
    ],
    [
      "the funding of all projects with donors",
      3,
      `{ projects(first: 35) { nodes { name funding { amount donors { name } } } } }`,
    ],
  ])("%s: %i", async (_shape, statements, query) => {
    expect(await statementsOf(query)).toBe(statements);
  });
});

describe("as many statements for 50 rows as for 5", () => {
  it.each([
    [
      "partners and their states",
      `collaborations(first: $first) { nodes { partner { name ... on Cso { state { name } } } npm { name state { name } } } }`,
    ],
    [
      "relations two levels deep",
      `states(first: $first) { nodes { npms { nodes { collaborations(first: 3) { nodes { partner { name } sources { title } } } } } } }`,
    ],
    [
      "participants of meetings",
      `meetings(first: $first) { nodes { name participants(first: 50) { nodes { role actor { name } } } host { name } state { name } } }`,
    ],
    [
      "undetermined records",
      `collaborations(asOf: "2013", first: $first) { nodes { id } undetermined { node { partner { name } } because } }`,
    ],
    [
      "actors and their networks",
      `actors(first: $first) { nodes { name memberships { nodes { network { name } } } } }`,
    ],
    [
      "visits of the SPT",
      `visits(where: { body: { id: { eq: "body-spt" } } }, first: $first) { nodes { state { name } sources { publisher } places { name } } }`,
    ],
  ])("%s", async (_what, field) => {
    const query = `query ($first: Int!) { ${field} }`;
    const few = await statementsOf(query, { first: 5 });
    expect(few).toBeGreaterThan(0);
    expect(await statementsOf(query, { first: 50 })).toBe(few);
  });
});
