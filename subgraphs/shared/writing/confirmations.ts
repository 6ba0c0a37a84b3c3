/** Who has confirmed what a record says of it: a record that names another organisation is said by one side until that side agrees. */
import { partyPointersOf, saysTheSame, type Label, type RecordInput, type WriteTransaction } from "../../../store/port";
import type { Viewer } from "../../../policy";
import { partiesOf } from "./draft";
import type { Draft } from "./rules";

/** Organisations for which a viewer speaks: its own, and the networks that it manages today. */
export const voicesOf = ({ org, manages }: Viewer): readonly string[] => [...(org === null ? [] : [org]), ...manages];

/**
 * Adds to a record the parties that confirm it: the writer, and those who confirmed before if the record still says the same. Actors
 * that are no longer parties do not count.
 */
export async function withConfirmations(transaction: WriteTransaction, draft: Draft): Promise<RecordInput> {
  const { label, before, after, as, viewer, alsoSaidBy } = draft;
  if (partyPointersOf(label).length === 0) return after;
  const speaking = [...(as === "ORGANISATION" ? voicesOf(viewer) : []), ...alsoSaidBy];
  const kept = before && saysTheSame(label, before, after) ? confirmedBy(before) : [];
  const upheld = before ? await upheldAgainst(transaction, before.id) : [];
  const disputed = { ...after, pointers: { ...after.pointers, disputedBy: [...disputedBy(after), ...upheld] } };
  const record = saidBy(label, disputed, { confirmed: [...kept, ...speaking], withdrawn: speaking });
  if (before) await closeDropped(transaction, { before, record, speaking });
  return record;
}

/** Organisations whose objection to a record a steward upheld: it holds again when the record names them again. */
const upheldAgainst = async (transaction: WriteTransaction, id: string): Promise<readonly string[]> =>
  (await transaction.standingObjections(id)).flatMap(({ status, org }) => (status === "UPHELD" && org ? [org] : []));

/** Who speaks for the record takes back all that it objected; of who is not named any more what was decided stays. */
async function closeDropped(
  transaction: WriteTransaction,
  { before, record, speaking }: { before: RecordInput; record: RecordInput; speaking: readonly string[] },
): Promise<void> {
  const dropped = without(disputedBy(before), disputedBy(record));
  const unnamed = without(dropped, speaking);
  await transaction.closeObjections(before.id, without(dropped, unnamed));
  await transaction.closeObjections(before.id, unnamed, "OPEN");
}

/** The record as confirmed by those of its parties that are named, and no longer disputed by those that take their objection back. */
export function saidBy(
  label: Label,
  record: RecordInput,
  { confirmed, withdrawn }: { confirmed: readonly string[]; withdrawn: readonly string[] },
): RecordInput {
  const parties = new Set(partiesOf(label, record));
  const isParty = (id: string): boolean => parties.has(id);
  return {
    ...record,
    pointers: {
      ...record.pointers,
      confirmedBy: [...new Set(confirmed.filter(isParty))],
      disputedBy: without([...new Set(disputedBy(record).filter(isParty))], withdrawn),
    },
  };
}

/** Parties that confirmed a record. */
export const confirmedBy = ({ pointers }: Pick<RecordInput, "pointers">): readonly string[] =>
  pointers.confirmedBy ?? [];

/** Parties that object to a record. */
export const disputedBy = ({ pointers }: Pick<RecordInput, "pointers">): readonly string[] => pointers.disputedBy ?? [];

const without = (ids: readonly string[], others: readonly string[]): readonly string[] =>
  ids.filter((id) => !others.includes(id));
