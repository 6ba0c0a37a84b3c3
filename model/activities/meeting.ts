import {
  ACTOR_LABELS,
  EVERY_WRITE,
  choice,
  count,
  nameProperty,
  note,
  periodProperties,
  pointer,
  text,
  type RecordModel,
} from "../shape";
import { DAYS, SAID, ids, named, plain } from "../table";

const byTime = {
  area: "activities",
  title: "name",
  defaultOrder: [{ property: "certainFrom" }, { property: "name" }],
} as const;

/** Declares `Meeting` records: meetings of networks, advisory bodies and NPMs, which last whole days. */
export const meeting = {
  ...byTime,
  idPrefix: "meeting-",
  files: ["meetings.csv"],
  root: { one: "meeting", many: "meetings" },
  mutations: { create: "recordMeeting" },
  organisationsMay: EVERY_WRITE,
  description: "A meeting of a network, an advisory body, or an NPM with partners (D8).",
  properties: {
    name: nameProperty("Name."),
    type: choice("MeetingType", "Kind of meeting.", { required: true }),
    place: text("City.", { sort: true, search: true, column: "city" }),
    theme: text("Theme.", { search: true }),
    participantCount: count("Number of people present, where stated.", { sort: true }),
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
} as const satisfies RecordModel;
