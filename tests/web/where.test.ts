import { selectedVariables, variablesOf, withAllPartners } from "../../web/api/where";
import { EVERYTHING, isFiltered, PARTNER_KINDS, PATTERNS, type Filters } from "../../web/state/selection";

it("asks for everything where nothing is chosen", () => {
  expect(variablesOf(EVERYTHING)).toEqual({ where: {}, since: null, until: null });
  expect(isFiltered(EVERYTHING)).toBe(false);
});

it("asks for what all filters together leave", () => {
  const filters: Filters = {
    patterns: ["ADVISORY_BODY"],
    kinds: ["CSO", "NPM"],
    regions: ["Europe"],
    state: null,
    confidences: ["VERIFIED"],
    network: "network-see-npm",
    since: 2010,
    until: 2014,
    part: null,
  };
  expect(isFiltered(filters)).toBe(true);
  expect(variablesOf(filters, ["npm-1", "npm-2"])).toEqual({
    where: {
      pattern: { in: ["ADVISORY_BODY"] },
      partnerKind: { in: ["CSO", "NPM"] },
      state: { region: { in: ["Europe"] } },
      OR: [{ confidence: { eq: "VERIFIED" }, unverifiedField: { isNull: true } }],
      npm: { id: { in: ["npm-1", "npm-2"] } },
    },
    since: "2010",
    until: "2014",
  });
});

it("asks for a state within a region, and for the part of a selection that no picture draws", () => {
  const whereOf = (change: Partial<Filters>) => variablesOf({ ...EVERYTHING, ...change }).where;
  expect(whereOf({ state: "state-malta", regions: ["Europe"] })).toEqual({
    state: { id: { eq: "state-malta" }, region: { in: ["Europe"] } },
  });
  expect(whereOf({ part: "stateless" })).toEqual({ NOT: { state: {} } });
  expect(whereOf({ part: "unnamed" })).toEqual({ NOT: { partner: {} } });
  expect(whereOf({ part: "other" })).toEqual({ NOT: { pattern: { in: PATTERNS } } });
  // What may hold is told by time: the same conditions.
  expect(whereOf({ part: "open" })).toEqual({});
});

it("counts every part of a selection within it", () => {
  const chosen = variablesOf({ ...EVERYTHING, kinds: ["CSO"], until: 2014 });
  const { stateless, since, until } = selectedVariables(chosen);
  expect([stateless, since, until]).toEqual([{ AND: [chosen.where, { NOT: { state: {} } }] }, null, "2014"]);
});

it("counts partners of all kinds in tables of patterns, unless kinds are chosen", () => {
  expect(withAllPartners({})).toEqual({ partnerKind: { in: PARTNER_KINDS } });
  expect(withAllPartners({ partnerKind: { in: ["CSO"] } })).toEqual({ partnerKind: { in: ["CSO"] } });
});
