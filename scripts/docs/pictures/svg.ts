/** Pictures as SVG: text, shapes, and the frame that all have. */
import { basisLine, type Newest } from "../answers";

/** Colours that hold on the pictures’ own white ground; text has a contrast of 7 : 1 or more. */
export const INK = "#1b2a41";
export const FAINT = "#44546a";
export const LINE = "#8a97a8";

/** What a picture is, beside what is drawn. */
export interface Frame {
  readonly height: number;
  readonly title: string;
  /** What it shows, for those who do not see it. */
  readonly description: string;
  readonly coverage: Newest;
  /** Printed beneath, such as the footnotes of names. */
  readonly notes?: readonly string[];
}

/** Width of every picture, pixels. */
export const WIDTH = 800;
const MARGIN = 16;
const NOTE_SIZE = 11;
const NOTE_LINE = 15;

/** Where drawing begins below the title. */
export const TOP = 44;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** A number as pictures write it: the same everywhere, to a tenth. */
export const px = (value: number): string => String(Math.round(value * 10) / 10 || 0);

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element without content. */
export function element(name: string, attributes: Attributes): string {
  return `<${name}${attributesText(attributes)}/>`;
}

function attributesText(attributes: Attributes): string {
  return Object.entries(attributes)
    .flatMap(([key, value]) =>
      value === undefined ? [] : [` ${key}="${typeof value === "number" ? px(value) : escaped(value)}"`],
    )
    .join("");
}

/** How text is set. */
export interface TextStyle {
  readonly size?: number;
  readonly anchor?: "start" | "middle" | "end";
  readonly fill?: string;
  readonly weight?: 400 | 600;
  /** A white rim, where it lies over lines. */
  readonly isRimmed?: boolean;
}

/** A line of text whose base line is at a point. */
export function text(content: string, [x, y]: readonly [number, number], style: TextStyle = {}): string {
  const { size = 12, anchor = "start", fill = INK, weight = 400, isRimmed = false } = style;
  const attributes = attributesText({
    ...{ x, y, "font-size": size, fill },
    ...(anchor !== "start" && { "text-anchor": anchor }),
    ...(weight !== 400 && { "font-weight": String(weight) }),
    ...(isRimmed && { stroke: "#ffffff", "stroke-width": 3, "paint-order": "stroke" }),
  });
  return `<text${attributes}>${escaped(content)}</text>`;
}

/** Width of a text, pixels, about: no font is measured. */
export const widthOf = (content: string, size: number): number => content.length * size * 0.56;

/** Breaks a text into lines of at most so many pixels, about. */
export function wrapped(content: string, width: number, size: number): string[] {
  const lines: string[] = [];
  for (const word of content.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`, size) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Hatched fills, so that areas differ without colour too; refer to them as `url(#NAME)`. */
export const HATCHES =
  '<defs><pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#ffffff"/><circle cx="3" cy="3" r="1" fill="#44546a"/></pattern>' +
  '<pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffffff"/><rect width="2" height="6" fill="#a94438"/></pattern></defs>';

/** The whole picture: its own white ground, title, what is drawn, and beneath what it rests on. */
export function picture({ height, title, description, coverage, notes = [] }: Frame, drawn: readonly string[]): string {
  const lines = [basisLine(coverage), ...notes].flatMap((note) => wrapped(note, WIDTH - 2 * MARGIN, NOTE_SIZE));
  const full = height + MARGIN + lines.length * NOTE_LINE;
  const font = "font-family=\"system-ui, 'Segoe UI', 'DejaVu Sans', Arial, sans-serif\"";
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${full}" width="${WIDTH}" height="${full}" ${font} role="img" aria-labelledby="title desc">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="desc">${escaped(`${description} ${basisLine(coverage)}`)}</desc>`,
    element("rect", { width: WIDTH, height: full, fill: "#ffffff" }),
    text(title, [MARGIN, 26], { size: 16, weight: 600 }),
    ...drawn,
    ...lines.map((line, at) =>
      text(line, [MARGIN, height + MARGIN + at * NOTE_LINE], { size: NOTE_SIZE, fill: FAINT }),
    ),
    "</svg>",
    "",
  ].join("\n");
}
