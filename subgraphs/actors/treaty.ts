import { entryIntoForce, npmDueBy, type DueBy } from "../../domain/actors/opcat";
import type { RowOf } from "../../store/port";
import type { Kit } from "../shared/build";
import { declareField, declareObject, type TypeClass } from "../shared/declare";
import { PartialDateScalar } from "../shared/scalars";

/** Declares what follows from a state’s treaty dates. */
export function declareTreaty({ types, records }: Kit): void {
  const standing = standingType(types);
  const state = records.of("State");
  declareField(state, "opcat", () => standing, { description: "Standing under the OPCAT." });
  declareField(state, "npmDueBy", () => PartialDateScalar, {
    description: "By when an NPM is due: one year after entry into force (OPCAT Art. 17).",
    nullable: true,
  });
  declareField(state, "npmDueByReason", () => String, {
    description: "How `npmDueBy` follows, or why there is no day.",
  });
}

function article24Type(types: Kit["types"]): TypeClass {
  const article24 = declareObject("Article24Declaration", {
    description: "Declaration by which a state postpones obligations (OPCAT Art. 24).",
  });
  const part = types.enumeration("OpcatPart");
  declareField(article24, "part", () => part, {
    description: "Part that is postponed, where recorded.",
    nullable: true,
  });
  declareField(article24, "from", () => PartialDateScalar, {
    description: "When it began, where recorded.",
    nullable: true,
  });
  declareField(article24, "until", () => PartialDateScalar, {
    description: "When it ended, where recorded.",
    nullable: true,
  });
  return article24;
}

function standingType(types: Kit["types"]): TypeClass {
  const article24 = article24Type(types);
  const standing = declareObject("OpcatStanding", { description: "How a state stands to the OPCAT." });
  const [status, action] = [types.enumeration("OpcatStatus"), types.enumeration("TreatyAction")];
  declareField(standing, "status", () => status, { description: "Treaty status." });
  declareField(standing, "signedOn", () => PartialDateScalar, { description: "When it was signed.", nullable: true });
  declareField(standing, "ratifiedOn", () => PartialDateScalar, {
    description: "When the instrument of ratification, accession or succession was deposited.",
    nullable: true,
  });
  declareField(standing, "ratificationType", () => action, {
    description: "Act by which the state joined.",
    nullable: true,
  });
  declareField(standing, "entryIntoForceOn", () => PartialDateScalar, {
    description: "Thirtieth day after the deposit, not before 22 June 2006 (OPCAT Art. 28).",
    nullable: true,
  });
  declareField(standing, "article24", () => article24, {
    description: "Declaration under Art. 24; empty does not mean that none exists.",
    nullable: true,
  });
  return standing;
}

/** The answer of `State.opcat`. */
export function treatyOf(row: RowOf<"State">) {
  const ratifiedOn = row.ratificationDate ?? null;
  return {
    status: row.opcatStatus,
    signedOn: row.signatureDate ?? null,
    ratifiedOn,
    ratificationType: row.ratificationType ?? null,
    entryIntoForceOn: entryIntoForce(ratifiedOn) ?? null,
    article24: row.article24Declared === true ? { part: row.article24Part ?? null, from: null, until: null } : null,
  };
}

/** By when the state is due to have an NPM, and why. */
export const npmDue = (row: RowOf<"State">): DueBy =>
  npmDueBy({
    isParty: row.opcatStatus === "PARTY",
    ratifiedOn: row.ratificationDate ?? null,
    article24Declared: row.article24Declared === true,
    article24Part: row.article24Part ?? null,
  });
