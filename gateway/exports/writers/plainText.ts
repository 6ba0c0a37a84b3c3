/** What XML 1.0 has no place for, and what no reader of a table expects: controls, halves of characters, non-characters. */
// eslint-disable-next-line no-control-regex
const NO_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu;
const LINE_ENDS = /[\t\n\r]+/g;

/** Text on one line that every format can hold: without controls and halves of characters, line ends as spaces. */
export function plainText(text: string): string {
  return text.replace(NO_TEXT, "").replace(LINE_ENDS, " ");
}
