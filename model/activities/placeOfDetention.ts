import { EVERY_WRITE, choice, nameProperty, pointer, text, type RecordModel } from "../shape";
import { byName } from "./common";

/** Declares `PlaceOfDetention` records: places that a source names (OPCAT Art. 4). */
export const placeOfDetention = {
  ...byName,
  idPrefix: "place-",
  files: ["places.csv"],
  root: { one: "place", many: "places" },
  organisationsMay: EVERY_WRITE,
  description: "A place of detention named in a source (OPCAT Art. 4).",
  properties: {
    name: nameProperty("Name."),
    type: choice("PlaceType", "Kind of place.", { required: true }),
    city: text("City.", { sort: true, search: true }),
  },
  pointers: { state: pointer("State", "LOCATED_IN", "State.", { required: true, country: true }) },
} as const satisfies RecordModel;
