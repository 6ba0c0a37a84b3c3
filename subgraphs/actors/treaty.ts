/** What follows from the treaty dates of a state. */
import { entryIntoForce, npmDueBy, type DueBy } from "../../domain/actors/opcat";
import type { RowOf } from "../../store/port";
import { extend, field, object, type Feature } from "../schema/descriptors";

/** The answer of `State.opcat`. */
function treatyOf(row: RowOf<"State">) {
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
const npmDue = (row: RowOf<"State">): DueBy =>
  npmDueBy({
    isParty: row.opcatStatus === "PARTY",
    ratifiedOn: row.ratificationDate ?? null,
    article24Declared: row.article24Declared === true,
    article24Part: row.article24Part ?? null,
  });

/** `State.opcat`, `State.npmDueBy`, `State.npmDueByReason`. */
export const treaty: Feature = [
  object("Article24Declaration", "Declaration by which a state postpones obligations (OPCAT Art. 24).", {
    part: field("OpcatPart", "Part that is postponed, where recorded."),
    from: field("PartialDate", "When it began, where recorded."),
    until: field("PartialDate", "When it ended, where recorded."),
  }),
  object("OpcatStanding", "Status of a state under the OPCAT.", {
    status: field("OpcatStatus!", "Treaty status."),
    signedOn: field("PartialDate", "When it was signed."),
    ratifiedOn: field("PartialDate", "When the instrument of ratification, accession or succession was deposited."),
    ratificationType: field("TreatyAction", "Act by which the state joined."),
    entryIntoForceOn: field("PartialDate", "Thirtieth day after the deposit, not before 22 June 2006 (OPCAT Art. 28)."),
    article24: field("Article24Declaration", "Declaration under Art. 24; empty does not mean that none exists."),
  }),
  extend("State", {
    opcat: { type: "OpcatStanding!", description: "Standing under the OPCAT.", resolve: treatyOf },
    npmDueBy: {
      type: "PartialDate",
      description: "By when an NPM is due: one year after entry into force (OPCAT Art. 17).",
      resolve: (state) => npmDue(state).day,
    },
    npmDueByReason: {
      type: "String!",
      description: "How `npmDueBy` is derived, or why there is no day.",
      resolve: (state) => npmDue(state).because,
    },
  }),
];
