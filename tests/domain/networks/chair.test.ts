import { endOfTerm, judgeChairTerm, type ChairTermFacts, type NewChairTerm } from "../../../domain/networks/chair";
import { type DecisionFacts } from "../../../domain/networks/decision";
import { type PeriodFacts } from "../../../domain/time/period";

function term(id: string, npmName: string, period: Partial<PeriodFacts>): ChairTermFacts {
  const { from, to, firstAttested } = period;
  // Where nothing else is recorded of its dates, a term is known by its year.
  const facts = { isOpen: false, mostYears: 1, year: from || to ? null : firstAttested, ...period };
  return { id, npm: `npm-${npmName.slice(4).toLowerCase()}`, npmName, period: facts };
}
const inYear = (year: string): Partial<PeriodFacts> => ({ firstAttested: year, lastAttested: year });

const SLOVENIA = term("chair-see-npm-2013", "NPM Slovenia", { ...inYear("2013"), from: "2013-03-26" });
const CROATIA = term("chair-see-npm-2020", "NPM Croatia", inYear("2020"));
const HUNGARY = term("chair-see-npm-2021", "NPM Hungary", inYear("2021"));
const UNDATED = term("chair-undated", "NPM Croatia", {});

const DECISION: DecisionFacts = {
  id: "decision-chair",
  kind: "CHAIR",
  outcome: "ADOPTED",
  date: "2022-12-01",
  subjects: ["npm-croatia"],
};

function judge(from: string, to: string, facts: Partial<NewChairTerm> = {}): readonly string[] {
  const judged = judgeChairTerm({
    term: { npm: "npm-croatia", from, to },
    others: [],
    membership: "CERTAIN",
    decision: DECISION,
    ...facts,
  });
  return judged.map(({ clause, because, records }) => `${clause} ${because} [${records.join(" ")}]`);
}

describe("endOfTerm (D13)", () => {
  it.each([
    ["2013-03-26", "2014-03-26"],
    ["2016-02-29", "2017-02-28"],
    ["2015-02-28", "2016-02-28"],
  ])("of a term from %s is %s", (from, to) => {
    expect(endOfTerm(from)).toBe(to);
  });

  it("is two years later where the network has it so", () => {
    expect(endOfTerm("2016-02-29", 2)).toBe("2018-02-28");
  });
});

