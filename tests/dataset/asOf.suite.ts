import type { Data, Hub } from "../support/hub";
import { datasetHub } from "../support/datasetHub";

let hub: Hub;
beforeAll(async () => {
  hub = await datasetHub();
});

const FOUNDERS = ["albania", "croatia", "montenegro", "north-macedonia", "serbia", "slovenia"];
const short = (memberships: Data): string[] =>
  memberships.map(({ actor }: Data) => actor.id.replace("npm-", "")).sort();

describe("who were the full members of the SEE network on …", () => {
  // memberships.csv, status founding_member or member: six from 2013-03-26, Austria from 2013-10-25; the start of the other four is not
  // stated, but they were seen in it: Greece in 2014, Bulgaria in 2016, Hungary and Romania in 2021. networks.csv: founded 2013-03-26.
  it.each<[string, readonly string[], readonly string[]]>([
    ["2012", [], []],
    ["2013-03-25", [], []],
    ["2013-03-26", FOUNDERS, ["bulgaria", "greece", "hungary", "romania"]],
    ["2013-10-24", FOUNDERS, ["bulgaria", "greece", "hungary", "romania"]],
    ["2013-10-25", [...FOUNDERS, "austria"], ["bulgaria", "greece", "hungary", "romania"]],
    ["2013", [...FOUNDERS, "austria"], ["bulgaria", "greece", "hungary", "romania"]],
    ["2014-06", [...FOUNDERS, "austria"], ["bulgaria", "greece", "hungary", "romania"]],
    ["2015", [...FOUNDERS, "austria", "greece"], ["bulgaria", "hungary", "romania"]],
    ["2016-06-30", [...FOUNDERS, "austria", "greece"], ["bulgaria", "hungary", "romania"]],
    ["2016", [...FOUNDERS, "austria", "bulgaria", "greece"], ["hungary", "romania"]],
    ["2020-12-31", [...FOUNDERS, "austria", "bulgaria", "greece"], ["hungary", "romania"]],
    ["2021", [...FOUNDERS, "austria", "bulgaria", "greece", "hungary", "romania"], []],
    ["2026-11", [...FOUNDERS, "austria", "bulgaria", "greece", "hungary", "romania"], []],
    ["2025-06-30", [...FOUNDERS, "austria", "bulgaria", "greece", "hungary", "romania"], []],
    ["2013-12-31", [...FOUNDERS, "austria"], ["bulgaria", "greece", "hungary", "romania"]],
  ])("%s", async (date, certain, undetermined) => {
    const { data, errors } = await hub.ask(
      `query ($on: PartialDate) { network(id: "network-see-npm") { members(asOf: $on) {
      totalCount nodes { actor { id } } undeterminedCount undetermined { node { actor { id } } reason because } } } }`,
      { on: date },
    );
    expect(errors).toEqual([]);
    const { members } = data.network;
    expect(short(members.nodes)).toEqual([...certain].sort());
    expect(members.totalCount).toBe(certain.length);
    expect(short(members.undetermined.map(({ node }: Data) => node))).toEqual(undetermined);
    expect(members.undeterminedCount).toBe(undetermined.length);
    for (const { reason, because } of members.undetermined) {
      expect(reason).toBe("START_UNKNOWN");
      expect(because).toMatch(/^The start is not recorded; .*first attested 20(14|16|21)\.$/);
    }
  });
});

describe("who will be a member of the SEE network", () => {
  it("is certain of nobody after today, since no end is recorded", async () => {
    const { data } =
      await hub.ask(`{ network(id: "network-see-npm") { members(asOf: "2099") { totalCount undeterminedCount
      undetermined { node { actor { id } } reason because } } } }`);
    const { members } = data.network;
    expect([members.totalCount, members.undeterminedCount]).toEqual([0, 11]);
    const today = new Date().toISOString().slice(0, 10);
    for (const { reason, because } of members.undetermined) {
      expect(reason).toBe("NOT_YET");
      expect(because).toBe(`No end is recorded, so nothing is certain after ${today}.`);
    }
  });
});

