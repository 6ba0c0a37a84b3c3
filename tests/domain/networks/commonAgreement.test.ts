import { judgeAgreement, type Agreement, type AgreementFacts } from "../../../domain/networks/commonAgreement";
import { type PositionFacts } from "../../../domain/networks/position";

const ALBANIA = { id: "npm-albania", name: "NPM Albania", standing: "CERTAIN" } as const;
const SERBIA = { id: "npm-serbia", name: "NPM Serbia", standing: "CERTAIN" } as const;
const BULGARIA = {
  id: "npm-bulgaria",
  name: "NPM Bulgaria",
  standing: "UNDETERMINED",
  because: "The start is not recorded; first attested 2016.",
} as const;

type Voters = AgreementFacts["voters"];
type Stated = readonly [actor: string, stance: PositionFacts["stance"], statedOn: string | null];

const ASSENT: Stated[] = [
  ["npm-albania", "ASSENT", "2013-10-24"],
  ["npm-serbia", "ASSENT", "2013-10-25"],
];

function judge(voters: Voters, stated: readonly Stated[], facts: Partial<AgreementFacts> = {}): Agreement {
  return judgeAgreement({
    rule: "EXPRESS_ASSENT",
    objectionPeriodDays: null,
    proposedOn: "2013-10-01",
    on: "2013-10-25",
    voters,
    positions: stated.map(([actor, stance, statedOn]) => ({ actor, stance, statedOn })),
    ...facts,
  });
}

interface Expected {
  readonly outcome: Agreement["outcome"];
  readonly missing?: string[];
  readonly objections?: string[];
  readonly undetermined?: string[];
  readonly because?: string;
}

function expectAgreement(agreement: Agreement, expected: Expected): void {
  expect(agreement).toMatchObject({
    outcome: expected.outcome,
    missingAssents: expected.missing ?? [],
    objections: expected.objections ?? [],
    undetermined: expected.undetermined ?? [],
  });
  expect(agreement.reasons.join(" ")).toContain(expected.because ?? "");
  expect(agreement.reasons.length).toBeGreaterThan(0);
}

