import type { Row, RowOf } from "../../store/port";
import type { SubgraphContext } from "../shared/context";
import { recordsOf } from "../shared/loaders";
import { periodOf, relatedRows, type Period } from "../shared/related";

interface Funding {
  readonly donors: readonly Row[];
  readonly amount: number | null;
  readonly currency: string | null;
  readonly period: Period;
}

const fundersOf = relatedRows("Project", "participants", { role: { eq: "FUNDER" } });

/** Donors are the participants of a project in the role of funder; the amount is the project’s whole budget. */
export async function fundingOf(
  project: RowOf<"Project">,
  _args: object,
  context: SubgraphContext,
): Promise<Funding | null> {
  const funders = await fundersOf(project, context);
  const actorIds = funders.map(({ actorId }) => actorId);
  const donors = await recordsOf(context.loaders, actorIds);
  const amount = project.budgetAmount ?? null;
  if (actorIds.length === 0 && amount === null) return null;
  return {
    donors,
    amount,
    currency: project.budgetCurrency ?? null,
    period: periodOf(project),
  };
}
