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
  // collaborations.csv: ten rows 2023 to 2026 active, nine rows 2019 to 2022 ended, five rows seen in 2012 and ended without a date
  it.each([
    ["2012", 5, 0],
    ["2011", 0, 5],
    ["2018", 0, 5],
    ["2019", 9, 5],
    ["2020-01-15", 9, 5],
    ["2022", 0, 14],
    ["2022-06", 0, 14],
    ["2023", 10, 5],
    ["2023-03-26", 0, 15],
    ["2023-03-27", 10, 5],
    ["2025", 10, 5],
    ["2026-06", 0, 15],
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

  it("gives the reasons for 2023", async () => {
    const { data } =
      await hub.ask(`{ npm(id: "npm-slovenia") { collaborations(asOf: "2023", where: { pattern: { eq: OMBUDSMAN_PLUS } }) {
      partnerCount coverage { records newestAttestation unverified } undetermined { node { id } reason because } } } }`);
    const ended = ["novi-paradoks", "pic-slovenia", "primus-institute", "red-cross-slovenia", "zdus"];
    expect(data.npm.collaborations).toEqual({
      partnerCount: 10,
      coverage: { records: 10, newestAttestation: "2023-03-27", unverified: 0 },
      undetermined: ended.map((partner) => ({
        node: { id: `collab-slovenia-${partner}-ombudsman-plus-2012` },
        reason: "END_UNKNOWN",
        because: "The end is not recorded; last attested 2012.",
      })),
    });
  });
});

describe("who chaired the SEE network on …", () => {
  // chairs.csv; a term without dates is known for some day of its year only
  it.each<[string, readonly number[], readonly number[]]>([
    ["2013-03-25", [], [2015, 2019, 2020, 2021]],
    ["2013-03-26", [2013], [2015, 2019, 2020, 2021]],
    ["2015", [2015, 2016], [2013, 2019, 2020, 2021]],
    ["2016-06", [2016], [2013, 2019, 2020, 2021]],
    ["2016-12-15", [], [2013, 2016, 2019, 2020, 2021]],
    ["2017", [2017], [2013, 2019, 2020, 2021]],
    ["2018", [], [2013, 2017, 2019, 2020, 2021]],
    ["2020", [2020], [2013, 2017, 2019, 2021]],
    ["2021", [2021], [2013, 2017, 2019, 2020]],
  ])("%s", async (on, certain, undetermined) => {
    const { data } = await hub.ask(
      `query ($on: PartialDate) { network(id: "network-see-npm") { chairTerms(asOf: $on) { nodes { year } undetermined { node { year } } } } }`,
      { on },
    );
    const { chairTerms } = data.network;
    expect(chairTerms.nodes.map(({ year }: Data) => year)).toEqual(certain);
    expect(chairTerms.undetermined.map(({ node }: Data) => node.year).sort()).toEqual(undetermined);
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
    ["collaborations", "2020-01-15", 47, 70],
    ["collaborations", "2023", 52, 59],
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
    [`asOf: "2013", since: "2012"`, "asOf", /without since and until/],
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
