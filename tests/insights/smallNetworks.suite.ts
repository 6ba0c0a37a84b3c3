import type { Store } from "../../store/port";
import { openHub, type Data, type Hub } from "../support/hub";
import { scratchStore } from "../support/world";
import { unrelated, write, writeNetworkWorld } from "./networkWorld";

let store: Store;
let hub: Hub;
beforeAll(async () => {
  store = await scratchStore();
  await writeNetworkWorld(store);
  hub = await openHub(store);
});
afterAll(() => hub.close());

async function answerTo(query: string): Promise<Data> {
  const { data, errors } = await hub.ask(query);
  expect(errors).toEqual([]);
  return data;
}
/** Picks the collaborations of a shape. */
const of = (shape: string): string => `where: { description: { eq: "${shape}" } }`;
const ALL = "relations: [COLLABORATION, MEETING, VISIT, PROJECT, MEMBERSHIP]";
const lineOf = ({ source, target }: Data): string => `${source} ${target}`;

describe("influence", () => {
  const THIRD = 1 / 3;
  it.each<[shape: string, betweenness: Record<string, number>, articulation: string[]]>([
    ["path", { "npm-1": 0, "npm-2": 2 * THIRD, "npm-3": 2 * THIRD, "npm-4": 0 }, ["npm-2", "npm-3"]],
    ["star", { "npm-1": 1, "npm-2": 0, "npm-3": 0, "npm-4": 0, "npm-5": 0 }, ["npm-1"]],
    ["kite", { "npm-1": 0, "npm-2": 0, "npm-3": 2 * THIRD, "npm-4": 0 }, ["npm-3"]],
    // Of five paths between the other two each: 1–4 is direct, 2–3 leads over 1 or over 4.
    ["square", { "npm-1": THIRD / 2, "npm-2": 0, "npm-3": 0, "npm-4": THIRD / 2 }, []],
  ])("in a %s is the share of shortest paths between others", async (shape, betweenness, articulation) => {
    const { influence } = await answerTo(
      `{ influence(${of(shape)}) { isEstimated nodes { actor { id } betweenness isArticulationPoint rank share } } }`,
    );
    const found = influence.nodes.map(({ actor, betweenness: value }: Data) => [actor.id, value]);
    expect(Object.keys(Object.fromEntries(found)).sort()).toEqual(Object.keys(betweenness));
    for (const [id, value] of found) expect(value).toBeCloseTo(betweenness[id] ?? Number.NaN, 12);
    const cutting = influence.nodes.filter((one: Data) => one.isArticulationPoint).map(({ actor }: Data) => actor.id);
    expect(cutting.sort()).toEqual(articulation);
    const values = found.map(([, value]: [string, number]) => value);
    expect(values).toEqual([...values].sort((a: number, b: number) => b - a));
    const sum = values.reduce((all: number, one: number) => all + one, 0);
    for (const { betweenness: value, share, rank } of influence.nodes) {
      expect(share).toBeCloseTo(value / sum, 3);
      expect(rank).toBe(1 + values.filter((one: number) => one > value).length);
    }
    expect(influence.isEstimated).toBe(false);
  });

  it("is told of the kinds asked for, in places among these", async () => {
    const { influence } = await answerTo(
      `{ influence(${ALL}, ${of("ordered")}, by: DEGREE, kinds: [NETWORK]) { totalCount nodes { actor { id } kind degree weightedDegree rank share } } }`,
    );
    // Members 1, 3 and 4; NPM 4 hosted the meeting, too.
    expect(influence).toEqual({
      totalCount: 1,
      nodes: [{ actor: { id: "network-1" }, kind: "NETWORK", degree: 3, weightedDegree: 8, rank: 1, share: 1 }],
    });
  });
});

