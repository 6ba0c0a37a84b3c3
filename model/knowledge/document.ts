import {
  ACTOR_LABELS,
  EVERY_WRITE,
  choice,
  date,
  locale,
  nameProperty,
  note,
  pointer,
  url,
  type RecordModel,
} from "../shape";
import { SAID, ids, plain } from "../table";

/** Declares `Document` records: declarations, laws, reports and their translations (D17). */
export const document = {
  area: "knowledge",
  idPrefix: "document-",
  files: ["documents.csv"],
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
} as const satisfies RecordModel;
