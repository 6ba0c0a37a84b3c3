/** How a steward decides on an objection. */
import { LiaisonError } from "../../domain/errors";
import type { Viewer } from "../../policy";
import type { StoredRecord, Submission, WriteTransaction } from "../../store/port";
import type { SubgraphContext } from "../shared/context";
import { messageIn } from "../shared/submissions";
import { goingAlong } from "../shared/writing/archiving";
import { disputedBy } from "../shared/writing/confirmations";
import type { Given } from "../shared/writing/draft";
import { store, transactAs } from "../shared/writing/operations";
import { restsOnPublicSource } from "../shared/writing/publicSources";

/**
 * UPHOLD archives the record, unless it was imported or names a public source: then it stays, with the mark. DISMISS takes the mark
 * away.
 */
export async function settleObjection(given: Given, context: SubgraphContext): Promise<object> {
  const id = String(given["id"]);
  const isUpheld = given["verdict"] === "UPHOLD";
  const answer = messageIn(given, "answer");
  await transactAs(context, { name: "settleObjection", given, writtenAs: "STEWARD" }, async (transaction, bench) => {
    const objection = await bench.submission(id);
    if (objection?.kind !== "OBJECTION")
      throw new LiaisonError("NOT_FOUND", `There is no objection ${id} that you may decide.`, { argument: "input.id" });
    await transaction.settle(id, { status: isUpheld ? "UPHELD" : "DISMISSED", answer });
    const record = (await transaction.read([objection.record])).get(objection.record);
    if (record) await (isUpheld ? withdraw(transaction, record, context.viewer) : dismiss(transaction, record, objection));
    return id;
  });
  return { objection: await context.reader.submission(id) };
}

/** What the steward does not see, or others own, stays theirs and is withheld, as with every other archiving. */
async function withdraw(transaction: WriteTransaction, record: StoredRecord, viewer: Viewer): Promise<void> {
  if (record.origin !== undefined || (await restsOnPublicSource(transaction, record))) return;
  const { id, label } = record;
  await transaction.archive(label, [id], (relations) => goingAlong(relations, { transaction, viewer, id }));
}

async function dismiss(transaction: WriteTransaction, record: StoredRecord, { org }: Submission): Promise<void> {
  const pointers = { ...record.pointers, disputedBy: disputedBy(record).filter((one) => one !== org) };
  await store(transaction, record.label, [{ ...record, pointers }]);
}
