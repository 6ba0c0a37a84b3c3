import * as fc from "fast-check";
import { networkOf } from "../../analysis/graph/build";
import { anyLinks, anyLinksTwice, network } from "./networks";

const RUNS = { numRuns: 300, seed: 20130326 };
const linesOf = (graph: ReturnType<typeof networkOf>) =>
  graph.mapEdges((_, { weight }, source, target) => `${source}-${target} ${weight}`);

describe("the network of links", () => {
  it.each<[string, string, string[], string[]]>([
    ["nothing", "", [], []],
    ["one link", "b-a", ["a", "b"], ["a-b 1"]],
    ["several links between two", "a-b b-a a-b", ["a", "b"], ["a-b 3"]],
    ["links to oneself only", "a-a b-b", [], []],
    ["a link to oneself beside others", "b-b b-a", ["a", "b"], ["a-b 1"]],
    [
      "ids by code units, not by number or by locale",
      "b-B 10-9 é-b",
      ["10", "9", "B", "b", "é"],
      ["10-9 1", "B-b 1", "b-é 1"],
    ],
  ])("has, of %s, actors and lines in the order of ids", (_, text, ids, lines) => {
    const graph = network(text);
    expect(graph.nodes()).toEqual(ids);
    expect(linesOf(graph)).toEqual(lines);
  });

  it("is undirected and has no second line between two actors", () => {
    const { type, multi } = network("a-b b-a");
    expect({ type, multi }).toEqual({ type: "undirected", multi: false });
  });

  it("counts every record between two different actors once", () => {
    fc.assert(
      fc.property(anyLinks, (list) => {
        const total = networkOf(list).reduceEdges((sum, _, { weight }) => sum + weight, 0);
        expect(total).toBe(list.filter(({ a, b }) => a !== b).length);
      }),
      RUNS,
    );
  });

  it("is the same for links in any order", () => {
    fc.assert(
      fc.property(anyLinksTwice, ([list, again]) => {
        const [one, other] = [networkOf(list), networkOf(again)];
        expect([other.nodes(), linesOf(other)]).toEqual([one.nodes(), linesOf(one)]);
      }),
      RUNS,
    );
  });
});
