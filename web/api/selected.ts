/** How many collaborations a selection has, and how many of them no picture can draw: one line for all views. */
import { type Coverage } from "./coverage";
import { operation } from "./operation";
import { PART_CONDITIONS, type CollaborationWhere, type SelectionVariables } from "./where";

interface Counted {
  readonly totalCount: number;
}

export interface Selected {
  readonly chosen: Counted & {
    readonly partnerCount: number;
    readonly undeterminedCount: number;
    readonly coverage: Coverage;
  };
  /** Without a state; with a partner that has no record of its own; with none of the six patterns. */
  readonly stateless: Counted;
  readonly unnamed: Counted;
  readonly other: Counted;
}

export interface SelectedVariables extends SelectionVariables {
  readonly stateless: CollaborationWhere;
  readonly unnamed: CollaborationWhere;
  readonly other: CollaborationWhere;
}

/** Counts of the same collaborations, part by part. */
export function selectedVariables(chosen: SelectionVariables): SelectedVariables {
  const and = (condition: CollaborationWhere) => ({ AND: [chosen.where, condition] });
  const { stateless, unnamed, other } = PART_CONDITIONS;
  return {
    ...chosen,
    ...{ stateless: and(stateless), unnamed: and(unnamed), other: and(other) },
  };
}

export const SELECTED = operation<Selected, SelectedVariables>(`
  query Selected($where: CollaborationWhere, $since: PartialDate, $until: PartialDate, $stateless: CollaborationWhere, $unnamed: CollaborationWhere, $other: CollaborationWhere) {
    chosen: collaborations(where: $where, since: $since, until: $until, first: 1) {
      totalCount partnerCount undeterminedCount coverage { records newestAttestation unverified }
    }
    stateless: collaborations(where: $stateless, since: $since, until: $until, first: 1) { totalCount }
    unnamed: collaborations(where: $unnamed, since: $since, until: $until, first: 1) { totalCount }
    other: collaborations(where: $other, since: $since, until: $until, first: 1) { totalCount }
  }`);
