/** What is wrong within one row: everything that can be checked without other rows. */
import { parsePartialDate } from "../domain/time/partialDate";
import { commonProperties } from "../store/port";
import { readCell, splitList } from "./cells";
import { doubtableColumns, targetsOf, type Target } from "./columns";
import type { Cells, FileMapping, RecordMapping } from "./mapping";

/** A problem whose place is known to the caller. */
export interface CellProblem {
  readonly column: string;
  readonly value: string;
  readonly expected: string;
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST_ID = 200;
const PERIODS = [
  ["from", "to"],
  ["firstAttested", "lastAttested"],
] as const;

/** Problems of the cells of a row: ids, required cells, types, lists, order of dates, unverified fields. */
export function* rowProblems(mapping: FileMapping, cells: Cells): Generator<CellProblem, void> {
  const id = cells.id;
  if (id !== undefined && !isId(id))
    yield problem("id", id, "an id of small letters, digits and single hyphens, such as npm-slovenia");
  yield* confidenceProblems(cells);
  yield* unverifiedProblems(mapping, cells);
  const source = cells.source;
  if (mapping.isItsOwnSource && source !== undefined && source !== id)
    yield problem("source", source, `the id of the row itself, ${id ?? ""}`);
  // Further records of a row take columns that its first record has checked.
  const [first] = mapping.records;
  if (!first) return;
  for (const target of targetsOf(first)) yield* cellProblems(target, cells[target.column]);
  for (const [start, end] of PERIODS) yield* periodProblems(first, { start, end }, cells);
}

/** True for text that can be an id. */
export function isId(text: string): boolean {
  return text.length <= LONGEST_ID && SLUG.test(text);
}

const problem = (column: string, value: string | undefined, expected: string): CellProblem => ({
  column,
  value: value ?? "",
  expected,
});

function* confidenceProblems({ confidence }: Cells): Generator<CellProblem, void> {
  if (confidence === undefined) return;
  const cell = readCell(commonProperties.confidence, confidence);
  if ("expected" in cell) yield problem("confidence", confidence, cell.expected);
}

function* unverifiedProblems(mapping: FileMapping, cells: Cells): Generator<CellProblem, void> {
  const allowed = doubtableColumns(mapping);
  for (const name of splitList(cells.unverified_fields ?? ""))
    if (!allowed.includes(name))
      yield problem("unverified_fields", name, `columns of this file: ${allowed.join(", ")}`);
}

function* cellProblems(target: Target, text: string | undefined): Generator<CellProblem, void> {
  // A missing column is one problem of the header, not one of every row.
  if (text === undefined) return;
  if (text === "") {
    if (isRequired(target)) yield problem(target.column, text, expectedOf(target));
    return;
  }
  if (target.kind === "property") yield* valueProblems(target, text);
  if (target.kind === "pointer" && !target.model.many) return;
  if (target.kind === "property" && !target.model.list) return;
  const entries = splitList(text);
  if (new Set(entries).size < entries.length) yield problem(target.column, text, "every entry once");
}

function* valueProblems(target: Extract<Target, { kind: "property" }>, text: string): Generator<CellProblem, void> {
  const cell = readCell(target.model, text);
  if ("expected" in cell) yield problem(target.column, text, cell.expected);
  else if (cell.value === "" && isRequired(target)) yield problem(target.column, text, expectedOf(target));
}

function isRequired(target: Target): boolean {
  return target.model.required === true || (target.kind === "pointer" && target.name === "sources");
}

function expectedOf(target: Target): string {
  if (target.kind === "pointer") return "an id: the cell must not be empty";
  const cell = readCell(target.model, "");
  return `${"expected" in cell ? cell.expected : "text"}: the cell must not be empty`;
}

function* periodProblems(
  mapping: RecordMapping,
  names: { start: string; end: string },
  cells: Cells,
): Generator<CellProblem, void> {
  const columnOf = (name: string) => targetsOf(mapping).find((target) => target.name === name)?.column ?? "";
  const start = cells[columnOf(names.start)];
  const end = cells[columnOf(names.end)];
  const first = start && parsePartialDate(start)?.earliest;
  const last = end && parsePartialDate(end)?.latest;
  if (start && end && first && last && first > last)
    yield problem(columnOf(names.end), end, `a date not before ${columnOf(names.start)}, which is ${start}`);
}
