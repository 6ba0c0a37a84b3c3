/** What is wrong with a dataset, said so that a person finds the cell. */

/** One thing that is wrong. Lines count from 1; the header is line 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column?: string;
  /** The offending text, shortened to 60 characters; absent where there is none to show. */
  readonly value?: string;
  /** What should be there, as the object of "expected". */
  readonly expected: string;
}

const MOST = 100;
const LONGEST_VALUE = 60;
/** Controls, line separators and direction marks that JSON leaves as they are but a terminal obeys. */
const UNPRINTABLE = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** A dataset that cannot be imported: every problem found (at most 100), sorted by file and line. Nothing was written. */
export class DatasetError extends Error {
  override readonly name = "DatasetError";

  constructor(
    readonly problems: readonly Problem[],
    hasMore = false,
  ) {
    super([...problems.map(describe), ...(hasMore ? ["… and more"] : [])].join("\n"));
  }
}

/** Collects problems; beyond the 100th it only remembers that there are more. */
export class Problems {
  private readonly found: Problem[] = [];
  private hasMore = false;

  add(problem: Problem): void {
    if (this.found.length < MOST) this.found.push(shortened(problem));
    else this.hasMore = true;
  }

  /** Throws one DatasetError with everything collected, if anything was. */
  throwIfAny(): void {
    if (this.found.length > 0) throw new DatasetError(this.found.sort(byFileAndLine), this.hasMore);
  }
}

/** A DatasetError with one problem. */
export function datasetError(problem: Problem): DatasetError {
  return new DatasetError([shortened(problem)]);
}

function shortened(problem: Problem): Problem {
  if (problem.value === undefined || problem.value.length <= LONGEST_VALUE) return problem;
  return { ...problem, value: `${[...problem.value].slice(0, LONGEST_VALUE - 1).join("")}…` };
}

function byFileAndLine(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line;
}

function describe({ file, line, column, value, expected }: Problem): string {
  const place = `${file}:${line}${column === undefined ? "" : ` column "${column}"`}`;
  return `${place}: ${value === undefined ? "" : `${quoted(value)} – `}expected ${expected}`;
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(UNPRINTABLE, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
