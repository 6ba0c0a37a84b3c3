/** External funding of projects (D16). */
import type { RowOf } from "../../store/port";
import { extend, field, object, type Feature } from "../schema/descriptors";
import type { SubgraphContext } from "../shared/context";
import { recordsOf } from "../shared/loaders";
import { periodOf, relatedRows } from "../shared/related";

const fundersOf = relatedRows("Project", "participants", { role: { eq: "FUNDER" } });

/** Donors are the participants of a project in the role of funder; the amount is the project’s whole budget. */
async function fundingOf(project: RowOf<"Project">, context: SubgraphContext) {
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

/** `Project.funding`. */
export const funding: Feature = [
  object("Funding", "External funding (D16). No recorded funding proves nothing about who paid (D15).", {
    donors: field("[Actor!]!", "Who pays, where recorded."),
    amount: {
      type: "Float",
      description: "Total amount in units of `currency`, where stated; not divided by donor.",
      requires: "finance:read",
    },
    currency: { type: "String", description: "ISO 4217 code.", requires: "finance:read" },
    period: field("Period!", "Period of what is funded."),
  }),
  extend("Project", {
    funding: {
      type: "Funding",
      description: "External funding; empty where none is recorded.",
      resolve: (project, _, context) => fundingOf(project, context),
    },
  }),
];
