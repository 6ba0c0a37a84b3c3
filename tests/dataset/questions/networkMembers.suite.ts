/** Members, meetings, costs and languages of the South-East Europe NPM Network, worked out by hand from seed/data. */
import type { Data, Hub } from "../../support/hub";
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

describe("members on a date", () => {
  const FOUNDERS = ["albania", "croatia", "montenegro", "north-macedonia", "serbia", "slovenia"];
  // Of those who joined at a time that is not recorded each is certain from the first source on that names it as a member.
  it.each<[on: string, joined: readonly string[], undetermined: readonly string[]]>([
    ["2013-03-26", [], ["bulgaria", "greece", "hungary", "romania"]],
    ["2013", ["austria"], ["bulgaria", "greece", "hungary", "romania"]],
    ["2013-10-24", [], ["bulgaria", "greece", "hungary", "romania"]],
    ["2013-10-25", ["austria"], ["bulgaria", "greece", "hungary", "romania"]],
    ["2014-12-30", ["austria"], ["bulgaria", "greece", "hungary", "romania"]],
    ["2014", ["austria", "greece"], ["bulgaria", "hungary", "romania"]],
    ["2016-06-01", ["austria", "greece"], ["bulgaria", "hungary", "romania"]],
    ["2016", ["austria", "bulgaria", "greece"], ["hungary", "romania"]],
    ["2020", ["austria", "bulgaria", "greece"], ["hungary", "romania"]],
    ["2021-06", ["austria", "bulgaria", "greece"], ["hungary", "romania"]],
    ["2021", ["austria", "bulgaria", "greece", "hungary", "romania"], []],
    ["2026-11-24", ["austria", "bulgaria", "greece", "hungary", "romania"], []],
  ])("%s", async (on, joined, undetermined) => {
    const { network } = await answer(
      `network(id: "${NETWORK}") { members(asOf: "${on}") { totalCount nodes { actor { id } } undeterminedCount undetermined { reason node { actor { id } } } } }`,
    );
    const { members } = network;
    const ids = (nodes: Data[]) => nodes.map((node) => node.actor.id).sort();
    expect(ids(members.nodes)).toEqual([...FOUNDERS, ...joined].map((name) => `npm-${name}`).sort());
    expect(members.totalCount).toBe(6 + joined.length);
    expect(ids(members.undetermined.map(({ node }: Data) => node))).toEqual(undetermined.map((name) => `npm-${name}`));
    expect(members.undeterminedCount).toBe(undetermined.length);
    expect(members.undetermined.every(({ reason }: Data) => reason === "START_UNKNOWN")).toBe(true);
  });

  it("were none before the founding", async () => {
    const { network } = await answer(
      `network(id: "${NETWORK}") { members(asOf: "2013-03-25") { totalCount undeterminedCount } }`,
    );
    expect(network.members).toEqual({ totalCount: 0, undeterminedCount: 0 });
  });
});

describe("meetings, costs and languages", () => {
  it("reports years without a recorded annual meeting as not recorded (D8)", async () => {
    const { network } = await answer(`network(id: "${NETWORK}") { meetingYears { year result meetings { id } } }`);
    const recorded: Readonly<Record<number, readonly string[]>> = {
      2014: ["meeting-2014-belgrade"],
      2016: ["meeting-2016-salzburg", "meeting-2016-vienna", "meeting-2016-zagreb"],
      2019: ["meeting-2019-skopje"],
    };
    const years = Array.from({ length: new Date().getUTCFullYear() - 2012 }, (_, at) => 2013 + at);
    expect(network.meetingYears).toEqual(
      years.map((year) => ({
        year,
        result: recorded[year] ? "RECORDED" : "NOT_RECORDED",
        meetings: (recorded[year] ?? []).map((id) => ({ id })),
      })),
    );
  });

  it("tells the rule on costs, and that no funding being recorded proves nothing (D15, D16)", async () => {
    const { network } = await answer(
      `network(id: "${NETWORK}") { costs { clause rule externalFunding because caveat records { id } } }`,
    );
    expect(network.costs).toMatchObject({ clause: "D15", externalFunding: "NOT_RECORDED", records: [] });
    expect(network.costs.rule).toContain("Each member bears its own costs");
    expect(network.costs.caveat).toContain("proves nothing about who paid");
  });

  it("finds the Declaration in English, and says whose languages are not recorded (D17)", async () => {
    const { network } = await answer(
      `network(id: "${NETWORK}") { languageParity { incompleteBecause languages { language result document { id } because } } }`,
    );
    expect(network.languageParity.languages).toEqual([
      {
        language: "en",
        result: "PRESENT",
        document: { id: "document-declaration-see-npm-2013" },
        because: "The Declaration is made in the English language (D17). The original is in this language.",
      },
    ]);
    expect(network.languageParity.incompleteBecause.match(/NPM [A-Z]/g)).toHaveLength(11);
  });
});
