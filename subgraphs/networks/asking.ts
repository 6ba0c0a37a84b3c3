/** Arguments of questions about networks. */
import { LiaisonError } from "../../domain/errors";
import { isRowOf, type Label, type RowOf } from "../../store/port";
import { argument } from "../schema/descriptors";
import type { SubgraphContext } from "../shared/context";
import { recordIdOf } from "../shared/versions";

/** The argument that says for which date a question is answered. */
export const ON = argument("PartialDate", "Date, which may be a year or a month; today by default.");
/** The argument that names the network that a question is about. */
export const NETWORK = argument("ID!", "Id of the network.");

/** Loads a record of a kind; null for one that the viewer may not see, BAD_USER_INPUT for an id of another kind. */
export async function asked<L extends Label>(
  label: L,
  id: string,
  { loaders }: SubgraphContext,
): Promise<RowOf<L> | null> {
  const row = await loaders.record.load(recordIdOf(id));
  if (!row || isRowOf(label, row)) return row;
  throw new LiaisonError("BAD_USER_INPUT", `${id} is not a record of type ${label}.`, {
    argument: label.toLowerCase(),
  });
}
