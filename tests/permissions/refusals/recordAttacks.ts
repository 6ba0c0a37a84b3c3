/** What might be learnt of hidden records by writing records that one may see. */
import { as, day, decision, hide, made, restrict, SECRET, source, term } from "./society";
import type { At, Attack, Made } from "./attack";

const UPDATE = { mutation: "updateCollaboration", payload: "{ collaboration { id status sources { id } } }" } as const;
const PROPOSE = {
  mutation: "proposeChange",
  payload: "{ proposal { id status fields { field before after } record { id } } }",
} as const;

/** A collaboration that everyone may see, owned by the organisation alpha, with a page as its source. */
const shared = (at: At, sources: readonly string[] = ["src-page"], more: object = {}): Made => {
  const [label, record] = made(
    "Collaboration",
    at("collab-a"),
    {
      description: "Visits together",
      patterns: ["OMBUDSMAN_PLUS"],
      partnerKind: "CSO",
      formality: "FORMAL",
      regularity: "REGULAR",
      status: "ACTIVE",
      from: "2014",
    },
    { npm: at("npm-north"), partner: at("cso-alpha"), sources: sources.map(at) },
  );
  return [label, { ...record, owners: [at("cso-alpha")], ...more }];
};
const collaboration = (at: At): string => `id: "${at("collab-a")}"`;
const secret = (at: At): Made => hide(source(at, "secret", `${SECRET} letter`));

/** A source that nobody may see, beside the record or attached to it. */
const attached: Attack["hidden"] = [
  (at) => [secret(at)],
  (at) => [secret(at), shared(at, ["src-page", "src-secret"])],
  (at) => [secret(at), shared(at, ["src-secret"])],
];

const pointers: readonly Attack[] = [
  {
    title: "naming a hidden source as partner, of whether it is attached",
    ...UPDATE,
    viewer: (at) => as.stranger(at, "cso-alpha"),
    input: (at) => `${collaboration(at)} partner: "${at("src-secret")}"`,
    ground: (at) => [source(at, "page"), shared(at)],
    hidden: attached,
    alone: "refused",
    with: "the same",
  },
  {
    title: "naming a hidden source, of whether it is attached",
    ...UPDATE,
    viewer: (at) => as.stranger(at, "cso-alpha"),
    input: (at) => `${collaboration(at)} sources: ["${at("src-secret")}"]`,
    ground: (at) => [source(at, "page"), shared(at)],
    hidden: attached,
    alone: "refused",
    with: "the same",
  },
  {
    title: "naming a hidden source for one field, of whether it is attached",
    ...UPDATE,
    viewer: (at) => as.steward(at),
    input: (at) =>
      `${collaboration(at)} provenance: [{ field: "status", sources: ["${at("src-secret")}"], confidence: VERIFIED }]`,
    ground: (at) => [source(at, "page"), shared(at)],
    hidden: [
      ...attached,
      (at) => [
        secret(at),
        shared(at, ["src-page"], { provenance: { status: { sources: [at("src-secret")], confidence: "VERIFIED" } } }),
      ],
    ],
    alone: "refused",
    with: "the same",
  },
  {
    title: "naming a hidden organisation as audience, of whether it is one",
    ...UPDATE,
    viewer: (at) => as.stranger(at, "cso-alpha"),
    input: (at) => `${collaboration(at)} audience: ["${at("cso-secret")}"]`,
    ground: (at) => [source(at, "page"), shared(at)],
    hidden: [
      (at) => [secretCso(at)],
      (at) => [secretCso(at), shared(at, ["src-page"], { audience: [at("cso-secret")] })],
    ],
    alone: "refused",
    with: "the same",
  },
  {
    title: "changing a record of which everything it must point at is hidden",
    mutation: "updateDecision",
    payload: "{ decision { id note network { id } } }",
    viewer: (at) => as.steward(at),
    input: (at) => `id: "${at("decision-a")}" note: "Corrected"`,
    ground: (at) => [decision(at, {}, { network: at("network-secret") })],
    hidden: [
      (at) => [
        hide(
          made("Network", at("network-secret"), {
            name: `${SECRET} network`,
            type: "NPM_NETWORK",
            status: "ACTIVE",
            isCivilSociety: false,
          }),
        ),
      ],
    ],
    alone: "done",
    with: "the same",
  },
];

const secretCso = (at: At): Made =>
  hide(
    made(
      "Cso",
      at("cso-secret"),
      { name: `${SECRET} organisation`, type: "NGO", isCivilSociety: true },
      { state: at("state-north") },
    ),
  );

const proposed: readonly Attack[] = [
  {
    title: "proposing a change, of what is attached to the record",
    ...PROPOSE,
    viewer: (at) => as.blind(at, "npm-south"),
    input: (at) => `record: "${at("collab-a")}" reason: "Read again" fields: [{ field: "sources", values: [] }]`,
    ground: (at) => [source(at, "page"), shared(at)],
    hidden: attached.slice(0, 2),
    alone: "done",
    with: "the same",
  },
  {
    title: "proposing a hidden source, of whether it is attached",
    ...PROPOSE,
    viewer: (at) => as.blind(at, "npm-south"),
    input: (at) =>
      `record: "${at("collab-a")}" reason: "Read again" fields: [{ field: "sources", values: ["${at("src-secret")}"] }]`,
    ground: (at) => [source(at, "page"), shared(at)],
    hidden: attached,
    alone: "refused",
    with: "the same",
  },
  {
    title: "proposing a change of one hidden pointer, of what it leads to",
    ...PROPOSE,
    viewer: (at) => as.blind(at, "npm-south"),
    input: (at) =>
      `record: "${at("meeting-a")}" reason: "Read again" fields: [{ field: "host", values: ["${at("npm-north")}"] }]`,
    ground: (at) => [meeting(at)],
    hidden: [(at) => [secretCso(at), meeting(at, at("cso-secret"))]],
    alone: "done",
    with: "the same",
  },
];

