import { choice, flag, nameProperty, note, pointer, text, year, type RecordModel } from "../shape";
import { named, plain } from "../table";
import { byName } from "./common";

/** Declares `Body` records: public, international and other bodies that are neither NPMs, CSOs nor networks. */
export const body = {
  ...byName,
  idPrefix: "body-",
  files: ["bodies.csv"],
  root: { one: "body", many: "bodies" },
  organisationsMay: ["update"],
  description: "An international, regional, research, donor or other body: SPT, CPT, Council of Europe, APT …",
  properties: {
    name: nameProperty("Name in English."),
    acronym: text("Acronym.", { search: true }),
    type: choice("BodyType", "Kind of body.", { required: true }),
    isCivilSociety: flag("True where the body is a non-governmental organisation (APT).", { required: true }),
    seat: text("City of its seat."),
    establishedYear: year("Year in which it was set up.", { sort: true }),
    note,
  },
  pointers: { parent: pointer("Body", "PART_OF", "Body it is part of.") },
  table: {
    description: "International, regional and other bodies.",
    columns: [...plain("name acronym type isCivilSociety seat establishedYear note"), ...named("parent")],
  },
} as const satisfies RecordModel;
