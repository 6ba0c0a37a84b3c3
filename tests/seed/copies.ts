/** Copies of the real dataset in temporary folders, with something broken in them. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkDataset, DatasetError, type Problem } from "../../seed";

export const DATASET = join(__dirname, "../../seed/data");

const made: string[] = [];

/** A copy of the dataset in a folder of its own. */
export function copyOfDataset(): string {
  const folder = mkdtempSync(join(tmpdir(), "liaison-seed-"));
  made.push(folder);
  for (const file of readdirSync(DATASET)) if (file.endsWith(".csv")) cpSync(join(DATASET, file), join(folder, file));
  return folder;
}

/** The rows of the dataset with these ids, and those that they point at; the other files are empty but for their headers. */
export function partOfDataset(...wanted: string[]): string {
  const folder = copyOfDataset();
  const files = readdirSync(folder).map((file) => [file, textOf(folder, file).split("\n")] as const);
  const lines = new Map(
    files.flatMap(([, all]) => all.slice(1).map((line) => [line.split(",")[0] ?? "", line] as const)),
  );
  const kept = new Set(wanted);
  for (const id of kept) for (const word of lines.get(id)?.split(/[,;]/) ?? []) if (lines.has(word)) kept.add(word);
  for (const [file, all] of files)
    writeFileSync(
      join(folder, file),
      all.filter((line, index) => index === 0 || kept.has(line.split(",")[0] ?? "") || line === "").join("\n"),
    );
  return folder;
}

export function removeCopies(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
}

export const textOf = (folder: string, file: string): string => readFileSync(join(folder, file), "utf8");

/** Replaces text that occurs in a file, once. */
export function edit(folder: string, file: string, [from, to]: readonly [string, string]): void {
  const text = textOf(folder, file);
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  writeFileSync(
    join(folder, file),
    text.replace(from, () => to),
  );
}

/** Line on which a text stands first. */
export function lineOf(folder: string, file: string, text: string): number {
  return textOf(folder, file).slice(0, textOf(folder, file).indexOf(text)).split("\n").length;
}

/** The error with which the check of a folder ends; fails where it passes. */
export async function errorOf(folder: string): Promise<DatasetError> {
  const error: unknown = await checkDataset(folder).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof DatasetError) return error;
  throw new Error("A DatasetError was expected.", { cause: error });
}

export const problemsOf = async (folder: string): Promise<readonly Problem[]> => (await errorOf(folder)).problems;