const meeting = (at: At, host?: string): Made =>
  made("Meeting", at("meeting-a"), { name: "A meeting", type: "BILATERAL", from: "2024-05-06" }, { host });

const corrected: readonly Attack[] = [
  {
    title: "correcting a term, of one that nobody may see",
    mutation: "updateChairTerm",
    payload: "{ chairTerm { id period { from to } } }",
    viewer: (at) => as.steward(at),
    input: (at) => `id: "${at("chair-a")}" to: "${day(-400)}"`,
    ground: (at) => [term(at, "npm-north", { from: day(-700), to: day(-500) })],
    hidden: [
      (at) => [hide(term(at, "npm-coast", { from: day(-480), to: day(-300) }, "b"))],
      (at) => [hide(term(at, "npm-south", { from: day(-500), to: day(-410) }, "0"))],
    ],
    alone: "done",
    with: { rule: "an occupied chair" },
  },
];

const CHOSEN = ["createSource", "createCso", "recordMeeting", "recordVisit"] as const;
const CHOSEN_INPUT: Readonly<
  Record<(typeof CHOSEN)[number], readonly [id: string, input: (at: At) => string, payload: string]>
> = {
  createSource: ["src-secret", () => `title: "A page" kind: WEB_PAGE`, "{ source { id title } }"],
  createCso: ["cso-secret", () => `name: "A name" type: NGO`, "{ cso { id name } }"],
  recordMeeting: ["meeting-secret", () => `name: "A meeting" type: BILATERAL`, "{ meeting { id name } }"],
  recordVisit: ["visit-secret", (at) => `type: JOINT_NPM_VISIT state: "${at("state-north")}"`, "{ visit { id } }"],
};
const TAKEN: Readonly<Record<(typeof CHOSEN)[number], readonly ((at: At) => Made)[]>> = {
  createSource: [secret, (at) => restrict(source(at, "secret", `${SECRET} page`), [at("npm-north")])],
  createCso: [secretCso, (at) => restrict(secretCso(at), [at("cso-alpha")])],
  recordMeeting: [
    (at) => hide(made("Meeting", at("meeting-secret"), { name: `${SECRET} meeting`, type: "ANNUAL" })),
    (at) =>
      hide(made("Meeting", at("meeting-secret"), { name: `${SECRET} call`, type: "BILATERAL" }), [at("npm-south")]),
  ],
  recordVisit: [
    (at) => hide(made("Visit", at("visit-secret"), { type: "SPT_VISIT", purpose: SECRET, from: "2024" })),
    (at) => restrict(made("Visit", at("visit-secret"), { type: "CPT_VISIT" }), [at("npm-south")]),
  ],
};

const chosen: readonly Attack[] = CHOSEN.map((mutation) => {
  const [id, input, payload] = CHOSEN_INPUT[mutation];
  return {
    title: `${mutation} with an id that a record has whom nobody may see`,
    mutation,
    payload,
    viewer: (at) => as.admin(at),
    input: (at) => `id: "${at(id)}" ${input(at)}`,
    hidden: TAKEN[mutation].map((one) => (at: At) => [one(at)]),
    alone: "done",
    with: { rule: "a chosen id" },
  };
});

/** A code that no other twin has: of those that ISO 3166-1 leaves to its users. */
const codeOf = (at: At): string => {
  const [, attack = "0", variant = "0"] = /t(\d+)v(\d+)$/.exec(at("code")) ?? [];
  return `X${[attack, variant].map((number) => String.fromCharCode(65 + (Number(number) % 26))).join("")}`;
};
const hiddenState = (at: At, name: string, opcatStatus: string): Made =>
  hide(
    made("State", at("state-secret"), { name, kind: "UN_MEMBER", opcatStatus, npmStatus: "UNKNOWN", iso3: codeOf(at) }),
  );
const CODES: Attack["hidden"] = [
  (at) => [hiddenState(at, `${SECRET} state`, "PARTY")],
  (at) => [hiddenState(at, SECRET, "NON_PARTY")],
];
const codes: readonly Attack[] = [
  {
    title: "giving a new state a code that a hidden one has",
    mutation: "createState",
    payload: "{ state { id name } }",
    viewer: (at) => as.steward(at),
    input: (at) => `name: "A state" kind: UN_MEMBER opcatStatus: PARTY npmStatus: UNKNOWN iso3: "${codeOf(at)}"`,
    hidden: CODES,
    alone: "done",
    with: { rule: "a unique value" },
  },
  {
    title: "giving a state a code that a hidden one has",
    mutation: "updateState",
    payload: "{ state { id name } }",
    viewer: (at) => as.steward(at),
    input: (at) => `id: "${at("state-coast")}" iso3: "${codeOf(at)}"`,
    hidden: CODES,
    alone: "done",
    with: { rule: "a unique value" },
  },
];

export const RECORD_ATTACKS: readonly Attack[] = [...pointers, ...proposed, ...corrected, ...chosen, ...codes];
