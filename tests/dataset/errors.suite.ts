import { formatError } from "../../gateway/operations/errors";
import type { Answer, Hub } from "../support/hub";
import { datasetHub } from "../support/datasetHub";

let hub: Hub;
beforeAll(async () => {
  hub = await datasetHub();
});

/** The code that a client gets: the server gives it to what GraphQL itself refuses. */
const codeOf = ({ message, extensions }: Answer["errors"][number]): unknown =>
  formatError({ message, ...(extensions && { extensions }) }, undefined).extensions?.["code"];

describe("lookups", () => {
  it.each([
    ["an id that does not exist", `npm(id: "npm-atlantis")`],
    ["an empty id", `npm(id: "")`],
    ["the id of another kind", `npm(id: "cso-peace-institute")`],
    ["a state as actor", `actor(id: "state-slovenia")`],
    ["a source as person", `person(id: "src-varuh-opcat-act")`],
    ["a node that does not exist", `node(id: "nothing")`],
    ["a network of another subgraph", `network(id: "npm-slovenia")`],
    ["a collaboration that does not exist", `collaboration(id: "collab-atlantis")`],
    ["a meeting that does not exist", `meeting(id: "meeting-1905")`],
    ["a document that does not exist", `document(id: "document-none")`],
    ["an exchange, of which none is recorded", `informationExchange(id: "exchange-1")`],
  ])("answer null for %s", async (_name, field) => {
    const { data, errors } = await hub.ask(`{ found: ${field} { __typename } }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({ found: null });
  });

  it("keep the place of what does not exist among many", async () => {
    const { data } = await hub.ask(
      `{ nodes(ids: ["npm-slovenia", "nothing", "state-slovenia", "npm-slovenia"]) { __typename id } }`,
    );
    expect(data.nodes).toEqual([
      { __typename: "Npm", id: "npm-slovenia" },
      null,
      { __typename: "State", id: "state-slovenia" },
      { __typename: "Npm", id: "npm-slovenia" },
    ]);
  });

  it("take 200 ids at once and refuse 201", async () => {
    const ask = (many: number) =>
      hub.ask("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", {
        ids: Array.from({ length: many }, (_, at) => `none-${at}`),
      });
    expect((await ask(200)).data.nodes).toHaveLength(200);
    expect((await ask(201)).errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument: "ids" } }]);
  });
});

describe("a date that is none", () => {
  it.each(["2013-13", "2013-02-30", "soon", "", " 2013", "13", "2013-3-1", "2013-03-26T00:00:00Z"])(
    "is refused as asOf: %j",
    async (date) => {
      const { data, errors } = await hub.ask("query ($on: PartialDate) { collaborations(asOf: $on) { totalCount } }", {
        on: date,
      });
      expect(data ?? null).toBeNull();
      expect(errors.map((error) => codeOf(error))).toEqual(["BAD_USER_INPUT"]);
      expect(JSON.stringify(errors)).toMatch(/asOf|\$on/);
      expect(errors[0]?.message).toContain(JSON.stringify(date));
    },
  );

  it("is refused in a filter, with the argument’s name", async () => {
    const { errors } = await hub.ask(
      "query ($day: PartialDate) { collaborations(where: { lastAttested: { gt: $day } }) { totalCount } }",
      { day: "2013-02-30" },
    );
    expect(errors.map((error) => codeOf(error))).toEqual(["BAD_USER_INPUT"]);
    expect(JSON.stringify(errors)).toMatch(/where|\$day/);
    expect(errors[0]?.message).toContain("2013-02-30");
  });

  it.each([
    ["a number that is no year", "20130"],
    ["a list", '["2013"]'],
    ["true", "true"],
  ])("is refused when it is %s", async (_name, literal) => {
    const { errors } = await hub.ask(`{ collaborations(asOf: ${literal}) { totalCount } }`);
    expect(errors).not.toEqual([]);
  });
});

describe("values of other scalars", () => {
  it.each([
    ["a country code in small letters", `states(where: { iso3: { eq: "svn" } })`, "svn"],
    ["a country code of two letters", `states(where: { iso3: { in: ["SVN", "SI"] } })`, "SI"],
    [
      "an address that is no web address",
      `documents(where: { url: { eq: "ftp://example.org" } })`,
      "ftp://example.org",
    ],
    ["a language that is no tag", `documents(where: { language: { eq: "English!" } })`, "English!"],
  ])("are refused: %s", async (_name, field, value) => {
    const { errors } = await hub.ask(`{ list: ${field} { totalCount } }`);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toContain(value);
  });
});

describe("requests that do not fit the schema", () => {
  it.each([
    ["an unknown field", `{ npms { nodes { secret } } }`, "secret"],
    ["an unknown filter", `{ npms(where: { secret: { eq: 1 } }) { totalCount } }`, "secret"],
    ["an unknown operator", `{ npms(where: { name: { matches: ".*" } }) { totalCount } }`, "matches"],
    ["an unknown order", `{ npms(orderBy: [{ field: SECRET }]) { totalCount } }`, "SECRET"],
    ["an unknown enumeration value", `{ npms(where: { model: { eq: ROYAL } }) { totalCount } }`, "ROYAL"],
    ["a missing id", `{ npm { name } }`, "id"],
    ["asOf on a list without a period", `{ states(asOf: "2013") { totalCount } }`, "asOf"],
  ])("name what is wrong: %s", async (_name, query, word) => {
    const { errors, statements } = await hub.ask(query);
    expect(errors[0]?.message).toContain(word);
    expect(statements).toBe(0);
  });
});

describe("a value can never become part of a statement", () => {
  it.each([`x' OR 1=1 //`, `") MATCH (n) DETACH DELETE n //`, "$p0", "`", "\\", "\u0000", "{}", "💥"])(
    "%j is only text",
    async (text) => {
      const { data, errors } = await hub.ask(
        `query ($id: ID!, $text: String!) { npm(id: $id) { id } npms(where: { name: { eq: $text } }) { totalCount } b: npms(where: { name: { contains: $text } }) { totalCount } }`,
        { id: text, text },
      );
      expect(errors).toEqual([]);
      expect(data).toMatchObject({ npm: null, npms: { totalCount: 0 } });
      expect((await hub.ask("{ collaborations { totalCount } }")).data.collaborations.totalCount).toBe(213);
    },
  );
});
