import { advisoryBody } from "./advisoryBody";
import { capacityStrengthening } from "./capacityStrengthening";
import { type CollaborationFacts, type PatternFinding } from "./collaboration";
import { informationExchange } from "./informationExchange";
import { mutualSupport } from "./mutualSupport";
import { ombudsmanPlus } from "./ombudsmanPlus";
import { specificActivities } from "./specificActivities";

/** In the order of the founding text. */
const RULES: readonly ((facts: CollaborationFacts) => PatternFinding)[] = [
  informationExchange,
  mutualSupport,
  capacityStrengthening,
  specificActivities,
  advisoryBody,
  ombudsmanPlus,
];

/**
 * What the records show of each of the six patterns, S1 to S6, beside what is recorded; the patterns are not exclusive. A reading aid for
 * curators: UNKNOWN is never FAILED, and less information only makes findings undetermined, never contrary. Whether an NPM or a network of
 * NPMs cooperates matters to S6 alone. What both did together counts as it is given, be it of another round of their cooperation.
 */
export function classify(facts: CollaborationFacts): readonly PatternFinding[] {
  return RULES.map((rule) => rule(facts));
}
