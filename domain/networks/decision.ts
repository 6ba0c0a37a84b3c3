/** What a decision of a network is about (model of decisions; D5, D9, D12, D13). */
export type DecisionKind = "FOUNDING" | "REGION" | "ADMISSION" | "CHAIR" | "WORKING_GROUP" | "OTHER";

/** How a decision ended; null where it is still open or not recorded. */
export type DecisionOutcome = "ADOPTED" | "REJECTED" | "DEFERRED" | null;

/** What the rules need to know of a decision; subjects are ids of records. */
export interface DecisionFacts {
  readonly id: string;
  readonly kind: DecisionKind;
  readonly outcome: DecisionOutcome;
  readonly date: string | null;
  readonly subjects: readonly string[];
}
