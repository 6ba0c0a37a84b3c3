/** Writes a checked dataset into the store, in batches that a later attempt does not repeat. */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { LiaisonError } from "../domain/errors";
import { records as models, type Label, type RecordInput, type Store, type WriteTransaction } from "../store/port";
import { checkDataset } from "./check";
import { datasetDigest, datasetInfo } from "./files";
import { fileMappings, MAPPING_EDITION, type FileMapping } from "./mapping";
import { overCurated } from "./merge";
import { datasetError, type Problem } from "./problems";
import { readCsv } from "./readCsv";
import { recordsOf, type LabelledRecord } from "./rowRecords";

/** What an import does, step by step, as progress names it. */
export const IMPORT_PHASES = {
  check: "Checking the dataset",
  compare: "Comparing its records",
  write: "Writing its records",
  link: "Linking its records",
} as const;

/** How far an import is. Counts are files read while checking (each twice), records while comparing, writing and linking. */
export interface ImportProgress {
  readonly phase: keyof typeof IMPORT_PHASES;
  readonly done: number;
  readonly total: number;
}

/** Which folder to import, into which store, and who hears of the progress. */
export interface ImportRequest {
  readonly directory: string;
  readonly store: Pick<Store, "writer" | "importState" | "markImport" | "leftovers">;
  readonly report?: (progress: ImportProgress) => void;
}

/** Under whose name the journal lists what was imported. */
const ACTOR = "import";
const ROWS_PER_BATCH = 500;

interface Run {
  readonly request: ImportRequest;
  /** Date of the dataset: as of it its records say what they say. */
  readonly compiled: string;
  /** Digest of the dataset and a mark of the attempt; survives a kill, so that the next start goes on with it. */
  readonly attempt: string;
  readonly records: number;
}

/** Imports the dataset unless the store holds exactly this one already; continues an import that was interrupted. */
export async function ensureDataset(request: ImportRequest): Promise<"imported" | "present"> {
  const state = await request.store.importState();
  if (state?.complete && state.digest === (await importDigest(request.directory))) return "present";
  await importDataset(request);
  return "imported";
}

/** Tells an import from another: by the files, and by what is made of them. */
const importDigest = async (directory: string): Promise<string> =>
  `${await datasetDigest(directory)}.${MAPPING_EDITION}`;

/**
 * Checks the whole dataset, then writes all records, then their relations. Throws a DatasetError with nothing written where
 * anything is wrong. Records that an earlier import wrote and this dataset no longer holds are archived.
 */
export async function importDataset(
  request: ImportRequest,
): Promise<{ readonly digest: string; readonly records: number }> {
  const { directory, store, report } = request;
  const digest = await importDigest(directory);
  const { records } = await checkDataset(directory, (done, total) => report?.({ phase: "check", done, total }));
  const { compiled } = await datasetInfo(directory);
  const run: Run = { request, compiled, attempt: await openAttempt(store, digest), records };
  await writeAll(run, "write");
  await writeAll(run, "link");
  await archiveLeftovers(run);
  if ((await importDigest(directory)) !== digest)
    throw new LiaisonError("CONFLICT", "The files of the dataset changed while they were imported; import them again.");
  await store.markImport({ digest, complete: true, records });
  return { digest, records };
}

/**
 * The mark under which batches are recognised: that of the interrupted attempt at the same dataset, or a new one. It is not
 * the digest alone, else a return from a newer dataset to an older one would find all its batches applied and write nothing.
 */
async function openAttempt(store: ImportRequest["store"], digest: string): Promise<string> {
  const state = await store.importState();
  if (state && !state.complete && state.digest.startsWith(`${digest}#`)) return state.digest;
  const attempt = `${digest}#${randomUUID().slice(0, 8)}`;
  await store.markImport({ digest: attempt, complete: false, records: 0 });
  return attempt;
}

