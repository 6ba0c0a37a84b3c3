/** CSV files of the hub. */

/** Files with one header as one. */
export const joinedCsv = (texts: readonly string[]): string =>
  texts.map((text, at) => (at === 0 ? text : text.slice(text.indexOf("\n") + 1))).join("");
