import { ACTOR_LABELS, EVERY_WRITE, choice, date, pointer, text, type RecordModel } from "../shape";

/** Declares `FollowUp` records: what followed a recommendation (S2, OPCAT Art. 22). */
export const followUp = {
  area: "knowledge",
  idPrefix: "followup-",
  title: "description",
  root: { one: "followUp", many: "followUps" },
  mutations: { create: "recordFollowUp" },
  organisationsMay: EVERY_WRITE,
  description:
    "What followed a recommendation: advocacy (S2), an answer of the authority (OPCAT Art. 22), a step of implementation.",
  properties: {
    kind: choice("FollowUpKind", "What it is.", { required: true }),
    date: date("When it happened.", { sort: true }),
    description: text("What happened, in the words of whoever recorded it.", { paragraphs: true }),
  },
  pointers: {
    recommendation: pointer("Recommendation", "FOLLOWS_UP", "The recommendation.", { required: true }),
    actor: pointer(ACTOR_LABELS, "FOLLOW_UP_BY", "Who acted.", { party: true, mayBeUnknown: true }),
  },
  defaultOrder: [{ property: "date" }],
  isRelation: true,
} as const satisfies RecordModel;
