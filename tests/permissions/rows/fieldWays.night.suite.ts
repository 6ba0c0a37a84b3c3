/**
 * Every role × every Type.field × every way to reach it, against an oracle that knows nothing of the table under test. A whole type
 * is asked at a time: the fields that come back as FORBIDDEN must be exactly those the oracle names, and no others.
 */
import {
  execute,
  getNamedType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
} from "graphql";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema } from "graphql";
import { writeDemonstration } from "../../../seed";
import { inversesOf, isActorLabel, labels, records, type Label, type Store } from "../../../store/port";
import { ANONYMOUS_VIEWER, ROLE_NAMES, ROLES, type RoleName, type Viewer } from "../../../policy";
import { openHub, type Data, type Hub } from "../../support/hub";
import { viewerAs } from "../../support/viewers";
import { scratchStore } from "../../support/world";
import { mayRead, mutationAnswer, rootAnswer, SCOPES_OF } from "./fieldOracle";

const api = buildSchema(readFileSync(join(__dirname, "../../../schema/api.graphql"), "utf8"));
const EVERY_ROLE = ["anonymous", ...ROLE_NAMES];
const viewerOf = (role: string): Viewer =>
  role === "anonymous"
    ? ANONYMOUS_VIEWER
    : viewerAs(role as RoleName, {
        org: "npm-demo-north",
        networks: ["network-demo-shores"],
        memberOf: ["network-demo-shores"],
      });

/** The demonstration holds no persons: one of the dataset, as it stands there. */
async function writeOfficeHolder(store: Store): Promise<void> {
  const [, line = ""] = readFileSync(join(__dirname, "../../../seed/data/persons.csv"), "utf8").split("\n");
  const [id = "", name = ""] = line.split(",");
  const properties = {
    name,
    legalBasis: "PUBLIC_FUNCTION",
    confidence: "SEED",
    unverifiedFields: [],
    visibility: "PUBLIC",
  };
  const record = { id, properties, pointers: { sources: ["src-demo"] } };
  await store.writer.transact({ actor: "test", key: "office-holder", input: id }, async (transaction) => {
    await transaction.put("Person", [record]);
    await transaction.link("Person", [record]);
  });
}

let hub: Hub;
let store: Store;
/** One record of each kind that everyone sees. */
const ids = new Map<Label, string>();
beforeAll(async () => {
  store = await scratchStore();
  await writeDemonstration(store);
  await writeOfficeHolder(store);
  hub = await openHub(store);
  for (const label of labels) {
    const { data } = await hub.ask(`{ ${records[label].root.many}(first: 1) { nodes { id } } }`);
    const [first] = data[records[label].root.many].nodes;
    if (first) ids.set(label, first.id);
  }
});
afterAll(() => hub.close());

const fieldsOf = (type: string): GraphQLField<unknown, unknown>[] =>
  Object.values((api.getType(type) as GraphQLObjectType).getFields());
const needsNothing = (field: GraphQLField<unknown, unknown>): boolean =>
  field.args.every((one) => String(one.type).at(-1) !== "!");

/** How a field is selected: leaves by name, objects with what every object has. */
function selected(field: GraphQLField<unknown, unknown>, prefix = ""): string {
  const type = getNamedType(field.type);
  const name = prefix === "" ? field.name : `${prefix}${field.name}: ${field.name}`;
  return isLeafType(type) ? name : `${name} { __typename }`;
}
const selectionOf = (type: string, prefix = ""): string =>
  fieldsOf(type)
    .filter(needsNothing)
    .map((field) => selected(field, prefix))
    .join(" ");

const forbidden = (answer: { errors: readonly Data[] }): string[] =>
  [
    ...new Set(
      answer.errors.map((error) =>
        error.extensions?.code === "FORBIDDEN" ? error.extensions.field : `${error.extensions?.code} ${error.message}`,
      ),
    ),
  ].sort() as string[];
const expectedOf = (role: string, type: string): string[] =>
  fieldsOf(type)
    .filter((field) => !mayRead(role, type, field.name))
    .map((field) => `${type}.${field.name}`)
    .sort();

