import { checkDataset } from "../../seed";
import { copyOfDataset, edit, lineOf, problemsOf, removeCopies } from "./copies";
import { fewByDay } from "../support/jest/night";

afterAll(removeCopies);

/** What stands in one cell of a file in place of what stood there, and what is said of it. */
const REFUSED: readonly [string, string, [string, string], { column: string; value: string; expected: RegExp }][] = [
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
    {
      column: "name",
      value: `${"N".repeat(59)}…`,
      expected: /^text: the value may have at most 500 characters$/,
    },
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
    ["ADVICE;SELECTION", "ADVICE;;SELECTION"],
    { column: "role", value: "ADVICE;;SELECTION", expected: /joined with ;/ },
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
    "a truth value in another language",
    "bodies.csv",
    [",false,", ",falsch,"],
    { column: "is_civil_society", value: "falsch", expected: /^true or false$/ },
  ],
  [
    "a latitude beyond the pole",
    "states.csv",
    [",41.1417,", ",146.12,"],
    { column: "lat", value: "146.12", expected: /^a number such as 46.1199: the value must lie between -90 and 90$/ },
  ],
  [
    "a longitude beyond the date line",
    "states.csv",
    [",20.0611,", ",512.5,"],
    { column: "lon", value: "512.5", expected: /must lie between -180 and 180$/ },
  ],
  [
    "a year before there was anything to record",
    "bodies.csv",
    [",2007,", ",207,"],
    { column: "established_year", value: "207", expected: /must lie between 1800 and 2100$/ },
  ],
  [
    "an amount below nothing",
    "projects.csv",
    ["131091.69", "-131091.69"],
    { column: "budget_amount", value: "-131091.69", expected: /must lie between 0 and/ },
  ],
  [
    "a currency that does not exist",
    "projects.csv",
    [",EUR,", ",EURO,"],
    { column: "budget_currency", value: "EURO", expected: /must be a currency code such as EUR/ },
  ],
  [
    "a control character in a name",
    "csos.csv",
    [",Peace Institute,", ",Peace\u000bInstitute,"],
    {
      column: "name",
      value: "Peace\u000bInstitute",
      expected: /^text: the value holds a control character \(U\+000B\)$/,
    },
  ],
  [
    "a name of blanks",
    "csos.csv",
    [",Peace Institute,", ",   ,"],
    { column: "name", value: "", expected: /must not be empty$/ },
  ],
  [
    "a name that nobody sees",
    "csos.csv",
    [",Peace Institute,", ",\u200b\u3164,"],
    { column: "name", value: "\u200b\u3164", expected: /must not be empty$/ },
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
];

describe("a cell", () => {
  it.each(fewByDay(REFUSED, 12))("that holds %s is refused", async (_, file, change, { column, value, expected }) => {
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
    ["a date with blanks around it", "visits.csv", [",2015-11-03,", ", 2015-11-03,"]],
    ["a truth value of a spreadsheet", "bodies.csv", [",false,", ",FALSE,"]],
    ["a list with blanks", "advisory_bodies.csv", ["ADVICE;SELECTION", "ADVICE; SELECTION"]],
    ["a list that ends with its separator", "advisory_bodies.csv", ["ADVICE;SELECTION", "ADVICE;SELECTION;"]],
  ])("that holds %s is fine", async (_, file, change) => {
    const folder = copyOfDataset();
    edit(folder, file, change);
    await expect(checkDataset(folder)).resolves.toEqual({ records: 1944 });
  });
});
