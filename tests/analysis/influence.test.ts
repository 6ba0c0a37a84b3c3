import * as fc from "fast-check";
import { networkOf, type Network } from "../../analysis/graph/build";
import { EXACT_STEPS, influenceOf } from "../../analysis/graph/influence";
import { neighbourhoodOf } from "../../analysis/graph/neighbourhood";
import { anyLinks, anyLinksTwice, clique, network, randomLinks, star, TWO_TRIANGLES } from "./networks";

const RUNS = { numRuns: 300, seed: 20130326 };
/** No budget: as few pivots as there may be. */
const NOTHING = 0;

const betweennessIn = (graph: Network, budget = EXACT_STEPS): Record<string, number> =>
  Object.fromEntries([...influenceOf(graph, budget).byId].map(([id, { betweenness }]) => [id, betweenness]));

const componentsOf = (graph: Network): number => {
  const left = new Set(graph.nodes());
  let count = 0;
  for (const id of graph.nodes()) {
    if (!left.has(id)) continue;
    count += 1;
    for (const reached of neighbourhoodOf((one) => graph.neighbors(one), id, Infinity).keys()) left.delete(reached);
  }
  return count;
};

describe("betweenness", () => {
  it.each<[string, string, Record<string, number>]>([
    ["no network", "", {}],
    ["two actors", "a-b", { a: 0, b: 0 }],
    ["a path of three", "a-b b-c", { a: 0, b: 1, c: 0 }],
    ["a path of five", "a-b b-c c-d d-e", { a: 0, b: 3 / 6, c: 4 / 6, d: 3 / 6, e: 0 }],
    ["a star", "m-a m-b m-c m-d", { a: 0, b: 0, c: 0, d: 0, m: 1 }],
    ["a triangle", "a-b b-c a-c", { a: 0, b: 0, c: 0 }],
    ["a cycle of four: two ways share", "a-b b-c c-d a-d", { a: 1 / 6, b: 1 / 6, c: 1 / 6, d: 1 / 6 }],
    ["a cycle of five", "a-b b-c c-d d-e a-e", { a: 1 / 6, b: 1 / 6, c: 1 / 6, d: 1 / 6, e: 1 / 6 }],
    ["two triangles and a bridge", TWO_TRIANGLES, { a: 0, b: 0, c: 0.6, d: 0.6, e: 0, f: 0 }],
    ["two paths apart", "a-b b-c d-e e-f", { a: 0, b: 0.1, c: 0, d: 0, e: 0.1, f: 0 }],
    [
      "lines with many records: one step all the same",
      "a-b a-b a-b b-c b-c a-d d-c",
      { a: 1 / 6, b: 1 / 6, c: 1 / 6, d: 1 / 6 },
    ],
  ])("is right for %s", (_, text, expected) => {
    const found = betweennessIn(network(text));
    expect(Object.keys(found)).toEqual(Object.keys(expected));
    for (const [id, value] of Object.entries(expected)) expect(found[id]).toBeCloseTo(value, 12);
  });

  it("is 0 for a single actor", () => {
    const graph = network("");
    graph.addNode("npm-1");
    expect(influenceOf(graph)).toEqual({
      byId: new Map([["npm-1", { degree: 0, weightedDegree: 0, betweenness: 0, isArticulationPoint: false }]]),
      isEstimated: false,
    });
  });

  it.each([127, 128, 129, 256])("is 1 for the hub of a star of %i lines", (size) => {
    const found = betweennessIn(networkOf(star("hub", size)));
    expect(found["hub"]).toBeCloseTo(1, 12);
    expect(found["hub-0000"]).toBe(0);
  });

  it("counts more shortest paths than 32 bits hold", () => {
    const steps = Array.from({ length: 40 }, (_, place) => [`j${place}`, `j${place + 1}`] as const);
    const ladder = steps.flatMap(([a, b]) =>
      [`${a}l`, `${a}r`].flatMap((side) => [
        { a, b: side },
        { a: side, b },
      ]),
    );
    const found = betweennessIn(networkOf(ladder));
    // It parts 60 actors from 60, and is on one of two ways within each of the squares it belongs to; 120 actors are others.
    expect(found["j20"]).toBeCloseTo((3600 + 2 / 2) / ((120 * 119) / 2), 12);
    expect(found["j20l"]).toBeCloseTo(found["j20r"]!, 12);
  });

  it("sums up to the actors between all that are linked in any way", () => {
    fc.assert(
      fc.property(anyLinks, (list) => {
        const graph = networkOf(list);
        const distances = graph.mapNodes((id) => [
          ...neighbourhoodOf((one) => graph.neighbors(one), id, Infinity).values(),
        ]);
        const inner = distances.flat().reduce((sum, distance) => sum + Math.max(0, distance - 1), 0) / 2;
        const sum = Object.values(betweennessIn(graph)).reduce((left, right) => left + right, 0);
        expect((sum * (graph.order - 1) * (graph.order - 2)) / 2).toBeCloseTo(inner, 9);
      }),
      RUNS,
    );
  });

  it("is the same to the last bit for links in any order", () => {
    fc.assert(
      fc.property(anyLinksTwice, ([list, again]) => {
        const [one, other] = [influenceOf(networkOf(list)), influenceOf(networkOf(again))];
        expect([...other.byId]).toEqual([...one.byId]);
      }),
      RUNS,
    );
  });
});

