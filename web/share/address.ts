/** Addresses of files. */
import { type GraphVariables } from "../api/where";

/** A kind of file of the chosen records: a table, or a network. */
export type FileKind = "csv" | "gexf";

/** Path of the file with what is chosen: collaborations as a table, or their network. */
export function fileAddress(kind: FileKind, { where, since, until, relations }: GraphVariables): string {
  const query = new URLSearchParams();
  if (Object.keys(where).length > 0) query.set("where", JSON.stringify(where));
  if (since !== null) query.set("since", since);
  if (until !== null) query.set("until", until);
  if (kind === "gexf" && relations) query.set("relations", relations.join(","));
  const path = kind === "csv" ? "/tables/collaborations.csv" : "/export/graph.gexf";
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}
