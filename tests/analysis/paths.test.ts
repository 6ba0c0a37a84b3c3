import * as fc from "fast-check";
import { type Neighbours } from "../../analysis/graph/neighbourhood";
import { shortestPaths } from "../../analysis/graph/paths";
import { anyLinks, clique, links, neighboursIn, neighboursOf, randomLinks, star, TWO_TRIANGLES } from "./networks";

const RUNS = { numRuns: 500, seed: 20130326 };
const ALL = Number.MAX_SAFE_INTEGER;
const pathsIn = (text: string, [from, to]: [string, string], maxLength = 9, limit = ALL) =>
  shortestPaths(neighboursIn(text), { from, to }, { maxLength, limit }).map((path) => path.join(""));

/** Every simple path, by trying all ways: shorter ones first, then by ids. */
function everyPath(neighbours: Neighbours, way: readonly string[], to: string): string[][] {
  const here = way.at(-1)!;
  if (here === to) return [[...way]];
  const next = neighbours(here).filter((id) => !way.includes(id));
  const paths = next.flatMap((id) => everyPath(neighbours, [...way, id], to));
  return paths.sort((left, right) => left.length - right.length || (left.join() < right.join() ? -1 : 1));
}

describe("the shortest paths between two actors", () => {
  it.each<[string, string, [string, string], string[]]>([
    ["a path", "a-b b-c c-d", ["a", "d"], ["abcd"]],
    ["two who are linked", "a-b", ["b", "a"], ["ba"]],
    ["a triangle", "a-b b-c a-c", ["a", "c"], ["ac", "abc"]],
    ["a star", "m-a m-b m-c", ["a", "c"], ["amc"]],
    ["a cycle of four", "a-b b-c c-d a-d", ["a", "c"], ["abc", "adc"]],
    ["a cycle of five", "a-b b-c c-d d-e a-e", ["a", "c"], ["abc", "aedc"]],
    ["two triangles and a bridge", TWO_TRIANGLES, ["a", "f"], ["acdf", "abcdf", "acdef", "abcdef"]],
    ["the other direction", TWO_TRIANGLES, ["f", "a"], ["fdca", "fdcba", "fedca", "fedcba"]],
    ["an end that hangs by one line", "a-b b-c a-c c-d d-e", ["a", "e"], ["acde", "abcde"]],
    ["two components", "a-b c-d", ["a", "d"], []],
    ["an actor and itself", "a-b b-c a-c", ["a", "a"], []],
    ["an unknown start", "a-b", ["x", "b"], []],
    ["an unknown end", "a-b", ["a", "x"], []],
  ])("of %s", (_, text, ends, expected) => expect(pathsIn(text, ends)).toEqual(expected));

  it.each<[number, number, string[]]>([
    [2, ALL, []],
    [3, ALL, ["acdf"]],
    [4, ALL, ["acdf", "abcdf", "acdef"]],
    [9, 2, ["acdf", "abcdf"]],
    [9, 0, []],
    [0, 9, []],
  ])("have at most %i steps, and are at most %i", (maxLength, limit, expected) => {
    expect(pathsIn(TWO_TRIANGLES, ["a", "f"], maxLength, limit)).toEqual(expected);
  });

  it("are exactly those that trying all ways finds, in order", () => {
    const anyEnds = fc.shuffledSubarray([..."abcdefg"], { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(
        anyLinks,
        anyEnds,
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 12 }),
        (list, ends, maxLength, few) => {
          const [from, to] = ends as [string, string];
          const neighbours = neighboursOf(list);
          const expected = everyPath(neighbours, [from], to).filter((path) => path.length <= maxLength + 1);
          for (const limit of [few, ALL])
            expect(shortestPaths(neighbours, { from, to }, { maxLength, limit })).toEqual(expected.slice(0, limit));
        },
      ),
      RUNS,
    );
  });

  it("are the first of all in a larger network, too", () => {
    const neighbours = neighboursOf(randomLinks(60, 110, 11));
    const ends = { from: "n0003", to: "n0041" };
    const all = shortestPaths(neighbours, ends, { maxLength: 8, limit: ALL });
    expect(all.length).toBeGreaterThan(50);
    for (const limit of [1, 7, 40])
      expect(shortestPaths(neighbours, ends, { maxLength: 8, limit })).toEqual(all.slice(0, limit));
  });
});

describe("the search for paths", () => {
  /** How often neighbours were asked for, and how many were handed out. */
  function counted(neighbours: Neighbours) {
    const count = { asked: 0, given: 0 };
    const counting: Neighbours = (id) => {
      const found = neighbours(id);
      count.asked += 1;
      count.given += found.length;
      return found;
    };
    return { count, counting };
  }

  it("does not go through the members of a hub when the hub leads on at once", () => {
    const { count, counting } = counted(neighboursOf(star("hub", 7000)));
    const ends = { from: "hub-0001", to: "hub-0002" };
    expect(shortestPaths(counting, ends, { maxLength: 6, limit: 10 })).toEqual([["hub-0001", "hub", "hub-0002"]]);
    expect(count.asked).toBeLessThan(20);
  });

  it("does not come back to the hub it starts from", () => {
    const spokes = [...star("hub", 7000), { a: "x", b: "hub-0000" }, { a: "y", b: "hub-0001" }, { a: "x", b: "y" }];
    const { count, counting } = counted(neighboursOf(spokes));
    expect(shortestPaths(counting, { from: "hub", to: "x" }, { maxLength: 6, limit: 10 })).toEqual([
      ["hub", "hub-0000", "x"],
      ["hub", "hub-0001", "y", "x"],
    ]);
    expect(count.asked).toBeLessThan(50);
  });

  it("looks through a hub once, not once a path", () => {
    const members = star("hub", 3000);
    const { count, counting } = counted(neighboursOf([...members, ...members.map(({ b }) => ({ a: b, b: "rim" }))]));
    const paths = shortestPaths(counting, { from: "hub", to: "rim" }, { maxLength: 2, limit: ALL });
    expect(paths).toHaveLength(3000);
    expect(count.given).toBeLessThan(30_000);
  });

  it("finds the long way round behind thousands of ways that come to nothing", () => {
    const crowd = randomLinks(2000, 10_000, 5).map(({ a, b }) => ({ a: `m${a}`, b: `m${b}` }));
    const members = [...new Set(crowd.map(({ a }) => a))].map((a) => ({ a, b: "hub" }));
    const around = links("s-t hub-s hub-t s-u u-v v-w w-x x-y t-y");
    const neighbours = neighboursOf([...crowd, ...members, ...around]);
    const paths = shortestPaths(neighbours, { from: "s", to: "t" }, { maxLength: 6, limit: 10 });
    expect(paths.map((path) => path.join(" "))).toEqual(["s t", "s hub t", "s u v w x y t"]);
  });

  it("ends with the first paths where there are more than can be tried", () => {
    const neighbours = neighboursOf([...clique("k", 16), { a: "k00", b: "z" }, { a: "k01", b: "z" }]);
    const paths = shortestPaths(neighbours, { from: "k15", to: "z" }, { maxLength: 12, limit: ALL });
    expect(paths.length).toBeGreaterThan(10_000);
    expect(paths.length).toBeLessThan(1_000_000);
    expect(paths.slice(0, 2)).toEqual([
      ["k15", "k00", "z"],
      ["k15", "k01", "z"],
    ]);
    const lengths = paths.map((path) => path.length);
    expect(lengths).toEqual(lengths.toSorted((left, right) => left - right));
    expect(paths.every((path) => new Set(path).size === path.length)).toBe(true);
  });
});
