import { buildSchema, execute, type GraphQLSchema, parse } from "graphql";
import { ANONYMOUS_VIEWER, guard, type Viewer } from "../../policy";
import { requirementOf } from "../../subgraphs";
import { viewerWith } from "../support/viewers";

/** A small schema with the real names, so that the real guards are put on it. */
function schemaOf(resolvers: Record<string, unknown> = {}): GraphQLSchema {
  const schema = buildSchema(`
    type Query { projects: [Project!]! node(id: ID!): Node search: Found secrets: String auditEvents: Int tokens: Int viewer: String }
    interface Node { id: ID! }
    union Found = Project | Funding
    type Project implements Node { id: ID! name: String budgetAmount: Float secret: String }
    type Funding { amount: Float }
    type Unlisted { id: ID }
  `);
  const query = schema.getQueryType()?.getFields() ?? {};
  const project = { __typename: "Project", id: "project-1", name: "Project 1", budgetAmount: 5, secret: "s" };
  const answers: Record<string, unknown> = {
    projects: [project, project, project],
    node: project,
    search: project,
    secrets: "s",
    auditEvents: 1,
    tokens: 2,
    viewer: "v",
    ...resolvers,
  };
  for (const [name, field] of Object.entries(query)) field.resolve = () => answers[name];
  guard(schema, requirementOf);
  return schema;
}

async function ask(viewer: Viewer | undefined, query: string, { schema = schemaOf(), context = { viewer } } = {}) {
  const { data, errors = [] } = await execute({ schema, document: parse(query), contextValue: context });
  return {
    data: JSON.parse(JSON.stringify(data)) as Record<string, unknown>,
    codes: errors.map(({ originalError }) => (originalError as { code?: string } | undefined)?.code ?? "none"),
  };
}

const analyst = viewerWith({ scopes: ["finance:read"] });
const stranger = viewerWith();

describe("guards of a subgraph", () => {
  it.each([
    ["a root list", "{ projects { budgetAmount } }"],
    ["an alias", "{ projects { b: budgetAmount } }"],
    ["an interface", '{ node(id: "1") { ... on Project { budgetAmount } } }'],
    ["a union", "{ search { ... on Project { budgetAmount } } }"],
    ["a fragment", "{ projects { ...A } } fragment A on Project { budgetAmount }"],
  ])(
    "refuse a scoped field reached through %s to who lacks the scope, and give it to who has it",
    async (_way, query) => {
      const refused = await ask(stranger, query);
      expect(new Set(refused.codes)).toEqual(new Set(["FORBIDDEN"]));
      expect(JSON.stringify(refused.data)).not.toContain("5");
      const given = await ask(analyst, query);
      expect(given.codes).toEqual([]);
      expect(JSON.stringify(given.data)).toContain("5");
    },
  );

  it("deny a root field and a field of a record that nobody described, to everyone", async () => {
    expect(await ask(viewerWith({ scopes: analyst.scopes }), "{ secrets projects { id } }")).toMatchObject({
      data: { secrets: null },
    });
    expect((await ask(analyst, '{ node(id: "1") { ... on Project { secret } } }')).data).toEqual({
      node: { secret: null },
    });
  });

  it("say UNAUTHENTICATED where any token would do, and FORBIDDEN where it takes a scope", async () => {
    expect((await ask(ANONYMOUS_VIEWER, "{ auditEvents tokens }")).codes).toEqual(["UNAUTHENTICATED", "FORBIDDEN"]);
    expect((await ask(stranger, "{ auditEvents tokens }")).codes).toEqual(["FORBIDDEN"]);
  });

  it("keep a token to the root fields it is limited to, and let it ask who it is", async () => {
    const limited = viewerWith({ operations: ["tokens"], scopes: ["tokens:manage"] });
    const { data, codes } = await ask(limited, "{ tokens viewer auditEvents }");
    expect(data).toEqual({ tokens: 2, viewer: "v", auditEvents: null });
    expect(codes).toEqual(["FORBIDDEN"]);
  });

  it("deny when a context has no viewer", async () => {
    const { data, codes } = await ask(undefined, "{ auditEvents }");
    expect(data).toEqual({ auditEvents: null });
    expect(codes).not.toEqual([]);
  });

  it("remember no decision on a context that another viewer’s request reuses or copies", async () => {
    const schema = schemaOf();
    const context: { viewer: Viewer } = { viewer: analyst };
    expect((await ask(analyst, "{ projects { budgetAmount } }", { schema, context })).codes).toEqual([]);
    const copied = { ...context, viewer: stranger };
    expect(new Set((await ask(stranger, "{ projects { budgetAmount } }", { schema, context: copied })).codes)).toEqual(
      new Set(["FORBIDDEN"]),
    );
    context.viewer = stranger;
    expect(new Set((await ask(stranger, "{ projects { budgetAmount } }", { schema, context })).codes)).toEqual(
      new Set(["FORBIDDEN"]),
    );
  });

  it("stand on root fields and scoped fields only", () => {
    const plain = schemaOf();
    const fields = plain.getType("Project");
    const resolvers =
      fields && "getFields" in fields
        ? Object.entries(fields.getFields()).filter(([, field]) => "resolve" in field && field.resolve)
        : [];
    expect(resolvers.map(([name]) => name)).toEqual(["budgetAmount", "secret"]);
  });

  it("let the errors of resolvers pass as they are", async () => {
    const failing = schemaOf({ projects: new Error("boom") });
    const { errors } = await execute({
      schema: failing,
      document: parse("{ projects { id } }"),
      contextValue: { viewer: stranger },
    });
    expect(errors?.[0]?.originalError?.message).toBe("boom");
  });
});