/** A mutation with the least that it takes, and with what it can’t accept: what does not exist, an empty text. */
function attempt({ name, args }: GraphQLField<unknown, unknown>): string {
  const refused =
    { issueToken: { subject: '""' }, createSource: { title: '""' }, breakGlass: { organisation: '"none"' } }[name] ??
    {};
  const input = args[0] && getNamedType(args[0].type);
  if (!isInputObjectType(input)) throw new Error(`${name} takes no input.`);
  const fields = Object.values(input.getFields()).flatMap((field) => {
    const given = (refused as Record<string, string>)[field.name];
    if (given !== undefined) return [`${field.name}: ${given}`];
    if (field.name === "visibility") return ["visibility: RESTRICTED"];
    return isNonNullType(field.type) ? [`${field.name}: ${literalOf(field.type)}`] : [];
  });
  return `mutation { ${name}(input: { ${fields.join(" ")} }) { __typename } }`;
}

/** Values for arguments that a root field needs; any other takes a text. */
const NEEDED: Readonly<Record<string, string>> = { "DateTime!": '"2026-01-01T00:00:00Z"' };

function literalOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literalOf(type.ofType);
  if (isListType(type)) return "[]";
  if (isEnumType(type)) return String(type.getValues()[0]?.name);
  if (isInputObjectType(type)) throw new Error(`No value is made up for ${type.name}.`);
  const literals: Record<string, string> = { Boolean: "true", Int: "1", Float: "1", PartialDate: '"2020-01-01"' };
  return literals[type.name] ?? '"none"';
}

/** What the hub works out for networks, and the history of one. */
const networkQuery = (): string => {
  const on = `network: "network-demo-shores", on: "2025-10-07"`;
  return `{ accession(npm: "npm-demo-coast", ${on}) { outcome criteria { ${selectionOf("Criterion")} } }
    chairOf(${on}) { ${selectionOf("ChairOnDate")} }
    representativeOf(${on}) { outcome because possible { as } representatives { ${selectionOf("Representative")} } }
    network(id: "network-demo-shores") { departures { ${selectionOf("RuleDeparture")} } chairGaps(until: "2025") { ${selectionOf("ChairGap")} }
      meetingYears { ${selectionOf("MeetingYear")} } costs { ${selectionOf("CostStatement")} }
      languageParity { incompleteBecause languages { ${selectionOf("LanguageFinding")} } }
      provenance { ${selectionOf("FieldProvenance")} } decisions { nodes { agreement { ${selectionOf("Agreement")} } } } }
    history(id: "network-demo-shores") { pageInfo { ${selectionOf("PageInfo")} } edges { cursor } nodes { ${selectionOf("Change")} fields { ${selectionOf("FieldChange")} } } } }`;
};

/** Ways from a root to a record of a label; each names what it selects of the record. */
type Way = (label: Label, id: string) => string | null;
const WAYS: Readonly<Record<string, Way>> = {
  "root field": (label, id) => `{ found: ${records[label].root.one}(id: "${id}") { ${selectionOf(label)} } }`,
  list: (label) => `{ found: ${records[label].root.many}(first: 2) { nodes { ${selectionOf(label)} } } }`,
  edge: (label) => `{ found: ${records[label].root.many}(first: 2) { edges { node { ${selectionOf(label)} } } } }`,
  "interface Node": (label, id) => `{ found: node(id: "${id}") { id ... on ${label} { ${selectionOf(label)} } } }`,
  "list of interfaces": (label, id) =>
    `{ found: nodes(ids: ["${id}", "none"]) { ... on ${label} { ${selectionOf(label)} } } }`,
  "version known at a time": (label, id) =>
    `{ found: recordKnownAt(id: "${id}", at: "${new Date().toISOString()}") { id ... on ${label} { ${selectionOf(label)} } } }`,
  "interface Actor": (label, id) =>
    isActorLabel(label) ? `{ found: actor(id: "${id}") { id ... on ${label} { ${selectionOf(label)} } } }` : null,
  fragment: (label, id) =>
    `{ found: ${records[label].root.one}(id: "${id}") { ...A } } fragment A on ${label} { ...B } fragment B on ${label} { ${selectionOf(label)} }`,
  "inline fragment with a condition": (label, id) =>
    `query ($yes: Boolean = true) { found: ${records[label].root.one}(id: "${id}") { ... @include(if: $yes) { ${selectionOf(label)} } } }`,
  alias: (label, id) =>
    `{ found: ${records[label].root.one}(id: "${id}") { id ${fieldsOf(label)
      .filter((field) => !mayRead("anonymous", label, field.name))
      .map((field) => selected(field, "as_"))
      .join(" ")} } }`,
};

