import { EVERY_WRITE, choice, note, periodProperties, pointer, text, type RecordModel } from "../shape";
import { DAYS, SAID, ids, named, plain } from "../table";

/** Declares `Visit` records: joint visits to places (D8), and visits of treaty bodies to states. */
export const visit = {
  area: "activities",
  idPrefix: "visit-",
  files: ["body_visits.csv", "visits.csv"],
  title: "purpose",
  root: { one: "visit", many: "visits" },
  mutations: { create: "recordVisit" },
  organisationsMay: EVERY_WRITE,
  description:
    "A joint, observed or accompanied visit to places (D8), or a visit of the SPT or the CPT to a state. What was learnt in it is never recorded.",
  properties: {
    type: choice("VisitType", "Kind of visit.", { required: true }),
    purpose: text("Purpose.", { search: true, paragraphs: true }),
    dateBasis: choice("DateBasis", "How the date is known."),
    reportStatus: choice("ReportStatus", "Whether the report is public (OPCAT Art. 16(2))."),
    ...periodProperties("First day.", "Last day, included."),
    note,
  },
  pointers: {
    body: pointer("Body", "VISIT_BY", "The SPT or the CPT, for its visits to states.", { party: true }),
    state: pointer("State", "VISIT_TO", "State visited.", { required: true, country: true }),
    meeting: pointer("Meeting", "VISIT_DURING", "Meeting of which it was part."),
    places: pointer("PlaceOfDetention", "VISITED", "Places visited, where named.", { many: true }),
  },
  period: { inclusive: true },
  defaultOrder: [{ property: "certainFrom" }],
  table: {
    description: "Joint visits, and visits of the SPT and the CPT to states.",
    columns: [
      ...plain("type purpose dateBasis reportStatus"),
      ...named("body", "state", "places"),
      ...ids("meeting"),
      ...DAYS,
      ...plain("note"),
      ...SAID,
    ],
  },
} as const satisfies RecordModel;
