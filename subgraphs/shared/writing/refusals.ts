/** Refusals by a rule: the clause, and each reason. */
import { LiaisonError } from "../../../domain/errors";
import type { Breach } from "../../../domain/ruling";

/** An error for what a rule refuses; the sentence and the reasons make its message. */
export function violated(sentence: string, clause: string, reasons: readonly string[]): LiaisonError {
  return new LiaisonError("RULE_VIOLATED", `${sentence} ${reasons.join(" ")}`.trim(), { clause, reasons });
}

/** Throws RULE_VIOLATED where anything speaks against it. */
export function refuseBreaches(sentence: string, breaches: readonly Breach[]): void {
  const [first] = breaches;
  if (first)
    throw violated(
      sentence,
      first.clause,
      breaches.map(({ clause, because }) => `${because} (${clause})`),
    );
}
