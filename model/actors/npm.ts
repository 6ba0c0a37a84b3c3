import { choice, date, flag, locale, nameProperty, note, pointer, text, year, type RecordModel } from "../shape";
import { PERIOD, named, plain } from "../table";
import { byName, mandatePeriod, mandateDates } from "./common";

/** Declares `Npm` records, one for each holder of a mandate (OPCAT Art. 3, 17). */
export const npm = {
  ...byName,
  idPrefix: "npm-",
  files: ["npms.csv"],
  root: { one: "npm", many: "npms" },
  organisationsMay: ["update"],
  description:
    "A National Preventive Mechanism: one record per holder of the mandate, so a state can have a former and a present one (OPCAT Art. 3, 17).",
  properties: {
    name: nameProperty("Name in English."),
    nameLocal: text("Name in its own language.", { search: true }),
    hostInstitution: text("Institution that is, or houses, the NPM.", { search: true }),
    model: choice("NpmModel", "Institutional model; describes the institution, not one relation.", {
      required: true,
      column: "model_type",
    }),
    aptTypeLabel: text("Label of the APT for the model, where it gives one."),
    designationYear: year("Year of designation.", { sort: true }),
    designationDate: date("Day of designation."),
    operationalYear: year("Year in which the work began.", { sort: true }),
    legalBasis: text("Act that gives the mandate."),
    status: choice("MandateHolderStatus", "Whether the mandate is still held; ACTIVE means that no end was found.", {
      required: true,
    }),
    isCivilSociety: flag("Always false for an NPM.", { required: true, fixed: false }),
    languages: locale("Languages in which it works (D17).", { list: true, filterName: "language" }),
    ...mandateDates,
    note,
  },
  pointers: { state: pointer("State", "OF_STATE", "The state whose NPM it is.", { required: true, country: true }) },
  period: mandatePeriod,
  table: {
    description: "National Preventive Mechanisms, former ones too.",
    columns: [
      ...plain(
        "name nameLocal hostInstitution model aptTypeLabel designationYear designationDate operationalYear legalBasis status isCivilSociety",
      ),
      ...named("state"),
      ...PERIOD,
      ...plain("note"),
    ],
  },
} as const satisfies RecordModel;
