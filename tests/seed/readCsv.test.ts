import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatasetError, type Problem } from "../../seed";
import { readCsv, type CsvRow } from "../../seed/readCsv";

const folder = mkdtempSync(join(tmpdir(), "liaison-csv-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Reading {
  readonly rows: readonly CsvRow[];
  readonly problems: readonly Problem[];
}

/** Rows and problems of a file with the columns id and name, whether the problems were told or thrown. */
async function read(content: string | Buffer, columns = ["id", "name"]): Promise<Reading> {
  const path = join(folder, "places.csv");
  writeFileSync(path, content);
  return readPath(path, columns);
}

async function readPath(path: string, columns: string[]): Promise<Reading> {
  const rows: CsvRow[] = [];
  const problems: Problem[] = [];
  try {
    for await (const row of readCsv({
      path,
      columns,
      mandatory: columns,
      onProblem: (problem) => problems.push(problem),
    }))
      rows.push(row);
  } catch (error) {
    if (!(error instanceof DatasetError)) throw error;
    problems.push(...error.problems);
  }
  return { rows, problems };
}

describe("readCsv", () => {
  it.each<[string, string, [number, string][]]>([
    [
      "plain rows",
      "id,name\na,Kotor\nb,Kovin\n",
      [
        [2, "Kotor"],
        [3, "Kovin"],
      ],
    ],
    ["columns in another order", "name,id\nKotor,a\n", [[2, "Kotor"]]],
    ["a byte-order mark", "\ufeffid,name\na,Kotor\n", [[2, "Kotor"]]],
    [
      "line ends of Windows",
      "id,name\r\na,Kotor\r\nb,Kovin\r\n",
      [
        [2, "Kotor"],
        [3, "Kovin"],
      ],
    ],
    [
      "line ends within cells",
      'id,name\na,"Ko\ntor"\nb,"Ko\r\nvin"\nc,Zagreb\n',
      [
        [2, "Ko\ntor"],
        [4, "Ko\r\nvin"],
        [6, "Zagreb"],
      ],
    ],
    ["commas and quotes within cells", 'id,name\na,"Kotor, ""old"" town"\n', [[2, 'Kotor, "old" town']]],
    [
      "formulas, as text",
      'id,name\na,"=HYPERLINK(""x"")"\nb,@SUM(A1)\nc,-1+1\n',
      [
        [2, '=HYPERLINK("x")'],
        [3, "@SUM(A1)"],
        [4, "-1+1"],
      ],
    ],
    ["other scripts, without blanks around them", "id,name\na, Затвор 監獄 🏛 \n", [[2, "Затвор 監獄 🏛"]]],
    ["a last line without a line end", "id,name\na,Kotor", [[2, "Kotor"]]],
    [
      "line ends of old Macs",
      'id,name\ra,"Ko\rtor"\rb,Kovin\r',
      [
        [2, "Ko\rtor"],
        [4, "Kovin"],
      ],
    ],
    [
      "empty lines and lines of commas as nothing",
      "id,name\na,Kotor\n\n , \n,,,\nb,Kovin\n",
      [
        [2, "Kotor"],
        [6, "Kovin"],
      ],
    ],
    [
      "empty columns on the right as none",
      "id,name,,\na,Kotor,,\nb,Kovin\n",
      [
        [2, "Kotor"],
        [3, "Kovin"],
      ],
    ],
    ["a second byte-order mark as none", "\ufeff\ufeffid,name\na,Kotor\n", [[2, "Kotor"]]],
    ["names of object members", "id,name\n__proto__,constructor\n", [[2, "constructor"]]],
    ["a header alone", "id,name\n", []],
    ["a cell of 100,000 characters", `id,name\na,${"x".repeat(100_000)}\n`, [[2, "x".repeat(100_000)]]],
  ])("reads %s", async (_, content, expected) => {
    const { rows, problems } = await read(content);
    expect(problems).toEqual([]);
    expect(rows.map(({ line, cells }) => [line, cells["name"]])).toEqual(expected);
  });

  const surrogate = Buffer.concat([
    Buffer.from("id,name\na,Kotor\nb,x"),
    Buffer.from([0xed, 0xa0, 0x80]),
    Buffer.from("\n"),
  ]);
  const latin1 = Buffer.concat([Buffer.from("id,name\na,Kotor\nb,"), Buffer.from([0xe9]), Buffer.from("x\nc,d\n")]);
  const cutCharacter = Buffer.from("id,name\na,Vrapče").subarray(0, -2);
  it.each<[string, string | Buffer, number, RegExp]>([
    ["an empty file", "", 1, /header: the file is empty/],
    ["a byte-order mark alone", "\ufeff", 1, /header: the file is empty/],
    ["a last line that lacks cells because it is cut", "id,name\na,Kotor\nb", 3, /2 cells/],
    ["a header that is cut", "id,na", 1, /one of the columns id, name/],
    ["a character that is cut", cutCharacter, 2, /^UTF-8$/],
    ["semicolons", 'id;name\na;"Kotor"\n', 1, /this file has semicolons/],
    ["tabs", "id\tname\na\tKotor\n", 1, /this file has tabs/],
    ["UTF-16, either way", Buffer.from("\ufeffid,name\n", "utf16le"), 1, /this file is UTF-16/],
    ["UTF-16 the other way", Buffer.from("\ufeffid,name\n", "utf16le").swap16(), 1, /this file is UTF-16/],
    ["a quote that is not closed", 'id,name\na,Kotor\nb,"Kovin\nc,Zagreb\nd,Split\n', 3, /closing quote.*truncated/],
    ["a quote within a cell", 'id,name\na,Kotor\nb,Ko"vin\n', 3, /quotes/],
    ["text after a quote", 'id,name\na,Kotor\nb,"Ko"vin\n', 3, /quote/],
    ["a lone surrogate", surrogate, 3, /lone surrogates/],
    ["text that is not UTF-8", latin1, 3, /^UTF-8$/],
    ["a NUL", "id,name\na,Kotor\nb,Ko\0vin\n", 3, /NUL/],
    ["too few cells", "id,name\na,Kotor\nb\n", 3, /2 cells/],
    ["too many cells", "id,name\na,Kotor\nb,Kovin,x\n", 3, /2 cells/],
    ["a cell that is too long", `id,name\na,${"x".repeat(100_001)}\n`, 2, /at most 100000 characters/],
    ["a row that is too long", `id,name\na,"${"x\n".repeat(1_500_000)}"\n`, 2, /closing quote/],
    ["a line that is too long", `id,name\na,${"x".repeat(3_000_000)}\n`, 2, /shorter line/],
    ["more than 200 columns", `${"a,".repeat(200)}a\n`, 1, /at most 200 columns/],
    ["a million columns", `${",".repeat(999_999)}\n`, 1, /at most 200 columns/],
    ["an unknown column", "id,name,colour\na,Kotor,red\n", 1, /one of the columns id, name/],
    ["a column twice", "id,name,name\na,Kotor,Kotor\n", 1, /every column once/],
    ["a missing column", "id\na\n", 1, /it is missing/],
  ])("refuses %s", async (_, content, line, expected) => {
    const { problems } = await read(content);
    expect(problems[0]).toMatchObject({ file: "places.csv", line, expected: expect.stringMatching(expected) });
  });

  it("goes on after a row with the wrong number of cells", async () => {
    const { rows, problems } = await read("id,name\na\nb,Kovin\nc,d,e\n");
    expect(rows.map(({ line }) => line)).toEqual([3]);
    expect(problems.map(({ line }) => line)).toEqual([2, 4]);
  });

  it("refuses a file that is missing, and a folder in its place", async () => {
    expect((await readPath(join(folder, "absent.csv"), ["id"])).problems).toEqual([
      { file: "absent.csv", line: 1, expected: "this file: it is missing" },
    ]);
    expect((await readPath(folder, ["id"])).problems[0]?.expected).toBe("a file that can be read (EISDIR)");
  });

  it("counts lines over the boundaries of what is read at once", async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `row-${index},Vrapče ${index}`);
    const { rows, problems } = await read(`id,name\n${lines.join("\n")}\n`);
    expect(problems).toEqual([]);
    expect(rows).toHaveLength(20_000);
    expect(
      rows.every(({ line, cells }) => cells["id"] === `row-${line - 2}` && cells["name"] === `Vrapče ${line - 2}`),
    ).toBe(true);
  });

  it("closes the file when its reader stops early", async () => {
    const path = join(folder, "places.csv");
    writeFileSync(path, `id,name\n${"a,Kotor\n".repeat(50_000)}`);
    for await (const row of readCsv({
      path,
      columns: ["id", "name"],
      mandatory: ["id", "name"],
      onProblem: () => undefined,
    })) {
      expect(row.line).toBe(2);
      break;
    }
  });
});
