import type { Basis, Page } from "../../analysis/port";
import { connectionOf } from "../shared/timedLists";

/** What every answer of an analysis shows. */
export const shown = ({ coverage, undetermined, version }: Basis) => ({
  coverage,
  undeterminedCount: undetermined,
  graphVersion: version,
});

/** A page of an answer as a connection. */
export const listed = <Item>(answer: Page<Item> & Basis, after: string | null | undefined) => ({
  ...connectionOf(answer, after),
  ...shown(answer),
});
