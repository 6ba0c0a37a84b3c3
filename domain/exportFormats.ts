/** Names of the formats in which the graph of cooperation is given out, in the order of `GET /export`. */
export const EXPORT_FORMATS = ["gexf", "graphml", "json", "jsonld", "csv"] as const;
export type ExportFormatName = (typeof EXPORT_FORMATS)[number];
