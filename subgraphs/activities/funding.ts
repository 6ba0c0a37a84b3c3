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
const relation = inversesOf("Project").find(({ name }) => name === "participants");

interface Funding {
  readonly donors: readonly Row[];
  readonly amount: unknown;
  readonly currency: unknown;
  readonly period: { readonly from: unknown; readonly to: unknown; readonly includesLastDay: false };
}

/** Donors are the participants of a project in the role of funder; the amount is the project’s whole budget. */
export async function fundingOf(project: Row, _args: object, { loaders }: SubgraphContext): Promise<Funding | null> {
  if (!relation) throw new Error("The model has no relation Project.participants.");
  const request = { where: { role: { eq: "FUNDER" } }, page: { first: 200 }, needs: ROWS_ONLY };
  const page = await loaders.related(relation, request).load(project.id);
  const donors = await Promise.all(page.rows.map((row) => loaders.record.load(String(row["actorId"]))));
  const amount = project["budgetAmount"] ?? null;
  if (donors.length === 0 && amount === null) return null;
  return {
    donors: donors.filter((one) => one !== null),
    amount,
    currency: project["budgetCurrency"] ?? null,
    period: { from: project["from"] ?? null, to: project["to"] ?? null, includesLastDay: false },
  };
}
