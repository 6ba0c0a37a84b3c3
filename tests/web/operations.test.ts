/** The explorer asks nothing that the API does not answer. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, parse, validate } from "graphql";
import { LIMITS } from "../../gateway/limits";
import type { Operation } from "../../web/api/operation";

const schema = buildSchema(readFileSync(join(__dirname, "../../schema/api.graphql"), "utf8"));
const FOLDER = join(__dirname, "../../web/api");

const isOperation = (value: unknown): value is Operation<unknown, unknown> =>
  typeof value === "object" && value !== null && "document" in value;

const operations = readdirSync(FOLDER)
  .filter((file) => !["client.ts", "operation.ts", "where.ts"].includes(file))
  .flatMap((file) => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- Whatever is there.
    const exported = Object.values(require(join(FOLDER, file)) as Record<string, unknown>);
    // Some stand together, by the kind of record or by their list.
    const all = exported.flatMap((one) =>
      typeof one === "object" && one !== null && !isOperation(one) ? Object.values(one) : [one],
    );
    return all.filter(isOperation).map((operation) => [file, operation.name, operation.document] as const);
  });

it("has operations for every part of the page", () => expect(operations.length).toBeGreaterThanOrEqual(14));

it.each(operations)("%s: %s fits the schema", (_, name, document) => {
  expect(validate(schema, parse(document)).map(({ message }) => message)).toEqual([]);
  expect(document).toContain(name);
});

// The bound of the hub: an operation beyond it is not even read.
it.each(operations)("%s: %s has fewer tokens than the hub takes", (_, __, document) => {
  expect(() => parse(document, { maxTokens: LIMITS.tokens })).not.toThrow();
});

it("gives every operation a name of its own", () => {
  const names = operations.map(([, name]) => name);
  expect(new Set(names).size).toBe(names.length);
});
