import { csvCell, csvRow, type CsvValue } from "../../../domain/text/csvText";

describe("csvCell", () => {
  it.each<[string, CsvValue, string]>([
    ["text", "NPM Slovenia", "NPM Slovenia"],
    ["other scripts", "Заштитник грађана", "Заштитник грађана"],
    ["nothing", null, ""],
    ["what is not there", undefined, ""],
    ["empty text", "", ""],
    ["a number", 3.5, "3.5"],
    ["a negative number", -2, "-2"],
    ["zero", 0, "0"],
    ["no number", Number.NaN, ""],
    ["an endless number", Number.NEGATIVE_INFINITY, ""],
    ["a claim", false, "false"],
    ["a comma", "a,b", '"a,b"'],
    ["a quote", 'the "Forum"', '"the ""Forum"""'],
    ["a line end", "a\nb", '"a\nb"'],
    ["a carriage return", "a\rb", '"a\rb"'],
    ["a formula", "=1+1", "'=1+1"],
    ["a formula with a quote", '=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ["a plus", "+cmd", "'+cmd"],
    ["a minus", "-cmd", "'-cmd"],
    ["a minus alone", "-", "'-"],
    ["an at sign", "@SUM(A1)", "'@SUM(A1)"],
    ["a tab", "\t=1", "'\t=1"],
    ["a leading carriage return", "\r=1", `"'\r=1"`],
    ["a leading line feed", "\n=1", `"'\n=1"`],
    ["a full-width equals sign", "＝1", "'＝1"],
    ["a full-width plus", "＋1", "'＋1"],
    ["a full-width minus", "－1", "'－1"],
    ["a full-width at sign", "＠A", "'＠A"],
    ["a plain negative number as text", "-12.5", "-12.5"],
    ["a plain positive number as text", "+3", "+3"],
    ["a sum that begins as a number", "-2+3", "'-2+3"],
    ["a number and a line end", "-2\n", `"'-2\n"`],
    ["a sign inside", "a=b", "a=b"],
  ])("writes %s", (_, value, cell) => expect(csvCell(value)).toBe(cell));
});

describe("csvRow", () => {
  it.each<[string, CsvValue[], string]>([
    ["cells by comma", ["a", 1, null, true], "a,1,,true\r\n"],
    ["quoted and guarded cells", ["a,b", "=x"], '"a,b",\'=x\r\n'],
    ["no cells", [], "\r\n"],
  ])("writes %s", (_, values, row) => expect(csvRow(values)).toBe(row));
});
