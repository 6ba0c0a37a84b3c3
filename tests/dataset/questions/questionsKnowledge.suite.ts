import type { Data, Hub } from "../../support/hub";
import { datasetHub } from "../../support/datasetHub";

let hub: Hub;
beforeAll(async () => {
  hub = await datasetHub();
});

async function ask(query: string, variables = {}): Promise<Data> {
  const { data, errors } = await hub.ask(query, variables);
  expect(errors).toEqual([]);
  return data;
}

describe("persons, names, sources and documents", () => {
  it("names seven office-holders, each for the function in the Declaration", async () => {
    // persons.csv
    const data = await ask(
      `{ persons { totalCount nodes { name publicFunction functionDate legalBasis confidence organisation { id } } } }`,
    );
    expect(data.persons.totalCount).toBe(7);
    expect(
      new Set(
        data.persons.nodes.map(
          ({ legalBasis, functionDate, confidence }: Data) => `${legalBasis} ${functionDate} ${confidence}`,
        ),
      ),
    ).toEqual(new Set(["PUBLIC_FUNCTION 2013-03-26 SEED"]));
    expect(data.persons.nodes).toContainEqual({
      name: "Ivan Šelih",
      publicFunction: "signatory for NPM Slovenia",
      functionDate: "2013-03-26",
      legalBasis: "PUBLIC_FUNCTION",
      confidence: "SEED",
      organisation: { id: "npm-slovenia" },
    });
  });

  it("keeps former names with their dates", async () => {
    // aliases.csv
    const data =
      await ask(`{ state(id: "state-north-macedonia") { aliases { nodes { name language period { from to } unverifiedFields } } }
      actor(id: "cso-validity-foundation") { name aliases { nodes { name period { to } entity { id } } } } }`);
    expect(data.state.aliases.nodes).toEqual([
      { name: "Macedonia", language: "en", period: { from: null, to: "2019" }, unverifiedFields: ["to"] },
    ]);
    expect(data.actor).toEqual({
      name: "Validity Foundation",
      aliases: {
        nodes: [
          {
            name: "Mental Disability Advocacy Center (MDAC)",
            period: { to: "2017" },
            entity: { id: "cso-validity-foundation" },
          },
        ],
      },
    });
  });

  it("links the publisher’s address and gives a mirror as text only", async () => {
    // sources.csv: canonical_url and url of src-uatc-bangladesh-2025
    const data = await ask(
      `{ source(id: "src-uatc-bangladesh-2025") { url citedAddress kind } seed: source(id: "src-seed-see-npm-declaration") { url citedAddress accessedVia kind date } }`,
    );
    expect(data.source.url).toBe(
      "https://www.apt.ch/news/opcat-and-path-forward-building-strong-national-prevention-mechanism-bangladesh",
    );
    expect(data.source.citedAddress).toMatch(/^https:\/\/cloud\.naghlani\.ir\//);
    expect(data.seed).toEqual({
      url: "https://www.see-npm.net/",
      citedAddress: null,
      accessedVia: "seed document 000_e0558374d1cd72df.txt",
      kind: "SEED",
      date: "2013-03-26",
    });
  });

  it("tells who published what about whom", async () => {
    // documents.csv
    const data =
      await ask(`{ npm(id: "npm-slovenia") { documents { nodes { id } } documentsAbout { nodes { id publisher { __typename id } } } }
      state(id: "state-slovenia") { documents { nodes { type date language } } } advisoryBody(id: "advisory-hungary-ccb") { documentsAbout { nodes { id } } } }`);
    expect(data.npm.documents.nodes.map(({ id }: Data) => id)).toEqual([
      "document-slovenia-npm-report-2017",
      "document-slovenia-npm-report-2020",
    ]);
    expect(data.npm.documentsAbout.nodes).toContainEqual({
      id: "document-slovenia-opcat-act",
      publisher: { __typename: "State", id: "state-slovenia" },
    });
    expect(data.state.documents.nodes).toEqual([{ type: "LAW", date: "2006", language: "sl" }]);
    expect(data.advisoryBody.documentsAbout.nodes).toEqual([{ id: "document-hungary-directive-3-2014" }]);
  });

  it("tells what was recommended to whom", async () => {
    // recommendations.csv
    const data =
      await ask(`{ recommendation(id: "recommendation-spt-new-parties-2025") { status issuedBy { name } addressedTo { __typename id } }
      romania: state(id: "state-romania") { recommendationsReceived { nodes { topic document { title } } } } }`);
    expect(data.recommendation).toEqual({
      status: "OPEN",
      issuedBy: { name: "UN Subcommittee on Prevention of Torture" },
      addressedTo: [
        { __typename: "State", id: "state-bangladesh" },
        { __typename: "State", id: "state-colombia" },
      ],
    });
    expect(data.romania.recommendationsReceived.nodes.map(({ topic }: Data) => topic).sort()).toEqual([
      "annual reports",
      "civil society",
    ]);
  });

  it("tells how each NPM stands to its mandate", async () => {
    // npms.csv: status, model_type
    const data = await ask(
      `{ npms(first: 0) { totalCount status: countsBy(field: STATUS) { value count } model: countsBy(field: MODEL) { value count } } }`,
    );
    expect(data.npms).toEqual({
      totalCount: 83,
      status: [
        { value: "ACTIVE", count: 76 },
        { value: "UNKNOWN", count: 4 },
        { value: "NOT_YET_OPERATIONAL", count: 2 },
        { value: "DISSOLVED", count: 1 },
      ],
      model: [
        { value: "OMBUDSMAN", count: 32 },
        { value: "HUMAN_RIGHTS_INSTITUTION", count: 20 },
        { value: "NEW_SPECIALISED_BODY", count: 18 },
        { value: "OMBUDSMAN_PLUS", count: 7 },
        { value: "SEVERAL_INSTITUTIONS", count: 6 },
      ],
    });
  });
});