describe("common agreement by express assent (D12)", () => {
  it.each<[string, Voters, Stated[], Expected]>([
    [
      "agrees when every member assents",
      [ALBANIA, SERBIA],
      ASSENT,
      { outcome: "AGREED", because: "Every member assents (D12)." },
    ],
    [
      "takes silence for no assent",
      [ALBANIA, SERBIA],
      ASSENT.slice(0, 1),
      {
        outcome: "NOT_AGREED",
        missing: ["npm-serbia"],
        because: "NPM Serbia has stated no position, and silence is not assent",
      },
    ],
    [
      "takes abstention for no assent",
      [ALBANIA, SERBIA],
      [...ASSENT.slice(0, 1), ["npm-serbia", "ABSTENTION", "2013-10-25"]],
      { outcome: "NOT_AGREED", missing: ["npm-serbia"], because: "NPM Serbia abstains" },
    ],
    [
      "is blocked by an objection",
      [ALBANIA, SERBIA],
      [...ASSENT.slice(0, 1), ["npm-serbia", "OBJECTION", "2013-10-25"]],
      { outcome: "NOT_AGREED", missing: ["npm-serbia"], objections: ["npm-serbia"], because: "NPM Serbia objects" },
    ],
    [
      "counts the latest position",
      [ALBANIA],
      [
        ["npm-albania", "OBJECTION", "2013-10-23"],
        ["npm-albania", "ASSENT", "2013-10-24"],
        ["npm-albania", "ABSTENTION", "2013-10-02"],
      ],
      { outcome: "AGREED" },
    ],
    [
      "counts the one recorded later of two on one day",
      [ALBANIA],
      [
        ["npm-albania", "ASSENT", "2013-10-24"],
        ["npm-albania", "OBJECTION", "2013-10-24"],
      ],
      { outcome: "NOT_AGREED", missing: ["npm-albania"], objections: ["npm-albania"] },
    ],
    [
      "counts the one recorded later where it is of the last day that the other may be of",
      [ALBANIA],
      [
        ["npm-albania", "OBJECTION", "2013-09"],
        ["npm-albania", "ASSENT", "2013-09-30"],
      ],
      { outcome: "AGREED" },
    ],
    [
      "cannot tell where the other is recorded later",
      [ALBANIA],
      [
        ["npm-albania", "ASSENT", "2013-09-30"],
        ["npm-albania", "OBJECTION", "2013-09"],
      ],
      { outcome: "UNDETERMINED", undetermined: ["npm-albania"] },
    ],
    [
      "cannot tell which of two positions of a month stands",
      [ALBANIA],
      [
        ["npm-albania", "OBJECTION", "2013-09"],
        ["npm-albania", "ASSENT", "2013-09"],
      ],
      {
        outcome: "UNDETERMINED",
        undetermined: ["npm-albania"],
        because: "do not show which position of NPM Albania is its latest",
      },
    ],
    [
      "cannot tell where one of two positions has no date",
      [ALBANIA],
      [
        ["npm-albania", "OBJECTION", null],
        ["npm-albania", "ASSENT", "2013-09"],
      ],
      { outcome: "UNDETERMINED", undetermined: ["npm-albania"] },
    ],
    ["counts an assent without a date", [ALBANIA], [["npm-albania", "ASSENT", null]], { outcome: "AGREED" }],
    [
      "does not count what was stated later",
      [ALBANIA],
      [["npm-albania", "ASSENT", "2013-10-26"]],
      { outcome: "NOT_AGREED", missing: ["npm-albania"] },
    ],
    [
      "keeps an assent that was withdrawn only later",
      [ALBANIA],
      [...ASSENT.slice(0, 1), ["npm-albania", "OBJECTION", "2013-10-26"]],
      { outcome: "AGREED" },
    ],
    [
      "cannot tell whether a coarse date was in time",
      [ALBANIA],
      [["npm-albania", "ASSENT", "2013-10"]],
      { outcome: "UNDETERMINED", undetermined: ["npm-albania"] },
    ],
    [
      "hears nobody but the members",
      [ALBANIA],
      [...ASSENT.slice(0, 1), ["npm-kosovo", "OBJECTION", "2013-10-24"]],
      { outcome: "AGREED" },
    ],
    [
      "is none where nobody has a voice",
      [],
      ASSENT,
      { outcome: "NOT_AGREED", because: "Nobody with a voice on this date is recorded" },
    ],
    [
      "waits for a member with unknown entry date",
      [ALBANIA, BULGARIA],
      ASSENT,
      {
        outcome: "UNDETERMINED",
        undetermined: ["npm-bulgaria"],
        because:
          "Whether NPM Bulgaria is a member on this date is not certain: The start is not recorded; first attested 2016.",
      },
    ],
    [
      "does not wait for it where it assents",
      [ALBANIA, BULGARIA],
      [...ASSENT, ["npm-bulgaria", "ASSENT", "2013-10-24"]],
      { outcome: "AGREED", because: "Every member assents" },
    ],
    [
      "does not wait for it where a member for certain is silent",
      [ALBANIA, SERBIA, BULGARIA],
      ASSENT.slice(0, 1),
      { outcome: "NOT_AGREED", missing: ["npm-serbia"] },
    ],
    [
      "is undetermined where it objects",
      [ALBANIA, BULGARIA],
      [...ASSENT, ["npm-bulgaria", "OBJECTION", "2013-10-24"]],
      { outcome: "UNDETERMINED", undetermined: ["npm-bulgaria"], because: "NPM Bulgaria objects" },
    ],
    [
      "is undetermined where nobody is a member for certain, though all assent",
      [BULGARIA],
      [["npm-bulgaria", "ASSENT", "2013-10-24"]],
      { outcome: "UNDETERMINED", undetermined: ["npm-bulgaria"], because: "Whether NPM Bulgaria is a member" },
    ],
    ["is none where the only possible member is silent", [BULGARIA], [], { outcome: "NOT_AGREED" }],
  ])("%s", (_, voters, stated, expected) => {
    expectAgreement(judge(voters, stated), expected);
  });

  it("counts until the end of the month asked for", () => {
    expectAgreement(judge([ALBANIA], [["npm-albania", "ASSENT", "2013-10"]], { on: "2013-10" }), { outcome: "AGREED" });
  });

  it("needs neither a day of proposal nor a period", () => {
    expectAgreement(judge([ALBANIA], ASSENT, { proposedOn: null }), { outcome: "AGREED" });
  });
});

