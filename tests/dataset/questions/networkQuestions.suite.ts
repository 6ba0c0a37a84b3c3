/**
 * What the hub tells of the South-East Europe NPM Network. The expected answers were worked out by hand from seed/data
 * (states, npms, memberships, chairs, decisions, meetings) and the clauses of the Declaration.
 */
import type { Data, Hub } from "../../support/hub";
import { viewerAs } from "../../support/viewers";
import { datasetHub } from "../../support/datasetHub";

const NETWORK = "network-see-npm";

let hub: Hub;
beforeAll(async () => {
  hub = await datasetHub();
});

async function answer(query: string): Promise<Data> {
  const { data, errors } = await hub.ask(`{ ${query} }`);
  expect(errors).toEqual([]);
  return data;
}

/** Asks one question for several dates at once; resolves to the answers in the order of the dates. */
async function onEach(dates: readonly string[], question: (on: string) => string): Promise<readonly Data[]> {
  const data = await answer(dates.map((on, at) => `d${at}: ${question(on)}`).join(" "));
  return dates.map((_, at) => data[`d${at}`]);
}

describe("accession (D5)", () => {
  const [S, F, U] = ["SATISFIED", "FAILED", "UNKNOWN"];
  const NAMES = ["SEE_STATE", "RATIFIED", "HOLDS_MANDATE", "NOT_YET_MEMBER"];

  // Criteria in the order of NAMES. One failed decides; else one unknown leaves it undetermined.
  it.each<[string, readonly (readonly [on: string, ...criteria: (string | undefined)[]])[]]>([
    [
      // Ratified 4 December 2012, mandate from 1 July 2012, admitted 25 October 2013.
      "npm-austria",
      [
        ["2012-06-30", U, F, F, S],
        ["2012", U, S, S, S],
        ["2012-12-03", U, F, S, S],
        ["2012-12-04", U, S, S, S],
        ["2013-10-01", U, S, S, S],
        ["2013-10-24", U, S, S, S],
        ["2013-10", S, S, S, F],
        ["2013-10-25", S, S, S, F],
        ["2013", S, S, S, F],
        ["2016", S, S, S, F],
        ["2026-11-24", S, S, S, F],
      ],
    ],
    [
      // Ratified 12 January 2012, mandate from 2011; a member by 2021, since when is not recorded, but not before the founding.
      "npm-hungary",
      [
        ["2010", U, F, F, S],
        ["2011-06", U, F, U, S],
        ["2011", U, F, S, S],
        ["2012-01-11", U, F, S, S],
        ["2012-01-12", U, S, S, S],
        ["2013-03-25", U, S, S, S],
        ["2013-03-26", U, S, S, U],
        ["2020", U, S, S, U],
        ["2021-06-01", U, S, S, U],
        ["2021", S, S, S, F],
        ["2022", S, S, S, F],
      ],
    ],
    [
      // Ratified 11 February 2014, mandate from 2014; recorded as a member some day of 2014.
      "npm-greece",
      [
        ["2012", U, F, F, S],
        ["2013", U, F, F, U],
        ["2013-10-25", U, F, F, U],
        ["2014-02-10", U, F, U, U],
        ["2014-02-11", U, S, U, U],
        ["2014-12-30", U, S, U, U],
        ["2014-12-31", S, S, S, F],
        ["2014", S, S, S, F],
        ["2015", S, S, S, F],
        ["2021", S, S, S, F],
      ],
    ],
    [
      // Ratified 23 January 2007, mandate from 2007, a founder.
      "npm-slovenia",
      [
        ["2006", U, F, F, S],
        ["2007-01-22", U, F, U, S],
        ["2007-01-23", U, S, U, S],
        ["2007", U, S, S, S],
        ["2012", U, S, S, S],
        ["2013-03-25", U, S, S, S],
        ["2013-03-26", S, S, S, F],
        ["2013-03", S, S, S, F],
        ["2013", S, S, S, F],
        ["2026-11-24", S, S, S, F],
      ],
    ],
    [
      // Ratified 29 December 2008; the centre held the mandate from 12 July 2012 until 3 October 2025. Never counted as of the region.
      "npm-kyrgyzstan-ncpt",
      [
        ["2008-12-28", U, F, F, S],
        ["2008-12-29", U, S, F, S],
        ["2012-07-11", U, S, F, S],
        ["2012-07-12", U, S, S, S],
        ["2012", U, S, S, S],
        ["2020", U, S, S, S],
        ["2025-10-02", U, S, S, S],
        ["2025-10-03", U, S, F, S],
        ["2025", U, S, S, S],
        ["2026", U, S, F, S],
      ],
    ],
    [
      // Ratified 24 October 2008, mandate from 14 September 2023. It agreed to the Declaration, which is no membership.
      "npm-bosnia-and-herzegovina",
      [
        ["2008-10-23", U, F, F, S],
        ["2008-10-24", U, S, F, S],
        ["2013-03-26", U, S, F, S],
        ["2013", U, S, F, S],
        ["2021", U, S, F, S],
        ["2023-09-13", U, S, F, S],
        ["2023-09", U, S, S, S],
        ["2023-09-14", U, S, S, S],
        ["2023", U, S, S, S],
        ["2026-11-24", U, S, S, S],
      ],
    ],
    [
      // Ratified 1 June 2011; since when it holds its mandate is not recorded. A member by 2016.
      "npm-bulgaria",
      [
        ["2011-05-31", U, F, U, S],
        ["2011-06-01", U, S, U, S],
        ["2011", U, S, U, S],
        ["2013-03-25", U, S, U, S],
        ["2013-03-26", U, S, U, U],
        ["2016-06", U, S, U, U],
        ["2016-12-30", U, S, U, U],
        ["2016-12-31", S, S, U, F],
        ["2016", S, S, U, F],
        ["2026-11-24", S, S, U, F],
      ],
    ],
    [
      // No state party, so never; its status as an observer is no membership.
      "npm-kosovo",
      [
        ["2016-01-13", U, F, F, S],
        ["2016-01-14", U, F, S, S],
        ["2021", U, F, S, S],
      ],
    ],
  ])("of %s", async (npm, expected) => {
    const answers = await onEach(
      expected.map(([on]) => on),
      (on) => `accession(npm: "${npm}", network: "${NETWORK}", on: "${on}") { outcome criteria { name result } }`,
    );
    for (const [at, [on, ...results]] of expected.entries()) {
      const outcome = results.includes(F) ? "NOT_ELIGIBLE" : results.includes(U) ? "UNDETERMINED" : "ELIGIBLE";
      const criteria = NAMES.map((name, place) => ({ name, result: results[place] }));
      expect({ on, ...answers[at] }).toEqual({ on, outcome, criteria });
    }
  });

  it("answers the operation of the contract with dates, reasons and sources", async () => {
    const { data, errors } = await hub.ask(
      `query Eligibility { accession(npm: "npm-austria", network: "network-see-npm", on: "2013-10-01") { outcome criteria { clause name result date because sources { id } } } }`,
    );
    expect(errors).toEqual([]);
    const { outcome, criteria } = data.accession;
    expect(outcome).toBe("UNDETERMINED");
    const [region, ratified, mandate, member] = criteria;
    expect(region).toEqual({
      clause: "D5",
      name: "SEE_STATE",
      result: "UNKNOWN",
      date: "2013-10-25",
      because:
        'The network counted Austria as of the region ("Admission of NPM Austria") on 2013-10-25, only after the date asked for.',
      sources: [{ id: "src-see-npm-about" }, { id: "src-volks-see-2016" }],
    });
    expect(ratified).toMatchObject({
      clause: "D5",
      date: "2012-12-04",
      because: "Austria joined the OPCAT on 2012-12-04.",
    });
    expect(ratified.sources).toContainEqual({ id: "src-untc-iv-9-b" });
    expect(mandate).toMatchObject({ clause: null, date: "2012-07-01", because: "NPM Austria holds a mandate as NPM." });
    expect(mandate.sources).toContainEqual({ id: "src-austria-npm-report-2012" });
    expect(member).toEqual({
      clause: null,
      name: "NOT_YET_MEMBER",
      result: "SATISFIED",
      date: null,
      sources: [],
      because: "No membership of NPM Austria in South-East Europe NPM Network is recorded for the date asked for.",
    });
  });
});

