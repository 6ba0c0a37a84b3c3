import { classesOf, ROLE_NAMES, ROLES, type RowGrant, viewpointOf } from "../../policy";

const NOTHING: RowGrant = { scopes: [], org: null, networks: [], countries: [] };

describe("a viewpoint follows from a token", () => {
  it.each<[string, Partial<RowGrant>, readonly string[], ReturnType<typeof viewpointOf>]>([
    [
      "without scopes it sees what everyone sees",
      { org: "npm-slovenia", networks: ["network-see-npm"] },
      ["network-see-npm"],
      { owns: [], audiences: [], reach: [] },
    ],
    [
      "own:read opens the rows of its organisation and of the networks it is a member of",
      { scopes: ["own:read"], org: "npm-slovenia" },
      ["network-see-npm"],
      { owns: ["npm-slovenia"], audiences: ["npm-slovenia", "network-see-npm"], reach: [] },
    ],
    [
      "own:read opens nothing without an organisation",
      { scopes: ["own:read"] },
      ["network-see-npm"],
      { owns: [], audiences: [], reach: [] },
    ],
    [
      "network:read opens PARTNERS rows of the networks it names",
      { scopes: ["network:read"], networks: ["network-see-npm"] },
      [],
      { owns: [], audiences: [], reach: ["network-see-npm"] },
    ],
    [
      "countries narrow, and with network:read open PARTNERS rows for them",
      { scopes: ["network:read"], countries: ["state-slovenia"] },
      [],
      { owns: [], audiences: [], reach: ["state-slovenia"], countries: ["state-slovenia"] },
    ],
  ])("%s", (_what, grant, memberOf, expected) => {
    expect(viewpointOf({ ...NOTHING, ...grant }, memberOf)).toEqual(expected);
  });
});

describe("roles", () => {
  const everything = { org: "npm-slovenia", networks: ["network-see-npm"], countries: [] };

  it.each(ROLE_NAMES)("%s is only a named set of scopes: rows open by organisation and networks", (role) => {
    expect(classesOf(viewpointOf({ ...NOTHING, scopes: ROLES[role].scopes }, []))).toEqual(["PUBLIC"]);
  });

  it.each(["steward", "admin"] as const)("%s reads no RESTRICTED or CONFIDENTIAL rows by role", (role) => {
    const seen = viewpointOf({ ...everything, scopes: ROLES[role].scopes }, ["network-see-npm"]);
    expect(classesOf(seen)).toEqual(["PUBLIC", "PARTNERS"]);
  });

  it.each(["analyst", "dashboard"] as const)("%s writes nothing and manages nothing", (role) => {
    expect(ROLES[role].scopes.filter((scope) => !scope.endsWith(":read"))).toEqual([]);
  });
});
