import {
  ACTOR_LABELS,
  attestation,
  choice,
  date,
  flag,
  integer,
  nameProperty,
  note,
  periodProperties,
  pointer,
  text,
  url,
  year,
  type RecordModel,
} from "../shape";
import { ATTESTED, PERIOD, ids, named, plain } from "../table";

/** What comes into being only by operations that keep the rules of the Declaration (D5, D9, D12–D14). */
const RULED = { create: null } as const;
const byName = { area: "networks", title: "name", defaultOrder: [{ property: "name" }] } as const;

export const networkRecords = {
  Network: {
    ...byName,
    idPrefix: "network-",
    root: { one: "network", many: "networks" },
    description: "A network of NPMs or ombuds institutions.",
    properties: {
      name: nameProperty("Name in English."),
      acronym: text("Acronym.", { search: true }),
      type: choice("NetworkType", "Kind of network.", { required: true }),
      foundedDate: date("When it was founded.", { sort: true }),
      foundedPlace: text("Where it was founded."),
      membershipRule: text("Who can become a member (D5).", { paragraphs: true }),
      decisionRule: text("How decisions are made (D12).", { paragraphs: true }),
      agreementRule: choice(
        "AgreementRule",
        "What common agreement means in it (D12); EXPRESS_ASSENT where nothing is recorded.",
      ),
      objectionPeriodDays: integer("Days within which an objection must be stated; with NO_OBJECTION only (D12).", {
        range: { least: 1, greatest: 3_660 },
      }),
      chairRule: text("How the chair is chosen (D13).", { paragraphs: true }),
      chairTermYears: integer(
        "Longest term of the chair, years: one by the Declaration (D13), for other networks by their own rules. It bounds terms of which the start or the end is not recorded.",
        { range: { least: 1, greatest: 10 } },
      ),
      fundingRule: text("Who pays (D15, D16).", { paragraphs: true }),
      languages: text("Languages of its documents (D17)."),
      website: url("Website."),
      status: choice("NetworkStatus", "Whether it works.", { required: true }),
      isCivilSociety: flag("Always false for a network.", { required: true, fixed: false }),
      note,
    },
    pointers: {
      foundingDocument: pointer("Document", "FOUNDED_BY", "Document by which it was founded.", { mayBeUnknown: true }),
    },
    table: {
      description: "Networks of NPMs and ombuds institutions.",
      columns: [
        ...plain(
          "name acronym type foundedDate foundedPlace membershipRule decisionRule chairRule fundingRule languages website status note",
        ),
        ...ids("foundingDocument"),
      ],
    },
  },
  Membership: {
    area: "networks",
    idPrefix: "membership-",
    root: { one: "membership", many: "memberships" },
    mutations: RULED,
    description: "Standing of an actor in a network (D4, D5); a withdrawn member’s history stays.",
    properties: {
      status: choice("MembershipStatus", "Standing.", { required: true }),
      office: choice("MembershipOffice", "Office held in the network."),
      ...periodProperties("First day of this standing.", "First day on which it no longer stands (withdrawal, D4)."),
      ...attestation,
      note,
    },
    pointers: {
      network: pointer("Network", "IN_NETWORK", "The network.", { required: true }),
      actor: pointer(ACTOR_LABELS, "OF_MEMBER", "The member.", { required: true, column: "member" }),
      signatory: pointer("Person", "SIGNED_BY", "Who signed for the member, as named in the published act.", {
        mayBeUnknown: true,
      }),
      decision: pointer("Decision", "ADMITTED_BY", "Decision by which it was admitted (D5, D12).", {
        ruled: true,
        mayBeUnknown: true,
      }),
    },
    period: { openWhen: { property: "status", values: ["FOUNDING_MEMBER", "MEMBER", "OBSERVER"] } },
    defaultOrder: [{ property: "certainFrom" }],
    isRelation: true,
    table: {
      description: "Who belongs to which network.",
      columns: [
        ...named("network", "actor", "signatory"),
        ...plain("status office"),
        ...PERIOD,
        ...ATTESTED,
        ...plain("note"),
      ],
    },
  },
  ChairTerm: {
    area: "networks",
    idPrefix: "chair-",
    root: { one: "chairTerm", many: "chairTerms" },
    mutations: RULED,
    description: "Who chairs a network, from / to (D13); terms need not be calendar years.",
    properties: {
      year: year("Year with which the sources name the term.", { sort: true }),
      ...periodProperties("First day of the term.", "First day after the term."),
      note,
    },
    pointers: {
      network: pointer("Network", "CHAIR_OF", "The network.", { required: true }),
      npm: pointer("Npm", "CHAIRED_BY", "The member that chairs.", { required: true }),
      representative: pointer(
        "Person",
        "REPRESENTED_BY",
        "Who represents the chair (D14), as named in a published act.",
        { mayBeUnknown: true },
      ),
      decision: pointer("Decision", "CHOSEN_BY", "Decision by which it was chosen (D12, D13).", {
        ruled: true,
        mayBeUnknown: true,
      }),
    },
    period: { namedByYear: "year" },
    defaultOrder: [{ property: "certainFrom" }],
    isRelation: true,
    table: {
      description: "Who chairs a network, from and to.",
      columns: [...named("network", "npm", "representative"), ...plain("year"), ...PERIOD, ...plain("note")],
    },
  },
  Delegation: {
    area: "networks",
    idPrefix: "delegation-",
    root: { one: "delegation", many: "delegations" },
    mutations: RULED,
    description: "A member designated by the chair to represent the network (D14), within the chair’s term.",
    properties: {
      purpose: text("What it was designated for; empty: in general."),
      ...periodProperties("First day on which it may speak.", "First day on which it no longer may."),
      note,
    },
    pointers: {
      network: pointer("Network", "SPEAKS_FOR", "The network.", { required: true }),
      chairTerm: pointer("ChairTerm", "WITHIN_TERM", "Term of the chair that designated it.", { required: true }),
      actor: pointer(ACTOR_LABELS, "DESIGNATES", "The member designated.", { required: true }),
    },
    period: {},
    defaultOrder: [{ property: "certainFrom" }],
    isRelation: true,
  },
  WorkingGroup: {
    ...byName,
    idPrefix: "wg-",
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
  },
  Decision: {
    area: "networks",
    idPrefix: "decision-",
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
      columns: [
        ...plain("title date outcome decidedBy clause note"),
        ...named("network"),
        ...ids("meeting", "subjects"),
      ],
    },
  },
  Position: {
    area: "networks",
    idPrefix: "position-",
    root: { one: "position", many: "positions" },
    // Positions are taken, changed until the decision is closed, and fixed then (D12).
    mutations: { create: null, update: null, archive: null },
    description: "Position of a member on a decision (D12).",
    properties: {
      stance: choice("Stance", "The position.", { required: true }),
      statedOn: date("When it was stated.", { sort: true }),
      statement: text("Reasons given, in own words.", { paragraphs: true }),
    },
    pointers: {
      decision: pointer("Decision", "POSITION_ON", "The decision.", { required: true }),
      actor: pointer(ACTOR_LABELS, "POSITION_OF", "The member.", { required: true }),
    },
    defaultOrder: [{ property: "statedOn" }],
    isRelation: true,
    standardVisibility: "RESTRICTED",
  },
} as const satisfies Record<string, RecordModel>;
