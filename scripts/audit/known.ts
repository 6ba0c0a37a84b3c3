/**
 * Cases of the audit of federation that fail, and why; docs/decisions/0020-joining-answers.md has the details. No schema of the hub
 * uses any of these features.
 */

const REQUIRES_FRAGMENTS =
  "@theguild/federation-composition refuses a @requires with fragments on interfaces of which a subgraph knows more than another; Apollo’s had that too (https://github.com/apollographql/federation/issues/1863).";
const OBJECT_OR_UNION =
  "@theguild/federation-composition gives a field that is an object here and a union there the type of the object; it is the union’s (https://github.com/graphql-hive/router/pull/114).";
const EXTERNAL_OF_INTERFACE_OBJECT =
  "@theguild/federation-composition loses @external on fields of an @interfaceObject, so that the planner asks a subgraph for what it only requires (of the same kind: https://github.com/graphql-hive/federation-composition/issues/80).";
const TYPENAME_PROVIDED =
  "the planner takes __typename for provided below objects only, not below interfaces, and asks another subgraph (https://github.com/graphql-hive/router/pull/1457).";

const of = (suite: string, indexes: readonly number[], why: string): readonly (readonly [string, string])[] =>
  indexes.map((index) => [`${suite} ${index}`, why]);

/** Name of a case → why it fails. */
export const KNOWN: Readonly<Record<string, string>> = Object.fromEntries([
  ...of("interface-object-with-requires", [0, 4], EXTERNAL_OF_INTERFACE_OBJECT),
  ...of("provides-on-interface", [1], TYPENAME_PROVIDED),
  ...of("requires-with-fragments", [0, 1, 2, 3, 4, 5], REQUIRES_FRAGMENTS),
  ...of("union-intersection", [3, 7, 10], OBJECT_OR_UNION),
]);
