import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, isInterfaceType, isObjectType, parse, print } from "graphql";
import { FIELDS, fieldsOf, guardList, requirementOf, scopesFor, uncovered, withDirectives } from "../../policy";
import { filterFieldsOf, labels, orderPropertiesOf, countablePropertiesOf } from "../../store/port";
import { buildSubgraph, SUBGRAPH_NAMES, type Subgraph } from "../../subgraphs";

/** Guarded fields that every record has. */
const OF_EVERY_RECORD = ["owners", "audience", "revision"];

const snapshot = (name: string): string => readFileSync(join(__dirname, "../../schema", name), "utf8");
const api = buildSchema(snapshot("api.graphql"));
const types = Object.values(api.getTypeMap()).filter(
  (type) => !type.name.startsWith("__") && (isObjectType(type) || isInterfaceType(type)),
);

describe("the table of fields", () => {
  it("lists every field of every type of the API", () => {
    expect(uncovered(api)).toEqual([]);
  });

  it("is what was reviewed: the committed list of guards", () => {
    expect(guardList(api)).toBe(snapshot("guards.txt").trim());
  });

  it("lists nothing that the API does not have", () => {
    const there = new Map(types.map((type) => [type.name, "getFields" in type ? Object.keys(type.getFields()) : []]));
    const surplus = Object.entries(FIELDS).flatMap(([type, fields]) =>
      Object.keys(fields)
        .filter((field) => !there.get(type)?.includes(field))
        .map((field) => `${type}.${field}`),
    );
    expect(surplus).toEqual([]);
  });

  it("knows neither types nor fields by names of the prototype", () => {
    expect([fieldsOf("constructor"), requirementOf("Npm", "toString"), requirementOf("__proto__", "id")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("guards amounts of money, tokens, the audit, and who wrote what", () => {
    const guarded = types
      .filter(({ name }) => name !== "Mutation")
      .flatMap((type) =>
        Object.entries(fieldsOf(type.name) ?? {}).flatMap(([field, takes]) =>
          takes === "public" || OF_EVERY_RECORD.includes(field) ? [] : [`${type.name}.${field} ${String(takes)}`],
        ),
      );
    expect(guarded.sort()).toEqual([
      "AuditEvent.hash audit:read",
      "AuditEvent.previousHash audit:read",
      "AuditEvent.sequence audit:read",
      "Change.hash audit:read",
      "Change.organisation classification:read",
      "Change.previousHash audit:read",
      "Change.sequence audit:read",
      "Change.subject audit:read",
      "ChangeProposal.organisation classification:read",
      "Funding.amount finance:read",
      "Funding.currency finance:read",
      "Project.budgetAmount finance:read",
      "Project.budgetCurrency finance:read",
      "Query.auditEvents authenticated",
      "Query.classificationDisagreements records:curate",
      "Query.errorReports records:curate",
      "Query.objections cooperation:write,records:curate",
      "Query.proposals cooperation:write,records:curate",
      "Query.tokens tokens:manage,tokens:administer",
    ]);
  });

  it("guards of every record who owns it, who its audience is, and its revision", () => {
    for (const label of labels) {
      const takes = OF_EVERY_RECORD.map((field) => requirementOf(label, field));
      expect([label, ...takes]).toEqual([
        ...[label, "classification:read", "classification:read"],
        ["cooperation:write", "records:curate"],
      ]);
    }
  });

  it("lets nobody write without a scope, but for giving up a token and reporting an error", () => {
    const open = Object.entries(fieldsOf("Mutation") ?? {}).filter(([, takes]) => scopesFor(takes).length === 0);
    expect(open).toEqual([
      ["reportError", "public"],
      ["revokeToken", "authenticated"],
    ]);
  });

  it.each<[string, readonly string[]]>([
    ["recordCollaboration", ["cooperation:write", "records:curate"]],
    ["updateNpm", ["cooperation:write", "records:curate"]],
    ["createNpm", ["records:curate"]],
    ["createState", ["records:curate"]],
    ["archiveMembership", ["records:curate"]],
    ["updateDecision", ["records:curate"]],
    ["proposeDecision", ["cooperation:write", "network:manage"]],
    ["takePosition", ["cooperation:write", "network:manage"]],
    ["closeDecision", ["cooperation:write", "network:manage"]],
    ["admitMember", ["cooperation:write", "network:manage"]],
    ["withdraw", ["cooperation:write", "network:manage"]],
    ["appointChair", ["cooperation:write", "network:manage"]],
    ["delegateRepresentation", ["cooperation:write", "network:manage"]],
    ["createWorkingGroup", ["cooperation:write", "network:manage", "records:curate"]],
    ["proposeChange", ["cooperation:write"]],
    ["reviewChange", ["cooperation:write", "records:curate"]],
    ["answerReport", ["records:curate"]],
    ["issueToken", ["tokens:manage"]],
    ["breakGlass", ["breakglass:use"]],
  ])("lets %s be used with one of %p", (mutation, scopes) => {
    expect(scopesFor(requirementOf("Mutation", mutation) ?? "public")).toEqual(scopes);
  });

  it("covers everything that can be filtered, ordered and counted by", () => {
    const shown = (property: string) => (["from", "to", "certainFrom"].includes(property) ? "period" : property);
    const missing = labels.flatMap((label) => {
      const filters = Object.entries(filterFieldsOf(label)).map(([name, field]) =>
        field.kind === "property" ? field.property : name,
      );
      return [...filters, ...orderPropertiesOf(label), ...countablePropertiesOf(label)]
        .filter((name) => requirementOf(label, shown(name)) === undefined)
        .map((name) => `${label}.${name}`);
    });
    expect(missing).toEqual([]);
  });
});

describe("the build fails", () => {
  it.each([
    [
      "a type that is not listed",
      "type Query { secret: Secret } type Secret { id: ID }",
      ["The field Query.secret is not listed in policy/fields.", "The type Secret is not listed in policy/fields."],
    ],
    [
      "a field that is not listed",
      "type Query { npms: Npm } type Npm { id: ID secret: String }",
      ["The field Npm.secret is not listed in policy/fields."],
    ],
    [
      "a field of a family that is not listed",
      "type Query { npms: NpmConnection } type NpmConnection { nodes: [ID] secrets: [ID] }",
      ["The field NpmConnection.secrets is not listed in policy/fields."],
    ],
    [
      "an interface with a field that is not listed",
      "type Query { node: Node } interface Node { id: ID secret: ID }",
      ["The field Node.secret is not listed in policy/fields."],
    ],
    [
      "a guarded field that can’t be null",
      "type Query { projects: Project } type Project { id: ID budgetAmount: Float! }",
      ["The guarded field Project.budgetAmount must be nullable."],
    ],
  ])("for %s", (_what, sdl, problems) => {
    expect(uncovered(buildSchema(sdl))).toEqual(problems);
  });
});

describe("directives in the SDL", () => {
  let subgraphs: readonly Subgraph[];
  beforeAll(async () => {
    subgraphs = await Promise.all(SUBGRAPH_NAMES.map(buildSubgraph));
  });

  it("say of each guarded field what it takes, and of no other", () => {
    const sdl = print(
      withDirectives(
        parse(
          "type Project { id: ID budgetAmount: Float } type Query { auditEvents: Int npms: Int } interface Actor { id: ID }",
        ),
      ),
    );
    expect(sdl.match(/.*@.*/g)).toEqual([
      '  budgetAmount: Float @requiresScopes(scopes: [["finance:read"]])',
      "  auditEvents: Int @authenticated",
    ]);
  });

  it("stand in the snapshots of subgraphs and supergraph", () => {
    for (const { name, sdl } of subgraphs) expect(snapshot(`${name}.graphql`).trim()).toBe(sdl.trim());
    expect(snapshot("supergraph.graphql")).toMatch(
      /budgetAmount: Float .*@requiresScopes\(scopes: \[\["finance:read"\]\]\)/,
    );
    expect(snapshot("supergraph.graphql")).toMatch(/auditEvents\([^)]*\): AuditEventConnection .*@authenticated/s);
  });
});
