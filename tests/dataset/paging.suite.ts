import type { Data, Hub } from "../support/hub";
import { fewByDay } from "../support/jest/night";
import { datasetHub } from "../support/datasetHub";
import { viewerAs } from "../support/viewers";

let hub: Hub;
beforeAll(async () => {
  hub = await datasetHub();
});

interface Walk {
  readonly list: string;
  readonly orderBy?: string;
  readonly size: number;
}

const PAGE =
  "totalCount edges { cursor node { id } } nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";

async function page(list: string, args: Record<string, unknown>, orderBy = ""): Promise<Data> {
  const order = orderBy === "" ? "" : `, orderBy: [${orderBy}]`;
  const query = `query ($first: Int, $after: String, $last: Int, $before: String) {
    list: ${list}(first: $first, after: $after, last: $last, before: $before${order}) { ${PAGE} } }`;
  const { data, errors } = await hub.ask(query, args, viewerAs("analyst"));
  expect(errors).toEqual([]);
  return data.list;
}

const ids = (one: Data): string[] => one.nodes.map(({ id }: { id: string }) => id);

async function forward({ list, orderBy, size }: Walk): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const one = await page(list, { first: size, after }, orderBy);
    expect(one.pageInfo.hasPreviousPage).toBe(after !== null);
    expect(one.pageInfo).toMatchObject({ startCursor: one.edges[0].cursor, endCursor: one.edges.at(-1).cursor });
    found.push(...ids(one));
    [after, more] = [one.pageInfo.endCursor, one.pageInfo.hasNextPage];
  }
  return found;
}

async function backward({ list, orderBy, size }: Walk): Promise<string[]> {
  const found: string[] = [];
  for (let before: string | null = null, more = true; more;) {
    const one = await page(list, { last: size, before }, orderBy);
    expect(one.pageInfo.hasNextPage).toBe(before !== null);
    found.unshift(...ids(one));
    [before, more] = [one.pageInfo.startCursor, one.pageInfo.hasPreviousPage];
  }
  return found;
}

// Rows of the files; 254 actors are 83 + 103 + 61 + 7, 231 visits are 14 + 217.
const LISTS: readonly [list: string, rows: number, orderBy: string, size: number][] = [
  ["collaborations", 213, "", 50],
  ["collaborations", 213, "{ field: LAST_ATTESTED, direction: DESC }", 50],
  ["collaborations", 213, "{ field: TO, direction: DESC }, { field: FROM }", 60],
  ["states", 108, "{ field: RATIFICATION_DATE, direction: DESC }", 25],
  ["states", 108, "{ field: RATIFICATION_YEAR }", 25],
  ["meetings", 38, "{ field: PARTICIPANT_COUNT, direction: DESC }", 7],
  ["chairTerms", 7, "", 2],
  ["memberships", 43, "", 10],
  ["projects", 35, "{ field: BUDGET_AMOUNT }", 8],
  ["patterns", 7, "{ field: RANK, direction: DESC }", 1],
  ["visits", 231, "{ field: TO }", 70],
  ["actors", 254, "", 100],
];

describe("walking a whole list", () => {
  it.each(fewByDay(LISTS, 6))(
    "%s (%i) ordered by [%s] in pages of %i: the same forth and back, none missing, none twice",
    async (list, rows, orderBy, size) => {
      const forth = await forward({ list, orderBy, size });
      expect(new Set(forth).size).toBe(rows);
      expect(forth).toHaveLength(rows);
      expect(await backward({ list, orderBy, size })).toEqual(forth);
      if (rows <= 200) expect(ids(await page(list, { first: 200 }, orderBy))).toEqual(forth);
    },
  );

  it("goes on after any edge, not only after the last", async () => {
    const whole = await page("meetings", { first: 38 });
    const after = await page("meetings", { first: 3, after: whole.edges[11].cursor });
    expect(ids(after)).toEqual(ids(whole).slice(12, 15));
    const before = await page("meetings", { last: 3, before: whole.edges[11].cursor });
    expect(ids(before)).toEqual(ids(whole).slice(8, 11));
  });

  it("pages a relation of one record like a list: the 24 Ombudsman-plus rows of npm-slovenia", async () => {
    const query = `query ($after: String) { npm(id: "npm-slovenia") {
      collaborations(where: { pattern: { eq: OMBUDSMAN_PLUS } }, first: 7, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } } }`;
    const found: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data } = await hub.ask(query, { after });
      const list = data.npm.collaborations;
      expect(list.totalCount).toBe(24);
      found.push(...ids(list));
      [after, more] = [list.pageInfo.endCursor, list.pageInfo.hasNextPage];
    }
    expect(found).toHaveLength(24);
    expect(new Set(found).size).toBe(24);
  });
});

