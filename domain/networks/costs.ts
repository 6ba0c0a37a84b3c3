import { listed, withoutRepeats } from "../ruling";

/** One recorded funding of an activity from outside (D16). */
export interface FundingFacts {
  readonly id: string;
  /** Names of the donors; empty where the record does not name them. */
  readonly donors: readonly string[];
}

/** What the Declaration and the records say about who bore the costs; never who paid. */
export interface CostStatement {
  readonly clause: "D15";
  readonly externalFunding: "RECORDED" | "NOT_RECORDED";
  /** One English sentence: the rule of D15. */
  readonly rule: string;
  /** One English sentence: what is recorded about funds from outside (D16). */
  readonly because: string;
  /** One English sentence that goes with every answer. */
  readonly caveat: string;
  /** Ids of the funding records. */
  readonly records: readonly string[];
}

const RULE = "Each member bears its own costs for taking part in activities of the network (D15).";
const CAVEAT =
  "No recorded funding proves nothing about who paid, and recorded funding need not have covered every cost.";

/** How the costs of an activity of a network stand under D15 and D16, from the funding that is recorded for it. */
export function explainCosts(facts: { readonly funding: readonly FundingFacts[] }): CostStatement {
  const { funding } = facts;
  return {
    clause: "D15",
    externalFunding: funding.length > 0 ? "RECORDED" : "NOT_RECORDED",
    rule: RULE,
    because: funding.length > 0 ? fundedBy(funding) : "No external funding is recorded (D16).",
    caveat: CAVEAT,
    records: funding.map(({ id }) => id),
  };
}

function fundedBy(funding: readonly FundingFacts[]): string {
  const donors = withoutRepeats(funding.flatMap((one) => one.donors));
  const unnamed = funding.some((one) => one.donors.length === 0);
  if (donors.length === 0) return "External funding is recorded, without its donor (D16).";
  const others = unnamed ? ", and funding without its donor" : "";
  return `External funding by ${listed(donors)} is recorded${others} (D16).`;
}
