import { choice, date, flag, integer, nameProperty, note, pointer, text, url, type RecordModel } from "../shape";
import { ids, plain } from "../table";
import { byName } from "./common";

/** Declares `Network` records: networks with their own rules on members, decisions, chair and costs. */
export const network = {
  ...byName,
  idPrefix: "network-",
  files: ["networks.csv"],
  root: { one: "network", many: "networks" },
  description: "A network of NPMs or ombuds institutions.",
  properties: {
    name: nameProperty("Name in English."),
    acronym: text("Acronym.", { search: true }),
    type: choice("NetworkType", "Kind of network.", { required: true }),
    foundedDate: date("When it was founded.", { sort: true }),
    foundedPlace: text("Where it was founded."),
    membershipRule: text("Who can become a member (D5).", { paragraphs: true }),
    decisionRule: text("How decisions are made (D12).", { paragraphs: true }),
    agreementRule: choice(
      "AgreementRule",
      "What common agreement means in it (D12); EXPRESS_ASSENT where nothing is recorded.",
    ),
    objectionPeriodDays: integer("Days within which an objection must be stated; with NO_OBJECTION only (D12).", {
      range: { least: 1, greatest: 3_660 },
    }),
    chairRule: text("How the chair is chosen (D13).", { paragraphs: true }),
    chairTermYears: integer(
      "Longest term of the chair in years: one under the Declaration (D13); other networks have rules of their own. It limits terms whose start or end is not recorded.",
      { range: { least: 1, greatest: 10 } },
    ),
    fundingRule: text("Who pays (D15, D16).", { paragraphs: true }),
    languages: text("Languages of its documents (D17)."),
    website: url("Website."),
    status: choice("NetworkStatus", "Whether it is active.", { required: true }),
    isCivilSociety: flag("Always false for a network.", { required: true, fixed: false }),
    note,
  },
  pointers: {
    foundingDocument: pointer("Document", "FOUNDED_BY", "Document by which it was founded.", { mayBeUnknown: true }),
  },
  table: {
    description: "Networks of NPMs and ombuds institutions.",
    columns: [
      ...plain(
        "name acronym type foundedDate foundedPlace membershipRule decisionRule chairRule fundingRule languages website status note",
      ),
      ...ids("foundingDocument"),
    ],
  },
} as const satisfies RecordModel;
