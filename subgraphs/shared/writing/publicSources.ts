/** What rests on something that everyone can read, whoever recorded it. */
import type { RecordInput, WriteTransaction } from "../../../store/port";

/** What stands for the lack of a source. */
const NO_SOURCE = "UNVERIFIED";

/** Whether a source is one that the dataset or a steward recorded and everyone can read: nobody vouches for itself. */
export const isPublicSource = ({ visibility, kind, owners }: Readonly<Record<string, unknown>>): boolean =>
  visibility === "PUBLIC" && kind !== NO_SOURCE && ((owners ?? []) as readonly string[]).length === 0;

/** Whether a record names such a source. */
export async function restsOnPublicSource(transaction: WriteTransaction, { pointers }: RecordInput): Promise<boolean> {
  const sources = await transaction.read([pointers["sources"] ?? []].flat());
  return [...sources.values()].some(({ properties, owners }) => isPublicSource({ ...properties, owners }));
}