describe("communities", () => {
  it("are found on both sides of a bridge, with those who bridge", async () => {
    const { communities } = await answerTo(
      `{ communities(${of("bridge")}) { totalCount modularity nodes { number size density members { id } bridging { actor { id } links communities } } } }`,
    );
    expect(communities.modularity).toBeCloseTo(6 / 7 - 1 / 2, 12);
    expect(communities.nodes).toEqual([
      {
        number: 0,
        size: 3,
        density: 1,
        members: [{ id: "npm-1" }, { id: "npm-2" }, { id: "npm-3" }],
        bridging: [{ actor: { id: "npm-3" }, links: 1, communities: [1] }],
      },
      {
        number: 1,
        size: 3,
        density: 1,
        members: [{ id: "npm-4" }, { id: "npm-5" }, { id: "npm-6" }],
        bridging: [{ actor: { id: "npm-4" }, links: 1, communities: [0] }],
      },
    ]);
  });
});

describe("paths", () => {
  const paths = async (more: string): Promise<string[]> => {
    const { pathsBetween } = await answerTo(
      `{ pathsBetween(from: "npm-1", to: "npm-4", ${more}) { length steps { actor { id } via { __typename } } } }`,
    );
    return pathsBetween.map(({ length, steps }: Data) => {
      expect(steps.map(({ via }: Data) => via?.__typename)).toEqual([
        undefined,
        ...Array<string>(length).fill("Collaboration"),
      ]);
      return steps.map(({ actor }: Data) => actor.id.slice(4)).join("-");
    });
  };

  it.each<[more: string, found: string[]]>([
    ["", ["1-4", "1-2-4", "1-3-4"]],
    ["limit: 2", ["1-4", "1-2-4"]],
    ["maxLength: 1", ["1-4"]],
    ["limit: 10", ["1-4", "1-2-4", "1-3-4"]],
  ])("come in the order of length and ids: %s", async (more, found) => {
    expect(await paths(`${of("square")} ${more}`)).toEqual(found);
  });

  it.each<[from: string, to: string]>([
    ["npm-1", "npm-9"],
    ["npm-9", "npm-1"],
    ["npm-1", "npm-1"],
    ["state-1", "npm-1"],
    ["npm-1", "npm-6"],
  ])("lead from %s to %s nowhere", async (from, to) => {
    const { pathsBetween } = await answerTo(`{ pathsBetween(from: "${from}", to: "${to}", ${of("path")}) { length } }`);
    expect(pathsBetween).toEqual([]);
  });

  it("name all records of a step: collaborations, memberships, projects, visits, meetings", async () => {
    const { pathsBetween } = await answerTo(
      `{ pathsBetween(from: "npm-1", to: "network-1", ${ALL}, ${of("ordered")}, limit: 1) { coverage { records } steps { recordCount via { __typename } records { __typename } } } }`,
    );
    const [{ steps, coverage }] = pathsBetween;
    const kinds = ["Collaboration", "Membership", "Project", "Visit", "Meeting"];
    expect(steps[1]).toEqual({
      recordCount: 5,
      via: { __typename: "Collaboration" },
      records: kinds.map((__typename) => ({ __typename })),
    });
    expect(coverage.records).toBe(5);
  });
});

describe("relations", () => {
  it.each<[relation: string, lines: string[]]>([
    // Invited and subject are not there; the host is.
    ["MEETING", ["network-1 npm-1", "network-1 npm-4", "npm-1 npm-4"]],
    ["MEMBERSHIP", ["npm-1 network-1", "npm-3 network-1", "npm-4 network-1"]],
    ["PROJECT", ["network-1 npm-1"]],
    ["VISIT", ["network-1 npm-1"]],
  ])("%s ties who took part", async (relation, lines) => {
    const { networkGraph } = await answerTo(
      `{ networkGraph(relations: [${relation}]) { edges { source target relation pattern weight } } }`,
    );
    expect(networkGraph.edges.map(lineOf)).toEqual(lines);
    for (const edge of networkGraph.edges) expect(edge).toMatchObject({ relation, pattern: null, weight: 1 });
  });

  it("other than collaborations are not touched by the filter", async () => {
    const { networkGraph } = await answerTo(
      `{ networkGraph(${of("none")}, relations: [MEETING, COLLABORATION]) { edges { relation } } }`,
    );
    expect(networkGraph.edges.map(({ relation }: Data) => relation)).toEqual(["MEETING", "MEETING", "MEETING"]);
  });
});

