import {
  ACTOR_LABELS,
  EVERY_WRITE,
  choice,
  decimal,
  AMOUNTS,
  count,
  nameProperty,
  note,
  periodProperties,
  pointer,
  text,
  type RecordModel,
} from "../shape";
import { DAYS, PERIOD, SAID, ids, named, plain } from "../table";

const byName = { area: "activities", title: "name", defaultOrder: [{ property: "name" }] } as const;
const byTime = {
  area: "activities",
  title: "name",
  defaultOrder: [{ property: "certainFrom" }, { property: "name" }],
} as const;
const byRole = { area: "activities", defaultOrder: [{ property: "role" }], isRelation: true } as const;
const participant = (edge: string) =>
  pointer(ACTOR_LABELS, edge, "Who takes part.", { required: true, party: true, column: "participant" });

export const activityRecords = {
  Project: {
    ...byName,
    idPrefix: "project-",
    root: { one: "project", many: "projects" },
    mutations: { create: "recordProject" },
    organisationsMay: EVERY_WRITE,
    description: "A project around NPMs (D8).",
    properties: {
      name: nameProperty("Name."),
      status: choice("ProjectStatus", "Whether it runs.", { required: true }),
      description: text("What it is, in own words.", { search: true, paragraphs: true }),
      budgetAmount: decimal("Total budget where stated, in units of `budgetCurrency`.", {
        sort: true,
        range: AMOUNTS,
        requires: "finance:read",
      }),
      budgetCurrency: text("ISO 4217 code of the budget’s currency.", { code: "CURRENCY", requires: "finance:read" }),
      ...periodProperties("When it began.", "When it ended."),
      note,
    },
    pointers: {},
    period: {
      openWhen: { property: "status", values: ["ACTIVE"] },
      endedWhen: { property: "status", values: ["ENDED"] },
    },
    table: {
      description: "Projects around NPMs.",
      columns: [...plain("name status description budgetAmount budgetCurrency"), ...PERIOD, ...plain("note")],
    },
  },
  ProjectParticipation: {
    ...byRole,
    idPrefix: "ppart-",
    root: { one: "projectParticipation", many: "projectParticipations" },
    organisationsMay: EVERY_WRITE,
    description: "Who takes part in a project, and in which role; funders are here (D16).",
    properties: { role: choice("ProjectRole", "Role.", { required: true, sort: true }) },
    pointers: {
      project: pointer("Project", "IN_PROJECT", "The project.", { required: true }),
      actor: participant("PROJECT_PARTICIPANT"),
    },
  },
  Meeting: {
    ...byTime,
    idPrefix: "meeting-",
    root: { one: "meeting", many: "meetings" },
    mutations: { create: "recordMeeting" },
    organisationsMay: EVERY_WRITE,
    description: "A meeting of a network, an advisory body, or an NPM with partners (D8).",
    properties: {
      name: nameProperty("Name."),
      type: choice("MeetingType", "Kind of meeting.", { required: true }),
      place: text("City.", { sort: true, search: true, column: "city" }),
      theme: text("Theme.", { search: true }),
      participantCount: count("Number of people present, where told.", { sort: true }),
      ...periodProperties("First day.", "Last day, included."),
      note,
    },
    pointers: {
      network: pointer("Network", "MEETING_OF", "Network that met.", { party: true }),
      partOf: pointer("Meeting", "HELD_WITHIN", "Meeting within which it was held."),
      workingGroup: pointer("WorkingGroup", "GROUP_MEETING", "Working group that met (D9)."),
      state: pointer("State", "HELD_IN", "State in which it was held.", { mayBeUnknown: true }),
      host: pointer(ACTOR_LABELS, "HOSTED_BY", "Host.", { party: true, mayBeUnknown: true }),
    },
    period: { inclusive: true },
    table: {
      description: "Meetings of networks, advisory bodies and NPMs with partners.",
      columns: [
        ...plain("name type place theme participantCount"),
        ...named("network", "state", "host", "workingGroup"),
        ...ids("partOf"),
        ...DAYS,
        ...plain("note"),
        ...SAID,
      ],
    },
  },
  MeetingParticipation: {
    ...byRole,
    idPrefix: "part-",
    root: { one: "meetingParticipation", many: "meetingParticipations" },
    organisationsMay: EVERY_WRITE,
    description: "Who took part in a meeting, and in which role.",
    properties: { role: choice("MeetingRole", "Role.", { required: true, sort: true }) },
    pointers: {
      meeting: pointer("Meeting", "AT_MEETING", "The meeting.", { required: true }),
      actor: participant("MEETING_PARTICIPANT"),
    },
  },
  Visit: {
    area: "activities",
    idPrefix: "visit-",
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
  },
  VisitParticipation: {
    ...byRole,
    idPrefix: "vpart-",
    root: { one: "visitParticipation", many: "visitParticipations" },
    organisationsMay: EVERY_WRITE,
    description: "Who took part in a visit, and in which role.",
    properties: { role: choice("VisitRole", "Role.", { required: true, sort: true }) },
    pointers: {
      visit: pointer("Visit", "ON_VISIT", "The visit.", { required: true }),
      actor: participant("VISIT_PARTICIPANT"),
    },
  },
  PlaceOfDetention: {
    ...byName,
    idPrefix: "place-",
    root: { one: "place", many: "places" },
    organisationsMay: EVERY_WRITE,
    description: "A place of detention named in a source (OPCAT Art. 4).",
    properties: {
      name: nameProperty("Name."),
      type: choice("PlaceType", "Kind of place.", { required: true }),
      city: text("City.", { sort: true, search: true }),
    },
    pointers: { state: pointer("State", "LOCATED_IN", "State.", { required: true, country: true }) },
  },
} as const satisfies Record<string, RecordModel>;
