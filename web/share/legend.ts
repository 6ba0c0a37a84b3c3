/** The legend of the page as part of a picture that is saved: its signs, with their words. */
import { wrapped } from "./words";
import { escaped } from "./xml";

interface Options {
  readonly width: number;
  readonly ink: string;
  readonly widthOf: (text: string) => number;
  /** An SVG element of the page whose styles stand in its attributes. */
  readonly serialise: (svg: SVGSVGElement) => string;
}

const ROW = 22;
const SIGN = 30;

/** The legend as SVG, and its height in points. */
export interface DrawnLegend {
  readonly markup: string;
  readonly height: number;
}

/** Entries of the legends of the view, one a line; of height 0 where it has none. */
export function drawnLegend({ width, ink, widthOf, serialise }: Options): DrawnLegend {
  const entries = [...document.querySelectorAll<HTMLLIElement>("main :is(.legend, .map-legend, [class$=-legend]) li")];
  let y = 0;
  const parts = [...new Set(entries)].map((entry) => {
    const lines = wrapped(entry.textContent ?? "", width - SIGN, widthOf);
    const texts = lines.map(
      (line, at) => `<text x="${SIGN}" y="${y + 14 + at * ROW}" font-size="14" fill="${ink}">${escaped(line)}</text>`,
    );
    const sign = signOf(entry, y, serialise);
    y += Math.max(lines.length, 1) * ROW;
    return sign + texts.join("");
  });
  return { markup: parts.join(""), height: y };
}

/** The picture of an entry, or its dot. */
function signOf(entry: HTMLLIElement, y: number, serialise: Options["serialise"]): string {
  const svg = entry.querySelector("svg");
  if (svg) return serialise(svg).replace(/^<svg/, `<svg x="0" y="${y + 2}"`);
  const dot = entry.querySelector<HTMLElement>(".dot");
  if (!dot) return "";
  return `<circle cx="11" cy="${y + 9}" r="6" fill="${escaped(getComputedStyle(dot).backgroundColor)}"/>`;
}