describe("dates", () => {
  it.each<[when: string, lines: string[], undetermined: number]>([
    ["", ["npm-1 npm-2", "npm-2 npm-3"], 0],
    [`asOf: "2012"`, ["npm-1 npm-2"], 0],
    [`asOf: "2010"`, ["npm-1 npm-2"], 0],
    // It began on some day of 2010, and ended on some day of 2015.
    [`asOf: "2010-03"`, [], 1],
    [`asOf: "2015"`, ["npm-1 npm-2", "npm-2 npm-3"], 0],
    [`asOf: "2015-03"`, ["npm-2 npm-3"], 1],
    [`asOf: "2014-05"`, ["npm-1 npm-2", "npm-2 npm-3"], 0],
    [`asOf: "2014-05-02"`, ["npm-1 npm-2"], 1],
    [`asOf: "2009"`, [], 0],
    [`since: "2016"`, ["npm-2 npm-3"], 0],
    [`until: "2013"`, ["npm-1 npm-2"], 0],
    [`since: "2009", until: "2010"`, ["npm-1 npm-2"], 0],
    [`since: "2015", until: "2015"`, ["npm-1 npm-2", "npm-2 npm-3"], 0],
  ])("%s: what holds for sure, and how much may", async (when, lines, undetermined) => {
    const { networkGraph } = await answerTo(
      `{ networkGraph(${of("dated")} ${when}) { edges { source target } undeterminedCount coverage { records } } }`,
    );
    expect(networkGraph.edges.map(lineOf)).toEqual(lines);
    expect(networkGraph).toMatchObject({ undeterminedCount: undetermined, coverage: { records: lines.length } });
  });
});

