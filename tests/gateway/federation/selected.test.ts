/** What an operation selects, and which properties of records that shows. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, getOperationAST, parse } from "graphql";
import { selections } from "../../../gateway/operations/selected";
import { shownBy } from "../../../subgraphs/shared/shown";

const schema = buildSchema(readFileSync(join(__dirname, "../../../schema/api.graphql"), "utf8"));
const selectedIn = selections(schema);

const shown = (text: string) => {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error("No operation.");
  return shownBy(selectedIn({ document, operation }));
};
const properties = (text: string) => shown(text)?.properties;

it("shows properties, and pointers by what holds their ids", () => {
  expect(properties("{ npms { totalCount nodes { id __typename name state { name } sources { id } } } }")).toEqual({
    Npm: ["name", "sourceIds", "stateId"],
    State: ["name"],
    Source: [],
  });
});

it("shows both ends of a period, and nothing for a list of related records", () => {
  expect(properties("{ npm(id: 1) { period { from } collaborations { edges { cursor node { id } } } } }")).toEqual({
    Npm: ["from", "to"],
    Collaboration: [],
  });
});

it("shows what is selected on an interface on every type behind it, through fragments and whatever the aliases", () => {
  const found = properties(
    "query { actor(id: 1) { ...Named } } fragment Named on Actor { title: name ... on Cso { focus } }",
  );
  expect(found).toEqual({ Npm: ["name"], Cso: ["focus", "name"], Body: ["name"], Network: ["name"] });
});

it("shows together what the fields of one operation select of a type, wherever they stand", () => {
  expect(properties("{ a: npm(id: 1) { model } state(id: 2) { npms { nodes { status } } } }")).toEqual({
    Npm: ["model", "status"],
    State: [],
  });
});

it.each([
  ["a field of a subgraph’s own", "{ body(id: 1) { level } }"],
  ["a field that rests on other records", "{ collaboration(id: 1) { confirmation } }"],
  ["the revision", "{ npm(id: 1) { revision } }"],
  ["where single values come from", "{ npm(id: 1) { provenance { field } } }"],
  ["what cannot be determined", "{ collaborations { undetermined { reason } } }"],
  ["roles at edges", "{ npm(id: 1) { meetings { edges { roles } } } }"],
  ["a root field that is no look-up", `{ accession(network: 1, npm: 2) { __typename } }`],
  ["one such field among others", "{ npms { nodes { name } } pathsBetween(from: 1, to: 2) { length } }"],
])("reads records whole for %s", (_, text) => expect(shown(text)).toBeNull());

it.each([
  ["of a page", "{ npms { pageInfo { endCursor } } }", true],
  ["of an edge", "{ state(id: 1) { npms { edges { cursor } } } }", true],
  [
    "of an edge through an alias in a fragment",
    "{ npms { ...E } } fragment E on NpmConnection { edges { at: cursor } }",
    true,
  ],
  ["of nothing but whether there is more", "{ npms { nodes { name } pageInfo { hasNextPage } } }", false],
])("knows whether cursors are shown: %s", (_, text, cursors) => expect(shown(text)?.cursors).toBe(cursors));

it("looks through an operation once", () => {
  const document = parse("{ npms { nodes { name } } }");
  const operation = getOperationAST(document);
  if (!operation) throw new Error("No operation.");
  expect(selectedIn({ document, operation })).toBe(selectedIn({ document, operation }));
});
