/** Rows of a CSV file (RFC 4180) as a stream, with the line each begins at. */
import { basename } from "node:path";
import { Readable, pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import type { Cells } from "./mapping";
import { datasetError, type DatasetError, type Problem } from "./problems";
import { textBlocks } from "./textBlocks";

export interface CsvRow {
  readonly line: number;
  readonly cells: Cells;
}

export interface CsvRequest {
  readonly path: string;
  /** The columns the file must have, in any order. */
  readonly columns: readonly string[];
  /** Told of what is wrong with the header or a single row; such a row is left out. */
  readonly onProblem: (problem: Problem) => void;
}

interface Line {
  readonly line: number;
  readonly texts: readonly string[];
}

const MOST_COLUMNS = 200;
const LONGEST_CELL = 100_000;
/** Longer rows come from a quote that is not closed; stops the parser before they fill the memory. */
const LONGEST_ROW = 2_000_000;

/**
 * The rows of a file, cells by column. Throws a DatasetError where the rest cannot be read: missing, empty or truncated
 * file, not UTF-8, misplaced or unclosed quote, too many columns.
 */
export async function* readCsv(request: CsvRequest): AsyncGenerator<CsvRow, void> {
  const file = basename(request.path);
  let header: readonly string[] | undefined;
  for await (const { line, texts } of linesOf(request.path)) {
    if (!header) {
      header = texts;
      checkHeader(file, texts, request);
      continue;
    }
    const problem = rowProblem(header, texts);
    if (problem) request.onProblem({ file, line, ...problem });
    else yield { line, cells: Object.fromEntries(header.map((column, index) => [column, texts[index]])) };
  }
}

async function* linesOf(path: string): AsyncGenerator<Line, void> {
  let next = 1;
  const starts: number[] = [];
  const parser = parse({
    record_delimiter: ["\r\n", "\n"],
    relax_column_count: true,
    max_record_size: LONGEST_ROW,
    // Called in step with the parser, so `next` is right also when the parser fails further on than rows were taken.
    on_record: (texts) => {
      starts.push(next);
      next += 1 + texts.reduce((count, text) => count + lineEndsIn(text), 0);
      return texts;
    },
  });
  // The error reaches the reader of the parser too, which is where it is handled.
  pipeline(Readable.from(textBlocks(path)), parser, () => undefined);
  try {
    for await (const texts of parser) yield { line: starts.shift() ?? next, texts: texts as string[] };
  } catch (error) {
    throw error instanceof CsvError ? quoteFault(basename(path), next, error) : error;
  }
}

function lineEndsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

function checkHeader(file: string, header: readonly string[], { columns, onProblem }: CsvRequest): void {
  if (header.length > MOST_COLUMNS)
    throw datasetError({
      file,
      line: 1,
      value: `${header.length} columns`,
      expected: `at most ${MOST_COLUMNS} columns`,
    });
  header.forEach((column, index) => {
    const problem = { file, line: 1, column, value: column };
    if (!columns.includes(column)) onProblem({ ...problem, expected: `one of the columns ${columns.join(", ")}` });
    else if (header.indexOf(column) < index) onProblem({ ...problem, expected: "every column once" });
  });
  const missing = columns.filter((column) => !header.includes(column));
  for (const column of missing) onProblem({ file, line: 1, column, expected: "this column: it is missing" });
}

function rowProblem(header: readonly string[], texts: readonly string[]): Omit<Problem, "file" | "line"> | undefined {
  if (texts.length !== header.length) {
    const cells = texts.length === 1 ? "1 cell" : `${texts.length} cells`;
    return {
      value: `${cells}: ${texts.join(",").slice(0, LONGEST_CELL)}`,
      expected: `${header.length} cells, one a column`,
    };
  }
  const tooLong = texts.findIndex((text) => text.length > LONGEST_CELL);
  if (tooLong < 0) return undefined;
  return { column: header[tooLong], value: texts[tooLong], expected: `at most ${LONGEST_CELL} characters` };
}

function quoteFault(file: string, line: number, error: CsvError): DatasetError {
  const expected: Partial<Record<string, string>> = {
    CSV_QUOTE_NOT_CLOSED: "a closing quote: a cell that begins in this row never ends (the file may be truncated)",
    CSV_MAX_RECORD_SIZE: `a row of at most ${LONGEST_ROW} bytes; a closing quote may be missing`,
    CSV_INVALID_CLOSING_QUOTE: "a comma or a line end after a closing quote; quotes inside a cell are doubled",
    INVALID_OPENING_QUOTE: "quotes around the whole cell; quotes inside it are doubled",
  };
  return datasetError({ file, line, expected: expected[error.code] ?? `well-formed CSV (${error.code})` });
}
