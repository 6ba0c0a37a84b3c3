/** What might be learnt of hidden members, chairs, decisions and positions by acting for a network. */
import {
  adopted,
  as,
  CLOSE,
  close,
  COAST_IN,
  day,
  decision,
  hide,
  made,
  mandate,
  membership,
  network,
  npm,
  open,
  SECRET,
  state,
  term,
  young,
} from "./society";
import type { At, Attack } from "./attack";

const ADMIT = { mutation: "admitMember", payload: "{ membership { id status period { from to } } }" } as const;
const WITHDRAW = { mutation: "withdraw", payload: ADMIT.payload } as const;
const APPOINT = { mutation: "appointChair", payload: "{ chairTerm { id period { from to } } }" } as const;
const PROPOSE = { mutation: "proposeDecision", payload: "{ decision { id visibility } }" } as const;
const SET_UP = { mutation: "createWorkingGroup", payload: "{ workingGroup { id name } }" } as const;

const admit = (at: At, more = ""): string =>
  `${network(at)} actor: "${at("npm-coast")}" decision: "${at("decision-a")}" ${more}`;
const appoint = (at: At, from = day(3)): string =>
  `${network(at)} npm: "${at("npm-south")}" decision: "${at("decision-a")}" from: "${from}"`;

/** A chair whom nobody may see, in ways that forbid for different reasons. */
const HIDDEN_CHAIRS: Attack["hidden"] = [
  (at) => [hide(term(at, "npm-coast", { from: day(-30), to: day(200) }))],
  (at) => [hide(term(at, "npm-south", { from: day(-1), to: day(90) }, "0"))],
  (at) => [hide(npm(at, "secret", "coast", `${SECRET} NPM`)), term(at, "npm-secret", { from: day(-30), to: day(30) })],
];

const offices: readonly Attack[] = [
  {
    title: "admitting, of a chair whom nobody may see",
    ...ADMIT,
    viewer: (at) => as.secretariat(at, "npm-north"),
    input: (at) => admit(at),
    ground: (at) => [adopted(at, "ADMISSION", ["npm-coast"])],
    hidden: HIDDEN_CHAIRS,
    alone: "done",
    with: { rule: "an occupied chair" },
  },
  {
    title: "appointing, of a chair whom nobody may see, today or later",
    ...APPOINT,
    viewer: (at) => as.secretariat(at, "npm-north"),
    input: (at) => appoint(at),
    ground: (at) => [adopted(at, "CHAIR", ["npm-south"])],
    hidden: [
      ...HIDDEN_CHAIRS,
      (at) => [hide(term(at, "npm-coast", { from: day(30), to: day(60) }))],
      (at) => [hide(term(at, "npm-coast", { from: day(60).slice(0, 7) }))],
    ],
    alone: "done",
    with: { rule: "an occupied chair" },
  },
  {
    title: "setting up a working group, of a chair whom nobody may see",
    ...SET_UP,
    viewer: (at) => as.secretariat(at, "npm-north"),
    input: (at) => `${network(at)} name: "A group" decision: "${at("decision-a")}"`,
    ground: (at) => [adopted(at, "WORKING_GROUP")],
    hidden: HIDDEN_CHAIRS,
    alone: "done",
    with: { rule: "an occupied chair" },
  },
  {
    title: "closing a decision, of a chair whom nobody may see",
    ...CLOSE,
    viewer: (at) => as.secretariat(at, "npm-north"),
    input: (at) => close(at, "DEFERRED"),
    ground: (at) => [open(at)],
    hidden: HIDDEN_CHAIRS,
    alone: "done",
    with: { rule: "an occupied chair" },
  },
  {
    title: "acting without an office, of a chair whom nobody may see",
    ...APPOINT,
    viewer: (at) => as.stranger(at, "npm-coast"),
    input: (at) => appoint(at),
    ground: (at) => [adopted(at, "CHAIR", ["npm-south"])],
    hidden: HIDDEN_CHAIRS,
    alone: "refused",
    with: "the same",
  },
  {
    title: "acting by a designation that nobody may see",
    ...CLOSE,
    viewer: (at) => as.secretariat(at, "npm-south"),
    input: (at) => close(at, "DEFERRED"),
    ground: (at) => [open(at), term(at, "npm-north", { from: day(-30), to: day(200) })],
    hidden: [
      (at) => [
        hide(
          made(
            "Delegation",
            at("delegation-a"),
            { from: day(-3), to: day(30), purpose: `${SECRET} talks` },
            { network: at("network-shores"), chairTerm: at("chair-a"), actor: at("npm-south") },
          ),
        ),
      ],
    ],
    alone: "refused",
    with: "the same",
  },
  {
    title: "acting by a term of its own that it may not see",
    ...CLOSE,
    viewer: (at) => as.secretariat(at, "npm-south"),
    input: (at) => close(at, "DEFERRED"),
    ground: (at) => [open(at), term(at, "npm-north", { from: day(-30), to: day(200) })],
    hidden: [(at) => [hide(term(at, "npm-south", { from: day(-1), to: day(60) }, "0"))]],
    alone: "refused",
    with: "the same",
  },
];