describe("order", () => {
  // states.csv: ratification_date; empty for the 11 signatories, Colombia and Kosovo*.
  const undated = [
    "state-angola",
    "state-belgium",
    "state-cameroon",
    "state-chad",
    "state-colombia",
    "state-guinea",
    "state-guinea-bissau",
    "state-ireland",
    "state-sierra-leone",
    "state-timor-leste",
    "state-venezuela",
    "state-zambia",
    "territory-kosovo",
  ];

  it.each([
    ["ASC", ["state-malta", "state-albania", "state-united-kingdom"]],
    ["DESC", ["state-bangladesh", "state-congo", "state-slovakia"]],
  ])("puts missing values last in direction %s", async (direction, first) => {
    const orderBy = `{ field: RATIFICATION_DATE, direction: ${direction} }`;
    expect(ids(await page("states", { first: 3 }, orderBy))).toEqual(first);
    expect(ids(await page("states", { last: 13 }, orderBy))).toEqual(undated);
  });

  it("sorts names as people do, whatever the accents and the case", async () => {
    const { data } = await hub.ask(`{ states(first: 200) { nodes { name } } }`);
    const names: string[] = data.states.nodes.map(({ name }: { name: string }) => name);
    const at = (name: string) => names.indexOf(name);
    expect(at("Côte d'Ivoire")).toBe(at("Croatia") - 1);
    expect(at("Türkiye")).toBe(at("Ukraine") - 1);
    expect(names[0]).toBe("Afghanistan");
  });

  it("breaks ties by id: the six founding members of 26 March 2013", async () => {
    const { data } = await hub.ask(
      `{ memberships(where: { network: { id: { eq: "network-see-npm" } }, status: { eq: FOUNDING_MEMBER } }) { nodes { actor { id } } } }`,
    );
    expect(data.memberships.nodes.map(({ actor }: Data) => actor.id)).toEqual([
      "npm-albania",
      "npm-croatia",
      "npm-montenegro",
      "npm-north-macedonia",
      "npm-serbia",
      "npm-slovenia",
    ]);
  });

  it("orders patterns by rank, the extension of the hub last", async () => {
    const { data } = await hub.ask(`{ patterns { nodes { code rank } } }`);
    // patterns.csv: rank
    expect(data.patterns.nodes.map(({ code }: Data) => code)).toEqual([
      "INFORMATION_EXCHANGE",
      "MUTUAL_SUPPORT",
      "CAPACITY_STRENGTHENING",
      "SPECIFIC_ACTIVITIES",
      "ADVISORY_BODY",
      "OMBUDSMAN_PLUS",
      "INSTITUTIONAL_SUPPORT",
    ]);
  });
});

describe("sizes and cursors", () => {
  it("gives 25 records where no size is asked for", async () => {
    expect(ids(await page("collaborations", {}))).toHaveLength(25);
  });

  it("gives none, but the total, for first: 0", async () => {
    const none = await page("collaborations", { first: 0 });
    expect(none).toEqual({
      totalCount: 213,
      edges: [],
      nodes: [],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  it("takes null for an argument that is not given", async () => {
    const { data, errors } = await hub.ask(
      `{ collaborations(where: null, orderBy: null, asOf: null, first: null, after: null, last: null, before: null) { totalCount nodes { id } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.collaborations.totalCount).toBe(213);
    expect(data.collaborations.nodes).toHaveLength(25);
  });

  const otherOrder = Buffer.from(JSON.stringify(["nameFolded,id", "a", "b"])).toString("base64url");
  it.each([
    ["first: 201", "first", `first: 201`],
    ["last: 201", "last", `last: 201`],
    ["first: -1", "first", `first: -1`],
    ["first and last together", "last", `first: 5, last: 5`],
    ["garbage after which to go on", "after", `first: 5, after: "garbage"`],
    ["garbage before which to go back", "before", `last: 5, before: "garbage"`],
    ["first with before, of which one would be ignored", "before", `first: 5, before: "garbage"`],
    ["a cursor of another list", "after", `first: 5, after: "${otherOrder}"`],
  ])("refuses %s and names %s", async (_name, argument, args) => {
    const { data, errors, statements } = await hub.ask(`{ collaborations(${args}) { totalCount } }`);
    expect(data).toEqual({ collaborations: null });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument } }]);
    expect(statements).toBe(0);
  });

  it("refuses a cursor of the same list in another order or direction", async () => {
    const { pageInfo } = await page("collaborations", { first: 1 }, "{ field: FROM }");
    for (const order of ["", ", orderBy: [{ field: TO }]", ", orderBy: [{ field: FROM, direction: DESC }]"]) {
      const { errors } = await hub.ask(
        `query ($after: String) { collaborations(after: $after${order}) { nodes { id } } }`,
        { after: pageInfo.endCursor },
      );
      expect(errors).toMatchObject([
        {
          message: expect.stringContaining("another order"),
          extensions: { code: "BAD_USER_INPUT", argument: "after" },
        },
      ]);
    }
  });
});
