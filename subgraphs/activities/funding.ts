import type { Row } from "../../store/port";
import type { SubgraphContext } from "../shared/context";
import { periodOf, relatedRows, type Period } from "../shared/related";

interface Funding {
  readonly donors: readonly Row[];
  readonly amount: unknown;
  readonly currency: unknown;
  readonly period: Period;
}

const fundersOf = relatedRows("Project", "participants", { role: { eq: "FUNDER" } });

/** Donors are the participants of a project in the role of funder; the amount is the project’s whole budget. */
export async function fundingOf(project: Row, _args: object, context: SubgraphContext): Promise<Funding | null> {
  const funders = await fundersOf(project, context);
  const donors = await Promise.all(funders.map((row) => context.loaders.record.load(String(row["actorId"]))));
  const amount = project["budgetAmount"] ?? null;
  if (donors.length === 0 && amount === null) return null;
  return {
    donors: donors.filter((one) => one !== null),
    amount,
    currency: project["budgetCurrency"] ?? null,
    period: periodOf(project),
  };
}
