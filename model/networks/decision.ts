import { ACTOR_LABELS, choice, date, nameProperty, note, pointer, text, type RecordModel } from "../shape";
import { ids, named, plain } from "../table";
import { RULED } from "./common";

/** The kind of record `Decision`. */
export const decision = {
  area: "networks",
  idPrefix: "decision-",
  files: ["decisions.csv"],
  title: "title",
  root: { one: "decision", many: "decisions" },
  mutations: RULED,
  description: "Decision of a network (D12). Recorded history may only state how the source tells it was taken.",
  properties: {
    title: nameProperty("What was decided, or is proposed."),
    kind: choice("DecisionKind", "What kind of decision it is, where the record tells."),
    proposedOn: date("When it was proposed on the hub; empty for recorded history.", {
      sort: true,
      ruled: true,
      unknownWhen: "NEVER",
    }),
    closesOn: date("Last day for positions, where one was set.", { ruled: true, unknownWhen: "NEVER" }),
    date: date("When it was decided; empty while it is open.", { sort: true, ruled: true, column: "date" }),
    outcome: choice("DecisionOutcome", "Outcome; empty while it is open, and where recorded history does not tell.", {
      ruled: true,
      column: "outcome",
    }),
    decidedBy: text("How it was taken, as reported."),
    clause: text("Article of the 2013 Declaration it rests on."),
    note,
  },
  pointers: {
    network: pointer("Network", "DECIDED_IN", "The network that decided.", { required: true }),
    proposer: pointer(ACTOR_LABELS, "PROPOSED_BY", "Who proposed it on the hub.", { ruled: true }),
    meeting: pointer("Meeting", "DECIDED_AT", "Meeting at which it was decided.", { mayBeUnknown: true }),
    subjects: pointer(["Npm", "Network", "Recommendation", "State"], "DECIDES_ON", "What, or whom, it is about.", {
      many: true,
      column: "subject",
    }),
  },
  defaultOrder: [{ property: "date" }],
  table: {
    description: "Decisions of networks.",
    columns: [...plain("title date outcome decidedBy clause note"), ...named("network"), ...ids("meeting", "subjects")],
  },
} as const satisfies RecordModel;
