/** The committed subgraphs, composed by another composer too: clients see the same API. Apollo's is a tool of development only. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { composeServices } from "@apollo/composition";
import { type DocumentNode, Kind, lexicographicSortSchema, parse, printSchema, visit } from "graphql";
import { AREAS } from "../../../domain/areas";

const committed = (name: string): string => readFileSync(join(__dirname, "../../../schema", `${name}.graphql`), "utf8");

/** What Apollo's composer makes of the committed subgraphs, the first of which may be another: the API, and what it remarks on. */
function composed(change: (document: DocumentNode) => DocumentNode = (document) => document) {
  const [first, ...others] = AREAS.map((name) => ({ name, typeDefs: parse(committed(name)) }));
  if (!first) throw new Error("There are no subgraphs.");
  const all = [{ ...first, typeDefs: change(first.typeDefs) }, ...others];
  const { schema, errors, hints } = composeServices(
    all.map((one) => ({ ...one, url: `http://${one.name}.subgraph.invalid/graphql` })),
  );
  if (!schema) throw new Error(errors?.join("\n"));
  const api = printSchema(lexicographicSortSchema(schema.toAPISchema().toGraphQLJSSchema()));
  return { api: `${api.trim()}\n`, remarks: (hints ?? []).map(String) };
}

it("another composer makes the same API of the subgraphs, and has nothing to remark", () => {
  expect(composed()).toEqual({ api: committed("api"), remarks: [] });
});

it("a field that may be null in one subgraph shows", () => {
  const changed = (document: DocumentNode) =>
    visit(document, {
      FieldDefinition: ({ type, ...field }) =>
        field.name.value === "model" && type.kind === Kind.NON_NULL_TYPE ? { ...field, type: type.type } : undefined,
    });
  expect(composed(changed).api).not.toBe(committed("api"));
});