const members: readonly Attack[] = [
  {
    title: "admitting, of a membership that nobody may see",
    ...ADMIT,
    viewer: (at) => as.secretariat(at, "npm-north"),
    input: (at) => admit(at),
    ground: (at) => [adopted(at, "ADMISSION", ["npm-coast"])],
    hidden: COAST_IN,
    alone: "done",
    with: { rule: "a member already" },
  },
  {
    title: "admitting an observer, of a standing that nobody may see",
    ...ADMIT,
    viewer: (at) => as.secretariat(at, "npm-north"),
    input: (at) => admit(at, "status: OBSERVER"),
    ground: (at) => [adopted(at, "ADMISSION", ["npm-coast"])],
    hidden: [
      (at) => [hide(membership(at, "npm-coast", { status: "OBSERVER" }))],
      (at) => [hide(membership(at, "npm-coast", { status: "OBSERVER", from: "2020" }, "0"))],
    ],
    alone: "done",
    with: { rule: "a member already" },
  },
  {
    title: "admitting, of a decision on the region that nobody may see",
    ...ADMIT,
    viewer: (at) => as.secretariat(at, "npm-north"),
    input: (at) => admit(at, `from: "${day(-2)}"`),
    ground: (at) => [adopted(at, "ADMISSION", ["npm-coast"])],
    hidden: [
      (at) => [refusedRegion(at, { date: day(-5) })],
      (at) => [refusedRegion(at, { title: `${SECRET} no`, date: day(-20).slice(0, 4) })],
    ],
    alone: "done",
    with: { rule: "a decision on the region" },
  },
  {
    title: "admitting, of the state of an NPM that nobody may see",
    ...ADMIT,
    viewer: (at) => as.secretariat(at, "npm-north"),
    input: (at) => admit(at),
    ground: (at) => [
      adopted(at, "ADMISSION", ["npm-coast"]),
      made(
        "Npm",
        at("npm-coast"),
        { name: "NPM of coast", model: "OMBUDSMAN", status: "ACTIVE", isCivilSociety: false },
        { state: at("state-secret") },
      ),
      mandate(at, "north"),
    ],
    hidden: [
      (at) => [hide(state(at, "secret", `${SECRET} state`))],
      (at) => {
        const [label, record] = hide(state(at, "secret", `${SECRET} coast`));
        return [[label, { ...record, properties: { ...record.properties, opcatStatus: "SIGNATORY" } }]];
      },
    ],
    alone: "refused",
    with: "the same",
  },
  {
    title: "admitting, of a mandate that nobody may see",
    ...ADMIT,
    viewer: (at) => as.secretariat(at, "npm-north"),
    input: (at) => `${network(at)} actor: "${at("npm-isle")}" decision: "${at("decision-a")}"`,
    ground: (at) => [adopted(at, "ADMISSION", ["npm-isle"]), npm(at, "isle", "coast")],
    hidden: [
      (at) => [hide(mandateOfIsle(at, {}))],
      (at) => [hide(mandateOfIsle(at, { from: day(40) }))],
      (at) => [hide(mandateOfIsle(at, { actingAs: "OMBUDSMAN" }))],
    ],
    alone: "refused",
    with: "the same",
  },
  {
    title: "proposing a founding, of members whose membership nobody may see",
    ...PROPOSE,
    viewer: (at) => as.secretariat(at, "npm-coast"),
    input: (at) =>
      `network: "${at("network-young")}" title: "Founding" kind: FOUNDING subjects: ["${at("npm-coast")}", "${at("npm-north")}"]`,
    ground: (at) => [young(at)],
    hidden: [
      (at) => [hide(inYoung(at, "npm-south"))],
      (at) => [hide(inYoung(at, "npm-north", { status: "MEMBER", from: "2024" }))],
    ],
    alone: "done",
    with: { rule: "a network that has members" },
  },
  {
    title: "proposing as a member without being allowed to know it",
    ...PROPOSE,
    viewer: (at) => as.stranger(at, "npm-coast"),
    input: (at) => `${network(at)} title: "A proposal" kind: OTHER visibility: PUBLIC`,
    hidden: COAST_IN,
    alone: "refused",
    with: "the same",
  },
  {
    title: "withdrawing from a membership that it may not see",
    ...WITHDRAW,
    viewer: (at) => as.stranger(at, "npm-coast"),
    input: (at) => `${network(at)} on: "${day(-100)}"`,
    hidden: [...COAST_IN, (at) => [hide(membership(at, "npm-coast", { from: day(-50) }))]],
    alone: "refused",
    with: "the same",
  },
  {
    title: "withdrawing, of a second membership that it may not see",
    ...WITHDRAW,
    viewer: (at) => as.stranger(at, "npm-north"),
    input: (at) => network(at),
    hidden: [
      (at) => [hide(membership(at, "npm-north", { from: day(20) }, "0"))],
      (at) => [
        hide(membership(at, "npm-north", {}, "0")),
        hide(term(at, "npm-north", { from: day(-20), to: day(20) })),
      ],
    ],
    alone: "done",
    with: "the same",
  },
];

const refusedRegion = (at: At, more: object) =>
  hide(
    decision(
      at,
      { title: `${SECRET} region`, kind: "REGION", outcome: "REJECTED", ...more },
      { subjects: [at("state-coast")] },
      "secret",
    ),
  );
const mandateOfIsle = (at: At, more: object) =>
  made(
    "Mandate",
    at("mandate-isle"),
    { actingAs: "NPM", status: "ACTIVE", from: "2011-01-01", ...more },
    { npm: at("npm-isle"), state: at("state-coast") },
  );
const inYoung = (at: At, actor: string, more: object = {}) =>
  made(
    "Membership",
    at("membership-young"),
    { status: "FOUNDING_MEMBER", from: "2013-03-26", ...more },
    { network: at("network-young"), actor: at(actor) },
  );

export const OFFICE_ATTACKS: readonly Attack[] = [...offices, ...members];
