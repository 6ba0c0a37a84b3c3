import { ACTOR_LABELS, EVERY_WRITE, choice, date, pointer, text, type RecordModel } from "../shape";
import { SAID, ids, named, plain } from "../table";

/** Declares `Recommendation` records: recommendations of NPMs and others to states and actors (OPCAT Art. 19, 22). */
export const recommendation = {
  area: "knowledge",
  idPrefix: "recommendation-",
  files: ["recommendations.csv"],
  title: "topic",
  root: { one: "recommendation", many: "recommendations" },
  mutations: { create: "recordRecommendation" },
  organisationsMay: EVERY_WRITE,
  description: "A recommendation, in the words of whoever recorded it (OPCAT Art. 19, 22).",
  properties: {
    topic: text("Topic.", { sort: true, search: true }),
    text: text("What is recommended, in the words of whoever recorded it.", { search: true, paragraphs: true }),
    date: date("When it was issued.", { sort: true }),
    status: choice("RecommendationStatus", "State of implementation.", { required: true }),
  },
  pointers: {
    issuedBy: pointer(ACTOR_LABELS, "ISSUED_BY", "Who issued it.", { required: true, party: true }),
    addressedTo: pointer(["State", ...ACTOR_LABELS], "ADDRESSED_TO", "Actors or states it is addressed to.", {
      many: true,
    }),
    document: pointer("Document", "STATED_IN", "Document that holds it."),
    meeting: pointer("Meeting", "AGREED_AT", "Meeting at which it was agreed."),
  },
  defaultOrder: [{ property: "date" }],
  table: {
    description: "Recommendations, in the words of whoever recorded them.",
    columns: [
      ...plain("topic text date status"),
      ...named("issuedBy"),
      ...ids("addressedTo", "document", "meeting"),
      ...SAID,
    ],
  },
} as const satisfies RecordModel;
