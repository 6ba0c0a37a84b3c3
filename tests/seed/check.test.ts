import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkDataset, datasetDigest, datasetInfo } from "../../seed";
import { copyOfDataset, DATASET, edit, errorOf, lineOf, problemsOf, removeCopies, textOf } from "./copies";

afterAll(removeCopies);

describe("the real dataset", () => {
  it("passes, with one record a row and a mandate for every NPM", async () => {
    await expect(checkDataset(DATASET)).resolves.toEqual({ records: 1861 + 83 });
  });

  it("tells its progress: every file is read twice", async () => {
    const told: number[] = [];
    await checkDataset(DATASET, (done, total) => told.push(done / total));
    expect(told).toHaveLength(52);
    expect(told.at(-1)).toBe(1);
  });

  it("has a version that follows its bytes, not its place", async () => {
    const copy = copyOfDataset();
    const info = await datasetInfo(DATASET);
    expect(info).toEqual({ version: (await datasetDigest(DATASET)).slice(0, 12), files: 26, compiled: "2026-11" });
    expect(await datasetInfo(copy)).toEqual(info);
    appendFileSync(join(copy, "README.md"), "not data");
    expect(await datasetInfo(copy)).toEqual(info);
    appendFileSync(join(copy, "chairs.csv"), "\n");
    expect((await datasetInfo(copy)).version).not.toBe(info.version);
  });
});

