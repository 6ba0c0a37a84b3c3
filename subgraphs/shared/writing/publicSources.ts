/** Whether a record rests on something that everyone can read, regardless of who recorded it. */
import type { RecordInput, WriteTransaction } from "../../../store/port";

/** What stands for the lack of a source. */
const NO_SOURCE = "UNVERIFIED";

/** Whether a source was recorded by the dataset or a steward and everyone can read it; nobody can vouch for themselves. */
export const isPublicSource = ({ visibility, kind, owners }: Readonly<Record<string, unknown>>): boolean =>
  visibility === "PUBLIC" && kind !== NO_SOURCE && ((owners ?? []) as readonly string[]).length === 0;

/** Whether a record names such a source. */
export async function restsOnPublicSource(transaction: WriteTransaction, { pointers }: RecordInput): Promise<boolean> {
  const sources = await transaction.read([pointers["sources"] ?? []].flat());
  return [...sources.values()].some(({ properties, owners }) => isPublicSource({ ...properties, owners }));
}