describe("graphs", () => {
  const GRAPH =
    "nodes { id degree x y distance community } edges { source target pattern weight } nodeCount edgeCount truncated";

  it("keep the best connected where they are cut", async () => {
    const { networkGraph } = await answerTo(`{ networkGraph(${of("kite")}, first: 2) { ${GRAPH} } }`);
    expect(networkGraph.nodes.map(({ id, degree }: Data) => [id, degree])).toEqual([
      ["npm-1", 2],
      ["npm-3", 3],
    ]);
    expect(networkGraph.edges.map(lineOf)).toEqual(["npm-3 npm-1"]);
    expect(networkGraph).toMatchObject({ nodeCount: 4, edgeCount: 4, truncated: true });
  });

  it("have at most four times as many edges as actors were asked for, the heaviest ones", async () => {
    const { some, whole } = await answerTo(
      `{ some: networkGraph(${of("many")}, first: 2) { ${GRAPH} } whole: networkGraph(${of("many")}, first: 4) { ${GRAPH} } }`,
    );
    expect(some).toMatchObject({ nodeCount: 2, edgeCount: 14, truncated: true });
    expect(some.edges).toHaveLength(8);
    expect(some.edges[0]).toMatchObject({ pattern: "OMBUDSMAN_PLUS", weight: 2 });
    expect(whole.edges).toHaveLength(14);
    expect(whole.truncated).toBe(false);
  });

  it("show what ties two actors also where no pattern of it is recorded", async () => {
    const { networkGraph } = await answerTo(`{ networkGraph(${of("bare")}) { ${GRAPH} } }`);
    expect(networkGraph.nodes.map(({ degree }: Data) => degree)).toEqual([1, 1]);
    expect(networkGraph.edges).toEqual([{ source: "npm-5", target: "npm-6", pattern: null, weight: 1 }]);
  });

  it("around an actor reach as far as asked for", async () => {
    const around = async (depth: number, first = 200): Promise<[string, number][]> => {
      const { neighbourhood } = await answerTo(
        `{ neighbourhood(of: "npm-1", depth: ${depth}, first: ${first}, ${of("path")}) { ${GRAPH} } }`,
      );
      expect(neighbourhood.edges).toHaveLength(neighbourhood.nodes.length - 1);
      return neighbourhood.nodes.map(({ id, distance }: Data) => [id, distance]);
    };
    expect(await around(1)).toEqual([
      ["npm-1", 0],
      ["npm-2", 1],
    ]);
    expect(await around(3)).toEqual([
      ["npm-1", 0],
      ["npm-2", 1],
      ["npm-3", 2],
      ["npm-4", 3],
    ]);
    // What is nearer counts more than what is better connected.
    expect(await around(3, 2)).toEqual([
      ["npm-1", 0],
      ["npm-2", 1],
    ]);
  });

  it("around nobody are empty", async () => {
    const { neighbourhood } = await answerTo(`{ neighbourhood(of: "npm-9") { ${GRAPH} } }`);
    expect(neighbourhood).toEqual({ nodes: [], edges: [], nodeCount: 0, edgeCount: 0, truncated: false });
  });

  it("lie where they lie in the whole network, whatever the filter", async () => {
    const placesIn = async (selection: string): Promise<ReadonlyMap<string, string>> => {
      const { networkGraph } = await answerTo(`{ networkGraph(${selection}) { nodes { id x y } } }`);
      return new Map(networkGraph.nodes.map(({ id, x, y }: Data) => [id, `${x} ${y}`]));
    };
    const [whole, bridge] = [await placesIn("relations: [COLLABORATION]"), await placesIn(of("bridge"))];
    expect(new Set(bridge.values()).size).toBe(6);
    for (const [id, place] of bridge) expect([id, place]).toEqual([id, whole.get(id)]);
    for (const place of whole.values())
      for (const value of place.split(" ")) expect(Math.abs(Number(value))).toBeLessThanOrEqual(1);
  });

  it("add up from pieces, of one version only", async () => {
    const { networkGraph } = await answerTo(`{ networkGraph(${ALL}) { ${GRAPH} graphVersion } }`);
    const piece = (from: number, version: string) =>
      `{ graphPart(${ALL}, nodesFrom: ${from}, edgesFrom: ${from}, first: 3, graphVersion: "${version}") { ${GRAPH} graphVersion } }`;
    const [nodes, edges]: [Data[], Data[]] = [[], []];
    for (let from = 0; from < networkGraph.edgeCount; from += 3) {
      const { graphPart } = await answerTo(piece(from, networkGraph.graphVersion));
      nodes.push(...graphPart.nodes);
      edges.push(...graphPart.edges);
    }
    expect([nodes, edges]).toEqual([networkGraph.nodes, networkGraph.edges]);
    await write(store, [unrelated()]);
    const { data, errors } = await hub.ask(piece(3, networkGraph.graphVersion));
    expect(data).toEqual({ graphPart: null });
    expect(errors[0]?.extensions).toMatchObject({ code: "CONFLICT", argument: "graphVersion" });
  });
});

describe("pages", () => {
  it("go on where the one before ended", async () => {
    const page = (more: string) =>
      answerTo(
        `{ influence(${of("star")}, first: 2 ${more}) { nodes { actor { id } } totalCount pageInfo { endCursor hasNextPage hasPreviousPage } } }`,
      );
    const seen: string[] = [];
    for (let more = ""; ;) {
      const { influence } = await page(more);
      seen.push(...influence.nodes.map(({ actor }: Data) => actor.id));
      expect(influence.pageInfo.hasPreviousPage).toBe(more !== "");
      expect(influence.totalCount).toBe(5);
      if (!influence.pageInfo.hasNextPage) break;
      more = `after: "${influence.pageInfo.endCursor}"`;
    }
    expect(seen).toEqual(["npm-1", "npm-2", "npm-3", "npm-4", "npm-5"]);
  });

  it.each(["influence", "communities", "gaps", "independencePrompts"])(
    "of %s refuse cursors of other lists",
    async (list) => {
      const { errors } = await hub.ask(`{ ${list}(after: "bm9uZQ") { totalCount } }`);
      expect(errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "after" });
    },
  );
});

