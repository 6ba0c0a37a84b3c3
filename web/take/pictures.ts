/** The picture of a view as an SVG document that stands alone: with its own colours, a title, the coverage line and the day. */
import { colourNow } from "../parts/colour";
import { escaped } from "./xml";

/** Makes the picture of what is shown; views that are no SVG on the page give one here while they are shown. */
type Maker = () => string;
let maker: Maker | null = null;

/** Gives the maker of the present view; the result takes it back. */
export function providePicture(make: Maker): () => void {
  maker = make;
  return () => {
    if (maker === make) maker = null;
  };
}

export const hasPicture = (): boolean => maker !== null || document.querySelector("main svg[data-picture]") !== null;

interface Words {
  readonly title: string;
  /** Lines under the picture. */
  readonly notes: readonly string[];
}

const PROPERTIES = [
  ...["fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray"],
  ...["opacity", "font-size", "font-weight", "text-anchor", "vector-effect"],
];
const LINE = 20;

/** The document as text. Throws when nothing is shown that is a picture. */
export function pictureNow({ title, notes }: Words): string {
  const inside = maker ? maker() : serialised(document.querySelector<SVGSVGElement>("main svg[data-picture]"));
  const [, x = "0", y = "0", w = "0", h = "0"] = /viewBox="([-\d.]+) ([-\d.]+) ([\d.]+) ([\d.]+)"/.exec(inside) ?? [];
  const [width, height] = [1200, Math.round((1200 * Number(h)) / Number(w))];
  const placed = inside.replace(
    /^<svg[^>]*>/,
    `<svg x="0" y="40" width="${width}" height="${height}" viewBox="${x} ${y} ${w} ${h}">`,
  );
  const [paper, ink] = [colourNow("--paper"), colourNow("--ink")];
  const under = notes.map(
    (note, at) => `<text x="10" y="${height + 64 + at * LINE}" font-size="14" fill="${ink}">${escaped(note)}</text>`,
  );
  const total = height + 60 + notes.length * LINE;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${total}" width="${width}" height="${total}" font-family="system-ui, sans-serif">` +
    `<title>${escaped(title)}</title><rect width="${width}" height="${total}" fill="${paper}"/>` +
    `<text x="10" y="26" font-size="18" font-weight="600" fill="${ink}">${escaped(title)}</text>${placed}${under.join("")}</svg>`
  );
}

/** A copy whose styles stand in its attributes: what is taken along has no style sheet. */
function serialised(svg: SVGSVGElement | null): string {
  if (!svg) throw new Error("There is no picture.");
  const copy = svg.cloneNode(true) as SVGSVGElement;
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
