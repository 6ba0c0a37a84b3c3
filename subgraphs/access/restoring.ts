/** Restoring archived records. */
import { LiaisonError } from "../../domain/errors";
import { authorityOver, meets, requirementOfWrite, type Viewer } from "../../policy";
import { type StoredRecord, type WriteTransaction, type WrittenAs, mutationNamesOf } from "../../store/port";
import type { SubgraphContext } from "../shared/context";
import { judged, writeJudged, type Desk } from "../shared/writing/afterState";
import type { GivenOfOne } from "../shared/writing/draft";
import { transactAs } from "../shared/writing/operations";
import type { Draft } from "../shared/writing/rules";

/** Restores a record with what was archived along with it, if the rules still allow it; anyone who could archive it may do so. */
export async function restoreRecord(given: GivenOfOne, context: SubgraphContext): Promise<object> {
  const { viewer } = context;
  const { id } = given;
  const as = viewer.scopes.includes("records:curate") ? "STEWARD" : "ORGANISATION";
  await transactAs(context, { name: "restoreRecord", given, writtenAs: as }, async (transaction, bench) => {
    const record = await restorable(transaction, viewer, id);
    if (as === "ORGANISATION") await refuseWithdrawn(transaction, id);
    const along = await transaction.archivedAlongWith([id]);
    const desk = { transaction, bench };
    await writeJudged(desk, await draftOf(transaction, record, { viewer, as }));
    for (const one of along)
      if (as === "STEWARD" || !(await isWithdrawn(transaction, one.id))) await restoreAlong(desk, one, { viewer, as });
    return id;
  });
  return { record: await context.loaders.record.load(id) };
}

/** The archived record; NOT_FOUND where the viewer could not have archived it. */
async function restorable(transaction: WriteTransaction, viewer: Viewer, id: string): Promise<StoredRecord> {
  const record = (await transaction.archived([id])).get(id);
  const isRemembered = (await transaction.rememberedFrom(viewer.viewpoint, [id])).has(id);
  const isAllowed =
    record !== undefined &&
    mutationNamesOf(record.label).archive !== null &&
    meets(viewer, requirementOfWrite(record.label, "archive"));
  if (record && isRemembered && isAllowed && authorityOver(viewer, record)) return record;
  throw new LiaisonError("NOT_FOUND", `There is no archived record ${id} that you may restore.`, {
    argument: "input.id",
  });
}

/** Whether a steward withdrew it because a party objected. */
const isWithdrawn = async (transaction: WriteTransaction, id: string): Promise<boolean> =>
  (await transaction.standingObjections(id)).some(({ status }) => status === "UPHELD");

/** What a steward withdrew its owner does not bring back, neither for itself nor along with something else. */
async function refuseWithdrawn(transaction: WriteTransaction, id: string): Promise<void> {
  if (!(await isWithdrawn(transaction, id))) return;
  throw new LiaisonError("FORBIDDEN", `A steward upheld an objection to ${id}; only a steward may restore it.`, {
    argument: "input.id",
  });
}

interface Restorer {
  readonly viewer: Viewer;
  readonly as: WrittenAs;
}

/** As it was, with the objections to it as they stand now. */
async function draftOf(transaction: WriteTransaction, before: StoredRecord, { viewer, as }: Restorer): Promise<Draft> {
  const disputedBy = (await transaction.standingObjections(before.id)).flatMap(({ org }) => org ?? []);
  return {
    label: before.label,
    before,
    after: { ...before, pointers: { ...before.pointers, disputedBy } },
    viewer,
    as,
    statedVisibility: undefined,
    namedBeside: [],
    alsoSaidBy: [],
    isRestored: true,
  };
}

/** What went along comes back also where whoever restores does not see it; nothing is told of it then. */
async function restoreAlong(desk: Desk, record: StoredRecord, restorer: Restorer): Promise<void> {
  const { transaction } = desk;
  const isRemembered = (await transaction.rememberedFrom(restorer.viewer.viewpoint, [record.id])).has(record.id);
  const draft = await draftOf(transaction, record, restorer);
  await transaction.write(record.label, [isRemembered ? await judged(desk, draft) : draft.after]);
}
