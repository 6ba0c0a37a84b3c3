/** Organisations confirm records that name them as parties, or object to them. */
import { LiaisonError } from "../../domain/errors";
import type { Viewer } from "../../policy";
import type { StoredRecord, WriteTransaction } from "../../store/port";
import type { SubgraphContext } from "../shared/context";
import { refuseChanged } from "../shared/revision";
import { messageIn, submissionId } from "../shared/submissions";
import { confirmedBy, disputedBy, saidBy, voicesOf } from "../shared/writing/confirmations";
import { partiesOf, type GivenOfOne } from "../shared/writing/draft";
import { refuseUnknown, type Bench } from "../shared/writing/bench";
import { transactAs } from "../shared/writing/operations";

/** Confirms a record for those of its parties for which the viewer acts, and withdraws their objections. */
export async function confirmRecord(given: GivenOfOne, context: SubgraphContext): Promise<object> {
  const { viewer } = context;
  const id = await transactAs(
    context,
    { name: "confirmRecord", given, writtenAs: "ORGANISATION" },
    async (transaction, bench) => {
      const record = await namedIn(transaction, bench, given);
      const voices = partiesSpokenFor(viewer, record);
      await transaction.closeObjections(record.id, voices);
      const confirmed = [...confirmedBy(record), ...voices];
      await transaction.write(record.label, [saidBy(record.label, record, { confirmed, withdrawn: voices })]);
      return record.id;
    },
  );
  return { record: await context.loaders.record.load(id) };
}

/** Stores an objection, and marks the record as disputed. */
export async function objectToRecord(given: GivenOfOne, context: SubgraphContext): Promise<object> {
  const { viewer } = context;
  const message = messageIn(given, "reason");
  // Why is for a steward and the owners; the reason of a change is shown to all who see the record.
  const { reason: objection, ...rest } = given;
  const id = await transactAs(
    context,
    { name: "objectToRecord", given: { ...rest, objection }, writtenAs: "ORGANISATION" },
    async (transaction, bench) => {
      const record = await namedIn(transaction, bench, given);
      const owners = await bench.seen.seen(record.owners ?? []);
      const org = objectorFor(viewer, { ...record, owners: [...owners] });
      const newId = submissionId("objection");
      await transaction.submit({
        id: newId,
        kind: "OBJECTION",
        record: record.id,
        label: record.label,
        field: null,
        message,
        values: [],
        status: "OPEN",
        subject: viewer.subject,
        org,
        client: viewer.client,
        at: new Date().toISOString(),
        answer: null,
        answeredAt: null,
      });
      await transaction.write(record.label, [objectedBy(record, org)]);
      return newId;
    },
  );
  return { objection: await context.reader.submission(id) };
}

/** Whoever objects does not confirm. */
const objectedBy = (record: StoredRecord, org: string): StoredRecord => ({
  ...record,
  pointers: {
    ...record.pointers,
    confirmedBy: confirmedBy(record).filter((one) => one !== org),
    disputedBy: [...disputedBy(record), org],
  },
});

/** The record of an input, which the viewer sees, at the revision that it knows. */
async function namedIn(transaction: WriteTransaction, bench: Bench, given: GivenOfOne): Promise<StoredRecord> {
  const { id } = given;
  await refuseUnknown(bench.seen, [id]);
  const record = (await transaction.read([id])).get(id);
  if (!record) throw new LiaisonError("NOT_FOUND", `There is no record ${id}.`);
  const expected = given.ifRevision;
  if (expected != null) await refuseChanged(transaction, bench.viewer, { record, expected });
  return record;
}

/** Parties of a record for which a viewer speaks; FORBIDDEN where there is none. */
function partiesSpokenFor(viewer: Viewer, record: StoredRecord): readonly string[] {
  const voices = voicesOf(viewer);
  const parties = [...new Set(partiesOf(record.label, record))].filter((id) => voices.includes(id));
  if (parties.length > 0) return parties;
  throw new LiaisonError(
    "FORBIDDEN",
    `${record.id} does not name your organisation as one of its parties; report an error with reportError.`,
  );
}

/** `record`: with those of its owners that the viewer sees. */
function objectorFor(viewer: Viewer, record: StoredRecord): string {
  const parties = partiesSpokenFor(viewer, record);
  const { owners = [] } = record;
  const others = parties.filter((id) => !owners.includes(id) || owners.length > 1);
  if (others.length === 0)
    throw new LiaisonError("FORBIDDEN", `${record.id} belongs to your organisation alone: change it, or archive it.`);
  const org = others.find((id) => !disputedBy(record).includes(id));
  if (org !== undefined) return org;
  throw new LiaisonError("CONFLICT", "Your organisation objects to it already; confirmRecord takes that back.", {
    argument: "input.id",
  });
}
