import type { Hub } from "../support/hub";
import { datasetHub } from "../support/datasetHub";

let hub: Hub;
beforeAll(async () => {
  hub = await datasetHub();
});

interface Hit {
  readonly score: number;
  readonly node: { readonly __typename: string; readonly id: string; readonly name?: string };
}

async function search(text: string, args = ""): Promise<Hit[]> {
  const { data, errors } = await hub.ask(
    `query ($text: String!) { search(text: $text${args}) { score node { __typename id ... on Npm { name } ... on Body { name } } } }`,
    { text },
  );
  expect(errors).toEqual([]);
  return data.search;
}

const ids = (hits: readonly Hit[]): string[] => hits.map(({ node }) => node.id);

describe("what is found first", () => {
  it.each([
    // exact names: csos.csv, bodies.csv, states.csv
    ["Peace Institute", "cso-peace-institute"],
    ["Subcommittee on Prevention of Torture", "body-spt"],
    ["Kosovo", "territory-kosovo"],
    // typing errors
    ["Peace Institut", "cso-peace-institute"],
    ["Paece Institute", "cso-peace-institute"],
    ["Hungarian Helsinki Comittee", "cso-hungarian-helsinki-committee"],
    ["Slovennia", "state-slovenia"],
    // diacritics left out, or put where none are
    ["Spomincica", "cso-spomincica"],
    ["Anica Tomsic Stojkovska", "person-anica-tomsic-stojkovska"],
    ["Šlovenia", "state-slovenia"],
    ["cote d ivoire", "state-cote-divoire"],
    // names in their own language: csos.csv name_local, npms.csv name_local
    ["Mirovni inštitut", "cso-peace-institute"],
    ["varuh clovekovih pravic", "npm-slovenia"],
    // Cyrillic and Greek: persons.csv Miloš Janković; Словенија = Slovenija
    ["Милош Јанковић", "person-milos-jankovic"],
    ["Словенија", "state-slovenia"],
    ["Албанија", "state-albania"],
    // aliases.csv
    ["Macedonia", "state-north-macedonia"],
    ["NPM Macedonia", "npm-north-macedonia"],
    ["MDAC", "cso-validity-foundation"],
    ["Mental Disability Advocacy Center", "cso-validity-foundation"],
    ["Rehabilitation and Research Centre for Torture Victims", "cso-dignity"],
    ["Turkey", "state-turkiye"],
    ["Czech Republic", "state-czechia"],
    ["Sivilombudsmannen", "npm-norway"],
    // acronyms: bodies.csv acronym, csos.csv acronym
    ["SPT", "body-spt"],
    ["CPT", "body-cpt"],
    ["ENNHRI", "body-ennhri"],
    ["ZDUS", "cso-zdus"],
    // codes: states.csv iso3
    ["XKX", "territory-kosovo"],
    // topics: recommendations.csv
    ["reprisals", "recommendation-see-npm-2019-reprisals"],
  ])("%s → %s", async (text, id) => {
    const [first] = await search(text);
    expect(first?.node.id).toBe(id);
  });

  it("Ombucman finds institutions that are called Ombudsman", async () => {
    const hits = await search("Ombucman", ", types: [BODY]");
    expect(hits.length).toBeGreaterThan(2);
    for (const { node } of hits) expect(node.name).toMatch(/ombuds/i);
  });

  it("scores an exact name 1 and a typing error less", async () => {
    const [exact] = await search("Slovenia", ", types: [STATE]");
    const [typed] = await search("Slovennia", ", types: [STATE]");
    expect(exact).toMatchObject({ score: 1, node: { id: "state-slovenia" } });
    expect(typed?.score).toBeLessThan(1);
    expect(typed?.score).toBeGreaterThan(0.5);
  });
});

describe("where it looks", () => {
  it("only among the kinds asked for", async () => {
    const hits = await search("Declaration", ", types: [DOCUMENT], first: 50");
    expect(new Set(hits.map(({ node }) => node.__typename))).toEqual(new Set(["Document"]));
    expect(ids(hits)).toContain("document-declaration-see-npm-2013");
  });

  it("not among sources unless asked for", async () => {
    expect((await search("Declaration", ", first: 50")).some(({ node }) => node.__typename === "Source")).toBe(false);
    expect((await search("Declaration on Cooperation", ", types: [SOURCE]"))[0]?.node.id).toBe(
      "src-seed-see-npm-declaration",
    );
  });

  it("finds an actor by a former name, even when the only hit asked for could go to a namesake of another kind", async () => {
    // aliases.csv: Macedonia is an alias of the state; NPM Macedonia one of the NPM
    expect(ids(await search("Macedonia", ", types: [NPM], first: 1"))).toEqual(["npm-north-macedonia"]);
  });

  it("finds as much for first: 1 as for first: 5, whatever aliases of other kinds fit better", async () => {
    // projects.csv: project-hf2-north-macedonia; aliases.csv: Macedonia is the state, NPM Macedonia the NPM
    const [best] = await search("Macedonia", ", types: [PROJECT], first: 5");
    expect(best?.node.id).toBe("project-hf2-north-macedonia");
    expect(ids(await search("Macedonia", ", types: [PROJECT], first: 1"))).toEqual(["project-hf2-north-macedonia"]);
  });

  it("names each record once, best first", async () => {
    const hits = await search("Ombudsman", ", first: 50");
    expect(new Set(ids(hits)).size).toBe(hits.length);
    const scores = hits.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it("gives as many as asked for", async () => {
    expect(await search("Ombudsman", ", first: 3")).toHaveLength(3);
    expect(await search("Ombudsman", ", first: 0")).toEqual([]);
  });
});

describe("what is not found, or refused", () => {
  it.each(["zzzzqq", "", "   ", "%*?~\"'\\", "Миломир Стојков"])("finds nothing for %j", async (text) => {
    expect(await search(text)).toEqual([]);
  });

  it.each([
    ["more than 50 results", "Ombudsman", ", first: 51", "first"],
    ["fewer than none", "Ombudsman", ", first: -1", "first"],
    ["more than 200 characters", "x".repeat(201), "", "text"],
  ])("refuses %s", async (_name, text, args, argument) => {
    const { errors } = await hub.ask(`query ($text: String!) { search(text: $text${args}) { score } }`, { text });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument } }]);
  });
});
