/** How two actors are connected. */
import { type Coverage } from "./coverage";
import { operation } from "./operation";
import { type Named } from "./rows";
import { type SelectionVariables } from "./where";

export const RELATIONS = ["COLLABORATION", "MEMBERSHIP", "PROJECT", "VISIT", "MEETING"] as const;
export type Relation = (typeof RELATIONS)[number];

export interface Step {
  readonly actor: Named | null;
  /** The first record that makes the step; null for the first actor. */
  readonly via: { readonly __typename: string; readonly id: string } | null;
  readonly recordCount: number;
}

export interface Path {
  readonly length: number;
  readonly steps: readonly Step[];
  readonly coverage: Coverage;
}

interface PathVariables extends SelectionVariables {
  readonly from: string;
  readonly to: string;
  readonly relations: readonly Relation[];
}

const NAMED = "id ... on Npm { name } ... on Cso { name } ... on Body { name } ... on Network { name }";

export const PATHS = operation<{ readonly pathsBetween: readonly Path[] }, PathVariables>(`
  query Paths($from: ID!, $to: ID!, $relations: [GraphRelation!], $where: CollaborationWhere, $since: PartialDate, $until: PartialDate) {
    pathsBetween(from: $from, to: $to, relations: $relations, maxLength: 6, limit: 5, where: $where, since: $since, until: $until) {
      length coverage { records newestAttestation unverified }
      steps { actor { ${NAMED} } via { __typename id } recordCount }
    }
  }`);

export const NAMES = operation<{ readonly nodes: readonly (Named | null)[] }, { readonly ids: readonly string[] }>(`
  query Names($ids: [ID!]!) {
    nodes(ids: $ids) { ${NAMED} }
  }`);
