import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, isObjectType } from "graphql";
import { guardList, requirementOf as requirementOfRecords, scopesFor } from "../../policy";
import { filterFieldsOf, labels, orderPropertiesOf, countablePropertiesOf } from "../../store/port";
import { AREAS } from "../../domain/areas";
import { buildSubgraph, requirementOf, type Subgraph } from "../../subgraphs";
import { field, object } from "../../subgraphs/schema/descriptors";
import { buildArea } from "../../subgraphs/schema/subgraph";
import { FIELDS } from "../support/guarded";

/** Guarded fields that every record has. */
const OF_EVERY_RECORD = ["owners", "audience", "revision"];

const GUARDS = ["authenticated", "requiresScopes"];

const snapshot = (name: string): string => readFileSync(join(__dirname, "../../schema", name), "utf8");
const api = buildSchema(snapshot("api.graphql"));

describe("what it takes to read fields", () => {
  it("is what was reviewed: the committed list of guards", () => {
    expect(guardList(api, requirementOf)).toBe(snapshot("guards.txt").trim());
  });

  it("is described of every field of the API", () => {
    expect(guardList(api, requirementOf)).not.toContain("UNKNOWN");
  });

  it("shows a field that nobody described", () => {
    const schema = buildSchema("type Query { npms: Npm } type Npm { id: ID secret: String }");
    expect(guardList(schema, requirementOf)).toBe("Npm.id: public\nNpm.secret: UNKNOWN\nQuery.npms: public");
  });

  it("knows neither types nor fields by names of the prototype", () => {
    expect([
      requirementOf("constructor", "name"),
      requirementOf("Npm", "toString"),
      requirementOf("__proto__", "id"),
      requirementOfRecords("Npm", "toString"),
    ]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it("guards amounts of money, tokens, the audit, and who wrote what", () => {
    const guarded = Object.entries(FIELDS)
      .filter(([type]) => type !== "Mutation")
      .flatMap(([type, fields]) =>
        Object.entries(fields).flatMap(([name, takes]) =>
          takes === "public" || OF_EVERY_RECORD.includes(name) ? [] : [`${type}.${name} ${String(takes)}`],
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
      const takes = OF_EVERY_RECORD.map((name) => requirementOf(label, name));
      expect([label, ...takes]).toEqual([
        label,
        "classification:read",
        "classification:read",
        ["cooperation:write", "records:curate"],
      ]);
    }
  });

  it("lets nobody write without a scope, but for giving up a token and reporting an error", () => {
    const open = Object.entries(FIELDS["Mutation"] ?? {}).filter(([, takes]) => scopesFor(takes).length === 0);
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
      const filters = Object.entries(filterFieldsOf(label)).map(([name, filter]) =>
        filter.kind === "property" ? filter.property : name,
      );
      return [...filters, ...orderPropertiesOf(label), ...countablePropertiesOf(label)]
        .filter((name) => requirementOfRecords(label, shown(name)) === undefined)
        .map((name) => `${label}.${name}`);
    });
    expect(missing).toEqual([]);
  });
});

describe("the build fails", () => {
  it("for a guarded field that can’t be null", () => {
    const funding = object("Funding", "Money.", {
      amount: { type: "Float!", description: "How much.", requires: "finance:read" },
    });
    expect(() => buildArea("knowledge", [[funding]])).toThrow("The guarded field Funding.amount must be nullable.");
  });

  it("for two types of one name", () => {
    const period = object("Period", "Another one.", { from: field("String", "When it began.") });
    expect(() => buildArea("knowledge", [[period]])).toThrow("These types are declared twice: Period.");
  });

  it("for a field of a type that there is not", () => {
    const seat = object("Seat", "A seat.", { holder: field("Holder", "Who holds it.") });
    const query = { kind: "EXTENSION", name: "Query", fields: { seat: field("Seat", "One.") } } as const;
    expect(() => buildArea("knowledge", [[seat, query]])).toThrow("There is no type Holder.");
  });

  it("for a field that a record has already", () => {
    const added = { kind: "EXTENSION", name: "Document", fields: { title: field("String", "Another one.") } } as const;
    expect(() => buildArea("knowledge", [[added]])).toThrow("The field Document.title is declared twice.");
  });

  it("for fields added to a type that there is not", () => {
    const added = { kind: "EXTENSION", name: "Chair", fields: { holder: field("String", "Who.") } } as const;
    expect(() => buildArea("knowledge", [[added]])).toThrow("There is no type Chair to add fields to.");
  });
});

describe("directives in the SDL", () => {
  let subgraphs: readonly Subgraph[];
  beforeAll(async () => {
    subgraphs = await Promise.all(AREAS.map(buildSubgraph));
  });

  it("say of each guarded field what it takes, and of no other", () => {
    const guarded = Object.entries(FIELDS).flatMap(([type, fields]) =>
      Object.entries(fields).flatMap(([name, takes]) => (takes === "public" ? [] : [`${type}.${name}`])),
    );
    const told = subgraphs.flatMap(({ schema }) =>
      Object.values(schema.getTypeMap()).flatMap((type) =>
        isObjectType(type)
          ? Object.values(type.getFields()).flatMap(({ name, astNode }) =>
              astNode?.directives?.some((one) => GUARDS.includes(one.name.value)) ? [`${type.name}.${name}`] : [],
            )
          : [],
      ),
    );
    expect([...new Set(told)].sort()).toEqual(guarded.sort());
  });

  it("stand in the snapshots of subgraphs and supergraph", () => {
    for (const { name, sdl } of subgraphs) expect(snapshot(`${name}.graphql`).trim()).toBe(sdl.trim());
    expect(snapshot("supergraph.graphql")).toMatch(
      /budgetAmount: Float .*@requiresScopes\(scopes: \[\["finance:read"\]\]\)/,
    );
    expect(snapshot("supergraph.graphql")).toMatch(/auditEvents\([^)]*\): AuditEventConnection .*@authenticated/s);
  });
});
