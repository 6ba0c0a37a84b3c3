import { type ChairTermFacts } from "../../../domain/networks/chair";
import { type Holding, type PeriodFacts } from "../../../domain/time/period";
import {
  judgeDelegation,
  whoMaySpeak,
  type DelegationFacts,
  type NewDelegation,
  type RepresentationFacts,
} from "../../../domain/networks/representation";

const dated = (from: string | null, to: string | null): PeriodFacts => ({ from, to, isOpen: false });
const SLOVENIA: ChairTermFacts = {
  id: "chair-see-npm-2013",
  npm: "npm-slovenia",
  npmName: "NPM Slovenia",
  period: dated("2013-03-26", "2014-03-26"),
};
const CROATIA: DelegationFacts = {
  id: "delegation-croatia",
  termId: "chair-see-npm-2013",
  actor: "npm-croatia",
  period: dated("2013-09-01", "2013-10-01"),
};
const FACTS: RepresentationFacts = {
  terms: [SLOVENIA],
  delegations: [CROATIA],
  standing: { "npm-slovenia": "CERTAIN", "npm-croatia": "CERTAIN" },
};

const standing = (holding: Holding): Partial<RepresentationFacts> => ({ standing: { "npm-croatia": holding } });
const delegated = (facts: Partial<DelegationFacts>): Partial<RepresentationFacts> => ({
  delegations: [{ ...CROATIA, ...facts }],
});
const chaired = (from: string | null, to: string | null): Partial<RepresentationFacts> => ({
  terms: [{ ...SLOVENIA, period: dated(from, to) }],
});

describe("whoMaySpeak (D14)", () => {
  it("names the chair and the member it designated, with reasons and records", () => {
    expect(whoMaySpeak(FACTS, "2013-09-15", "2026-11-29")).toEqual({
      outcome: "CERTAIN",
      representatives: [
        {
          actor: "npm-slovenia",
          as: "CHAIR",
          because: "NPM Slovenia chairs the network (D14).",
          records: ["chair-see-npm-2013"],
        },
        {
          actor: "npm-croatia",
          as: "DESIGNATED",
          because: "NPM Slovenia, which chairs the network, has designated it (D14).",
          records: ["chair-see-npm-2013", "delegation-croatia"],
        },
      ],
      possible: [],
      because: "The chair, or another member designated by it, represents the network (D14). Chaired by NPM Slovenia.",
    });
  });

  it.each<[string, Partial<RepresentationFacts>, string, string, string, string]>([
    ["the chair alone before the designation", {}, "2013-08-31", "CERTAIN", "npm-slovenia", ""],
    ["the chair alone once it has ended", {}, "2013-10-01", "CERTAIN", "npm-slovenia", ""],
    ["nobody after the term", {}, "2014-03-26", "NOT_RECORDED", "", ""],
    [
      "nobody after the term, though designated for longer",
      delegated({ period: dated("2014-01-01", "2015-01-01") }),
      "2014-06-01",
      "NOT_RECORDED",
      "",
      "",
    ],
    [
      "nobody that is designated in another term",
      delegated({ termId: "chair-see-npm-2015" }),
      "2013-09-15",
      "CERTAIN",
      "npm-slovenia",
      "",
    ],
    ["nobody that is no member", standing("NO"), "2013-09-15", "CERTAIN", "npm-slovenia", ""],
    ["nobody of whom no membership is given", { standing: {} }, "2013-09-15", "CERTAIN", "npm-slovenia", ""],
    ["perhaps a doubtful member", standing("UNDETERMINED"), "2013-09-15", "CERTAIN", "npm-slovenia", "npm-croatia"],
    [
      "perhaps one designated at an unknown time",
      delegated({ period: dated(null, null) }),
      "2013-09-15",
      "CERTAIN",
      "npm-slovenia",
      "npm-croatia",
    ],
    [
      "perhaps both where the term is doubtful",
      chaired("2013", "2014-03-26"),
      "2013-09-15",
      "UNDETERMINED",
      "",
      "npm-slovenia npm-croatia",
    ],
    [
      "the chair once where it designated itself",
      delegated({ actor: "npm-slovenia" }),
      "2013-09-15",
      "CERTAIN",
      "npm-slovenia",
      "",
    ],
    ["both in a year in which both held together", {}, "2013", "CERTAIN", "npm-slovenia npm-croatia", ""],
    [
      "the chair alone in a year in which they did not meet",
      chaired("2013-03-26", "2013-08-31"),
      "2013",
      "CERTAIN",
      "npm-slovenia",
      "",
    ],
    [
      "perhaps the member in a year in which they may have met",
      chaired("2013-03-26", "2013"),
      "2013",
      "CERTAIN",
      "npm-slovenia",
      "npm-croatia",
    ],
    ["nobody where no term is recorded", { terms: [] }, "2013-09-15", "NOT_RECORDED", "", ""],
  ])("names %s", (_, facts, on, outcome, certain, possible) => {
    const answer = whoMaySpeak({ ...FACTS, ...facts }, on, "2026-11-29");
    expect(answer.outcome).toBe(outcome);
    expect(answer.representatives.map(({ actor }) => actor).join(" ")).toBe(certain);
    expect(answer.possible.map(({ actor }) => actor).join(" ")).toBe(possible);
  });

  it("tells why nobody is named", () => {
    expect(whoMaySpeak({ ...FACTS, terms: [] }, "2014", "2026-11-29").because).toContain(
      "No chair term is recorded for 2014.",
    );
  });

  it("does not take what every object has for a membership", () => {
    const facts = { ...FACTS, ...delegated({ actor: "constructor" }) };
    expect(whoMaySpeak(facts, "2013-09-15", "2026-11-29").representatives).toHaveLength(1);
  });
});

