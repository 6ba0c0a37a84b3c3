/** Refusals by a rule: the clause and each reason, or no reasons where the viewer may not see them. */
import { LiaisonError } from "../../../domain/errors";
import type { Breach } from "../../../domain/ruling";

/** The one sentence for every refusal that rests on what the viewer may not see. */
export const UNTOLD = "The rules do not allow this. You may not see the reasons.";

/** The error for a refusal whose reasons the viewer may not see; it is always the same. */
export function untold(clause: string | undefined): LiaisonError {
  return new LiaisonError("RULE_VIOLATED", UNTOLD, { ...(clause === undefined ? {} : { clause }), reasons: [] });
}

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