/** Date, who chairs for sure, who perhaps; by the years of their terms. */
const CHAIRS: readonly (readonly [on: string, certain: readonly number[], possible: readonly number[]])[] = [
  ["2013-03-25", [], []],
  ["2013-03-26", [2013], []],
  ["2013-03", [2013], []],
  // Elected for a year (D13): until when is not recorded, but not after 26 March 2014.
  ["2013-12", [], [2013]],
  ["2014-03-25", [], [2013]],
  ["2014-03-26", [], []],
  ["2014-06-01", [], []],
  // Albania handed over in November 2015, so began in November 2014 at the earliest (D13).
  ["2014-11-01", [], [2015]],
  ["2015", [2015, 2016], []],
  ["2015-11-15", [], [2015, 2016]],
  ["2015-11", [2015, 2016], []],
  ["2016-06-01", [2016], []],
  ["2016-12-20", [], [2016]],
  ["2016-12-31", [], [2016]],
  ["2017-01", [2017], []],
  ["2017-06-01", [], [2017]],
  ["2018-01-30", [], [2017]],
  ["2018-01-31", [], []],
  // Of these terms only the year is known: they are that year's.
  ["2019", [2019], []],
  ["2020", [2020], []],
  ["2020-06-01", [2020], []],
  ["2021", [2021], []],
  ["2021-06-01", [2021], []],
  ["2022-01-01", [], []],
  ["2022-12-30", [], []],
  ["2022-12-31", [], []],
  ["2026-11-24", [], []],
];
const CHAIRED_BY: Readonly<Record<number, string>> = {
  2013: "npm-slovenia",
  2015: "npm-albania",
  2016: "npm-austria",
  2017: "npm-serbia",
  2019: "npm-north-macedonia",
  2020: "npm-croatia",
  2021: "npm-hungary",
};
const DATES = CHAIRS.map(([on]) => on);
const termOf = (year: number) => ({ id: `chair-see-npm-${year}` });
const chairOf = (year: number) => ({ as: "CHAIR", actor: { id: CHAIRED_BY[year] }, records: [termOf(year)] });

