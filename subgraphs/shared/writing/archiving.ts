/** Archiving records, and restoring them. */
import { LiaisonError } from "../../../domain/errors";
import { authorityOver, type Viewer } from "../../../policy";
import { records, type StoredRecord, type WriteTransaction } from "../../../store/port";
import type { SubgraphContext } from "../context";
import { refuseLeaving } from "./afterState";
import { capacityOver, transactAs, writable, type WriteOfOne } from "./operations";

/** Archives a record; resolves to its id. */
export async function archiveRecord(
  name: string,
  { label, given }: WriteOfOne,
  context: SubgraphContext,
): Promise<{ id: string }> {
  const { viewer } = context;
  const { id } = given;
  // A repetition finds the record gone: only its key tells that it was this that took it away.
  const isGone = given.idempotencyKey != null && !(await context.reader.byIds([id]))[0];
  const as = isGone ? (authorityOver(viewer, { id }) ?? "ORGANISATION") : await capacityOver(context, label, id);
  await transactAs(context, { name, given, writtenAs: as }, async (transaction) => {
    const record = await writable(transaction, { viewer, label, given });
    if (as === "ORGANISATION") await refuseLeaving(transaction, { label, record, viewer });
    if (!given.withRelations) refuseDependents(id, await seenDependents(transaction, viewer, id));
    const isWanted = given.withRelations === true;
    await transaction.archive(label, [id], (relations) =>
      isWanted ? goingAlong(relations, { transaction, viewer, id }) : [],
    );
    return id;
  });
  return { id };
}

/** Whether a record can’t be without another: it relates it, or must point at it. */
const dependsOn = ({ label, pointers }: StoredRecord, id: string): boolean =>
  Object.entries(records[label].pointers).some(
    ([name, { required, derived }]) =>
      !derived && (records[label].isRelation || required) && [pointers[name] ?? []].flat().includes(id),
  );

/** What depends on a record, as far as the viewer sees it: whatever else does must not be told. */
async function seenDependents(
  transaction: WriteTransaction,
  { viewpoint }: Viewer,
  id: string,
): Promise<readonly StoredRecord[]> {
  const dependents = (await transaction.allPointingAt([id])).filter((record) => dependsOn(record, id));
  const ids = dependents.map((one) => one.id);
  const seen = ids.length === 0 ? new Set() : await transaction.seenFrom(viewpoint, ids);
  return dependents.filter((one) => seen.has(one.id));
}

function refuseDependents(id: string, dependents: readonly StoredRecord[]): void {
  const shown = dependents.map((one) => one.id).sort();
  if (shown.length === 0) return;
  const examples = shown.slice(0, 5).join(", ");
  throw new LiaisonError(
    "CONFLICT",
    `${shown.length} ${shown.length === 1 ? "record depends" : "records depend"} on ${id}: ${examples}${shown.length > 5 ? ", …" : ""}. Archive them first, or set withRelations.`,
    { argument: "input.withRelations" },
  );
}

/** Relation records that go along with what is archived: those that the viewer sees and may write, and that nobody else owns. */
async function goingAlong(
  relations: readonly StoredRecord[],
  { transaction, viewer, id }: { transaction: WriteTransaction; viewer: Viewer; id: string },
): Promise<readonly StoredRecord[]> {
  const seen = await transaction.seenFrom(
    viewer.viewpoint,
    relations.map((one) => one.id),
  );
  const isOwn = (owner: string): boolean => owner === id || owner === viewer.org;
  return relations.filter(
    (one) => seen.has(one.id) && authorityOver(viewer, one) !== null && (one.owners ?? []).every(isOwn),
  );
}
