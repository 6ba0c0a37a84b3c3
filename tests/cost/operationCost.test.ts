/** What operations cost before they run. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  getIntrospectionQuery,
  getNullableType,
  getOperationAST,
  type GraphQLField,
  introspectionTypes,
  isInterfaceType,
  isListType,
  isObjectType,
  parse,
  print,
} from "graphql";
import { ASSUMED, CHARGED, saidBy } from "../../gateway/cost/weights";
import { prepareExport } from "../../gateway/exports/query";
import { TABLES } from "../../gateway/tables/definitions";
import { prepareTables } from "../../gateway/tables/query";
import { ALLOWANCES } from "../../policy";
import * as explorerOperations from "../../web/api/operations";
import { LIST_SIZE } from "../../web/cards/lists";
import { API_OPERATIONS } from "../support/api/apiOperations";
import { apiSchema, costOf } from "../support/api/apiSchema";

/** Points of a record with one value. */
const RECORD = 1.05;
const TWENTY_IDS = JSON.stringify(Array.from({ length: 20 }, (_, at) => `npm-${at}`));
const points = (exact: number): number => Math.ceil(exact);

describe("the cost of an operation", () => {
  it.each<readonly [title: string, query: string, exact: number]>([
    ["a record by id", `{ npm(id: "x") { id } }`, RECORD],
    ["a page of the size asked for", `{ states(first: 200) { nodes { id } } }`, 1 + 0.05 + 200 * RECORD],
    ["a page read backward", `{ states(last: 100) { nodes { id } } }`, 1 + 0.05 + 100 * RECORD],
    ["a page of a size that nobody chose", `{ states { nodes { id } } }`, 1 + 0.05 + 25 * RECORD],
    ["a page without records", `{ states(first: 0) { nodes { id } } }`, 1 + 0.05],
    [
      "the largest page where a larger one is asked for",
      `{ states(first: 999) { nodes { id } } }`,
      1.05 + 200 * RECORD,
    ],
    [
      "records as nodes and as edges",
      `{ states(first: 10) { nodes { id } edges { node { id } } } }`,
      1 + 0.05 + 10 * RECORD + 10 * (0.05 + RECORD),
    ],
    [
      "lists in lists, multiplied",
      `{ states(first: 10) { nodes { npms(first: 20) { nodes { collaborations(first: 30) { nodes { id } } } } } } }`,
      1.05 + 10 * (1 + 1.05 + 20 * (1 + 1.05 + 30 * RECORD)),
    ],
    ["a total", `{ states(first: 0) { totalCount } }`, 1.05 + 0.05 + 5],
    ["several counts of one list", `{ npms(first: 0) { totalCount coverage { records } } }`, 1.05 + 0.05 + 0.1 + 5],
    [
      "counts by two fields",
      `{ npms(first: 0) { totalCount a: countsBy(field: STATUS) { value } b: countsBy(field: MODEL) { value } } }`,
      1.05 + 0.05 + 2 * 10 * 0.1 + 15,
    ],
    [
      "records of which it can’t be told",
      `{ npms(first: 0, asOf: "2013") { undetermined { node { id } } undeterminedCount } }`,
      1.05 + 50 * (0.05 + RECORD) + 0.05 + 5,
    ],
    ["a list without pages, as long as is assumed", `{ npm(id: "x") { sources { id } } }`, 1 + 5 * RECORD],
    ["a list of values, as long as is assumed", `{ npm(id: "x") { unverifiedFields } }`, 1 + 0.05 * 4],
    ["as many records as ids", `{ nodes(ids: ["a", "b", "c"]) { id } }`, 3 * RECORD],
    [
      "as many paths and steps as may be",
      `{ pathsBetween(from: "a", to: "b", limit: 5, maxLength: 6) { steps { recordCount } } }`,
      1000 + 5 * (0.05 + 7 * 0.1),
    ],
    [
      "four edges for each actor of the network",
      `{ networkGraph(first: 10) { nodes { id } edges { weight } } }`,
      1000 + 0.05 + 10 * 0.1 + 40 * 0.1,
    ],
    [
      "aliases",
      `{ a: states(first: 10) { nodes { id } } b: states(first: 10) { nodes { id } } }`,
      2 * (1.05 + 10 * RECORD),
    ],
    ["a field asked for twice, once", `{ npm(id: "x") { id name } npm(id: "x") { id } }`, 1.1],
    [
      "fragments, each as often as it is spread on something else",
      `{ a: npm(id: "x") { ...Named ...Named } b: npm(id: "y") { ...Named } } fragment Named on Npm { id }`,
      2 * RECORD,
    ],
    [
      "of fragments on kinds of record the dearest",
      `{ nodes(ids: ["a", "b"]) { id ... on Npm { sources { id } } ... on Cso { sources { id } acronym } } }`,
      2 * (RECORD + 5 * RECORD + 0.05),
    ],
    [
      "fragments on an interface beside those on kinds",
      `{ nodes(ids: ${TWENTY_IDS}) { ... on Node { id } ... on Actor { sources { id } } ... on Npm { sources { id } } ... on State { region } } }`,
      20 * (1 + 0.05 + 5 * RECORD + 5 * RECORD),
    ],
    ["nothing that is skipped", `{ npm(id: "x") { id } states @skip(if: true) { nodes { id } } }`, RECORD],
    [
      "nothing that is not included",
      `{ npm(id: "x") { id } ...F @include(if: false) } fragment F on Query { states { nodes { id } } }`,
      RECORD,
    ],
    ["a rule that reads whole lists", `{ chairOf(network: "x") { because } }`, 200 + 0.1],
    [
      "a list as it was known",
      `{ network(id: "x") { chairTerms(first: 2, knownAt: "2020-01-01T00:00:00Z") { nodes { id } } } }`,
      1 + 100 + 1.05 + 2 * RECORD,
    ],
    ["a mutation", `mutation { archiveNpm(input: { id: "x" }) { id } }`, 200 + 0.1],
    ["a subscription", `subscription { changes { cursor } }`, 0.1],
    ["what is asked of the schema", `{ __type(name: "Npm") { name fields { name } } }`, 0.05 + 0.05 + 8 * 0.1],
  ])("counts %s", (_title, query, exact) => {
    expect(costOf(query)).toBe(points(exact));
  });

  it("counts what variables say, and their defaults", () => {
    const query = `query ($first: Int = 10, $isWanted: Boolean!) { states(first: $first) { nodes @include(if: $isWanted) { id } } }`;
    expect(costOf(query, { first: 100, isWanted: true })).toBe(points(1.05 + 100 * RECORD));
    expect(costOf(query, { isWanted: true })).toBe(points(1.05 + 10 * RECORD));
    expect(costOf(query, { isWanted: false })).toBe(points(1.05));
  });

  it("stays a number where lists in lists are beyond every measure", () => {
    const step = "npm { collaborations(first: 200) { nodes {";
    const query = `{ collaborations(first: 200) { nodes { ${step.repeat(60)} id ${"}".repeat(3 * 60 + 3)}`;
    expect(costOf(query)).toBe(Number.MAX_SAFE_INTEGER);
  });
});

