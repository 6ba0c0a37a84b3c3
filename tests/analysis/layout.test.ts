import * as fc from "fast-check";
import { networkOf, type Network } from "../../analysis/graph/build";
import { layoutOf, type Position } from "../../analysis/graph/layout";
import { anyLinksTwice, clique, network, randomLinks, star } from "./networks";

/** Small pictures drawn as large ones are. */
const MANY = 0;

const between = (left: Position, right: Position) => Math.hypot(left.x - right.x, left.y - right.y);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** `count` groups of ten who are all linked, each group linked with the next. */
const ringOfGroups = (count: number) => {
  const groups = Array.from({ length: count }, (_, place) => clique(`g${String(place).padStart(3, "0")}-`, 10));
  const ring = groups.map((group, place) => ({ a: group[0]!.a, b: groups[(place + 1) % count]![44]!.b }));
  return [...groups.flat(), ...ring];
};

/** Mean distance of linked actors ÷ mean distance of all to the first. */
const closenessIn = (graph: Network, many: number | undefined) => {
  const places = layoutOf(graph, many);
  const linked = graph.mapEdges((_, __, source, target) => between(places.get(source)!, places.get(target)!));
  const first = places.get(graph.nodes()[0]!)!;
  return mean(linked) / mean([...places.values()].map((place) => between(place, first)));
};

describe("the picture of a network", () => {
  it("has a place for everybody, in the order of ids", () => {
    expect([...layoutOf(network("c-b a-c")).keys()]).toEqual(["a", "b", "c"]);
    expect(layoutOf(network(""))).toEqual(new Map());
  });

  it("has a single actor in its middle", () => {
    const graph = network("");
    graph.addNode("npm-1");
    expect([...layoutOf(graph)]).toEqual([["npm-1", { x: 0, y: 0 }]]);
  });

  it.each<[string, Network, number | undefined]>([
    ["two actors", network("a-b"), undefined],
    ["a star", networkOf(star("hub", 30)), undefined],
    ["groups", networkOf(ringOfGroups(6)), undefined],
    ["groups that count as many actors", networkOf(ringOfGroups(6)), MANY],
  ])("of %s fills -1 to 1 on its longer side, to four decimals", (_, graph, many) => {
    const places = [...layoutOf(graph, many).values()];
    const spans = (["x", "y"] as const).map((axis) => {
      const values = places.map((place) => place[axis]);
      return [Math.min(...values), Math.max(...values)] as const;
    });
    expect(spans).toContainEqual([-1, 1]);
    for (const [min, max] of spans) {
      expect(min).toBeGreaterThanOrEqual(-1);
      expect(min + max).toBeCloseTo(0, 3);
    }
    for (const { x, y } of places) for (const value of [x, y]) expect(Number(value.toFixed(4))).toBe(value);
  });

  it("is the same for links in any order", () => {
    fc.assert(
      fc.property(anyLinksTwice, ([list, again]) => {
        expect([...layoutOf(networkOf(again))]).toEqual([...layoutOf(networkOf(list))]);
      }),
      { numRuns: 50, seed: 20130326 },
    );
    const list = randomLinks(60, 120, 9);
    for (const many of [MANY, undefined])
      expect(layoutOf(networkOf(list.toReversed()), many)).toEqual(layoutOf(networkOf(list), many));
  });

  it.each([
    ["few", undefined],
    ["many", MANY],
  ])("has linked actors near each other where they count as %s", (_, many) => {
    expect(closenessIn(networkOf(ringOfGroups(8)), many)).toBeLessThan(0.3);
  });

  it("differs a little where far groups repel as one", () => {
    const graph = networkOf(ringOfGroups(3));
    expect(layoutOf(graph, MANY)).not.toEqual(layoutOf(graph));
    expect(layoutOf(graph, graph.order)).toEqual(layoutOf(graph, MANY));
    expect(layoutOf(graph, graph.order + 1)).toEqual(layoutOf(graph));
  });

  it("changes little when somebody leaves", () => {
    const list = ringOfGroups(8);
    const [before, after] = [list, list.filter(({ a, b }) => a !== "g003-05" && b !== "g003-05")].map((links) =>
      layoutOf(networkOf(links)),
    );
    const moved = [...after!].map(([id, place]) => between(place, before!.get(id)!));
    expect(moved).toHaveLength(79);
    expect(mean(moved)).toBeLessThan(0.15);
  });

  it("keeps those who hang together with nobody else at the rim, not far out", () => {
    const pairs = Array.from({ length: 10 }, (_, place) => ({ a: `p${place}`, b: `q${place}` }));
    const places = layoutOf(networkOf([...ringOfGroups(8), ...pairs]));
    const main = [...places].filter(([id]) => id.startsWith("g")).map(([, place]) => Math.hypot(place.x, place.y));
    expect(Math.max(...main)).toBeGreaterThan(0.5);
  });

  it("draws forty records shorter than one, but not as a single dot", () => {
    const records = Array.from({ length: 40 }, () => ({ a: "a", b: "b" }));
    const places = layoutOf(networkOf([...records, { a: "b", b: "c" }, { a: "c", b: "d" }]));
    const [strong, weak] = [between(places.get("a")!, places.get("b")!), between(places.get("b")!, places.get("c")!)];
    expect(strong).toBeLessThan(weak);
    expect(strong).toBeGreaterThan(0.02);
  });

  it("leaves the network as it is", () => {
    const graph = network("a-b a-b b-c");
    const before = JSON.stringify(graph.export());
    layoutOf(graph);
    expect(JSON.stringify(graph.export())).toBe(before);
  });
});
