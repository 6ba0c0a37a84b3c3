import { choicesFor } from "../../web/parts/choosing";

const STATES = ["Bosnia and Herzegovina", "Côte d’Ivoire", "New Zealand", "Slovakia", "Slovenia", "Timor-Leste"];
const named = (text: string): string[] =>
  choicesFor(
    text,
    STATES.map((name) => ({ name })),
  ).map(({ name }) => name);

describe("what is typed finds", () => {
  it.each([
    ["", STATES],
    ["slov", ["Slovakia", "Slovenia"]],
    ["SLOVEN", ["Slovenia"]],
    ["cote d'", ["Côte d’Ivoire"]],
    ["ze", ["New Zealand", "Bosnia and Herzegovina"]],
    [" leste ", ["Timor-Leste"]],
    ["xyz", []],
  ])("%j: names that begin so first, then words, then parts", (text, expected) =>
    expect(named(text)).toEqual(expected),
  );
});
