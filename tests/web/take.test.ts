import { execFileSync } from "node:child_process";
import { variablesOf } from "../../web/api/where";
import { EVERYTHING, type Filters } from "../../web/state/selection";
import { curlText, embedText, graphqlText, quoted } from "../../web/take/copies";
import { fileAddress, questionOf } from "../../web/take/question";
import { selectionText, wrapped } from "../../web/take/words";
import { escaped } from "../../web/take/xml";
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
  const text = curlText(questionOf("table", chosen), "http://hub.example", true);
  expect(text).toContain(`-H "authorization: Bearer $LIAISON_TOKEN"`);
  const said = execFileSync("sh", ["-c", text.replace(/^curl -s/, `printf '%s\\n'`)])
    .toString()
    .split("\n");
  expect(said[0]).toBe("http://hub.example/graphql");
  const body = JSON.parse(said.find((line) => line.startsWith("{"))!) as { variables: unknown };
  expect(body.variables).toEqual({ where: { pattern: { in: ["ADVISORY_BODY"] } }, since: "2010" });
  expect(curlText(questionOf("table", chosen), "http://hub.example", false)).not.toContain("authorization");
});

it("GraphQL comes with its variables", () =>
  expect(graphqlText(questionOf("table", chosen))).toMatch(
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
    [questionOf("network", tied), questionOf("table", tied)].map(({ variables }) => variables["relations"]),
  ).toEqual([["MEMBERSHIP", "VISIT"], undefined]);
});

it("markup stays text, in pictures and in other sites", () => {
  expect(escaped(`<a href="x">&\u0000</a>`)).toBe("&lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;");
  expect(embedText(`http://h/?a="><script>`, "T")).not.toMatch(/"><script>/);
});

describe("a picture says what was chosen", () => {
  it.each<[string, Partial<Filters>, string | null, string]>([
    ["everything", {}, null, "All records."],
    [
      "all filters",
      {
        ...{ patterns: ["ADVISORY_BODY", "MUTUAL_SUPPORT"], kinds: ["CSO"], regions: ["Europe"], network: "network-1" },
        ...{ confidences: ["SEED"], since: 2010, until: 2014 },
      },
      "Network One",
      "Pattern: Advisory body, Mutual support. Partner: Civil society organisation. Region: Europe. Members of: Network One. Years: 2010–2014. Confidence: From the founding texts.",
    ],
    ["one year", { since: 2010, until: 2010 }, null, "Years: 2010."],
    ["from a year on", { since: 2010 }, null, "Years: since 2010."],
    ["up to a year", { until: 2010 }, null, "Years: until 2010."],
    ["a network that may not be seen", { network: "network-1" }, null, "Members of: network-1."],
  ])("%s", (_, filters, network, expected) =>
    expect(selectionText({ ...EVERYTHING, ...filters }, network)).toBe(expected),
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
