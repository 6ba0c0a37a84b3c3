import { chairGaps, chairOn, departuresOfTerms, type ChairTermFacts } from "../../../domain/networks/chair";
import { type Holding, type PeriodFacts } from "../../../domain/time/period";

function term(id: string, npmName: string, period: Partial<PeriodFacts>): ChairTermFacts {
  const facts = { isOpen: false, mostYears: 1, ...period };
  return { id, npm: `npm-${npmName.slice(4).toLowerCase()}`, npmName, period: facts };
}
const inYear = (year: string): Partial<PeriodFacts> => ({ firstAttested: year, lastAttested: year, year });

const SLOVENIA = term("chair-see-npm-2013", "NPM Slovenia", { ...inYear("2013"), from: "2013-03-26" });
const ALBANIA = term("chair-see-npm-2015", "NPM Albania", { ...inYear("2015"), to: "2015-11" });
const AUSTRIA = term("chair-see-npm-2016", "NPM Austria", { ...inYear("2016"), from: "2015-11", to: "2016-12" });
const SERBIA = term("chair-see-npm-2017", "NPM Serbia", { ...inYear("2017"), from: "2017-01" });
const MACEDONIA = term("chair-see-npm-2019", "NPM Macedonia", inYear("2019"));
const CROATIA = term("chair-see-npm-2020", "NPM Croatia", inYear("2020"));
const HUNGARY = term("chair-see-npm-2021", "NPM Hungary", inYear("2021"));
const SEE_TERMS = [SLOVENIA, ALBANIA, AUSTRIA, SERBIA, MACEDONIA, CROATIA, HUNGARY];
const TODAY = "2026-11-29";
const UNDATED = term("chair-undated", "NPM Croatia", {});

