import type { Row, RowOf } from "../../store/port";
import type { SubgraphContext } from "../shared/context";
import { periodOf, relatedRows, type Period } from "../shared/related";

interface Seat {
  readonly holder: Promise<Row | null> | null;
  readonly label: string | null;
  readonly period: Period;
  readonly collaboration: RowOf<"Collaboration">;
}

const collaborationsOf = relatedRows("AdvisoryBody", "collaborations");

/** The seats of an advisory body, read off the cooperation that rests on them. */
export async function seatsOf(body: RowOf<"AdvisoryBody">, _args: object, context: SubgraphContext): Promise<Seat[]> {
  const rows = await collaborationsOf(body, context);
  return rows.map((row) => ({
    holder: row.partnerId == null ? null : context.loaders.record.load(row.partnerId),
    label: row.partnerLabel ?? null,
    period: periodOf(row),
    collaboration: row,
  }));
}
