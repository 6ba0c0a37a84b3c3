/** What an import would change, worked out without writing. */
import { pointersOf, propertiesOf } from "../model";
import type { Label, RecordContent, RecordInput, Store, WriteTransaction } from "../store/port";
import { checkDataset } from "./check";
import { batchesOf, byLabel, type ImportRequest } from "./import";
import { fileMappings } from "./mapping";
import { isSame, overCurated } from "./merge";

/** A record that an import would write or archive. */
export interface PreviewedRecord {
  readonly label: Label;
  readonly id: string;
}

/** A field that would hold something else, with what it holds and what it would hold. */
export interface PreviewedField {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** A record with the fields in question. */
export interface PreviewedFields extends PreviewedRecord {
  readonly fields: readonly PreviewedField[];
}

/** What an import of a dataset would do to the records that the hub holds. */
export interface ImportPreview {
  /** Records of the dataset. */
  readonly records: number;
  readonly unchanged: number;
  readonly created: readonly PreviewedRecord[];
  /** Those that an earlier import archived, because its dataset no longer held them. */
  readonly broughtBack: readonly PreviewedRecord[];
  readonly changed: readonly PreviewedFields[];
  /** Where a curator’s word stands: `before` is what stays, `after` what the dataset says. */
  readonly kept: readonly PreviewedFields[];
  /** Those that a curator archived; they stay archived. */
  readonly leftOut: readonly PreviewedRecord[];
  /** Those that an earlier import wrote and this dataset does not hold. */
  readonly archived: readonly PreviewedRecord[];
}

/** The parts of a preview while it is made. */
type Draft = {
  -readonly [Part in Exclude<keyof ImportPreview, "records" | "unchanged">]: ImportPreview[Part][number][];
};

/** Nothing of this origin was ever imported. */
const NO_ORIGIN = "";

/**
 * Works out what `importDataset` would change, and changes nothing. Throws a DatasetError where anything in the files is wrong. What is written
 * to the hub afterwards is not in it.
 */
export async function previewImport({ directory, store, report }: ImportRequest): Promise<ImportPreview> {
  const { records } = await checkDataset(directory, (done, total) => report?.({ phase: "check", done, total }));
  const draft: Draft = { created: [], broughtBack: [], changed: [], kept: [], leftOut: [], archived: [] };
  const seen = new Set<string>();
  report?.({ phase: "compare", done: 0, total: records });
  for (const mapping of fileMappings)
    for await (const batch of batchesOf(directory, mapping)) {
      for (const { record } of batch) seen.add(record.id);
      await rehearse(store, async (transaction) => {
        for (const [label, some] of byLabel(batch, NO_ORIGIN)) await compare(transaction, { label, some, draft });
      });
      report?.({ phase: "compare", done: seen.size, total: records });
    }
  for (const { label, ids } of await store.leftovers(NO_ORIGIN))
    draft.archived.push(...ids.filter((id) => !seen.has(id)).map((id) => ({ label, id })));
  const touched = draft.created.length + draft.broughtBack.length + draft.changed.length + draft.leftOut.length;
  return { records, unchanged: seen.size - touched, ...draft };
}

/** Takes back what a transaction did, which is what it took to read in it. */
class Rehearsed extends Error {}

async function rehearse(
  store: Pick<Store, "writer">,
  work: (transaction: WriteTransaction) => Promise<void>,
): Promise<void> {
  const intent = { actor: "preview", writtenAs: "IMPORT", input: null } as const;
  try {
    await store.writer.transact(intent, async (transaction) => {
      await work(transaction);
      throw new Rehearsed();
    });
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error;
  }
}

interface Comparison {
  readonly label: Label;
  readonly some: readonly RecordInput[];
  readonly draft: Draft;
}

async function compare(transaction: WriteTransaction, { label, some, draft }: Comparison): Promise<void> {
  const ids = some.map(({ id }) => id);
  const stored = await transaction.read(ids);
  const archived = await transaction.archived(ids);
  const written = new Map((await overCurated(transaction, label, some)).map((record) => [record.id, record]));
  for (const incoming of some) {
    const { id } = incoming;
    const record = written.get(id);
    const before = stored.get(id);
    if (!record) draft.leftOut.push({ label, id });
    else if (!before) (archived.has(id) ? draft.broughtBack : draft.created).push({ label, id });
    else {
      const fields = differing(label, before, record);
      if (fields.length > 0) draft.changed.push({ label, id, fields });
      const staying = differing(label, record, incoming);
      if (staying.length > 0) draft.kept.push({ label, id, fields: staying });
    }
  }
}

/** Fields that a dataset states and that differ, alphabetical. */
function differing(label: Label, before: RecordContent, after: RecordContent): readonly PreviewedField[] {
  const properties = statedOf(propertiesOf(label)).map((field) =>
    fieldOf(field, [before.properties, after.properties]),
  );
  const pointers = statedOf(pointersOf(label)).map((field) => fieldOf(field, [before.pointers, after.pointers]));
  return [...properties, ...pointers]
    .filter((one) => !isSame(one.before, one.after))
    .sort((one, other) => (one.field < other.field ? -1 : 1));
}

const statedOf = (models: Readonly<Record<string, { readonly derived?: boolean }>>): readonly string[] =>
  Object.entries(models).flatMap(([name, { derived = false }]) => (derived ? [] : [name]));

const fieldOf = (
  field: string,
  [before, after]: readonly [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>],
): PreviewedField => ({ field, before: before[field] ?? null, after: after[field] ?? null });
