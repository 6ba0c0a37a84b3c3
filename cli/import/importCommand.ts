import { resolve } from "node:path";
import { type Environment, readEnvironment } from "../../config/environment";
import { closeDatabase, type DatabaseParts, openDatabase } from "../../hub/database";
import {
  checkDataset,
  datasetInfo,
  IMPORT_PHASES,
  DatasetError,
  ensureDataset,
  previewImport,
  type ImportPreview,
} from "../../seed";
import type { ExitCode } from "../../terminal/exitCodes";
import { explain } from "../../terminal/failure";
import { previewText } from "./importPreview";
import { createTerminal, type Progress, type Streams, type Terminal } from "../../terminal/terminal";

/** The options of `liaison import`. */
export interface ImportOptions {
  readonly directory?: string;
  /** Whether to import it, to show what that would change, or only to check its files. */
  readonly mode: "IMPORT" | "DRY_RUN" | "CHECK";
  readonly json: boolean;
}

/** The outcome of `liaison import`, which --json prints. */
export interface ImportOutcome {
  readonly outcome: "checked" | "compared" | "imported" | "present" | "failed";
  readonly directory: string;
  readonly version?: string;
  readonly records?: number;
  /** What an import would change. */
  readonly preview?: ImportPreview;
  /** What is wrong, with file, line and column. */
  readonly problems?: DatasetError["problems"];
  readonly message?: string;
}

/** Checks or imports a dataset; resolves to the exit code. */
export async function runImport(options: ImportOptions, streams: Streams): Promise<ExitCode> {
  // With --json only the outcome goes to stdout.
  const terminal = createTerminal(options.json ? { stdout: streams.stderr, stderr: streams.stderr } : streams);
  let directory = options.directory ?? "";
  try {
    const environment = readEnvironment();
    directory = options.directory === undefined ? environment.dataset : resolve(options.directory);
    const outcome = await (options.mode === "CHECK"
      ? check(directory, terminal)
      : inDatabase(environment, { directory, terminal, isRehearsal: options.mode === "DRY_RUN" }));
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
  const display = terminal.progress(IMPORT_PHASES);
  try {
    const { records } = await checkDataset(directory, (done, total) => display.report({ phase: "check", done, total }));
    const { version } = await datasetInfo(directory);
    return { outcome: "checked", directory, version, records };
  } finally {
    display.end();
  }
}

interface Work {
  readonly directory: string;
  readonly terminal: Terminal;
  /** Whether to compare only. */
  readonly isRehearsal: boolean;
}

async function inDatabase(environment: Environment, work: Work): Promise<ImportOutcome> {
  const { directory, terminal, isRehearsal } = work;
  const parts: DatabaseParts = { isClosing: false };
  const display = terminal.progress(IMPORT_PHASES);
  try {
    const store = await openDatabase({ environment, terminal, parts });
    const request = { directory, store, report: (progress: Progress) => display.report(progress) };
    const { version } = await datasetInfo(directory);
    if (isRehearsal) {
      const preview = await previewImport(request);
      return { outcome: "compared", directory, version, records: preview.records, preview };
    }
    const outcome = await ensureDataset(request);
    return { outcome, directory, version, records: (await store.importState())?.records };
  } finally {
    display.end();
    await closeDatabase(parts);
  }
}

function sentence({ outcome, directory, version, records = 0, preview }: ImportOutcome): string {
  const what = `the dataset of ${directory}, version ${version}, ${records} records`;
  if (preview) return `${previewText(preview)}\nNothing was changed. To import ${what}: liaison import ${directory}\n`;
  if (outcome === "checked") return `No problems in ${what}.\n`;
  return outcome === "present" ? `Already imported: ${what}.\n` : `Imported ${what}.\n`;
}
