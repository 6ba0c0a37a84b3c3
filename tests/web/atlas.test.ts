/** The map knows every state of the records, by its code, and where its capital lies. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { geoArea, geoContains, type GeoPermissibleObjects } from "d3-geo";
import { feature } from "topojson-client";
import { atlasOf, geoNames, naturalEarth } from "../../web/build/atlas.mjs";

interface Shape {
  readonly id?: string;
  readonly properties: Record<string, never>;
}

const atlas = atlasOf(naturalEarth());
const shapes = (feature(atlas, atlas.objects.states) as unknown as { features: readonly Shape[] }).features;
const codes = shapes.flatMap(({ id }) => (id === undefined ? [] : [id]));

const rows: readonly Readonly<Record<string, string>>[] = parse(
  readFileSync(join(__dirname, "../../seed/data/states.csv"), "utf8"),
  { columns: true },
);

it("has a shape for every state of the dataset, Kosovo* with its user-assigned code among them", () => {
  const states = rows.map(({ iso3 }) => iso3 ?? "");
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

type Place = readonly [lon: number, lat: number];

const { features: points } = feature(atlas, atlas.objects.capitals) as unknown as {
  features: readonly { readonly id: string; readonly geometry: { readonly coordinates: Place } }[];
};
const capitals = new Map(points.map(({ id, geometry }) => [id, geometry.coordinates]));

it("has a capital for every state whose capital is recorded, and none where it is disputed", () => {
  const recorded = rows.filter(({ capital }) => capital).map(({ iso3 }) => iso3);
  expect(recorded.filter((code) => !capitals.has(code ?? ""))).toEqual([]);
  expect(["ISR", "PSE"].filter((code) => capitals.has(code))).toEqual([]);
});

it("has each capital in its own state: within a third of a degree, as coasts are drawn roughly", () => {
  const NEAR = [-1 / 3, -1 / 20, 0, 1 / 20, 1 / 3];
  const outside = rows.filter(({ iso3 = "" }) => {
    const [lon, lat] = capitals.get(iso3) ?? [];
    if (lon === undefined || lat === undefined) return false;
    const shape = shapes.find(({ id }) => id === iso3) as unknown as GeoPermissibleObjects;
    return !NEAR.some((east) => NEAR.some((north) => geoContains(shape, [lon + east, lat + north])));
  });
  expect(outside.map(({ iso3 }) => iso3)).toEqual([]);
});

it("marks the capital that the record names", () => {
  const plain = (name: string): string =>
    name
      .normalize("NFD")
      .replaceAll(/[^a-z]/gi, "")
      .toLowerCase();
  // Kazakhstan’s was named anew; the others are spellings.
  const SAME = { KAZ: "Nur-Sultan", MNG: "Ulan Bator", PAN: "Panamá" };
  const namedBy = new Map(geoNames().map((city) => [city.country, city]));
  const others = rows.filter(({ iso2 = "", iso3 = "", capital = "" }) => {
    const known = namedBy.get(iso2)?.name;
    return known !== undefined && plain(known) !== plain(SAME[iso3 as keyof typeof SAME] ?? capital);
  });
  expect(others.map(({ iso3, capital }) => `${iso3} ${capital}`)).toEqual([]);
});
