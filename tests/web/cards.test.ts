import { connectionsOf } from "../../web/cards/connections";
import { factsOf, safeAddress, titleOf } from "../../web/cards/facts";
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
  const record = {
    ...{ __typename: "Collaboration", id: "collab-1", npm: { id: "npm-1", name: "Npm 1" }, partner: null },
    ...{ partnerLabel: "two groups", partnerKind: "UNNAMED_CSO_GROUP", period: { from: "2014", to: null } },
    ...{ formality: "FORMAL", note: "", url: "javascript:alert(1)" },
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

  it.each([
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

  it("lists what belongs to it, with how much there is in all", () => {
    const network = { id: "network-1", name: "Network 1" };
    const memberships = {
      totalCount: 7,
      nodes: [{ id: "m-1", network, status: "MEMBER", period: { from: "2013", to: null } }],
    };
    expect(
      connectionsOf({ __typename: "Npm", id: "npm-1", memberships, documents: { totalCount: 0, nodes: [] } }),
    ).toEqual([
      {
        title: "card.memberships",
        total: 7,
        items: [{ key: "m-1", id: "network-1", name: "Network 1", more: "member, since 2013" }],
      },
    ]);
  });
});
