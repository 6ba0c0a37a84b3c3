import { resolve } from "node:path";
import { type Environment, readEnvironment } from "../config/environment";
import { closeDatabase, type DatabaseParts, openDatabase } from "../hub/database";
import { checkDataset, datasetInfo, DatasetError, ensureDataset } from "../seed";
import type { ExitCode } from "../terminal/exitCodes";
import { explain } from "../terminal/failure";
import { createTerminal, type Progress, type Streams, type Terminal } from "../terminal/terminal";

/** The options of `liaison import`. */
export interface ImportOptions {
  readonly directory?: string;
  readonly checkOnly: boolean;
  readonly json: boolean;
}

/** The outcome of `liaison import`, which --json prints. */
export interface ImportOutcome {
  readonly outcome: "checked" | "imported" | "present" | "failed";
  readonly directory: string;
  readonly version?: string;
  readonly records?: number;
  /** What is wrong, with file, line and column. */
  readonly problems?: DatasetError["problems"];
  readonly message?: string;
}

const TITLES = { check: "Checking the dataset", write: "Writing its records", link: "Linking its records" };

/** Checks or imports a dataset; resolves to the exit code. */
export async function runImport(options: ImportOptions, streams: Streams): Promise<ExitCode> {
  // With --json only the outcome goes to stdout.
  const terminal = createTerminal(options.json ? { stdout: streams.stderr, stderr: streams.stderr } : streams);
  let directory = options.directory ?? "";
  try {
    const environment = readEnvironment();
    directory = options.directory === undefined ? environment.dataset : resolve(options.directory);
    const outcome = options.checkOnly
      ? await check(directory, terminal)
      : await importInto(environment, directory, terminal);
    streams.stdout.write(options.json ? `${JSON.stringify(outcome, null, 2)}\n` : sentence(outcome));
    return 0;
  } catch (error) {
    const { message, exitCode } = explain(error);
    const problems = error instanceof DatasetError ? error.problems : undefined;
    const outcome: ImportOutcome = { outcome: "failed", directory, message, problems };
    if (options.json) streams.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
    else terminal.complain(message);
    return exitCode;
  }
}

async function check(directory: string, terminal: Terminal): Promise<ImportOutcome> {
  const display = terminal.progress(TITLES);
  try {
    const { records } = await checkDataset(directory, (done, total) => display.report({ phase: "check", done, total }));
    const { version } = await datasetInfo(directory);
    return { outcome: "checked", directory, version, records };
  } finally {
    display.end();
  }
}

async function importInto(environment: Environment, directory: string, terminal: Terminal): Promise<ImportOutcome> {
  const parts: DatabaseParts = { isClosing: false };
  const display = terminal.progress(TITLES);
  try {
    const store = await openDatabase({ environment, terminal, parts });
    const outcome = await ensureDataset({ directory, store, report: (progress: Progress) => display.report(progress) });
    const records = (await store.importState())?.records;
    const { version } = await datasetInfo(directory);
    return { outcome, directory, version, records };
  } finally {
    display.end();
    await closeDatabase(parts);
  }
}

function sentence({ outcome, directory, version, records = 0 }: ImportOutcome): string {
  const what = `the dataset of ${directory}, version ${version}, ${records} records`;
  if (outcome === "checked") return `No problems in ${what}.\n`;
  return outcome === "present" ? `Already imported: ${what}.\n` : `Imported ${what}.\n`;
}
