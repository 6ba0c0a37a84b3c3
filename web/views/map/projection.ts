/** From degrees to points of the picture. */
import { geoEqualEarth, geoPath, type GeoPath, type GeoProjection } from "d3-geo";
import { type MultiPoint } from "geojson";
import { type Region } from "../../state/selection";
import { type Spot } from "./spots";

/** Size of the picture, points. */
export const SIZE = { width: 960, height: 470 } as const;

/** As far north and south as there are states. */
const INHABITED: MultiPoint = {
  type: "MultiPoint",
  coordinates: [
    [-168, 10],
    [-175, -30],
    [179, -47],
    [-70, -55.5],
    [20, 80],
    [-60, 80],
  ],
};

/** Areas can be compared in it (Šavrič, Patterson and Jenny 2018). */
export function projectionOf(): GeoProjection {
  return geoEqualEarth()
    .rotate([-11, 0])
    .fitExtent(
      [
        [4, 4],
        [SIZE.width - 4, SIZE.height - 4],
      ],
      INHABITED,
    );
}

/** Makes SVG paths of shapes, with coordinates to a tenth of a point. */
export const pathOf = (projection: GeoProjection): GeoPath => geoPath(projection).digits(1);

/** A part of the picture: its middle, and how many times larger. */
export interface Zoom {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** The whole picture. */
export const WHOLE: Zoom = { x: SIZE.width / 2, y: SIZE.height / 2, scale: 1 };

/** Middle (longitude, latitude) and magnification by which a region fills the picture. */
const REGIONS: Readonly<Record<Region, readonly [lon: number, lat: number, scale: number]>> = {
  Africa: [18, 3, 2.3],
  Americas: [-78, 0, 1.3],
  Asia: [85, 30, 1.9],
  Europe: [17, 52, 4.2],
  Oceania: [150, -22, 2.6],
};

/** The part of the picture that a region fills; the whole of it without a region. */
export function zoomTo(region: Region | undefined, projection: GeoProjection): Zoom {
  if (!region) return WHOLE;
  const [lon, lat, scale] = REGIONS[region];
  const [x, y] = projection([lon, lat]) ?? [WHOLE.x, WHOLE.y];
  return { x, y, scale };
}

const MOST = 16;

/** Within the picture, and neither smaller than the whole nor larger than can be read. */
export function bounded({ x, y, scale }: Zoom): Zoom {
  const next = Math.min(MOST, Math.max(1, scale));
  const inside = (value: number, size: number): number =>
    Math.min(size - size / next / 2, Math.max(size / next / 2, value));
  return { x: inside(x, SIZE.width), y: inside(y, SIZE.height), scale: next };
}

/** The `viewBox` that shows a part of the picture. */
export const viewBoxOf = ({ x, y, scale }: Zoom): string =>
  [x - SIZE.width / scale / 2, y - SIZE.height / scale / 2, SIZE.width / scale, SIZE.height / scale]
    .map((value) => value.toFixed(2))
    .join(" ");

/** A curve between two points, bent upwards the more the farther they are apart. */
function curve([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): string {
  const bend = Math.hypot(x2 - x1, y2 - y1) * 0.22;
  const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2 - bend];
  return `M${x1.toFixed(1)} ${y1.toFixed(1)}Q${x.toFixed(1)} ${y.toFixed(1)} ${x2.toFixed(1)} ${y2.toFixed(1)}`;
}

/** The rim of the world, beyond which a curve does not go. */
export const rimOf = (projection: GeoProjection): string => pathOf(projection)({ type: "Sphere" }) ?? "";

/**
 * Curves from one place to another the short way: one, or two halves that leave the picture at opposite sides, where the short way
 * crosses the edge of the map.
 */
export function curvesBetween(projection: GeoProjection, from: Spot, to: Spot): readonly string[] {
  const [a, b] = [projection([...from]), projection([...to])];
  if (!a || !b) return [];
  const turn = projection.rotate()[0];
  const across = fromMiddle(to[0] + turn) - fromMiddle(from[0] + turn);
  if (Math.abs(across) <= 180) return [curve(a, b)];
  const side = across > 0 ? -1 : 1;
  const beyond = ([x, y]: readonly [number, number], lat: number, by: number): [number, number] => [
    x + by * worldWidth(projection, lat),
    y,
  ];
  return [curve(a, beyond(b, to[1], side)), curve(beyond(a, from[1], -side), b)];
}

/** A longitude as −180 to 180. */
const fromMiddle = (lon: number): number => ((((lon + 180) % 360) + 360) % 360) - 180;

const NEARLY = 180 - 1e-6;

/** Length of a circle of latitude in the picture, points. */
function worldWidth(projection: GeoProjection, lat: number): number {
  const middle = -projection.rotate()[0];
  const [east, west] = [projection([middle + NEARLY, lat]), projection([middle - NEARLY, lat])];
  return (east?.[0] ?? 0) - (west?.[0] ?? 0);
}