describe("a dataset", () => {
  it("may begin its files with byte-order marks", async () => {
    const folder = copyOfDataset();
    writeFileSync(join(folder, "states.csv"), `\ufeff${textOf(folder, "states.csv")}`);
    await expect(checkDataset(folder)).resolves.toEqual({ records: 1944 });
  });

  it.each<[string, (text: string) => string | Buffer]>([
    ["lack a line end at the end", (text) => text.replace(/\n$/, "")],
    ["end with empty lines", (text) => `${text}\n \n`],
    ["end with lines of commas", (text) => `${text}${",".repeat(11)}\n`],
    ["have columns of commas on the right", (text) => text.replace(/\n(?=[a-z]|$)/g, ",,\n")],
    ["have line ends of Windows", (text) => text.replaceAll("\n", "\r\n")],
    ["have line ends of old Macs", (text) => text.replaceAll("\n", "\r")],
  ])("may have files that %s", async (_, change) => {
    const folder = copyOfDataset();
    writeFileSync(join(folder, "csos.csv"), change(textOf(folder, "csos.csv")));
    await expect(checkDataset(folder)).resolves.toEqual({ records: 1944 });
  });

  it.each<[string, (text: string) => string | Buffer, RegExp]>([
    [
      "semicolons between cells",
      (text) => text.replaceAll(",", ";"),
      /^commas between cells; this file has semicolons/,
    ],
    ["tabs between cells", (text) => text.replaceAll(",", "\t"), /^commas between cells; this file has tabs/],
    ["UTF-16", (text) => Buffer.from(`\ufeff${text}`, "utf16le"), /^UTF-8; this file is UTF-16/],
  ])("with %s says so once", async (_, change, expected) => {
    const folder = copyOfDataset();
    writeFileSync(join(folder, "csos.csv"), change(textOf(folder, "csos.csv")));
    expect(await problemsOf(folder)).toMatchObject([
      { file: "csos.csv", line: 1, expected: expect.stringMatching(expected) },
    ]);
  });

  it("with one code for two states names both places", async () => {
    const folder = copyOfDataset();
    edit(folder, "states.csv", [",ALB,", ",AFG,"]);
    expect(await problemsOf(folder)).toEqual([
      {
        file: "states.csv",
        line: lineOf(folder, "states.csv", "state-albania"),
        column: "iso3",
        value: "AFG",
        expected: `a value used once; it is also in states.csv:${lineOf(folder, "states.csv", "state-afghanistan")}`,
      },
    ]);
  });

  it("with one id in two files names both places", async () => {
    const folder = copyOfDataset();
    edit(folder, "places.csv", ["\nplace-vrapce,", "\nbody-spt,"]);
    const spt = lineOf(folder, "bodies.csv", "\nbody-spt,") + 1;
    const line = lineOf(folder, "places.csv", "\nbody-spt,") + 1;
    expect(await problemsOf(folder)).toContainEqual({
      file: "places.csv",
      line,
      column: "id",
      value: "body-spt",
      expected: `an id used once; it is also in bodies.csv:${spt}`,
    });
  });

  it("with one id twice in a file, or equal to that of a mandate, is refused", async () => {
    const folder = copyOfDataset();
    edit(folder, "chairs.csv", ["\nchair-see-npm-2015,", "\nchair-see-npm-2013,"]);
    edit(folder, "places.csv", ["\nplace-vrapce,", "\nmandate-slovenia,"]);
    const told = (await problemsOf(folder)).filter(({ column }) => column === "id");
    expect(told.map(({ file, expected }) => `${file}: ${expected}`)).toEqual([
      "chairs.csv: an id used once; it is also in chairs.csv:2",
      "places.csv: an id used once; it is also in npms.csv:2",
    ]);
  });

  it("with a truncated file says so, without blaming the rows that point into it", async () => {
    const folder = copyOfDataset();
    truncateSync(join(folder, "npms.csv"), 5_000);
    const problems = await problemsOf(folder);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: "npms.csv", expected: "18 cells, one a column" });
    expect(problems[0]?.line).toBe(textOf(folder, "npms.csv").split("\n").length);
  });

  it("without one of its files says so once", async () => {
    const folder = copyOfDataset();
    rmSync(join(folder, "sources.csv"));
    expect(await problemsOf(folder)).toEqual([{ file: "sources.csv", line: 1, expected: "this file: it is missing" }]);
  });

  it("with a file nobody knows is refused", async () => {
    const folder = copyOfDataset();
    writeFileSync(join(folder, "seats.csv"), "id\n");
    expect(await problemsOf(folder)).toMatchObject([{ file: "seats.csv", line: 1 }]);
  });

  it("that is no folder is refused", async () => {
    const folder = mkdtempSync(join(tmpdir(), "liaison-seed-"));
    rmSync(folder, { recursive: true });
    expect(await problemsOf(folder)).toMatchObject([{ file: folder, expected: expect.stringContaining("ENOENT") }]);
  });

  it("with an unknown and a missing column names both, and not every row", async () => {
    const folder = copyOfDataset();
    edit(folder, "chairs.csv", ["id,network,npm,year", "id,network,holder,year"]);
    expect((await problemsOf(folder)).map(({ file, line, column }) => [file, line, column])).toEqual([
      ["chairs.csv", 1, "holder"],
      ["chairs.csv", 1, "npm"],
    ]);
  });

  it("may leave out a column that may be empty, and may not misspell it", async () => {
    const folder = copyOfDataset();
    const header = "id,entity,name,language,unverified_fields,confidence,source";
    writeFileSync(join(folder, "aliases.csv"), `${header}\nalias-x,npm-slovenia,X,sl,,verified,src-see-npm-about\n`);
    await expect(checkDataset(folder)).resolves.toBeDefined();
    edit(folder, "aliases.csv", ["language", "tongue"]);
    expect((await problemsOf(folder)).map(({ file, line, column }) => [file, line, column])).toEqual([
      ["aliases.csv", 1, "tongue"],
    ]);
  });

  it("shows all its problems, by file and line, as one text", async () => {
    const folder = copyOfDataset();
    edit(folder, "visits.csv", [",2015-11-03,", ",2015-11-31,"]);
    edit(folder, "memberships.csv", [
      "npm-croatia,founding_member,,2013-03-26",
      "npm-croatia,founding_member,,2013-13",
    ]);
    edit(folder, "memberships.csv", ["npm-albania,founding_member", "npm-albana,founding_member"]);
    const error = await errorOf(folder);
    expect(error.message).toBe(
      [
        'memberships.csv:2 column "member": "npm-albana" – expected the id of an npm in npms.csv, a cso in csos.csv, a body in bodies.csv or a network in networks.csv',
        'memberships.csv:3 column "start_date": "2013-13" – expected a date such as 2013, 2013-03 or 2013-03-26',
        'visits.csv:2 column "start_date": "2015-11-31" – expected a date such as 2013, 2013-03 or 2013-03-26',
      ].join("\n"),
    );
  });

  it("with very many problems shows 100 and says that there are more", async () => {
    const folder = copyOfDataset();
    writeFileSync(join(folder, "sources.csv"), textOf(folder, "sources.csv").replaceAll(",web-page,", ",web,"));
    const error = await errorOf(folder);
    expect(error.problems).toHaveLength(100);
    expect(error.message.split("\n").at(-1)).toBe("… and more");
  });

  it("shows long and invisible text short and escaped", async () => {
    const folder = copyOfDataset();
    edit(folder, "visits.csv", [",2015-11-03,", `,\u001b[31m\u202e\u009b${"9".repeat(200)},`]);
    const error = await errorOf(folder);
    expect([...(error.problems[0]?.value ?? "")]).toHaveLength(60);
    expect(error.message).toContain("\\u001b[31m\\u202e\\u009b999");
    // eslint-disable-next-line no-control-regex
    expect(error.message).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });
});
