/** What rests on something that everyone can read, whoever recorded it. */
import type { Visibility } from "../../../domain/access/viewpoint";
import type { RecordInput, Value, WriteTransaction } from "../../../store/port";

/** What stands for the lack of a source. */
const NO_SOURCE = "UNVERIFIED";

interface SourceFacts {
  readonly visibility?: Visibility | null;
  readonly kind?: Value;
  readonly owners?: readonly string[] | null;
}

/** Whether a source is one that the dataset or a steward recorded and everyone can read: nobody vouches for itself. */
export const isPublicSource = ({ visibility, kind, owners }: SourceFacts): boolean =>
  visibility === "PUBLIC" && kind !== NO_SOURCE && (owners ?? []).length === 0;

/** Whether a record names such a source. */
export async function restsOnPublicSource(transaction: WriteTransaction, { pointers }: RecordInput): Promise<boolean> {
  const sources = await transaction.read(pointers.sources ?? []);
  return [...sources.values()].some(({ properties, owners }) => isPublicSource({ ...properties, owners }));
}
