/** The map knows every state of the records, by its code. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { geoArea, geoContains, type GeoPermissibleObjects } from "d3-geo";
import { feature } from "topojson-client";
import { atlasOf, naturalEarth } from "../../web/build/atlas.mjs";

interface Shape {
  readonly id?: string;
  readonly properties: Record<string, never>;
}

const atlas = atlasOf(naturalEarth());
const shapes = (feature(atlas, atlas.objects.states) as unknown as { features: readonly Shape[] }).features;
const codes = shapes.flatMap(({ id }) => (id === undefined ? [] : [id]));

it("has a shape for every state of the dataset, Kosovo* with its user-assigned code among them", () => {
  const rows = readFileSync(join(__dirname, "../../seed/data/states.csv"), "utf8").trim().split("\n").slice(1);
  const states = rows.map((row) => /,[A-Z]{2},([A-Z]{3}),/.exec(row)?.[1] ?? row);
  expect(states).toContain("XKX");
  expect(states.filter((code) => !codes.includes(code))).toEqual([]);
});

it("has each code once, what has no code of its own within the state the United Nations has it in", () => {
  expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  expect(codes.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
  expect(codes).not.toContain("ATA");
  const areaOf = (shape: unknown): number => geoArea(shape as GeoPermissibleObjects);
  const plain = (feature(naturalEarth(), naturalEarth().objects.countries) as unknown as { features: { id: string }[] })
    .features;
  for (const [code, number] of [
    ["CYP", "196"],
    ["SOM", "706"],
  ] as const)
    expect(areaOf(shapes.find(({ id }) => id === code))).toBeGreaterThan(areaOf(plain.find(({ id }) => id === number)));
});

it("has Crimea in Ukraine, as the General Assembly of the United Nations has (resolution 68/262)", () => {
  const held = shapes.filter((shape) => geoContains(shape as unknown as GeoPermissibleObjects, [34.1, 45.2]));
  expect(held.map(({ id }) => id)).toEqual(["UKR"]);
});

it("tells no names: what a state is called is for the records to say", () => {
  expect(JSON.stringify(atlas)).not.toMatch(/Macedonia|Swaziland|"name"/);
});
