/** What each file of the dataset becomes: labels of the model, and the property or pointer for every column. The model names files and columns. */
import { labels, pointersOf, records, snakeCase, type Label, type Value } from "../model";
import { enumValue } from "./cells";

/** The cells of one row by column; undefined where the file lacks the column. */
export interface Cells {
  readonly id?: string;
  readonly confidence?: string;
  readonly unverified_fields?: string;
  readonly source?: string;
  readonly [column: string]: string | undefined;
}

/** How rows of a file become records of one label. */
export interface RecordMapping {
  readonly label: Label;
  /** Column → property or pointer of the label; a column that is not named here says nothing about this record. */
  readonly columns: Readonly<Record<string, string>>;
  /** The id of the record, from the id of the row. */
  readonly id: (rowId: string) => string;
  /** Properties that no column states; null is none. */
  readonly derive?: (cells: Cells) => Readonly<Record<string, Value>>;
  /** Column → derived properties that rest on it and share its doubts. */
  readonly restingOn?: Readonly<Record<string, readonly string[]>>;
}

/** How the rows of one file of a dataset become records. */
export interface FileMapping {
  readonly file: string;
  /** Every column the file may have, in any order. */
  readonly columns: readonly string[];
  /** Those of them that it must have. */
  readonly mandatory: readonly string[];
  readonly records: readonly RecordMapping[];
  /** Rows are sources themselves: `source` repeats the id. */
  readonly isItsOwnSource?: boolean;
}

/** Columns about the row itself rather than the world; nothing about them can be unverified. */
export const ROW_COLUMNS: readonly string[] = ["id", "unverified_fields", "confidence"];

/** Raised when rows become other records than before, so that a graph that was imported earlier is brought up to date. */
export const MAPPING_EDITION = 3;

type Derivations = Readonly<Record<string, (cells: Cells) => Value>>;

interface Options {
  /** Properties that no column states, by what they follow from. */
  readonly derived?: Derivations;
  readonly restingOn?: RecordMapping["restingOn"];
  readonly also?: readonly RecordMapping[];
}

/** Column → property or pointer, for all that an import may write. What an operation keeps is recorded history only where the model gives it a column. */
function columnsOf(label: Label, derived: Derivations): Readonly<Record<string, string>> {
  const models = Object.entries({ ...records[label].properties, ...pointersOf(label) });
  const stated = models.filter(
    ([name, model]) => !model.derived && !(model.ruled && model.column === undefined) && !(name in derived),
  );
  return Object.fromEntries(stated.map(([name, { column = snakeCase(name) }]) => [column, name]));
}

/** A file whose rows become records of a label: it may have a column for whatever the model knows, and must have those that may not be empty. */
function mapped(file: string, label: Label, { derived = {}, restingOn, also = [] }: Options = {}): FileMapping {
  const columns = columnsOf(label, derived);
  const derive = (cells: Cells) =>
    Object.fromEntries(Object.entries(derived).map(([name, valueOf]) => [name, valueOf(cells)]));
  const isMandatory = (name: string): boolean =>
    name === "sources" || (records[label].properties[name] ?? pointersOf(label)[name])?.required === true;
  return {
    file,
    columns: [...ROW_COLUMNS, ...Object.keys(columns)],
    mandatory: [...ROW_COLUMNS, ...Object.keys(columns).filter((column) => isMandatory(columns[column] ?? ""))],
    records: [{ label, columns, id: (rowId) => rowId, derive, restingOn }, ...also],
  };
}

/** Neither NPMs nor networks are. */
const isCivilSociety = () => false;

/** The mandate that an NPM holds: one for each row of npms.csv. */
const mandate: RecordMapping = {
  label: "Mandate",
  id: (rowId) => `mandate-${rowId.replace(/^npm-/, "")}`,
  columns: {
    id: "npm",
    state: "state",
    host_institution: "institution",
    status: "status",
    legal_basis: "legalBasis",
    valid_from: "from",
    valid_to: "to",
    source: "sources",
  },
  derive: ({ status }) => ({ actingAs: enumValue(status ?? "") === "NOT_YET_OPERATIONAL" ? "FUTURE_NPM" : "NPM" }),
  restingOn: { status: ["actingAs"] },
};

/** Part of the OPCAT that a state postponed, where the compiler's note tells. */
function article24Part({ note = "" }: Cells): string | null {
  if (note.startsWith("Article 24 declaration: Part IV")) return "PART_IV";
  return note.startsWith("Article 24 declaration concerns Part III") ? "PART_III" : null;
}

/** The article of the Declaration that a decision rests on tells what kind it is. */
const DECISION_KINDS: Readonly<Record<string, string>> = {
  "article 1": "FOUNDING",
  "articles 5 and 12": "ADMISSION",
  "article 13": "CHAIR",
};

/** How long the chair lasts by the rule of a network, where it says so in years. */
function yearsOfTerm({ chair_rule: rule = "" }: Cells): number | null {
  const [, years] = /\b(one|two|three|four)[ -]years?\b/.exec(rule.toLowerCase()) ?? [];
  return years ? ["one", "two", "three", "four"].indexOf(years) + 1 : null;
}

/** Sources have no sources; a row repeats its id instead. */
const sourceColumns = columnsOf("Source", {});
const sourcesIn = (file: string): FileMapping => ({
  file,
  columns: ["id", ...Object.keys(sourceColumns), "confidence", "source"],
  mandatory: ["id", "title", "kind", "confidence", "source"],
  isItsOwnSource: true,
  records: [{ label: "Source", id: (rowId) => rowId, columns: sourceColumns }],
});

/** What no column states, by the kind of record that holds it. */
const OPTIONS: Readonly<Partial<Record<Label, Options>>> = {
  Decision: {
    derived: { kind: ({ clause = "" }) => DECISION_KINDS[clause] ?? null },
    restingOn: { clause: ["kind"] },
  },
  Network: {
    derived: { isCivilSociety, chairTermYears: yearsOfTerm },
    restingOn: { chair_rule: ["chairTermYears"] },
  },
  Npm: { derived: { isCivilSociety }, also: [mandate] },
  Person: { derived: { legalBasis: () => "PUBLIC_FUNCTION" } },
  State: { derived: { article24Part }, restingOn: { note: ["article24Part"] } },
};

/** Every file of the dataset, alphabetical: those that the records of the model name. */
export const fileMappings: readonly FileMapping[] = labels
  .flatMap((label) =>
    (records[label].files ?? []).map((file) =>
      label === "Source" ? sourcesIn(file) : mapped(file, label, OPTIONS[label]),
    ),
  )
  .sort((a, b) => (a.file < b.file ? -1 : 1));
