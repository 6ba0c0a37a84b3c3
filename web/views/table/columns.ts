/** What the table says of a collaboration. */
import { type CollaborationOrderField } from "../../api/operations";

/** Columns; those that name an order can be sorted by. */
export const COLUMNS: readonly (readonly [name: string, order?: CollaborationOrderField])[] = [
  ["record"],
  ["npm"],
  ["partner"],
  ["state"],
  ["patterns"],
  ["period", "FROM"],
  ["attested", "LAST_ATTESTED"],
  ["formality"],
  ["status"],
  ["confidence"],
  ["sources"],
];
