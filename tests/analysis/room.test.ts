import { type Held, roomFor } from "../../analysis/thread/room";

const LIMITS = { graphs: 4, perClient: 2 };
interface Named extends Held {
  readonly name: string;
}
/** Graphs by name, owner and number of uses, those used longest ago first. */
const held = (...graphs: readonly (readonly [name: string, owner: string, uses?: number])[]): Named[] =>
  graphs.map(([name, owner, uses = 0]) => ({ name, owner, uses }));

describe("room for one more graph of a client", () => {
  it.each<[string, Named[], readonly string[] | null]>([
    ["is there while few are held", held(["b1", "b"], ["a1", "a"]), []],
    ["is made by its own that was used longest ago", held(["a1", "a"], ["b1", "b"], ["a2", "a"]), ["a1"]],
    ["is made by its own with which nobody is at work", held(["a1", "a", 1], ["a2", "a"]), ["a2"]],
    ["is waited for while someone is at work with all its own", held(["a1", "a", 1], ["a2", "a", 3]), null],
    [
      "is made by one of whoever has most, where all places are taken",
      held(["c1", "c"], ["b1", "b"], ["b2", "b"], ["d1", "d"]),
      ["b1"],
    ],
    [
      "leaves whoever is at work, and then takes of those with fewer",
      held(["c1", "c"], ["b1", "b", 1], ["b2", "b", 1], ["d1", "d"]),
      ["c1"],
    ],
    [
      "is waited for where someone is at work with all of them",
      held(["c1", "c", 1], ["b1", "b", 1], ["b2", "b", 1], ["d1", "d", 2]),
      null,
    ],
  ])("%s", (_what, graphs, names) => {
    expect(roomFor("a", graphs, LIMITS)?.map(({ name }) => name) ?? null).toEqual(names);
  });
});
