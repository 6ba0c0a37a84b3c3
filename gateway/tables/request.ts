/** What a request for a table asks for, parsed from its address. */
import { type PreparedTable, type TableFilter } from "./query";

/** Format, filters and how many rows. */
export interface TableRequest {
  readonly format: "csv" | "json";
  readonly filters: Readonly<Partial<Record<TableFilter, unknown>>>;
  /** Infinity when all are wanted. */
  readonly limit: number;
}

/** The address of a table is wrong; the message says how. */
export class TableRequestError extends Error {
  override readonly name = "TableRequestError";
}

const PARAMETERS = ["where", "orderBy", "asOf", "limit"];
const ORDER = /^([A-Z][A-Z0-9_]*)(?::(asc|desc))?$/i;

/** Parses the query of an address. Throws a TableRequestError at the first thing that is wrong. */
export function parseTableRequest(table: PreparedTable, format: "csv" | "json", query: unknown): TableRequest {
  const given = Object.entries(query as Record<string, unknown>);
  for (const [name, value] of given) {
    if (!PARAMETERS.includes(name))
      throw new TableRequestError(`"${name}" is no parameter; there are ${PARAMETERS.join(", ")}.`);
    if (typeof value !== "string") throw new TableRequestError(`"${name}" may be given once.`);
    if (name !== "limit" && !table.filters.includes(name as TableFilter)) {
      throw new TableRequestError(`The table ${table.name} has no "${name}".`);
    }
  }
  const text = Object.fromEntries(given) as Partial<Record<string, string>>;
  const filters = {
    ...(text.where !== undefined && { where: parseWhere(text.where) }),
    ...(text.orderBy !== undefined && { orderBy: parseOrder(text.orderBy) }),
    ...(text.asOf !== undefined && { asOf: text.asOf }),
  };
  return { format, filters, limit: parseLimit(text.limit) };
}

function parseWhere(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new TableRequestError(
      '"where" must be JSON, as the filter of the same list in GraphQL: {"status":{"eq":"ACTIVE"}}.',
    );
  }
}

/** `NAME`, `NAME:desc`, several by commas. */
function parseOrder(text: string): unknown {
  return text.split(",").map((part) => {
    const match = ORDER.exec(part.trim());
    if (!match?.[1])
      throw new TableRequestError('"orderBy" must be fields by commas, each with :asc or :desc, such as NAME:desc.');
    return { field: match[1].toUpperCase(), direction: (match[2] ?? "asc").toUpperCase() };
  });
}

function parseLimit(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d{1,9}$/.test(text)) throw new TableRequestError('"limit" must be a whole number.');
  return Number(text);
}
