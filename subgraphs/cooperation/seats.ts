import { inversesOf, type ListNeeds, type Row } from "../../store/port";
import type { SubgraphContext } from "../shared/context";

const ROWS_ONLY: ListNeeds = {
  rows: true,
  totalCount: false,
  undetermined: false,
  undeterminedCount: false,
  summary: false,
  countsBy: [],
};
const relation = inversesOf("AdvisoryBody").find(({ name }) => name === "collaborations");

interface Seat {
  readonly holder: Promise<Row | null> | null;
  readonly label: string | null;
  readonly period: { readonly from: unknown; readonly to: unknown; readonly includesLastDay: false };
  readonly collaboration: Row;
}

/** The seats of an advisory body, read off the cooperation that rests on them. */
export async function seatsOf(body: Row, _args: object, { loaders }: SubgraphContext): Promise<Seat[]> {
  if (!relation) throw new Error("The model has no relation AdvisoryBody.collaborations.");
  const page = await loaders.related(relation, { page: { first: 200 }, needs: ROWS_ONLY }).load(body.id);
  return page.rows.map((row) => ({
    holder: typeof row["partnerId"] === "string" ? loaders.record.load(row["partnerId"]) : null,
    label: typeof row["partnerLabel"] === "string" ? row["partnerLabel"] : null,
    period: { from: row["from"] ?? null, to: row["to"] ?? null, includesLastDay: false },
    collaboration: row,
  }));
}
