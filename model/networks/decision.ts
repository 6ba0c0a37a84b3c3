import { ACTOR_LABELS, choice, date, nameProperty, note, pointer, text, type RecordModel } from "../shape";
import { ids, named, plain } from "../table";
import { RULED } from "./common";

/** Declares `Decision` records: what the members of a network decided, or are asked to decide (D12). */
export const decision = {
  area: "networks",
  idPrefix: "decision-",
  files: ["decisions.csv"],
  title: "title",
  root: { one: "decision", many: "decisions" },
  mutations: RULED,
  description:
    "Decision of a network (D12). A decision from before the hub may state only how, according to its source, it was taken.",
  properties: {
    title: nameProperty("What was decided, or is proposed."),
    kind: choice("DecisionKind", "Kind of decision, where recorded."),
    proposedOn: date("When it was proposed on the hub; empty for recorded history.", {
      sort: true,
      ruled: true,
      unknownWhen: "NEVER",
    }),
    closesOn: date("Last day for positions, where one was set.", { ruled: true, unknownWhen: "NEVER" }),
    date: date("When it was decided; empty while it is open.", { sort: true, ruled: true, column: "date" }),
    outcome: choice("DecisionOutcome", "Outcome; empty while it is open, and where it is not recorded.", {
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
    subjects: pointer(
      ["Npm", "Network", "Recommendation", "State"],
      "DECIDES_ON",
      "Its subjects, such as an NPM or a state.",
      {
        many: true,
        column: "subject",
      },
    ),
  },
  defaultOrder: [{ property: "date" }],
  table: {
    description: "Decisions of networks.",
    columns: [...plain("title date outcome decidedBy clause note"), ...named("network"), ...ids("meeting", "subjects")],
  },
} as const satisfies RecordModel;
