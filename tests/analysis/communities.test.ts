import * as fc from "fast-check";
import { networkOf } from "../../analysis/graph/build";
import { communitiesOf } from "../../analysis/graph/communities";
import { anyLinks, anyLinksTwice, clique, network, randomLinks, TWO_TRIANGLES } from "./networks";

const RUNS = { numRuns: 300, seed: 20130326 };
const membersIn = (text: string) => communitiesOf(network(text)).communities.map(({ members }) => members.join(""));

describe("communities", () => {
  it.each<[string, string, string[], number]>([
    ["no network", "", [], 0],
    ["two actors", "a-b", ["ab"], 0],
    ["a star", "m-a m-b m-c", ["abcm"], 0],
    ["two triangles and a bridge", TWO_TRIANGLES, ["abc", "def"], 2 * (3 / 7 - 1 / 4)],
    ["two pairs apart", "c-d a-b", ["ab", "cd"], 1 / 2],
    ["a larger one with late ids", "x-y y-z x-z a-b", ["xyz", "ab"], 3 / 4 - (6 / 8) ** 2 + 1 / 4 - (2 / 8) ** 2],
    ["a square, where records decide", "a-b a-b a-b b-c c-d c-d c-d a-d", ["ab", "cd"], 2 * (3 / 8 - 1 / 4)],
    ["the same square, turned", "a-b b-c b-c b-c c-d a-d a-d a-d", ["ad", "bc"], 2 * (3 / 8 - 1 / 4)],
  ])("are right for %s", (_, text, members, modularity) => {
    expect(membersIn(text)).toEqual(members);
    expect(communitiesOf(network(text)).modularity).toBeCloseTo(modularity, 12);
  });

  it("have numbers, density, lines and those who bridge them", () => {
    const { communities } = communitiesOf(network("a-b a-b b-c a-c a-d b-d c-d d-e e-f e-g f-g c-e"));
    expect(communities).toEqual([
      {
        number: 0,
        members: ["a", "b", "c", "d"],
        density: 1,
        edgesWithin: 6,
        bridging: [
          { id: "c", links: 1, communities: [1] },
          { id: "d", links: 1, communities: [1] },
        ],
      },
      {
        number: 1,
        members: ["e", "f", "g"],
        density: 1,
        edgesWithin: 3,
        bridging: [{ id: "e", links: 2, communities: [0] }],
      },
    ]);
  });

  it("give the density of a community with missing lines", () => {
    const [found] = communitiesOf(network("a-b b-c c-d")).communities.filter(({ members }) => members.length > 2);
    const path = found ?? communitiesOf(network("m-a m-b m-c")).communities[0]!;
    expect(path).toMatchObject({ edgesWithin: 3, density: 0.5 });
  });

  it("of one have no density, and no lines need none", () => {
    const graph = network("b-c");
    for (const id of ["a", "d"]) graph.addNode(id);
    expect(communitiesOf(graph).communities.slice(1)).toEqual([
      { number: 1, members: ["a"], density: null, edgesWithin: 0, bridging: [] },
      { number: 2, members: ["d"], density: null, edgesWithin: 0, bridging: [] },
    ]);
    graph.dropEdge("b", "c");
    expect(communitiesOf(graph)).toMatchObject({ modularity: 0, communities: { length: 4 } });
  });

  it("name at most ten who bridge, those with most lines first, then by id", () => {
    const pairs = Array.from({ length: 12 }, (_, place) => String(place).padStart(2, "0"));
    const across = pairs.map((place) => ({ a: `a${place}`, b: `b${place}` }));
    const graph = networkOf([...clique("a", 12), ...clique("b", 12), ...across, { a: "a11", b: "b00" }]);
    const [first, second] = communitiesOf(graph).communities;
    expect(first!.bridging.map(({ id }) => id)).toEqual(["a11", ...pairs.slice(0, 9).map((place) => `a${place}`)]);
    expect(second!.bridging[0]).toEqual({ id: "b00", links: 2, communities: [0] });
  });

  it("name all communities that somebody reaches", () => {
    const triangles = ["a", "b", "c"].map((prefix) => clique(prefix, 4));
    const hub = [..."cab"].map((prefix) => ({ a: "a00", b: `${prefix}01` }));
    const { communities } = communitiesOf(networkOf([...triangles.flat(), ...hub]));
    expect(communities[0]!.bridging).toEqual([{ id: "a00", links: 2, communities: [1, 2] }]);
  });

  it.each([127, 128, 129])("are found in a network of %i lines", (size) => {
    const cliques = [...clique("a", 11), ...clique("z", 12)];
    const across = Array.from({ length: size - cliques.length }, (_, place) => ({ a: `a0${place}`, b: "z11" }));
    const graph = networkOf([...cliques, ...across]);
    expect(graph.size).toBe(size);
    const { communities } = communitiesOf(graph);
    expect(communities.map(({ members }) => [members.length, members[0]])).toEqual([
      [12, "z00"],
      [11, "a00"],
    ]);
    expect([graph.order, graph.size]).toEqual([23, size]);
  });

  it("are good where the last actor of 128 lines is a hub", () => {
    const spokes = Array.from({ length: 32 }, (_, place) => ({ a: `n${String(place).padStart(4, "0")}`, b: "z" }));
    const sizes = Array.from({ length: 40 }, (_, more) => networkOf([...spokes, ...randomLinks(64, 96 + more, 3)]));
    const graph = sizes.find(({ size }) => size === 128)!;
    expect(graph.nodes().at(-1)).toBe("z");
    expect(communitiesOf(graph).modularity).toBeGreaterThan(0.4);
  });

  it("are many where many groups are loosely linked", () => {
    const groups = Array.from({ length: 20 }, (_, place) => clique(`g${String(place).padStart(2, "0")}-`, 6));
    const ring = groups.map((group, place) => ({ a: group[0]!.a, b: groups[(place + 1) % groups.length]![14]!.b }));
    const { communities, modularity } = communitiesOf(networkOf([...groups.flat(), ...ring]));
    expect(communities.map(({ members }) => members[0])).toEqual(groups.map((group) => group[0]!.a));
    expect(modularity).toBeCloseTo(20 * (15 / 320 - (32 / 640) ** 2), 12);
  });

  it("put everybody in exactly one, largest first, with the modularity of the definition", () => {
    fc.assert(
      fc.property(anyLinks, (list) => {
        const graph = networkOf(list);
        const { communities, modularity } = communitiesOf(graph);
        expect(communities.flatMap(({ members }) => members).sort()).toEqual(graph.nodes());
        const order = communities.map(({ members }) => `${10 - members.length}${members[0]}`);
        expect(order).toEqual(order.toSorted());
        expect(communities.map(({ number }) => number)).toEqual(communities.map((_, place) => place));
        expect(modularity).toBeCloseTo(byDefinition(graph, communities), 12);
      }),
      RUNS,
    );
  });

  it("are the same to the last bit for links in any order", () => {
    fc.assert(
      fc.property(anyLinksTwice, ([list, again]) => {
        expect(communitiesOf(networkOf(again))).toEqual(communitiesOf(networkOf(list)));
      }),
      RUNS,
    );
    const list = randomLinks(200, 600, 3);
    expect(communitiesOf(networkOf(list.toReversed()))).toEqual(communitiesOf(networkOf(list)));
  });
});

/** Sum over all pairs of one community, each in both orders and with itself, of weight less expected weight (Newman 2006). */
function byDefinition(
  graph: ReturnType<typeof networkOf>,
  communities: readonly { members: readonly string[] }[],
): number {
  const records = (id: string) => graph.reduceEdges(id, (sum, _, { weight }) => sum + weight, 0);
  const ends = graph.nodes().reduce((sum, id) => sum + records(id), 0);
  if (ends === 0) return 0;
  const between = (a: string, b: string) =>
    a !== b && graph.hasEdge(a, b) ? graph.getEdgeAttribute(a, b, "weight") : 0;
  const terms = communities.flatMap(({ members }) =>
    members.flatMap((a) => members.map((b) => between(a, b) - (records(a) * records(b)) / ends)),
  );
  return terms.reduce((sum, term) => sum + term, 0) / ends;
}
