import { ACTOR_LABELS, locale, nameProperty, periodProperties, pointer, type RecordModel } from "../shape";
import { byName } from "./common";

/** Declares `Alias` records: other or former names, by which the search finds a record. */
export const alias = {
  ...byName,
  idPrefix: "alias-",
  files: ["aliases.csv"],
  root: { one: "alias", many: "aliases" },
  description: "Another or former name of a record, with dates (Macedonia → North Macedonia).",
  properties: {
    name: nameProperty("The other name."),
    language: locale("Language of the name."),
    ...periodProperties("First day of use.", "First day on which it is no longer used.", ["from", "to"]),
  },
  pointers: {
    entity: pointer(["State", ...ACTOR_LABELS], "ALIAS_OF", "The record that bears, or bore, the name.", {
      required: true,
    }),
  },
  period: {},
  isRelation: true,
} as const satisfies RecordModel;
