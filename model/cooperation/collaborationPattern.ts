import { choice, integer, nameProperty, text, type RecordModel } from "../shape";

/** Declares `CollaborationPattern` records, which describe the six patterns and the hub’s extension. */
export const collaborationPattern = {
  area: "cooperation",
  idPrefix: "pattern-",
  files: ["patterns.csv"],
  title: "name",
  root: { one: "pattern", many: "patterns" },
  description: "A way in which NPMs and civil society work together (S1–S6), or the hub’s one extension.",
  properties: {
    code: choice("PatternCode", "Code of the pattern.", { required: true, unique: true }),
    name: nameProperty("Name."),
    rank: integer("Order in the founding text, 1 to 6; empty for the extension.", {
      sort: true,
      range: { least: 1, greatest: 6 },
    }),
    scheme: choice("PatternScheme", "Where it comes from.", { required: true }),
    typicalFormality: choice("TypicalFormality", "How formal it usually is.", { required: true }),
    description: text("What it is, in the words of whoever recorded it.", { paragraphs: true }),
  },
  pointers: {},
  defaultOrder: [{ property: "rank" }],
} as const satisfies RecordModel;