async function writeAll(run: Run, phase: "write" | "link"): Promise<void> {
  const { directory, report } = run.request;
  let done = 0;
  report?.({ phase, done, total: run.records });
  for (const mapping of phase === "write" ? fileMappings : linkOrder()) {
    let number = 0;
    for await (const batch of batchesOf(directory, mapping)) {
      await writeBatch(run, { phase, file: mapping.file, number }, batch);
      number += 1;
      done += batch.length;
      report?.({ phase, done, total: run.records });
    }
  }
}

/** What earlier imports wrote and this one did not is no longer part of the dataset. */
async function archiveLeftovers({ request, attempt, compiled }: Run): Promise<void> {
  for (const { label, ids } of await request.store.leftovers(attempt)) {
    const input = { attempt, archived: ids };
    await request.store.writer.transact(
      { actor: ACTOR, writtenAs: "IMPORT", key: `import:${attempt}:archive:${label}`, knownOn: compiled, input },
      (transaction) => transaction.archive(label, ids),
    );
  }
}

/** Relation records last: what the store derives from them follows links of the records that they relate. */
function linkOrder(): readonly FileMapping[] {
  const relates = ({ records: [first] }: FileMapping) => first !== undefined && models[first.label].isRelation === true;
  return [...fileMappings.filter((one) => !relates(one)), ...fileMappings.filter(relates)];
}

interface BatchName {
  readonly phase: "write" | "link";
  readonly file: string;
  readonly number: number;
}

async function writeBatch(
  { request, attempt, compiled }: Run,
  name: BatchName,
  batch: readonly LabelledRecord[],
): Promise<void> {
  const key = `import:${attempt}:${name.phase}:${name.file}:${name.number}`;
  const intent = { actor: ACTOR, writtenAs: "IMPORT", key, knownOn: compiled, input: { attempt, ...name } } as const;
  await request.store.writer.transact(intent, async (transaction) => {
    for (const [label, records] of byLabel(batch, attempt))
      await (name.phase === "write" ? putUnlessCurated : linkAsWritten)(transaction, label, records);
  });
}

/** Puts records, but for what others than an import have changed or archived since. */
async function putUnlessCurated(
  transaction: WriteTransaction,
  label: Label,
  records: readonly RecordInput[],
): Promise<void> {
  const written = await overCurated(transaction, label, records);
  await transaction.put(label, written);
  await bringBackWith(
    transaction,
    written.map(({ id }) => id),
  );
}

/** What was archived along with records that an earlier dataset had and this one has again comes back with them. */
async function bringBackWith(transaction: WriteTransaction, ids: readonly string[]): Promise<void> {
  for (const { label, ...record } of await transaction.archivedAlongWith(ids)) {
    await transaction.put(label, [record]);
    await transaction.link(label, [record]);
  }
}

/** Links records by what they hold now, which may be what curators made of them. */
async function linkAsWritten(
  transaction: WriteTransaction,
  label: Label,
  records: readonly RecordInput[],
): Promise<void> {
  const written = await transaction.read(records.map(({ id }) => id));
  await transaction.link(label, [...written.values()]);
}

/** The records of a batch by kind, marked with the import that writes them. */
export function byLabel(batch: readonly LabelledRecord[], origin: string): ReadonlyMap<Label, readonly RecordInput[]> {
  const groups = new Map<Label, RecordInput[]>();
  for (const { label, record } of batch) groupOf(groups, label).push({ ...record, origin });
  return groups;
}

function groupOf(groups: Map<Label, RecordInput[]>, label: Label): RecordInput[] {
  const group = groups.get(label) ?? [];
  groups.set(label, group);
  return group;
}

/** The records of a file as batches; a DatasetError where it is not what it was when it was checked. */
export async function* batchesOf(
  directory: string,
  mapping: FileMapping,
): AsyncGenerator<readonly LabelledRecord[], void> {
  // The files were checked; a problem now means that they were changed since.
  const onProblem = (problem: Problem) => {
    throw datasetError(problem);
  };
  let batch: LabelledRecord[] = [];
  let rows = 0;
  for await (const { cells } of readCsv({ ...mapping, path: join(directory, mapping.file), onProblem })) {
    batch.push(...recordsOf(mapping, cells));
    rows += 1;
    if (rows % ROWS_PER_BATCH > 0) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
