/** The matrix as a picture that can be taken along. */
import { type PatternCode } from "../../api/operations";
import { escaped } from "../../share/xml";
import { factOf, SIGNS, strengthOf, type Row } from "./rows";

interface Options {
  /** Columns. */
  readonly patterns: readonly PatternCode[];
  readonly colourOf: (variable: string) => string;
  readonly nameOf: (pattern: string) => string;
}

const [LEFT, TOP, WIDTH, HEIGHT] = [220, 60, 130, 24];

/** An SVG document: a row for each state; recorded with its number, ✕ known absent, ∅ no NPM, · not recorded. */
export function matrixSvg(rows: readonly Row[], { patterns, colourOf, nameOf }: Options): string {
  const [ink, absent] = [colourOf("--ink"), colourOf("--absent")];
  const heads = patterns.map(
    (pattern, at) =>
      `<text x="${LEFT + at * WIDTH + WIDTH / 2}" y="${TOP - 14}" text-anchor="middle" font-size="12" font-weight="600" fill="${ink}">${escaped(nameOf(pattern))}</text>`,
  );
  const lines = rows.map(({ place, cells }, row) => {
    const y = TOP + row * HEIGHT;
    const marks = cells.map((cell) => {
      const { pattern, count, undetermined } = cell;
      const [x, fact] = [LEFT + patterns.indexOf(pattern) * WIDTH, factOf(cell, place)];
      const sign = (fact === "recorded" ? String(count) : SIGNS[fact]) + (undetermined > 0 ? ` +${undetermined}?` : "");
      const fill =
        fact === "recorded"
          ? `<rect x="${x + 30}" y="${y + 2}" width="${WIDTH - 60}" height="${HEIGHT - 4}" rx="4" fill="${colourOf(`--${pattern}`)}" fill-opacity="${(strengthOf(count) * 0.35).toFixed(2)}" stroke="${ink}" stroke-opacity="0.4"/>`
          : "";
      return `${fill}<text x="${x + WIDTH / 2}" y="${y + 17}" text-anchor="middle" font-size="13" fill="${fact === "absent" ? absent : ink}">${sign}</text>`;
    });
    return `<text x="8" y="${y + 17}" font-size="13" fill="${ink}">${escaped(place.name)}</text>${marks.join("")}`;
  });
  const [width, height] = [LEFT + patterns.length * WIDTH, TOP + rows.length * HEIGHT + 10];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${heads.join("")}${lines.join("")}</svg>`;
}