describe("judgeDelegation (D14)", () => {
  const ALLOWED: NewDelegation = {
    by: "npm-slovenia",
    term: { id: SLOVENIA.id, npm: SLOVENIA.npm, period: SLOVENIA.period },
    actor: "npm-croatia",
    from: "2013-09-01",
    to: "2013-10-01",
    membership: "CERTAIN",
  };
  const COARSE = { ...ALLOWED.term, period: { ...dated("2013-03-26", null), mostYears: 1 } };

  it.each<[string, Partial<NewDelegation>]>([
    ["another member for some days", {}],
    ["another member for the whole term", { from: "2013-03-26", to: "2014-03-26" }],
    [
      "for the one day that is certain of a term of unknown end",
      { term: COARSE, from: "2013-03-26", to: "2013-03-27" },
    ],
  ])("lets the chair designate %s", (_, facts) => {
    expect(judgeDelegation({ ...ALLOWED, ...facts })).toEqual([]);
  });

  it.each<[string, Partial<NewDelegation>, string]>([
    ["by an NPM that does not chair", { by: "npm-croatia" }, "Only the chair designates"],
    ["of the chair itself", { actor: "npm-slovenia" }, "The chair designates another member"],
    ["of one that is no member", { membership: "NO" }, "the actor is not a member on the first day"],
    [
      "of a doubtful member",
      { membership: "UNDETERMINED" },
      "that the actor is a member on the first day is not certain",
    ],
    ["from a month", { from: "2013-09" }, '"2013-09" cannot be used'],
    ["to a year", { to: "2014" }, '"2014" cannot be used'],
    ["without days", { to: "2013-09-01" }, "which is not after its first day"],
    ["from the day before the term", { from: "2013-03-25" }, "from 2013-03-25 to 2013-10-01 is not within it"],
    ["to the day after the term", { to: "2014-03-27" }, "is not within it"],
    [
      "in the doubtful part of the term",
      { term: COARSE },
      "that the term holds from 2013-09-01 to 2013-10-01 is not certain",
    ],
    [
      "from a day on which the term may not have begun",
      { term: { ...ALLOWED.term, period: dated("2013-09", "2014-03-26") } },
      "is not certain",
    ],
    ["beyond what D13 allows a term of unknown end", { term: COARSE, to: "2014-03-27" }, "is not within it"],
  ])("refuses a designation %s", (_, facts, because) => {
    expect(judgeDelegation({ ...ALLOWED, ...facts })).toEqual([
      { clause: "D14", because: expect.stringContaining(because), records: ["chair-see-npm-2013"] },
    ]);
  });
});
