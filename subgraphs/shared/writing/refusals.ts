/** Refusals by a rule: the clause and each reason, or no reasons where the viewer may not see them. */
import { LiaisonError } from "../../../domain/errors";
import type { Breach } from "../../../domain/ruling";

/** The one message for every refusal whose reasons the viewer may not see. */
export const UNTOLD = "The rules do not allow this. You may not see the reasons.";

/** The error for a refusal whose reasons the viewer may not see; it is always the same. */
export function untold(clause: string | undefined): LiaisonError {
  return new LiaisonError("RULE_VIOLATED", UNTOLD, { ...(clause === undefined ? {} : { clause }), reasons: [] });
}

/** The RULE_VIOLATED error of a rule; its message is the sentence and the reasons. */
export function violated(sentence: string, clause: string, reasons: readonly string[]): LiaisonError {
  return new LiaisonError("RULE_VIOLATED", `${sentence} ${reasons.join(" ")}`.trim(), { clause, reasons });
}

/** Throws RULE_VIOLATED where there are breaches. */
export function refuseBreaches(sentence: string, breaches: readonly Breach[]): void {
  const [first] = breaches;
  if (first)
    throw violated(
      sentence,
      first.clause,
      breaches.map(({ clause, because }) => `${because} (${clause})`),
    );
}