describe("chairOn (D13)", () => {
  it.each<[string, string, ChairTermFacts[], string, string[], string[], string]>([
    ["the first day", "2013-03-26", SEE_TERMS, "CHAIRED", ["chair-see-npm-2013"], [], "Chaired by NPM Slovenia."],
    [
      "a day before the end is certain",
      "2014-03-25",
      SEE_TERMS,
      "UNDETERMINED",
      [],
      ["chair-see-npm-2013"],
      "NPM Slovenia may chair: The end is not recorded; last attested 2013.",
    ],
    [
      "a year after the first day",
      "2014-03-26",
      SEE_TERMS,
      "NOT_RECORDED",
      [],
      [],
      "No chair term is recorded for 2014-03-26.",
    ],
    ["the day before the founding", "2013-03-25", SEE_TERMS, "NOT_RECORDED", [], [], "No chair term is recorded"],
    [
      "a month in which one follows another",
      "2015-11",
      SEE_TERMS,
      "CHAIRED",
      ["chair-see-npm-2015", "chair-see-npm-2016"],
      [],
      "Chaired by NPM Albania and NPM Austria.",
    ],
    [
      "a day of a month in which one follows another",
      "2015-11-15",
      SEE_TERMS,
      "UNDETERMINED",
      [],
      ["chair-see-npm-2015", "chair-see-npm-2016"],
      "NPM Austria may chair: The start is recorded only as 2015-11.",
    ],
    [
      "a year with two",
      "2015",
      SEE_TERMS,
      "CHAIRED",
      ["chair-see-npm-2015", "chair-see-npm-2016"],
      [],
      "Chaired by NPM Albania and NPM Austria.",
    ],
    [
      "the year of which only the year is known",
      "2019",
      [MACEDONIA],
      "CHAIRED",
      ["chair-see-npm-2019"],
      [],
      "Macedonia",
    ],
    [
      "a day of that year",
      "2019-06-12",
      [MACEDONIA],
      "CHAIRED",
      ["chair-see-npm-2019"],
      [],
      "NPM Macedonia (only the year of the term is recorded: 2019)",
    ],
    [
      "a day of a year with its term, among all",
      "2020-06-01",
      SEE_TERMS,
      "CHAIRED",
      ["chair-see-npm-2020"],
      [],
      "Croatia",
    ],
    ["the last day of that year", "2019-12-31", [MACEDONIA], "CHAIRED", ["chair-see-npm-2019"], [], "Macedonia"],
    ["the day after that year", "2020-01-01", [MACEDONIA], "NOT_RECORDED", [], [], "No chair term"],
    ["the day before that year", "2018-12-31", [MACEDONIA], "NOT_RECORDED", [], [], "No chair term"],
    [
      "a day of a year that names two terms",
      "2019-06-12",
      [MACEDONIA, term("other", "NPM Other", inYear("2019"))],
      "UNDETERMINED",
      [],
      ["chair-see-npm-2019", "other"],
      "Only its year, 2019, is recorded, and another term is recorded for it",
    ],
    [
      "a day of a year that names a dated term, too",
      "2019-01-15",
      [MACEDONIA, term("dated", "NPM Dated", { ...inYear("2019"), from: "2019-03-01", to: "2019-09-01" })],
      "UNDETERMINED",
      [],
      ["chair-see-npm-2019"],
      "another term is recorded for it",
    ],
    [
      "a year that names two terms",
      "2019",
      [MACEDONIA, term("other", "NPM Other", inYear("2019"))],
      "CHAIRED",
      ["chair-see-npm-2019", "other"],
      [],
      "NPM Macedonia",
    ],
    [
      "the first day before a known end that D13 allows",
      "2014-11-01",
      [ALBANIA],
      "UNDETERMINED",
      [],
      ["chair-see-npm-2015"],
      "may",
    ],
    ["the day before a known end allows", "2014-10-31", [ALBANIA], "NOT_RECORDED", [], [], "No chair term"],
    ["any date, for a term without dates", "2050", [UNDATED], "UNDETERMINED", [], ["chair-undated"], "may chair"],
    [
      "a day attested beyond D13",
      "2018-05",
      [term("long", "NPM Serbia", { from: "2017-01", lastAttested: "2018-05" })],
      "CHAIRED",
      ["long"],
      [],
      "Chaired by NPM Serbia.",
    ],
    [
      "a day after an attestation more than a year before the end",
      "2016-07-15",
      [term("long", "NPM Serbia", { firstAttested: "2016-06", to: "2018-05" })],
      "CHAIRED",
      ["long"],
      [],
      "Chaired by NPM Serbia.",
    ],
    [
      "a day in a month of attestation more than a year before the end",
      "2016-06-15",
      [term("long", "NPM Serbia", { firstAttested: "2016-06", to: "2018-05" })],
      "UNDETERMINED",
      [],
      ["long"],
      "NPM Serbia may chair",
    ],
    [
      "a day long after a start whose record says that it goes on",
      "2022-05-02",
      [term("open", "NPM Serbia", { from: "2020-01-01", isOpen: true })],
      "CHAIRED",
      ["open"],
      [],
      "Chaired by NPM Serbia.",
    ],
  ])("tells who chairs on %s", (_, on, terms, outcome, certain, possible, because) => {
    const chair = chairOn(terms, on, TODAY);
    expect(chair).toMatchObject({ outcome, terms: certain, possible });
    expect(chair.because).toContain(because);
  });

  it("refuses what is not a date", () => {
    expect(() => chairOn([], "today", TODAY)).toThrow(expect.objectContaining({ details: { argument: "on" } }));
  });
});

describe("chairGaps (D13)", () => {
  const DAYS = { from: "2013-03-26", until: "2024-01-01" };
  it.each<[string, ChairTermFacts[], { from: string; until: string }, string[]]>([
    [
      "those of the SEE NPM Network, in order",
      [...SEE_TERMS].reverse(),
      DAYS,
      ["2014-03-26 2014-11-01", "2018-01-31 2019-01-01", "2022-01-01 2024-01-01"],
    ],
    ["the whole where nothing is recorded", [], DAYS, ["2013-03-26 2024-01-01"]],
    ["none where a term covers all", [SLOVENIA], { from: "2013-03-26", until: "2014-03-26" }, []],
    [
      "none before the first day asked for",
      [SLOVENIA],
      { from: "2013-05-01", until: "2014-03-27" },
      ["2014-03-26 2014-03-27"],
    ],
    [
      "none after the last day asked for",
      [AUSTRIA],
      { from: "2015-01-01", until: "2015-06-01" },
      ["2015-01-01 2015-06-01"],
    ],
    ["a gap up to the first term", [AUSTRIA], { from: "2015-10-01", until: "2015-12-01" }, ["2015-10-01 2015-11-01"]],
    [
      "none within a term that holds longer than a later one",
      [
        term("a", "NPM A", { from: "2015-01-01", to: "2015-12-01" }),
        term("b", "NPM B", { from: "2015-02-01", to: "2015-03-01" }),
      ],
      { from: "2015-01-01", until: "2015-12-01" },
      [],
    ],
    [
      "from the last day of a coarse founding to the first of a coarse end",
      [],
      { from: "2013", until: "2014-06" },
      ["2013-12-31 2014-06-01"],
    ],
    ["none where the end is not after the founding", [], { from: "2013", until: "2013" }, []],
    ["none where a term has no dates, as it may hold on any", [UNDATED], DAYS, []],
  ])("gives %s", (_, terms, within, gaps) => {
    expect(chairGaps(terms, within).map(({ from, to }) => `${from} ${to}`)).toEqual(gaps);
  });
});

