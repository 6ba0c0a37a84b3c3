/** Who writes: every role, with an organisation of the graph where the role needs one. */
import fc from "fast-check";
import { ANONYMOUS_VIEWER, ROLES, SCOPES, viewpointOf, type RoleName, type Scope, type Viewer } from "../../../policy";
import { viewerWith } from "../../support/viewers";
import { STATES, type Graph } from "../inference/graph";
import { viewers } from "../inference/viewers";

/** Tokens of the askers, by whom they act for. */
export const tokenOf = (org: string | null): string => `token-of-${org ?? "nobody"}`;

/** Whoever has a token acts for one of these, or for nobody. */
export const ORGANISATIONS = ["npm-1", "npm-2", "npm-3", "cso-1", "cso-2", "body-1", "network-1"] as const;

/** Mostly NPMs, and those that chair a network on the day of asking most of all. */
function someone(graph: Graph): fc.Arbitrary<string> {
  const chairs = graph.flatMap(({ label, pointers, properties }) =>
    label === "ChairTerm" && properties["to"] === "2015-01-01" ? [String(pointers["npm"])] : [],
  );
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom("npm-1", "npm-2", "npm-3") },
    { weight: 5, arbitrary: fc.constantFrom(...(chairs.length > 0 ? chairs : ["npm-1", "npm-2"])) },
    { weight: 3, arbitrary: fc.constantFrom("cso-1", "cso-2") },
    { weight: 1, arbitrary: fc.constantFrom("body-1", "network-1") },
  );
}

/** Someone of one of the kinds of viewer, in a graph. */
export const askers = (graph: Graph): fc.Arbitrary<Viewer> =>
  fc.oneof(
    { weight: 8, arbitrary: ofOrganisation(graph) },
    { weight: 2, arbitrary: withRole("steward") },
    { weight: 2, arbitrary: withRole("admin") },
    { weight: 2, arbitrary: ofEveryScope(graph) },
    { weight: 1, arbitrary: fc.constant(ANONYMOUS_VIEWER) },
  );

/** A partner, a member or the secretariat; it sees what a token of its organisation sees. */
const ofOrganisation = (graph: Graph): fc.Arbitrary<Viewer> =>
  fc
    .record({
      org: someone(graph),
      role: fc.constantFrom<RoleName>("partner", "member", "secretariat", "secretariat", "secretariat"),
      networks: fc.constantFrom(["network-1", "network-2"], ["network-1", "network-2"], ["network-1"]),
      countries: fc.oneof(
        { weight: 9, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.subarray([...STATES], { minLength: 2 }) },
      ),
    })
    .map(({ org, role, networks, countries }) => {
      const grant = { scopes: ROLES[role].scopes, org, networks, countries };
      return viewerWith({ ...grant, ...named(role, org), viewpoint: viewpointOf(grant, networksOf(graph, org)) });
    });

const withRole = (role: RoleName): fc.Arbitrary<Viewer> =>
  fc.subarray(["network-1", "network-2"]).map((networks) => {
    const grant = { scopes: ROLES[role].scopes, org: null, networks, countries: [] };
    return viewerWith({ ...grant, ...named(role, null), viewpoint: viewpointOf(grant, []) });
  });

/** May do everything and sees whatever: rules then decide, not scopes. */
const ofEveryScope = (graph: Graph): fc.Arbitrary<Viewer> =>
  fc.record({ org: fc.option(someone(graph)), viewpoint: viewers }).map(({ org, viewpoint }) =>
    viewerWith({
      org,
      viewpoint,
      networks: ["network-1", "network-2"],
      countries: viewpoint.countries ?? [],
      ...named(null, org),
      scopes: Object.keys(SCOPES) as Scope[],
    }),
  );

const named = (role: string | null, org: string | null) => ({
  role,
  subject: "someone",
  expiresAt: Date.parse("2014-12-31") / 1000,
  tokenId: tokenOf(org),
});

/** Networks that an organisation has been a full member of. */
const networksOf = (graph: Graph, org: string): readonly string[] =>
  graph.flatMap(({ label, properties, pointers }) =>
    label === "Membership" && pointers["actor"] === org && String(properties["status"]).endsWith("MEMBER")
      ? [String(pointers["network"])]
      : [],
  );
