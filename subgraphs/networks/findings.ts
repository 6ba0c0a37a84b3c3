/** What follows from what is recorded of a network and its decisions (D8, D12–D17). */
import { today } from "../../store/port";
import { argument, enumeration, extend, field, object, type Feature, type TypeDescriptor } from "../schema/descriptors";
import { one, several } from "../shared/loaders";
import { agreementOf, chairGapsOf, costsOf, departuresOf, languageParityOf, meetingYearsOf } from "./reading";

const agreement: readonly TypeDescriptor[] = [
  enumeration("AgreementOutcome", "Whether the members agree (D12).", {
    AGREED: "They agree.",
    NOT_AGREED: "They do not, or not yet.",
    UNDETERMINED: "The records leave it open.",
  }),
  object("Agreement", "Whether the members agree on a proposal, by the setting of their network (D12).", {
    on: field("PartialDate!", "Day to which this applies: when the decision was closed, or today."),
    outcome: field("AgreementOutcome!", "Whether they agree."),
    missingAssents: field("[Actor!]!", "Members whose assent is missing.", several("missingAssents")),
    objections: field("[Actor!]!", "Members who object.", several("objections")),
    undetermined: field(
      "[Actor!]!",
      "Members whose membership or position must be clarified first.",
      several("undetermined"),
    ),
    reasons: field("[String!]!", "Why."),
  }),
];

const chairing: readonly TypeDescriptor[] = [
  object("RuleDeparture", "A recorded fact that departs from a rule of the Declaration. It is kept as it is.", {
    clause: field("String!", "The clause, such as D13."),
    because: field("String!", "Why, with the facts."),
    records: field("[Node!]!", "The records concerned.", several("records")),
  }),
  object("ChairGap", "A period for which no chair is recorded (D13).", {
    from: field("PartialDate!", "First day."),
    to: field("PartialDate!", "First day after it."),
  }),
];

const activity: readonly TypeDescriptor[] = [
  enumeration("RecordedResult", "Whether something is recorded.", {
    RECORDED: "It is recorded.",
    NOT_RECORDED: "Nothing is recorded; it may have happened all the same.",
  }),
  object("MeetingYear", "A year, and whether an annual meeting is recorded for it (D8).", {
    year: field("Int!", "The year."),
    result: field("RecordedResult!", "Whether one is recorded."),
    meetings: field("[Meeting!]!", "The meetings.", several("meetings")),
  }),
  object("CostStatement", "Who bears the costs of the activities of a network (D15, D16).", {
    clause: field("String!", "The clause."),
    rule: field("String!", "What it says."),
    externalFunding: field("RecordedResult!", "Whether funds from outside are recorded."),
    because: field("String!", "Why, with the facts."),
    caveat: field("String!", "What it does not say."),
    records: field("[Node!]!", "Projects with recorded donors.", several("records")),
  }),
];

const languages: readonly TypeDescriptor[] = [
  enumeration("LanguageResult", "How a document stands in a language (D17).", {
    PRESENT: "It exists.",
    MISSING: "No version is recorded.",
    OUTDATED: "It is older than the original.",
    UNKNOWN: "The dates do not show whether it is newer than the original.",
  }),
  object("LanguageFinding", "How a document stands in one language (D17).", {
    language: field("String!", "Language tag, BCP 47."),
    result: field("LanguageResult!", "How it stands."),
    document: field("Document", "The version that was found.", one("document")),
    because: field("String!", "Why, with the facts."),
  }),
  object("LanguageParity", "In which languages a founding document exists (D17).", {
    languages: field("[LanguageFinding!]!", "English, and the languages of the members as far as they are recorded."),
    incompleteBecause: field("String", "Why languages may be missing from the list."),
  }),
];

/** Fields of `Network` and `Decision` that are derived from what is recorded. */
export const findings: Feature = [
  ...agreement,
  ...chairing,
  ...activity,
  ...languages,
  extend("Network", {
    departures: {
      type: "[RuleDeparture!]!",
      description: "Recorded facts that depart from a rule of the Declaration for sure.",
      resolve: (network, _, context) => departuresOf(network, context),
    },
    chairGaps: {
      type: "[ChairGap!]!",
      description: "Periods since the founding for which no chair is recorded (D13).",
      args: { until: argument("PartialDate", "Day up to which it is asked; today by default.") },
      resolve: (network, { until }, context) => chairGapsOf(network, until ?? today(), context),
    },
    meetingYears: {
      type: "[MeetingYear!]!",
      description: "Years since the founding with and without a recorded annual meeting (D8).",
      resolve: (network, _, context) => meetingYearsOf(network, context),
    },
    costs: {
      type: "CostStatement!",
      description: "Who bears the costs, as far as it is recorded (D15, D16).",
      resolve: (network, _, context) => costsOf(network, context),
    },
    languageParity: {
      type: "LanguageParity",
      description: "In which languages its founding document exists (D17).",
      resolve: (network, _, context) => languageParityOf(network, context),
    },
  }),
  extend("Decision", {
    agreement: {
      type: "Agreement",
      description: "Whether the members agree (D12); empty for recorded history.",
      resolve: (decision, _, context) => agreementOf(decision, context),
    },
  }),
];
