/** Pictures of a page as small PNG files: with a palette. */
import { decode, encode } from "fast-png";

const COLOURS = 256;
const BYTES = 3;

/** The same picture with at most 256 colours; others become the nearest of these. Takes what a browser writes: 8 bits, no transparency. */
export function withPalette(png: Buffer): Uint8Array {
  const { width, height, data, channels, depth } = decode(png);
  if (depth !== 8 || channels !== BYTES) throw new Error("A picture of a page has 8 bits of red, green and blue.");
  const colours = Array.from({ length: width * height }, (_, at) => colourAt(data, at * BYTES));
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = paletteOf(counts);
  const indexes = new Map([...counts.keys()].map((colour) => [colour, nearest(colour, palette)]));
  return encode(
    {
      width,
      height,
      data: Uint8Array.from(colours, (colour) => indexes.get(colour) ?? 0),
      channels: 1,
      palette: palette.map(partsOf),
    },
    { zlib: { level: 9, mem: 12 } },
  );
}

const colourAt = (data: ArrayLike<number>, at: number): number =>
  ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);

/** Half of them the most frequent colours, the others those that are farthest from all that are there: small signs keep their hue. */
function paletteOf(counts: ReadonlyMap<number, number>): readonly number[] {
  const byCount = [...counts].sort(([a, first], [b, second]) => second - first || a - b).map(([colour]) => colour);
  const palette = byCount.slice(0, COLOURS / 2);
  const others = byCount.slice(COLOURS / 2);
  const away = others.map((colour) => Math.min(...palette.map((one) => distance(colour, one))));
  while (palette.length < COLOURS && Math.max(...away) > 0) {
    const farthest = others[away.indexOf(Math.max(...away))] ?? 0;
    palette.push(farthest);
    others.forEach((colour, at) => (away[at] = Math.min(away[at] ?? 0, distance(colour, farthest))));
  }
  return palette;
}

/** Square of the way between two colours. */
function distance(one: number, other: number): number {
  const values = partsOf(other);
  return partsOf(one).reduce((sum, value, at) => sum + (value - (values[at] ?? 0)) ** 2, 0);
}

const partsOf = (colour: number): number[] => [colour >> 16, (colour >> 8) & 255, colour & 255];

function nearest(colour: number, palette: readonly number[]): number {
  const away = palette.map((one) => distance(colour, one));
  return away.indexOf(Math.min(...away));
}
