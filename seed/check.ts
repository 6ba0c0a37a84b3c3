/** Checks a whole dataset before anything of it is written. */
import { join } from "node:path";
import type { Label } from "../store/port";
import { splitList } from "./cells";
import { filesOf, targetsOf, type Target } from "./columns";
import { datasetFiles } from "./files";
import { fileMappings, type Cells, type FileMapping } from "./mapping";
import { DatasetError, Problems, type Problem } from "./problems";
import { readCsv, type CsvRow } from "./readCsv";
import { isId, rowProblems, type CellProblem } from "./rowCheck";

/** Told after each file that was read; every file is read twice. */
export type OnFile = (done: number, total: number) => void;

interface Place {
  readonly label: Label;
  readonly file: string;
  readonly line: number;
}

interface Findings {
  readonly directory: string;
  readonly problems: Problems;
  /** Every id of the dataset and what it names. */
  readonly ids: Map<string, Place>;
  /** Values that may stand once: kind of record, property and value → where it stands. */
  readonly values: Map<string, string>;
  /** Files of which not every row could be read; ids that are missing may be in them. */
  readonly unreadable: Set<string>;
}

const PASSES = 2;

/**
 * Reads every file twice, first for ids and cells, then for foreign keys, and throws one DatasetError with all problems.
 * Returns how many records the dataset makes. Holds the ids in memory, never the rows.
 */
export async function checkDataset(
  directory: string,
  onFile: OnFile = () => undefined,
): Promise<{ readonly records: number }> {
  const findings: Findings = {
    directory,
    problems: new Problems(),
    ids: new Map(),
    values: new Map(),
    unreadable: new Set(),
  };
  await checkFiles(findings);
  const total = PASSES * fileMappings.length;
  let done = 0;
  for (const mapping of fileMappings) {
    await checkRows(findings, mapping);
    onFile((done += 1), total);
  }
  for (const mapping of fileMappings) {
    await checkReferences(findings, mapping);
    onFile((done += 1), total);
  }
  findings.problems.throwIfAny();
  return { records: findings.ids.size };
}

async function checkFiles({ directory, problems }: Findings): Promise<void> {
  const known = fileMappings.map(({ file }) => file);
  for (const file of await datasetFiles(directory))
    if (!known.includes(file)) problems.add({ file, line: 1, expected: `only the files ${known.join(", ")}` });
}

async function checkRows(findings: Findings, mapping: FileMapping): Promise<void> {
  const { file } = mapping;
  const onProblem = (problem: Problem) => {
    findings.problems.add(problem);
    findings.unreadable.add(file);
  };
  try {
    for await (const row of readCsv({ ...mapping, path: join(findings.directory, file), onProblem })) {
      for (const problem of rowProblems(mapping, row.cells))
        findings.problems.add({ file, line: row.line, ...problem });
      registerIds(findings, mapping, row);
      registerValues(findings, mapping, row);
    }
  } catch (error) {
    if (!(error instanceof DatasetError)) throw error;
    error.problems.forEach(onProblem);
  }
}

function registerIds({ ids, problems }: Findings, { file, records }: FileMapping, { line, cells }: CsvRow): void {
  const rowId = cells.id;
  if (rowId === undefined || !isId(rowId)) return;
  for (const { label, id } of records) {
    const value = id(rowId);
    const earlier = ids.get(value);
    if (earlier)
      problems.add({
        file,
        line,
        column: "id",
        value,
        expected: `an id used once; it is also in ${earlier.file}:${earlier.line}`,
      });
    else ids.set(value, { label, file, line });
  }
}

/** Values of properties that no two records share. */
function registerValues({ values, problems }: Findings, { file, records }: FileMapping, { line, cells }: CsvRow): void {
  for (const mapping of records)
    for (const { kind, column, name, model } of targetsOf(mapping)) {
      const value = cells[column];
      if (kind !== "property" || !model.unique || !value) continue;
      const key = `${mapping.label} ${name} ${value.toUpperCase()}`;
      const earlier = values.get(key);
      if (earlier) problems.add({ file, line, column, value, expected: `a value used once; it is also in ${earlier}` });
      else values.set(key, `${file}:${line}`);
    }
}

async function checkReferences(findings: Findings, mapping: FileMapping): Promise<void> {
  const { file, records } = mapping;
  // Further records of a row point where its first one does.
  const pointers = (records[0] ? targetsOf(records[0]) : []).filter((one) => one.kind === "pointer");
  // What is wrong with the file itself was said in the first pass.
  const rows = readCsv({ ...mapping, path: join(findings.directory, file), onProblem: () => undefined });
  try {
    for await (const { line, cells } of rows)
      for (const problem of pointers.flatMap((pointer) => referenceProblems(findings, pointer, cells)))
        findings.problems.add({ file, line, ...problem });
  } catch (error) {
    if (!(error instanceof DatasetError)) throw error;
  }
}

type Pointer = Extract<Target, { kind: "pointer" }>;

function referenceProblems({ ids, unreadable }: Findings, { column, model }: Pointer, cells: Cells): CellProblem[] {
  const text = cells[column];
  if (!text) return [];
  const isUnknowable = model.to.flatMap(filesOf).some((file) => unreadable.has(file));
  return (model.many ? splitList(text) : [text]).flatMap((value) => {
    const found = ids.get(value);
    if (found ? model.to.includes(found.label) : isUnknowable) return [];
    const instead = found ? `; this one is in ${found.file}:${found.line}` : "";
    return { column, value, expected: `the id of ${kinds(model.to)}${instead}` };
  });
}

/** "a state in states.csv, an npm in npms.csv or a cso in csos.csv". */
function kinds(labels: readonly Label[]): string {
  const each = labels.map((label) => `${withArticle(label)} in ${filesOf(label).join(" or ")}`);
  return each.length < 2 ? each.join("") : `${each.slice(0, -1).join(", ")} or ${each.at(-1) ?? ""}`;
}

/** "ChairTerm" → "a chair term". */
function withArticle(label: Label): string {
  const words = label.replace(/(?<=.)[A-Z]/g, " $&").toLowerCase();
  return `${/^([aeio]|npm)/.test(words) ? "an" : "a"} ${words}`;
}
