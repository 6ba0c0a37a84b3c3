import { tellApart, type Pair } from "../../bench/classifier";
import { Random } from "../../bench/generated/random";

const random = new Random(1);
const pairs = (count: number, written: () => number): Pair[] =>
  Array.from({ length: count }, () => ({ without: 10 + random.next(), written: written() }));

describe("telling answers apart by their times", () => {
  it("always does where those after a write take longer", () => {
    expect(tellApart(pairs(100, () => 13 + random.next()))).toMatchObject({ apart: 1 });
  });

  it("always does where they take less", () => {
    expect(tellApart(pairs(100, () => 7 + random.next()))).toMatchObject({ apart: 1 });
  });

  it("mostly does where every other one takes longer", () => {
    let count = 0;
    const { apart } = tellApart(pairs(400, () => (count++ % 4 < 2 ? 12 : 10) + random.next()));
    expect(apart).toBeGreaterThan(0.7);
    expect(apart).toBeLessThan(0.85);
  });

  it("is as good as chance where there is no difference", () => {
    const { apart, without, written } = tellApart(pairs(2_000, () => 10 + random.next()));
    expect(Math.abs(apart - 0.5)).toBeLessThan(0.05);
    expect(Math.abs(without - written)).toBeLessThan(0.1);
  });
});
