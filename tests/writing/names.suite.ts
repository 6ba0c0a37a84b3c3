import type { Hub } from "../support/hub";
import { openSmallHub } from "../support/smallWorld";
import { viewerAs } from "../support/viewers";

let hub: Hub;
beforeAll(async () => void ({ hub } = await openSmallHub()));
afterAll(() => hub.close());

const steward = viewerAs("steward");

const create = (name: string, more = "") =>
  hub.ask(
    `mutation ($name: String!) { createCso(input: { name: $name type: NGO state: "state-north" ${more} }) { cso { id name } } }`,
    { name },
    steward,
  );
const update = (id: string, name: string) =>
  hub.ask(
    "mutation ($id: ID!, $name: String!) { updateCso(input: { id: $id name: $name }) { cso { id name } } }",
    { id, name },
    steward,
  );

describe("a name", () => {
  it.each([
    ["with blanks of all kinds", "\u00a0Padded\u00a0 Institute  ", "Padded Institute"],
    ["with letters whose accents are apart", "Zdruz\u030cenje", "Združenje"],
    ["with characters that nobody sees", "\u200bHel\u00adsinki", "Helsinki"],
    ["in two lines", "Two\nlines", "Two lines"],
  ])("%s is kept in one form, when it is created and when it is changed", async (_, given, kept) => {
    const { data } = await create(given);
    expect(data.createCso.cso.name).toBe(kept);
    const { id } = (await create("Another")).data.createCso.cso;
    expect((await update(id, given)).data.updateCso.cso.name).toBe(kept);
  });

  it.each([
    ["that turns the text around", "\u202eName", /reverses the direction of the text \(U\+202E\)/],
    ["with a control character", "Con\x0btrol", /control character \(U\+000B\)/],
    ["that nobody sees", "\u200b", /must not be empty/],
    ["of blanks", " \u3000 ", /must not be empty/],
  ])("%s is refused, when it is created and when it is changed", async (_, given, message) => {
    const { id } = (await create("Another")).data.createCso.cso;
    for (const { errors } of [await create(given), await update(id, given)])
      expect(errors).toMatchObject([
        { message: expect.stringMatching(message), extensions: { code: "BAD_USER_INPUT", argument: "input.name" } },
      ]);
    expect((await hub.ask(`{ cso(id: "${id}") { name } }`)).data.cso.name).toBe("Another");
  });

  it("that is proposed is held to the same", async () => {
    const partner = viewerAs("partner", { org: "cso-alpha" });
    const propose = `mutation ($values: [String!]!) { proposeChange(input: { record: "npm-north" fields: [{ field: "name" values: $values }] reason: "It is called so" }) { proposal { id } } }`;
    const { errors } = await hub.ask(propose, { values: ["\u202eName"] }, partner);
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument: "input.name" } }]);
  });
});

/** Each line: the name as it is stored, and as people ask for it. */
const SPELLINGS = [
  ["أمل إنسان", "امل انسان"],
  ["مركـــز الحرية", "مركز الحرية"],
  ["الجَمعِيّة التُّونسيّة", "الجمعية التونسية"],
  ["کمیتهٔ ایران", "كميته ايران"],
  ["שָׁלוֹם", "שלום"],
] as const;

describe("a name in Arabic or Hebrew letters", () => {
  it.each(SPELLINGS)("stored as %s is found as %s, by search and by filters", async (stored, asked) => {
    const { id } = (await create(stored)).data.createCso.cso;
    const { data } = await hub.ask(
      `query ($text: String!) { search(text: $text, types: [CSO]) { node { id } }
        contains: csos(where: { name: { contains: $text } }) { nodes { id } }
        startsWith: csos(where: { name: { startsWith: $text } }) { nodes { id } } }`,
      { text: asked },
    );
    expect(data.search.map((one: { node: { id: string } }) => one.node.id)).toContain(id);
    expect(data.contains.nodes).toContainEqual({ id });
    expect(data.startsWith.nodes).toContainEqual({ id });
  });
});

describe("a value", () => {
  const state = (more: string) =>
    hub.ask(
      `mutation { createState(input: { name: "Made-up" kind: UN_MEMBER opcatStatus: NON_PARTY npmStatus: UNKNOWN ${more} }) { state { id } } }`,
      {},
      steward,
    );
  it.each([
    ["a latitude beyond the pole", "lat: 146.12", "lat", /between -90 and 90/],
    ["a longitude beyond the date line", "lon: 512.5", "lon", /between -180 and 180/],
    ["a year before anything was recorded", "npmDesignationYear: 207", "npmDesignationYear", /between 1800 and 2100/],
    ["a code of a state in other letters", 'iso2: "s1"', "iso2", /two capital letters/],
  ])("outside its range is refused: %s", async (_, given, argument, message) => {
    expect((await state(given)).errors).toMatchObject([
      {
        message: expect.stringMatching(message),
        extensions: { code: "BAD_USER_INPUT", argument: `input.${argument}` },
      },
    ]);
  });

  it("that is unique is refused a second time, and may stay where it is", async () => {
    const first = await state('iso3: "QQQ"');
    expect(first.errors).toEqual([]);
    expect((await state('iso3: "QQQ"')).errors).toMatchObject([
      { extensions: { code: "CONFLICT", argument: "input.iso3" } },
    ]);
    const again = `mutation { updateState(input: { id: "${first.data.createState.state.id}" iso3: "QQQ" capital: "Town" }) { state { capital } } }`;
    expect((await hub.ask(again, {}, steward)).data.updateState.state).toEqual({ capital: "Town" });
  });
});
