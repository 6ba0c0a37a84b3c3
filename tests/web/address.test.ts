import { queryOf, selectionIn } from "../../web/state/address";
import { START, type Selection } from "../../web/state/selection";

const SOME: Selection = {
  ...START,

  view: "network",
  patterns: ["MUTUAL_SUPPORT", "ADVISORY_BODY"],
  regions: ["Europe"],
  network: "network-see-npm",

  since: 2010,
  until: 2014,
  focus: "npm-slovenia",
  colour: "community",
  ties: ["MEMBERSHIP", "VISIT"],
  layout: "columns",
  before: "2013-03",
  after: "2020",
  state: "state-malta",
  part: "open",
  shade: "links",
  rows: "noSeat",
};

describe("the address", () => {
  it("is empty for the start", () => expect(queryOf(START)).toBe(""));

  it("holds the selection whole, and nothing that is as at the start", () => {
    expect(selectionIn(queryOf(SOME))).toEqual(SOME);
    expect(queryOf({ ...START, view: "table", focus: "cso-peace-institute" })).toBe(
      "?view=table&focus=cso-peace-institute",
    );
  });

  it.each([
    ["a view that is none", "?view=spiral"],
    ["an id with markup", "?focus=%3Cimg%20src%3Dx%3E"],
    ["no ties at all", "?ties=NOTHING"],
    ["a date that is none", "?before=yesterday"],
    ["a pattern that is none", "?patterns=EVERYTHING"],
    ["a year without sense", "?since=99999"],
    ["a part that is none", "?part=half"],
    ["a shade of an earlier version", "?shade=patterns"],
    ["something unknown", "?utm_source=mail"],
  ])("takes %s for what it is at the start", (_, query) => expect(selectionIn(query)).toEqual(START));
});
