import { EVERY_WRITE, choice, date, pointer, text, type RecordModel } from "../shape";

/** Declares `InformationExchange` records, which are never public when they are created (OPCAT 21(1)). */
export const informationExchange = {
  area: "cooperation",
  idPrefix: "exchange-",
  title: "topic",
  root: { one: "informationExchange", many: "informationExchanges" },
  mutations: { create: "recordExchange", update: "updateExchange", archive: "archiveExchange" },
  organisationsMay: EVERY_WRITE,
  description:
    "Something shared between an NPM and civil society (S1). Never public when created: visible to its two parties only until both agree (OPCAT 21(1)).",
  properties: {
    kind: choice("ExchangeKind", "What was shared.", { required: true }),
    topic: text("Topic, without anything learnt in visits or about detained persons.", { paragraphs: true }),
    date: date("When it was shared.", { sort: true }),
    agreements: text(
      "Which class each party has agreed to, such as npm-slovenia=PUBLIC; the strictest holds (OPCAT 21(1)).",
      { list: true, filterName: "agreement", ruled: true },
    ),
  },
  pointers: {
    npm: pointer("Npm", "EXCHANGE_WITH_NPM", "The NPM.", { required: true, party: true }),
    partner: pointer(["Cso", "Body"], "EXCHANGE_WITH_PARTNER", "The civil society partner.", {
      required: true,
      party: true,
    }),
  },
  defaultOrder: [{ property: "date" }],
  isRelation: true,
  standardVisibility: "CONFIDENTIAL",
} as const satisfies RecordModel;
