/** What the present view asks, and where its records are as files. */
import { MATRIX, NETWORK, OPEN_ROWS, ROWS, TIMELINE } from "../api/operations";
import { type GraphVariables } from "../api/where";
import { type Operation } from "../api/operation";
import { withAllPartners } from "../api/where";
import { type Selection, type View } from "../state/selection";
import { type Question } from "./copies";

type Any = Operation<unknown, never>;
const OPERATIONS: Readonly<Record<View, Any>> = {
  map: MATRIX,
  network: NETWORK,
  matrix: MATRIX,
  timeline: TIMELINE,
  table: ROWS,
};

/** The operation of a view with what is chosen; `part`: the table may show what may hold. */
export function questionOf(
  { view, part }: Pick<Selection, "view" | "part">,
  { where, since, until, relations }: GraphVariables,
): Question {
  if (areOpenRows({ view, part })) return { operation: OPEN_ROWS, variables: { where, since, until } };
  const asked = OF_PATTERNS.includes(view) ? withAllPartners(where) : where;
  const dates = view === "timeline" ? {} : { since, until };
  const ties = view === "network" && relations ? { relations } : {};
  return { operation: OPERATIONS[view], variables: { where: asked, ...dates, ...ties } };
}

/** Whether the page shows the rows of what may hold, in place of what holds for sure. */
export const areOpenRows = ({ view, part }: Pick<Selection, "view" | "part">): boolean =>
  view === "table" && part === "open";

/** Views of questions that count civil society alone unless they are told who the partner is. */
const OF_PATTERNS: readonly View[] = ["map", "matrix", "timeline"];

export const FILES = ["csv", "gexf"] as const;
export type FileKind = (typeof FILES)[number];

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