interface ListField {
  readonly type: string;
  readonly field: GraphQLField<unknown, unknown>;
}

/** Every list of the API and of introspection that is no page. */
function listsWithoutPages(): ListField[] {
  const types = [...Object.values(apiSchema().getTypeMap()), ...introspectionTypes];
  return types.flatMap((type) => {
    if (!isObjectType(type) && !isInterfaceType(type)) return [];
    return Object.values(type.getFields())
      .filter((field) => isListType(getNullableType(field.type)))
      .filter(({ name }) => !(type.name.endsWith("Connection") && ["nodes", "edges"].includes(name)))
      .map((field) => ({ type: type.name, field }));
  });
}

/** Lists within the answer of a field whose arguments say how long they are. */
const SAID_ABOVE = ["Path.steps", "NetworkGraph.nodes", "NetworkGraph.edges"];

describe("lists without pages", () => {
  it("are there", () => expect(listsWithoutPages().length).toBeGreaterThan(150));

  it("have a length each, which is assumed or follows from arguments", () => {
    const unknown = listsWithoutPages().filter(({ type, field: { name } }) => {
      const isAssumed = `${type}.${name}` in ASSUMED || `*.${name}` in ASSUMED;
      return !isAssumed && !saidBy(type, name, {}) && !SAID_ABOVE.includes(`${type}.${name}`);
    });
    expect(unknown.map(({ type, field }) => `${type}.${field.name}`)).toEqual([]);
  });

  it("are those for which a length is assumed, and no others", () => {
    const lists = listsWithoutPages();
    const isThere = (line: string) =>
      lists.some(({ type, field: { name } }) => line === `${type}.${name}` || line === `*.${name}`);
    expect(Object.keys(ASSUMED).filter((line) => !isThere(line))).toEqual([]);
  });

  it("hold records as records: charged fields are those of the API", () => {
    const types = apiSchema().getTypeMap();
    const isThere = (line: string) => {
      const [type = "", field = ""] = line.split(".");
      const owner = types[type];
      return isObjectType(owner) && field in owner.getFields();
    };
    expect(CHARGED.filter((line) => !isThere(line))).toEqual([]);
  });
});

