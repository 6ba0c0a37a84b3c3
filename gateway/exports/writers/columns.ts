/** The attributes of actors and edges: one list of names for all formats that have attributes or columns. */
import { type ExportEdge, type ExportNode } from "../graph";

/** The type that GEXF and GraphML declare for a column; a list is written as text. */
export type ColumnType = "string" | "integer" | "double" | "boolean" | "list";
/** A value of a column. */
export type ColumnValue = string | number | boolean | null | readonly string[];

/** One attribute. */
export interface Column<Item> {
  readonly name: string;
  readonly type: ColumnType;
  readonly meaning: string;
  readonly value: (item: Item) => ColumnValue;
}

/** Attributes of actors besides their id. */
export const NODE_COLUMNS: readonly Column<ExportNode>[] = [
  { name: "label", type: "string", meaning: "Name of the actor.", value: (node) => node.label },
  { name: "kind", type: "string", meaning: "NPM, CSO, BODY or NETWORK.", value: (node) => node.kind },
  {
    name: "is_civil_society",
    type: "boolean",
    meaning: "Whether it is civil society.",
    value: (node) => node.isCivilSociety,
  },
  { name: "state_id", type: "string", meaning: "Id of its state.", value: ({ state }) => state?.id ?? null },
  { name: "state_name", type: "string", meaning: "Name of its state.", value: ({ state }) => state?.name ?? null },
  {
    name: "state_footnote",
    type: "string",
    meaning: "Footnote to be printed with the name of its state.",
    value: ({ state }) => state?.nameFootnote ?? null,
  },
  {
    name: "country",
    type: "string",
    meaning: "Two letters for its state, as in ISO 3166-1; XK is user-assigned.",
    value: ({ state }) => state?.iso2 ?? null,
  },
  {
    name: "lat",
    type: "double",
    meaning: "Latitude of the centroid of its state, degrees north (WGS 84).",
    value: (node) => node.lat,
  },
  {
    name: "lon",
    type: "double",
    meaning: "Longitude of the centroid of its state, degrees east (WGS 84).",
    value: (node) => node.lon,
  },
  { name: "degree", type: "integer", meaning: "Number of actors it is related to.", value: (node) => node.degree },
  {
    name: "weighted_degree",
    type: "integer",
    meaning: "Number of records that relate it to others.",
    value: (node) => node.weightedDegree,
  },
  { name: "community", type: "integer", meaning: "Number of its community.", value: (node) => node.community },
  { name: "x", type: "double", meaning: "Place in a picture, −1 to 1.", value: (node) => node.x },
  { name: "y", type: "double", meaning: "Place in a picture, −1 to 1.", value: (node) => node.y },
];

/** Attributes of edges besides their id and ends. */
export const EDGE_COLUMNS: readonly Column<ExportEdge>[] = [
  { name: "relation", type: "string", meaning: "Kind of record.", value: (edge) => edge.relation },
  {
    name: "pattern",
    type: "string",
    meaning: "Recorded pattern of the collaborations; one with two patterns is on two edges.",
    value: (edge) => edge.pattern,
  },
  { name: "weight", type: "integer", meaning: "Number of records.", value: (edge) => edge.weight },
  { name: "first_year", type: "integer", meaning: "First year one of them names.", value: (edge) => edge.firstYear },
  { name: "last_year", type: "integer", meaning: "Last year one of them names.", value: (edge) => edge.lastYear },
  { name: "record_ids", type: "list", meaning: "Ids of the records, at most 20.", value: (edge) => edge.records },
];

/** The values of an item that has them, by name. */
export function valuesOf<Item>(item: Item, columns: readonly Column<Item>[]): Readonly<Record<string, ColumnValue>> {
  return Object.fromEntries(columns.map(({ name, value }) => [name, value(item)]));
}