describe("chair and representation (D13, D14)", () => {
  it("answers who chairs, for sure or perhaps", async () => {
    const answers = await onEach(
      DATES,
      (on) => `chairOf(network: "${NETWORK}", on: "${on}") { outcome npm { id } terms { id } possible { id } }`,
    );
    for (const [at, [on, certain, possible]] of CHAIRS.entries()) {
      const [year, other] = certain;
      expect({ on, ...answers[at] }).toEqual({
        on,
        outcome: certain.length > 0 ? "CHAIRED" : possible.length > 0 ? "UNDETERMINED" : "NOT_RECORDED",
        npm: year !== undefined && other === undefined ? { id: CHAIRED_BY[year] } : null,
        terms: certain.map(termOf),
        possible: possible.map(termOf),
      });
    }
  });

  it("answers who may speak: as no designation is recorded, the chair", async () => {
    const representative = "{ as actor { id } records { id } }";
    const answers = await onEach(
      DATES,
      (on) =>
        `representativeOf(network: "${NETWORK}", on: "${on}") { outcome representatives ${representative} possible ${representative} }`,
    );
    for (const [at, [on, certain, possible]] of CHAIRS.entries())
      expect({ on, ...answers[at] }).toEqual({
        on,
        outcome: certain.length > 0 ? "CERTAIN" : possible.length > 0 ? "UNDETERMINED" : "NOT_RECORDED",
        representatives: certain.map(chairOf),
        possible: possible.map(chairOf),
      });
  });

  it("says why it is not certain", async () => {
    const [chaired] = await onEach(["2015-11-15"], (on) => `chairOf(network: "${NETWORK}", on: "${on}") { because }`);
    expect(chaired.because).toBe(
      "NPM Albania may chair: The start is not recorded and the end is recorded only as 2015-11; attested 2015. " +
        "NPM Austria may chair: The start is recorded only as 2015-11.",
    );
  });

  it("flags the chair term of thirteen months, and nothing besides", async () => {
    const { network } = await answer(`network(id: "${NETWORK}") { departures { clause because records { id } } }`);
    expect(network.departures).toEqual([
      {
        clause: "D13",
        because: "NPM Austria chaired for longer than one year, from 2015-11 to 2016-12.",
        records: [termOf(2016)],
      },
    ]);
  });

  it.each<[string, readonly (readonly [string, string])[]]>([
    ["2013-03-26", []],
    ["2014-03-26", []],
    ["2014-06-01", [["2014-03-26", "2014-06-01"]]],
    ["2016", [["2014-03-26", "2014-11-01"]]],
    [
      // Austria’s term held on some day of December 2016, and may have on the last; Serbia’s began in January 2017 and lasted a year. The
      // three that are known by their years are those years’.
      "2026-11-24",
      [
        ["2014-03-26", "2014-11-01"],
        ["2018-01-31", "2019-01-01"],
        ["2022-01-01", "2026-11-24"],
      ],
    ],
  ])("reports until %s the periods of which no chair is recorded", async (until, gaps) => {
    const { network } = await answer(`network(id: "${NETWORK}") { chairGaps(until: "${until}") { from to } }`);
    expect(network.chairGaps).toEqual(gaps.map(([from, to]) => ({ from, to })));
  });
});

describe("statements sent to Neo4j", () => {
  it.each<[string, number, string]>([
    [
      "accession: both by id; the state, and three relations",
      5,
      `accession(npm: "npm-austria", network: "${NETWORK}", on: "2013") { outcome criteria { result } }`,
    ],
    [
      "accession with the sources of each criterion",
      6,
      `accession(npm: "npm-austria", network: "${NETWORK}", on: "2013") { criteria { sources { id } } }`,
    ],
    [
      "accession of an NPM that does not exist",
      1,
      `accession(npm: "npm-atlantis", network: "${NETWORK}", on: "2013") { outcome }`,
    ],
    ["chair: the network, its terms, names", 3, `chairOf(network: "${NETWORK}", on: "2016") { outcome because }`],
    [
      "chair with all there is to it",
      3,
      `chairOf(network: "${NETWORK}", on: "2015-11") { outcome npm { id } terms { id } possible { id } }`,
    ],
    [
      "representative: the network, terms, designations and memberships, names",
      5,
      `representativeOf(network: "${NETWORK}", on: "2016") { outcome because }`,
    ],
    [
      "representative with all there is to it",
      5,
      `representativeOf(network: "${NETWORK}", on: "2015-11") { representatives { actor { id } records { id } } possible { actor { id } } }`,
    ],
  ])("%s: %i", async (_what, statements, question) => {
    const asked = await hub.ask(`{ ${question} }`, {}, viewerAs("analyst"));
    expect({ errors: asked.errors, statements: asked.statements }).toEqual({ errors: [], statements });
  });
});
