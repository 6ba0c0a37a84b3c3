/** Parses the address of a table. */
import { AddressError, parametersIn, parseWhere } from "../files/address";
import { type PreparedTable, type TableFilter } from "./query";

/** Format, filters and how many rows. */
export interface TableRequest {
  readonly format: "csv" | "json";
  readonly filters: Readonly<Partial<Record<TableFilter, unknown>>>;
  /** Infinity when all are wanted. */
  readonly limit: number;
}

/** Parameters of an address. */
type Query = Readonly<Record<string, unknown>>;

const DATES = ["asOf", "since", "until"] as const;
const PARAMETERS = ["where", "orderBy", ...DATES, "limit"];
const ORDER = /^([A-Z][A-Z0-9_]*)(?::(asc|desc))?$/i;

/** Parses the query of an address. Throws an AddressError at the first mistake. */
export function parseTableRequest(table: PreparedTable, format: "csv" | "json", query: Query): TableRequest {
  const text = parametersIn(query, PARAMETERS, (name) => {
    if (name !== "limit" && !table.filters.some((filter) => filter === name))
      throw new AddressError(`The table ${table.name} has no "${name}".`);
  });
  const filters = {
    ...(text.where !== undefined && { where: parseWhere(text.where) }),
    ...(text.orderBy !== undefined && { orderBy: parseOrder(text.orderBy) }),
    ...Object.fromEntries(DATES.flatMap((name) => (text[name] === undefined ? [] : [[name, text[name]]]))),
  };
  return { format, filters, limit: parseLimit(text.limit) };
}

/** `NAME`, `NAME:desc`, several by commas. */
function parseOrder(text: string): unknown {
  return text.split(",").map((part) => {
    const match = ORDER.exec(part.trim());
    if (!match?.[1])
      throw new AddressError(
        '"orderBy" must be fields separated by commas, each with :asc or :desc, such as NAME:desc.',
      );
    return { field: match[1].toUpperCase(), direction: (match[2] ?? "asc").toUpperCase() };
  });
}

function parseLimit(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d{1,9}$/.test(text)) throw new AddressError('"limit" must be a whole number.');
  return Number(text);
}
