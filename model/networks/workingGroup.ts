import { ACTOR_LABELS, choice, date, nameProperty, note, pointer, text, type RecordModel } from "../shape";
import { RULED, byName } from "./common";

/** Declares `WorkingGroup` records: standing groups of a network, and sessions of one meeting (D9). */
export const workingGroup = {
  ...byName,
  idPrefix: "wg-",
  files: ["working_groups.csv"],
  root: { one: "workingGroup", many: "workingGroups" },
  mutations: RULED,
  description: "Standing group of a network, or session of one meeting (D9).",
  properties: {
    name: nameProperty("Name."),
    theme: text("Theme.", { search: true }),
    created: date("When it was created.", { sort: true }),
    kind: choice("WorkingGroupKind", "Standing group, or session of one meeting.", { required: true }),
    note,
  },
  pointers: {
    network: pointer("Network", "GROUP_OF", "The network.", { required: true }),
    meeting: pointer("Meeting", "SESSION_OF", "The meeting of which the group was a session."),
    members: pointer(ACTOR_LABELS, "GROUP_MEMBER", "Who works in it, where recorded.", { many: true }),
    decision: pointer("Decision", "SET_UP_BY", "Decision by which it was set up (D9, D12).", { ruled: true }),
  },
} as const satisfies RecordModel;