describe.each(EVERY_ROLE)("%s", (role) => {
  it.each(Object.keys(WAYS))(
    "may read of every type what the oracle says, reached by a %s",
    async (way) => {
      const disagreements: unknown[] = [];
      for (const [label, id] of ids) {
        const query = WAYS[way]?.(label, id);
        if (!query) continue;
        const answer = await hub.ask(query, {}, viewerOf(role));
        const [found, expected] = [forbidden(answer), expectedOf(role, label)];
        if (JSON.stringify(found) !== JSON.stringify(expected) || !answer.data?.found)
          disagreements.push({ label, found, expected });
      }
      expect(disagreements).toEqual([]);
    },
    120_000,
  );

  it("may read of every type what the oracle says, nested in another record", async () => {
    const disagreements: unknown[] = [];
    for (const parent of labels) {
      for (const relation of inversesOf(parent)) {
        const [on, of] = [records[parent].root.many, relation.of];
        if (!["Project", "Document", "Membership", "Collaboration", "Meeting"].includes(of)) continue;
        const answer = await hub.ask(
          `{ ${on}(first: 60) { nodes { ${relation.name}(first: 2) { nodes { ${selectionOf(of)} } } } } }`,
          {},
          viewerOf(role),
        );
        const hasRows = answer.data[on].nodes.some((node: Data) => node[relation.name].nodes.length > 0);
        const expected = hasRows ? expectedOf(role, of) : [];
        if (JSON.stringify(forbidden(answer)) !== JSON.stringify(expected))
          disagreements.push({ parent, relation: relation.name, found: forbidden(answer), expected });
      }
    }
    expect(disagreements).toEqual([]);
  });

  it("may read what the oracle says where a subgraph is asked directly for _entities", async () => {
    const disagreements: unknown[] = [];
    for (const { schema, name } of hub.subgraphs) {
      for (const [label, id] of ids) {
        const type = schema.getType(label);
        if (!isObjectType(type)) continue;
        const own = Object.values(type.getFields()).filter(needsNothing);
        const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${label} { ${own.map((field) => selected(field)).join(" ")} } } }`;
        const { data, errors = [] } = await execute({
          schema,
          document: parse(query),
          variableValues: { r: [{ __typename: label, id }] },
          contextValue: hub.contextOf(viewerOf(role)),
        });
        const found = [
          ...new Set(
            errors.map(
              ({ originalError, message }) =>
                (originalError as { details?: { field?: string } }).details?.field ?? message,
            ),
          ),
        ].sort();
        const expected = own
          .filter((field) => !mayRead(role, label, field.name))
          .map((field) => `${label}.${field.name}`)
          .sort();
        if (JSON.stringify(found) !== JSON.stringify(expected) || !(data?.["_entities"] as unknown[])[0])
          disagreements.push({ name, label, found, expected });
      }
    }
    expect(disagreements).toEqual([]);
  });

  it("may read of the types that are no records what the oracle says", async () => {
    const answer = await hub.ask(
      `{ projects(first: 40) { totalCount coverage { ${selectionOf("Coverage")} } pageInfo { ${selectionOf("PageInfo")} } countsBy(field: STATUS) { ${selectionOf("ValueCount")} }
          undetermined { reason because node { id } } nodes { period { ${selectionOf("Period")} } funding { ${selectionOf("Funding")} } } }
        states(first: 3) { nodes { opcat { ${selectionOf("OpcatStanding")} article24 { ${selectionOf("Article24Declaration")} } } } }
        search(text: "Ombudsman") { ${selectionOf("SearchHit")} } advisoryBodies { nodes { seats { ${selectionOf("Seat")} } } } viewer { ${selectionOf("Viewer")} } }`.replace(
        /article24 \{ __typename \} /,
        "",
      ),
      {},
      viewerOf(role),
    );
    expect(forbidden(answer)).toEqual(expectedOf(role, "Funding"));
  });

  it("may read of networks and their rules, and of changes, what the oracle says", async () => {
    const answer = await hub.ask(networkQuery(), {}, viewerOf(role));
    expect(forbidden(answer)).toEqual(expectedOf(role, "Change"));
    expect(answer.data.history.nodes.length).toBeGreaterThan(0);
  });

  it("gets of every root field what the oracle says", async () => {
    const disagreements: unknown[] = [];
    for (const field of Object.keys(api.getQueryType()?.getFields() ?? {})) {
      const [definition] = fieldsOf("Query").filter(({ name }) => name === field);
      const args =
        definition?.args
          .filter((one) => String(one.type).at(-1) === "!")
          .map(({ name, type, defaultValue }) =>
            defaultValue === undefined
              ? `${name}: ${NEEDED[String(type)] ?? (String(type).startsWith("[") ? '["none"]' : '"none"')}`
              : "",
          )
          .filter(Boolean) ?? [];
      const { errors } = await hub.ask(
        `{ ${field}${args.length > 0 ? `(${args.join(", ")})` : ""} { __typename } }`,
        {},
        viewerOf(role),
      );
      const found = errors.length === 0 ? "answer" : String(errors[0]?.extensions?.["code"]);
      if (found !== rootAnswer(role, field)) disagreements.push({ field, found, expected: rootAnswer(role, field) });
    }
    expect(disagreements).toEqual([]);
  });

  it("may use those mutations that the oracle names, and writes nothing by trying", async () => {
    const before = await store.journalHead();
    const disagreements: unknown[] = [];
    for (const field of fieldsOf("Mutation")) {
      const { errors } = await hub.ask(attempt(field), {}, viewerOf(role));
      const [refused] = errors.filter(({ extensions }) => extensions?.["field"] === `Mutation.${field.name}`);
      const found = refused ? refused.extensions?.["code"] : "answer";
      const expected = mutationAnswer(role, field.name);
      if (found !== expected || errors.length > 1) disagreements.push({ field: field.name, found, expected, errors });
    }
    expect(disagreements).toEqual([]);
    expect(await store.journalHead()).toBe(before);
  });

  it.each([
    ["filter", "projects(where: { budgetAmount: { gt: 1 } }) { totalCount }"],
    ["filter for absence", "projects(where: { budgetAmount: { isNull: true } }) { totalCount }"],
    [
      "filter within OR",
      'projects(where: { OR: [{ name: { eq: "x" } }, { budgetCurrency: { eq: "EUR" } }] }) { totalCount }',
    ],
    ["filter within NOT", "projects(where: { NOT: { AND: [{ budgetAmount: { lt: 1 } }] } }) { totalCount }"],
    ["filter through a relation", "npms(where: { projects: { some: { budgetAmount: { gt: 1 } } } }) { totalCount }"],
    [
      "filter through a relation of any actor",
      "actors(where: { projects: { none: { budgetAmount: { gt: 1 } } } }) { totalCount }",
    ],
    [
      "filter through a pointer",
      "projectParticipations(where: { project: { budgetAmount: { gt: 1 } } }) { totalCount }",
    ],
    [
      "filter of a nested list",
      "npms(first: 1) { nodes { projects(where: { budgetAmount: { gt: 1 } }) { totalCount } } }",
    ],
    ["order", "projects(orderBy: [{ field: BUDGET_AMOUNT }]) { totalCount }"],
    [
      "order of a nested list",
      "npms(first: 1) { nodes { projects(orderBy: [{ field: NAME }, { field: BUDGET_AMOUNT }]) { totalCount } } }",
    ],
  ])("is refused a %s by amounts of money unless the oracle lets it read them", async (_way, field) => {
    const { errors } = await hub.ask(`{ ${field} }`, {}, viewerOf(role));
    const codes = [...new Set(errors.map((error) => error.extensions?.["code"]))];
    expect(codes).toEqual(mayRead(role, "Project", "budgetAmount") ? [] : ["FORBIDDEN"]);
  });
});

describe("the walk", () => {
  it("meets every kind of record", () => {
    expect(labels.filter((label) => !ids.has(label) && label !== "InformationExchange")).toEqual([]);
  });

  it("knows the roles and their scopes as the oracle does", () => {
    const scopes = Object.fromEntries(ROLE_NAMES.map((role) => [role, [...ROLES[role].scopes].sort()]));
    expect({ anonymous: [], ...scopes }).toEqual(
      Object.fromEntries(Object.entries(SCOPES_OF).map(([role, list]) => [role, [...list].sort()])),
    );
  });
});
