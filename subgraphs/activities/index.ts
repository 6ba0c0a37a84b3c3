import { Float } from "type-graphql";
import type { Kit, OwnPart } from "../shared/build";
import { declareField, declareObject } from "../shared/declare";
import { fundingOf } from "./funding";

/** Projects with their funding, meetings, visits and places. */
export function activities(kit: Kit): OwnPart {
  const funding = declareObject("Funding", {
    description: "External funding (D16). No recorded funding proves nothing about who paid (D15).",
  });
  declareField(funding, "donors", () => kit.records.actor, { description: "Who pays, where recorded.", list: true });
  declareField(funding, "amount", () => Float, {
    description: "Total amount in units of `currency`, where stated; not divided by donor.",
    nullable: true,
  });
  declareField(funding, "currency", () => String, { description: "ISO 4217 code.", nullable: true });
  declareField(funding, "period", () => kit.types.period, { description: "Period of what is funded." });
  declareField(kit.records.of("Project"), "funding", () => funding, {
    description: "External funding; empty where none is recorded.",
    nullable: true,
  });
  return { fields: { Project: { funding: fundingOf } } };
}
