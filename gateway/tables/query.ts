/** From a table to the query of one of its pages, and from an answer to rows. */
import { type GraphQLField, type GraphQLSchema, parse, validate } from "graphql";
import { isObject } from "../../domain/isObject";
import type { TableColumn as Column } from "../../model";
import { type Table } from "./definitions";

/** A table whose query fits the API. */
export interface PreparedTable {
  readonly name: string;
  readonly description: string;
  readonly columns: readonly Column[];
  readonly query: string;
  /** The same, and how many records are left out because it is open whether they fit: asked for only where something is filtered. */
  readonly filteredQuery: string;
  /** Which of `where`, `orderBy`, `asOf`, `since` and `until` its list takes. */
  readonly filters: readonly TableFilter[];
}

/** An argument by which a table is narrowed, ordered or dated. */
export type TableFilter = "where" | "orderBy" | "asOf" | "since" | "until";

/** A value of a row; a column that reads a list holds one. */
export type Cell = string | number | boolean | null | readonly Cell[];

/** Part of a selection: field → what is selected of it. */
interface Tree {
  [field: string]: Tree;
}

/**
 * Tables whose lists the API has. Throws when the columns of one do not fit: they are part of the API, and a table without
 * a column it had would mislead.
 */
export function prepareTables(tables: readonly Table[], schema: GraphQLSchema): readonly PreparedTable[] {
  return tables.flatMap((table) => {
    const field = schema.getQueryType()?.getFields()[table.list];
    return field ? [prepare(table, field, schema)] : [];
  });
}

function prepare(table: Table, field: GraphQLField<unknown, unknown>, schema: GraphQLSchema): PreparedTable {
  const types = new Map(field.args.map((argument) => [argument.name, String(argument.type)]));
  const filters = (["where", "orderBy", "asOf", "since", "until"] as const).filter((name) => types.has(name));
  const names = ["first", "after", ...filters];
  const variables = names.map((name) => `$${name}: ${types.get(name)}`).join(", ");
  const values = names.map((name) => `${name}: $${name}`).join(", ");
  const nodes = selectionOf(treeOf(table.columns));
  const queryOf = (more: string): string =>
    `query (${variables}) { ${table.list}(${values}) { nodes ${nodes} pageInfo { hasNextPage endCursor }${more} } }`;
  const [query, filteredQuery] = [queryOf(""), queryOf(" undeterminedCount")];
  const errors = validate(schema, parse(filteredQuery));
  if (errors.length > 0)
    throw new Error(`The table ${table.list} does not fit the API: ${errors.map((error) => error.message).join(" ")}`);
  return { name: table.list, description: table.description, columns: table.columns, query, filteredQuery, filters };
}

function treeOf(columns: readonly Column[]): Tree {
  const tree: Tree = {};
  for (const [, path] of columns) path.split(".").reduce((node, field) => (node[field] ??= {}), tree);
  return tree;
}

function selectionOf(tree: Tree): string {
  const fields = Object.entries(tree).map(([field, below]) =>
    Object.keys(below).length === 0 ? field : `${field} ${selectionOf(below)}`,
  );
  return fields.length === 0 ? "" : `{ ${fields.join(" ")} }`;
}

/** The cells of one record, in the order of the columns. */
export function cellsOf(node: unknown, columns: readonly Column[]): readonly Cell[] {
  return columns.map(([, path]) => valueAt(node, path.split(".")));
}

function valueAt(value: unknown, path: readonly string[]): Cell {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((item) => valueAt(item, path));
  const [field, ...rest] = path;
  if (field !== undefined) return isObject(value) ? valueAt(value[field], rest) : null;
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}