describe("all standings in a network", () => {
  const ask = async (network: string, on: string): Promise<Data> => {
    const { data } = await hub.ask(
      `query ($network: ID!, $on: PartialDate) { network(id: $network) { memberships(asOf: $on, first: 50) {
      totalCount nodes { actor { id } status } undeterminedCount undetermined { node { actor { id } status } reason because } } } }`,
      { network, on },
    );
    return data.network.memberships;
  };

  it("count those who only also agreed on the day of the Declaration, and not for sure the day after", async () => {
    // memberships.csv: Bosnia and Herzegovina also_agreeing from 2013-03-26, no end; only open standings go on
    const bosnia = { actor: { id: "npm-bosnia-and-herzegovina" }, status: "ALSO_AGREEING" };
    const onTheDay = await ask("network-see-npm", "2013-03-26");
    expect(onTheDay.totalCount).toBe(7);
    expect(onTheDay.nodes).toContainEqual(bosnia);
    const later = await ask("network-see-npm", "2013-03-27");
    expect(later.totalCount).toBe(6);
    expect(later.undetermined).toContainEqual({
      node: bosnia,
      reason: "END_UNKNOWN",
      because: "The end is not recorded; last attested 2013-03-26.",
    });
  });

  it.each([
    // memberships.csv, networks.csv
    ["network-see-npm", "2021", 13, 1],
    ["network-nordic-npm", "2017-08-23", 0, 5],
    ["network-nordic-npm", "2017-08-24", 5, 0],
    ["network-baltic-nordic-ombudsmen", "2017-10-15", 0, 7],
    ["network-baltic-nordic-ombudsmen", "2017-10", 7, 0],
    ["network-balkan-ombudsmen", "2018-11-18", 0, 0],
    ["network-balkan-ombudsmen", "2018-11-19", 11, 0],
    ["network-balkan-ombudsmen", "2018-11-20", 10, 1],
    ["network-african-npm", "2022", 0, 0],
    ["network-african-npm", "2024", 0, 6],
  ])("%s on %s: %i certain, %i undetermined", async (network, on, certain, undetermined) => {
    const found = await ask(network, on);
    expect([found.totalCount, found.undeterminedCount]).toEqual([certain, undetermined]);
    expect(found.undetermined).toHaveLength(undetermined);
  });
});

describe("who held the NPM mandate of Kyrgyzstan on …", () => {
  // npms.csv: National Center valid_from 2012-07-12 valid_to 2025-10-03 (half-open), Akyikatchy valid_from 2025-10-03
  it.each<[string, readonly string[]]>([
    ["2012-07-11", []],
    ["2012-07-12", ["npm-kyrgyzstan-ncpt"]],
    ["2025-10-02", ["npm-kyrgyzstan-ncpt"]],
    ["2025-10-03", ["npm-kyrgyzstan-akyikatchy"]],
    ["2025-10", ["npm-kyrgyzstan-ncpt", "npm-kyrgyzstan-akyikatchy"]],
    ["2026", ["npm-kyrgyzstan-akyikatchy"]],
  ])("%s", async (on, holders) => {
    const { data } = await hub.ask(
      `query ($on: PartialDate) { state(id: "state-kyrgyzstan") {
      mandates(asOf: $on) { totalCount nodes { npm { id } actingAs } undeterminedCount } npms(asOf: $on) { totalCount } } }`,
      { on },
    );
    expect(data.state.mandates.nodes.map(({ npm }: Data) => npm.id)).toEqual(holders);
    expect(data.state.mandates).toMatchObject({ totalCount: holders.length, undeterminedCount: 0 });
    expect(data.state.npms.totalCount).toBe(holders.length);
  });

  it("the successor only as a future NPM", async () => {
    // npms.csv: status not_yet_operational
    const { data } = await hub.ask(
      `{ mandate(id: "mandate-kyrgyzstan-akyikatchy") { actingAs status institution period { from to } npm { name } } }`,
    );
    expect(data.mandate).toEqual({
      actingAs: "FUTURE_NPM",
      status: "NOT_YET_OPERATIONAL",
      institution: "Akyikatchy (Ombudsperson)",
      period: { from: "2025-10-03", to: null },
      npm: { name: "Akyikatchy (Ombudsperson) of the Kyrgyz Republic as NPM" },
    });
  });
});

