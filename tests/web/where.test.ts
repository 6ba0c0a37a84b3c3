import { variablesOf } from "../../web/api/where";
import { EVERYTHING, isFiltered, type Filters } from "../../web/state/selection";

it("asks for everything where nothing is chosen", () => {
  expect(variablesOf(EVERYTHING)).toEqual({ where: {}, since: null, until: null });
  expect(isFiltered(EVERYTHING)).toBe(false);
});

it("asks for what all filters together leave", () => {
  const filters: Filters = {
    ...{ patterns: ["ADVISORY_BODY"], kinds: ["CSO", "NPM"], regions: ["Europe"], confidences: ["VERIFIED"] },
    ...{ network: "network-see-npm", since: 2010, until: 2014 },
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
