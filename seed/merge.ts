/** What curators changed stays when a newer dataset is imported. */
import { saysTheSame, type Label, type RecordContent, type RecordInput, type WriteTransaction } from "../store/port";

type Values<Held> = Readonly<Record<string, Held | undefined>>;

/** What an import reads before it writes. */
export type ReadBeforeImport = Pick<WriteTransaction, "changedSinceImport" | "read">;

/** What an import writes of records: not what others archived since, and not over what they changed. */
export async function overCurated(
  transaction: ReadBeforeImport,
  label: Label,
  records: readonly RecordInput[],
): Promise<readonly RecordInput[]> {
  const curated = await transaction.changedSinceImport(records.map(({ id }) => id));
  const current = curated.size > 0 ? await transaction.read([...curated.keys()]) : new Map<string, RecordInput>();
  return records.flatMap((record) => {
    const base = curated.get(record.id);
    if (base === undefined) return [record];
    const now = current.get(record.id);
    return now ? [confirmedStill(label, mergeImported(record, base, now), now)] : [];
  });
}

/** What says something else than before is no longer what its parties confirmed; that one of them objects stays. */
function confirmedStill(label: Label, record: RecordInput, before: RecordInput): RecordInput {
  if (saysTheSame(label, record, before)) return record;
  const { confirmedBy: _, ...pointers } = record.pointers;
  return { ...record, pointers };
}

/**
 * A row of a newer dataset over a record that was changed since the last import: what was changed stays, the rest follows the dataset.
 * `base`: what the last import wrote.
 */
function mergeImported(incoming: RecordInput, base: RecordContent, current: RecordContent): RecordInput {
  const { owners, audience, countries, provenance } = current;
  return {
    ...incoming,
    properties: merged(incoming.properties, base.properties, current.properties),
    pointers: merged(incoming.pointers, base.pointers, current.pointers),
    ...(owners ? { owners } : {}),
    ...(audience ? { audience } : {}),
    ...(countries ? { countries } : {}),
    ...(provenance ? { provenance } : {}),
  };
}

function merged<Held>(incoming: Values<Held>, base: Values<Held>, current: Values<Held>): Values<Held> {
  const names = new Set([...Object.keys(incoming), ...Object.keys(current)]);
  return Object.fromEntries(
    [...names].map((name) => [name, isSame(current[name], base[name]) ? incoming[name] : current[name]]),
  );
}

/** True for the same value; nothing and an empty list are the same. */
export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(held(one)) === JSON.stringify(held(other));
const held = (value: unknown): unknown => (Array.isArray(value) && value.length === 0 ? null : (value ?? null));
