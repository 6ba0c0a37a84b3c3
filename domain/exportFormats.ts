/** Names of the formats in which the graph of cooperation is given out, in the order of `GET /export`. */
export const EXPORT_FORMATS = ["gexf", "graphml", "json", "jsonld", "csv"] as const;
/** Name of a format, which is also the ending of the exported file. */
export type ExportFormatName = (typeof EXPORT_FORMATS)[number];