describe("how many Ombudsman-plus partners had NPM Slovenia in …", () => {
  // collaborations.csv: ten rows 2023 to 2026 active, attested 2023-03-27, nine rows 2019 to 2022 ended, five rows seen in 2012 and ended
  // without a date: by 2012.
  it.each([
    ["2012", 5, 0],
    ["2011", 0, 5],
    ["2013", 0, 0],
    ["2018", 0, 0],
    ["2019", 9, 0],
    ["2020-01-15", 9, 0],
    ["2022", 9, 0],
    ["2022-06", 0, 9],
    ["2022-12-31", 0, 9],
    ["2023", 10, 0],
    ["2023-03-26", 0, 10],
    ["2023-03-27", 10, 0],
    ["2025", 10, 0],
    ["2026", 10, 0],
    ["2026-06", 0, 10],
    ["2026-11-24", 0, 10],
    ["2026-12-31", 0, 10],
    ["2027", 0, 0],
    ["2099", 0, 0],
  ])("%s: %i for sure, %i undetermined", async (on, certain, undetermined) => {
    const { data } = await hub.ask(
      `query ($on: PartialDate) { npm(id: "npm-slovenia") {
      collaborations(asOf: $on, where: { pattern: { eq: OMBUDSMAN_PLUS } }, first: 50) { totalCount nodes { id } undeterminedCount undetermined { node { id } reason } } } }`,
      { on },
    );
    const { collaborations } = data.npm;
    expect([collaborations.totalCount, collaborations.undeterminedCount]).toEqual([certain, undetermined]);
    expect([collaborations.nodes.length, collaborations.undetermined.length]).toEqual([certain, undetermined]);
  });

  it("gives the reasons for a day of 2012, by which five had ended", async () => {
    const { data } =
      await hub.ask(`{ npm(id: "npm-slovenia") { collaborations(asOf: "2012-06-30", where: { pattern: { eq: OMBUDSMAN_PLUS } }) {
      partnerCount coverage { records newestAttestation unverified } undetermined { node { id } reason because } } } }`);
    const ended = ["novi-paradoks", "pic-slovenia", "primus-institute", "red-cross-slovenia", "zdus"];
    expect(data.npm.collaborations).toEqual({
      partnerCount: 0,
      coverage: { records: 0, newestAttestation: null, unverified: 0 },
      undetermined: ended.map((partner) => ({
        node: { id: `collab-slovenia-${partner}-ombudsman-plus-2012` },
        reason: "START_UNKNOWN",
        because: "The start is not recorded and the end is not recorded; attested 2012.",
      })),
    });
  });

  it("gives the reasons for the last day of the year in which ten end", async () => {
    const { data } =
      await hub.ask(`{ npm(id: "npm-slovenia") { collaborations(asOf: "2026-12-31", where: { pattern: { eq: OMBUDSMAN_PLUS } }) {
      partnerCount coverage { records newestAttestation unverified } undetermined { reason because } } } }`);
    expect(data.npm.collaborations).toEqual({
      partnerCount: 0,
      coverage: { records: 0, newestAttestation: null, unverified: 0 },
      undetermined: Array(10).fill({ reason: "PRECISION", because: "The end is recorded only as 2026." }),
    });
  });
});

