/** Whether a record rests on something that everyone can read, regardless of who recorded it. */
import type { Visibility } from "../../../domain/access/viewpoint";
import type { RecordInput, Value, WriteTransaction } from "../../../store/port";

/** What stands for the lack of a source. */
const NO_SOURCE = "UNVERIFIED";

/** The facts of a source that decide whether it is public. */
interface SourceFacts {
  readonly visibility?: Visibility | null;
  readonly kind?: Value;
  readonly owners?: readonly string[] | null;
}

/** Whether a source was recorded by the dataset or a steward and everyone can read it; nobody can vouch for themselves. */
export const isPublicSource = ({ visibility, kind, owners }: SourceFacts): boolean =>
  visibility === "PUBLIC" && kind !== NO_SOURCE && (owners ?? []).length === 0;

/** Whether a record names such a source. */
export async function restsOnPublicSource(transaction: WriteTransaction, { pointers }: RecordInput): Promise<boolean> {
  const sources = await transaction.read(pointers.sources ?? []);
  return [...sources.values()].some(({ properties, owners }) => isPublicSource({ ...properties, owners }));
}
