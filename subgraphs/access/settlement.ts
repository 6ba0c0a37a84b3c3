/** How a steward decides on an objection. */
import { LiaisonError } from "../../domain/errors";
import type { StoredRecord, Submission, WriteTransaction } from "../../store/port";
import type { SubgraphContext } from "../shared/context";
import { messageIn } from "../shared/submissions";
import { disputedBy } from "../shared/writing/confirmations";
import type { GivenOfOne } from "../shared/writing/draft";
import { transactAs } from "../shared/writing/operations";
import { restsOnPublicSource } from "../shared/writing/publicSources";

interface Settlement extends GivenOfOne {
  readonly verdict: "UPHOLD" | "DISMISS";
  readonly answer: string;
}

/** UPHOLD archives the record, unless it was imported or names a public source: then it stays, with the mark. DISMISS removes the mark. */
export async function settleObjection(given: Settlement, context: SubgraphContext): Promise<object> {
  const { id } = given;
  const isUpheld = given.verdict === "UPHOLD";
  const answer = messageIn(given, "answer");
  await transactAs(context, { name: "settleObjection", given, writtenAs: "STEWARD" }, async (transaction, bench) => {
    const objection = await bench.submission(id);
    if (objection?.kind !== "OBJECTION")
      throw new LiaisonError("NOT_FOUND", `There is no objection ${id} that you may decide.`, { argument: "input.id" });
    await transaction.settle(id, { status: isUpheld ? "UPHELD" : "DISMISSED", answer });
    const record = (await transaction.read([objection.record])).get(objection.record);
    if (record) await (isUpheld ? withdraw(transaction, record) : dismiss(transaction, record, objection));
    return id;
  });
  return { objection: await context.reader.submission(id) };
}

async function withdraw(transaction: WriteTransaction, record: StoredRecord): Promise<void> {
  const isBacked = record.origin !== undefined || (await restsOnPublicSource(transaction, record));
  // What relates it is withheld with it: a steward does not decide on what it may not even see.
  if (!isBacked) await transaction.archive(record.label, [record.id], () => []);
}

async function dismiss(transaction: WriteTransaction, record: StoredRecord, { org }: Submission): Promise<void> {
  const pointers = { ...record.pointers, disputedBy: disputedBy(record).filter((one) => one !== org) };
  await transaction.write(record.label, [{ ...record, pointers }]);
}