describe("arguments", () => {
  const path = `pathsBetween(from: "npm-1", to: "npm-4"`;
  it.each<[question: string, argument: string, says: string, code?: string]>([
    [`influence(first: 201) { totalCount }`, "first", "0 to 200"],
    [`gaps(first: -1) { totalCount }`, "first", "0 to 200"],
    [`${path}, maxLength: 0) { length }`, "maxLength", "1 to 8"],
    [`${path}, maxLength: 9) { length }`, "maxLength", "1 to 8"],
    [`${path}, limit: 11) { length }`, "limit", "1 to 10"],
    [`networkGraph(first: 5001) { nodeCount }`, "first", "1 to 5000"],
    [`networkGraph(first: 0) { nodeCount }`, "first", "1 to 5000"],
    [`neighbourhood(of: "npm-1", depth: 4) { nodeCount }`, "depth", "1 to 3"],
    [`graphPart(first: 501) { nodeCount }`, "first", "1 to 500"],
    [`graphPart(nodesFrom: -1) { nodeCount }`, "nodesFrom", "0 to"],
    [`timeline(from: 1899) { undated }`, "from", "1900 to 2200"],
    [`timeline(to: 2201) { undated }`, "to", "1900 to 2200"],
    [`timeline(from: 2020, to: 2010) { undated }`, "from", "must not be after to"],
    [`networkGraph(asOf: "2012", since: "2010") { nodeCount }`, "asOf", "cannot be combined with since or until"],
    [`networkGraph(since: "2012", until: "2010") { nodeCount }`, "since", "not be after until"],
    [
      `patternMatrix(where: { OR: [${Array.from({ length: 13 }, (_, at) => `{ description: { eq: "${at}" } }`).join()}] }) { graphVersion }`,
      ...(["where", "at most 12 conditions", "COST_LIMIT_EXCEEDED"] as const),
    ],
  ])("outside their range are refused: %s", async (question, argument, says, code = "BAD_USER_INPUT") => {
    const { errors } = await hub.ask(`{ ${question} }`);
    expect(errors[0]?.extensions).toMatchObject({ code, argument });
    expect(errors[0]?.message).toContain(says);
  });

  it("may be ids of versions", async () => {
    const [collaboration] = (await answerTo(`{ collaborations(${of("path")}, first: 1) { nodes { id } } }`))
      .collaborations.nodes;
    const at = "@2026-01-01T00:00:00Z";
    const questions = (version: string) =>
      answerTo(`{ pathsBetween(from: "npm-1${version}", to: "npm-4${version}", ${of("path")}) { length } neighbourhood(of: "npm-1${version}") { nodeCount }
        classification(collaboration: "${collaboration.id}${version}") { pattern outcome } independencePrompts(npm: "npm-1${version}") { totalCount } timeline(network: "network-1${version}") { meetings { network { id } } } }`);
    const now = await questions("");
    expect(await questions(at)).toEqual(now);
    expect(now).toMatchObject({
      pathsBetween: [{ length: 3 }],
      timeline: { meetings: [{ network: { id: "network-1" } }] },
    });
  });

  it("that name nothing are answered with nothing", async () => {
    expect(
      await answerTo(
        `{ classification(collaboration: "npm-1") { pattern } independencePrompts(npm: "npm-9") { totalCount } timeline(network: "network-9") { meetings { network { id } } } gaps(states: { id: { eq: "state-9" } }) { totalCount } }`,
      ),
    ).toEqual({
      classification: null,
      independencePrompts: { totalCount: 0 },
      timeline: { meetings: [] },
      gaps: { totalCount: 0 },
    });
  });
});