describe("departuresOfTerms", () => {
  const recorded = (facts: ChairTermFacts, membershipAtStart: Holding = "CERTAIN") => ({ ...facts, membershipAtStart });

  it("flags nothing but the thirteen months of Austria in the SEE NPM Network (D13)", () => {
    expect(departuresOfTerms(SEE_TERMS.map((facts) => recorded(facts)))).toEqual([
      {
        clause: "D13",
        because: "NPM Austria chaired for longer than one year, from 2015-11 to 2016-12.",
        records: ["chair-see-npm-2016"],
      },
    ]);
  });

  it.each<[string, Partial<PeriodFacts>, boolean]>([
    ["not for a term of one year", { from: "2015-11-01", to: "2016-11-01" }, false],
    ["for one day more", { from: "2015-11-01", to: "2016-11-02" }, true],
    ["not for dates that may mean one year", { from: "2015-11", to: "2016-11" }, false],
    ["not for years that may mean one day", { from: "2015", to: "2016" }, false],
    ["for a term attested long after its start", { from: "2015-11-01", lastAttested: "2017" }, true],
    ["not for an unknown end", { from: "2015-11-01" }, false],
    ["not for a term that goes on, as its end is to come", { from: "2015-11-01", isOpen: true }, false],
    ["not for contradictory dates", { from: "2016", to: "2014" }, false],
  ])("flags a length %s (D13)", (_, period, flagged) => {
    expect(departuresOfTerms([recorded(term("t", "NPM Serbia", period))])).toHaveLength(flagged ? 1 : 0);
  });

  it("flags the length by the rule of the network (D13)", () => {
    const facts = recorded(term("t", "NPM Serbia", { from: "2015-11-01", to: "2017-11-02" }));
    expect(departuresOfTerms([facts], 3)).toEqual([]);
    expect(departuresOfTerms([facts], 2)).toMatchObject([
      { clause: "D13", because: "NPM Serbia chaired for longer than 2 years, from 2015-11-01 to 2017-11-02." },
    ]);
  });

  it("flags terms that overlap for certain, each pair once, and no others (D13)", () => {
    const one = term("one", "NPM Serbia", { from: "2023-01-01", to: "2024-01-01" });
    const two = term("two", "NPM Croatia", { from: "2023-12-31", to: "2024-06-01" });
    const three = term("three", "NPM Albania", { from: "2024-01-01" });
    expect(departuresOfTerms([one, two, three].map((facts) => recorded(facts)))).toEqual([
      { clause: "D13", because: "NPM Serbia and NPM Croatia chaired at the same time.", records: ["one", "two"] },
      { clause: "D13", because: "NPM Croatia and NPM Albania chaired at the same time.", records: ["two", "three"] },
    ]);
  });

  it("flags a chair that was certainly no member on its first day, and no doubtful one (D14)", () => {
    expect(departuresOfTerms([recorded(SLOVENIA, "NO"), recorded(HUNGARY, "UNDETERMINED")])).toEqual([
      {
        clause: "D14",
        because: "NPM Slovenia was not a member on the first day of its term (inferred from D14).",
        records: ["chair-see-npm-2013"],
      },
    ]);
  });
});