describe("judgeChairTerm", () => {
  it.each<[string, string, string, Partial<NewChairTerm>]>([
    ["a term of exactly one year (D13)", "2023-01-01", "2024-01-01", {}],
    ["a term that is no calendar year (D13)", "2023-05-12", "2024-05-12", {}],
    ["a term of one day", "2023-01-01", "2023-01-02", {}],
    ["a decision of the first day (D13)", "2022-12-01", "2023-12-01", {}],
    ["a decision long before: a successor elected ahead (D13)", "2030-01-01", "2031-01-01", {}],
    ["a decision of a month before", "2023-01-01", "2024-01-01", { decision: { ...DECISION, date: "2022-12" } }],
    [
      "a term that follows another on the day (D13)",
      "2023-01-01",
      "2024-01-01",
      { others: [term("before", "NPM Serbia", { from: "2022-01-01", to: "2023-01-01" })] },
    ],
    [
      "a term that another follows on the day (D13)",
      "2023-01-01",
      "2024-01-01",
      { others: [term("after", "NPM Serbia", { from: "2024-01-01", to: "2025-01-01" })] },
    ],
    [
      "a term a year after one of unknown end began (D13)",
      "2023-01-01",
      "2024-01-01",
      { others: [term("before", "NPM Serbia", { from: "2022-01-01" })] },
    ],
    [
      "a term a year before one of unknown start ended (D13)",
      "2023-01-01",
      "2024-01-01",
      { others: [term("after", "NPM Serbia", { to: "2025-01-01" })] },
    ],
    [
      "a term in the year after one known by its year",
      "2023-01-01",
      "2024-01-01",
      { others: [term("y", "NPM A", inYear("2022"))] },
    ],
    [
      "a term in the year before one known by its year",
      "2023-01-01",
      "2024-01-01",
      { others: [term("y", "NPM A", inYear("2024"))] },
    ],
    ["two years in a network that has it so (D13)", "2023-01-01", "2025-01-01", { years: 2 }],
    ["a term beside one without any date", "2023-01-01", "2024-01-01", { others: [UNDATED] }],
  ])("allows %s", (_, from, to, facts) => {
    expect(judge(from, to, facts)).toEqual([]);
  });

  it.each<[string, string, string, Partial<NewChairTerm>, string[]]>([
    [
      "a day more than one year (D13)",
      "2023-01-01",
      "2024-01-02",
      {},
      ["D13 A term lasts one year at most: from 2023-01-01 until 2024-01-01, not 2024-01-02. []"],
    ],
    [
      "a day more than the two years that a network has (D13)",
      "2023-01-01",
      "2025-01-02",
      { years: 2 },
      ["D13 A term lasts 2 years at most: from 2023-01-01 until 2025-01-01, not 2025-01-02. []"],
    ],
    [
      "a first day that is none (D13)",
      "2023-01",
      "2024-01-01",
      {},
      ['D13 A term begins and ends on a whole day; "2023-01" cannot be used. []'],
    ],
    [
      "a first day that no calendar has, and no more than that (D13)",
      "2022-02-30",
      "2023-01-01",
      {},
      ['D13 A term begins and ends on a whole day; "2022-02-30" cannot be used. []'],
    ],
    [
      "two days that are none (D13)",
      "2023",
      "2024-02-30",
      {},
      ['D13 A term begins and ends on a whole day; "2023" and "2024-02-30" cannot be used. []'],
    ],
    [
      "an end on the first day (D13)",
      "2023-01-01",
      "2023-01-01",
      {},
      ["D13 The term would end on 2023-01-01, which is not after its first day, 2023-01-01. []"],
    ],
    [
      "an overlap of one day (D13)",
      "2023-01-01",
      "2024-01-01",
      { others: [term("before", "NPM Serbia", { from: "2022-01-02", to: "2023-01-02" }), SLOVENIA] },
      ["D13 One NPM chairs at a time; the term overlaps that of NPM Serbia. [before]"],
    ],
    [
      "an overlap that a coarse end does not exclude (D13)",
      "2023-01-10",
      "2024-01-10",
      { others: [term("before", "NPM Serbia", { from: "2022-02-01", to: "2023-01" })] },
      [
        "D13 One NPM chairs at a time; that the term overlaps that of NPM Serbia, whose dates are not fully recorded, cannot be excluded. [before]",
      ],
    ],
    [
      "an overlap with a term of unknown end, within a year of its start (D13)",
      "2023-01-01",
      "2024-01-01",
      { others: [term("before", "NPM Serbia", { from: "2022-01-02" })] },
      [expect.stringContaining("cannot be excluded. [before]") as string],
    ],
    [
      "an overlap with a term of unknown start, within a year of its end (D13)",
      "2023-01-01",
      "2024-01-01",
      { others: [term("after", "NPM Serbia", { to: "2024-12-31" })] },
      [expect.stringContaining("cannot be excluded. [after]") as string],
    ],
    [
      "an overlap within the only year known of another (D13)",
      "2023-07-01",
      "2024-07-01",
      { others: [term("y", "NPM Serbia", inYear("2024"))] },
      [expect.stringContaining("cannot be excluded. [y]") as string],
    ],
    [
      "an overlap on the last day of the only year known of another (D13)",
      "2023-12-31",
      "2024-12-31",
      { others: [term("y", "NPM Serbia", inYear("2023"))] },
      [expect.stringContaining("cannot be excluded. [y]") as string],
    ],
    [
      "an overlap with the whole of the only year known of another (D13)",
      "2023-01-01",
      "2024-01-01",
      { others: [term("y", "NPM Serbia", inYear("2023"))] },
      ["D13 One NPM chairs at a time; the term overlaps that of NPM Serbia. [y]"],
    ],
    [
      "a chair that is no member (D14)",
      "2023-01-01",
      "2024-01-01",
      { membership: "NO" },
      ["D14 Only a member chairs; the NPM is not a member on the first day of the term. []"],
    ],
    [
      "a chair that is not a member for certain (D14)",
      "2023-01-01",
      "2024-01-01",
      { membership: "UNDETERMINED" },
      ["D14 Only a member chairs; that the NPM is a member on the first day of the term is not certain. []"],
    ],
    [
      "a term without a decision (D13)",
      "2023-01-01",
      "2024-01-01",
      { decision: null },
      ["D13 The members agree who chairs; no decision is named that chooses the NPM. []"],
    ],
    [
      "a decision of another kind (D13)",
      "2023-01-01",
      "2024-01-01",
      { decision: { ...DECISION, kind: "OTHER" } },
      ["D13 The members agree who chairs; the decision named does not choose this NPM. [decision-chair]"],
    ],
    [
      "a decision on another NPM (D13)",
      "2023-01-01",
      "2024-01-01",
      { decision: { ...DECISION, subjects: ["npm-serbia"] } },
      ["D13 The members agree who chairs; the decision named does not choose this NPM. [decision-chair]"],
    ],
    ...(["REJECTED", "DEFERRED", null] as const).map(
      (outcome): [string, string, string, Partial<NewChairTerm>, string[]] => [
        `a decision with the outcome ${outcome} (D12)`,
        "2023-01-01",
        "2024-01-01",
        { decision: { ...DECISION, outcome } },
        ["D12 The decision that chooses the NPM has not been adopted by common agreement. [decision-chair]"],
      ],
    ),
    [
      "a decision after the first day (D13)",
      "2022-11-30",
      "2023-11-30",
      {},
      [
        "D13 The chair is chosen before the term begins on 2022-11-30; it was decided only on 2022-12-01. [decision-chair]",
      ],
    ],
    [
      "a decision that may be of a later day (D13)",
      "2022-12-15",
      "2023-12-15",
      { decision: { ...DECISION, date: "2022-12" } },
      [
        "D13 The chair is chosen before the term begins on 2022-12-15; the decision is dated only 2022-12. [decision-chair]",
      ],
    ],
    [
      "a decision without a date (D13)",
      "2023-01-01",
      "2024-01-01",
      { decision: { ...DECISION, date: null } },
      ["D13 The chair is chosen before the term begins; when it was decided is not recorded. [decision-chair]"],
    ],
  ])("refuses %s", (_, from, to, facts, breaches) => {
    expect(judge(from, to, facts)).toEqual(breaches);
  });

  it("names every breach at once", () => {
    const facts = { others: [HUNGARY, CROATIA], membership: "NO", decision: null } as const;
    expect(judge("2020-01-01", "2022-01-01", facts).map((text) => text.slice(0, 3))).toEqual([
      "D13", // longer than one year
      "D13", // overlaps Hungary
      "D13", // overlaps Croatia
      "D14",
      "D13", // no decision
    ]);
  });
});
