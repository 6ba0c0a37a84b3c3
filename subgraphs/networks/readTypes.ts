/** Types of what can be told of a network: criteria, outcomes and their reasons. */
import { Int } from "type-graphql";
import type { Kit } from "../shared/build";
import { declareFields, declareObject, type FieldRow, type TypeClass } from "../shared/declare";
import { criterionResult } from "../shared/ruling";
import { PartialDateScalar } from "../shared/scalars";

const make = (name: string, description: string, fields: readonly FieldRow[]): TypeClass =>
  declareFields(declareObject(name, { description }), fields);

const BECAUSE: FieldRow = ["because", () => String, "Why, with the facts."];
const CLAUSE = "Clause of the Declaration, such as D5; empty where the hub asks for it and no clause does.";

export function declareReadTypes(kit: Kit) {
  const { types, records } = kit;
  const enumeration = (name: string, description: string, values: Record<string, string>) =>
    types.enumeration(name, { description, values });
  const result = criterionResult(types);
  const criterion = make("Criterion", "A criterion, and how it stands on the date asked for.", [
    ["clause", () => String, CLAUSE, "null"],
    ["name", () => String, "Name, such as SEE_STATE."],
    ["result", () => result, "Whether it is met."],
    ["date", () => PartialDateScalar, "Date of the fact that decides.", "null"],
    BECAUSE,
    ["sources", () => records.of("Source"), "Where that fact was read.", "list"],
  ]);
  const eligibility = enumeration("AccessionOutcome", "Whether an NPM may accede to a network (D5).", {
    ...{ ELIGIBLE: "Every criterion is met.", NOT_ELIGIBLE: "A criterion is not met." },
    UNDETERMINED: "No criterion fails, and at least one is unknown.",
  });
  return {
    accession: make("Accession", "Whether an NPM may accede to a network on a date (D5).", [
      ["outcome", () => eligibility, "The outcome."],
      ["criteria", () => criterion, "Each criterion with its reason.", "list"],
    ]),
    ...officeTypes(kit),
    ...historyTypes(kit),
  };
}

const officeTypes = (kit: Kit) => ({
  chair: chairType(kit),
  representation: representationType(kit),
  agreement: agreementType(kit),
});

function chairType({ types, records }: Kit): TypeClass {
  const outcome = types.enumeration("ChairOutcome", {
    description: "Whether it is known who chairs.",
    values: {
      CHAIRED: "It is recorded.",
      UNDETERMINED: "A term may hold; the records do not tell for sure.",
      NOT_RECORDED: "No term is recorded that may hold.",
    },
  });
  return make("ChairOnDate", "Who chairs a network on a date (D13).", [
    ["outcome", () => outcome, "Whether it is known."],
    ["npm", () => records.of("Npm"), "The chair, where exactly one is recorded.", "null"],
    ["terms", () => records.of("ChairTerm"), "Terms that hold on some day of the date for sure.", "list"],
    ["possible", () => records.of("ChairTerm"), "Terms that may hold.", "list"],
    BECAUSE,
  ]);
}

function representationType({ types, records }: Kit): TypeClass {
  const outcome = types.enumeration("RepresentationOutcome", {
    description: "Whether it is known who may speak.",
    values: {
      CERTAIN: "It is recorded.",
      UNDETERMINED: "The records do not tell for sure.",
      NOT_RECORDED: "Nothing is recorded.",
    },
  });
  const role = types.enumeration("RepresentativeRole", {
    description: "Why someone may speak for a network (D14).",
    values: { CHAIR: "It chairs.", DESIGNATED: "The chair designated it." },
  });
  const representative = make("Representative", "Someone who may speak for a network.", [
    ["actor", () => records.actor, "Who; null where it may not be seen.", "null"],
    ["as", () => role, "As what."],
    BECAUSE,
    ["records", () => types.node, "Term of the chair, and designation.", "list"],
  ]);
  return make("Representation", "Who may speak for a network on a date (D14).", [
    ["outcome", () => outcome, "Whether it is known."],
    ["representatives", () => representative, "Those who may speak for sure.", "list"],
    ["possible", () => representative, "Those who perhaps may.", "list"],
    BECAUSE,
  ]);
}

function agreementType({ types, records }: Pick<Kit, "types" | "records">): TypeClass {
  const outcome = types.enumeration("AgreementOutcome", {
    description: "Whether the members agree (D12).",
    values: { AGREED: "They agree.", NOT_AGREED: "They do not, or not yet.", UNDETERMINED: "The records do not tell." },
  });
  return make("Agreement", "Whether the members agree on a proposal, by the setting of their network (D12).", [
    ["on", () => PartialDateScalar, "Day for which it is told: when it was closed, or today."],
    ["outcome", () => outcome, "Whether they agree."],
    ["missingAssents", () => records.actor, "Members whose assent is missing.", "list"],
    ["objections", () => records.actor, "Members who object.", "list"],
    ["undetermined", () => records.actor, "Those whose membership or position has to be cleared up first.", "list"],
    ["reasons", () => String, "Why.", "list"],
  ]);
}

const historyTypes = (kit: Kit) => ({
  departure: make(
    "RuleDeparture",
    "A recorded fact that departs from a rule of the Declaration. It is kept as it is.",
    [
      ["clause", () => String, "The clause, such as D13."],
      BECAUSE,
      ["records", () => kit.types.node, "The records concerned.", "list"],
    ],
  ),
  gap: make("ChairGap", "A period of which no chair is recorded (D13).", [
    ["from", () => PartialDateScalar, "First day."],
    ["to", () => PartialDateScalar, "First day after it."],
  ]),
  ...recordedTypes(kit),
  parity: parityType(kit),
});

function recordedTypes({ types, records }: Kit) {
  const recorded = types.enumeration("RecordedResult", {
    description: "Whether something is recorded.",
    values: { RECORDED: "It is recorded.", NOT_RECORDED: "Nothing is recorded; it may have been all the same." },
  });
  return {
    year: make("MeetingYear", "A year, and whether an annual meeting is recorded for it (D8).", [
      ["year", () => Int, "The year."],
      ["result", () => recorded, "Whether one is recorded."],
      ["meetings", () => records.of("Meeting"), "The meetings.", "list"],
    ]),
    costs: make("CostStatement", "Who bears the costs of the activities of a network (D15, D16).", [
      ["clause", () => String, "The clause."],
      ["rule", () => String, "What it says."],
      ["externalFunding", () => recorded, "Whether funds from outside are recorded."],
      BECAUSE,
      ["caveat", () => String, "What it does not say."],
      ["records", () => types.node, "Projects with recorded donors.", "list"],
    ]),
  };
}

function parityType({ types, records }: Kit): TypeClass {
  const result = types.enumeration("LanguageResult", {
    description: "How a document stands in a language (D17).",
    values: {
      PRESENT: "It exists.",
      MISSING: "No version is recorded.",
      OUTDATED: "It is older than the original.",
      UNKNOWN: "The dates do not tell whether it follows the original.",
    },
  });
  const finding = make("LanguageFinding", "How a document stands in one language (D17).", [
    ["language", () => String, "Language tag, BCP 47."],
    ["result", () => result, "How it stands."],
    ["document", () => records.of("Document"), "The version that was found.", "null"],
    BECAUSE,
  ]);
  return make("LanguageParity", "In which languages a founding document exists (D17).", [
    ["languages", () => finding, "English, and the languages of the members as far as they are recorded.", "list"],
    ["incompleteBecause", () => String, "Why languages may be missing from the list.", "null"],
  ]);
}
