/** How a text that people type, paste or take from a spreadsheet becomes the text of a record: one form, in mutations and imports alike. */

/** A text in its one form, or what keeps it from being one; completes "the text …". */
export type PlainText = { readonly text: string } | { readonly problem: string };

/** Embeddings, overrides and isolates (UAX #9): they turn the text that follows around. */
const TURNS_DIRECTION = /[\u202a-\u202e\u2066-\u2069]/;
// Control characters are what this is about.
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufff9-\ufffb]/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
/** Soft hyphens, zero-width spaces, byte-order marks, direction marks, fillers and tags: nobody sees them, and names with and without them look alike. */
const INVISIBLE =
  /\u00ad|\u034f|\u061c|\u115f|\u1160|\u17b4|\u17b5|[\u180b-\u180f]|\u200b|\u200e|\u200f|[\u2060-\u2065]|[\u206a-\u206f]|\u3164|\ufeff|\uffa0|[\u{e0000}-\u{e007f}]/gu;
/** Joiners shape letters of Arabic, Persian and Indic scripts; between other signs they are invisible too. */
const STRAY_JOINER = /(?<![\p{L}\p{M}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{M}])/gu;
const LINE_BREAK = /\r\n|[\r\u0085\u2028\u2029]/g;
const BLANKS = /[\p{Zs}\t\u2800]+/gu;

/** A text in one line: composed (NFC), without invisible characters, with single blanks and none around it. Line ends become blanks. */
export function plainLine(text: string): PlainText {
  const read = readable(text);
  return "problem" in read ? read : { text: read.text.replace(/[\p{Zs}\t\n\u2800]+/gu, " ").trim() };
}

/** As `plainLine`, but line ends stay, with one empty line between paragraphs at most. */
export function plainParagraphs(text: string): PlainText {
  const read = readable(text);
  if ("problem" in read) return read;
  const lines = read.text.split("\n").map((line) => line.replace(BLANKS, " ").trim());
  return {
    text: lines
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
  };
}

function readable(text: string): PlainText {
  if (LONE_SURROGATE.test(text)) return { problem: "holds half of a character (a lone surrogate)" };
  const turns = TURNS_DIRECTION.exec(text);
  if (turns) return { problem: `holds a character that reverses the direction of the text (${codeOf(turns[0])})` };
  const control = CONTROL.exec(text);
  if (control) return { problem: `holds a control character (${codeOf(control[0])})` };
  const visible = text.replace(LINE_BREAK, "\n").replace(INVISIBLE, "").replace(STRAY_JOINER, "");
  return { text: visible.normalize("NFC") };
}

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
