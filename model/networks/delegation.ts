import { ACTOR_LABELS, note, periodProperties, pointer, text, type RecordModel } from "../shape";
import { RULED } from "./common";

/** Declares `Delegation` records: members that a chair designated to represent its network (D14). */
export const delegation = {
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
} as const satisfies RecordModel;
