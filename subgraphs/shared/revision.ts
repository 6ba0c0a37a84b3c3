/**
 * The revision of a record: a number computed only from what the viewer sees of it. It changes when any of that changes, so that nobody
 * overwrites what they have not read; changes of hidden parts leave it as it is.
 */
import { LiaisonError } from "../../domain/errors";
import type { Viewer } from "../../policy";
import { digestOf, type FieldProvenance, type Label, type StoredRecord, type WriteTransaction } from "../../store/port";
import { idsIn } from "./writing/draft";
import { mayRead } from "./unreadable";

type Revised = Omit<StoredRecord, "revision">;

/** Who looks, and which of the ids that a record names it may see. */
interface Eyes {
  readonly viewer: Viewer;
  readonly seen: ReadonlySet<string>;
}

/** Ids that a record names: whether a viewer sees them decides on what it sees of the record. */
export const idsNamedBy = (record: Revised): readonly string[] => [...idsIn(record), ...(record.owners ?? [])];

/** Where single values come from, as a viewer may know it: no sources that it does not see, and no field that has none but such. */
export function provenanceFor(
  label: Label,
  provenance: Readonly<Record<string, FieldProvenance>>,
  { viewer, seen }: Eyes,
): readonly (FieldProvenance & { readonly field: string })[] {
  return Object.entries(provenance).flatMap(([field, { sources, confidence }]) => {
    const shown = sources.filter((id) => seen.has(id));
    const isKnown = mayRead(viewer, label, field) && (shown.length > 0 || sources.length === 0);
    return isKnown ? [{ field, confidence, sources: shown }] : [];
  });
}

/** A positive number of 31 bits, so that it is an Int of GraphQL. */
export function revisionOf(record: Revised, { viewer, seen }: Eyes): number {
  const { id, label, properties, pointers, owners, audience, provenance = {} } = record;
  const lists = { ...pointers, owners, audience };
  const shown = {
    id,
    properties: Object.entries(properties).filter(([name, value]) => mayRead(viewer, label, name) && isHeld(value)),
    pointers: Object.entries(lists)
      .filter(([name]) => mayRead(viewer, label, name))
      .map(([name, value]) => [name, [value ?? []].flat().filter((one) => seen.has(one))] as const)
      .filter(([, ids]) => ids.length > 0),
    provenance: provenanceFor(label, provenance, { viewer, seen }),
  };
  const inOrder = <Entry extends readonly [string, unknown]>(entries: readonly Entry[]) =>
    [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  const digest = digestOf({
    ...shown,
    properties: inOrder(shown.properties),
    pointers: inOrder(shown.pointers),
    provenance: inOrder(shown.provenance.map((one) => [one.field, one] as const)),
  });
  return parseInt(digest.slice(0, 8), 16) & 0x7fffffff || 1;
}

/** What is empty is as good as not there. */
const isHeld = (value: unknown): boolean => value != null && !(Array.isArray(value) && value.length === 0);

/** CONFLICT where a viewer would read another revision of a record by now. */
export async function refuseChanged(
  transaction: WriteTransaction,
  viewer: Viewer,
  { record, expected }: { readonly record: StoredRecord; readonly expected: unknown },
): Promise<void> {
  const seen = await transaction.seenFrom(viewer.viewpoint, idsNamedBy(record));
  const revision = revisionOf(record, { viewer, seen });
  if (revision === expected) return;
  throw new LiaisonError(
    "CONFLICT",
    `${record.id} was changed meanwhile: it is of revision ${revision}, not ${String(expected)}. Read it again and repeat.`,
    { argument: "input.ifRevision" },
  );
}
