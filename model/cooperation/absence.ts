import { choice, date, note, pointer, text, type RecordModel } from "../shape";
import { named, plain } from "../table";

/** Declares `Absence` records: statements of a source that something does not exist. */
export const absence = {
  area: "cooperation",
  idPrefix: "absence-",
  files: ["absences.csv"],
  title: "statement",
  root: { one: "absence", many: "absences" },
  description: "A source states that something does not exist: known absent, which is more than not recorded.",
  properties: {
    statement: text("What does not exist, in the words of whoever recorded it.", { paragraphs: true }),
    pattern: choice("PatternCode", "Pattern that is absent; empty where the NPM itself is."),
    asOf: date("Date of the statement.", { sort: true }),
    note,
  },
  pointers: {
    state: pointer("State", "ABSENT_IN", "The state.", { required: true }),
    npm: pointer("Npm", "ABSENT_AT", "The NPM."),
  },
  defaultOrder: [{ property: "asOf" }],
  isRelation: true,
  table: {
    description: "What a source states not to exist.",
    columns: [...plain("statement pattern asOf note"), ...named("state", "npm")],
  },
} as const satisfies RecordModel;
