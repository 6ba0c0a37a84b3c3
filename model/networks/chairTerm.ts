import { note, periodProperties, pointer, year, type RecordModel } from "../shape";
import { PERIOD, named, plain } from "../table";
import { RULED } from "./common";

/** Declares `ChairTerm` records: who chairs a network, and when (D13). */
export const chairTerm = {
  area: "networks",
  idPrefix: "chair-",
  files: ["chairs.csv"],
  root: { one: "chairTerm", many: "chairTerms" },
  mutations: RULED,
  description: "Who chairs a network, from / to (D13); terms need not be calendar years.",
  properties: {
    year: year("Year with which the sources name the term.", { sort: true }),
    ...periodProperties("First day of the term.", "First day after the term."),
    note,
  },
  pointers: {
    network: pointer("Network", "CHAIR_OF", "The network.", { required: true }),
    npm: pointer("Npm", "CHAIRED_BY", "The member that chairs.", { required: true }),
    representative: pointer(
      "Person",
      "REPRESENTED_BY",
      "Who represents the chair (D14), as named in a published act.",
      { mayBeUnknown: true },
    ),
    decision: pointer("Decision", "CHOSEN_BY", "Decision by which it was chosen (D12, D13).", {
      ruled: true,
      mayBeUnknown: true,
    }),
  },
  period: { namedByYear: "year" },
  defaultOrder: [{ property: "certainFrom" }],
  isRelation: true,
  table: {
    description: "Who chairs a network, from and to.",
    columns: [...named("network", "npm", "representative"), ...plain("year"), ...PERIOD, ...plain("note")],
  },
} as const satisfies RecordModel;
