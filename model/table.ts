/** Words for the columns of flat tables: which fields of a record a table shows, and under which names. */

/** A column, and where its value lies in a record: names of fields joined by dots; within a list, of each item. */
export type TableColumn = readonly [name: string, path: string];

/** The table of a kind of record; its first column is the id, its last columns say how well the record is backed. */
export interface TableModel {
  readonly description: string;
  readonly columns: readonly TableColumn[];
}

/** `unverifiedFields` → `unverified_fields`. */
export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Columns of fields that hold values; `fields` are names separated by spaces. */
export const plain = (fields: string): readonly TableColumn[] =>
  fields.split(" ").map((field) => [snakeCase(field), field] as const);

/** Id and name of the record a field leads to. */
export const named = (...fields: readonly string[]): readonly TableColumn[] =>
  fields.flatMap((field) => [
    [`${snakeCase(field)}_id`, `${field}.id`] as const,
    [`${snakeCase(field)}_name`, `${field}.name`] as const,
  ]);

/** Id of the record, or of each record, a field leads to. */
export const ids = (...fields: readonly string[]): readonly TableColumn[] =>
  fields.map((field) => [`${snakeCase(field)}_id`, `${field}.id`] as const);

/** Columns of the period. */
export const PERIOD: readonly TableColumn[] = [
  ["from", "period.from"],
  ["to", "period.to"],
];
/** Columns of a period whose last day is included. */
export const DAYS: readonly TableColumn[] = [...PERIOD, ["to_is_last_day", "period.includesLastDay"]];
/** Columns of the dates on which a record was first and last attested. */
export const ATTESTED = plain("firstAttested lastAttested");
/** Columns that say whether the parties that a record names stand behind it. */
export const SAID: readonly TableColumn[] = [...plain("confirmation isDisputed"), ...ids("confirmedBy", "disputedBy")];
