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

describe("a cell", () => {
  it.each<[string, string, [string, string], { column: string; value: string; expected: RegExp }]>([
    [
      "a month that does not exist",
      "memberships.csv",
      ["npm-albania,founding_member,,2013-03-26", "npm-albania,founding_member,,2013-13"],
      { column: "start_date", value: "2013-13", expected: /^a date such as 2013, 2013-03 or 2013-03-26$/ },
    ],
    [
      "a day that does not exist",
      "visits.csv",
      ["2015-11-03", "2015-02-29"],
      { column: "start_date", value: "2015-02-29", expected: /^a date/ },
    ],
    [
      "a date with blanks",
      "visits.csv",
      [",2015-11-03,", ", 2015-11-03,"],
      { column: "start_date", value: " 2015-11-03", expected: /^a date/ },
    ],
    [
      "a date of a spreadsheet",
      "decisions.csv",
      [",2013-03-26,", ",26/03/2013,"],
      { column: "date", value: "26/03/2013", expected: /^a date/ },
    ],
    [
      "an end before its start",
      "visits.csv",
      ["2015-11-03,2015-11-04", "2015-11-03,2015-11-02"],
      { column: "end_date", value: "2015-11-02", expected: /^a date not before start_date, which is 2015-11-03$/ },
    ],
    [
      "an end year before its start",
      "collaborations.csv",
      ["formal,regular,2023,2026", "formal,regular,2023,2022"],
      { column: "end_year", value: "2022", expected: /^a date not before start_year, which is 2023$/ },
    ],
    [
      "attestations the wrong way round",
      "collaborations.csv",
      ["2023-03-27,2023-03-27", "2023-03-27,2022"],
      { column: "last_attested", value: "2022", expected: /^a date not before first_attested/ },
    ],
    [
      "a name that is longer than names may be",
      "networks.csv",
      ["South-East Europe NPM Network,", `${"N".repeat(501)},`],
      { column: "name", value: `${"N".repeat(59)}…`, expected: /^text of at most 500 characters$/ },
    ],
    [
      "a value outside an enumeration",
      "npms.csv",
      [",OMBUDSMAN_PLUS,", ",OMBUDSPERSON,"],
      {
        column: "model_type",
        value: "OMBUDSPERSON",
        expected:
          /^one of OMBUDSMAN, OMBUDSMAN_PLUS, HUMAN_RIGHTS_INSTITUTION, NEW_SPECIALISED_BODY, SEVERAL_INSTITUTIONS/,
      },
    ],
    [
      "an unknown confidence",
      "chairs.csv",
      [",verified,", ",certain,"],
      { column: "confidence", value: "certain", expected: /^one of VERIFIED, SEED, UNVERIFIED/ },
    ],
    [
      "no confidence",
      "chairs.csv",
      [",verified,", ",,"],
      { column: "confidence", value: "", expected: /^one of VERIFIED/ },
    ],
    [
      "an unknown role in a list",
      "advisory_bodies.csv",
      ["ADVICE;SELECTION", "ADVICE;ELECTION"],
      { column: "role", value: "ADVICE;ELECTION", expected: /^one of ADVICE.*joined with ;/ },
    ],
    [
      "a list with an empty entry",
      "advisory_bodies.csv",
      ["ADVICE;SELECTION", "ADVICE;"],
      { column: "role", value: "ADVICE;", expected: /joined with ;/ },
    ],
    [
      "a list with an entry twice",
      "advisory_bodies.csv",
      ["ADVICE;SELECTION", "ADVICE;ADVICE"],
      { column: "role", value: "ADVICE;ADVICE", expected: /^every entry once$/ },
    ],
    [
      "a whole number with decimals",
      "meetings.csv",
      ["npm-serbia,,,", "npm-serbia,40.5,,"],
      { column: "participant_count", value: "40.5", expected: /^a whole number/ },
    ],
    [
      "a whole number that GraphQL cannot hold",
      "chairs.csv",
      [",2015,", ",2147483648,"],
      { column: "year", value: "2147483648", expected: /^a whole number/ },
    ],
    [
      "a number in another notation",
      "projects.csv",
      ["131091.69", "1.3e5"],
      { column: "budget_amount", value: "1.3e5", expected: /^a number/ },
    ],
    [
      "a number with a decimal comma",
      "states.csv",
      [",41.1417,", ',"41,1417",'],
      { column: "lat", value: "41,1417", expected: /^a number/ },
    ],
    [
      "a truth value of a spreadsheet",
      "bodies.csv",
      [",false,", ",FALSE,"],
      { column: "is_civil_society", value: "FALSE", expected: /^true or false$/ },
    ],
    [
      "an address that runs code",
      "networks.csv",
      ["https://www.see-npm.net/", "javascript:alert(1)"],
      { column: "website", value: "javascript:alert(1)", expected: /^an address/ },
    ],
    [
      "an address without a host",
      "networks.csv",
      ["https://www.see-npm.net/", "https://"],
      { column: "website", value: "https://", expected: /^an address/ },
    ],
    [
      "a language by its name",
      "aliases.csv",
      [",en,", ",not_a_language,"],
      { column: "language", value: "not_a_language", expected: /^a language tag/ },
    ],
    [
      "a country code in small letters",
      "states.csv",
      [",AFG,", ",afg,"],
      { column: "iso3", value: "afg", expected: /^three capital letters/ },
    ],
    [
      "nothing where a name is required",
      "npms.csv",
      [",NPM Croatia,", ",,"],
      { column: "name", value: "", expected: /must not be empty/ },
    ],
    [
      "nothing where a state is required",
      "places.csv",
      [",Zagreb,state-croatia", ",Zagreb,"],
      { column: "state", value: "", expected: /must not be empty/ },
    ],
    [
      "no source",
      "chairs.csv",
      [",src-volks-see-2016\n", ",\n"],
      { column: "source", value: "", expected: /must not be empty/ },
    ],
    [
      "an unverified field that is no column",
      "states.csv",
      [",lat;lon,", ",lat;longitude,"],
      { column: "unverified_fields", value: "longitude", expected: /^columns of this file: name, / },
    ],
    [
      "an unverified id",
      "states.csv",
      [",lat;lon,", ",lat;id,"],
      { column: "unverified_fields", value: "id", expected: /^columns of this file/ },
    ],
    [
      "an id with capitals",
      "persons.csv",
      ["person-andi-bala,", "person-Andi-Bala,"],
      { column: "id", value: "person-Andi-Bala", expected: /^an id of small letters/ },
    ],
    [
      "an id with two hyphens",
      "places.csv",
      ["place-kovin-psychiatric", "place--kovin-psychiatric"],
      { column: "id", value: "place--kovin-psychiatric-hospital", expected: /^an id of/ },
    ],
    [
      "a source that names another",
      "sources.csv",
      [",seed,src-seed-see-npm-declaration\n", ",seed,src-see-npm-about\n"],
      {
        column: "source",
        value: "src-see-npm-about",
        expected: /^the id of the row itself, src-seed-see-npm-declaration$/,
      },
    ],
    [
      "a reference to nothing",
      "chairs.csv",
      [",npm-slovenia,", ",npm-slovenija,"],
      { column: "npm", value: "npm-slovenija", expected: /^the id of an npm in npms.csv$/ },
    ],
    [
      "a source that does not exist",
      "chairs.csv",
      ["src-see-npm-about", "src-see-npm-abut"],
      { column: "source", value: "src-see-npm-abut", expected: /^the id of a source in sources.csv$/ },
    ],
    [
      "one bad reference in a list",
      "visits.csv",
      ["place-vrapce;", "place-vrapche;"],
      { column: "places", value: "place-vrapche", expected: /^the id of a place of detention in places.csv$/ },
    ],
    [
      "a reference to another kind",
      "places.csv",
      [",state-togo,", ",npm-togo,"],
      {
        column: "state",
        value: "npm-togo",
        expected: /^the id of a state in states.csv; this one is in npms.csv:\d+$/,
      },
    ],
    [
      "an actor that is none",
      "meeting_participants.csv",
      [",body-odihr,", ",state-slovenia,"],
      {
        column: "participant",
        value: "state-slovenia",
        expected:
          /^the id of an npm in npms.csv, a cso in csos.csv, a body in bodies.csv or a network in networks.csv; this one is in states.csv:\d+$/,
      },
    ],
  ])("that holds %s is refused", async (_, file, change, { column, value, expected }) => {
    const folder = copyOfDataset();
    const line = lineOf(folder, file, change[0].trimEnd());
    edit(folder, file, change);
    const problems = await problemsOf(folder);
    expect(problems).toContainEqual({ file, line, column, value, expected: expect.stringMatching(expected) });
    // A row whose id is broken is missed by those that point at it.
    if (column !== "id") expect(problems).toHaveLength(1);
  });

  it.each<[string, string, [string, string]]>([
    ["a formula", "places.csv", [",Vrapče Psychiatric Clinic,", ",=HYPERLINK(A1),"]],
    ["an enumeration in other letters", "chairs.csv", [",verified,", ",Verified,"]],
    ["a start and an end in the same year", "projects.csv", ["2008,2009", "2008-05,2008"]],
    ["an end that may be after its start", "projects.csv", ["2008,2009", "2008,2008-05"]],
  ])("that holds %s is fine", async (_, file, change) => {
    const folder = copyOfDataset();
    edit(folder, file, change);
    await expect(checkDataset(folder)).resolves.toEqual({ records: 1944 });
  });
});

describe("a dataset", () => {
  it("may begin its files with byte-order marks", async () => {
    const folder = copyOfDataset();
    writeFileSync(join(folder, "states.csv"), `\ufeff${textOf(folder, "states.csv")}`);
    await expect(checkDataset(folder)).resolves.toEqual({ records: 1944 });
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
    expect(problems[0]).toMatchObject({ file: "npms.csv", expected: "a line end: the file is truncated" });
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
    edit(folder, "chairs.csv", ["id,network,npm,year", "id,network,npm,season"]);
    expect((await problemsOf(folder)).map(({ file, line, column }) => [file, line, column])).toEqual([
      ["chairs.csv", 1, "season"],
      ["chairs.csv", 1, "year"],
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
