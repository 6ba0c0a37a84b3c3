/** What might be learnt of hidden members, terms and positions by speaking for a network, and by deciding in it. */
import {
  as,
  CLOSE,
  close,
  COAST_IN,
  day,
  decision,
  hide,
  membership,
  network,
  npm,
  open,
  position,
  restrict,
  SECRET,
  term,
  young,
} from "./society";
import type { At, Attack } from "./attack";

const DESIGNATE = {
  mutation: "delegateRepresentation",
  payload: "{ delegation { id period { from to } chairTerm { id } } }",
} as const;
const TAKE = { mutation: "takePosition", payload: "{ position { id stance } }" } as const;

const designate = (at: At, actor: string, more = ""): string => `${network(at)} actor: "${at(actor)}" ${more}`;
const HIDDEN_TERMS: Attack["hidden"] = [
  (at) => [hide(term(at, "npm-south", { from: day(-30), to: day(30) }))],
  (at) => [hide(term(at, "npm-coast", { from: day(-30), to: day(60) }, "0"))],
];

const delegations: readonly Attack[] = [
  {
    title: "designating without an office, of anyone’s membership",
    ...DESIGNATE,
    viewer: (at) => as.stranger(at, "cso-alpha"),
    input: (at) => designate(at, "npm-coast"),
    ground: (at) => [term(at, "npm-north", { from: day(-30), to: day(200) })],
    hidden: COAST_IN,
    alone: "refused",
    with: "the same",
  },
  {
    title: "designating, of a term that nobody may see",
    ...DESIGNATE,
    viewer: (at) => as.stranger(at, "cso-alpha"),
    input: (at) => designate(at, "npm-north"),
    hidden: HIDDEN_TERMS,
    alone: "refused",
    with: "the same",
  },
  {
    title: "designating, of a term of its own that it may not see, and of its end",
    ...DESIGNATE,
    viewer: (at) => as.secretariat(at, "npm-south"),
    input: (at) => designate(at, "npm-north"),
    hidden: HIDDEN_TERMS,
    alone: "refused",
    with: "the same",
  },
  {
    title: "designating beside a hidden term, of its end",
    ...DESIGNATE,
    viewer: (at) => as.secretariat(at, "npm-north"),
    input: (at) => designate(at, "npm-south"),
    ground: (at) => [term(at, "npm-north", { from: day(-30), to: day(200) }, "b")],
    hidden: [
      ...HIDDEN_TERMS,
      (at) => [hide(term(at, "npm-north", { from: day(-30), to: day(30) }))],
      (at) => [hide(term(at, "npm-north", { from: day(-30), to: day(60) }, "0"))],
    ],
    alone: "done",
    with: "the same",
  },
  {
    title: "designating one whose membership it may not see",
    ...DESIGNATE,
    viewer: (at) => as.secretariat(at, "npm-north"),
    input: (at) => designate(at, "npm-coast"),
    ground: (at) => [term(at, "npm-north", { from: day(-30), to: day(200) })],
    hidden: COAST_IN,
    alone: "refused",
    with: "the same",
  },
];

const both = (at: At, stances: readonly [north: string, south: string]) => [
  restrict(position(at, "npm-north", stances[0]), [at("network-shores")]),
  restrict(position(at, "npm-south", stances[1]), [at("network-shores")]),
];

const positions: readonly Attack[] = [
  {
    title: "closing with a token that reads no positions, of positions",
    ...CLOSE,
    viewer: (at) => as.blind(at, "npm-north"),
    input: (at) => close(at),
    ground: (at) => [open(at)],
    hidden: [
      (at) => both(at, ["ASSENT", "OBJECTION"]),
      (at) => both(at, ["ABSTENTION", "ASSENT"]),
      (at) => both(at, ["ASSENT", "ASSENT"]),
    ],
    alone: "refused",
    with: "the same",
  },
  {
    title: "rejecting with a token that reads no positions, of objections",
    ...CLOSE,
    viewer: (at) => as.blind(at, "npm-north"),
    input: (at) => close(at, "REJECTED"),
    ground: (at) => [open(at)],
    hidden: [(at) => both(at, ["ASSENT", "OBJECTION"]), (at) => both(at, ["OBJECTION", "ASSENT"])],
    alone: "refused",
    with: "the same",
  },
  {
    title: "closing, of members whom nobody may see",
    ...CLOSE,
    viewer: (at) => as.secretariat(at, "npm-north"),
    input: (at) => close(at),
    ground: (at) => [open(at), ...both(at, ["ASSENT", "ASSENT"])],
    hidden: [
      (at) => [hide(membership(at, "npm-coast"))],
      (at) => [hide(membership(at, "npm-coast")), hide(position(at, "npm-coast", "OBJECTION"))],
      (at) => [hide(npm(at, "secret", "coast", `${SECRET} NPM`)), membership(at, "npm-secret")],
    ],
    alone: "done",
    with: { rule: "a counted position" },
  },
  {
    title: "closing a founding, of a founder whom nobody may see",
    ...CLOSE,
    viewer: (at) => as.secretariat(at, "npm-north"),
    input: (at) => close(at),
    ground: (at) => [
      decision(
        at,
        { kind: "FOUNDING", proposedOn: day(-10) },
        { network: at("network-young"), subjects: ["npm-north", "npm-south", "npm-secret"].map(at) },
      ),
      young(at),
      ...["npm-north", "npm-south"].map((one) =>
        restrict(position(at, one, "ASSENT"), [at("npm-north"), at("npm-south")]),
      ),
    ],
    hidden: [
      (at) => [hide(npm(at, "secret", "coast", `${SECRET} NPM`))],
      (at) => [hide(npm(at, "secret", "coast", `${SECRET} NPM`)), position(at, "npm-secret", "OBJECTION")],
    ],
    alone: "done",
    with: { rule: "a counted position" },
  },
  {
    title: "taking a position by a membership that it may not see",
    ...TAKE,
    viewer: (at) => as.stranger(at, "npm-coast"),
    input: (at) => `decision: "${at("decision-a")}" stance: ASSENT`,
    ground: (at) => [open(at)],
    hidden: COAST_IN,
    alone: "refused",
    with: "the same",
  },
  {
    title: "taking a position again with a token that does not see the first",
    ...TAKE,
    viewer: (at) => as.blind(at, "npm-north"),
    input: (at) => `decision: "${at("decision-a")}" stance: ASSENT`,
    ground: (at) => [open(at)],
    hidden: [
      (at) => [hide(position(at, "npm-north", "OBJECTION"), [at("npm-north")])],
      (at) => [restrict(position(at, "npm-north", "ASSENT"), [at("network-shores")])],
    ],
    alone: "refused",
    with: "the same",
  },
];

export const VOICE_ATTACKS: readonly Attack[] = [...delegations, ...positions];
