// What every client is tried with: the address of the hub, its schema, a folder to write to.
import { deepStrictEqual } from "node:assert";

export const url = process.env.LIAISON_TEST_URL;
export const schemaFile = process.env.LIAISON_TEST_SCHEMA;
export const folder = process.env.LIAISON_TEST_CLIENTS;

/** Fails where two values differ; says what was compared. */
export function equal(what, actual, expected) {
  deepStrictEqual(actual, expected, what);
  console.log(`  ok  ${what}`);
}
