import { ACTOR_LABELS, choice, date, nameProperty, pointer, text, type RecordModel } from "../shape";
import { byName } from "./common";

/** Declares `Person` records: office-holders whom a published act names, in that function and at that date only. */
export const person = {
  ...byName,
  idPrefix: "person-",
  files: ["persons.csv"],
  root: { one: "person", many: "persons" },
  description: "An office-holder named in a published act, in that function and at that date only.",
  properties: {
    name: nameProperty("Name as printed in the act."),
    publicFunction: text("Function in which the person is named."),
    functionDate: date("Date of the act."),
    legalBasis: choice("LegalBasis", "Why the person may be named.", { required: true }),
  },
  pointers: {
    organisation: pointer(ACTOR_LABELS, "HOLDS_OFFICE_IN", "Organisation for which the person acted.", {
      party: true,
    }),
  },
} as const satisfies RecordModel;
