import { execFileSync } from "node:child_process";
import { OPEN_ROWS, ROWS } from "../../web/api/operations";
import { variablesOf } from "../../web/api/where";
import { EVERYTHING, PARTNER_KINDS, START, type Filters } from "../../web/state/selection";
import { curlText, embedText, graphqlText, quoted } from "../../web/share/copies";
import { joinedCsv } from "../../web/share/csv";
import { fileAddress } from "../../web/share/address";
import { selectionText, wrapped, type ChosenNames } from "../../web/share/words";
import { escaped } from "../../web/share/xml";
import { matrixQuestion } from "../../web/views/matrix/question";
import { networkQuestion } from "../../web/views/network/question";
import { tableFiles, tableQuestion } from "../../web/views/table/question";
import { timelineQuestion } from "../../web/views/timeline/question";
import { speakEnglish } from "./speaking";

beforeAll(speakEnglish);

describe("text for a shell", () => {
  it.each([["plain"], ["it's"], ['$(id) `id` "x" \\ !'], ["two\nlines"], ["'; rm -rf /; '"]])(
    "is read as it is: %j",
    (text) => expect(execFileSync("sh", ["-c", `printf %s ${quoted(text)}`]).toString()).toBe(text),
  );
});

const chosen = variablesOf({ ...EVERYTHING, patterns: ["ADVISORY_BODY"], since: 2010 });

it("a command asks what the view asks, and never holds a token", () => {
  const text = curlText(tableQuestion(chosen, { part: null }), "http://hub.example", true);
  expect(text).toContain(`-H "authorization: Bearer $LIAISON_TOKEN"`);
  const said = execFileSync("sh", ["-c", text.replace(/^curl -s/, `printf '%s\\n'`)])
    .toString()
    .split("\n");
  expect(said[0]).toBe("http://hub.example/graphql");
  const body = JSON.parse(said.find((line) => line.startsWith("{"))!) as { variables: unknown };
  expect(body.variables).toEqual({ where: { pattern: { in: ["ADVISORY_BODY"] } }, since: "2010" });
  expect(curlText(tableQuestion(chosen, { part: null }), "http://hub.example", false)).not.toContain("authorization");
});

it("GraphQL comes with its variables", () =>
  expect(graphqlText(tableQuestion(chosen, { part: null }))).toMatch(
    /^# Variables:\n# \{[\s\S]*"since": "2010"[\s\S]*\n\nquery Rows/,
  ));

it("files hold what is chosen", () => {
  expect(fileAddress("csv", variablesOf(EVERYTHING))).toBe("/tables/collaborations.csv");
  const { pathname, searchParams } = new URL(fileAddress("gexf", chosen), "http://hub.example");
  expect([pathname, Object.fromEntries(searchParams)]).toEqual([
    "/export/graph.gexf",
    { where: `{"pattern":{"in":["ADVISORY_BODY"]}}`, since: "2010" },
  ]);
});

it("the network is taken along with the ties that it shows, and nothing else is", () => {
  const tied = { ...chosen, relations: ["MEMBERSHIP", "VISIT"] } as const;
  expect(fileAddress("gexf", tied)).toMatch(/&relations=MEMBERSHIP%2CVISIT$/);
  expect(fileAddress("csv", tied)).not.toContain("relations");
  expect(
    [networkQuestion(chosen, { ties: tied.relations }), networkQuestion(chosen, { ties: START.ties })].map(
      ({ variables }) => variables["relations"],
    ),
  ).toEqual([["MEMBERSHIP", "VISIT"], undefined]);
});

it("the table asks for the rows that it shows, and its files have them", () => {
  expect(tableQuestion(chosen, { part: "open" })).toEqual({
    operation: OPEN_ROWS,
    variables: { where: { pattern: { in: ["ADVISORY_BODY"] } }, since: "2010", until: null },
  });
  expect(tableQuestion(chosen, { part: "unnamed" }).operation).toBe(ROWS);
  expect([tableFiles({ part: "open" }), tableFiles({ part: null })].map(({ areOpenRows }) => areOpenRows)).toEqual([
    true,
    false,
  ]);
});

it("pictures of patterns count partners of all kinds, and the timeline all years", () => {
  const where = { pattern: { in: ["ADVISORY_BODY"] }, partnerKind: { in: PARTNER_KINDS } };
  expect([matrixQuestion(chosen).variables, timelineQuestion(chosen).variables]).toEqual([
    { where, since: "2010", until: null },
    { where },
  ]);
});

it.each<[readonly string[], string]>([
  [["id,name\n"], "id,name\n"],
  [["id,name\na,1\n", "id,name\nb,2\n"], "id,name\na,1\nb,2\n"],
])("files with one header are joined under it: %j", (texts, joined) => expect(joinedCsv(texts)).toBe(joined));

it("markup stays text, in pictures and in other sites", () => {
  expect(escaped(`<a href="x">&\u0000</a>`)).toBe("&lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;");
  expect(embedText(`http://h/?a="><script>`, "T")).not.toMatch(/"><script>/);
});

describe("a picture says what was chosen", () => {
  const names = { network: null, state: null };

  it.each<[string, Partial<Filters>, Partial<ChosenNames>, string]>([
    ["everything", {}, {}, "All records."],
    [
      "all filters",
      {
        patterns: ["ADVISORY_BODY", "MUTUAL_SUPPORT"],
        kinds: ["CSO"],
        regions: ["Europe"],
        network: "network-1",
        state: "state-1",
        confidences: ["SEED"],
        since: 2010,
        until: 2014,
      },
      { network: "Network One", state: "State One" },
      "Pattern: Advisory body, Mutual support. Partner: Civil society organisation. Region: Europe. State: State One. Members of: Network One. Years: 2010–2014. Confidence: From the founding texts.",
    ],
    ["one year", { since: 2010, until: 2010 }, {}, "Years: 2010."],
    ["from a year on", { since: 2010 }, {}, "Years: since 2010."],
    ["up to a year", { until: 2010 }, {}, "Years: until 2010."],
    ["a network that may not be seen", { network: "network-1" }, {}, "Members of: network-1."],
    [
      "a part of it",
      { regions: ["Africa"], part: "stateless" },
      {},
      "Region: Africa. Only collaborations that belong to no state; the map and the matrix cannot place them.",
    ],
  ])("%s", (_, filters, known, expected) =>
    expect(selectionText({ ...EVERYTHING, ...filters }, { ...names, ...known })).toBe(expected),
  );
});

describe("long text", () => {
  const width = (text: string): number => text.length;

  it.each([
    ["", []],
    ["one two three", ["one two", "three"]],
    ["abcdefghijkl", ["abcdefgh", "ijkl"]],
    ["a abcdefghijkl b", ["a", "abcdefgh", "ijkl b"]],
  ])("is wrapped, and nothing of it lost: %j", (text, expected) => expect(wrapped(text, 8, width)).toEqual(expected));
});
