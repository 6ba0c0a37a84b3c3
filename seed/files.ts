/** The files of a dataset as they lie in its folder. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { systemCodeOf } from "../domain/errors";
import { datasetError } from "./problems";

/** Month in which the facts of the dataset were compiled; for citations. */
const COMPILED = "2026-11";
const VERSION_LENGTH = 12;

/** How a dataset is cited. */
export interface DatasetInfo {
  /** First 12 hexadecimal digits of the digest. */
  readonly version: string;
  readonly files: number;
  /** Month of compilation, such as "2026-11". */
  readonly compiled: string;
}

/** Names of all CSV files of a folder, sorted. Throws a DatasetError where the folder cannot be read. */
export async function datasetFiles(directory: string): Promise<readonly string[]> {
  try {
    return (await readdir(directory)).filter((name) => name.endsWith(".csv")).sort();
  } catch (error) {
    const code = String(systemCodeOf(error));
    throw datasetError({ file: directory, line: 1, expected: `a folder with the CSV files of the dataset (${code})` });
  }
}

/** SHA-256 over names, lengths and bytes of all CSV files, in hexadecimal; the same wherever the folder lies. */
export async function datasetDigest(directory: string): Promise<string> {
  const whole = createHash("sha256");
  for (const file of await datasetFiles(directory))
    whole.update(`${file}\0${await fileDigest(join(directory, file))}\n`);
  return whole.digest("hex");
}

async function fileDigest(path: string): Promise<string> {
  const hash = createHash("sha256");
  const chunks: AsyncIterable<Buffer> = createReadStream(path);
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest("hex");
}

/** Version, number of files and date of the dataset in a folder. */
export async function datasetInfo(directory: string): Promise<DatasetInfo> {
  const files = await datasetFiles(directory);
  return {
    version: (await datasetDigest(directory)).slice(0, VERSION_LENGTH),
    files: files.length,
    compiled: COMPILED,
  };
}
