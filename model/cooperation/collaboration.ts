import {
  ACTOR_LABELS,
  EVERY_WRITE,
  attestation,
  choice,
  flag,
  note,
  periodProperties,
  pointer,
  text,
  type RecordModel,
} from "../shape";
import { ATTESTED, PERIOD, SAID, ids, named, plain } from "../table";

/** Declares `Collaboration` records, one for each round of cooperation with a partner (S1–S6). */
export const collaboration = {
  area: "cooperation",
  idPrefix: "collab-",
  files: ["collaborations.csv"],
  title: "description",
  root: { one: "collaboration", many: "collaborations" },
  mutations: { create: "recordCollaboration" },
  organisationsMay: EVERY_WRITE,
  description:
    "One round of cooperation between an NPM (or a network) and a partner: an actor, an unnamed group, or individual experts.",
  properties: {
    description: text("What the cooperation is, in the words of whoever recorded it.", {
      search: true,
      paragraphs: true,
    }),
    patterns: choice("PatternCode", "Patterns recorded by a source or a curator (S1–S6); not exclusive.", {
      list: true,
      required: true,
      filterName: "pattern",
      column: "pattern",
    }),
    partnerKind: choice("PartnerKind", "What the partner is.", { required: true, column: "partner_type" }),
    partnerLabel: text("Name of a partner that has no record of its own."),
    partnerIsCivilSociety: flag(
      "The partner is civil society: a CSO, an unnamed group of CSOs, or a non-governmental body.",
      { derived: true },
    ),
    formality: choice("Formality", "Whether it rests on a formal instrument.", { required: true }),
    regularity: choice("Regularity", "Whether it recurs.", { required: true }),
    status: choice("CollaborationStatus", "Whether it continues.", { required: true }),
    instrument: text("Instrument it rests on: contract, memorandum, law …"),
    ...periodProperties(
      "When it began.",
      "When it ended: the first day on which it no longer held, so 2026 means some day of 2026.",
      ["start_year", "end_year"],
    ),
    ...attestation,
    note,
  },
  pointers: {
    npm: pointer("Npm", "WITH_NPM", "The NPM.", { party: true }),
    network: pointer("Network", "WITH_NETWORK", "The network, where a network cooperates (D6, D7).", { party: true }),
    partner: pointer(
      ACTOR_LABELS,
      "WITH_PARTNER",
      "The partner; empty for unnamed groups and individual experts, see `partnerLabel`.",
      { party: true },
    ),
    state: pointer("State", "CONCERNS_STATE", "The state of the NPM.", { derived: true }),
    advisoryBody: pointer("AdvisoryBody", "SEAT_IN", "Advisory body in which the partner has a seat (S5)."),
    prolongs: pointer("Collaboration", "PROLONGS", "The earlier round that this one prolongs."),
  },
  period: {
    openWhen: { property: "status", values: ["ACTIVE"] },
    endedWhen: { property: "status", values: ["ENDED"] },
  },
  defaultOrder: [{ property: "certainFrom" }],
  frequentFilter: ["formality", "patterns"],
  isRelation: true,
  table: {
    description: "Rounds of cooperation between NPMs or networks and their partners.",
    columns: [
      ...named("npm", "network", "partner", "state"),
      ...plain("partnerKind partnerLabel patterns formality regularity status instrument description"),
      ...ids("advisoryBody", "prolongs"),
      ...PERIOD,
      ...ATTESTED,
      ...plain("note"),
      ...SAID,
    ],
  },
} as const satisfies RecordModel;
