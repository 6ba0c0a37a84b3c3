const STARTS_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?$/;
const NEEDS_QUOTES = /[",\r\n]/;

/** What a CSV cell can hold; null, undefined and numbers that are not finite give an empty cell. */
export type CsvValue = string | number | boolean | null | undefined;

/**
 * A CSV cell that no spreadsheet runs as a formula (OWASP, CSV Injection): text that begins with = + - @, tab, CR, LF or a
 * full-width = + - @ gets an apostrophe in front, except plain numbers. Quoted as in RFC 4180 when it holds a comma, quote, CR or LF.
 */
export function csvCell(value: CsvValue): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const text = String(value);
  const safe = STARTS_FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of a CSV file, cells by comma, with the CR LF at its end (RFC 4180). */
export function csvRow(values: readonly CsvValue[]): string {
  return `${values.map(csvCell).join(",")}\r\n`;
}
