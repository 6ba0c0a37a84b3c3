/** Rows of a CSV file (RFC 4180) as a stream, with the line each begins at. */
import { basename } from "node:path";
import { Readable, pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import type { Cells } from "./mapping";
import { datasetError, type DatasetError, type Problem } from "./problems";
import { textBlocks } from "./textBlocks";

/** A row of a file, with the number of the line it begins at. */
export interface CsvRow {
  readonly line: number;
  readonly cells: Cells;
}

/** Which file to read, and which columns it may and must have. */
export interface CsvRequest {
  readonly path: string;
  /** The columns the file may have, in any order. */
  readonly columns: readonly string[];
  /** Those of them that it must have. */
  readonly mandatory: readonly string[];
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
  for await (const { line, texts } of linesOf(request)) {
    if (!header) {
      refuseManyColumns(file, texts);
      header = headerOf(texts);
      checkHeader(file, header, request);
      continue;
    }
    if (isBlank(texts)) continue;
    const problem = rowProblem(header, texts);
    if (problem) request.onProblem({ file, line, ...problem });
    else yield { line, cells: Object.fromEntries(header.map((column, index) => [column, texts[index]?.trim()])) };
  }
}

/** Spreadsheets leave empty lines, and lines of commas, at the end of what they save. */
const isBlank = (texts: readonly string[]): boolean => texts.every((text) => text.trim() === "");

async function* linesOf(request: CsvRequest): AsyncGenerator<Line, void> {
  let next = 1;
  const starts: number[] = [];
  const parser = parse({
    record_delimiter: ["\r\n", "\n", "\r"],
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
  pipeline(Readable.from(commaSeparated(request)), parser, () => undefined);
  try {
    const rows: AsyncIterable<string[]> = parser;
    for await (const texts of rows) yield { line: starts.shift() ?? next, texts };
  } catch (error) {
    throw error instanceof CsvError ? quoteFault(basename(request.path), next, error) : error;
  }
}

const lineEndsIn = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0;

/** Columns without blanks around them; empty ones at the end, which spreadsheets leave, are none. */
function headerOf(texts: readonly string[]): readonly string[] {
  const header = texts.map((text) => text.trim());
  const last = header.findLastIndex((column) => column !== "");
  return header.slice(0, last + 1);
}

function refuseManyColumns(file: string, texts: readonly string[]): void {
  if (texts.length <= MOST_COLUMNS) return;
  const value = `${texts.length} columns`;
  throw datasetError({ file, line: 1, value, expected: `at most ${MOST_COLUMNS} columns` });
}

function checkHeader(file: string, header: readonly string[], { columns, mandatory, onProblem }: CsvRequest): void {
  header.forEach((column, index) => {
    const problem = { file, line: 1, column, value: column };
    if (!columns.includes(column)) onProblem({ ...problem, expected: `one of the columns ${columns.join(", ")}` });
    else if (header.indexOf(column) < index) onProblem({ ...problem, expected: "every column once" });
  });
  const missing = mandatory.filter((column) => !header.includes(column));
  for (const column of missing) onProblem({ file, line: 1, column, expected: "this column: it is missing" });
}

/** The text of a file; throws where something else than commas stands between the columns of its first line. */
async function* commaSeparated({ path, columns }: CsvRequest): AsyncGenerator<string, void> {
  let isFirst = true;
  for await (const block of textBlocks(path)) {
    const header = /^[^\r\n]*/.exec(block)?.[0] ?? "";
    const separator = isFirst ? separatorOf(header, columns) : undefined;
    if (separator !== undefined)
      throw datasetError({
        file: basename(path),
        line: 1,
        value: header,
        expected: `commas between cells; this file has ${separator}: save it as “CSV UTF-8 (comma delimited)”, or set the separator to a comma`,
      });
    isFirst = false;
    yield block;
  }
}

/** What stands between the cells instead of commas, where it is plain: several columns are there once the header is cut at it. */
function separatorOf(header: string, columns: readonly string[]): string | undefined {
  const isThere = (sign: string) => header.split(sign).filter((column) => columns.includes(column.trim())).length > 1;
  return Object.entries(SEPARATORS).find(([sign]) => isThere(sign))?.[1];
}

const SEPARATORS: Readonly<Record<string, string>> = { ";": "semicolons", "\t": "tabs", "|": "vertical bars" };

function rowProblem(header: readonly string[], texts: readonly string[]): Omit<Problem, "file" | "line"> | undefined {
  const isLonger = texts.length > header.length && isBlank(texts.slice(header.length));
  if (texts.length !== header.length && !isLonger) {
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
