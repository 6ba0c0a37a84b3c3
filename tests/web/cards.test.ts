import type { Chair, Confidence, VisitLine } from "../../web/api/operations";
import type { CardRecord } from "../../web/cards/record";
import { factsOf, titleOf } from "../../web/cards/facts";
import { lineOf, seatLine } from "../../web/cards/lines";
import { chairText, membersAddress } from "../../web/cards/networks";
import { safeAddress } from "../../web/parts/addresses";
import { periodText } from "../../web/parts/period";
import { speakEnglish } from "./speaking";

beforeAll(speakEnglish);

describe("an address becomes a link", () => {
  it.each([
    ["https://example.org/a?b=c", "https://example.org/a?b=c"],
    ["http://example.org", "http://example.org/"],
  ])("where it is of the web: %s", (given, expected) => expect(safeAddress(given)).toBe(expected));

  it.each([
    ["javascript:alert(1)"],
    [" javascript:alert(1)"],
    ["java\nscript:alert(1)"],
    ["JaVaScRiPt:alert(1)"],
    ["data:text/html,<script>alert(1)</script>"],
    ["vbscript:msgbox"],
    ["file:///etc/passwd"],
    ["//example.org"],
    ["example.org"],
    [""],
  ])("and never otherwise: %j", (given) => expect(safeAddress(given)).toBeNull());
});

describe("a period is told", () => {
  it.each([
    ["2014", "2016", null, null, "2014 – 2016"],
    ["2014-03-26", "2014-03-26", null, null, "2014-03-26"],
    ["2014", null, "2013", "2020", "since 2014"],
    [null, "2016", "2013", "2015", "until 2016"],
    [null, null, "2013", "2015", "attested 2013 – 2015"],
    [null, null, null, "2015", "attested 2015"],
    [null, null, null, null, "undated"],
  ])("from %s to %s, attested %s to %s: %s", (from, to, firstAttested, lastAttested, text) =>
    expect(periodText({ period: { from, to }, firstAttested, lastAttested })).toBe(text),
  );
});

describe("a card", () => {
  const record: CardRecord = {
    __typename: "Collaboration",
    id: "collab-1",
    npm: { id: "npm-1", name: "Npm 1" },
    partner: null,
    partnerLabel: "two groups",
    partnerKind: "UNNAMED_CSO_GROUP",
    period: { from: "2014", to: null },
    formality: "FORMAL",
    note: "",
    url: "javascript:alert(1)",
  };

  it("is called by both sides where the record has no name of its own", () =>
    expect([titleOf(record), titleOf({ __typename: "Npm", id: "npm-1", name: "Npm 1" })]).toEqual([
      "Npm 1 – two groups",
      "Npm 1",
    ]));

  it("tells what is recorded, in words, and leaves out what is not", () => {
    const facts = Object.fromEntries(factsOf(record).map(({ field, text, records }) => [field, text ?? records]));
    expect(facts).toEqual({
      npm: [{ id: "npm-1", name: "Npm 1" }],
      partnerLabel: "two groups",
      partnerKind: "Unnamed group of organisations",
      period: "since 2014",
      formality: "formal",
      url: "javascript:alert(1)",
    });
  });

  it("tells fields without a place of their own after those that have one, and before the note", () => {
    const body = {
      __typename: "AdvisoryBody",
      id: "body-1",
      note: "note",
      memberCount: 7,
      establishedYear: 2014,
    } as const;
    expect(factsOf(body).map(({ field }) => field)).toEqual(["establishedYear", "memberCount", "note"]);
  });

  it.each<[Confidence, string[], string]>([
    ["VERIFIED", [], "Verified"],
    ["UNVERIFIED", [], "Unverified"],
    ["VERIFIED", ["npmDesignationYear"], "in part; not verified: the year of designation"],
    ["SEED", ["to", "someField"], "in part; not verified: the end, “some field”"],
  ])("never calls verified what is so in part: %s without %j", (confidence, unverifiedFields, text) => {
    const facts = factsOf({ __typename: "State", id: "state-1", confidence, unverifiedFields });
    expect(facts.find(({ field }) => field === "confidence")?.text).toBe(text);
  });

  it("shows an address that may be no link as text only", () =>
    expect(factsOf(record).find(({ field }) => field === "url")).not.toHaveProperty("address"));

  const sourced = { id: "r-1", confidence: "VERIFIED" as const, unverifiedFields: [], sources: [] };
  const period = { from: "2013", to: null };
  const named = (id: string) => ({ id, name: id.toUpperCase() });

  it("tells each line of its lists by what the record leads to, with standing, kind and time", () => {
    const visit: VisitLine = {
      ...sourced,
      type: "PERIODIC",
      purpose: null,
      body: named("cpt"),
      state: named("state"),
      period,
    };
    expect([
      lineOf("memberships", { ...sourced, network: named("n"), status: "FOUNDING_MEMBER", period }),
      lineOf("memberships", { ...sourced, network: null, status: "OBSERVER", period }),
      lineOf("visits", visit),
      lineOf("visits", { ...visit, body: null, type: "UNKNOWN" }),
      lineOf("visits", { ...visit, purpose: "Peer exchange" }),
      lineOf("chairTerms", {
        ...sourced,
        npm: named("npm"),
        network: null,
        year: 2019,
        period: { from: null, to: null },
      }),
      lineOf("meetings", { ...sourced, name: "Founding", place: "Belgrade", period }),
      seatLine({ holder: null, label: "two seats", period, collaboration: null }),
    ]).toEqual([
      { id: "n", name: "N", more: "founding member, since 2013" },
      { id: "r-1", name: "r-1", more: "observer, since 2013" },
      { id: "r-1", name: "CPT", more: "periodic, since 2013" },
      { id: "r-1", name: "STATE", more: "since 2013" },
      { id: "r-1", name: "Peer exchange", more: "periodic, since 2013" },
      { id: "npm", name: "NPM", more: "2019" },
      { id: "r-1", name: "Founding", more: "since 2013, Belgrade" },
      { id: null, name: "two seats", more: "since 2013" },
    ]);
  });
});

describe("the card of a network", () => {
  const chair = (
    outcome: "NOT_RECORDED" | "UNDETERMINED",
    terms: number,
    gaps: readonly (readonly [string, string])[],
  ): Chair => ({
    chairOf: { outcome, because: "because", npm: null, terms: [] },
    network: { chairGaps: gaps.map(([from, to]) => ({ from, to })), chairTerms: { totalCount: terms } },
  });

  it.each([
    [
      "since when none is recorded",
      "NOT_RECORDED",
      7,
      [
        ["2014-03", "2014-11"],
        ["2022-12-31", "2026-11-29"],
      ],
      "Not recorded since 2022-12-31.",
    ],
    ["that none ever was", "NOT_RECORDED", 0, [["2012", "2026"]], "No chair is recorded."],
    ["what the hub says where dates do not tell", "UNDETERMINED", 2, [], "because"],
  ] as const)("says of its chair %s", (_, outcome, terms, gaps, expected) =>
    expect(chairText(chair(outcome, terms, gaps))).toBe(expected),
  );

  it("offers its members as a table, on the date that is chosen", () => {
    const { pathname, searchParams } = new URL(membersAddress("network-1", "2016-05-01"), "http://hub.example");
    expect([pathname, Object.fromEntries(searchParams)]).toEqual([
      "/tables/memberships.csv",
      { where: `{"network":{"id":{"eq":"network-1"}}}`, asOf: "2016-05-01" },
    ]);
    expect(membersAddress("network-1", null)).not.toContain("asOf");
  });
});