describe("common agreement where nobody objects within a period (D12)", () => {
  const OBJECTS: Stated[] = [["npm-serbia", "OBJECTION", "2013-10-14"]];
  const ABSTAINS: Stated[] = [["npm-serbia", "ABSTENTION", "2013-10-14"]];
  it.each<[string, Voters, Stated[], Partial<AgreementFacts>, Expected]>([
    [
      "agrees on the first day after the period",
      [SERBIA],
      [],
      { on: "2013-10-15" },
      { outcome: "AGREED", because: "No objection" },
    ],
    [
      "waits until the period is over",
      [SERBIA],
      [],
      { on: "2013-10-14" },
      { outcome: "UNDETERMINED", because: "The period for objections runs until 2013-10-14 (D12)." },
    ],
    ["takes abstention for no objection", [SERBIA], ABSTAINS, {}, { outcome: "AGREED" }],
    [
      "is blocked by an objection on the last day",
      [SERBIA],
      OBJECTS,
      {},
      { outcome: "NOT_AGREED", objections: ["npm-serbia"] },
    ],
    [
      "is blocked before the period is over",
      [SERBIA],
      OBJECTS,
      { on: "2013-10-14" },
      { outcome: "NOT_AGREED", objections: ["npm-serbia"] },
    ],
    [
      "takes no objection after the period",
      [SERBIA],
      [["npm-serbia", "OBJECTION", "2013-10-15"]],
      {},
      { outcome: "AGREED" },
    ],
    [
      "lets an objection go that is withdrawn in time",
      [SERBIA],
      [
        ...OBJECTS.map(([actor, stance]): Stated => [actor, stance, "2013-10-13"]),
        ["npm-serbia", "ASSENT", "2013-10-14"],
      ],
      {},
      { outcome: "AGREED" },
    ],
    [
      "cannot tell whether a coarse objection was in time",
      [SERBIA],
      [["npm-serbia", "OBJECTION", "2013-10"]],
      {},
      { outcome: "UNDETERMINED", undetermined: ["npm-serbia"] },
    ],
    [
      "is undetermined where a possible member objects",
      [ALBANIA, BULGARIA],
      [["npm-bulgaria", "OBJECTION", "2013-10-14"]],
      {},
      { outcome: "UNDETERMINED", undetermined: ["npm-bulgaria"] },
    ],
    ["does not wait for a possible member that is silent", [ALBANIA, BULGARIA], [], {}, { outcome: "AGREED" }],
    [
      "needs the day of the proposal",
      [SERBIA],
      [],
      { proposedOn: null },
      { outcome: "UNDETERMINED", because: "day of the proposal" },
    ],
    ["needs a period", [SERBIA], [], { objectionPeriodDays: null }, { outcome: "UNDETERMINED", because: "no period" }],
    [
      "needs a period of days",
      [SERBIA],
      [],
      { objectionPeriodDays: 0 },
      { outcome: "UNDETERMINED", because: "no period" },
    ],
    ["needs whole days", [SERBIA], [], { objectionPeriodDays: 1.5 }, { outcome: "UNDETERMINED", because: "no period" }],
    ["takes a period of one day", [SERBIA], [], { objectionPeriodDays: 1, on: "2013-10-02" }, { outcome: "AGREED" }],
    [
      "takes a period without end",
      [SERBIA],
      [],
      { objectionPeriodDays: 1e12 },
      { outcome: "UNDETERMINED", because: "9999" },
    ],
    [
      "counts a coarse proposal from its last day",
      [SERBIA],
      [],
      { proposedOn: "2013-09", on: "2013-10-13" },
      { outcome: "UNDETERMINED", because: "until 2013-10-13" },
    ],
    [
      "cannot tell whether an objection was in time after a coarse proposal",
      [SERBIA],
      [["npm-serbia", "OBJECTION", "2013-09-20"]],
      { proposedOn: "2013-09" },
      { outcome: "UNDETERMINED", undetermined: ["npm-serbia"] },
    ],
    ["is none where nobody has a voice", [], [], {}, { outcome: "NOT_AGREED", because: "Nobody" }],
  ])("%s", (_, voters, stated, facts, expected) => {
    const settings = { rule: "NO_OBJECTION", objectionPeriodDays: 14, on: "2013-10-25" } as const;
    expectAgreement(judge(voters, stated, { ...settings, ...facts }), expected);
  });
});