describe("estimated betweenness", () => {
  const graph = networkOf([...randomLinks(300, 700, 7), ...star("n0150", 40)]);
  const steps = graph.order * (graph.order + 2 * graph.size);

  it("takes the place of exact betweenness only where the budget is exceeded", () => {
    expect(influenceOf(graph, steps).isEstimated).toBe(false);
    expect(influenceOf(graph, steps - 1).isEstimated).toBe(true);
  });

  it("is never needed for few actors", () => {
    const small = networkOf(clique("a", 60));
    expect(influenceOf(small, NOTHING)).toEqual({ ...influenceOf(small), isEstimated: false });
  });

  it.each([
    ["no budget", NOTHING, 0.03],
    ["half of the budget", steps / 2, 0.01],
  ])("is near the exact one with %s", (_, budget, tolerance) => {
    const [exact, estimate] = [betweennessIn(graph), betweennessIn(graph, budget)];
    const errors = Object.keys(exact).map((id) => Math.abs(exact[id]! - estimate[id]!));
    expect(Math.max(...errors)).toBeLessThan(tolerance);
    expect(Math.max(...errors)).toBeGreaterThan(0);
    const first = (values: Record<string, number>) => Object.keys(values).sort((a, b) => values[b]! - values[a]!)[0];
    expect(first(estimate)).toBe(first(exact));
  });

  it("is exactly 1 for the hub of a star, never more", () => {
    const found = betweennessIn(networkOf(star("hub", 200)), NOTHING);
    expect(found["hub"]).toBeCloseTo(1, 12);
  });

  it("sees those with late ids as well as those with early ones", () => {
    const apart = networkOf([...star("a", 100), ...star("z", 100)]);
    const [exact, estimate] = [betweennessIn(apart), betweennessIn(apart, NOTHING)];
    for (const hub of ["a", "z"]) expect(Math.abs(estimate[hub]! / exact[hub]! - 1)).toBeLessThan(0.05);
  });
});

describe("degree", () => {
  it("counts actors, weighted degree records", () => {
    const { byId } = influenceOf(network("a-b b-a a-c c-d a-a"));
    const degrees = [...byId].map(([id, { degree, weightedDegree }]) => [id, degree, weightedDegree]);
    expect(degrees).toEqual([
      ["a", 2, 3],
      ["b", 1, 2],
      ["c", 2, 2],
      ["d", 1, 1],
    ]);
  });
});

describe("articulation points", () => {
  const pointsOf = (graph: Network) =>
    [...influenceOf(graph).byId].filter(([, { isArticulationPoint }]) => isArticulationPoint).map(([id]) => id);

  it.each<[string, string, string[]]>([
    ["no network", "", []],
    ["two actors", "a-b", []],
    ["a path", "a-b b-c c-d", ["b", "c"]],
    ["a star", "m-a m-b m-c", ["m"]],
    ["a star whose hub comes first", "a-m a-n a-o", ["a"]],
    ["a cycle", "a-b b-c c-d a-d", []],
    ["two triangles and a bridge", TWO_TRIANGLES, ["c", "d"]],
    ["two triangles with a corner in common", "a-b b-c a-c c-d d-e c-e", ["c"]],
    ["components apart", "a-b b-c d-e e-f d-f", ["b"]],
  ])("of %s", (_, text, expected) => expect(pointsOf(network(text))).toEqual(expected));

  it("are those without whom there are more components", () => {
    fc.assert(
      fc.property(anyLinks, (list) => {
        const graph = networkOf(list);
        const expected = graph.nodes().filter((id) => {
          const without = graph.copy();
          without.dropNode(id);
          return componentsOf(without) > componentsOf(graph);
        });
        expect(pointsOf(graph)).toEqual(expected);
      }),
      RUNS,
    );
  });

  it("are found along a chain of 20,000 actors", () => {
    const id = (place: number) => `n${String(place).padStart(5, "0")}`;
    const chain = Array.from({ length: 19_999 }, (_, place) => ({ a: id(place), b: id(place + 1) }));
    const { byId } = influenceOf(networkOf(chain), NOTHING);
    const found = [...byId].filter(([, { isArticulationPoint }]) => isArticulationPoint);
    expect(found).toHaveLength(19_998);
    expect([id(0), id(19_999)].map((end) => byId.get(end)!.isArticulationPoint)).toEqual([false, false]);
  });
});