describe("who chaired the SEE network on …", () => {
  // chairs.csv and networks.csv (a chair lasts one year): a term without dates is that of its year
  it.each<[string, readonly number[], readonly number[]]>([
    ["2013-03-25", [], []],
    ["2013-03-26", [2013], []],
    ["2013-12-31", [], [2013]],
    ["2014-03-25", [], [2013]],
    ["2014-03-26", [], []],
    ["2014-10-31", [], []],
    ["2014-11-01", [], [2015]],
    ["2015", [2015, 2016], []],
    ["2015-11-30", [2016], [2015]],
    ["2016-06", [2016], []],
    ["2016-12-15", [], [2016]],
    ["2016-12-31", [], [2016]],
    ["2017", [2017], []],
    ["2018", [], [2017]],
    ["2018-01-31", [], []],
    ["2019-01-01", [2019], []],
    ["2020", [2020], []],
    ["2020-06-01", [2020], []],
    ["2021-12-31", [2021], []],
    ["2022-01-01", [], []],
    ["2099", [], []],
  ])("%s, by the list, by the one answer and by the gaps", async (on, certain, undetermined) => {
    const { data } = await hub.ask(
      `query ($on: PartialDate!) { network(id: "network-see-npm") { chairGaps(until: "2100") { from to }
        chairTerms(asOf: $on) { nodes { year } totalCount undetermined { node { year } } undeterminedCount } }
        chairOf(network: "network-see-npm", on: $on) { outcome terms { year } possible { year } } }`,
      { on },
    );
    const { chairTerms, chairGaps } = data.network;
    const yearsOf = (terms: Data[]) => terms.map(({ year }: Data) => year).sort();
    expect(yearsOf(chairTerms.nodes)).toEqual(certain);
    expect(yearsOf(chairTerms.undetermined.map(({ node }: Data) => node))).toEqual(undetermined);
    expect([chairTerms.totalCount, chairTerms.undeterminedCount]).toEqual([certain.length, undetermined.length]);
    expect([yearsOf(data.chairOf.terms), yearsOf(data.chairOf.possible)]).toEqual([certain, undetermined]);
    if (on.length < 10) return;
    const isInGap = on > "2013-03-26" && chairGaps.some(({ from, to }: Data) => from <= on && on < to);
    expect(isInGap).toBe(on > "2013-03-26" && certain.length + undetermined.length === 0);
  });
});

describe("what took place on …", () => {
  it.each([
    // meetings.csv: end_date is the last day; two meetings of 2017 have a year or a month only
    ["meetings", "2016", 7, 0],
    ["meetings", "2016-10-12", 1, 0],
    ["meetings", "2016-10-15", 0, 0],
    ["meetings", "2017-03", 1, 1],
    ["meetings", "2017-03-05", 0, 2],
    // body_visits.csv and visits.csv
    ["visits", "2007-12-17", 1, 4],
    ["visits", "2018", 17, 1],
    // projects.csv
    ["projects", "2020", 2, 17],
    // aliases.csv: from and to
    ["aliases", "2015", 2, 7],
    ["aliases", "1976", 0, 9],
    // npms.csv
    ["npms", "2025-10-02", 60, 22],
    // collaborations.csv
    ["collaborations", "2004", 1, 39],
    ["collaborations", "2012", 35, 35],
    ["collaborations", "2013", 23, 35],
    ["collaborations", "2016", 51, 40],
    ["collaborations", "2017-06", 34, 59],
    ["collaborations", "2019", 55, 34],
    ["collaborations", "2020-01-15", 47, 42],
    ["collaborations", "2021", 56, 34],
    ["collaborations", "2022", 54, 31],
    ["collaborations", "2023", 52, 31],
    ["collaborations", "2023-03-26", 37, 46],
    ["collaborations", "2026", 46, 29],
    ["collaborations", "2026-11-24", 36, 39],
    ["collaborations", "2098", 0, 63],
    ["collaborations", "2099-12-31", 0, 63],
    // npms.csv: 82 rows that do not end, 21 of them without a start, and the Kyrgyz National Center from 2012-07-12 to 2025-10-03
    ["mandates", "1999", 0, 21],
    ["mandates", "2007", 6, 21],
    ["mandates", "2008-12-31", 12, 21],
    ["mandates", "2009", 21, 21],
    ["mandates", "2010-07", 22, 21],
    ["mandates", "2011", 28, 21],
    ["mandates", "2012-06-30", 28, 22],
    ["mandates", "2012-07-12", 30, 22],
    ["mandates", "2013", 39, 21],
    ["mandates", "2016-01-01", 43, 23],
    ["mandates", "2020", 57, 21],
    ["mandates", "2025-10-02", 60, 22],
    ["mandates", "2025-10-03", 60, 22],
    ["mandates", "2026-11-24", 60, 22],
    ["mandates", "2099", 0, 82],
  ])("%s on %s: %i for sure, %i undetermined", async (list, on, certain, undetermined) => {
    const { data, statements } = await hub.ask(
      `query ($on: PartialDate) { list: ${list}(asOf: $on) { totalCount undeterminedCount } }`,
      { on },
    );
    expect(data.list).toEqual({ totalCount: certain, undeterminedCount: undetermined });
    expect(statements).toBe(1);
  });

  it("counts nothing as undetermined without a date", async () => {
    const { data } = await hub.ask(`{ collaborations { totalCount undeterminedCount undetermined { reason } } }`);
    expect(data.collaborations).toEqual({ totalCount: 213, undeterminedCount: 0, undetermined: [] });
  });
});

