import {
  ACTOR_LABELS,
  EVERY_WRITE,
  choice,
  date,
  locale,
  nameProperty,
  note,
  pointer,
  text,
  url,
  type RecordModel,
} from "../shape";
import { SAID, ids, named, plain } from "../table";

export const knowledgeRecords = {
  Document: {
    area: "knowledge",
    idPrefix: "document-",
    title: "title",
    root: { one: "document", many: "documents" },
    mutations: { create: "publishDocument" },
    organisationsMay: EVERY_WRITE,
    description: "Declaration, law, agreement, report, methodology or guide.",
    properties: {
      title: nameProperty("Title."),
      type: choice("DocumentType", "Kind of document.", { required: true }),
      date: date("Date of the document.", { sort: true }),
      language: locale("Language of the text."),
      publicationStatus: choice("PublicationStatus", "Whether it is published."),
      publicationDecidedBy: choice("PublicationDecider", "Who decides about its publication."),
      url: url("Address."),
      note,
    },
    pointers: {
      publisher: pointer(["State", ...ACTOR_LABELS], "PUBLISHED_BY", "Publisher: an actor or a state.", {
        party: true,
        mayBeUnknown: true,
      }),
      translationOf: pointer("Document", "TRANSLATES", "Document of which it is a translation (D17)."),
      about: pointer(["AdvisoryBody", ...ACTOR_LABELS], "ABOUT", "What it is about.", { many: true }),
    },
    defaultOrder: [{ property: "title" }],
    table: {
      description: "Declarations, laws, agreements, reports and guides.",
      columns: [...plain("title type date language url note"), ...ids("publisher", "about"), ...SAID],
    },
  },
  Recommendation: {
    area: "knowledge",
    idPrefix: "recommendation-",
    title: "topic",
    root: { one: "recommendation", many: "recommendations" },
    mutations: { create: "recordRecommendation" },
    organisationsMay: EVERY_WRITE,
    description: "A recommendation, told in own words (OPCAT Art. 19, 22).",
    properties: {
      topic: text("Topic.", { sort: true, search: true }),
      text: text("What is recommended, in own words.", { search: true, paragraphs: true }),
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
      description: "Recommendations, told in own words.",
      columns: [
        ...plain("topic text date status"),
        ...named("issuedBy"),
        ...ids("addressedTo", "document", "meeting"),
        ...SAID,
      ],
    },
  },
  FollowUp: {
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
      description: text("What happened, in own words.", { paragraphs: true }),
    },
    pointers: {
      recommendation: pointer("Recommendation", "FOLLOWS_UP", "The recommendation.", { required: true }),
      actor: pointer(ACTOR_LABELS, "FOLLOW_UP_BY", "Who acted.", { party: true, mayBeUnknown: true }),
    },
    defaultOrder: [{ property: "date" }],
    isRelation: true,
  },
} as const satisfies Record<string, RecordModel>;