const ID = "cso-legal-centre-for-the-protection-of-human-rights-and-the-environment";

/** Variables that many operations of the page take, and those that make one as dear as it gets. */
const ALL = { id: ID, first: LIST_SIZE, network: ID, statuses: ["MEMBER"] };
const AT_MOST: Readonly<Record<string, Record<string, unknown>>> = {
  Card: { id: ID },
  History: { id: ID },
  Names: { ids: Array.from({ length: 200 }, () => ID) },
  Paths: { from: ID, to: ID, relations: ["COLLABORATION", "MEMBERSHIP", "PROJECT", "VISIT", "MEETING"] },
  Search: { text: "x" },
  Members: { network: ID },
  Review: { input: { id: ID, verdict: "ACCEPT" } },
  Compare: { before: "2013", after: "2023" },
};

/** Operations that README and docs show: one with its fragments in a block, or several without. */
function shownOperations(): (readonly [string, string])[] {
  const docs = join(__dirname, "../../docs");
  const files = ["../README.md", ...readdirSync(docs).filter((file) => file.endsWith(".md"))];
  return files.flatMap((file) => {
    const blocks = readFileSync(join(docs, file), "utf8").matchAll(/```graphql\n([\s\S]*?)```/g);
    return [...blocks].flatMap(([, block = ""]) => {
      const document = parse(block);
      const isOne = getOperationAST(document) !== null;
      return (isOne ? [block] : document.definitions.map(print)).map((query) => [file, query] as const);
    });
  });
}

describe("at most a quarter of what people without a token may ask", () => {
  const quarter = ALLOWANCES.anonymous.cost / 4;

  it.each(Object.entries(API_OPERATIONS))("costs %s of the contract", (_name, query) => {
    expect(costOf(query)).toBeLessThanOrEqual(quarter);
  });

  it("costs every operation of the explorer", () => {
    const costs = Object.values(explorerOperations).map(
      ({ name, document }) => [name, costOf(document, { ...ALL, ...AT_MOST[name] })] as const,
    );
    expect(costs.length).toBeGreaterThanOrEqual(14);
    expect(costs.filter(([, cost]) => cost > quarter || cost === 0)).toEqual([]);
  });

  it("costs a page of every table and a piece of every export", () => {
    const page = { first: 200, after: null };
    const costs = prepareTables(TABLES, apiSchema()).map(({ name, query }): [string, number] => [
      name,
      costOf(query, page),
    ]);
    expect(costs.length).toBe(TABLES.length);
    const graph = prepareExport(apiSchema());
    for (const piece of ["nodes", "names", "edges"] as const) {
      const query = graph?.queryOf(piece, true) ?? "";
      costs.push([piece, costOf(query, { first: 500, nodesFrom: 0, edgesFrom: 0 })]);
    }
    expect(costs.filter(([, cost]) => cost > quarter || cost === 0)).toEqual([]);
  });

  it("costs every operation that README and docs show", () => {
    const operations = shownOperations();
    expect(operations.length).toBeGreaterThanOrEqual(20);
    expect(operations.filter(([, query]) => costOf(query) > quarter)).toEqual([]);
  });
});

describe("the ceilings", () => {
  it("rise from people without a token over tokens to those who curate", () => {
    const { anonymous, token, curator } = ALLOWANCES;
    for (const kind of ["cost", "rows", "bytes"] as const) {
      expect(anonymous[kind]).toBeLessThan(token[kind]);
      expect(token[kind]).toBeLessThan(curator[kind]);
    }
  });

  it("stand in README and in docs/reliability.md", () => {
    const [readme, page] = ["README.md", "docs/reliability.md"].map((file) =>
      readFileSync(join(__dirname, "../..", file), "utf8"),
    );
    for (const { cost, rows, bytes } of Object.values(ALLOWANCES)) {
      const row = `| ${cost.toLocaleString("en")} | ${rows.toLocaleString("en")} | ${bytes / 1_048_576} MiB |`;
      expect(page).toContain(row);
      expect(readme).toContain(cost.toLocaleString("en"));
    }
  });

  it("let the introspection of GraphiQL and of code generators through, and not thirty of it", () => {
    const query = getIntrospectionQuery({
      inputValueDeprecation: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
    });
    expect(costOf(query)).toBeLessThanOrEqual(ALLOWANCES.anonymous.cost);
    const aliased = Array.from(
      { length: 30 },
      (_, at) => `a${at}: __schema { types { fields { type { fields { name } } } } }`,
    );
    expect(costOf(`{ ${aliased.join(" ")} }`)).toBeGreaterThan(ALLOWANCES.anonymous.cost);
  });
});