describe("a list from one date to another", () => {
  const ask = (args: string) =>
    hub.ask(`{ network(id: "network-see-npm") { members(${args}) {
      totalCount nodes { actor { id } } undeterminedCount undetermined { node { actor { id } } reason } } } }`);

  // As above: what holds on some day of the time asked for.
  it.each<[string, readonly string[], readonly string[]]>([
    [`since: "2012", until: "2014"`, [...FOUNDERS, "austria", "greece"], ["bulgaria", "hungary", "romania"]],
    [`until: "2013-10-24"`, FOUNDERS, ["bulgaria", "greece", "hungary", "romania"]],
    [`since: "2016"`, [...FOUNDERS, "austria", "bulgaria", "greece", "hungary", "romania"], []],
    [`since: "1990", until: "2012"`, [], []],
  ])("holds what held for sure on some day, and counts what may have: %s", async (args, certain, undetermined) => {
    const { data, errors } = await ask(args);
    expect(errors).toEqual([]);
    const { members } = data.network;
    expect([short(members.nodes), members.totalCount]).toEqual([[...certain].sort(), certain.length]);
    expect(short(members.undetermined.map(({ node }: Data) => node))).toEqual(undetermined);
    expect(members.undeterminedCount).toBe(undetermined.length);
  });

  it.each([
    [`asOf: "2013", since: "2012"`, "asOf", /cannot be combined with since or until/],
    [`since: "2014", until: "2013"`, "since", /must not be after until/],
  ])("is refused where it makes no sense: %s", async (args, argument, message) => {
    const { errors } = await ask(args);
    expect(errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument });
    expect(errors[0]?.message).toMatch(message);
  });

  it("agrees with what the analyses count in the same years", async () => {
    const { data } =
      await hub.ask(`{ list: collaborations(since: "2010", until: "2015") { totalCount undeterminedCount }
      matrix: patternMatrix(since: "2010", until: "2015", where: { partnerKind: { in: [CSO, UNNAMED_CSO_GROUP, INDIVIDUAL_EXPERTS, BODY, NPM, NETWORK] } }) {
        coverage { records } undeterminedCount } }`);
    expect(data.list.totalCount).toBeGreaterThan(0);
    expect([data.matrix.coverage.records, data.matrix.undeterminedCount]).toEqual([
      data.list.totalCount,
      data.list.undeterminedCount,
    ]);
  });
});
