import { neighbourhoodOf } from "../../analysis/graph/neighbourhood";
import { neighboursIn, TWO_TRIANGLES } from "./networks";

const around = (text: string, centre: string, depth: number) => [...neighbourhoodOf(neighboursIn(text), centre, depth)];

describe("the neighbourhood of an actor", () => {
  it.each<[string, string, string, number, [string, number][]]>([
    ["the centre alone at depth 0", TWO_TRIANGLES, "c", 0, [["c", 0]]],
    ["nobody at a depth below 0", TWO_TRIANGLES, "c", -1, []],
    [
      "those linked with it, by id",
      TWO_TRIANGLES,
      "c",
      1,
      [
        ["c", 0],
        ["a", 1],
        ["b", 1],
        ["d", 1],
      ],
    ],
    [
      "all that are reached, at their shortest distance",
      TWO_TRIANGLES,
      "f",
      Infinity,
      [
        ["f", 0],
        ["d", 1],
        ["e", 1],
        ["c", 2],
        ["a", 3],
        ["b", 3],
      ],
    ],
    [
      "nobody of other components",
      "a-b c-d",
      "a",
      9,
      [
        ["a", 0],
        ["b", 1],
      ],
    ],
    [
      "both ways around a cycle",
      "a-b b-c c-d a-d",
      "a",
      2,
      [
        ["a", 0],
        ["b", 1],
        ["d", 1],
        ["c", 2],
      ],
    ],
    [
      "a ring by id, not by the way that leads there",
      "m-a m-b a-z b-y",
      "m",
      2,
      [
        ["m", 0],
        ["a", 1],
        ["b", 1],
        ["y", 2],
        ["z", 2],
      ],
    ],
    ["an unknown actor alone", "a-b", "x", 3, [["x", 0]]],
  ])("holds %s", (_, text, centre, depth, expected) => expect(around(text, centre, depth)).toEqual(expected));

  it("asks for nobody's neighbours beyond the depth", () => {
    const asked: string[] = [];
    const neighbours = neighboursIn("a-b b-c c-d");
    neighbourhoodOf((id) => (asked.push(id), neighbours(id)), "a", 2);
    expect(asked).toEqual(["a", "b"]);
  });
});
