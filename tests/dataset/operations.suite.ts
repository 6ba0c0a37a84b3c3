import { datasetHub } from "../support/datasetHub";
import type { Hub } from "../support/hub";

let hub: Hub;
beforeAll(async () => {
  hub = await datasetHub();
});

describe("the operations of the public API", () => {
  it("Profile: NPM Slovenia with its Ombudsman-plus partners and its networks", async () => {
    const { data, errors, statements } =
      await hub.ask(`query Profile { npm(id: "npm-slovenia") { name state { name opcat { ratifiedOn } } model
      collaborations(where: { pattern: { eq: OMBUDSMAN_PLUS } }, first: 5) { totalCount nodes { partner { name ... on Cso { state { name } } }
        period { from to } formality status sources { title url } } }
      memberships { nodes { network { name } status period { from } } } } }`);
    expect(errors).toEqual([]);
    // npms.csv, states.csv; collaborations.csv: 24 rows OMBUDSMAN_PLUS, the five seen in 2012 come first; sources.csv: title, canonical_url
    expect(data.npm).toMatchObject({
      name: "NPM Slovenia",
      state: { name: "Slovenia", opcat: { ratifiedOn: "2007-01-23" } },
      model: "OMBUDSMAN_PLUS",
    });
    expect(data.npm.collaborations.totalCount).toBe(24);
    const partners = [
      "Novi Paradoks",
      "Legal Centre for the Protection of Human Rights and the Environment (PIC)",
      "Primus Institute",
      "Slovenian Red Cross",
      "Slovenian Federation of Pensioners’ Associations",
    ];
    expect(data.npm.collaborations.nodes).toEqual(
      partners.map((name) => ({
        partner: { name, state: { name: "Slovenia" } },
        period: { from: null, to: null },
        formality: "FORMAL",
        status: "ENDED",
        sources: [
          { title: "OPCAT country page: Slovenia", url: "https://www.apt.ch/en/knowledge-hub/opcat-database/slovenia" },
          {
            title: "Act ratifying the OPCAT, articles 4 and 5",
            url: expect.stringMatching(/^https:\/\/varuh-rs\.si\/en\/about-us\/legal-framework\//),
          },
        ],
      })),
    );
    expect(data.npm.memberships.nodes).toEqual([
      { network: { name: "South-East Europe NPM Network" }, status: "FOUNDING_MEMBER", period: { from: "2013-03-26" } },
    ]);
    expect(statements).toBe(6);
  });

  it("Network2013: the SEE network on the day of its Declaration", async () => {
    const { data, errors, statements } =
      await hub.ask(`query Network2013 { network(id: "network-see-npm") { name members(asOf: "2013-03-26") { totalCount nodes { actor { name } status } undeterminedCount }
      chairTerms { nodes { npm { name } period { from to } } } workingGroups { nodes { name theme } } meetings(first: 3) { nodes { name place } } } }`);
    expect(errors).toEqual([]);
    const countries = ["Albania", "Croatia", "Montenegro", "North Macedonia", "Serbia", "Slovenia"];
    const group = (name: string, theme: string) => ({ name: `OPCAT Forum working group: ${name}`, theme });
    expect(data.network).toEqual({
      name: "South-East Europe NPM Network",
      // memberships.csv: six founding members; Bulgaria, Greece, Hungary and Romania joined on a day that is not recorded
      members: {
        totalCount: 6,
        nodes: countries.map((country) => ({ actor: { name: `NPM ${country}` }, status: "FOUNDING_MEMBER" })),
        undeterminedCount: 4,
      },
      // chairs.csv by time, as far as it is known
      chairTerms: {
        nodes: [
          { npm: { name: "NPM Slovenia" }, period: { from: "2013-03-26", to: null } },
          { npm: { name: "NPM Albania" }, period: { from: null, to: "2015-11" } },
          { npm: { name: "NPM Austria" }, period: { from: "2015-11", to: "2016-12" } },
          { npm: { name: "NPM Serbia" }, period: { from: "2017-01", to: null } },
          { npm: { name: "NPM North Macedonia" }, period: { from: null, to: null } },
          { npm: { name: "NPM Croatia" }, period: { from: null, to: null } },
          { npm: { name: "NPM Hungary" }, period: { from: null, to: null } },
        ],
      },
      // working_groups.csv: two standing ones and four sessions of the OPCAT Forum
      workingGroups: {
        nodes: [
          { name: "Legal Group", theme: "jurisprudence" },
          { name: "Medical Group", theme: "health care" },
          group("police and immigration centres", "police and immigration detention"),
          group("prisons", "prisons"),
          group("psychiatric institutions", "psychiatric institutions"),
          group("social care", "social care institutions"),
        ],
      },
      // meetings.csv: 2013-03-25, 2013-10-24; two begin on 2014-11-27, the Forum comes first by name
      meetings: {
        nodes: [
          { name: "Founding meeting of the SEE NPM Network", place: "Belgrade" },
          { name: "First meeting of the Medical Group", place: "Belgrade" },
          { name: "First South-East European OPCAT Forum", place: "Belgrade" },
        ],
      },
    });
    expect(statements).toBe(5);
  });

  it("Why: the recorded patterns of one cooperation", async () => {
    const { data, errors, statements } = await hub.ask(
      `query Why { collaboration(id: "collab-slovenia-peace-institute-ombudsman-plus-2023") { patterns } }`,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ collaboration: { patterns: ["OMBUDSMAN_PLUS"] } });
    expect(statements).toBe(1);
  });
});
