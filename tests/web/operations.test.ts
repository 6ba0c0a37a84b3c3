/** The explorer asks nothing that the API does not answer. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, parse, validate } from "graphql";
import { LIMITS } from "../../gateway/limits";
import { isWhole } from "../../web/api/operation";
import * as exported from "../../web/api/operations";

const schema = buildSchema(readFileSync(join(__dirname, "../../schema/api.graphql"), "utf8"));
const operations = Object.values(exported).map(({ name, document }) => [name, document] as const);

it("has operations for every part of the page", () => expect(operations.length).toBeGreaterThanOrEqual(40));

it.each(operations)("%s fits the schema", (name, document) => {
  expect(validate(schema, parse(document)).map(({ message }) => message)).toEqual([]);
  expect(document).toContain(name);
});

// The bound of the hub: an operation beyond it is not even read.
it.each(operations)("%s has fewer tokens than the hub takes", (_, document) => {
  expect(() => parse(document, { maxTokens: LIMITS.tokens })).not.toThrow();
});

it("gives every operation a name of its own", () => {
  const names = operations.map(([name]) => name);
  expect(new Set(names).size).toBe(names.length);
});

it.each([
  [{ node: null, network: null, chairOf: null }, true],
  [{ node: null, timeline: { points: [] } }, true],
  [{ before: { nodes: [] }, after: null }, false],
])("an answer may lack records, and nothing else: %j", (data, isAllThere) => expect(isWhole(data)).toBe(isAllThere));
