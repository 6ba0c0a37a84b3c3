import { choice, flag, nameProperty, note, pointer, text, type RecordModel } from "../shape";
import { named, plain } from "../table";
import { byName } from "./common";

/** Declares `Cso` records: civil society organisations. */
export const cso = {
  ...byName,
  idPrefix: "cso-",
  files: ["csos.csv"],
  root: { one: "cso", many: "csos" },
  organisationsMay: ["update"],
  description: "A civil society organisation documented as partner of an NPM or as organiser of work with NPMs.",
  properties: {
    name: nameProperty("Name in English."),
    nameLocal: text("Name in its own language.", { search: true }),
    acronym: text("Acronym.", { search: true }),
    type: choice("CsoType", "Kind of organisation.", { required: true }),
    isCivilSociety: flag("Always true for a CSO.", { required: true, fixed: true }),
    focus: text("Field of work."),
    note,
  },
  pointers: {
    state: pointer("State", "OF_STATE", "State in which it is based; empty for organisations of several states.", {
      country: true,
    }),
  },
  table: {
    description: "Civil society organisations.",
    columns: [...plain("name nameLocal acronym type focus note"), ...named("state")],
  },
} as const satisfies RecordModel;
