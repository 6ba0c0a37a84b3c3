/** The picture of a view as an SVG document that stands alone: with its own colours, a title, the coverage line and the day. */
import { colourNow } from "../parts/colour";
import { drawnLegend } from "./legend";
import { wrapped } from "./words";
import { escaped } from "./xml";

/** Makes the picture of what is shown; views that are no SVG on the page give one here while they are shown. */
type Maker = () => string;
let maker: Maker | null = null;

/** Registers the maker of the present view’s picture; the function that it returns removes it again. */
export function providePicture(make: Maker): () => void {
  maker = make;
  return () => {
    if (maker === make) maker = null;
  };
}

/** Whether the present view has a picture that can be saved. */
export const hasPicture = (): boolean => maker !== null || document.querySelector("main svg[data-picture]") !== null;

interface Words {
  readonly title: string;
  /** What was chosen, under the title. */
  readonly selection: string;
  /** Paragraphs under the picture. */
  readonly notes: readonly string[];
}

const PROPERTIES = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-opacity",
  "stroke-width",
  "stroke-dasharray",
  "opacity",
  "font-size",
  "font-weight",
  "text-anchor",
  "vector-effect",
  "paint-order",
];
const WIDTH = 1200;
const MARGIN = 10;
const LINE = 20;

/** The document as text. Throws when nothing is shown that is a picture. */
export function pictureNow({ title, selection, notes }: Words): string {
  const inside = maker ? maker() : serialised(document.querySelector<SVGSVGElement>("main svg[data-picture]"));
  const [, x = "0", y = "0", w = "0", h = "0"] = /viewBox="([-\d.]+) ([-\d.]+) ([\d.]+) ([\d.]+)"/.exec(inside) ?? [];
  const height = Math.round((WIDTH * Number(h)) / Number(w));
  const [paper, ink] = [colourNow("--paper"), colourNow("--ink")];
  const widthOf = measure();
  const room = WIDTH - 2 * MARGIN;
  const head = linesOf(wrapped(selection, room, widthOf), 50, ink);
  const top = 50 + head.count * LINE;
  const placed = inside.replace(
    /^<svg[^>]*>/,
    `<svg x="0" y="${top}" width="${WIDTH}" height="${height}" viewBox="${x} ${y} ${w} ${h}">`,
  );
  const legend = drawnLegend({ width: room, ink, widthOf, serialise: serialised });
  const legendTop = top + height + 12;
  const foot = linesOf(
    notes.flatMap((note) => wrapped(note, room, widthOf)),
    legendTop + legend.height + 18,
    ink,
  );
  const total = legendTop + legend.height + 18 + foot.count * LINE;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${total}" width="${WIDTH}" height="${total}" font-family="system-ui, sans-serif">` +
    `<title>${escaped(title)}</title><rect width="${WIDTH}" height="${total}" fill="${paper}"/>` +
    `<text x="${MARGIN}" y="26" font-size="18" font-weight="600" fill="${ink}">${escaped(title)}</text>` +
    `${head.markup}${placed}<g transform="translate(${MARGIN} ${legendTop})">${legend.markup}</g>${foot.markup}</svg>`
  );
}

function linesOf(
  lines: readonly string[],
  y: number,
  ink: string,
): { readonly markup: string; readonly count: number } {
  const texts = lines.map(
    (line, at) => `<text x="${MARGIN}" y="${y + at * LINE}" font-size="14" fill="${ink}">${escaped(line)}</text>`,
  );
  return { markup: texts.join(""), count: lines.length };
}

/** How wide text of a picture is, with some room for the fonts of others. */
function measure(): (text: string) => number {
  const context = document.createElement("canvas").getContext("2d");
  if (context) context.font = "14px system-ui, sans-serif";
  return (text) => (context ? context.measureText(text).width * 1.08 : text.length * 8);
}

/** A copy whose styles stand in its attributes: what is taken along has no style sheet. */
function serialised(svg: SVGSVGElement | null): string {
  if (!svg) throw new Error("There is no picture.");
  const copy = document.importNode(svg, true);
  const [from, to] = [
    [svg, ...svg.querySelectorAll("*")],
    [copy, ...copy.querySelectorAll("*")],
  ];
  from.forEach((element, at) => {
    const style = getComputedStyle(element);
    const target = to[at];
    for (const name of PROPERTIES) {
      const value = style.getPropertyValue(name);
      if (value) target?.setAttribute(name, value.replace(/url\(".*#(.*)"\)/, "url(#$1)"));
    }
    for (const name of ["class", "style", "tabindex", "role"]) target?.removeAttribute(name);
  });
  return new XMLSerializer().serializeToString(copy);
}
