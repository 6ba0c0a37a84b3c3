/** The flat tables: which list each comes from, and what its columns are. Those of records stand in the model. */
import { labels, plain, records, type Label, type TableColumn, type TableModel } from "../../model";

/** One table. */
export interface Table extends TableModel {
  /** Root field of the API; also the table's name. */
  readonly list: string;
}

/** How well a record is backed. */
const PROVENANCE: readonly TableColumn[] = [...plain("confidence unverifiedFields"), ["sources", "sources.id"]];

const ACTORS: Table = {
  list: "actors",
  description: "NPMs, civil society organisations, bodies and networks together.",
  columns: [["id", "id"], ["kind", "__typename"], ...plain("name isCivilSociety"), ...PROVENANCE],
};

/** The order of `GET /tables`; tables of other kinds of record come after, by their labels. */
const ORDER: readonly (Label | "Actor")[] = [
  "Collaboration",
  "Actor",
  "Npm",
  "Cso",
  "Body",
  "Network",
  "State",
  "Mandate",
  "Membership",
  "ChairTerm",
  "Meeting",
  "Visit",
  "Project",
  "Document",
  "Recommendation",
  "AdvisoryBody",
  "Decision",
  "Absence",
  "Source",
];

/** Every table, in the order of `GET /tables`. */
export const TABLES: readonly Table[] = [...new Set([...ORDER, ...labels])].flatMap((of) =>
  of === "Actor" ? [ACTORS] : tablesOf(of),
);

function tablesOf(label: Label): readonly Table[] {
  const { table, root } = records[label];
  if (!table) return [];
  const { description, columns } = table;
  const backed = label === "Source" ? plain("confidence") : PROVENANCE;
  return [{ list: root.many, description, columns: [["id", "id"], ...columns, ...backed] }];
}
