import { ACTOR_LABELS, attestation, choice, note, periodProperties, pointer, type RecordModel } from "../shape";
import { ATTESTED, PERIOD, named, plain } from "../table";
import { RULED } from "./common";

/** Declares `Membership` records: the standing of an actor in a network, and when it held (D4, D5). */
export const membership = {
  area: "networks",
  idPrefix: "membership-",
  files: ["memberships.csv"],
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
} as const satisfies RecordModel;
