/** Pictures of a page as small PNG files: with a palette (PNG, W3C, second edition). */
import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = 8;
const COLOURS = 256;
const BYTES = 3;

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each point, row by row. */
  readonly data: Buffer;
}

/** The same picture with at most 256 colours; others become the nearest of these. Takes what a browser writes: 8 bits, no transparency. */
export function withPalette(png: Buffer): Buffer {
  const { width, height, data } = pixelsOf(png);
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += BYTES) {
    const colour = data.readUIntBE(at, BYTES);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = paletteOf(counts);
  const indexes = new Map([...counts.keys()].map((colour) => [colour, nearest(colour, palette)]));
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      rows[y * (width + 1) + 1 + x] = indexes.get(data.readUIntBE((y * width + x) * BYTES, BYTES)) ?? 0;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3], 8);
  const colours = Buffer.from(palette.flatMap((colour) => channels(colour)));
  return Buffer.concat([
    png.subarray(0, SIGNATURE),
    chunk("IHDR", head),
    chunk("PLTE", colours),
    chunk("IDAT", deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

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
  const values = channels(other);
  return channels(one).reduce((sum, value, at) => sum + (value - (values[at] ?? 0)) ** 2, 0);
}

const channels = (colour: number): readonly number[] => [colour >> 16, (colour >> 8) & 255, colour & 255];

function nearest(colour: number, palette: readonly number[]): number {
  const away = palette.map((one) => distance(colour, one));
  return away.indexOf(Math.min(...away));
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function pixelsOf(png: Buffer): Pixels {
  const parts: Buffer[] = [];
  for (let at = SIGNATURE; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString("latin1", at + 4, at + 8) === "IDAT")
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  if (png[24] !== 8 || png[25] !== 2) throw new Error("A picture of a page has 8 bits of red, green and blue.");
  return { width, height, data: unfiltered(inflateSync(Buffer.concat(parts)), width * BYTES, height) };
}

/** Undoes the filters of rows. */
function unfiltered(rows: Buffer, length: number, height: number): Buffer {
  const data = Buffer.alloc(length * height);
  const at = (x: number, y: number): number => (x < 0 || y < 0 ? 0 : (data[y * length + x] ?? 0));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < length; x += 1) {
      const [left, above, corner] = [at(x - BYTES, y), at(x, y - 1), x < BYTES ? 0 : at(x - BYTES, y - 1)];
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][rows[y * (length + 1)] ?? 0] ?? 0;
      data[y * length + x] = (rows[y * (length + 1) + 1 + x] ?? 0) + guess;
    }
  return data;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}
