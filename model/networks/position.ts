import { ACTOR_LABELS, choice, date, pointer, text, type RecordModel } from "../shape";

/** Declares `Position` records: what a member stated on a decision (D12). */
export const position = {
  area: "networks",
  idPrefix: "position-",
  root: { one: "position", many: "positions" },
  // Positions are taken, changed until the decision is closed, and fixed then (D12).
  mutations: { create: null, update: null, archive: null },
  description: "Position of a member on a decision (D12).",
  properties: {
    stance: choice("Stance", "The position.", { required: true }),
    statedOn: date("When it was stated.", { sort: true }),
    statement: text("Reasons given for the position.", { paragraphs: true }),
  },
  pointers: {
    decision: pointer("Decision", "POSITION_ON", "The decision.", { required: true }),
    actor: pointer(ACTOR_LABELS, "POSITION_OF", "The member.", { required: true }),
  },
  defaultOrder: [{ property: "statedOn" }],
  isRelation: true,
  standardVisibility: "RESTRICTED",
} as const satisfies RecordModel;
